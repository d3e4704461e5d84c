import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDatabase } from '../../db/check-database.ts';
import { beginChangeSet, endChangeSet, recordRange } from '../../db/journal.ts';
import { closeDatabase, openDatabase } from '../../db/open-database.ts';
import type { Crm } from '../../src/contract/contract.ts';
import { AppError } from '../../src/contract/errors.ts';
import type { UndoAnswer } from '../../src/contract/history.ts';
import { Dispatch } from '../../src/main/data/dispatch.ts';
import { giveDefaults } from '../../src/main/data/settings/settings.ts';
import { createCrm } from '../helpers/open-shop.ts';
import { ChangeModel, type Dump, dumpData } from './change-model.ts';
import { insertContacts } from './insert-contacts.ts';

/** Everyday: a few seconds. `UNDO_RUNS=5000 UNDO_SEED=…` for a long night or to see a failure again. */
const runs = Number(process.env.UNDO_RUNS ?? 25);
const seed = process.env.UNDO_SEED ? Number(process.env.UNDO_SEED) : Math.floor(Math.random() * 2 ** 31);
/** A failure is told at once; `UNDO_SHRINK=1` looks for the shortest one, which takes minutes. */
const parameters = {
  seed,
  numRuns: runs,
  path: process.env.UNDO_PATH,
  endOnFailure: !process.env.UNDO_SHRINK,
};
const minutes = 60_000 * Math.max(2, Math.ceil(runs / 20));

/** What happens, with numbers that choose among whatever is there at that moment. */
const number = fc.nat(11);
const command = fc.record({
  kind: fc.constantFrom(
    'createContact',
    'createContact',
    'createCompany',
    'updateContact',
    'updateContact',
    'updateName',
    'updateCompany',
    'bulkEdit',
    'bulkEditCustom',
    'tagMany',
    'untagMany',
    'addTag',
    'removeTag',
    'renameTag',
    'deleteTag',
    'trash',
    'restore',
    'trashCompany',
    'addPoint',
    'editPoint',
    'removePoint',
    'makePrimary',
    'addAddress',
    'editAddress',
    'removeAddress',
    'saveConsent',
    'createField',
    'updateField',
    'removeField',
    'setValue',
    'linkCompany',
    'changeLink',
    'unlinkCompany',
    'changeSettings',
    'import',
    'import',
  ),
  a: number,
  b: number,
  c: number,
});
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;
const isCommand = (order: { kind: string }): order is Command => 'c' in order;
const step = fc.oneof(
  { weight: 5, arbitrary: command },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('undoAny' as const), a: fc.nat(200) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('undoNext' as const, 'redoNext' as const) }) },
);

const words = ['Anna', 'Ánna', 'Berg', 'berg ', 'Zoë', 'Nord & Co', 'VIP', 'vip', 'Neu', '7', 'Öl', 'x'];
const word = (index: number) => words[index % words.length]!;

class World {
  readonly folder: string;
  readonly sqlite: Database.Database;
  readonly bulk: Database.Database;
  readonly crm: Crm;
  readonly model = new ChangeModel();
  clock = 1_760_000_000_000;

  constructor() {
    // Real files, where syncing them costs nothing: the everyday run has thousands of commits.
    this.folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'regulars-undo-'));
    const file = join(this.folder, 'shop.regulars');
    this.sqlite = openDatabase(file, { create: true });
    this.bulk = openDatabase(file, { checked: true, bulk: true });
    giveDefaults(this.sqlite, { country: 'DE' });
    const dispatch = new Dispatch({
      sqlite: this.sqlite,
      file,
      backupFolder: this.folder,
      searchFile: join(this.folder, 'search.sqlite'),
      source: 'screen',
      runInWorker: () => Promise.reject(new Error('too small for a thread')),
      emit: () => {},
      log: ({ error }) => {
        if (error && !(error instanceof AppError)) console.error(error);
      },
      now: () => ++this.clock,
    });
    this.crm = createCrm(dispatch);
  }

  dump = (): Dump => dumpData(this.sqlite);

  pick(sql: string, index: number): number {
    const ids = this.sqlite.prepare<[], number>(sql).pluck().all();
    return ids[index % Math.max(ids.length, 1)] ?? 999_999;
  }

  private lastSet(): number {
    return this.sqlite.prepare<[], number>('SELECT max(id) FROM change_sets').pluck().get()!;
  }

  /** Runs a command; what the program refuses in the owner's words is no failure. */
  async run(order: Command): Promise<void> {
    const before = this.dump();
    const last = this.lastSet();
    try {
      if (order.kind === 'import') this.import(order);
      else await runCommand(this, order);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'internal') throw error;
    }
    const after = this.dump();
    if (this.lastSet() > last) this.model.noteChange(this.lastSet(), before, after);
    else expect(after, `${order.kind} changed something outside a change set`).toEqual(before);
  }

  /** New people as ranges, and in the same change set edits, additions and removals at those that are there. */
  private import({ a, b, c }: Command): void {
    const { bulk } = this;
    bulk.exec('BEGIN IMMEDIATE');
    const set = beginChangeSet(bulk, { operation: 'imports.run', source: 'cli', at: this.clock });
    const insert = (table: string, columns: string, ...values: (string | number | null)[]) => {
      const id = Number(
        bulk
          .prepare(`INSERT INTO ${table} (${columns}) VALUES (${values.map(() => '?').join(', ')})`)
          .run(...values).lastInsertRowid,
      );
      recordRange(bulk, set, table, id, id);
      return id;
    };
    const known = this.pick('SELECT id FROM contacts ORDER BY id', a);
    const key = word(b).trim().toLowerCase();
    const tag =
      bulk.prepare<[string], number>('SELECT id FROM tags WHERE name_key = ?').pluck().get(key) ??
      insert('tags', 'name, name_key', word(b), key);
    for (const [table, [first, last]] of insertContacts(bulk, (a % 3) + 1, tag))
      recordRange(bulk, set, table, first, last);
    if (known < 999_999) {
      bulk
        .prepare('UPDATE contacts SET lead_source = ?, notes = ? WHERE id = ?')
        .run(`import ${c}`, word(a), known);
      if (c % 2) insert('contact_points', 'contact_id, kind, raw, normalized', known, 'phone', `0${c}`, null);
      if (c % 3 === 0) bulk.prepare('DELETE FROM addresses WHERE contact_id = ?').run(known);
      if (c % 4 === 0) bulk.prepare('DELETE FROM contact_tags WHERE contact_id = ?').run(known);
      if (c % 4 === 0) insert('contact_tags', 'contact_id, tag_id', known, tag);
    }
    const newest = this.bulk.prepare<[], number>('SELECT max(id) FROM contacts').pluck().get()!;
    if (b % 2) bulk.prepare('UPDATE contacts SET notes = ? WHERE id = ?').run('twice in the file', newest);
    endChangeSet(bulk, set, {});
    bulk.exec('COMMIT');
  }

  async undo(of: number, take: () => Promise<UndoAnswer>): Promise<UndoAnswer> {
    const before = this.dump();
    const answer = await take();
    const after = this.dump();
    this.model.checkUndo(of, answer.changeSet, before, after, answer.kept);
    expect(this.sqlite.pragma('foreign_key_check')).toEqual([]);
    return answer;
  }

  async undoAny(index: number): Promise<void> {
    const sets = (await this.crm.history.list({ limit: 500 })).filter((set) => !set.isUndone);
    const set = sets[index % Math.max(sets.length, 1)];
    if (set) await this.undo(set.id, () => this.crm.history.undo({ id: set.id }));
  }

  async undoNext(): Promise<UndoAnswer | null> {
    const { undo } = await this.crm.history.next({});
    return undo && this.undo(undo.id, () => this.crm.history.undo({ id: null }));
  }

  async redoNext(): Promise<UndoAnswer | null> {
    const { redo } = await this.crm.history.next({});
    return redo && this.undo(redo.id, () => this.crm.history.redo({}));
  }

  [Symbol.dispose](): void {
    closeDatabase(this.bulk);
    closeDatabase(this.sqlite);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const contact = 'SELECT id FROM contacts ORDER BY id';
const company = 'SELECT id FROM companies ORDER BY id';
const owners =
  'SELECT id FROM (SELECT id, contact_id FROM contact_points WHERE contact_id IS NOT NULL) ORDER BY id';

async function runCommand(world: World, { kind, a, b, c }: Command): Promise<unknown> {
  const { crm } = world;
  const pick = (sql: string, index = a) => world.pick(sql, index);
  const everybody = { filter: { conditions: [], isTrash: c % 5 === 4 }, except: [pick(contact)] };
  const some = { ids: [pick(contact, a), pick(contact, b), pick(contact, c)] };
  const selection = c % 2 ? everybody : some;
  const owner = b % 4 === 3 ? { companyId: pick(company) } : { contactId: pick(contact) };
  const draft = {
    kind: c % 2 ? ('phone' as const) : ('email' as const),
    raw: c % 2 ? `030 ${b}${c}` : `m${b}@x.org`,
  };
  const place = { city: word(b), street: word(c) };
  switch (kind) {
    case 'createContact':
      return crm.contacts.create({
        fields: { firstName: word(a), lastName: word(b) },
        points: c % 2 ? [draft] : [],
        ...(c % 3 ? {} : { company: { name: word(b), role: word(c) } }),
        tags: c % 4 ? [] : [word(a), word(c)],
        addresses: c % 5 ? [] : [place],
      });
    case 'createCompany':
      return crm.companies.create({
        fields: { name: word(a) },
        points: [draft],
        tags: c % 2 ? [word(b)] : [],
      });
    case 'updateContact':
      return crm.contacts.update({
        id: pick(contact),
        fields:
          c % 2
            ? { leadSource: word(b), notes: word(c) }
            : { leadSource: word(c), lifecycleStage: b % 2 ? 'customer' : null },
      });
    case 'updateName':
      return crm.contacts.update({
        id: pick(contact),
        fields: c % 3 ? { lastName: word(b) } : { displayName: word(c) },
      });
    case 'updateCompany':
      return crm.companies.update({
        id: pick(company),
        fields: c % 2 ? { name: word(b) } : { industry: word(b), notes: word(c) },
      });
    case 'bulkEdit':
      return crm.contacts.bulkEdit({
        selection,
        field: b % 2 ? 'lead_source' : 'do_not_contact',
        value: b % 2 ? word(b) : String(c % 2 === 0),
      });
    case 'bulkEditCustom': {
      const [field] = await crm.contacts
        .fields({})
        .then((fields) => fields.filter(({ key }) => key.startsWith('custom:')));
      return field && crm.contacts.bulkEdit({ selection, field: field.key, value: b % 3 ? word(b) : null });
    }
    case 'tagMany':
      return crm.contacts.tag({ selection, name: word(b) });
    case 'untagMany':
      return crm.contacts.untag({ selection, tagId: pick('SELECT id FROM tags ORDER BY id', b) });
    case 'addTag':
      return crm.tags.add({ owner, name: word(c) });
    case 'removeTag':
      return crm.tags.removeFrom({ owner, id: pick('SELECT id FROM tags ORDER BY id', b) });
    case 'renameTag':
      return crm.tags.rename({ id: pick('SELECT id FROM tags ORDER BY id'), name: word(b) });
    case 'deleteTag':
      return crm.tags.remove({ id: pick('SELECT id FROM tags ORDER BY id') });
    case 'trash':
      return crm.contacts.remove({ selection });
    case 'restore':
      return crm.contacts.restore({ selection });
    case 'trashCompany':
      return crm.companies.remove({ selection: { ids: [pick(company)] } });
    case 'addPoint':
      return crm.contactPoints.save({ owner, id: null, draft });
    case 'editPoint': {
      const id = pick(owners);
      const row = world.sqlite
        .prepare<[number], number>('SELECT contact_id FROM contact_points WHERE id = ?')
        .pluck()
        .get(id);
      return crm.contactPoints.save({ owner: { contactId: row ?? 999_999 }, id, draft });
    }
    case 'removePoint':
      return crm.contactPoints.remove({ id: pick('SELECT id FROM contact_points ORDER BY id') });
    case 'makePrimary':
      return crm.contactPoints.makePrimary({ id: pick(owners) });
    case 'addAddress':
      return crm.addresses.save({ owner, id: null, draft: place });
    case 'editAddress': {
      const id = pick('SELECT id FROM addresses WHERE contact_id IS NOT NULL ORDER BY id');
      const row = world.sqlite
        .prepare<[number], number>('SELECT contact_id FROM addresses WHERE id = ?')
        .pluck()
        .get(id);
      return crm.addresses.save({ owner: { contactId: row ?? 999_999 }, id, draft: place });
    }
    case 'removeAddress':
      return crm.addresses.remove({ id: pick('SELECT id FROM addresses ORDER BY id') });
    case 'saveConsent':
      return crm.consents.save({
        contactId: pick(contact),
        purpose: b % 2 ? 'newsletter' : 'marketing',
        channel: 'email',
        state: c % 2 ? 'given' : 'withdrawn',
        wording: word(c),
      });
    case 'createField':
      return crm.customFields.create({ noun: 'contacts', name: word(a), kind: 'text' });
    case 'updateField':
      return crm.customFields.update({ id: pick('SELECT id FROM custom_fields ORDER BY id'), name: word(b) });
    case 'removeField':
      return crm.customFields.remove({ id: pick('SELECT id FROM custom_fields ORDER BY id') });
    case 'setValue':
      return crm.customFields.setValue({
        owner: { contactId: pick(contact) },
        fieldId: pick('SELECT id FROM custom_fields ORDER BY id', b),
        value: c % 3 ? word(c) : null,
      });
    case 'linkCompany':
      return crm.contacts.saveCompany({ contactId: pick(contact), id: null, name: word(b), role: word(c) });
    case 'changeLink': {
      const id = pick('SELECT id FROM contact_companies ORDER BY id');
      const row = world.sqlite
        .prepare<[number], number>('SELECT contact_id FROM contact_companies WHERE id = ?')
        .pluck()
        .get(id);
      return crm.contacts.saveCompany({ contactId: row ?? 999_999, id, name: word(b), role: word(c) });
    }
    case 'unlinkCompany':
      return crm.contacts.removeCompany({ id: pick('SELECT id FROM contact_companies ORDER BY id') });
    default:
      return crm.settings.update(c % 2 ? { shopName: word(b) } : { country: b % 2 ? 'AT' : 'CH' });
  }
}

describe('undo of anything, in any order', () => {
  test(`takes back everything in reverse order and puts everything back again (seed ${seed})`, {
    timeout: minutes,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 30 }), async (commands) => {
        using world = new World();
        const atFirst = world.dump();
        for (const order of commands) await world.run(order);
        const atLast = world.dump();
        for (let answer = await world.undoNext(); answer; answer = await world.undoNext())
          expect(answer.kept, `undo of ${answer.operation}`).toEqual([]);
        expect(world.dump()).toEqual(atFirst);
        for (let answer = await world.redoNext(); answer; answer = await world.redoNext())
          expect(answer.kept, `redo of ${answer.operation}`).toEqual([]);
        expect(world.dump()).toEqual(atLast);
        expect(checkDatabase(world.sqlite)).toEqual([]);
      }),
      parameters,
    );
  });

  test(`leaves no orphan, loses no later edit and names what stays (seed ${seed})`, {
    timeout: minutes,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(command, { minLength: 3, maxLength: 15 }),
        fc.array(step, { minLength: 1, maxLength: 40 }),
        async (commands, steps) => {
          using world = new World();
          for (const order of commands) await world.run(order);
          for (const order of steps)
            if (isCommand(order)) await world.run(order);
            else if (order.kind === 'undoAny') await world.undoAny(order.a);
            else if (order.kind === 'undoNext') await world.undoNext();
            else await world.redoNext();
          // Whatever happened before, Ctrl+Z leads to the beginning and never treads on the spot.
          const most = world.sqlite.prepare<[], number>('SELECT count(*) FROM change_sets').pluck().get()!;
          let count = 0;
          while (await world.undoNext()) expect(++count).toBeLessThanOrEqual(most);
          expect(checkDatabase(world.sqlite)).toEqual([]);
        },
      ),
      parameters,
    );
  });
});
