import type Database from 'better-sqlite3';
import { countRows } from './check-database.ts';
import { DatabaseError, toDatabaseError } from './database-error.ts';
import type { Migration } from './migrations/index.ts';

/**
 * Not drizzle's migrator: that one runs table rebuilds inside a transaction, where
 * `PRAGMA foreign_keys=OFF` does nothing and cascades empty the child tables.
 * All steps or none; no table loses a row.
 */
export function applyMigrations(db: Database.Database, steps: readonly Migration[], place: string): void {
  db.pragma('foreign_keys = OFF');
  try {
    db.exec('BEGIN IMMEDIATE');
    for (const step of steps) {
      const before = countRows(db);
      db.exec(step.sql);
      const broken = db.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0) throw new Error(`${step.name}: ${broken.length} broken references`);
      const after = countRows(db);
      for (const [table, count] of before)
        if ((after.get(table) ?? 0) < count) throw new Error(`${step.name}: rows missing in ${table}`);
      db.pragma(`user_version = ${step.version}`);
    }
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    const known = toDatabaseError(error, place);
    if (known?.code === 'disk-full') throw known;
    throw new DatabaseError('migration-failed', { place }, error);
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
