import { backUpInWorker, checkInWorker } from './backups/back-up-in-worker.ts';
import { undoInWorker } from './history/undo-in-worker.ts';
import type { WorkerTask } from './worker-tasks.ts';

/** What runs on a thread of its own, by name. */
export const tasks = {
  'backups.create': backUpInWorker,
  'backups.check': checkInWorker,
  'history.undo': undoInWorker,
} satisfies Record<string, WorkerTask>;
