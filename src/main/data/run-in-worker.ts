import { Worker } from 'node:worker_threads';
import { AppError, type ErrorReport } from '../../contract/errors.ts';
import type { Progress } from '../../contract/operation.ts';
import type { RunInWorker } from './context.ts';

type Message =
  | { type: 'progress'; progress: Progress }
  | { type: 'done'; value: unknown }
  | { type: 'failed'; report: ErrorReport; stack?: string };

/** Starts a thread per task; `entry` is worker.ts, or what it was bundled to. */
export function createRunInWorker(entry: URL, file: string): RunInWorker {
  return <Value>(
    task: string,
    input: unknown,
    options: { signal?: AbortSignal; onProgress?: (progress: Progress) => void } = {},
  ) =>
    new Promise<Value>((resolve, reject) => {
      const cancelled = new SharedArrayBuffer(4);
      const cancel = () => Atomics.store(new Int32Array(cancelled), 0, 1);
      if (options.signal?.aborted) cancel();
      options.signal?.addEventListener('abort', cancel, { once: true });
      const worker = new Worker(entry, {
        workerData: { file, task, input, cancelled },
        // What a task makes of a row is gone with the row. Left alone, V8 takes 100 MB for such rubbish.
        resourceLimits: { maxYoungGenerationSizeMb: 24 },
      });
      worker.on('message', (message: Message) => {
        if (message.type === 'progress') options.onProgress?.(message.progress);
        else if (message.type === 'done') resolve(message.value as Value);
        else if (message.stack) reject(new Error(message.stack));
        else reject(AppError.from(message.report));
      });
      worker.on('error', reject);
      worker.on('exit', (code) => {
        options.signal?.removeEventListener('abort', cancel);
        reject(new Error(`the task ${task} ended without an answer (${code})`));
      });
    });
}
