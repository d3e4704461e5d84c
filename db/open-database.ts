import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, linkSync, lstatSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import { applyMigrations } from './apply-migrations.ts';
import { backUpDatabase } from './backup.ts';
import { connect, refuseForeignFile, schemaVersion, tightenModes } from './connect.ts';
import { DatabaseError, toDatabaseError } from './database-error.ts';
import { installJournal } from './journal.ts';
import { migrations } from './migrations/index.ts';
import { finishRestore } from './restore.ts';
import { syncFile, syncFolder } from './sync-file.ts';

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
  let db: Database.Database | undefined;
  try {
    if (!isMemory) makeReady(file, options);
    db = connect(file, { isNew: isMemory, readonly: options.readonly });
    if (!options.readonly) {
      migrate(db, file, isMemory, options.backupFolder);
      tightenModes(file);
      installJournal(db, { bulk: options.bulk ?? false });
    }
    return db;
  } catch (error) {
    db?.close();
    throw toDatabaseError(error, file) ?? error;
  }
}

function makeReady(file: string, { create, checked, readonly }: OpenOptions): void {
  if (checked) {
    refuseForeignFile(file);
    return;
  }
  if (!readonly) finishRestore(file);
  // A link to nowhere is a file that is there, and refused.
  if (!lstatSync(file, { throwIfNoEntry: false })) {
    if (!create) throw new DatabaseError('missing', { place: file });
    makeDatabase(file);
  }
  refuseForeignFile(file);
  checkQuickly(file);
}

/** Made under another name, so that a file of this name is whole, whenever the program was ended. */
function makeDatabase(file: string): void {
  const making = `${file}.making-${randomBytes(6).toString('hex')}`;
  try {
    closeSync(openSync(making, 'wx', 0o600));
    const db = connect(making, { isNew: true });
    try {
      applyMigrations(db, migrations, file);
    } finally {
      closeDatabase(db);
    }
    syncFile(making);
    // Unlike a rename, a link never takes the place of a file that somebody made meanwhile.
    linkOrRename(making, file);
    syncFolder(dirname(file));
  } finally {
    for (const side of ['', '-wal', '-shm']) rmSync(`${making}${side}`, { force: true });
  }
}

function linkOrRename(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return;
    renameSync(from, to); // a disk that knows no links
  }
}

/**
 * Ends a session: what the next one needs is in the one file, nothing beside it. Where there is no room for
 * that, it stays in the side file, where it is as safe.
 */
export function closeDatabase(db: Database.Database): void {
  if (!db.open) return;
  try {
    if (!db.readonly && !db.inTransaction) {
      db.pragma('optimize');
      db.pragma('wal_checkpoint(TRUNCATE)');
    }
  } catch (error) {
    if (toDatabaseError(error, '') === undefined) throw error;
  } finally {
    db.close();
  }
}

/** On a connection that can't write, and with the side files as they were: a damaged file is evidence. */
function checkQuickly(file: string): void {
  const made = ['-wal', '-shm'].map((side) => `${file}${side}`).filter((path) => !existsSync(path));
  try {
    const db = connect(file, { readonly: true });
    try {
      const result = db.pragma('quick_check(1)', { simple: true });
      if (result !== 'ok') throw new DatabaseError('damaged', { place: file });
    } finally {
      db.close();
    }
  } catch (error) {
    for (const path of made) rmSync(path, { force: true });
    throw error;
  }
}

function migrate(db: Database.Database, file: string, isNew: boolean, backupFolder?: string): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > schemaVersion)
    throw new DatabaseError('newer', { place: file, version, supported: schemaVersion });
  if (version === schemaVersion) return;
  if (!isNew) backUpDatabase(file, backupFolder ?? dirname(file), `before-version-${schemaVersion}`);
  applyMigrations(db, migrations.slice(version), file);
}
