import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { findProgram } from './run-program.ts';
import { SetupProblem } from './setup-report.ts';

const SCREEN = '1440x900x24';
const START_LIMIT = 20_000;

export type Display = { isVirtual: boolean; close: () => Promise<void> };

export function isDisplayMissing(): boolean {
  return process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
}

/**
 * Gives this process and the programs it starts a display: the one there is, or a virtual one of our own,
 * which ends with `close`, and in any case with this process.
 */
export async function openDisplay(): Promise<Display> {
  if (!isDisplayMissing()) return { isVirtual: false, close: async () => {} };
  const server = startServer();
  process.env.DISPLAY = `:${await readDisplayNumber(server)}`;
  const stop = () => server.kill('SIGTERM');
  process.on('exit', stop);
  const close = async () => {
    process.off('exit', stop);
    delete process.env.DISPLAY;
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.ref();
    server.kill('SIGTERM');
    await ended;
  };
  return { isVirtual: true, close };
}

function startServer(): ChildProcess {
  const xvfb = findProgram('Xvfb');
  if (!xvfb) throw new SetupProblem('There is no display here, and no Xvfb for a virtual one.');
  const command = [xvfb, '-displayfd', '3', '-screen', '0', SCREEN, '-ac', '-nolisten', 'tcp'];
  // Ends the server even when this process is killed without a chance to clean up.
  const setpriv = findProgram('setpriv');
  if (setpriv) command.unshift(setpriv, '--pdeathsig', 'TERM');
  const [program = xvfb, ...args] = command;
  // Detached, so that Ctrl+C reaches the app first and the server only after it.
  const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true });
  server.unref();
  return server;
}

/** The server picks a free number and writes it to the pipe once it takes connections. */
function readDisplayNumber(server: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let number = '';
    let errors = '';
    const pipe = server.stdio[3] as Readable;
    const timer = setTimeout(() => fail('no answer'), START_LIMIT);
    const fail = (reason: string) => {
      clearTimeout(timer);
      server.kill('SIGKILL');
      reject(new SetupProblem(`The virtual display did not start: ${reason}`));
    };
    server.on('error', (error) => fail(error.message));
    server.on('exit', () => fail(errors.trim() || 'it ended at once'));
    server.stderr?.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    pipe.on('data', (chunk: Buffer) => {
      number += chunk.toString();
      if (!number.endsWith('\n')) return;
      clearTimeout(timer);
      server.removeAllListeners('exit');
      pipe.destroy();
      (server.stderr as (Readable & { unref?: () => void }) | null)?.unref?.();
      server.stderr?.resume();
      resolve(Number.parseInt(number, 10));
    });
  });
}
