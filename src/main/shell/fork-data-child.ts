import { app, type UtilityProcess, utilityProcess } from 'electron';
import type { FromData, ToData } from '../data/protocol.ts';
import type { DataChild } from './data-process.ts';

/** The data process as Electron's utility process: it has Node but no window, and can be killed at any time. */
export function forkDataChild(program: string): DataChild {
  const child = utilityProcess.fork(program, [], {
    serviceName: 'Regulars data',
    stdio: app.isPackaged ? 'ignore' : 'inherit',
  });
  let hasExited = false;
  child.once('exit', () => {
    hasExited = true;
  });
  return {
    send: (message: ToData) => {
      if (!hasExited) child.postMessage(message);
    },
    onMessage: (listener) => child.on('message', (message: FromData) => listener(message)),
    onExit: (listener) => {
      if (hasExited) listener();
      else child.once('exit', () => listener());
    },
    kill: () => {
      if (hasExited) return;
      if (child.pid === undefined) child.once('spawn', () => endNow(child));
      else endNow(child);
    },
  };
}

/** It may be deep in a query, where it would not hear a polite request. */
function endNow(child: UtilityProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(child.pid, 'SIGKILL');
  } catch {
    // it has just ended by itself
  }
}
