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

type Times = { app: number[]; bare: number[] };

/** Pages and counts of lists as the window asks for them, against the SELECT that one would write by hand. */
export const measureLists: Measurement = async (bench) => {
  const { file } = await bench.shop(bench.most);
  const shop = openBenchShop(file);
  const bare = connect(file, { readonly: true });
  try {
    const pairs: Pair[] = [];
    for (const list of listCases) {
      tell(`list: ${list.name}`);
      const aims = list.isSlow ? { ratio: 2 } : { ratio: 2, atMost: 50 };
      const filter = ListFilter.parse({ conditions: list.filter });
      const count = await shop.call('contacts.count', { filter });
      // With `--quick` a list may have fewer.
      for (const page of [1, Math.min(100, Math.floor(count / size))])
        pairs.push(
          ...describe(`page ${page} of ${list.name}`, await measurePage(shop, bare, list, page), aims),
        );
      if (list.isSlow) continue;
      const name = `count of ${list.name} (${sayRows(count)})`;
      pairs.push(...describe(name, await measureCount(shop, bare, list), { ratio: 2 }));
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

function describe(name: string, { app, bare }: Times, aims: { ratio?: number; atMost?: number }): Pair[] {
  const pairs = [0.5, 0.95].map(
    (share): Pair => ({
      group,
      name: `${name}, p${share * 100}`,
      unit: 'ms',
      measured: percentile(app, share),
      limit: percentile(bare, share),
      against: 'the SELECT by hand',
      aim: share === 0.95 ? aims : undefined,
    }),
  );
  const [middle] = pairs;
  tell(`  ${name}: ${middle!.measured.toFixed(1)} ms, by hand ${middle!.limit!.toFixed(1)} ms`);
  return pairs;
}
