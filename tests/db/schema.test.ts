import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beginChangeSet, endChangeSet } from '../../db/journal.ts';
import { journalledTables, notJournalled } from '../../db/journalled-tables.ts';
import { migrations } from '../../db/migrations/index.ts';
import { closeDatabase, openDatabase } from '../../db/open-database.ts';

const folder = new URL('../../db/migrations/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

let db: Database.Database;
beforeAll(() => {
  db = openDatabase(':memory:');
});
afterAll(() => closeDatabase(db));

const tables = () =>
  db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .all();
type Column = { name: string; type: string; notnull: number; dflt_value: string | null; pk: number };
const columnsOf = (table: string) => db.pragma(`table_info(${table})`) as Column[];

describe('the schema', () => {
  test('is STRICT in every table, so that no number hides in a text', () => {
    const strict = db.pragma('table_list') as { name: string; schema: string; strict: number }[];
    for (const { name } of tables())
      expect(
        strict.find((table) => table.name === name && table.schema === 'main'),
        name,
      ).toMatchObject({ strict: 1 });
  });

  test('has ids that are never given twice, and no fractions', () => {
    for (const { name, sql } of tables()) {
      expect(columnsOf(name)[0], name).toMatchObject({ name: 'id', type: 'INTEGER', pk: 1 });
      expect(sql, name).toMatch(/`id` integer PRIMARY KEY AUTOINCREMENT/);
      for (const column of columnsOf(name))
        expect(['INTEGER', 'TEXT'], `${name}.${column.name}`).toContain(column.type);
    }
  });

  test('finds the rows behind every reference by an index', () => {
    for (const { name } of tables())
      for (const { from } of db.pragma(`foreign_key_list(${name})`) as { from: string }[]) {
        const plan = db
          .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT id FROM ${name} WHERE ${from} = 1`)
          .all();
        expect(plan.map(({ detail }) => detail).join(), `${name}.${from}`).toMatch(/^SEARCH .*INDEX/);
      }
  });

  test("is what drizzle's snapshot says: tables, columns, indexes, references", () => {
    type Snapshot = {
      tables: Record<
        string,
        {
          columns: Record<string, { name: string; type: string; notNull: boolean; primaryKey: boolean }>;
          indexes: Record<string, { isUnique: boolean }>;
          foreignKeys: Record<string, { tableTo: string; columnsFrom: string[] }>;
        }
      >;
    };
    const last = readdirSync(new URL('meta/', folder))
      .filter((name) => name.endsWith('_snapshot.json'))
      .sort()
      .at(-1)!;
    const snapshot = JSON.parse(read(`meta/${last}`)) as Snapshot;
    expect(
      tables()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(snapshot.tables).sort());
    for (const [name, table] of Object.entries(snapshot.tables)) {
      expect(
        columnsOf(name).map((column) => [
          column.name,
          column.type.toLowerCase(),
          column.notnull === 1,
          column.pk === 1,
        ]),
        name,
      ).toEqual(
        Object.values(table.columns).map((column) => [
          column.name,
          column.type,
          column.notNull,
          column.primaryKey,
        ]),
      );
      const indexes = (
        db.pragma(`index_list(${name})`) as { name: string; unique: number; origin: string }[]
      ).filter(({ origin }) => origin === 'c');
      expect(indexes.map((index) => [index.name, index.unique === 1]).sort(), name).toEqual(
        Object.entries(table.indexes)
          .map(([index, { isUnique }]) => [index, isUnique])
          .sort(),
      );
      expect(
        (db.pragma(`foreign_key_list(${name})`) as { table: string; from: string }[])
          .map(({ table: to, from }) => `${from} ${to}`)
          .sort(),
      ).toEqual(
        Object.values(table.foreignKeys)
          .map(({ tableTo, columnsFrom }) => `${columnsFrom[0]} ${tableTo}`)
          .sort(),
      );
    }
  });
});

describe('migrations', () => {
  /** A released migration is never edited: a change here means that files out there differ from new ones. */
  const pinned: Record<string, string> = {
    '0000_foundation': '00852a638095dcd20b602a8e0b529f6ff18523dd85fba7ef4290a2f4341eaea5',
  };

  test('are bundled as they stand in their files, in order, each pinned', () => {
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .sort();
    expect(migrations.map(({ name }) => `${name}.sql`)).toEqual(files);
    expect(migrations.map(({ version }) => version)).toEqual(files.map((_, index) => index + 1));
    const words = (sql: string) =>
      sql.replaceAll('--> statement-breakpoint', ' ').split(/\s+/).join(' ').trim();
    for (const { name, sql } of migrations) {
      expect(words(sql)).toBe(words(read(`${name}.sql`)));
      expect(
        createHash('sha256')
          .update(read(`${name}.sql`))
          .digest('hex'),
        name,
      ).toBe(pinned[name]);
    }
  });

  test('neither drop a table nor set a pragma without a reason that somebody has looked at', () => {
    const reviewed: string[] = [];
    for (const { name, sql } of migrations)
      if (/\bDROP\s+(TABLE|COLUMN)\b|\bPRAGMA\b/i.test(sql)) expect(reviewed).toContain(name);
  });
});

describe('the journal', () => {
  test('covers every table that is not on the written list of exceptions', () => {
    const journalled = journalledTables.map(({ name }) => name);
    expect([...journalled, ...notJournalled].sort()).toEqual(
      tables()
        .map(({ name }) => name)
        .sort(),
    );
    const triggers = db
      .prepare<[], string>("SELECT name FROM temp.sqlite_schema WHERE type = 'trigger' ORDER BY name")
      .pluck()
      .all();
    expect(triggers).toEqual(
      journalled
        .flatMap((name) => ['delete', 'insert', 'update'].map((action) => `journal_${action}_${name}`))
        .sort(),
    );
  });

  test('refuses every write outside a change set', () => {
    for (const { name } of journalledTables) {
      const columns = columnsOf(name).filter((column) => column.notnull && column.name !== 'id');
      const values = columns.map((column) => (column.type === 'INTEGER' ? 1 : "'x'"));
      db.exec('PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF');
      expect(
        () =>
          db.exec(
            `INSERT INTO ${name} (${columns.map((column) => column.name).join()}) VALUES (${values.join()})`,
          ),
        name,
      ).toThrow(/NOT NULL constraint failed: changes.change_set_id/);
      db.exec('PRAGMA ignore_check_constraints = OFF; PRAGMA foreign_keys = ON');
    }
  });

  test('keeps of an update the old values of the changed columns, of a deletion the whole row, of an insert nothing', () => {
    const set = beginChangeSet(db, { operation: 'test', source: 'test', at: 1 });
    db.exec(`INSERT INTO tags (id, name, name_key) VALUES (77, 'A "quoted" \\ tag', 'a')`);
    db.exec("UPDATE tags SET name = 'B' WHERE id = 77");
    db.exec("UPDATE tags SET name = 'B' WHERE id = 77");
    db.exec('DELETE FROM tags WHERE id = 77');
    endChangeSet(db, set, {});
    expect(
      db.prepare('SELECT action, old FROM changes WHERE change_set_id = ? ORDER BY id').all(set),
    ).toEqual([
      { action: 'insert', old: null },
      { action: 'update', old: JSON.stringify({ name: 'A "quoted" \\ tag' }) },
      { action: 'delete', old: JSON.stringify({ name: 'B', name_key: 'a' }) },
    ]);
  });

  test('takes away a change set that changed nothing', () => {
    const set = beginChangeSet(db, { operation: 'test', source: 'test', at: 1 });
    expect(endChangeSet(db, set, {})).toBeNull();
    expect(db.prepare('SELECT 1 FROM change_sets WHERE id = ?').get(set)).toBeUndefined();
  });
});
