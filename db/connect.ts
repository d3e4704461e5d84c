import { chmodSync, closeSync, existsSync, lstatSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { DatabaseError, toDatabaseError } from './database-error.ts';
import { migrations } from './migrations/index.ts';

/** "RGLR": says that a SQLite file is ours. */
export const applicationId = 0x52474c52;
export const schemaVersion = migrations.length;

/**
 * The only place that calls `new Database`: one connection with every pragma set. Of a new file the
 * caller has made the (empty) file itself.
 */
export function connect(
  file: string,
  options: { readonly?: boolean; isNew?: boolean } = {},
): Database.Database {
  const isReadonly = options.readonly ?? false;
  const db = new Database(file, { fileMustExist: file !== ':memory:', timeout: 5000, readonly: isReadonly });
  try {
    setPragmas(db, options.isNew ?? false, isReadonly);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * The search index: derived data, so a lost commit does no harm and fewer fsyncs will do; but a power cut
 * must not leave it silently wrong, hence not OFF.
 */
export function connectSearchIndex(file: string, options: { readonly?: boolean } = {}): Database.Database {
  const isReadonly = options.readonly ?? false;
  const index = new Database(file, { fileMustExist: true, timeout: 5000, readonly: isReadonly });
  try {
    index.pragma('trusted_schema = OFF');
    index.pragma('mmap_size = 0');
    index.pragma('temp_store = MEMORY');
    index.pragma('cache_size = -32768');
    if (isReadonly) return index;
    index.pragma('journal_mode = WAL');
    index.pragma('synchronous = NORMAL');
    index.pragma('wal_autocheckpoint = 8000');
    index.pragma('journal_size_limit = 67108864');
    tightenModes(file);
    return index;
  } catch (error) {
    index.close();
    throw error;
  }
}

/**
 * Holds a small file of its own for as long as the process lives or until the answer is called.
 * @throws {DatabaseError} in-use, of `place`, where another program holds it
 */
export function connectLock(file: string, place: string): () => void {
  let lock: Database.Database | undefined;
  try {
    // A program that was just ended may need a moment to let go.
    lock = new Database(file, { timeout: 2000 });
    lock.pragma('journal_mode = MEMORY');
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    throw toDatabaseError(error, place) ?? error;
  }
  const held = lock;
  return () => held.close();
}

/** Looks at the header alone: SQLite itself would already write beside a file that it merely opens. */
export function refuseForeignFile(file: string): { version: number } {
  const place = file;
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (!stat) throw new DatabaseError('missing', { place });
  if (!stat.isFile()) throw new DatabaseError('not-a-file', { place });
  if (stat.size === 0) throw new DatabaseError('empty', { place });
  const header = readHeader(file);
  if (stat.size < 512 || header.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    throw new DatabaseError('not-ours', { place });
  if (header.readUInt32BE(68) !== applicationId) throw new DatabaseError('not-ours', { place });
  const version = header.readUInt32BE(60);
  if (version > schemaVersion) throw new DatabaseError('newer', { place, version, supported: schemaVersion });
  return { version };
}

function readHeader(file: string): Buffer {
  const header = Buffer.alloc(100);
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    readSync(handle, header, 0, 100, 0);
  } catch (error) {
    throw toDatabaseError(error, file) ?? error;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
  return header;
}

function setPragmas(db: Database.Database, isNew: boolean, isReadonly: boolean): void {
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('mmap_size = 0');
  db.pragma('foreign_keys = ON');
  db.pragma('temp_store = MEMORY');
  // 32 MiB: with SQLite's own 2 MiB a list of a million rows reads the same pages again and again.
  db.pragma('cache_size = -32768');
  db.pragma('synchronous = FULL');
  if (isNew) {
    db.pragma('page_size = 4096');
    db.pragma("encoding = 'UTF-8'");
    db.pragma('auto_vacuum = NONE');
    db.pragma(`application_id = ${applicationId}`);
  }
  if (isReadonly) return;
  const mode = db.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal' && mode !== 'memory') throw new Error(`journal_mode is ${String(mode)}`);
  db.pragma('fullfsync = ON');
  db.pragma('checkpoint_fullfsync = ON');
  db.pragma('secure_delete = ON');
  db.pragma('journal_size_limit = 67108864');
  db.pragma('wal_autocheckpoint = 1000');
  db.pragma('recursive_triggers = ON');
  if (db.pragma('foreign_keys', { simple: true }) !== 1) throw new Error('foreign keys are off');
  if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous is not FULL');
}

/** SQLite makes files readable by the group; the owner's customers are nobody else's business. */
export function tightenModes(file: string): void {
  if (process.platform === 'win32' || file === ':memory:') return;
  for (const name of [file, `${file}-wal`, `${file}-shm`])
    if (existsSync(name) && (statSync(name).mode & 0o077) !== 0) chmodSync(name, 0o600);
}
