import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DataProcess, OpenOrder } from '../../src/main/shell/data-process.ts';
import { createDataProcess, forkStandIn } from '../helpers/start-stand-in.ts';

/** Other tests may have the machine to themselves for a while. */
const until = (isReached: () => boolean | Promise<boolean>) => vi.waitUntil(isReached, { timeout: 20_000 });

let folder: string;
const used: DataProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-shell-'));
});
afterEach(async () => {
  await Promise.all(used.splice(0).map((data) => data.stop()));
  rmSync(folder, { recursive: true });
});

function create(...args: Parameters<typeof createDataProcess>) {
  const watched = createDataProcess(...args);
  used.push(watched.data);
  return watched;
}

function orderFor(content?: object): OpenOrder {
  const file = join(folder, 'shop.regulars');
  if (content) writeFileSync(file, JSON.stringify(content));
  return {
    type: 'open',
    file,
    isNew: !content,
    backupFolder: folder,
    searchFile: `${file}.search`,
    defaults: {},
  };
}

test('a call made while it starts waits for the file', async () => {
  const { data, states } = create();
  const opening = data.open(orderFor());
  const answer = data.call('contacts.list', { text: 'a' }, 'job-1');
  expect(await answer).toMatchObject({
    ok: true,
    value: { name: 'contacts.list', input: { text: 'a' }, job: 'job-1' },
  });
  expect(await opening).toMatchObject({ contacts: 0 });
  expect(states).toEqual(['starting', 'ready']);
});

test('without a file every call is refused', async () => {
  const { data } = create();
  expect(await data.call('contacts.list', {})).toMatchObject({
    ok: false,
    error: { message: 'no_file_open' },
  });
});

test('a crash rejects what was asked, and the next process has the same file and the same tokens', async () => {
  const { data, states, lost } = create();
  await data.open(orderFor());
  data.addFile('read-1', '/somewhere/customers.csv');
  const first = await data.call('stand-in.echo', {});
  const waiting = data.call('stand-in.wait', {});
  const crashing = data.call('stand-in.crash', {});
  expect(await waiting).toMatchObject({
    ok: false,
    error: { code: 'internal', message: 'data_process_crashed' },
  });
  expect(await crashing).toMatchObject({ ok: false, error: { message: 'data_process_crashed' } });
  await until(() => states.at(-1) === 'ready');
  const second = await data.call('stand-in.echo', {});
  expect(second).toMatchObject({ ok: true, value: { files: { 'read-1': '/somewhere/customers.csv' } } });
  expect(second).not.toEqual(first);
  expect(states).toEqual(['starting', 'ready', 'crashed', 'starting', 'ready']);
  expect(lost).toEqual([]);
});

test('a crash before the file is open is tried again', async () => {
  const { data, started } = create();
  await data.open(orderFor({ databaseId: 'a', contacts: 7, crashes: 2 }));
  expect(started()).toBe(3);
  expect(await data.call('stand-in.echo', {})).toMatchObject({ ok: true });
});

test('a file that crashes it every time is given up', async () => {
  const { data, started } = create();
  const order = orderFor({ databaseId: 'a', contacts: 7, crashes: 99 });
  await expect(data.open(order)).rejects.toMatchObject({ report: { message: 'data_process_crashed' } });
  expect(started()).toBe(4);
  expect(await data.call('stand-in.echo', {})).toMatchObject({ error: { message: 'no_file_open' } });
});

test('one that crashes again and again later is given up too, and says so once', async () => {
  const { data, states, lost } = create();
  await data.open(orderFor());
  for (let crash = 1; crash <= 4; crash += 1) {
    await data.call('stand-in.crash', {});
    await until(() => states.filter((state) => state === 'ready').length === crash + 1 || lost.length > 0);
  }
  expect(lost).toEqual(['data_process_crashed']);
  expect(states.filter((state) => state === 'crashed')).toHaveLength(4);
});

test('a file that is refused after a crash is reported with its reason', async () => {
  const { data, lost } = create();
  const order = orderFor({ databaseId: 'a', contacts: 7 });
  await data.open(order);
  rmSync(order.file);
  await data.call('stand-in.crash', {});
  await until(() => lost.length > 0);
  expect(lost).toEqual(['database.missing']);
});

test('a refused file leaves nothing running and can be followed by another', async () => {
  const { data } = create();
  await expect(data.open({ ...orderFor(), isNew: false })).rejects.toMatchObject({
    report: { message: 'database.missing' },
  });
  await data.open(orderFor());
  expect(await data.call('stand-in.echo', {})).toMatchObject({ ok: true });
});

test('after a stop nothing is started again, and calls are refused', async () => {
  const { data, started, states } = create();
  await data.open(orderFor());
  const waiting = data.call('stand-in.wait', {});
  await data.stop();
  expect(await waiting).toMatchObject({ ok: false, error: { message: 'no_file_open' } });
  expect(await data.call('stand-in.echo', {})).toMatchObject({ error: { message: 'no_file_open' } });
  expect(started()).toBe(1);
  expect(states).toEqual(['starting', 'ready']);
});

test('a process that does not hear is killed after the limit', async () => {
  const children: number[] = [];
  const { data } = create({
    stopLimit: 50,
    start: () => {
      const child = forkStandIn();
      children.push(child.pid);
      return child;
    },
  });
  await data.open(orderFor());
  process.kill(children[0] as number, 'SIGSTOP');
  await data.stop();
  expect(() => process.kill(children[0] as number, 0)).toThrow();
});
