import { expect, test } from 'vitest';
import { KeyTable } from '../../src/main/data/imports/key-table.ts';

test('gives the ids of a key in the order in which they were added, each once', () => {
  const keys = new KeyTable();
  for (const id of [7, 7, 3, 9, 3]) keys.add('anna', id);
  keys.add('bernd', 4);
  expect(keys.find('anna')).toEqual([7, 3, 9]);
  expect(keys.find('anna', 2)).toEqual([7, 3]);
  expect(keys.findFirst('anna')).toBe(7);
  expect(keys.find('bernd')).toEqual([4]);
  expect(keys.find('clara')).toEqual([]);
  expect(keys.findFirst('clara')).toBeUndefined();
});

test('asks for the first ids of a key whether they fit, and for no more than it may', () => {
  const keys = new KeyTable();
  for (let id = 1; id <= 10; id++) keys.add('anna', id);
  const asked: number[] = [];
  const isAsked = (id: number) => {
    asked.push(id);
    return false;
  };
  expect(keys.findFitting('anna', 4, isAsked)).toBeUndefined();
  expect(asked).toEqual([1, 2, 3, 4]);
  expect(keys.findFitting('anna', 50, (id) => id === 10)).toBe(10);
  expect(keys.findFitting('anna', 50, (id) => id > 10)).toBeUndefined();
  expect(keys.findFitting('bernd', 50, () => true)).toBeUndefined();
});

test('forgets nothing while it grows, and agrees with a map', () => {
  const keys = new KeyTable();
  const expected = new Map<string, number[]>();
  for (let id = 1; id <= 20_000; id++)
    for (const key of [`mail${id}`, `town${id % 700}`, `né${(id * 7919) % 5000}`]) {
      keys.add(key, id);
      expected.set(key, [...(expected.get(key) ?? []), id]);
    }
  for (const [key, ids] of expected) expect(keys.find(key)).toEqual(ids);
});
