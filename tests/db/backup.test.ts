import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Backup,
  backUpDatabase,
  isBackupIntact,
  listBackups,
  removePartialBackups,
  rotateBackups,
} from '../../db/backup.ts';
import type { DatabaseError } from '../../db/database-error.ts';
import { closeDatabase, openDatabase } from '../../db/open-database.ts';
import { importContacts } from './insert-contacts.ts';

let root: string;
let file: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'regulars-backup-'));
  file = join(root, 'shop.regulars');
  folder = join(root, 'backups');
  const db = openDatabase(file, { create: true, bulk: true });
  importContacts(db, 30);
  closeDatabase(db);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const codeOf = (run: () => unknown): string => {
  try {
    run();
    return 'no error';
  } catch (error) {
    return (error as DatabaseError).code;
  }
};

describe('a backup', () => {
  test('is one whole file for its owner, counted and sealed, made while others write', () => {
    const db = openDatabase(file);
    const backup = backUpDatabase(file, folder, 'asked', Date.UTC(2026, 2, 4, 5, 6, 7));
    expect(backup).toMatchObject({
      name: 'regulars-20260304T050607Z-1.sqlite',
      reason: 'asked',
      contacts: 30,
      companies: 0,
      version: 1,
    });
    const path = join(folder, backup.name);
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(backup.sha256);
    expect(statSync(path).size).toBe(backup.bytes);
    for (const name of [backup.name, `${backup.name}.json`])
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    // Rollback mode: to look at it writes nothing beside it.
    expect([...readFileSync(path).subarray(18, 20)]).toEqual([1, 1]);
    const copy = new Database(path, { readonly: true });
    for (const table of ['contacts', 'contact_points', 'addresses', 'change_sets', 'change_ranges'])
      expect(copy.prepare(`SELECT * FROM ${table}`).all()).toEqual(
        db.prepare(`SELECT * FROM ${table}`).all(),
      );
    copy.close();
    expect(readdirSync(folder)).toEqual([backup.name, `${backup.name}.json`]);
    expect(listBackups(folder)).toEqual([backup]);
    closeDatabase(db);
  });

  test('of the same second gets a name of its own', () => {
    const at = Date.UTC(2026, 0, 1);
    expect(backUpDatabase(file, folder, 'asked', at).name).not.toBe(
      backUpDatabase(file, folder, 'asked', at).name,
    );
    expect(listBackups(folder)).toHaveLength(2);
  });

  test('holds what is saved but not yet in the main file', () => {
    const db = openDatabase(file, { bulk: true });
    importContacts(db, 5);
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    expect(backUpDatabase(file, folder, 'asked').contacts).toBe(35);
    closeDatabase(db);
  });

  test('that was changed by one bit is noticed', () => {
    const backup = backUpDatabase(file, folder, 'asked');
    expect(isBackupIntact(folder, backup)).toBe(true);
    const handle = openSync(join(folder, backup.name), 'r+');
    const byte = readFileSync(join(folder, backup.name))[9_000]!;
    writeSync(handle, Buffer.from([byte ^ 1]), 0, 1, 9_000);
    closeSync(handle);
    expect(isBackupIntact(folder, backup)).toBe(false);
    rmSync(join(folder, backup.name));
    expect(isBackupIntact(folder, backup)).toBe(false);
  });

  const failing: [string, string, () => void][] = [
    [
      'a source that is damaged',
      'damaged',
      () => {
        const handle = openSync(file, 'r+');
        writeSync(handle, Buffer.alloc(4096 * 4, 0xa5), 0, 4096 * 4, 4096 * 20);
        closeSync(handle);
      },
    ],
    ['a source that is gone', 'missing', () => rmSync(file)],
    ['a target that is a file', 'backup-failed', () => writeFileSync(folder, 'x')],
    [
      'a target below a file',
      'missing',
      () => {
        writeFileSync(join(root, 'a'), 'x');
        folder = join(root, 'a', 'b');
      },
    ],
  ];
  for (const [name, code, prepare] of failing)
    test(`of ${name} fails as "${code}" and leaves nothing`, () => {
      prepare();
      expect(codeOf(() => backUpDatabase(file, folder, 'asked'))).toBe(code);
      if (existsSync(folder) && statSync(folder).isDirectory()) expect(readdirSync(folder)).toEqual([]);
    });

  test('whose source is locked by another program fails and keeps the older ones', () => {
    const backup = backUpDatabase(file, folder, 'asked');
    const other = new Database(file);
    other.pragma('locking_mode = EXCLUSIVE');
    other.exec('BEGIN EXCLUSIVE');
    expect(codeOf(() => backUpDatabase(file, folder, 'asked'))).toBe('in-use');
    other.close();
    expect(listBackups(folder)).toEqual([backup]);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test('without its manifest, or a manifest without it, is not listed', () => {
    const backup = backUpDatabase(file, folder, 'asked', 1_000_000);
    writeFileSync(join(folder, 'regulars-20260101T000000Z-1.sqlite'), 'not vouched for');
    writeFileSync(join(folder, 'regulars-20260102T000000Z-1.sqlite.json'), JSON.stringify(backup));
    writeFileSync(join(folder, 'regulars-20260103T000000Z-1.sqlite'), '');
    writeFileSync(join(folder, 'regulars-20260103T000000Z-1.sqlite.json'), '{"name": ');
    expect(listBackups(folder)).toEqual([backup]);
  });

  test("of somebody else's making can't point out of the folder", () => {
    const backup = backUpDatabase(file, folder, 'asked');
    writeFileSync(
      join(folder, `${backup.name}.json`),
      JSON.stringify({ ...backup, name: '../shop.regulars' }),
    );
    expect(listBackups(folder).map(({ name }) => name)).toEqual([backup.name]);
  });
});

test('what an interrupted backup left goes after an hour, what is being made stays', () => {
  const backup = backUpDatabase(file, folder, 'asked');
  const old = new Date(Date.now() - 2 * 3_600_000);
  for (const name of [
    '.partial-abc',
    'regulars-20250101T000000Z-1.sqlite.json',
    `${backup.name}.json.123456`,
  ]) {
    writeFileSync(join(folder, name), 'x');
    if (!name.includes('123456')) utimesSync(join(folder, name), old, old);
  }
  writeFileSync(join(folder, '.partial-young'), 'x');
  utimesSync(join(folder, backup.name), old, old);
  utimesSync(join(folder, `${backup.name}.json`), old, old);
  removePartialBackups(folder);
  expect(readdirSync(folder).sort()).toEqual(
    ['.partial-young', backup.name, `${backup.name}.json`, `${backup.name}.json.123456`].sort(),
  );
});

describe('rotation', () => {
  const day = 86_400_000;
  const noon = (isoDay: string) => Date.parse(`${isoDay}T12:00:00Z`);

  /** Manifests and files as they would be, without making real copies. */
  function place(...times: (number | { at: number; reason: string })[]): void {
    mkdirSync(folder, { recursive: true });
    times.forEach((time, index) => {
      const { at, reason } = typeof time === 'number' ? { at: time, reason: 'daily' } : time;
      const name = `regulars-${new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')}-${index}.sqlite`;
      const backup: Backup = {
        name,
        at,
        reason,
        bytes: 1,
        contacts: 1,
        companies: 0,
        version: 1,
        sha256: '',
      };
      writeFileSync(join(folder, name), 'x');
      writeFileSync(join(folder, `${name}.json`), JSON.stringify(backup));
    });
  }
  const daysLeft = () => listBackups(folder).map(({ at }) => new Date(at).toISOString().slice(0, 10));

  test('keeps seven days, four weeks and twelve months of a daily habit of two years', () => {
    const today = noon('2026-03-20');
    place(...Array.from({ length: 730 }, (_, index) => today - index * day));
    rotateBackups(folder, today);
    expect(daysLeft()).toEqual([
      '2026-03-20',
      '2026-03-19',
      '2026-03-18',
      '2026-03-17',
      '2026-03-16',
      '2026-03-15',
      '2026-03-14', // seven days
      '2026-03-11',
      '2026-03-04', // and with the 20th and the 18th four weeks
      '2026-02-28',
      '2026-01-31',
      '2025-12-31',
      '2025-11-30',
      '2025-10-31',
      '2025-09-30',
      '2025-08-31',
      '2025-07-31',
      '2025-06-30',
      '2025-05-31',
      '2025-04-30', // and with March twelve months
    ]);
    for (const { name } of listBackups(folder)) expect(existsSync(join(folder, name))).toBe(true);
  });

  const cases: [string, (number | { at: number; reason: string })[], number, number][] = [
    ['keeps the only one, however old', [noon('2020-01-01')], noon('2026-01-01'), 1],
    [
      'keeps all that are younger than two days',
      Array.from({ length: 40 }, (_, index) => noon('2026-01-02') - index * 3_600_000),
      noon('2026-01-02'),
      40,
    ],
    [
      'keeps one of a day of many once that day is past',
      Array.from({ length: 10 }, (_, index) => noon('2026-01-02') + index * 60_000),
      noon('2026-01-06'),
      1,
    ],
    [
      'removes nothing when the clock was set back by three years',
      Array.from({ length: 30 }, (_, index) => noon('2026-03-01') - index * day),
      noon('2023-03-01'),
      30,
    ],
    [
      'removes nothing for a week after a restore',
      [
        ...Array.from({ length: 30 }, (_, index) => noon('2026-03-01') - index * day),
        { at: noon('2026-03-01'), reason: 'before-restore' },
      ],
      noon('2026-03-06'),
      31,
    ],
  ];
  for (const [name, times, now, expected] of cases)
    test(name, () => {
      place(...times);
      rotateBackups(folder, now);
      expect(listBackups(folder)).toHaveLength(expected);
    });

  test('after a clock set forward by ten years still has the last real days, weeks and months', () => {
    place(...Array.from({ length: 60 }, (_, index) => noon('2026-03-01') - index * day), noon('2036-03-01'));
    rotateBackups(folder, noon('2036-03-01'));
    expect(daysLeft().slice(0, 4)).toEqual(['2036-03-01', '2026-03-01', '2026-02-28', '2026-02-27']);
    expect(daysLeft()).toContain('2026-01-31');
  });

  test("made while the clock was wrong takes nobody else's place", () => {
    place(
      ...Array.from({ length: 12 }, (_, index) => noon('2036-03-01') + index * day),
      ...Array.from({ length: 12 }, (_, index) => noon('2026-03-01') - index * day),
    );
    rotateBackups(folder, noon('2026-03-01'));
    expect(daysLeft().filter((text) => text.startsWith('2036'))).toHaveLength(12);
    expect(daysLeft().filter((text) => text.startsWith('2026')).length).toBeGreaterThanOrEqual(7);
  });
});
