import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import { abandonChangeSet, beginChangeSet, endChangeSet } from '../../../../db/journal.ts';
import { prepareOnce } from '../../../../db/prepare-once.ts';
import { Settings } from '../../../contract/settings.ts';
import type { Handlers } from '../handlers.ts';

export const settings: Handlers<'settings'> = {
  get: ({ sqlite }) => readSettings(sqlite),

  update(context, changes) {
    for (const [key, value] of Object.entries(changes)) writeSetting(context.sqlite, key, value);
    context.summarize({ fields: Object.keys(changes).join(',') });
  },
};

const usual: Settings = {
  shopName: '',
  country: 'US',
  currency: 'USD',
  timeZone: 'UTC',
  language: 'en',
  region: 'en-US',
  isDemo: false,
};

export function readSettings(sqlite: Database.Database): Settings {
  const rows = prepareOnce<[], { key: string; value: string }>(
    sqlite,
    'SELECT key, value FROM settings',
  ).all();
  const stored: Record<string, unknown> = {};
  for (const { key, value } of rows) if (key in usual) stored[key] = JSON.parse(value);
  return { ...usual, ...stored };
}

function writeSetting(sqlite: Database.Database, key: string, value: unknown): void {
  prepareOnce<[string, string], unknown>(
    sqlite,
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(key, JSON.stringify(value));
}

/**
 * Gives a new file its identity and the computer's country, language and currency to start from. A file
 * that has them is left alone.
 */
export function giveDefaults(sqlite: Database.Database, defaults: Record<string, unknown>): void {
  const known = prepareOnce<[], number>(sqlite, "SELECT count(*) FROM settings WHERE key = 'database_id'")
    .pluck()
    .get();
  if (known) return;
  const fitting = Settings.partial().safeParse(
    Object.fromEntries(Object.entries(defaults).filter(([key]) => key in usual)),
  );
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    const set = beginChangeSet(sqlite, { operation: 'settings.create', source: 'screen', at: Date.now() });
    writeSetting(sqlite, 'database_id', randomUUID());
    for (const [key, value] of Object.entries({ ...usual, ...(fitting.success ? fitting.data : {}) }))
      writeSetting(sqlite, key, value);
    endChangeSet(sqlite, set, {});
    sqlite.exec('COMMIT');
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
    abandonChangeSet(sqlite);
    throw error;
  }
}
