import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import { applyMigrations } from './apply-migrations.ts';
import { backUpDatabase } from './backup.ts';
import { connect, refuseForeignFile, schemaVersion, tightenModes } from './connect.ts';
import { DatabaseError, toDatabaseError } from './database-error.ts';
import { installJournal } from './journal.ts';
import { migrations } from './migrations/index.ts';

export type OpenOptions = {
  /** Make the file where there is none. A file that is there is never taken for a new one. */
  create?: boolean;
  readonly?: boolean;
  /** Where the copy before a migration goes; beside the file unless told. */
  backupFolder?: string;
  /** Rows are journalled as ranges by the caller: leaves the insert triggers out. For jobs only. */
  bulk?: boolean;
  /** A second connection of a process that has opened the file before: skips the slow check. */
  checked?: boolean;
};

/**
 * The only place that opens the data file: refuses what isn't ours, is damaged or newer without
 * writing a byte, brings an older one up to date after a verified copy, and sets every pragma.
 * @throws {DatabaseError}
 */
export function openDatabase(file: string, options: OpenOptions = {}): Database.Database {
  if (isMainThread) process.umask(0o077);
  const isMemory = file === ':memory:';
  const isNew = isMemory || !existsSync(file);
  if (isNew && !isMemory && !options.create) throw new DatabaseError('missing', { place: file });
  if (!isNew) refuseForeignFile(file);
  let db: Database.Database | undefined;
  try {
    if (isNew && !isMemory) closeSync(openSync(file, 'wx', 0o600));
    db = connect(file, { isNew, readonly: options.readonly });
    if (!isNew && !options.checked) checkQuickly(db, file);
    if (!options.readonly) {
      migrate(db, file, isNew, options.backupFolder);
      tightenModes(file);
      installJournal(db, { bulk: options.bulk ?? false });
    }
    return db;
  } catch (error) {
    db?.close();
    if (isNew && !isMemory)
      for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true });
    throw toDatabaseError(error, file) ?? error;
  }
}

/** Ends a session: what the next one needs is in the one file, nothing beside it. */
export function closeDatabase(db: Database.Database): void {
  if (!db.open) return;
  if (!db.readonly && !db.inTransaction) {
    db.pragma('optimize');
    db.pragma('wal_checkpoint(TRUNCATE)');
  }
  db.close();
}

function checkQuickly(db: Database.Database, place: string): void {
  const result = db.pragma('quick_check(1)', { simple: true });
  if (result !== 'ok') throw new DatabaseError('damaged', { place });
}

function migrate(db: Database.Database, file: string, isNew: boolean, backupFolder?: string): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > schemaVersion)
    throw new DatabaseError('newer', { place: file, version, supported: schemaVersion });
  if (version === schemaVersion) return;
  if (!isNew) backUpDatabase(file, backupFolder ?? dirname(file), `before-version-${schemaVersion}`);
  applyMigrations(db, migrations.slice(version), file);
}
