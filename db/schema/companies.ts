import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { record } from './columns.ts';

export const companies = sqliteTable(
  'companies',
  {
    ...record(),
    number: integer('number').notNull().unique(),
    name: text('name').notNull(),
    /** `nameKey(name)`: for sorting and matching, made by the program. */
    nameKey: text('name_key').notNull(),
    legalName: text('legal_name'),
    taxId: text('tax_id'),
    registrationNo: text('registration_no'),
    industry: text('industry'),
    notes: text('notes'),
  },
  (table) => [
    index('companies_by_name').on(table.nameKey, table.id).where(sql`deleted_at IS NULL`),
    index('companies_by_update').on(table.updatedAt).where(sql`deleted_at IS NULL`),
    index('companies_in_trash').on(table.deletedAt).where(sql`deleted_at IS NOT NULL`),
  ],
);
