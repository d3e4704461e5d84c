import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyMigrations } from '../../db/apply-migrations.ts';
import { backUpDatabase } from '../../db/backup.ts';
import { applicationId, schemaVersion } from '../../db/connect.ts';
import type { DatabaseError } from '../../db/database-error.ts';
import { migrations } from '../../db/migrations/index.ts';
import { closeDatabase, openDatabase } from '../../db/open-database.ts';
import { importContacts } from './insert-contacts.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-open-'));
  file = join(folder, 'shop.regulars');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function makeShop(contacts = 50): void {
  const db = openDatabase(file, { create: true, bulk: true });
  importContacts(db, contacts);
  closeDatabase(db);
}

const codeOf = (run: () => unknown): string => {
  try {
    run();
    return 'no error';
  } catch (error) {
    return (error as DatabaseError).code;
  }
};

function fingerprint(path: string) {
  return {
    sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
    mtime: statSync(path).mtimeMs,
    mode: statSync(path).mode,
  };
}

function writeAt(path: string, offset: number, bytes: Buffer): void {
  const handle = openSync(path, 'r+');
  writeSync(handle, bytes, 0, bytes.length, offset);
  closeSync(handle);
}

describe('a file that is not to be opened', () => {
  test('is refused where there is none, and none is made', () => {
    expect(codeOf(() => openDatabase(file))).toBe('missing');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is refused where the folder is missing, or is a file', () => {
    expect(codeOf(() => openDatabase(join(folder, 'gone', 'a.regulars'), { create: true }))).toBe('missing');
    writeFileSync(join(folder, 'a'), 'x');
    expect(codeOf(() => openDatabase(join(folder, 'a', 'b.regulars'), { create: true }))).toBe('missing');
  });

  test('is refused where it is a folder', () => {
    mkdirSync(file);
    expect(codeOf(() => openDatabase(file, { create: true }))).toBe('not-a-file');
  });

  test('is refused where it is a link, also one to nowhere', () => {
    makeShop();
    const link = join(folder, 'link.regulars');
    symlinkSync(file, link);
    expect(codeOf(() => openDatabase(link))).toBe('not-a-file');
    const nowhere = join(folder, 'nowhere.regulars');
    symlinkSync(join(folder, 'gone'), nowhere);
    expect(codeOf(() => openDatabase(nowhere, { create: true }))).toBe('not-a-file');
    expect(existsSync(join(folder, 'gone'))).toBe(false);
  });

  const foreign: [string, string, () => void][] = [
    ['an empty file', 'empty', () => writeFileSync(file, '')],
    ['a file of one byte', 'not-ours', () => writeFileSync(file, 'x')],
    ['a PDF', 'not-ours', () => writeFileSync(file, `%PDF-1.7\n${'x'.repeat(5000)}`)],
    ['the first half of a header', 'not-ours', () => writeFileSync(file, 'SQLite format 3\0')],
    [
      "another program's SQLite file",
      'not-ours',
      () => {
        const db = new Database(file);
        db.exec('CREATE TABLE t (a)');
        db.close();
      },
    ],
    [
      'the file of a newer version',
      'newer',
      () => {
        makeShop();
        const bytes = Buffer.alloc(4);
        bytes.writeUInt32BE(schemaVersion + 1);
        writeAt(file, 60, bytes);
      },
    ],
    [
      'a file with a zeroed page',
      'damaged',
      () => {
        makeShop(500);
        writeAt(file, 4096 * 40, Buffer.alloc(4096));
      },
    ],
    [
      'a file with a page of rubbish',
      'damaged',
      () => {
        makeShop(500);
        writeAt(file, 4096 * 60, Buffer.alloc(4096, 0xa5));
      },
    ],
    [
      'a file cut short',
      'damaged',
      () => {
        makeShop(500);
        const handle = openSync(file, 'r+');
        ftruncateSync(handle, 4096 * 30);
        closeSync(handle);
      },
    ],
    [
      'a file whose schema is rubbish',
      'damaged',
      () => {
        makeShop();
        writeAt(file, 100, Buffer.alloc(1000, 0x5a));
      },
    ],
  ];
  for (const [name, code, make] of foreign)
    test(`${name} is refused as "${code}", and not a byte of it or beside it changes`, () => {
      make();
      const before = fingerprint(file);
      for (const options of [{}, { create: true }, { readonly: true }])
        expect(codeOf(() => openDatabase(file, options))).toBe(code);
      expect(fingerprint(file)).toEqual(before);
      expect(readdirSync(folder)).toEqual(['shop.regulars']);
    });

  test('a damaged file that was not closed in order keeps its side file', () => {
    makeShop(500);
    const db = openDatabase(file, { bulk: true });
    importContacts(db, 50);
    const copy = join(folder, 'copy.regulars');
    copyFileSync(file, copy);
    copyFileSync(`${file}-wal`, `${copy}-wal`);
    closeDatabase(db);
    writeAt(copy, 4096 * 40, Buffer.alloc(4096, 0xa5));
    const before = [fingerprint(copy), fingerprint(`${copy}-wal`)];
    expect(before[1]?.sha256).not.toBe(createHash('sha256').digest('hex'));
    expect(codeOf(() => openDatabase(copy))).toBe('damaged');
    expect([fingerprint(copy), fingerprint(`${copy}-wal`)]).toEqual(before);
  });
});

describe('an opened file', () => {
  test('has every pragma on every connection, also when opened again', () => {
    makeShop();
    const connections = [openDatabase(file), openDatabase(file, { checked: true, bulk: true })];
    for (const db of connections) {
      const read = (name: string) => db.pragma(name, { simple: true });
      expect(
        Object.fromEntries(
          [
            'journal_mode',
            'synchronous',
            'foreign_keys',
            'secure_delete',
            'trusted_schema',
            'cell_size_check',
            'mmap_size',
            'temp_store',
            'recursive_triggers',
            'fullfsync',
            'checkpoint_fullfsync',
            'application_id',
            'user_version',
            'page_size',
            'auto_vacuum',
            'encoding',
          ].map((name) => [name, read(name)]),
        ),
      ).toEqual({
        journal_mode: 'wal',
        synchronous: 2,
        foreign_keys: 1,
        secure_delete: 1,
        trusted_schema: 0,
        cell_size_check: 1,
        mmap_size: 0,
        temp_store: 2,
        recursive_triggers: 1,
        fullfsync: 1,
        checkpoint_fullfsync: 1,
        application_id: applicationId,
        user_version: schemaVersion,
        page_size: 4096,
        auto_vacuum: 0,
        encoding: 'UTF-8',
      });
    }
    for (const db of connections) closeDatabase(db);
    const readonly = openDatabase(file, { readonly: true });
    expect(readonly.pragma('synchronous', { simple: true })).toBe(2);
    expect(() => readonly.exec("INSERT INTO tags (name, name_key) VALUES ('a', 'a')")).toThrow(/readonly/);
    closeDatabase(readonly);
  });

  test('is readable by its owner only, with its side files, also after somebody loosened that', () => {
    makeShop();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    chmodSync(file, 0o644);
    const db = openDatabase(file);
    for (const side of ['', '-wal', '-shm']) expect(statSync(`${file}${side}`).mode & 0o777).toBe(0o600);
    closeDatabase(db);
    expect(readdirSync(folder)).toEqual(['shop.regulars']);
  });

  test('that was closed in order is whole in one file', () => {
    makeShop();
    const copy = join(folder, 'copy.regulars');
    copyFileSync(file, copy);
    const db = openDatabase(copy);
    expect(db.prepare('SELECT count(*) FROM contacts').pluck().get()).toBe(50);
    closeDatabase(db);
  });
});

describe('migrations', () => {
  /** As drizzle-kit writes a rebuild: the table is dropped while others refer to it. */
  const rebuild = {
    version: schemaVersion + 1,
    name: '9999_rebuild',
    sql: `CREATE TABLE __new_contacts AS SELECT * FROM contacts WHERE 0;
      DROP TABLE __new_contacts;
      CREATE TABLE __new_contacts (id integer PRIMARY KEY AUTOINCREMENT NOT NULL, uid text NOT NULL, source text NOT NULL DEFAULT 'manual', created_at integer NOT NULL,
        updated_at integer NOT NULL, deleted_at integer, number integer NOT NULL, salutation text, first_name text, last_name text, display_name text NOT NULL,
        name_key text NOT NULL, birth_date text, language text, lifecycle_stage text, lead_source text, preferred_channel text, do_not_contact integer NOT NULL DEFAULT 0,
        notes text, nickname text) STRICT;
      INSERT INTO __new_contacts SELECT *, NULL FROM contacts;
      DROP TABLE contacts;
      ALTER TABLE __new_contacts RENAME TO contacts;`,
  };

  test('a table rebuild keeps the rows of the tables that refer to it', () => {
    makeShop();
    const db = openDatabase(file);
    const count = () => db.prepare('SELECT count(*) FROM contact_points').pluck().get();
    const before = count();
    applyMigrations(db, [{ ...migrations[0]!, ...rebuild }], file);
    expect(count()).toBe(before);
    expect(before).toBe(100);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('user_version', { simple: true })).toBe(schemaVersion + 1);
    db.close();
  });

  const failing: [string, string][] = [
    ['that SQLite refuses', 'ALTER TABLE contacts ADD COLUMN x TEXT; CREATE TABLE contacts (a)'],
    ['that loses rows', 'ALTER TABLE contacts ADD COLUMN x TEXT; DELETE FROM contact_points WHERE id = 1'],
    [
      'that leaves orphans',
      'ALTER TABLE contacts ADD COLUMN x TEXT; UPDATE contact_points SET contact_id = 999999 WHERE id = 1',
    ],
  ];
  for (const [name, sql] of failing)
    test(`a step ${name} leaves everything as it was`, () => {
      makeShop();
      const db = openDatabase(file);
      const schema = () => db.prepare('SELECT sql FROM sqlite_schema ORDER BY name').pluck().all();
      const before = schema();
      expect(codeOf(() => applyMigrations(db, [{ ...migrations[0]!, ...rebuild, sql }], file))).toBe(
        'migration-failed',
      );
      expect(schema()).toEqual(before);
      expect(db.pragma('user_version', { simple: true })).toBe(schemaVersion);
      expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
      closeDatabase(db);
    });

  test('an older file is copied first; where the migration fails it is as it was and the copy is whole', () => {
    makeShop();
    // Told to be of the version before, it will be migrated by a step that can't succeed: the tables are there.
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(schemaVersion - 1);
    writeAt(file, 60, bytes);
    const before = fingerprint(file).sha256;
    const backupFolder = join(folder, 'backups');
    expect(codeOf(() => openDatabase(file, { backupFolder }))).toBe('migration-failed');
    expect(fingerprint(file).sha256).toBe(before);
    const copies = readdirSync(backupFolder).filter((name) => name.endsWith('.sqlite'));
    expect(copies).toHaveLength(1);
    const copy = new Database(join(backupFolder, copies[0]!), { readonly: true });
    expect(copy.prepare('SELECT count(*) FROM contacts').pluck().get()).toBe(50);
    copy.close();
  });

  test('where the copy before it can not be made, nothing is migrated', () => {
    makeShop();
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(schemaVersion - 1);
    writeAt(file, 60, bytes);
    writeFileSync(join(folder, 'backups'), 'a file is in the way');
    const before = fingerprint(file).sha256;
    expect(codeOf(() => openDatabase(file, { backupFolder: join(folder, 'backups') }))).not.toBe(
      'migration-failed',
    );
    expect(fingerprint(file).sha256).toBe(before);
  });

  test('a copy is never made of a file while it is new', () => {
    closeDatabase(openDatabase(file, { create: true }));
    expect(readdirSync(folder)).toEqual(['shop.regulars']);
    expect(backUpDatabase(file, join(folder, 'b'), 'asked').contacts).toBe(0);
  });
});
