import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { applyMigrations } from './apply-migrations.ts';
import { type Backup, backUpDatabase, hashFile, listBackups, verifyBackup } from './backup.ts';
import { checkDatabase } from './check-database.ts';
import { connect, refuseForeignFile, schemaVersion, tightenModes } from './connect.ts';
import { lockDataFile } from './data-file-lock.ts';
import { DatabaseError, type DatabaseErrorCode, toDatabaseError } from './database-error.ts';
import { migrations } from './migrations/index.ts';
import { draftOf, intentOf, isRestoreUnfinished, partialOf } from './restore-paths.ts';
import { syncFile, syncFolder } from './sync-file.ts';

export type RestoreOrder = {
  file: string;
  backupFolder: string;
  /** The backup's file name. */
  name: string;
  /** Files made from the data, such as the search index: they go, and are made again. */
  derived?: string[];
  at?: number;
};

/** What an interrupted restore leaves word of: from here on it goes forward only. */
type Intent = { replaced: string; derived: string[]; isCopied: boolean };

/** The name that says that there is something to clear up goes last. */
const sideFiles = ['-journal', '-shm', '-wal', ''];

/**
 * Puts a backup in the data file's place: all of it or nothing, whenever the power goes. The present state is
 * kept as a backup of its own, so that a restore is undone by another; a file too damaged to be copied is kept
 * beside the new one. No connection may be open.
 * @throws {DatabaseError} and the file is as it was
 */
export function restoreBackup(order: RestoreOrder): { before: Backup | null } {
  const { file, backupFolder, name } = order;
  const lock = lockDataFile(file);
  try {
    finishRestore(file);
    const backup = findIntactBackup(backupFolder, name);
    const before = keepPresentState(file, backupFolder, order.at);
    prepare(file, join(backupFolder, backup.name), backup.sha256);
    emptyWal(file);
    const stamp = new Date(order.at ?? Date.now()).toISOString().replace(/[-:]/g, '').slice(0, 15);
    const intent: Intent = {
      replaced: `${file}.replaced-${stamp}`,
      derived: order.derived ?? [],
      isCopied: before !== null,
    };
    writeIntent(file, intent);
    finishRestore(file);
    return { before };
  } catch (error) {
    if (!isRestoreUnfinished(file)) discard(file);
    throw toDatabaseError(error, file) ?? new DatabaseError('restore-failed', { place: file }, error);
  } finally {
    lock.release();
  }
}

/**
 * At each start, before the file is opened: ends a restore that was interrupted. What was not ready is taken
 * away, what was ready is put in place.
 */
export function finishRestore(file: string): void {
  if (!isRestoreUnfinished(file)) {
    if (existsSync(partialOf(file))) withLock(file, () => discard(file));
    return;
  }
  withLock(file, () => {
    const intent = readIntent(file);
    if (existsSync(partialOf(file))) putInPlace(file, intent);
    for (const path of intent.derived) remove(path);
    // A copy of it is among the backups; without one it is all that is left of the old state.
    if (intent.isCopied) remove(intent.replaced);
    rmSync(intentOf(file), { force: true });
    syncFolder(dirname(file));
  });
}

function withLock(file: string, run: () => void): void {
  const lock = lockDataFile(file);
  try {
    if (isRestoreUnfinished(file) || existsSync(partialOf(file))) run();
  } finally {
    lock.release();
  }
}

function findIntactBackup(folder: string, name: string): Backup {
  const backup = listBackups(folder).find((candidate) => candidate.name === name);
  const place = join(folder, basename(name));
  if (!backup) throw new DatabaseError('missing', { place });
  const found = verifyBackup(join(folder, backup.name));
  if (found.sha256 !== backup.sha256) throw new DatabaseError('damaged', { place });
  return backup;
}

const notWorthACopy: DatabaseErrorCode[] = ['missing', 'empty', 'damaged', 'not-ours'];

/** Null where there is nothing that could be copied: the file itself is kept then. */
function keepPresentState(file: string, folder: string, at?: number): Backup | null {
  try {
    refuseForeignFile(file);
    return backUpDatabase(file, folder, 'before-restore', at);
  } catch (error) {
    const known = toDatabaseError(error, file);
    if (known && notWorthACopy.includes(known.code)) return null;
    throw error;
  }
}

/** The copy, up to date and looked through, beside the file that it will replace. */
function prepare(file: string, source: string, sha256: string): void {
  const partial = partialOf(file);
  remove(partial);
  copyFileSync(source, partial);
  syncFile(partial);
  if (hashFile(partial) !== sha256) throw new DatabaseError('damaged', { place: source });
  const db = connect(partial);
  try {
    const version = Number(db.pragma('user_version', { simple: true }));
    if (version < schemaVersion) applyMigrations(db, migrations.slice(version), partial);
    if (checkDatabase(db).length > 0) throw new DatabaseError('damaged', { place: source });
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
  tightenModes(partial);
  syncFile(partial);
}

/** So that nothing of the old file lies beside it when it goes. */
function emptyWal(file: string): void {
  if (!existsSync(`${file}-wal`)) return;
  try {
    refuseForeignFile(file);
    const db = connect(file);
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
  } catch (error) {
    if (toDatabaseError(error, file)?.code === 'in-use') throw error;
    // Too damaged to be opened: its side files move with it.
  }
}

/** A leftover -wal would silently turn the restored file into the old one, so the side files go first. */
function putInPlace(file: string, { replaced }: Intent): void {
  const moved: string[] = [];
  try {
    for (const side of ['-wal', '-shm', ''])
      if (existsSync(`${file}${side}`) && !existsSync(`${replaced}${side}`)) {
        renamePatiently(`${file}${side}`, `${replaced}${side}`);
        moved.push(side);
      }
    renamePatiently(partialOf(file), file);
    syncFolder(dirname(file));
  } catch (error) {
    for (const side of moved.reverse()) renameSync(`${replaced}${side}`, `${file}${side}`);
    rmSync(intentOf(file), { force: true });
    remove(partialOf(file));
    throw error;
  }
}

/** On Windows a virus scanner may hold a file for a moment. */
function renamePatiently(from: string, to: string): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; ; waited += 200)
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!['EPERM', 'EBUSY', 'EACCES'].includes(code) || process.platform !== 'win32' || waited > 10_000)
        throw error;
      Atomics.wait(pause, 0, 0, 200);
    }
}

/** Under a name that the next start knows, should this be interrupted. */
function writeIntent(file: string, intent: Intent): void {
  writeFileSync(draftOf(file), JSON.stringify(intent), { mode: 0o600 });
  syncFile(draftOf(file));
  renameSync(draftOf(file), intentOf(file));
  syncFolder(dirname(file));
}

function readIntent(file: string): Intent {
  return JSON.parse(readFileSync(intentOf(file), 'utf8')) as Intent;
}

function discard(file: string): void {
  rmSync(draftOf(file), { force: true });
  remove(partialOf(file));
}

function remove(path: string): void {
  for (const side of sideFiles) rmSync(`${path}${side}`, { force: true });
}
