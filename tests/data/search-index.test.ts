import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findIds } from '../../src/main/data/search/find-ids.ts';
import { findMatches } from '../../src/main/data/search/find-matches.ts';
import { openIndexForReading } from '../../src/main/data/search/index-file.ts';
import { Indexer, indexNow } from '../../src/main/data/search/indexer.ts';
import { startIndexing } from '../../src/main/data/search/start-indexing.ts';
import { SearchShop } from '../helpers/search-shop.ts';

const workerUrl = new URL('../../src/main/data/search/search-worker.ts', import.meta.url);

let shop: SearchShop;
beforeEach(() => {
  shop = new SearchShop();
});
afterEach(() => shop.close());

/** What the index holds, and that its trigrams are whole. */
function readDocumentsOf(searchFile: string): unknown[] {
  const index = openIndexForReading(searchFile)!;
  try {
    return [
      index.prepare('SELECT id, text FROM contacts_documents ORDER BY id').all(),
      index.prepare('SELECT id, text FROM companies_documents ORDER BY id').all(),
    ];
  } finally {
    index.close();
  }
}

describe('Following the record of changes', () => {
  test('a change is found before and after it is indexed, and the old text no more', () => {
    const id = shop.addPerson({ name: 'Paula Alt' });
    shop.index();
    shop.run(
      `UPDATE contacts SET display_name = 'Paula Neumann', name_key = 'paula neumann' WHERE id = ?`,
      id,
    );
    for (const isIndexed of [false, true]) {
      if (isIndexed) shop.index();
      expect(shop.waiting).toBe(isIndexed ? 0 : 1);
      expect(shop.titles('neumann')).toEqual(['Paula Neumann']);
      expect(shop.titles('alt')).toEqual([]);
      expect(shop.ids('neuma')).toEqual([id]);
      expect(shop.ids('alt')).toEqual([]);
    }
  });

  test('a phone added, changed and removed', () => {
    const id = shop.addPerson({ name: 'Paula', phones: [['0151 1111111', '+491511111111']] });
    shop.index();
    shop.run(`INSERT INTO contact_points (contact_id, kind, raw) VALUES (?, 'phone', '030 222222')`, id);
    shop.index();
    expect(shop.titles('222222')).toEqual(['Paula']);
    shop.run(`UPDATE contact_points SET raw = '030 333333' WHERE raw = '030 222222'`);
    shop.index();
    expect(shop.titles('222222')).toEqual([]);
    expect(shop.titles('333333')).toEqual(['Paula']);
    shop.run(`DELETE FROM contact_points WHERE raw = '030 333333'`);
    shop.index();
    expect(shop.titles('333333')).toEqual([]);
    expect(shop.titles('1111111')).toEqual(['Paula']);
  });

  test('the new name of a tag, a company and a hidden field reaches everybody who has it', () => {
    const company = shop.addCompany('Altwerk AG');
    shop.addPerson({ name: 'Paula', tags: ['Altkunde'], company, custom: 'Besonderheit' });
    shop.index();
    shop.run(`UPDATE tags SET name = 'Neukunde', name_key = 'neukunde'`);
    shop.run(`UPDATE companies SET name = 'Neuwerk AG', name_key = 'neuwerk ag'`);
    shop.run('UPDATE custom_fields SET deleted_at = 1');
    for (const isIndexed of [false, true]) {
      if (isIndexed) shop.index();
      expect(shop.titles('altkunde')).toEqual([]);
      expect(shop.titles('altwerk')).toEqual([]);
      expect(shop.titles('besonderheit')).toEqual([]);
      expect(shop.titles('neukunde')).toEqual(['Paula']);
      expect(shop.titles('neuwerk')).toEqual(['Neuwerk AG', 'Paula']);
    }
  });

  test('the trash is not found, and found again once restored', () => {
    const id = shop.addPerson({ name: 'Paula Weg', emails: ['weg@example.com'] });
    shop.addPerson({ name: 'Paul Bleibt', emails: ['bleibt@example.com'] });
    shop.index();
    shop.run('UPDATE contacts SET deleted_at = 5 WHERE id = ?', id);
    expect(shop.waiting).toBe(0);
    expect(shop.titles('example.com')).toEqual(['Paul Bleibt']);
    expect(shop.titles('weg')).toEqual([]);
    expect(shop.ids('weg')).toEqual([id]);
    shop.run('UPDATE contacts SET deleted_at = NULL WHERE id = ?', id);
    expect(shop.titles('weg@')).toEqual(['Paula Weg']);
  });

  test('what is not in the trash is found behind very many that are', () => {
    shop.importPeople(Array.from({ length: 1_500 }, (_, at) => ({ name: `Gleich Vorname ${at}` })));
    shop.addPerson({ name: 'Anders', notes: 'vorname unbekannt' });
    shop.index();
    shop.run('UPDATE contacts SET deleted_at = 5 WHERE id <= 1500');
    shop.index();
    expect(shop.titles('vorname')).toEqual(['Anders']);
  });

  test('an import and its undo', () => {
    shop.addPerson({ name: 'Stammgast Hanne' });
    shop.index();
    const set = shop.importPeople([
      { name: 'Import Eins', phones: [['030 700700', '+4930700700']], tags: ['Messe'] },
      { name: 'Import Zwei', emails: ['zwei@example.com'], city: 'Bremen' },
    ]);
    expect(shop.waiting).toBe(2);
    expect(shop.titles('700700')).toEqual(['Import Eins']);
    shop.index();
    expect(shop.waiting).toBe(0);
    expect(shop.titles('messe')).toEqual(['Import Eins']);
    expect(shop.titles('bremen')).toEqual(['Import Zwei']);
    shop.undo(set);
    for (const isIndexed of [false, true]) {
      if (isIndexed) shop.index();
      expect(shop.titles('import')).toEqual([]);
      expect(shop.titles('bremen')).toEqual([]);
      expect(shop.ids('import')).toEqual([]);
      expect(shop.titles('hanne')).toEqual(['Stammgast Hanne']);
    }
  });

  test('rows that an import adds to people who were there', () => {
    const id = shop.addPerson({ name: 'Stammgast Hanne' });
    shop.index();
    const set = shop.importPeople([{ name: 'Neu' }]);
    shop.sqlite
      .prepare(
        `INSERT INTO change_ranges (change_set_id, table_name, first_id, last_id) VALUES (?, 'addresses', 1, 1)`,
      )
      .run(set);
    shop.sqlite.exec('DROP TRIGGER journal_insert_addresses');
    shop.sqlite.prepare(`INSERT INTO addresses (id, contact_id, city) VALUES (1, ?, 'Husum')`).run(id);
    expect(shop.titles('husum')).toEqual(['Stammgast Hanne']);
    shop.index();
    expect(shop.waiting).toBe(0);
    expect(shop.titles('husum')).toEqual(['Stammgast Hanne']);
  });

  test('a change that touches no text leaves the document alone', () => {
    shop.addPerson({ name: 'Paula' });
    shop.index();
    const before = readDocumentsOf(shop.searchFile);
    shop.run(`UPDATE contacts SET lifecycle_stage = 'customer'`);
    shop.index();
    expect(readDocumentsOf(shop.searchFile)).toEqual(before);
    expect(shop.waiting).toBe(0);
  });

  test('a search inside a change that is then taken back leaves no trace', () => {
    const id = shop.addPerson({ name: 'Paula Eins' });
    shop.index();
    expect(() =>
      shop.change(() => {
        shop.sqlite.prepare(`UPDATE contacts SET display_name = 'Paula Zwei' WHERE id = ?`).run(id);
        expect(shop.ids('zwei')).toEqual([id]);
        throw new Error('taken back');
      }),
    ).toThrow('taken back');
    expect(shop.ids('zwei')).toEqual([]);
    shop.run(`UPDATE contacts SET notes = 'drei' WHERE id = ?`, id);
    expect(shop.ids('zwei')).toEqual([]);
    expect(shop.ids('drei')).toEqual([id]);
  });
});

describe('A list asks for its matches', () => {
  const read = (table: string) => shop.sqlite.prepare(`SELECT id FROM temp.${table}`).pluck().all();

  test('again and again, and gets what is true now', () => {
    const first = shop.addPerson({ name: 'Rosa Eins' });
    shop.index();
    expect(read(findMatches(shop, 'contacts', 'rosa'))).toEqual([first]);
    expect(read(findMatches(shop, 'contacts', 'rosa'))).toEqual([first]);
    const second = shop.addPerson({ name: 'Rosa Zwei' });
    expect(read(findMatches(shop, 'contacts', 'rosa'))).toEqual([first, second]);
    shop.index();
    expect(read(findMatches(shop, 'contacts', 'zwei'))).toEqual([second]);
    expect(read(findMatches(shop, 'companies', 'zwei'))).toEqual([]);
    expect(read(findMatches(shop, 'contacts', ' '))).toEqual([]);
  });

  test('inside a change that is taken back', () => {
    const first = shop.addPerson({ name: 'Rosa Eins' });
    expect(read(findMatches(shop, 'contacts', 'rosa'))).toEqual([first]);
    expect(() =>
      shop.change(() => {
        shop.sqlite.prepare(`UPDATE contacts SET display_name = 'Lilie', name_key = 'lilie'`).run();
        expect(read(findMatches(shop, 'contacts', 'rosa'))).toEqual([]);
        throw new Error('taken back');
      }),
    ).toThrow('taken back');
    expect(read(findMatches(shop, 'contacts', 'rosa'))).toEqual([first]);
  });
});

describe('An index that is not of this data', () => {
  test('of another file: everything is found from the rows, then built again', () => {
    const other = new SearchShop('other');
    other.addPerson({ name: 'Fremde Frieda' });
    other.addPerson({ name: 'Fremder Fritz' });
    other.index();
    writeFileSync(shop.searchFile, readFileSync(other.searchFile));
    other.close();
    shop.addPerson({ name: 'Eigene Elsa' });
    for (const isIndexed of [false, true]) {
      if (isIndexed) shop.index();
      expect(shop.waiting).toBe(isIndexed ? 0 : 1);
      expect(shop.titles('frem')).toEqual([]);
      expect(shop.titles('elsa')).toEqual(['Eigene Elsa']);
    }
  });

  test('of what the file was before an older copy took its place', () => {
    const kept = new SearchShop();
    for (const [at, each] of [shop, kept].entries()) {
      each.addPerson({ name: 'Anna Anfang' });
      each.run(`UPDATE contacts SET notes = 'Fassung ${at}', updated_at = 1`);
    }
    kept.run(`UPDATE contacts SET notes = 'und danach'`);
    shop.index();
    // The same database id and more changes, but the last change set that the index knows is another one.
    shop.run(`UPDATE contacts SET notes = 'verworfen'`);
    shop.index();
    kept.sqlite.prepare('UPDATE change_sets SET at = at + 77').run();
    kept.run(`UPDATE contacts SET notes = 'gilt jetzt'`);
    writeFileSync(kept.searchFile, readFileSync(shop.searchFile));
    expect(kept.waiting).toBe(1);
    kept.index();
    expect(kept.titles('verworfen')).toEqual([]);
    expect(kept.titles('gilt')).toEqual(['Anna Anfang']);
    kept.close();
  });

  test.each([
    ['no database', (bytes: Buffer) => bytes.fill('x')],
    ['cut short', (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2))],
    ['torn pages', (bytes: Buffer) => bytes.fill(0xa5, 4096)],
    ['empty', () => Buffer.alloc(0)],
  ])('damaged (%s): answers come from the rows, and the writer makes it anew', (_, damage) => {
    shop.importPeople(
      Array.from({ length: 300 }, (_, at) => ({ name: `Person ${at}`, notes: `Notiz ${at}` })),
    );
    shop.index();
    writeFileSync(shop.searchFile, damage(readFileSync(shop.searchFile)));
    expect(shop.titles('notiz 250')).toEqual(['Person 250']);
    try {
      shop.index();
    } catch {
      // Damage that shows only while writing: the thread marks the file, and so does the next reader.
      expect(shop.titles('notiz 251')).toEqual(['Person 251']);
      shop.index();
    }
    expect(shop.waiting).toBe(0);
    expect(shop.titles('notiz 250')).toEqual(['Person 250']);
    expect(existsSync(`${shop.searchFile}-damaged`)).toBe(false);
  });
});

test('an index left half made is finished, and answers are whole meanwhile', () => {
  shop.importPeople(
    Array.from({ length: 12_000 }, (_, at) => ({
      name: `Person ${at}`,
      notes: at % 4_000 ? undefined : 'Sonderfall',
    })),
  );
  const indexer = new Indexer(shop.file, shop.searchFile);
  expect(indexer.plan()).toBe(12_000);
  expect(indexer.step()).toBe(10_000);
  indexer.close();
  expect(shop.waiting).toBe(2_000);
  expect(shop.find('sonderfall').indexed).toBeCloseTo(10_000 / 12_000);
  shop.addPerson({ name: 'Nachzügler', notes: 'Sonderfall' });
  for (const isIndexed of [false, true]) {
    if (isIndexed) shop.index();
    expect(shop.waiting).toBe(isIndexed ? 0 : 2_001);
    expect(shop.titles('sonderfall').sort()).toEqual([
      'Nachzügler',
      'Person 0',
      'Person 4000',
      'Person 8000',
    ]);
  }
});

test('indexing can be given up and gone on with', () => {
  shop.importPeople(Array.from({ length: 12_000 }, (_, at) => ({ name: `Person ${at}` })));
  const seen: number[] = [];
  indexNow(shop.file, shop.searchFile, {
    onProgress: ({ done, total }) => seen.push(done / total),
    isCancelled: () => seen.length === 1,
  });
  expect(seen).toEqual([10_000 / 12_000]);
  expect(shop.waiting).toBe(2_000);
  shop.index();
  expect(shop.waiting).toBe(0);
});

test('after any changes and undos the index is what a new one would be', () => {
  const words = ['Rose', 'Tulpe', 'Nelke', 'Müller', '王伟'];
  const word = fc.constantFrom(...words);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), word, note: word }),
    fc.record({ kind: fc.constant('import' as const), word, note: word }),
    fc.record({ kind: fc.constant('rename' as const), at: fc.nat(20), word }),
    fc.record({ kind: fc.constant('tag' as const), word }),
    fc.record({ kind: fc.constant('company' as const), word }),
    fc.record({ kind: fc.constant('trash' as const), at: fc.nat(20) }),
    fc.record({ kind: fc.constant('undo' as const), at: fc.nat(30) }),
    fc.record({ kind: fc.constant('index' as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const each = new SearchShop();
      const company = each.addCompany('Anfang GmbH');
      const sets: number[] = [];
      for (const now of steps) {
        if (now.kind === 'add')
          each.addPerson({ name: now.word, notes: now.note, tags: [now.note], company });
        else if (now.kind === 'import')
          sets.push(each.importPeople([{ name: now.word, tags: ['Import'], city: now.note, company }]));
        else if (now.kind === 'rename')
          sets.push(each.run('UPDATE contacts SET display_name = ? WHERE id = ?', now.word, now.at));
        else if (now.kind === 'tag') sets.push(each.run('UPDATE tags SET name = ? WHERE id = 1', now.word));
        else if (now.kind === 'company') sets.push(each.run('UPDATE companies SET name = ?', now.word));
        else if (now.kind === 'trash')
          sets.push(each.run('UPDATE contacts SET deleted_at = 1 WHERE id = ?', now.at));
        else if (now.kind === 'index') each.index();
        else if (sets.length > 0) each.undo(sets[now.at % sets.length]!);
        for (const text of ['rose', 'tul', '王伟', 'import'])
          expect(new Set(each.ids(text))).toEqual(scan(each, text));
      }
      each.index();
      const followed = readDocumentsOf(each.searchFile);
      const anew = `${each.searchFile}-anew`;
      indexNow(each.file, anew);
      expect(followed).toEqual(readDocumentsOf(anew));
      each.close();
    }),
    { numRuns: 12 },
  );
}, 60_000);

/** The answer without any index. */
function scan(each: SearchShop, text: string): Set<number> {
  return new Set(findIds({ sqlite: each.sqlite, searchFile: `${each.searchFile}-none` }, 'contacts', text));
}

describe('The thread', () => {
  test('indexes what is there, follows what is changed, and stops when told', async () => {
    shop.addPerson({ name: 'Erste Emma' });
    const caughtUp = new Signal();
    const indexing = startIndexing(workerUrl, {
      file: shop.file,
      searchFile: shop.searchFile,
      onError: (error) => caughtUp.fail(error),
      onCaughtUp: () => caughtUp.give(),
    });
    await caughtUp.wait();
    expect(shop.waiting).toBe(0);
    shop.addPerson({ name: 'Zweite Zoe' });
    indexing.follow();
    await caughtUp.wait();
    expect(shop.waiting).toBe(0);
    expect(shop.titles('zoe')).toEqual(['Zweite Zoe']);
    await indexing.stop();
    shop.addPerson({ name: 'Dritte Dora' });
    expect(shop.waiting).toBe(1);
    expect(shop.titles('dora')).toEqual(['Dritte Dora']);
  });

  test('makes a damaged index anew', async () => {
    shop.importPeople(Array.from({ length: 300 }, (_, at) => ({ name: `Person ${at}` })));
    shop.index();
    writeFileSync(shop.searchFile, readFileSync(shop.searchFile).fill(0xa5, 4096));
    const caughtUp = new Signal();
    const indexing = startIndexing(workerUrl, {
      file: shop.file,
      searchFile: shop.searchFile,
      onError: (error) => caughtUp.fail(error),
      onCaughtUp: () => caughtUp.give(),
    });
    await caughtUp.wait();
    await indexing.stop();
    expect(shop.waiting).toBe(0);
    expect(shop.titles('person 299')).toEqual(['Person 299']);
  });
});

/** Counts what happened, so that it can be waited for before or after. */
class Signal {
  private given = 0;
  private resolve: (() => void) | undefined;
  private reject: ((error: Error) => void) | undefined;

  give(): void {
    this.given++;
    this.settle();
  }

  fail(error: Error): void {
    this.reject?.(error);
  }

  wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
      this.settle();
    });
  }

  private settle(): void {
    if (this.given === 0 || !this.resolve) return;
    this.given--;
    this.resolve();
    this.resolve = undefined;
  }
}
