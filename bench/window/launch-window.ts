import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { sandboxArguments } from '../../scripts/electron-runtime.ts';
import { PageWatch } from './page-watch.ts';
import { type Memory, readTreeMemory } from './process-tree.ts';

export type Launched = { milliseconds: number; memory: Memory | undefined };

export type Launch = {
  program: string;
  /** The app's folder. */
  folder: string;
  args: string[];
  profile: string;
  /** When it was there, in milliseconds since 1970. */
  whenShown: (window: { page: PageWatch; output: Readable }) => Promise<number>;
};

const patience = 120_000;
/** After the first picture an app still finishes things; memory is read when it has come to rest. */
const rest = 4_000;

/** Starts an Electron app, waits until it shows what is waited for, reads its memory and ends it. */
export async function launchWindow(launch: Launch): Promise<Launched> {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const args = [
    ...sandboxArguments(),
    '--log-level=3',
    '--remote-debugging-pipe',
    `--user-data-dir=${launch.profile}`,
    launch.folder,
    ...launch.args,
  ];
  const started = Date.now();
  const child = spawn(launch.program, args, {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
  });
  const stop = () => endGroup(child);
  process.once('exit', stop);
  try {
    const page = new PageWatch(child.stdio[3] as Writable, child.stdio[4] as Readable);
    const shown = await Promise.race([
      launch.whenShown({ page, output: child.stdout! }),
      failIfEnded(child),
      wait(patience, undefined, { ref: false }).then(() => {
        throw new Error(`${launch.folder} showed nothing in ${patience / 1000} s`);
      }),
    ]);
    await wait(rest);
    return { milliseconds: shown - started, memory: readTreeMemory(child.pid!) };
  } finally {
    await end(child);
    process.off('exit', stop);
  }
}

function failIfEnded(child: ChildProcess): Promise<never> {
  let errors = '';
  child.stderr!.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-4000);
  });
  return new Promise((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the app ended (${code}): ${errors}`)));
  });
}

/** Politely first, so that it closes its file; the whole group in the end. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await Promise.race([ended, wait(20_000, undefined, { ref: false })]);
  }
  endGroup(child);
}

function endGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // all of them have ended
  }
}
