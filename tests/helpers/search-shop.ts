import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { beginChangeSet, endChangeSet, recordRange } from '../../db/journal.ts';
import { openDatabase } from '../../db/open-database.ts';
import { undoChangeSet } from '../../db/undo.ts';
import type { ListNoun } from '../../src/contract/lists.ts';
import { makeNameKey } from '../../src/contract/values/name-key.ts';
import { findIds } from '../../src/main/data/search/find-ids.ts';
import { indexNow } from '../../src/main/data/search/indexer.ts';
import { closeIndex } from '../../src/main/data/search/reader.ts';
import { search } from '../../src/main/data/search/search.ts';

export type Person = {
  name: string;
  phones?: [raw: string, normalized: string | null][];
  emails?: string[];
  tags?: string[];
  company?: number;
  city?: string;
  street?: string;
  notes?: string;
  custom?: string;
};

/** A shop's file on disk with its search index, written through the journal and read through the handlers. */
export class SearchShop {
  readonly folder = mkdtempSync(join(tmpdir(), 'regulars-search-'));
  readonly file = join(this.folder, 'shop.sqlite');
  readonly searchFile = join(this.folder, 'search.sqlite');
  readonly sqlite: Database.Database;
  private number = 0;

  constructor(databaseId = 'shop') {
    this.sqlite = openDatabase(this.file, { create: true });
    this.change(() =>
      this.sqlite
        .prepare(`INSERT INTO settings (key, value) VALUES ('database_id', ?)`)
        .run(JSON.stringify(databaseId)),
    );
  }

  /** One change set; returns its id. */
  change(run: (changeSet: number) => void): number {
    return this.sqlite.transaction(() => {
      const id = beginChangeSet(this.sqlite, {
        operation: 'test',
        source: 'screen',
        at: 1_700_000_000_000 + this.number,
      });
      run(id);
      endChangeSet(this.sqlite, id, {});
      return id;
    })();
  }

  undo(changeSet: number): void {
    this.change((id) => undoChangeSet(this.sqlite, changeSet, id));
  }

  addPerson(person: Person): number {
    let id = 0;
    this.change(() => {
      id = this.insertPerson(this.sqlite, person);
    });
    return id;
  }

  /** Like a job: rows journalled as ranges, by a connection without insert triggers. Returns the change set. */
  importPeople(people: Person[]): number {
    const bulk = openDatabase(this.file, { bulk: true, checked: true });
    const tables = ['contacts', 'contact_points', 'addresses', 'contact_tags', 'contact_companies', 'tags'];
    const last = (table: string) =>
      bulk.prepare<[], number>(`SELECT coalesce(max(id), 0) FROM ${table}`).pluck().get()!;
    const id = bulk.transaction(() => {
      const set = beginChangeSet(bulk, {
        operation: 'imports.run',
        source: 'import:1',
        at: 1_700_000_000_000,
      });
      const before = tables.map((table) => [table, last(table)] as const);
      for (const person of people) this.insertPerson(bulk, person);
      for (const [table, from] of before)
        if (last(table) > from) recordRange(bulk, set, table, from + 1, last(table));
      endChangeSet(bulk, set, {});
      return set;
    })();
    bulk.close();
    return id;
  }

  private insertPerson(db: Database.Database, person: Person): number {
    const number = ++this.number;
    const id = Number(
      db
        .prepare(
          `INSERT INTO contacts (uid, created_at, updated_at, number, display_name, name_key, notes)
           VALUES (?, 0, 0, ?, ?, ?, ?)`,
        )
        .run(`u${number}`, 10_000_000 + number, person.name, makeNameKey(person.name), person.notes ?? null)
        .lastInsertRowid,
    );
    const point = db.prepare(
      'INSERT INTO contact_points (contact_id, kind, raw, normalized, position) VALUES (?, ?, ?, ?, ?)',
    );
    for (const [raw, normalized] of person.phones ?? []) point.run(id, 'phone', raw, normalized, 0);
    for (const raw of person.emails ?? []) point.run(id, 'email', raw, raw.toLowerCase(), 0);
    if (person.city || person.street)
      db.prepare('INSERT INTO addresses (contact_id, street, city) VALUES (?, ?, ?)').run(
        id,
        person.street ?? null,
        person.city ?? null,
      );
    for (const tag of person.tags ?? []) {
      db.prepare('INSERT OR IGNORE INTO tags (name, name_key) VALUES (?, ?)').run(tag, makeNameKey(tag));
      db.prepare(
        'INSERT INTO contact_tags (contact_id, tag_id) VALUES (?, (SELECT id FROM tags WHERE name_key = ?))',
      ).run(id, makeNameKey(tag));
    }
    if (person.company)
      db.prepare('INSERT INTO contact_companies (contact_id, company_id) VALUES (?, ?)').run(
        id,
        person.company,
      );
    if (person.custom !== undefined) {
      db.prepare(
        `INSERT OR IGNORE INTO custom_fields (noun, key, name, kind) VALUES ('contacts', 'size', 'Size', 'text')`,
      ).run();
      db.prepare(
        `INSERT INTO custom_values (contact_id, field_id, value) VALUES (?, (SELECT id FROM custom_fields WHERE key = 'size'), ?)`,
      ).run(id, person.custom);
    }
    return id;
  }

  addCompany(name: string): number {
    let id = 0;
    this.change(() => {
      const number = ++this.number;
      id = Number(
        this.sqlite
          .prepare(
            `INSERT INTO companies (uid, created_at, updated_at, number, name, name_key) VALUES (?, 0, 0, ?, ?, ?)`,
          )
          .run(`c${number}`, 10_000_000 + number, name, makeNameKey(name)).lastInsertRowid,
      );
    });
    return id;
  }

  run(sql: string, ...parameters: unknown[]): number {
    return this.change(() => this.sqlite.prepare(sql).run(...parameters));
  }

  index(): void {
    indexNow(this.file, this.searchFile);
  }

  find(text: string, limit = 20) {
    return search.find({ sqlite: this.sqlite, searchFile: this.searchFile } as never, { text, limit });
  }

  /** The titles of the answers, in their order. */
  titles(text: string, limit = 20): string[] {
    return this.find(text, limit).hits.map((hit) => hit.title);
  }

  ids(text: string, noun: ListNoun = 'contacts'): number[] | null {
    return findIds(this, noun, text);
  }

  get waiting(): number {
    return search.status({ sqlite: this.sqlite, searchFile: this.searchFile } as never, {}).waiting;
  }

  close(): void {
    closeIndex(this.sqlite);
    this.sqlite.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
