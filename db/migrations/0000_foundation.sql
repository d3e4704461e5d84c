CREATE TABLE `companies` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`source` text DEFAULT 'manual' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`legal_name` text,
	`tax_id` text,
	`registration_no` text,
	`industry` text,
	`notes` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `companies_uid_unique` ON `companies` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `companies_number_unique` ON `companies` (`number`);--> statement-breakpoint
CREATE INDEX `companies_by_name` ON `companies` (`name_key`,`id`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `companies_by_update` ON `companies` (`updated_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `companies_in_trash` ON `companies` (`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `addresses` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contact_id` integer,
	`company_id` integer,
	`label` text,
	`street` text,
	`street2` text,
	`city` text,
	`region` text,
	`postal_code` text,
	`country` text,
	`position` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "addresses_owner" CHECK((contact_id IS NULL) <> (company_id IS NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `addresses_by_contact` ON `addresses` (`contact_id`,`position`) WHERE contact_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `addresses_by_company` ON `addresses` (`company_id`,`position`) WHERE company_id IS NOT NULL;--> statement-breakpoint
CREATE TABLE `company_tags` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`company_id` integer NOT NULL,
	`tag_id` integer NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tag_id`) REFERENCES `tags`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `company_tags_by_company` ON `company_tags` (`company_id`,`tag_id`);--> statement-breakpoint
CREATE INDEX `company_tags_by_tag` ON `company_tags` (`tag_id`);--> statement-breakpoint
CREATE TABLE `consents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contact_id` integer NOT NULL,
	`purpose` text NOT NULL,
	`channel` text NOT NULL,
	`state` text NOT NULL,
	`source` text,
	`wording` text,
	`captured_at` integer NOT NULL,
	`expires_on` text,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `consents_by_contact` ON `consents` (`contact_id`,`purpose`,`channel`);--> statement-breakpoint
CREATE TABLE `contact_companies` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contact_id` integer NOT NULL,
	`company_id` integer NOT NULL,
	`role` text,
	`position` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `contact_companies_by_contact` ON `contact_companies` (`contact_id`,`company_id`);--> statement-breakpoint
CREATE INDEX `contact_companies_by_company` ON `contact_companies` (`company_id`);--> statement-breakpoint
CREATE TABLE `contact_points` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contact_id` integer,
	`company_id` integer,
	`kind` text NOT NULL,
	`label` text,
	`raw` text NOT NULL,
	`normalized` text,
	`position` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contact_points_owner" CHECK((contact_id IS NULL) <> (company_id IS NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `contact_points_by_contact` ON `contact_points` (`contact_id`,`kind`,`position`) WHERE contact_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `contact_points_by_company` ON `contact_points` (`company_id`,`kind`,`position`) WHERE company_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `contact_points_by_value` ON `contact_points` (`normalized`) WHERE normalized IS NOT NULL;--> statement-breakpoint
CREATE TABLE `contact_tags` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contact_id` integer NOT NULL,
	`tag_id` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tag_id`) REFERENCES `tags`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `contact_tags_by_contact` ON `contact_tags` (`contact_id`,`tag_id`);--> statement-breakpoint
CREATE INDEX `contact_tags_by_tag` ON `contact_tags` (`tag_id`);--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`source` text DEFAULT 'manual' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`number` integer NOT NULL,
	`salutation` text,
	`first_name` text,
	`last_name` text,
	`display_name` text NOT NULL,
	`name_key` text NOT NULL,
	`birth_date` text,
	`language` text,
	`lifecycle_stage` text,
	`lead_source` text,
	`preferred_channel` text,
	`do_not_contact` integer DEFAULT false NOT NULL,
	`notes` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_uid_unique` ON `contacts` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_number_unique` ON `contacts` (`number`);--> statement-breakpoint
CREATE INDEX `contacts_by_name` ON `contacts` (`name_key`,`id`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `contacts_by_update` ON `contacts` (`updated_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `contacts_in_trash` ON `contacts` (`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `custom_fields` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`noun` text NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`choices` text,
	`position` integer DEFAULT 0 NOT NULL,
	`deleted_at` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `custom_fields_by_key` ON `custom_fields` (`noun`,`key`);--> statement-breakpoint
CREATE TABLE `custom_values` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contact_id` integer,
	`company_id` integer,
	`field_id` integer NOT NULL,
	`value` text NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`field_id`) REFERENCES `custom_fields`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "custom_values_owner" CHECK((contact_id IS NULL) <> (company_id IS NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `custom_values_by_contact` ON `custom_values` (`contact_id`,`field_id`) WHERE contact_id IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `custom_values_by_company` ON `custom_values` (`company_id`,`field_id`) WHERE company_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `custom_values_by_field` ON `custom_values` (`field_id`,`value`);--> statement-breakpoint
CREATE TABLE `external_ids` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contact_id` integer,
	`company_id` integer,
	`source` text NOT NULL,
	`value` text NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "external_ids_owner" CHECK((contact_id IS NULL) <> (company_id IS NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `external_ids_by_contact` ON `external_ids` (`contact_id`) WHERE contact_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `external_ids_by_company` ON `external_ids` (`company_id`) WHERE company_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `external_ids_by_value` ON `external_ids` (`value`,`source`);--> statement-breakpoint
CREATE TABLE `tags` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `tags_name_key_unique` ON `tags` (`name_key`);--> statement-breakpoint
CREATE TABLE `change_ranges` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`change_set_id` integer NOT NULL,
	`table_name` text NOT NULL,
	`first_id` integer NOT NULL,
	`last_id` integer NOT NULL,
	FOREIGN KEY (`change_set_id`) REFERENCES `change_sets`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `change_ranges_by_set` ON `change_ranges` (`change_set_id`);--> statement-breakpoint
CREATE INDEX `change_ranges_by_row` ON `change_ranges` (`table_name`,`last_id`,`first_id`);--> statement-breakpoint
CREATE TABLE `change_sets` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`operation` text NOT NULL,
	`source` text NOT NULL,
	`summary` text NOT NULL,
	`rows` integer DEFAULT 0 NOT NULL,
	`undoes` integer,
	`undone_by` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `change_sets_by_undoes` ON `change_sets` (`undoes`);--> statement-breakpoint
CREATE TABLE `changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`change_set_id` integer NOT NULL,
	`table_name` text NOT NULL,
	`row_id` integer NOT NULL,
	`action` text NOT NULL,
	`record_table` text,
	`record_id` integer,
	`old` text,
	FOREIGN KEY (`change_set_id`) REFERENCES `change_sets`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `changes_by_set` ON `changes` (`change_set_id`,`table_name`,`row_id`);--> statement-breakpoint
CREATE INDEX `changes_by_row` ON `changes` (`table_name`,`row_id`);--> statement-breakpoint
CREATE INDEX `changes_by_record` ON `changes` (`record_table`,`record_id`);--> statement-breakpoint
CREATE TABLE `counters` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`series` text NOT NULL,
	`last` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `counters_series_unique` ON `counters` (`series`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`change_set_id` integer,
	`noun` text NOT NULL,
	`file_name` text NOT NULL,
	`sha256` text NOT NULL,
	`signature` text NOT NULL,
	`reading` text NOT NULL,
	`mapping` text NOT NULL,
	`counts` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`change_set_id`) REFERENCES `change_sets`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `imports_by_signature` ON `imports` (`signature`);--> statement-breakpoint
CREATE UNIQUE INDEX `imports_by_change_set` ON `imports` (`change_set_id`);--> statement-breakpoint
CREATE TABLE `preferences` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `preferences_key_unique` ON `preferences` (`key`);--> statement-breakpoint
CREATE TABLE `settings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `settings_key_unique` ON `settings` (`key`);