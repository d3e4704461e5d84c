import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkDatabase } from '../../db/check-database.ts';
import { closeDatabase, openDatabase } from '../../db/open-database.ts';
import { importContacts } from './insert-contacts.ts';
import { killAfter } from './shop-process.ts';

/** Everyday five of each kind; `KILLS=100` for a long night. */
const kills = Number(process.env.KILLS ?? 5);
const seed = process.env.KILL_SEED ? Number(process.env.KILL_SEED) : Date.now() % 100_000;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-kill-'));
  file = join(folder, 'shop.regulars');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The same moments for the same seed, between nothing and `most` milliseconds. */
function* moments(most: number): Generator<number> {
  let state = seed;
  for (let index = 0; index < kills; index++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield Math.floor((state / 2_147_483_648) * most);
  }
}

function look<Value>(read: (db: Database.Database) => Value): Value {
  const db = openDatabase(file);
  try {
    expect(checkDatabase(db)).toEqual([]);
    return read(db);
  } finally {
    closeDatabase(db);
  }
}

const numberOf = (db: Database.Database, sql: string) => db.prepare<[], number>(sql).pluck().get()!;

describe(`a process that is killed at any moment (seed ${seed})`, () => {
  test('has saved every contact that it said is saved, each with its phone', {
    timeout: 120_000,
  }, async () => {
    let saved = 0;
    for (const moment of moments(150)) {
      const lines = await killAfter('edit-shop', [file, 'edit'], moment);
      const said = lines.length - 1;
      look((db) => {
        const contacts = numberOf(db, 'SELECT count(*) FROM contacts');
        expect(contacts).toBeGreaterThanOrEqual(saved + said);
        expect(contacts).toBeLessThanOrEqual(saved + said + 1); // the last may be saved, and not yet said so
        expect(numberOf(db, 'SELECT count(DISTINCT contact_id) FROM contact_points')).toBe(contacts);
        expect(numberOf(db, 'SELECT count(*) FROM change_sets')).toBe(contacts);
        saved = contacts;
      });
    }
  });

  test('has changed all rows of a bulk edit or none', { timeout: 120_000 }, async () => {
    const db = openDatabase(file, { create: true, bulk: true });
    importContacts(db, 3_000);
    closeDatabase(db);
    for (const moment of moments(250)) {
      const said = Number((await killAfter('edit-shop', [file, 'bulk-edit'], moment)).at(-1));
      const values = look((open) =>
        open.prepare<[], string>('SELECT DISTINCT lead_source FROM contacts').pluck().all(),
      );
      if (said > 0) {
        expect(values).toHaveLength(1);
        expect([`Turn ${said}`, `Turn ${said + 1}`]).toContain(values[0]);
      }
    }
  });

  test('has imported whole files only', { timeout: 120_000 }, async () => {
    let saved = 0;
    for (const moment of moments(250)) {
      const said = (await killAfter('edit-shop', [file, 'import'], moment)).length - 1;
      look((db) => {
        const contacts = numberOf(db, 'SELECT count(*) FROM contacts');
        expect(contacts % 500).toBe(0);
        expect(contacts / 500).toBeGreaterThanOrEqual(saved + said);
        expect(numberOf(db, 'SELECT count(*) FROM contact_points')).toBe(contacts * 2);
        expect(
          numberOf(
            db,
            "SELECT coalesce(sum(last_id - first_id + 1), 0) FROM change_ranges WHERE table_name = 'contacts'",
          ),
        ).toBe(contacts);
        saved = contacts / 500;
      });
    }
  });

  test('has undone an import whole or not at all', { timeout: 120_000 }, async () => {
    const db = openDatabase(file, { create: true, bulk: true });
    importContacts(db, 1_000);
    closeDatabase(db);
    for (const moment of moments(300)) {
      await killAfter('edit-shop', [file, 'undo'], moment);
      look((open) => {
        const contacts = numberOf(open, 'SELECT count(*) FROM contacts');
        expect([0, 1_000]).toContain(contacts);
        expect(numberOf(open, 'SELECT count(*) FROM addresses')).toBe(contacts);
      });
    }
  });
});
