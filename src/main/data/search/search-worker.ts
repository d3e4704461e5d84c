import { parentPort, workerData } from 'node:worker_threads';
import { isDamage, reportDamage } from './index-file.ts';
import { Indexer } from './indexer.ts';

export type SearchOrder = { file: string; searchFile: string; stopped: SharedArrayBuffer };
export type FromSearch =
  | { type: 'error'; message: string; code?: string }
  | { type: 'caught-up'; records: number };

/**
 * The thread that follows the record of changes. Between batches it looks whether it shall stop; a message
 * says that there is something new.
 */
const { file, searchFile, stopped } = workerData as SearchOrder;
const flag = new Int32Array(stopped);
const isStopped = () => Atomics.load(flag, 0) === 1;
const send = (message: FromSearch) => parentPort!.postMessage(message);

let indexer: Indexer | undefined;
/** A damaged index is made anew once; damage that comes back is somebody else's. */
let hasBegunAnew = false;

parentPort!.on('message', () => {
  if (isStopped()) end();
  else follow();
});
follow();

function follow(): void {
  try {
    catchUp();
  } catch (error) {
    indexer?.close();
    indexer = undefined;
    if (isDamage(error) && !hasBegunAnew) {
      hasBegunAnew = true;
      reportDamage(searchFile);
      follow();
      return;
    }
    // A full disk, say: the next message tries again.
    const { message, code } = error as Error & { code?: string };
    send({ type: 'error', message, code });
  }
  if (isStopped()) end();
}

function catchUp(): void {
  indexer ??= new Indexer(file, searchFile);
  let records = 0;
  while (!isStopped() && indexer.plan() > 0)
    for (let count = 1; count > 0 && !isStopped(); records += count) count = indexer.step();
  if (isStopped()) return;
  hasBegunAnew = false;
  if (records > 0) send({ type: 'caught-up', records });
  while (!isStopped() && indexer.tidy());
}

function end(): void {
  indexer?.close();
  indexer = undefined;
  parentPort!.close();
}
