import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backUpDatabase, listBackups } from '../../db/backup.ts';
import { checkDatabase } from '../../db/check-database.ts';
import type { DatabaseError } from '../../db/database-error.ts';
import { closeDatabase, openDatabase } from '../../db/open-database.ts';
import { restoreBackup } from '../../db/restore.ts';
import { Dispatch } from '../../src/main/data/dispatch.ts';
import { importContacts } from './insert-contacts.ts';
import { mountSmallDisk } from './small-disk.ts';

const canMount = (() => {
  const disk = mountSmallDisk(1);
  disk?.[Symbol.dispose]();
  return disk !== undefined;
})();
if (!canMount) console.warn('SKIPPED: no right to mount a small disk, so a full one was not tried');

const codeOf = (run: () => unknown): string => {
  try {
    run();
    return 'no error';
  } catch (error) {
    return (error as DatabaseError).code;
  }
};

describe.skipIf(!canMount)('a full disk', () => {
  test('refuses a new file in plain words and leaves nothing of it', () => {
    using disk = mountSmallDisk(4)!;
    disk.fill(40_000);
    const file = join(disk.folder, 'shop.regulars');
    expect(codeOf(() => openDatabase(file, { create: true }))).toBe('disk-full');
    expect(readdirSync(disk.folder)).toEqual(['ballast']);
    disk.empty();
    closeDatabase(openDatabase(file, { create: true }));
  });

  test('refuses to open without a free byte, with the file as it was, and opens when there is room', () => {
    using disk = mountSmallDisk(4)!;
    const file = join(disk.folder, 'shop.regulars');
    closeDatabase(openDatabase(file, { create: true }));
    const before = readFileSync(file);
    disk.fill(0);
    expect(codeOf(() => openDatabase(file))).toBe('disk-full');
    expect(readFileSync(file).equals(before)).toBe(true);
    disk.empty();
    closeDatabase(openDatabase(file));
  });

  test('refuses an edit whole, says that the disk is full, and goes on when there is room', async () => {
    using disk = mountSmallDisk(6)!;
    const file = join(disk.folder, 'shop.regulars');
    const sqlite = openDatabase(file, { create: true });
    const dispatch = new Dispatch({
      sqlite,
      file,
      backupFolder: join(disk.folder, 'b'),
      searchFile: join(disk.folder, 's'),
      source: 'screen',
      runInWorker: () => Promise.reject(new Error('not here')),
      emit: () => {},
      log: () => {},
    });
    const create = (index: number) =>
      dispatch.handle({
        name: 'contacts.create',
        input: { fields: { lastName: `N${index}`, notes: 'x'.repeat(50_000) } },
      });
    disk.fill(400_000);
    let saved = 0;
    let answer = await create(0);
    while (answer.ok) answer = await create(++saved);
    expect(saved).toBeGreaterThan(0);
    expect(!answer.ok && answer.error).toMatchObject({
      code: 'file',
      message: 'database.disk_full',
      parameters: { place: file },
    });
    const count = () => sqlite.prepare('SELECT count(*) FROM contacts').pluck().get();
    expect(count()).toBe(saved);
    expect(sqlite.prepare('SELECT count(*) FROM change_sets').pluck().get()).toBe(saved);
    disk.empty();
    expect((await create(saved)).ok).toBe(true);
    expect(checkDatabase(sqlite)).toEqual([]);
    closeDatabase(sqlite);
  });

  test('refuses an import whole', () => {
    using disk = mountSmallDisk(6)!;
    const file = join(disk.folder, 'shop.regulars');
    const db = openDatabase(file, { create: true, bulk: true });
    disk.fill(200_000);
    expect(() => importContacts(db, 5_000)).toThrow(/full/);
    if (db.inTransaction) db.exec('ROLLBACK');
    expect(db.prepare('SELECT count(*) FROM contacts').pluck().get()).toBe(0);
    disk.empty();
    db.prepare('UPDATE journal_state SET change_set_id = NULL').run();
    importContacts(db, 500);
    expect(checkDatabase(db)).toEqual([]);
    closeDatabase(db);
  });

  test('makes no backup and no restore, leaves nothing half, and keeps what there is', () => {
    using disk = mountSmallDisk(8)!;
    const file = join(disk.folder, 'shop.regulars');
    const folder = join(disk.folder, 'backups');
    const db = openDatabase(file, { create: true, bulk: true });
    importContacts(db, 1_000);
    const { name } = backUpDatabase(file, folder, 'asked');
    disk.fill(100_000);
    expect(codeOf(() => backUpDatabase(file, folder, 'asked'))).toBe('disk-full');
    closeDatabase(db);
    expect(codeOf(() => restoreBackup({ file, backupFolder: folder, name }))).toBe('disk-full');
    expect(readdirSync(folder)).toEqual([name, `${name}.json`]);
    expect(listBackups(folder)).toHaveLength(1);
    expect(readdirSync(disk.folder).filter((entry) => entry.includes('restore'))).toEqual([]);
    expect(existsSync(file)).toBe(true);
    disk.empty();
    const again = openDatabase(file);
    expect(again.prepare('SELECT count(*) FROM contacts').pluck().get()).toBe(1_000);
    closeDatabase(again);
    restoreBackup({ file, backupFolder: folder, name });
  });

  test('fails a migration with the file as it was', () => {
    using disk = mountSmallDisk(8)!;
    const file = join(disk.folder, 'shop.regulars');
    const db = openDatabase(file, { create: true, bulk: true });
    importContacts(db, 1_000);
    db.pragma('user_version = 0');
    closeDatabase(db);
    const before = readFileSync(file);
    disk.fill(100_000);
    expect(codeOf(() => openDatabase(file, { backupFolder: join(disk.folder, 'backups') }))).toBe(
      'disk-full',
    );
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(join(disk.folder, 'backups'))).toEqual([]);
  });
});
