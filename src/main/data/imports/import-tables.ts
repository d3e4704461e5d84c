import type Database from 'better-sqlite3';
import { BulkInserter } from '../../../../db/bulk-inserter.ts';

const columns = {
  contacts: [
    'uid',
    'source',
    'created_at',
    'updated_at',
    'number',
    'salutation',
    'first_name',
    'last_name',
    'display_name',
    'name_key',
    'birth_date',
    'language',
    'lifecycle_stage',
    'lead_source',
    'preferred_channel',
    'do_not_contact',
    'notes',
  ],
  companies: [
    'uid',
    'source',
    'created_at',
    'updated_at',
    'number',
    'name',
    'name_key',
    'legal_name',
    'tax_id',
    'registration_no',
    'industry',
    'notes',
  ],
  contact_points: ['contact_id', 'company_id', 'kind', 'label', 'raw', 'normalized', 'position'],
  addresses: [
    'contact_id',
    'company_id',
    'label',
    'street',
    'street2',
    'city',
    'region',
    'postal_code',
    'country',
    'position',
  ],
  contact_companies: ['contact_id', 'company_id', 'role', 'position'],
  contact_tags: ['contact_id', 'tag_id'],
  company_tags: ['company_id', 'tag_id'],
  tags: ['name', 'name_key'],
  custom_values: ['contact_id', 'company_id', 'field_id', 'value'],
  external_ids: ['contact_id', 'company_id', 'source', 'value'],
  consents: ['contact_id', 'purpose', 'channel', 'state', 'source', 'wording', 'captured_at', 'expires_on'],
} as const;

/** Their values are few, and the program's own: they stand in the statements themselves. */
const spelled = ['source', 'created_at', 'updated_at', 'do_not_contact', 'kind', 'position'];

export type ImportTables = { [Table in keyof typeof columns]: BulkInserter };

export function openImportTables(db: Database.Database, changeSetId: number): ImportTables {
  return Object.fromEntries(
    Object.entries(columns).map(([table, names]) => [
      table,
      // A source of an id is whatever the file says.
      new BulkInserter(
        db,
        changeSetId,
        table,
        [...names],
        table === 'external_ids' || table === 'consents' ? [] : spelled,
      ),
    ]),
  ) as ImportTables;
}

export function flushImportTables(tables: ImportTables): void {
  for (const inserter of Object.values(tables)) inserter.flush();
}
