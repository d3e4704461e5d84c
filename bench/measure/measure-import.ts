import type { Pair } from '../report/pair.ts';
import { tell } from '../report/progress.ts';
import { median } from '../report/statistics.ts';
import { importBySqlite3 } from '../shop/import-by-sqlite3.ts';
import type { Imported } from '../shop/work-in-shop.ts';
import { type Measurement, sayRows, smallRows } from './measurement.ts';

const group = 'import';
const runs = 3;

/** The whole import, as the window's last step does it, against the sqlite3 program's `.import`. */
export const measureImport: Measurement = async (bench) => {
  const sizes = bench.most > smallRows ? [smallRows, bench.most] : [smallRows];
  const pairs: Pair[] = [];
  for (const rows of sizes) {
    const { path } = bench.contactsFile(rows);
    const ours: Imported[] = [];
    const theirs: number[] = [];
    // Alternating, so that what else the machine does meets both.
    for (let run = 0; run < (rows === smallRows ? runs : 1); run++) {
      const bare = await importBySqlite3(path, rows);
      if (bare !== undefined) theirs.push(bare);
      ours.push(await bench.importAnew(rows));
    }
    if (theirs.length === 0) tellMissing();
    pairs.push(...describe(rows, ours, theirs));
  }
  return pairs;
};

function describe(rows: number, ours: Imported[], theirs: number[]): Pair[] {
  const rate = (milliseconds: number[]) => rows / (median(milliseconds) / 1000);
  const peak = (values: number[]) => Math.max(...values) / 2 ** 20;
  const name = `${sayRows(rows)} contacts`;
  return [
    {
      group,
      name: `import of ${name}`,
      unit: 'rows/s',
      measured: rate(ours.map(({ importing }) => importing)),
      limit: theirs.length > 0 ? rate(theirs) : undefined,
      against: 'sqlite3 .import',
      aim: { ratio: 12 },
      note: theirs.length > 0 ? undefined : 'no limit: the sqlite3 program is missing',
    },
    {
      group,
      name: `all ${name} searchable after`,
      unit: 's',
      measured: median(ours.map(({ indexing }) => indexing)) / 1000,
      aim: { atMost: 15 },
      note: `the index is tidied up another ${(median(ours.map(({ tidying }) => tidying)) / 1000).toFixed(1)} s later; searches are answered meanwhile`,
    },
    {
      group,
      name: `import of ${name}, peak memory`,
      unit: 'MB',
      measured: peak(ours.map(({ importPeak }) => importPeak)),
      aim: { atMost: 400 },
      note: `${peak(ours.map((imported) => imported.peak)).toFixed(0)} MB with the indexing that follows`,
    },
  ];
}

function tellMissing(): void {
  tell('NO LIMIT for the import: there is no sqlite3 program here.');
  tell(
    '  Debian and Ubuntu: apt-get install sqlite3; macOS has it; Windows: sqlite.org/download.html (tools)',
  );
}
