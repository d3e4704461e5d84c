import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  statfsSync,
  statSync,
  unlinkSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type Database from 'better-sqlite3';
import writeFileAtomic from 'write-file-atomic';
import { checkDatabase, countRows } from './check-database.ts';
import { applicationId, connect, refuseForeignFile } from './connect.ts';
import { DatabaseError, toDatabaseError } from './database-error.ts';
import { syncFile, syncFolder } from './sync-file.ts';

export type Backup = {
  /** The file's name in the backup folder; its identity. */
  name: string;
  /** UTC milliseconds. */
  at: number;
  /** Why it was made: `daily`, `before-import`, `before-restore`, `before-version-3`, `asked`. */
  reason: string;
  bytes: number;
  contacts: number;
  companies: number;
  version: number;
  sha256: string;
};

const suffix = '.sqlite';

/**
 * A verified copy: written by `VACUUM INTO` (never a file copy, and not better-sqlite3's `backup()`,
 * which can report success and write nothing), opened again and counted, and only then given its name.
 * @throws {DatabaseError} and leaves no file behind
 */
export function backUpDatabase(file: string, folder: string, reason: string, at = Date.now()): Backup {
  const partial = join(folder, `.partial-${randomBytes(6).toString('hex')}`);
  let manifest: string | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    refuseFullDisk(file, folder);
    const counts = copyInto(file, partial);
    const verified = verifyBackup(partial, counts);
    chmodSync(partial, 0o600);
    syncFile(partial);
    const name = freeName(folder, at);
    const backup: Backup = { name, at, reason, bytes: statSync(partial).size, ...verified };
    manifest = join(folder, `${name}.json`);
    writeFileAtomic.sync(manifest, `${JSON.stringify(backup, null, 2)}\n`, { mode: 0o600 });
    renameSync(partial, join(folder, name));
    syncFolder(folder);
    return backup;
  } catch (error) {
    for (const path of [partial, manifest]) if (path && existsSync(path)) unlinkSync(path);
    const known = toDatabaseError(error, folder);
    throw known ?? new DatabaseError('backup-failed', { place: folder }, error);
  }
}

/**
 * The rows of each table in the copy; undefined where another connection wrote meanwhile, since no transaction
 * can span VACUUM.
 */
function copyInto(file: string, partial: string): Map<string, number> | undefined {
  let source: Database.Database | undefined;
  try {
    source = connect(file, { readonly: true });
    const version = source.pragma('data_version', { simple: true });
    const counts = countRows(source);
    source.prepare('VACUUM INTO ?').run(partial);
    return source.pragma('data_version', { simple: true }) === version ? counts : undefined;
  } catch (error) {
    const known = toDatabaseError(error, file);
    // The other codes are about the place of the copy.
    throw known && ['damaged', 'not-ours', 'in-use'].includes(known.code) ? known : error;
  } finally {
    source?.close();
  }
}

/**
 * Opens a copy read-only and looks at everything in it.
 * @throws {DatabaseError}
 */
export function verifyBackup(
  path: string,
  expected?: Map<string, number>,
): Omit<Backup, 'name' | 'at' | 'reason' | 'bytes'> {
  const { version } = refuseForeignFile(path);
  const db = connect(path, { readonly: true });
  try {
    const problems = checkDatabase(db);
    if (problems.length > 0) throw new DatabaseError('damaged', { place: path });
    if (db.pragma('application_id', { simple: true }) !== applicationId)
      throw new DatabaseError('not-ours', { place: path });
    const counts = countRows(db);
    for (const [table, count] of expected ?? [])
      if (counts.get(table) !== count) throw new Error(`the copy has other rows of ${table}`);
    return {
      version,
      contacts:
        db.prepare<[], number>('SELECT count(*) FROM contacts WHERE deleted_at IS NULL').pluck().get() ?? 0,
      companies:
        db.prepare<[], number>('SELECT count(*) FROM companies WHERE deleted_at IS NULL').pluck().get() ?? 0,
      sha256: hashFile(path),
    };
  } finally {
    db.close();
  }
}

/** The copies in a folder, newest first. A file without its manifest is not one of ours. */
export function listBackups(folder: string): Backup[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(`${suffix}.json`))
    .flatMap((name) => {
      const file = join(folder, name.slice(0, -'.json'.length));
      if (!existsSync(file)) return [];
      try {
        const backup = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Backup;
        // The name it has, not the one it says: a manifest must not lead out of the folder.
        return [{ ...backup, name: basename(file) }];
      } catch {
        return []; // a manifest that can't be read vouches for nothing
      }
    })
    .sort((a, b) => b.at - a.at || b.name.localeCompare(a.name));
}

/** Reads the whole copy again and compares it with what was written down when it was made. */
export function isBackupIntact(folder: string, backup: Backup): boolean {
  const file = join(folder, backup.name);
  return existsSync(file) && hashFile(file) === backup.sha256;
}

const hour = 3_600_000;
const day = 24 * hour;

/** Removes what an interrupted backup left; one that is being made just now is younger. */
export function removePartialBackups(folder: string, now = Date.now()): void {
  if (!existsSync(folder)) return;
  const names = new Set(readdirSync(folder));
  for (const name of names) {
    const isPartial = name.startsWith('.partial-');
    const isLonely =
      /^regulars-.*\.sqlite\.json(\.\d+)?$/.test(name) && !names.has(name.replace(/\.json.*$/, ''));
    const path = join(folder, name);
    if ((isPartial || isLonely) && now - statSync(path).mtimeMs > hour) unlinkSync(path);
  }
}

/**
 * 7 daily, 4 weekly and 12 monthly copies stay, and whatever is younger than two days, and always the
 * newest. Copies from the future (the clock was wrong, then or now) stay and take nobody's place. For a week
 * after a restore nothing goes: what was restored may turn out to be the wrong one.
 */
export function rotateBackups(folder: string, now = Date.now()): string[] {
  const backups = listBackups(folder).filter((backup) => backup.at <= now);
  if (backups.some((backup) => backup.reason === 'before-restore' && now - backup.at < 7 * day)) return [];
  const kept = new Set<string>(backups.slice(0, 1).map((backup) => backup.name));
  const keepNewestOf = (period: (at: number) => string, count: number) => {
    const seen = new Set<string>();
    for (const backup of backups) {
      const key = period(backup.at);
      if (seen.has(key) || seen.size >= count) continue;
      seen.add(key);
      kept.add(backup.name);
    }
  };
  keepNewestOf((at) => new Date(at).toISOString().slice(0, 10), 7);
  keepNewestOf((at) => String(Math.floor(at / (7 * day))), 4);
  keepNewestOf((at) => new Date(at).toISOString().slice(0, 7), 12);
  const removed = backups.filter((backup) => !kept.has(backup.name) && now - backup.at > 2 * day);
  for (const { name } of removed) {
    unlinkSync(join(folder, name));
    unlinkSync(join(folder, `${name}.json`));
  }
  return removed.map((backup) => backup.name);
}

function freeName(folder: string, at: number): string {
  const stamp = new Date(at).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');
  for (let number = 1; ; number++) {
    const name = `regulars-${stamp}-${number}${suffix}`;
    if (!existsSync(join(folder, name))) return name;
  }
}

function refuseFullDisk(file: string, folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const wal = existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0;
  if (bavail * bsize < (statSync(file).size + wal) * 1.2)
    throw new DatabaseError('disk-full', { place: folder });
}

/** sha256, in hexadecimal. */
export function hashFile(path: string): string {
  const hash = createHash('sha256');
  const handle = openSync(path, 'r');
  const chunk = Buffer.allocUnsafe(1 << 20);
  try {
    for (;;) {
      const read = readSync(handle, chunk);
      if (read === 0) return hash.digest('hex');
      hash.update(chunk.subarray(0, read));
    }
  } finally {
    closeSync(handle);
  }
}
