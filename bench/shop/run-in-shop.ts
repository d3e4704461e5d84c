import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Exported, Imported, ShopOrder, Undone } from './shop-process.ts';

type Answers = { import: Imported; undo: Undone; export: Exported };

/** Node's own switches, say for a profile: `BENCH_NODE_OPTIONS=--cpu-prof`. */
const switches = (process.env.BENCH_NODE_OPTIONS ?? '').split(' ').filter((word) => word !== '');

/** Has one piece of work done by a new process, which ends with it. */
export function runInShop<Task extends ShopOrder['task']>(
  order: Extract<ShopOrder, { task: Task }>,
): Promise<Answers[Task]> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'shop-process.ts'), { execArgv: switches });
    const stop = () => child.kill('SIGKILL');
    process.once('exit', stop);
    let answer: { value?: Answers[Task]; failure?: string } | undefined;
    child.on('message', (message) => {
      answer = message as typeof answer;
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.off('exit', stop);
      if (answer?.value) resolve(answer.value);
      else reject(new Error(answer?.failure ?? `${order.task} ended without an answer (${signal ?? code})`));
    });
    child.send(order);
  });
}
