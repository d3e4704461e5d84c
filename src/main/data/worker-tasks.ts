import type Database from 'better-sqlite3';
import type { Progress } from '../../contract/operation.ts';

export type WorkerContext = {
  /** The data file. */
  file: string;
  /** A connection of the thread's own; closed when the task ends. `bulk`: its inserts are journalled as ranges. */
  open: (options?: { readonly?: boolean; bulk?: boolean }) => Database.Database;
  progress: (progress: Progress) => void;
  /** Asked between batches: the task then throws what `stopIfCancelled` throws, and its transaction goes with it. */
  isCancelled: () => boolean;
  /** @throws {AppError} cancelled */
  stopIfCancelled: () => void;
  now: () => number;
};

/** Takes and gives plain data. Runs on a thread of its own, so that queries are answered meanwhile. */
export type WorkerTask = (context: WorkerContext, input: never) => unknown;
