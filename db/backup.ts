import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
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
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { checkDatabase, countRows } from './check-database.ts';
import { applicationId, connect, refuseForeignFile } from './connect.ts';
import { DatabaseError, toDatabaseError } from './database-error.ts';

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
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const partial = join(folder, `.partial-${randomBytes(6).toString('hex')}`);
  try {
    refuseFullDisk(file, folder);
    const source = connect(file, { readonly: true });
    let counts: Map<string, number> | undefined;
    let version: unknown;
    try {
      // No transaction can span VACUUM: another connection may write between the count and the copy, so
      // the counts are compared only if nobody did.
      version = source.pragma('data_version', { simple: true });
      counts = countRows(source);
      source.prepare('VACUUM INTO ?').run(partial);
      if (source.pragma('data_version', { simple: true }) !== version) counts = undefined;
    } finally {
      source.close();
    }
    const verified = verifyBackup(partial, counts);
    chmodSync(partial, 0o600);
    syncFile(partial);
    const name = freeName(folder, at);
    const backup: Backup = { name, at, reason, bytes: statSync(partial).size, ...verified };
    writeFileAtomic.sync(join(folder, `${name}.json`), `${JSON.stringify(backup, null, 2)}\n`, {
      mode: 0o600,
    });
    renameSync(partial, join(folder, name));
    syncFolder(folder);
    return backup;
  } catch (error) {
    if (existsSync(partial)) unlinkSync(partial);
    const known = toDatabaseError(error, folder);
    throw known ?? new DatabaseError('backup-failed', { place: folder }, error);
  }
}

/** Opens a copy read-only and looks at everything in it. */
function verifyBackup(
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
        return [JSON.parse(readFileSync(join(folder, name), 'utf8')) as Backup];
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

/** Removes what an interrupted backup left. */
export function removePartialBackups(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (name.startsWith('.partial-')) unlinkSync(join(folder, name));
}

const day = 86_400_000;

/**
 * 7 daily, 4 weekly and 12 monthly copies stay, and whatever is younger than two days, and always the
 * newest. Copies from the future (a clock set back) count as young.
 */
export function rotateBackups(folder: string, now = Date.now()): string[] {
  const backups = listBackups(folder);
  const kept = new Set<string>(backups.slice(0, 1).map((backup) => backup.name));
  const keepFirstOf = (period: (at: number) => string, count: number) => {
    const seen = new Set<string>();
    for (const backup of backups) {
      const key = period(backup.at);
      if (seen.has(key) || seen.size >= count) continue;
      seen.add(key);
      kept.add(backup.name);
    }
  };
  keepFirstOf((at) => new Date(at).toISOString().slice(0, 10), 7);
  keepFirstOf((at) => String(Math.floor(at / (7 * day))), 4);
  keepFirstOf((at) => new Date(at).toISOString().slice(0, 7), 12);
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
  if (bavail * bsize < statSync(file).size * 1.2) throw new DatabaseError('disk-full', { place: folder });
}

function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a rename last through a power cut. Windows has no such call for folders. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function hashFile(path: string): string {
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
