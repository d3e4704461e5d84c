import { Worker } from 'node:worker_threads';
import type { FromSearch, SearchOrder } from './search-worker.ts';

export type Indexing = {
  /** Says that something was changed. */
  follow: () => void;
  /** Resolves when the thread has ended and its files are closed. */
  stop: () => Promise<void>;
};

/** Starts the thread that keeps the index up to date; `entry` is search-worker.ts, or what it was bundled to. */
export function startIndexing(
  entry: URL,
  options: {
    file: string;
    searchFile: string;
    onError: (error: Error) => void;
    /** Everything that waited is in the index now. */
    onCaughtUp?: (records: number) => void;
  },
): Indexing {
  const stopped = new SharedArrayBuffer(4);
  const order: SearchOrder = { file: options.file, searchFile: options.searchFile, stopped };
  // Garbage of a batch is short-lived: a small young generation keeps the thread's memory flat.
  const worker = new Worker(entry, { workerData: order, resourceLimits: { maxYoungGenerationSizeMb: 16 } });
  const ended = new Promise<void>((resolve) => worker.on('exit', () => resolve()));
  worker.on('message', (message: FromSearch) => {
    if (message.type === 'caught-up') options.onCaughtUp?.(message.records);
    else options.onError(Object.assign(new Error(message.message), { code: message.code }));
  });
  worker.on('error', options.onError);
  return {
    follow: () => worker.postMessage('follow'),
    stop: () => {
      Atomics.store(new Int32Array(stopped), 0, 1);
      worker.postMessage('stop');
      return ended;
    },
  };
}
