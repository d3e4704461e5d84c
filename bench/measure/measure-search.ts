import type Database from 'better-sqlite3';
import { connect, connectSearchIndex } from '../../db/connect.ts';
import { parseSearchQuery, toMatch } from '../../src/main/data/search/search-query.ts';
import { placesOf } from '../../src/main/shell/data-places.ts';
import type { Pair } from '../report/pair.ts';
import { tell } from '../report/progress.ts';
import { percentile } from '../report/statistics.ts';
import { openBenchShop } from '../shop/open-bench-shop.ts';
import { type Measurement, sayRows } from './measurement.ts';

const group = 'search';
const rounds = 3;
const limit = 20;

/** What people look for: names, half names, towns, streets, phones, tags, words of notes, typing errors. */
const texts = [
  'müller',
  'mueller anna',
  'karl-heinz',
  'schm',
  "o'nei",
  'lindenstraße 12',
  'rothenburg',
  'berlin',
  'gartenbau',
  'wholesale',
  'voucher',
  '0171 39',
  '+49 30 231',
  '@mail.example',
  'K1234',
  'zzyqx',
];

type Keystroke = { text: string; app: number[]; first: number[]; all: number[] };

/** Every letter of every text, against the bare full-text query of the same trigrams on the same index. */
export const measureSearch: Measurement = async (bench) => {
  const { file, rows } = await bench.shop(bench.most);
  const shop = openBenchShop(file);
  const index = connectSearchIndex(placesOf(file).searchFile, { readonly: true });
  try {
    const typed = [...texts, ...pickFromRows(file, rows)].flatMap((text) =>
      [...text].map((_, at) => text.slice(0, at + 1)),
    );
    const keys = [...new Set(typed)].map((text): Keystroke => ({ text, app: [], first: [], all: [] }));
    tell(`searching: ${keys.length} keystrokes, ${rounds} times`);
    for (let round = 0; round < rounds; round++)
      for (const key of keys) {
        const askApp = () => time(() => shop.call('search.find', { text: key.text, limit }));
        // Each is first as often as the other: who comes second finds the pages read.
        if (round % 2 === 0) key.app.push(await askApp());
        askBare(index, key);
        if (round % 2 === 1) key.app.push(await askApp());
      }
    tellSlowest(keys);
    return describe(keys, rows);
  } finally {
    index.close();
    shop.close();
  }
};

/** A name, an e-mail address and the last digits of a phone that are there. */
function pickFromRows(file: string, rows: number): string[] {
  const db = connect(file, { readonly: true });
  try {
    const id = Math.floor(rows / 2);
    const name = db.prepare<[number], string>('SELECT display_name FROM contacts WHERE id >= ? LIMIT 1');
    const point = db.prepare<[string, number], string>(
      'SELECT normalized FROM contact_points WHERE kind = ? AND contact_id >= ? AND normalized IS NOT NULL ORDER BY contact_id LIMIT 1',
    );
    const phone = point.pluck().get('phone', id) ?? '';
    return [name.pluck().get(id) ?? '', point.pluck().get('email', id) ?? '', phone.slice(-5)];
  } finally {
    db.close();
  }
}

function askBare(index: Database.Database, key: Keystroke): void {
  const match = matchOf(key.text);
  if (match === undefined) return;
  const ask = (end: string) =>
    index
      .prepare(`SELECT rowid FROM contacts_trigrams WHERE contacts_trigrams MATCH ?${end}`)
      .pluck()
      .all(match);
  key.first.push(timeNow(() => ask(` LIMIT ${limit}`)));
  key.all.push(timeNow(() => ask('')));
}

/** From the third letter on: fewer make no trigram. */
function matchOf(text: string): string | undefined {
  const query = parseSearchQuery(text);
  return query && toMatch(query, false);
}

function timeNow(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

async function time(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

function describe(keys: Keystroke[], rows: number): Pair[] {
  const paired = keys.filter(({ first }) => first.length > 0);
  const short = keys.filter(({ first }) => first.length === 0);
  const at = (share: number, list: Keystroke[], which: 'app' | 'first' | 'all') =>
    percentile(
      list.flatMap((key) => key[which]),
      share,
    );
  const row = (share: number, which: 'first' | 'all', against: string): Pair => ({
    group,
    name: `search keystroke at ${sayRows(rows)}, p${share * 100}, against ${which === 'first' ? 'first hits' : 'all hits'}`,
    unit: 'ms',
    measured: at(share, paired, 'app'),
    limit: at(share, paired, which),
    against,
    // The one that the aim speaks of.
    aim: which === 'first' ? { ratio: 2, ...(share === 0.95 ? { atMost: 50 } : {}) } : undefined,
  });
  return [
    row(0.5, 'first', `bare query, first ${limit} ids`),
    row(0.95, 'first', `bare query, first ${limit} ids`),
    row(0.5, 'all', 'bare query, all ids'),
    row(0.95, 'all', 'bare query, all ids'),
    {
      group,
      name: 'search keystroke without a trigram, p95',
      unit: 'ms',
      measured: at(0.95, short, 'app'),
      aim: { atMost: 50 },
      note: 'one letter: too few for the index, so there is no bare query to hold it against',
    },
  ];
}

function tellSlowest(keys: Keystroke[]): void {
  const slowest = keys
    .map(({ text, app, first, all }) => ({
      text,
      times: [app, first, all].map((list) => percentile(list, 0.5)),
    }))
    .sort((a, b) => b.times[0]! - a.times[0]!)
    .slice(0, 5);
  for (const { text, times } of slowest)
    tell(
      `  "${text}" ${times[0]!.toFixed(1)} ms (bare: first ${times[1]!.toFixed(2)}, all ${times[2]!.toFixed(2)})`,
    );
}
