import type Database from 'better-sqlite3';

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

/**
 * Takes them away for the length of a large insert; returns what puts them back. Both within its transaction.
 * `hasUids`: some rows bring a uid of their own, which must be looked up.
 */
export function deferIndexes(db: Database.Database, hasUids: boolean): () => void {
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
