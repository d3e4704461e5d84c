import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type Database from 'better-sqlite3';
import { backUpDatabase, rotateBackups } from '../../../../db/backup.ts';
import { deferIndexes } from '../../../../db/defer-indexes.ts';
import { abandonChangeSet, beginChangeSet, endChangeSet } from '../../../../db/journal.ts';
import { type ColumnTarget, formatTarget } from '../../../contract/exchange-fields.ts';
import type { ImportCounts, ImportPlan, ImportResult } from '../../../contract/imports.ts';
import { wrapDatabase } from '../context.ts';
import { makeCustomField } from '../profile/custom-fields.ts';
import { readSettings } from '../settings/settings.ts';
import type { WorkerContext } from '../worker-tasks.ts';
import { ImportReport } from './import-report.ts';
import { flushImportTables, openImportTables } from './import-tables.ts';
import {
  type Choices,
  type FileUnderstanding,
  readCustomFields,
  toFileError,
  understandFile,
} from './prepare-import.ts';
import { readRecords } from './reading/read-records.ts';
import { RejectsFile, rejectsName, removeOldRejects } from './rejects-file.ts';
import { RowWriter } from './row-writer.ts';
import { compileMapping } from './understanding/compile-mapping.ts';

export type ImportOrder = {
  path: string;
  choices: Choices;
  /** `screen` or `cli`. */
  source: string;
  backupFolder: string;
  /** Where the rejected rows are kept until they are saved. */
  rejectsFolder: string;
};

/** Beyond so many new rows the scattered indexes are made behind the import instead of along it. */
const manyRows = 20_000;

/** What would happen: everything is done as in the import itself, and then taken back. */
export async function planImport(context: WorkerContext, order: ImportOrder): Promise<ImportPlan> {
  const { report } = await importFile(context, order, true);
  return report.toPlan();
}

/** The import itself: one transaction, one entry of the journal; cancelled or failed, it leaves nothing behind. */
export async function runImport(context: WorkerContext, order: ImportOrder): Promise<ImportResult> {
  const { report, importId, changeSet, rejects } = await importFile(context, order, false);
  return { ...report.counts, importId, changeSet, rejects, warnings: report.warnings };
}

async function importFile(context: WorkerContext, order: ImportOrder, isDryRun: boolean) {
  const db = context.open({ bulk: true });
  // Rows and most of their indexes grow at the end: a larger cache would only take memory.
  db.pragma('cache_size = -32768');
  const file = await understandFile(
    db,
    order.path,
    order.choices,
    (done, total, rows) => context.progress({ phase: 'reading', done, total, rows }),
    context.stopIfCancelled,
  );
  if (!isDryRun) {
    context.progress({ phase: 'backing_up', done: 0, total: 0 });
    backUpDatabase(context.file, order.backupFolder, 'before-import', context.now());
    rotateBackups(order.backupFolder, context.now());
  }
  const sha256 = isDryRun ? '' : await hashFile(order.path);
  const rejectsFolder = order.rejectsFolder;
  mkdirSync(rejectsFolder, { recursive: true, mode: 0o700 });
  removeOldRejects(rejectsFolder, context.now());
  const rejectsFile = rejectsName(context.now());
  const rejects = isDryRun
    ? null
    : new RejectsFile(join(rejectsFolder, rejectsFile), file.detected.reading, file.detected.columns);
  const now = context.now();
  db.exec('BEGIN IMMEDIATE');
  try {
    const set = beginChangeSet(db, { operation: 'imports.run', source: order.source, at: now });
    const importId = startRecord(db, order, file, now, sha256);
    const newFields = makeNewFields(db, set, order.choices, file);
    const report = new ImportReport(file, newFields, rejects);
    const restoreIndexes = shouldDefer(db, order.choices.noun, file.rowCount)
      ? deferIndexes(
          db,
          file.targets.some((target) => target?.field === 'uid'),
        )
      : undefined;
    await writeRows(context, { db, set, order, file, report, importId, now });
    if (restoreIndexes && !isDryRun) {
      context.progress({ phase: 'indexing', done: 0, total: 0, rows: report.counts.read });
      collectGarbage();
      restoreIndexes();
      context.stopIfCancelled();
    }
    if (isDryRun) {
      db.exec('ROLLBACK');
      abandonChangeSet(db);
      return { report, importId: 0, changeSet: null, rejects: null };
    }
    const changeSet = endChangeSet(db, set, {
      file: file.fileName,
      noun: order.choices.noun,
      count: report.counts.created + report.counts.updated,
      ...report.counts,
    });
    finishRecord(db, importId, changeSet, report.counts);
    rejects?.close();
    db.exec('COMMIT');
    if (report.counts.created > manyRows) db.exec('ANALYZE');
    return {
      report,
      importId,
      changeSet,
      rejects:
        rejects && rejects.rows > 0 ? { file: rejectsFile, name: rejectsNameFor(file.fileName) } : null,
    };
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    abandonChangeSet(db);
    rejects?.remove();
    throw toFileError(error, order.path);
  }
}

async function writeRows(
  context: WorkerContext,
  run: {
    db: Database.Database;
    set: number;
    order: ImportOrder;
    file: FileUnderstanding;
    report: ImportReport;
    importId: number;
    now: number;
  },
): Promise<void> {
  const { db, file, report, order } = run;
  const { choices } = order;
  const settings = readSettings(db);
  const tables = openImportTables(db, run.set);
  const preset = file.understanding.preset?.id ?? null;
  const readRow = compileMapping(file.targets, file.guesses, {
    noun: choices.noun,
    defaultCountry: settings.country,
    zone: settings.timeZone,
    preset,
    customFields: readCustomFields(db, choices.noun).map(({ key, name, kind, choices: options }) => ({
      key,
      name,
      kind,
      choices: options ?? undefined,
    })),
  });
  const writer = new RowWriter({
    db,
    tables,
    choices,
    preset,
    rowCount: file.rowCount,
    importId: run.importId,
    now: run.now,
  });
  const started = performance.now();
  for await (const batch of readRecords(order.path, file.detected.reading, { batchSize: 1000 })) {
    context.stopIfCancelled();
    for (const record of batch.records) {
      const row = readRow(record.extra ? record.cells.slice(0, file.targets.length) : record.cells);
      report.addRow(record, row, row.isRejected ? null : writer.write(row.draft));
    }
    const seconds = (performance.now() - started) / 1000;
    const rowsPerSecond = report.counts.read / Math.max(seconds, 0.001);
    context.progress({
      phase: 'importing',
      done: batch.bytesRead,
      total: batch.size,
      rows: report.counts.read,
      rowsPerSecond,
      secondsLeft: ((batch.size - batch.bytesRead) / Math.max(batch.bytesRead, 1)) * seconds,
    });
  }
  flushImportTables(tables);
  writer.finish();
  report.setMade(writer.made);
}

/**
 * The matcher's tables are done with, but V8 would keep their 100 MB and more until it has reason to look;
 * sorting the keys of a large index takes as much again.
 */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('globalThis.gc');
  if (typeof collect === 'function') collect();
}

function shouldDefer(db: Database.Database, noun: string, rows: number): boolean {
  const present = db.prepare<[], number>(`SELECT count(*) FROM ${noun}`).pluck().get()!;
  return rows > manyRows && rows > present / 2;
}

/** The columns that the owner wants to keep as fields of her own. */
function makeNewFields(
  db: Database.Database,
  changeSetId: number,
  choices: Choices,
  file: FileUnderstanding,
): string[] {
  const made: string[] = [];
  const drizzle = wrapDatabase(db);
  for (const [index, choice] of Object.entries(choices.columns)) {
    if (!choice.newField) continue;
    const column = Number(index);
    const options = choice.newField.kind === 'choice' ? distinctValues(file, column) : [];
    const { id, key } = makeCustomField(
      { db: drizzle },
      { noun: choices.noun, name: choice.newField.name, kind: choice.newField.kind, choices: options },
    );
    db.prepare(
      `INSERT INTO changes (change_set_id, table_name, row_id, action) VALUES (?, 'custom_fields', ?, 'insert')`,
    ).run(changeSetId, id);
    file.targets[column] = { field: 'custom', key } satisfies ColumnTarget;
    made.push(choice.newField.name);
  }
  return made;
}

function distinctValues(file: FileUnderstanding, column: number): string[] {
  const samples = [...(file.detected.samples[column] ?? []), ...file.rows.map((row) => row[column] ?? '')];
  return [...new Set(samples.map((text) => text.trim()).filter((text) => text !== ''))].slice(0, 500);
}

function startRecord(
  db: Database.Database,
  order: ImportOrder,
  file: FileUnderstanding,
  now: number,
  sha256: string,
): number {
  const columns = Object.fromEntries(
    file.detected.columns.map((name, index) => {
      const target = file.targets[index];
      return [name, target ? formatTarget(target) : null];
    }),
  );
  const { shapes: _, ...reading } = file.detected.reading;
  const { file: __, ...choices } = order.choices;
  return db
    .prepare<(string | number)[], number>(
      `INSERT INTO imports (noun, file_name, sha256, signature, reading, mapping, counts, at)
       VALUES (?, ?, ?, ?, ?, ?, '{}', ?) RETURNING id`,
    )
    .pluck()
    .get(
      order.choices.noun,
      file.fileName,
      sha256,
      file.signature,
      JSON.stringify(reading),
      JSON.stringify({ columns, choices, preset: file.understanding.preset?.id ?? null }),
      now,
    )!;
}

function finishRecord(
  db: Database.Database,
  id: number,
  changeSet: number | null,
  counts: ImportCounts,
): void {
  db.prepare('UPDATE imports SET change_set_id = ?, counts = ? WHERE id = ?').run(
    changeSet,
    JSON.stringify(counts),
    id,
  );
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  if (statSync(path).size === 0) return hash.digest('hex');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function rejectsNameFor(fileName: string): string {
  return `${fileName.replace(/\.[^.]*$/, '')} (not imported).csv`;
}
