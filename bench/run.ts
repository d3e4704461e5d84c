import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../scripts/build-app.ts';
import { SetupProblem } from '../scripts/setup-report.ts';
import { measureExport } from './measure/measure-export.ts';
import { measureImport } from './measure/measure-import.ts';
import { measureLists } from './measure/measure-lists.ts';
import { measureReading } from './measure/measure-reading.ts';
import { measureSearch } from './measure/measure-search.ts';
import { measureStart } from './measure/measure-start.ts';
import { measureUndo } from './measure/measure-undo.ts';
import { largeRows, type Measurement, smallRows } from './measure/measurement.ts';
import { describeMachine } from './report/describe-machine.ts';
import { isAimMet, type Pair, ratioOf } from './report/pair.ts';
import { tell } from './report/progress.ts';
import { writeReport } from './report/write-report.ts';
import { toText } from './report/write-table.ts';
import { Workbench } from './shop/workbench.ts';

const measurements: Record<string, Measurement> = {
  import: measureImport,
  start: measureStart,
  undo: measureUndo,
  reading: measureReading,
  search: measureSearch,
  lists: measureLists,
  export: measureExport,
};

const help = `npm run bench -- [--quick] [--only NAME]… [--json FILE] [--write]

  --quick      100,000 contacts in place of 1,000,000
  --only NAME  ${Object.keys(measurements).join(', ')}; may stand several times
  --json FILE  all figures, for a program
  --write      puts the figures of a whole run into bench/README.md

Needs some 6 GB in the temporary folder (TMPDIR), which it leaves as it was.
`;

process.umask(0o077);
// What the set-up of Electron says is no part of the table either.
console.log = console.error;
process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof SetupProblem ? error.message : error);
  return 1;
});

async function main(): Promise<number> {
  const options = readOptions();
  if (!options) {
    process.stderr.write(help);
    return 2;
  }
  // Its threads and its window are measured as they are built.
  if ((await buildIfStale()) !== 0) return 1;
  const date = new Date().toISOString().slice(0, 10);
  const machine = describeMachine();
  const bench = new Workbench(options.quick ? smallRows : largeRows);
  const remove = () => bench.remove();
  process.on('exit', remove);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));
  const { pairs, failed } = await measureAll(bench, options.names);
  if (bench.electron) machine.push(bench.electron);
  process.stdout.write(`${machine.join('\n')}\n\n${toText(pairs)}\n`);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(toJson(pairs, machine, date), null, 2)}\n`);
  if (failed.length > 0)
    process.stderr.write(`\nNOT MEASURED, because of errors above: ${failed.join(', ')}\n`);
  if (options.write && failed.length === 0) writeReport(pairs, machine, date);
  return failed.length > 0 ? 1 : 0;
}

/** One that fails doesn't cost the figures of the others. */
async function measureAll(bench: Workbench, names: string[]): Promise<{ pairs: Pair[]; failed: string[] }> {
  const pairs: Pair[] = [];
  const failed: string[] = [];
  for (const name of names) {
    tell(`== ${name}`);
    try {
      pairs.push(...(await measurements[name]!(bench)));
    } catch (error) {
      console.error(error instanceof SetupProblem ? error.message : error);
      failed.push(name);
    }
  }
  return { pairs, failed };
}

/** Undefined where the command line is not understood. */
function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        quick: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
        json: { type: 'string' },
        write: { type: 'boolean', default: false },
      },
    });
    const { only, quick, json, write } = values;
    // The report is of one whole run, or its rows could not be compared.
    if (only.some((name) => !(name in measurements)) || (write && (quick || only.length > 0)))
      return undefined;
    const names = Object.keys(measurements).filter((name) => only.length === 0 || only.includes(name));
    return { quick, json, write, names };
  } catch {
    return undefined;
  }
}

function toJson(pairs: Pair[], machine: string[], date: string) {
  return {
    date,
    machine,
    pairs: pairs.map((pair) => ({ ...pair, ratio: ratioOf(pair) ?? null, isAimMet: isAimMet(pair) ?? null })),
  };
}
