import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placesOf } from '../../src/main/data/open-here.ts';
import { placesOf as placesOfApp } from '../../src/main/shell/data-places.ts';

const slow = { timeout: 120_000 };
const entry = fileURLToPath(new URL('../../src/cli/index.ts', import.meta.url));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ended = { code: number | null; out: string; err: string };

function start(args: string[], onStart?: (kill: (signal: NodeJS.Signals) => void) => void): Promise<Ended> {
  const child = spawn('node', [entry, ...args], {
    cwd: folder,
    env: { ...process.env, npm_lifecycle_event: '' },
  });
  const ended: Ended = { code: null, out: '', err: '' };
  child.stdout.on('data', (data) => {
    ended.out += data;
  });
  child.stderr.on('data', (data) => {
    ended.err += data;
  });
  onStart?.((signal) => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...ended, code }));
  });
}

async function json<Value = Record<string, unknown>>(...args: string[]): Promise<Value> {
  const { code, out, err } = await start([...args, '--json']);
  expect(err).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out) as Value;
}

const put = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('inspect and convert', () => {
  test('say how a file is written and what its columns mean, without a database', slow, async () => {
    put(
      'kunden.csv',
      Buffer.from(
        'Kunden\n\nVorname;Nachname;Telefon\nJörg;Weiß;030 1234567\nÄnne;Groß;089 7654321\n',
        'latin1',
      ),
    );
    const found = await json('inspect', 'kunden.csv');
    expect(found).toMatchObject({
      encoding: 'windows-1252',
      bom: false,
      delimiter: ';',
      quote: '"',
      preambleLines: 2,
      headerRows: 1,
      headerRow: 3,
      rowCount: 2,
      columns: [
        { name: 'Vorname', field: 'first_name', samples: ['Jörg', 'Änne'] },
        { name: 'Nachname', field: 'last_name' },
        { name: 'Telefon', field: 'phone', type: 'phone', dateOrder: null, decimal: null, proven: true },
      ],
    });
    expect(found.warnings).toContainEqual({
      code: 'preamble',
      line: 1,
      message: expect.stringContaining('above the heading'),
    });
    expect(await json('convert', 'kunden.csv', 'out.csv')).toMatchObject({ rows: 2 });
    expect(read('out.csv')).toBe('Vorname,Nachname,Telefon\nJörg,Weiß,030 1234567\nÄnne,Groß,089 7654321\n');
    expect(statSync(join(folder, 'out.csv')).mode & 0o777).toBe(0o600);
  });

  test('take corrections', slow, async () => {
    put('odd.csv', "a|b\n'x|y'|2\n");
    const args = ['--delimiter', 'pipe', '--quote', 'single', '--header-rows', '0'];
    expect(await json('inspect', 'odd.csv', ...args)).toMatchObject({
      quote: "'",
      headerRows: 0,
      headerRow: null,
      rowCount: 2,
    });
    await json('convert', 'odd.csv', 'odd-out.csv', ...args);
    expect(read('odd-out.csv')).toBe('a,b\nx|y,2\n');
  });

  test('convert many files, and mark those that can’t be read', slow, async () => {
    mkdirSync(join(folder, 'many'));
    put('many/a.csv', 'x;y\n1;2\n');
    put('many/b.csv', Buffer.from('%PDF-1.7\n\u0000\u0001\u0002'));
    put('many/c.csv', '');
    const { code, out, err } = await start([
      'convert',
      '--out',
      'done',
      'many/a.csv',
      'many/b.csv',
      'many/c.csv',
      'many/gone.csv',
      '--json',
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({ converted: 2, failed: 2 });
    expect(['a', 'b', 'c', 'gone'].map((name) => read(`done/${name}.csv`))).toEqual([
      'x,y\n1,2\n',
      'Application Error\n',
      '',
      'Application Error\n',
    ]);
    expect((await start(['convert', '--out', 'many', 'many/a.csv'])).code).toBe(2);
  });

  test.each([
    ['is not there', 'nothing.csv', undefined],
    ['is a folder', '.', undefined],
    ['is empty', 'empty.csv', ''],
    ['is a PDF', 'bill.csv', '%PDF-1.7\nstream'],
  ])('refuse a file that %s with a sentence', slow, async (_, name, content) => {
    if (content !== undefined) put(name, content);
    const { code, out, err } = await start(['inspect', name]);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toMatch(/^[^\n]*\.\n$/);
    expect(err).not.toMatch(/ at |Error/);
  });
});

describe('a database on the command line', () => {
  test('keeps backups and the search index where the app does', () => {
    expect(placesOf('/shops/My shop.regulars')).toEqual(placesOfApp('/shops/My shop.regulars'));
  });

  test('goes from import to export, search, history and undo', slow, async () => {
    put(
      'people.csv',
      'Given,Surname,Mail,Shoes\nAnna,Zimmer,anna@mail.example,41\nBéla,Adler,not an address,42\n',
    );
    put(
      'map.json',
      JSON.stringify({ Given: 'first_name', Surname: 'last_name', Mail: 'email:work', Shoes: null }),
    );
    const args = ['import', 'contacts', 'people.csv', '--db', 'shop.regulars', '--map', 'map.json'];
    const counts = { read: 2, created: 1, updated: 0, unchanged: 0, skipped: 0, rejected: 1 };
    expect(await json(...args, '--dry-run')).toMatchObject({ ...counts, changeSet: null });
    const made = await json<{ changeSet: number }>(...args, '--rejects', 'rejects.csv');
    expect(made).toMatchObject(counts);
    expect(read('rejects.csv')).toContain('not an address');
    expect(await json(...args)).toMatchObject({
      read: 2,
      created: 0,
      unchanged: 1,
      rejected: 1,
      changeSet: null,
    });
    expect(
      await json(
        'export',
        'contacts',
        'all.csv',
        '--db',
        'shop.regulars',
        '--columns',
        'display_name, email',
        '--delimiter',
        'tab',
        '--bom',
      ),
    ).toMatchObject({ rows: 1, columns: 2 });
    expect(read('all.csv')).toBe('\ufeffdisplay_name\temail\r\nAnna Zimmer\tanna@mail.example\r\n');
    expect(await json('search', 'zimm', '--db', 'shop.regulars')).toMatchObject({
      hits: [{ noun: 'contacts', title: 'Anna Zimmer' }],
    });
    expect(await json('history', '--db', 'shop.regulars', '--limit', '5')).toMatchObject({
      changeSets: [
        { id: made.changeSet, operation: 'imports.run', source: expect.stringMatching(/cli|import/) },
      ],
    });
    expect(await json('check', '--db', 'shop.regulars')).toMatchObject({
      ok: true,
      problems: [],
      rows: { contacts: 1 },
    });
    expect(await json('undo', String(made.changeSet), '--db', 'shop.regulars')).toMatchObject({
      keptCount: 0,
    });
    expect(await json('undo', '--db', 'shop.regulars')).toMatchObject({ changeSet: null, changed: 0 });
    expect(await json('check', '--db', 'shop.regulars')).toMatchObject({ rows: { contacts: 0 } });
  });

  test('brings the owner’s own fields along into a new database', slow, async () => {
    expect(await json('seed', '--contacts', '200', '--seed', '9', '--db', 'a.regulars')).toMatchObject({
      contacts: 200,
    });
    await json('export', 'contacts', 'a.csv', '--db', 'a.regulars');
    expect(await json('import', 'contacts', 'a.csv', '--db', 'b.regulars')).toMatchObject({
      read: 200,
      created: 200,
    });
    await json('export', 'contacts', 'b.csv', '--db', 'b.regulars');
    expect(read('a.csv')).toContain('custom_favourite_flower');
    expect(read('b.csv')).toBe(read('a.csv'));
  });

  test.each([
    ['no command', []],
    ['an unknown command', ['sell']],
    ['an unknown option', ['inspect', 'a.csv', '--colour']],
    ['a missing file', ['inspect']],
    ['one argument too many', ['history', 'all', '--db', 'x']],
    ['no database', ['search', 'anna']],
    ['a number that is none', ['seed', '--contacts', 'ten', '--db', 'x']],
    ['an unknown noun', ['export', 'tickets', 'out.csv', '--db', 'x']],
    ['an unknown way to match', ['import', 'contacts', 'a.csv', '--db', 'x', '--on-match', 'guess']],
  ])('says how it is used after %s', slow, async (_, args) => {
    const { code, out, err } = await start(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Usage:');
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });

  test('refuses a file that is no database and leaves it as it was', slow, async () => {
    put('letter.txt', 'Dear customers\n');
    const { code, out, err } = await start(['check', '--db', 'letter.txt', '--json']);
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'database.not_ours' } });
    expect(err).toMatch(/not made by Regulars/);
    expect(read('letter.txt')).toBe('Dear customers\n');
  });

  test('names a heading of the map that the file does not have', slow, async () => {
    put('short.csv', 'Name\nAnna\n');
    put('long-map.json', JSON.stringify({ Surname: 'last_name' }));
    const { code, err } = await start([
      'import',
      'contacts',
      'short.csv',
      '--db',
      'm.regulars',
      '--map',
      'long-map.json',
    ]);
    expect(code).toBe(3);
    expect(err).toContain('“Surname”');
  });

  test('leaves nothing behind after Ctrl+C', slow, async () => {
    const args = ['seed', '--contacts', '2000000', '--db', 'c.regulars'];
    const ended = await start(args, (kill) => {
      const waiting = setInterval(() => {
        // The writer is at work once its log has grown beyond what an empty file needs.
        const log = join(folder, 'c.regulars-wal');
        if (!existsSync(log) || !existsSync(join(folder, 'c.regulars-shm'))) return;
        clearInterval(waiting);
        kill('SIGINT');
      }, 20);
    });
    expect(ended.code).toBe(130);
    expect(ended.err).toMatch(/^Cancelled/);
    expect(await json('check', '--db', 'c.regulars')).toMatchObject({
      ok: true,
      rows: { contacts: 0, companies: 0 },
    });
    expect(readdirSync(folder).filter((name) => name.startsWith('c.'))).toEqual(['c.regulars']);
  });
});
