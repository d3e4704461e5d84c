import type Database from 'better-sqlite3';
import type { ColumnTarget } from '../../../contract/exchange-fields.ts';
import { BulkInserter } from './bulk-inserter.ts';

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

/**
 * Indexes in an order that has nothing to do with the rows': made once behind a large import they cost a third,
 * and need not be held in memory while it runs.
 */
const scatteredIndexes = [
  'contacts_by_name',
  'companies_by_name',
  'contact_points_by_value',
  'contact_companies_by_company',
  'contact_tags_by_tag',
  'company_tags_by_tag',
  'custom_values_by_field',
  'external_ids_by_value',
];

/** Made up here, a uid is new in any case; one from the file must be looked up. */
const uidIndexes = ['contacts_uid_unique', 'companies_uid_unique'];

/** Takes them away for the length of the import; returns what puts them back. Both within its transaction. */
export function deferIndexes(db: Database.Database, targets: readonly (ColumnTarget | null)[]): () => void {
  const hasUids = targets.some((target) => target?.field === 'uid');
  const deferred = hasUids ? scatteredIndexes : [...scatteredIndexes, ...uidIndexes];
  const statements = db
    .prepare<[string], string>(
      "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name IN (SELECT value FROM json_each(?))",
    )
    .pluck()
    .all(JSON.stringify(deferred));
  for (const name of deferred) db.exec(`DROP INDEX ${name}`);
  return () => {
    for (const statement of statements) db.exec(statement);
  };
}
