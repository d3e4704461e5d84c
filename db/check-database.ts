import type Database from 'better-sqlite3';

/** Rows per table. */
export function countRows(db: Database.Database): Map<string, number> {
  const tables = db
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .pluck()
    .all();
  return new Map(
    tables.map((table) => [
      table,
      db.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get() ?? 0,
    ]),
  );
}

/** `integrity_check` and `foreign_key_check`, in SQLite's own words; empty when all is well. */
export function checkDatabase(db: Database.Database): string[] {
  const integrity = (db.pragma('integrity_check(20)') as { integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((text) => text !== 'ok');
  const references = (
    db.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]
  ).map((row) => `${row.table} ${row.rowid} refers to a row of ${row.parent} that is not there`);
  return [...integrity, ...references];
}
