import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Answer, OperationName, OperationOf } from '../../src/contract/contract.ts';
import type { CrmEvent, InputOf } from '../../src/contract/operation.ts';
import type { FromData, ToData } from '../../src/main/data/protocol.ts';
import { placesOf } from '../../src/main/shell/data-places.ts';
import { benchDefaults } from './open-bench-shop.ts';

export type DataProcess = {
  call: <Name extends OperationName>(name: Name, input: InputOf<OperationOf<Name>>) => Promise<Answer<Name>>;
  /** Makes a path known, as a file dialog does; returns its token. */
  choose: (path: string) => string;
  whenEvent: (type: CrmEvent['type']) => Promise<void>;
  /** Bytes: the most that it has held until now, all threads together. */
  readPeak: () => Promise<number>;
  close: () => Promise<void>;
};

type FromChild = FromData | { type: 'peak'; bytes: number };

/** Node's own switches, say for a profile: `BENCH_NODE_OPTIONS=--cpu-prof`. */
const switches = (process.env.BENCH_NODE_OPTIONS ?? '').split(' ').filter((word) => word !== '');

/** Starts a data process of its own for a file, made if absent. */
export async function openDataProcess(file: string): Promise<DataProcess> {
  const child = fork(join(import.meta.dirname, 'data-process.ts'), { execArgv: switches });
  const stop = () => child.kill('SIGKILL');
  process.once('exit', stop);
  let latest = 0;
  const waiting = new Set<{ take: (message: FromChild) => boolean; reject: (error: Error) => void }>();
  child.on('message', (message: FromChild) => {
    if (message.type === 'log' && message.level === 'error') console.error(message.text);
    for (const one of waiting) if (one.take(message)) waiting.delete(one);
  });
  child.on('exit', (code, signal) => {
    process.off('exit', stop);
    for (const { reject } of waiting) reject(new Error(`the data process ended (${signal ?? code})`));
  });
  const send = (message: ToData | { type: 'peak' }) => child.send(message);
  /** The first message of which `pick` makes something. */
  const next = <Value>(pick: (message: FromChild) => Value | undefined) =>
    new Promise<Value>((resolve, reject) => {
      waiting.add({
        reject,
        take: (message) => {
          const value = pick(message);
          if (value !== undefined) resolve(value);
          return value !== undefined;
        },
      });
    });
  const opened = next((message) =>
    message.type === 'opened' || message.type === 'refused' ? message : undefined,
  );
  send({ type: 'open', file, isNew: true, ...placesOf(file), defaults: benchDefaults });
  const answer = await opened;
  if (answer.type === 'refused') throw new Error(`${file}: ${answer.error.message}`);
  return {
    call: async (name, input) => {
      const id = ++latest;
      const answered = next((message) =>
        message.type === 'answer' && message.id === id ? message.result : undefined,
      );
      send({ type: 'request', id, name, input, job: `bench-${id}` });
      const result = await answered;
      if (result.ok) return result.value as never;
      throw new Error(`${name}: ${result.error.message}`);
    },
    choose: (path) => {
      send({ type: 'file', token: path, path });
      return path;
    },
    whenEvent: async (type) => {
      await next((message) => (message.type === 'event' && message.event.type === type ? true : undefined));
    },
    readPeak: () => {
      const peak = next((message) => (message.type === 'peak' ? message.bytes : undefined));
      send({ type: 'peak' });
      return peak;
    },
    close: async () => {
      const closed = next((message) => (message.type === 'closed' ? true : undefined));
      send({ type: 'close' });
      await closed;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
    },
  };
}
