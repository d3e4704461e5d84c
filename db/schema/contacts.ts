import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { calendarDate, flag, id, instant, record } from './columns.ts';
import { companies } from './companies.ts';

export const lifecycleStages = [
  'lead',
  'prospect',
  'customer',
  'regular',
  'lapsing',
  'former',
  'won_back',
  'advocate',
  'other',
] as const;
export const preferredChannels = ['phone', 'email', 'sms', 'whatsapp', 'post', 'visit'] as const;
export const consentPurposes = ['marketing', 'newsletter', 'service', 'survey'] as const;
export const consentChannels = ['email', 'phone', 'sms', 'post'] as const;
export const consentStates = ['given', 'refused', 'withdrawn', 'unknown'] as const;

export const contacts = sqliteTable(
  'contacts',
  {
    ...record(),
    /** The customer number, from the counter `contacts`. */
    number: integer('number').notNull().unique(),
    salutation: text('salutation'),
    firstName: text('first_name'),
    lastName: text('last_name'),
    displayName: text('display_name').notNull(),
    /** `nameKey(display_name)`: for sorting and matching, made by the program. */
    nameKey: text('name_key').notNull(),
    /** `YYYY-MM-DD`, or `--MM-DD` where the year is not known. */
    birthDate: calendarDate('birth_date'),
    language: text('language'),
    lifecycleStage: text('lifecycle_stage', { enum: lifecycleStages }),
    leadSource: text('lead_source'),
    preferredChannel: text('preferred_channel', { enum: preferredChannels }),
    isDoNotContact: flag('do_not_contact').notNull().default(false),
    notes: text('notes'),
  },
  (table) => [
    // the contact list in its usual order, name matching, one and two letters of search
    index('contacts_by_name').on(table.nameKey, table.id).where(sql`deleted_at IS NULL`),
    // the list by "last changed", and what is new for the overview
    index('contacts_by_update').on(table.updatedAt).where(sql`deleted_at IS NULL`),
    // the trash
    index('contacts_in_trash').on(table.deletedAt).where(sql`deleted_at IS NOT NULL`),
  ],
);

/** A person's place in a company; the lowest position is the main one. */
export const contactCompanies = sqliteTable(
  'contact_companies',
  {
    id: id(),
    contactId: integer('contact_id')
      .notNull()
      .references(() => contacts.id),
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id),
    role: text('role'),
    position: integer('position').notNull().default(0),
  },
  (table) => [
    uniqueIndex('contact_companies_by_contact').on(table.contactId, table.companyId),
    index('contact_companies_by_company').on(table.companyId),
  ],
);

/** What a person agreed to; one current row per purpose and channel, its past is in the journal. */
export const consents = sqliteTable(
  'consents',
  {
    id: id(),
    contactId: integer('contact_id')
      .notNull()
      .references(() => contacts.id),
    purpose: text('purpose', { enum: consentPurposes }).notNull(),
    channel: text('channel', { enum: consentChannels }).notNull(),
    state: text('state', { enum: consentStates }).notNull(),
    source: text('source'),
    wording: text('wording'),
    capturedAt: instant('captured_at').notNull(),
    expiresOn: calendarDate('expires_on'),
  },
  (table) => [uniqueIndex('consents_by_contact').on(table.contactId, table.purpose, table.channel)],
);

export const contactTags = sqliteTable(
  'contact_tags',
  {
    id: id(),
    contactId: integer('contact_id')
      .notNull()
      .references(() => contacts.id),
    tagId: integer('tag_id')
      .notNull()
      .references(() => tags.id),
  },
  (table) => [
    uniqueIndex('contact_tags_by_contact').on(table.contactId, table.tagId),
    index('contact_tags_by_tag').on(table.tagId),
  ],
);

export const companyTags = sqliteTable(
  'company_tags',
  {
    id: id(),
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id),
    tagId: integer('tag_id')
      .notNull()
      .references(() => tags.id),
  },
  (table) => [
    uniqueIndex('company_tags_by_company').on(table.companyId, table.tagId),
    index('company_tags_by_tag').on(table.tagId),
  ],
);

export const tags = sqliteTable('tags', {
  id: id(),
  name: text('name').notNull(),
  /** `nameKey(name)`: "VIP" and "vip" are one tag. */
  nameKey: text('name_key').notNull().unique(),
});

const owner = () => ({
  contactId: integer('contact_id').references(() => contacts.id),
  companyId: integer('company_id').references(() => companies.id),
});
const hasOneOwner = (name: string) => check(name, sql`(contact_id IS NULL) <> (company_id IS NULL)`);

export const contactPointKinds = ['email', 'phone', 'social', 'website'] as const;
export const contactPointLabels = ['work', 'home', 'mobile', 'fax', 'billing', 'shipping', 'other'] as const;

/** A phone, e-mail, social account or web page; the lowest position of its kind is the main one. */
export const contactPoints = sqliteTable(
  'contact_points',
  {
    id: id(),
    ...owner(),
    kind: text('kind', { enum: contactPointKinds }).notNull(),
    /** One of `contactPointLabels`, or the owner's own word. */
    label: text('label'),
    raw: text('raw').notNull(),
    /** Phone: E.164; e-mail: the match key; null where the text can't be read as one. */
    normalized: text('normalized'),
    position: integer('position').notNull().default(0),
  },
  (table) => [
    index('contact_points_by_contact')
      .on(table.contactId, table.kind, table.position)
      .where(sql`contact_id IS NOT NULL`),
    index('contact_points_by_company')
      .on(table.companyId, table.kind, table.position)
      .where(sql`company_id IS NOT NULL`),
    // matching an import's rows, the duplicate warning
    index('contact_points_by_value').on(table.normalized).where(sql`normalized IS NOT NULL`),
    hasOneOwner('contact_points_owner'),
  ],
);

export const addresses = sqliteTable(
  'addresses',
  {
    id: id(),
    ...owner(),
    label: text('label'),
    street: text('street'),
    street2: text('street2'),
    city: text('city'),
    region: text('region'),
    postalCode: text('postal_code'),
    /** ISO 3166-1 alpha-2 where it could be read as a country, else as typed. */
    country: text('country'),
    position: integer('position').notNull().default(0),
  },
  (table) => [
    index('addresses_by_contact').on(table.contactId, table.position).where(sql`contact_id IS NOT NULL`),
    index('addresses_by_company').on(table.companyId, table.position).where(sql`company_id IS NOT NULL`),
    hasOneOwner('addresses_owner'),
  ],
);

/** A record's id in another program, so that its next file finds it again. */
export const externalIds = sqliteTable(
  'external_ids',
  {
    id: id(),
    ...owner(),
    source: text('source').notNull(),
    value: text('value').notNull(),
  },
  (table) => [
    index('external_ids_by_contact').on(table.contactId).where(sql`contact_id IS NOT NULL`),
    index('external_ids_by_company').on(table.companyId).where(sql`company_id IS NOT NULL`),
    index('external_ids_by_value').on(table.value, table.source),
    hasOneOwner('external_ids_owner'),
  ],
);

export const customFieldKinds = ['text', 'number', 'date', 'boolean', 'choice'] as const;
export const customFieldNouns = ['contacts', 'companies'] as const;

/** A field that the owner made. */
export const customFields = sqliteTable(
  'custom_fields',
  {
    id: id(),
    noun: text('noun', { enum: customFieldNouns }).notNull(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    kind: text('kind', { enum: customFieldKinds }).notNull(),
    /** The choices of a field of kind `choice`, in order. */
    choices: text('choices', { mode: 'json' }).$type<string[]>(),
    position: integer('position').notNull().default(0),
    deletedAt: instant('deleted_at'),
  },
  (table) => [uniqueIndex('custom_fields_by_key').on(table.noun, table.key)],
);

export const customValues = sqliteTable(
  'custom_values',
  {
    id: id(),
    ...owner(),
    fieldId: integer('field_id')
      .notNull()
      .references(() => customFields.id),
    /** Text as typed, a decimal (`12.50`), `YYYY-MM-DD`, `true`/`false`, or a choice. */
    value: text('value').notNull(),
  },
  (table) => [
    uniqueIndex('custom_values_by_contact')
      .on(table.contactId, table.fieldId)
      .where(sql`contact_id IS NOT NULL`),
    uniqueIndex('custom_values_by_company')
      .on(table.companyId, table.fieldId)
      .where(sql`company_id IS NOT NULL`),
    // filtering a list by a field, counting a field's values before it goes
    index('custom_values_by_field').on(table.fieldId, table.value),
    hasOneOwner('custom_values_owner'),
  ],
);
