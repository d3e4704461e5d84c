import type Database from 'better-sqlite3';
import { readSettings } from './settings.ts';

/** What the shell remembers of a data file, so that an emptied one is never taken for a new start. */
export function describeDatabase(sqlite: Database.Database): {
  databaseId: string;
  contacts: number;
  language: string;
} {
  const id = sqlite.prepare<[], string>("SELECT value FROM settings WHERE key = 'database_id'").pluck().get();
  return {
    databaseId: id === undefined ? '' : (JSON.parse(id) as string),
    contacts: sqlite
      .prepare<[], number>('SELECT count(*) FROM contacts WHERE deleted_at IS NULL')
      .pluck()
      .get()!,
    language: readSettings(sqlite).language,
  };
}
