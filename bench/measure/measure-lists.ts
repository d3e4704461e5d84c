import type Database from 'better-sqlite3';
import { connect } from '../../db/connect.ts';
import { ListFilter } from '../../src/contract/lists.ts';
import type { Pair } from '../report/pair.ts';
import { tell } from '../report/progress.ts';
import { percentile } from '../report/statistics.ts';
import { type BenchShop, openBenchShop } from '../shop/open-bench-shop.ts';
import { bareColumns, type ListCase, listCases, listColumns } from './list-cases.ts';
import { type Measurement, sayRows } from './measurement.ts';

const group = 'lists';
const size = 100;
const pages = [1, 100];
const aim = { ratio: 2, atMost: 50 };

type Times = { app: number[]; bare: number[] };

/** Pages and counts of lists as the window asks for them, against the SELECT that one would write by hand. */
export const measureLists: Measurement = async (bench) => {
  const { file, rows } = await bench.shop(bench.most);
  const shop = openBenchShop(file);
  const bare = connect(file, { readonly: true });
  try {
    const pairs: Pair[] = [];
    for (const list of listCases) {
      tell(`list: ${list.name}`);
      for (const page of pages) {
        const times = await measurePage(shop, bare, list, page);
        pairs.push(describe(`page ${page} of ${sayRows(rows)}: ${list.name}`, times, list.isSlow));
      }
      if (!list.isSlow)
        pairs.push(describe(`count of ${sayRows(rows)}: ${list.name}`, await measureCount(shop, bare, list)));
    }
    return pairs;
  } finally {
    bare.close();
    shop.close();
  }
};

async function measurePage(
  shop: BenchShop,
  bare: Database.Database,
  list: ListCase,
  page: number,
): Promise<Times> {
  const offset = (page - 1) * size;
  const request = {
    filter: ListFilter.parse({ conditions: list.filter }),
    sort: list.sort,
    columns: listColumns,
    offset,
    limit: size,
  };
  const select = bare
    .prepare<[], unknown[]>(
      `SELECT ${bareColumns} FROM contacts r WHERE r.deleted_at IS NULL AND ${list.where}
       ORDER BY ${list.order} LIMIT ${size} OFFSET ${offset}`,
    )
    .raw();
  let shown: number[] = [];
  let expected: unknown[] = [];
  const times = await alternate(
    list.isSlow ? 3 : 20,
    async () => {
      shown = (await shop.call('contacts.list', request)).map(({ id }) => id);
    },
    () => {
      expected = select.all().map(([id]) => id);
    },
  );
  // Sorted by fold() there and by lower() here, which differ beyond ASCII.
  if (!list.isSlow && String(shown) !== String(expected)) throw new Error(`${list.name}: other rows`);
  return times;
}

async function measureCount(shop: BenchShop, bare: Database.Database, list: ListCase): Promise<Times> {
  const filter = ListFilter.parse({ conditions: list.filter });
  const select = bare
    .prepare<[], number>(`SELECT count(*) FROM contacts r WHERE r.deleted_at IS NULL AND ${list.where}`)
    .pluck();
  let shown = 0;
  let expected: number | undefined;
  const times = await alternate(
    5,
    async () => {
      shown = await shop.call('contacts.count', { filter });
    },
    () => {
      expected = select.get();
    },
  );
  if (shown !== expected) throw new Error(`${list.name}: ${shown} instead of ${expected}`);
  return times;
}

/** Each is first as often as the other: who comes second finds the pages read. */
async function alternate(rounds: number, app: () => Promise<void>, bare: () => void): Promise<Times> {
  const times: Times = { app: [], bare: [] };
  const runs = [
    async () => times.app.push(await time(app)),
    async () => times.bare.push(await time(async () => bare())),
  ];
  for (let round = 0; round < rounds; round++)
    for (const run of round % 2 === 0 ? runs : runs.toReversed()) await run();
  return times;
}

async function time(run: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

function describe(name: string, { app, bare }: Times, isSlow = false): Pair {
  const middle = `p50 ${percentile(app, 0.5).toFixed(1)} ms, by hand ${percentile(bare, 0.5).toFixed(1)} ms`;
  tell(`  ${name}: ${middle}`);
  return {
    group,
    name: `${name}, p95`,
    unit: 'ms',
    measured: percentile(app, 0.95),
    limit: percentile(bare, 0.95),
    against: 'the SELECT by hand',
    aim: isSlow ? { ratio: 2 } : aim,
    note: middle,
  };
}
