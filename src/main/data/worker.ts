import { parentPort, workerData } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import { closeDatabase, openDatabase } from '../../../db/open-database.ts';
import { AppError } from '../../contract/errors.ts';
import { reportError } from './dispatch-errors.ts';
import { tasks } from './tasks.ts';
import type { WorkerContext } from './worker-tasks.ts';

export type WorkerOrder = { file: string; task: string; input: unknown; cancelled: SharedArrayBuffer };

/** A thread for one task: reports progress, ends with the answer or the error. */
const { file, task, input, cancelled } = workerData as WorkerOrder;
const flag = new Int32Array(cancelled);
const connections: Database.Database[] = [];

const context: WorkerContext = {
  file,
  open: ({ readonly, bulk } = {}) => {
    const db = openDatabase(file, { readonly, bulk, checked: true });
    connections.push(db);
    return db;
  },
  progress: (progress) => parentPort!.postMessage({ type: 'progress', progress }),
  isCancelled: () => Atomics.load(flag, 0) === 1,
  stopIfCancelled: () => {
    if (Atomics.load(flag, 0) === 1) throw new AppError('cancelled', 'cancelled');
  },
  now: Date.now,
};

try {
  const run = (tasks as unknown as Record<string, (context: WorkerContext, input: unknown) => unknown>)[task];
  if (!run) throw new Error(`no task ${task}`);
  const value = await run(context, input);
  release();
  parentPort!.postMessage({ type: 'done', value });
} catch (error) {
  release();
  const report = reportError(error, file);
  const stack = report.code === 'internal' && error instanceof Error ? error.stack : undefined;
  parentPort!.postMessage({ type: 'failed', report, stack });
}

function release(): void {
  for (const db of connections) {
    if (db.open && db.inTransaction) db.exec('ROLLBACK');
    closeDatabase(db);
  }
}
