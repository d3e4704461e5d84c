import { backUpInWorker, checkInWorker } from './backups/back-up-in-worker.ts';
import { storeInWorker } from './demo/store-in-worker.ts';
import { exportInWorker } from './exports/export-in-worker.ts';
import { undoInWorker } from './history/undo-in-worker.ts';
import { inspectFile } from './imports/inspect-file.ts';
import { planImport, runImport } from './imports/run-import.ts';
import type { WorkerTask } from './worker-tasks.ts';

/** What runs on a thread of its own, by name. */
export const tasks = {
  'backups.create': backUpInWorker,
  'backups.check': checkInWorker,
  'demo.store': storeInWorker,
  'exports.run': exportInWorker,
  'history.undo': undoInWorker,
  'imports.inspect': inspectFile,
  'imports.plan': planImport,
  'imports.run': runImport,
} satisfies Record<string, WorkerTask>;
