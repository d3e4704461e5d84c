import type Database from 'better-sqlite3';
import type { ParsedInput } from '../../../contract/contract.ts';
import type { ExportResult } from '../../../contract/exports.ts';
import { addFormulaMark } from '../../../contract/values/formula-mark.ts';
import { type Context, wrapDatabase } from '../context.ts';
import { chooseRecords, compileOrder } from '../fields/list-records.ts';
import { type WholeFile, writeWholeFile } from '../files/whole-file.ts';
import { formatRecord } from '../files/write-csv.ts';
import type { WorkerContext } from '../worker-tasks.ts';
import { chooseColumns } from './export-columns.ts';
import { compileReader } from './read-cells.ts';
import { layOutWhole } from './whole-layout.ts';

export type ExportOrder = Omit<ParsedInput<'exports.run'>, 'file'> & { path: string; searchFile: string };

/** Records read at once. */
const batch = 1_000;

/**
 * Writes the chosen records as they are at one moment, whatever is changed meanwhile, to a file that is there
 * whole or not at all.
 */
export function exportInWorker(worker: WorkerContext, order: ExportOrder): ExportResult {
  const sqlite = worker.open({ readonly: true });
  sqlite.pragma('cache_size = -65536');
  const context: Context = {
    sqlite,
    db: wrapDatabase(sqlite),
    now: worker.now,
    searchFile: order.searchFile,
    backupFolder: '',
    pathOf: () => order.path,
  };
  sqlite.exec('BEGIN');
  try {
    return writeWholeFile(order.path, (file) => writeRecords(context, worker, order, file), worker.file);
  } finally {
    sqlite.exec('ROLLBACK');
  }
}

function writeRecords(
  context: Context,
  worker: WorkerContext,
  order: ExportOrder,
  file: WholeFile,
): Omit<ExportResult, 'bytes'> {
  const { sqlite } = context;
  const total = chooseRecords(context, order.noun, order.selection);
  const columns = order.columns
    ? chooseColumns(sqlite, order.noun, order.columns)
    : layOutWhole(sqlite, order.noun);
  const read = compileReader(sqlite, order.noun, columns);
  const ids = listIds(sqlite, order);
  const format = (cells: string[]) => formatRecord(cells, order.delimiter, '\r\n');
  const started = performance.now();
  if (order.bom) file.write('\ufeff');
  file.write(format(columns.map(({ heading }) => heading)));
  for (let at = 0; at < ids.length; at += batch) {
    worker.stopIfCancelled();
    for (const cells of read(Array.from(ids.subarray(at, at + batch)))) {
      mark(cells, order.isForSpreadsheet);
      file.write(format(cells));
    }
    worker.progress({ phase: 'exporting', ...measure(Math.min(at + batch, total), total, started) });
  }
  worker.stopIfCancelled();
  return { rows: ids.length, columns: columns.length };
}

function listIds(sqlite: Database.Database, { noun, sort }: ExportOrder): Float64Array {
  const query = sort
    ? `SELECT r.id FROM ${noun} r WHERE r.id IN (SELECT id FROM temp.chosen) ORDER BY ${compileOrder({ sqlite }, noun, sort)}`
    : 'SELECT id FROM temp.chosen ORDER BY id';
  return Float64Array.from(sqlite.prepare<[], number>(query).pluck().all());
}

/** Only these can begin what a spreadsheet runs, or what looks as if it bore the mark already. */
const suspicious = new Set([..."'=+-@\t\r\n"].map((character) => character.charCodeAt(0)));

function mark(cells: string[], isForSpreadsheet: boolean): void {
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index]!;
    if (cell !== '' && suspicious.has(cell.charCodeAt(0)))
      cells[index] = addFormulaMark(cell, isForSpreadsheet);
  }
}

function measure(done: number, total: number, started: number) {
  const rowsPerSecond = (done / Math.max(1, performance.now() - started)) * 1000;
  return { done, total, rowsPerSecond, secondsLeft: (total - done) / rowsPerSecond };
}
