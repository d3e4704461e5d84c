import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { FromData } from '../../src/main/data/protocol.ts';
import { type DataChild, DataProcess, type DataProcessOptions } from '../../src/main/shell/data-process.ts';

/** A real process, started by Node instead of Electron. */
export function forkStandIn(): DataChild & { pid: number } {
  const child = fork(join(import.meta.dirname, 'stand-in-data-process.ts'), { execArgv: [] });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return {
    pid: child.pid ?? 0,
    send: (message) => {
      if (child.connected) child.send(message);
    },
    onMessage: (listener) => child.on('message', (message) => listener(message as FromData)),
    onExit: (listener) => {
      if (hasEnded()) listener();
      else child.once('exit', () => listener());
    },
    kill: () => child.kill('SIGKILL'),
  };
}

export type WatchedDataProcess = {
  data: DataProcess;
  states: string[];
  lost: string[];
  started: () => number;
};

export function createDataProcess(options: Partial<DataProcessOptions> = {}): WatchedDataProcess {
  const states: string[] = [];
  const lost: string[] = [];
  let count = 0;
  const data = new DataProcess({
    start: () => {
      count += 1;
      return forkStandIn();
    },
    onEvent: (event) => event.type === 'data-process' && states.push(event.state),
    onLog: () => {},
    onLost: (error) => lost.push(error.message),
    pauses: [0, 1, 1],
    ...options,
  });
  return { data, states, lost, started: () => count };
}
