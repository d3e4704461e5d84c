import { spawn } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backUpDatabase, listBackups } from '../../db/backup.ts';
import { checkDatabase } from '../../db/check-database.ts';
import { schemaVersion } from '../../db/connect.ts';
import { holdDataFile, lockDataFile } from '../../db/data-file-lock.ts';
import type { DatabaseError } from '../../db/database-error.ts';
import { closeDatabase, openDatabase } from '../../db/open-database.ts';
import { finishRestore, restoreBackup } from '../../db/restore.ts';
import { importContacts } from './insert-contacts.ts';
import { killAfter } from './shop-process.ts';

const kills = Number(process.env.KILLS ?? 8);

let root: string;
let file: string;
let folder: string;
/** A copy of the shop with 20 contacts; the shop itself has 25 by now. */
let early: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'regulars-restore-'));
  file = join(root, 'shop.regulars');
  folder = join(root, 'backups');
  addContacts(20, true);
  early = backUpDatabase(file, folder, 'asked', 1_700_000_000_000).name;
  addContacts(5);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function addContacts(count: number, create = false): void {
  const db = openDatabase(file, { create, bulk: true });
  importContacts(db, count);
  closeDatabase(db);
}

const everything = [
  'contacts',
  'contact_points',
  'addresses',
  'settings',
  'counters',
  'change_sets',
  'change_ranges',
  'changes',
];
function dump(): unknown {
  const db = openDatabase(file);
  try {
    expect(checkDatabase(db)).toEqual([]);
    return everything.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY id`).all());
  } finally {
    closeDatabase(db);
  }
}

function countContacts(): number {
  const db = openDatabase(file);
  const count = db.prepare<[], number>('SELECT count(*) FROM contacts').pluck().get()!;
  closeDatabase(db);
  return count;
}

const codeOf = (run: () => unknown): string => {
  try {
    run();
    return 'no error';
  } catch (error) {
    return (error as DatabaseError).code;
  }
};
const besides = () =>
  readdirSync(root).filter((name) => !['shop.regulars', 'shop.regulars.lock', 'backups'].includes(name));

describe('a restore', () => {
  test('brings back the backup, keeps the present state, and is itself undone by a restore', () => {
    const before = dump();
    const kept = restoreBackup({ file, backupFolder: folder, name: early }).before!;
    expect(countContacts()).toBe(20);
    expect(kept).toMatchObject({ reason: 'before-restore', contacts: 25 });
    expect(besides()).toEqual([]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    restoreBackup({ file, backupFolder: folder, name: kept.name });
    expect(dump()).toEqual(before);
  });

  test('holds what was saved but not yet in the main file in the copy of the present state, and never replays it', () => {
    const db = openDatabase(file, { bulk: true });
    importContacts(db, 7);
    // As a killed program leaves it: the side files are there, nobody holds them.
    const crashed = join(root, 'crashed.regulars');
    for (const side of ['', '-wal', '-shm']) copyFileSync(`${file}${side}`, `${crashed}${side}`);
    closeDatabase(db);
    for (const side of ['', '-wal', '-shm']) {
      rmSync(`${file}${side}`, { force: true });
      renameSync(`${crashed}${side}`, `${file}${side}`);
    }
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    expect(restoreBackup({ file, backupFolder: folder, name: early }).before?.contacts).toBe(32);
    expect(countContacts()).toBe(20);
  });

  test('removes what was made from the data', () => {
    writeFileSync(`${file}.search`, 'old');
    restoreBackup({ file, backupFolder: folder, name: early, derived: [`${file}.search`] });
    expect(existsSync(`${file}.search`)).toBe(false);
  });

  test('keeps a damaged file beside the restored one', () => {
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(4096 * 4, 0xa5), 0, 4096 * 4, 4096 * 10);
    closeSync(handle);
    const damaged = readFileSync(file);
    expect(restoreBackup({ file, backupFolder: folder, name: early }).before).toBeNull();
    expect(countContacts()).toBe(20);
    expect(besides()).toHaveLength(1);
    expect(besides()[0]).toMatch(/^shop\.regulars\.replaced-/);
    expect(readFileSync(join(root, besides()[0]!)).equals(damaged)).toBe(true);
  });

  test('works where the file is gone or empty', () => {
    rmSync(file);
    restoreBackup({ file, backupFolder: folder, name: early });
    expect(countContacts()).toBe(20);
    writeFileSync(file, '');
    restoreBackup({ file, backupFolder: folder, name: early });
    expect(countContacts()).toBe(20);
  });

  const wrong: [string, string, () => string][] = [
    [
      'one that is gone',
      'missing',
      () => {
        rmSync(join(folder, early));
        return early;
      },
    ],
    [
      'one without a manifest',
      'missing',
      () => {
        rmSync(join(folder, `${early}.json`));
        return early;
      },
    ],
    ['a path out of the folder', 'missing', () => '../shop.regulars'],
    [
      'one with a changed bit',
      'damaged',
      () => {
        const bytes = readFileSync(join(folder, early));
        bytes[bytes.length - 50]! ^= 1;
        writeFileSync(join(folder, early), bytes);
        return early;
      },
    ],
    [
      'one cut short',
      'damaged',
      () => {
        writeFileSync(join(folder, early), readFileSync(join(folder, early)).subarray(0, 20_000));
        return early;
      },
    ],
    [
      'a foreign file under its name',
      'not-ours',
      () => {
        writeFileSync(join(folder, early), 'x'.repeat(20_000));
        return early;
      },
    ],
    [
      'one of a newer version',
      'newer',
      () => {
        const bytes = readFileSync(join(folder, early));
        bytes.writeUInt32BE(schemaVersion + 1, 60);
        writeFileSync(join(folder, early), bytes);
        return early;
      },
    ],
  ];
  for (const [name, code, choose] of wrong)
    test(`of ${name} is refused as "${code}" before anything is touched`, () => {
      const chosen = choose();
      const before = readFileSync(file);
      expect(codeOf(() => restoreBackup({ file, backupFolder: folder, name: chosen }))).toBe(code);
      expect(readFileSync(file).equals(before)).toBe(true);
      expect(besides()).toEqual([]);
    });

  test('waits for nobody: while another program has the file, it is refused', async () => {
    const holder = spawn(
      process.execPath,
      [fileURLToPath(new URL('processes/hold-lock.ts', import.meta.url)), file],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    const before = readFileSync(file);
    expect(codeOf(() => restoreBackup({ file, backupFolder: folder, name: early }))).toBe('in-use');
    expect(codeOf(() => holdDataFile(file, false))).toBe('in-use');
    expect(readFileSync(file).equals(before)).toBe(true);
    const ended = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await ended;
    lockDataFile(file).release();
    restoreBackup({ file, backupFolder: folder, name: early });
  });
});

describe('a restore that was interrupted', () => {
  const partial = () => `${file}.restore-partial`;
  const journal = () => `${file}.restore-journal`;
  const replaced = () => `${file}.replaced-20260101T000000`;
  const makeReady = () => {
    copyFileSync(join(folder, early), partial());
    writeFileSync(
      journal(),
      JSON.stringify({ replaced: replaced(), derived: [`${file}.search`], isCopied: true }),
    );
  };

  test('before its copy was ready leaves the old state and no litter', () => {
    writeFileSync(partial(), readFileSync(join(folder, early)).subarray(0, 10_000));
    expect(countContacts()).toBe(25);
    expect(besides()).toEqual([]);
  });

  const points: [string, () => void][] = [
    ['before the first file was moved', () => {}],
    ['after the side file was moved', () => writeFileSync(`${replaced()}-wal`, '')],
    ['while there was no data file', () => renameSync(file, replaced())],
    [
      'after the copy was put in place',
      () => {
        renameSync(file, replaced());
        renameSync(partial(), file);
      },
    ],
    [
      'before the derived files were removed',
      () => {
        renameSync(file, replaced());
        renameSync(partial(), file);
        writeFileSync(`${file}.search`, 'old');
      },
    ],
  ];
  for (const [name, interrupt] of points)
    test(`${name} is ended at the next start`, () => {
      makeReady();
      interrupt();
      expect(countContacts()).toBe(20);
      expect(besides()).toEqual([]);
    });

  test('is ended by a restart that only asks for the file to be there', () => {
    makeReady();
    renameSync(file, replaced());
    const lock = holdDataFile(file, false);
    finishRestore(file);
    lock?.release();
    expect(countContacts()).toBe(20);
  });

  test('at any moment has put all in place or nothing', { timeout: 120_000 }, async () => {
    const late = backUpDatabase(file, folder, 'asked', 1_700_000_100_000).name;
    const states = new Map<string, string>([[late, JSON.stringify(dump())]]);
    restoreBackup({ file, backupFolder: folder, name: early });
    states.set(early, JSON.stringify(dump()));
    for (let turn = 0; turn < kills; turn++) {
      await killAfter('restore-shop', [file, folder, late, early], Math.floor(Math.random() * 250));
      expect([...states.values()]).toContain(JSON.stringify(dump()));
      expect(besides()).toEqual([]);
      for (const backup of listBackups(folder))
        if (backup.name !== early && backup.name !== late) rmSync(join(folder, `${backup.name}.json`));
    }
  });
});

describe('the lock of a data file', () => {
  test('is let go by a process that is killed', async () => {
    await killAfter('hold-lock', [file], 20);
    const lock = lockDataFile(file);
    lock.release();
  });

  test('is one for a process, however often it asks', () => {
    const [first, second] = [lockDataFile(file), lockDataFile(file)];
    first.release();
    first.release();
    second.release();
    lockDataFile(file).release();
  });

  test('leaves nothing beside a file that is not ours or not there', () => {
    const foreign = join(root, 'letter.pdf');
    writeFileSync(foreign, '%PDF');
    expect(codeOf(() => holdDataFile(foreign, true))).toBe('not-ours');
    expect(holdDataFile(join(root, 'gone.regulars'), false)).toBeUndefined();
    expect(besides()).toEqual(['letter.pdf']);
  });
});
