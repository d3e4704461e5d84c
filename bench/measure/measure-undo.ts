import { undoInShop } from '../shop/work-in-shop.ts';
import { type Measurement, sayRows, smallRows } from './measurement.ts';

/** Taking back the whole import, as Ctrl+Z does. */
export const measureUndo: Measurement = async (bench) => {
  const file = bench.copyShop(await bench.shop(smallRows));
  const { answer, milliseconds, peak, left } = await undoInShop(file);
  bench.removeFile(file);
  if (left !== 0 || answer.keptCount !== 0)
    throw new Error(`the undo left ${left} contacts and kept ${answer.keptCount} things`);
  return [
    {
      group: 'undo',
      name: `undo of the import of ${sayRows(smallRows)} contacts`,
      unit: 's',
      measured: milliseconds / 1000,
      aim: { atMost: 10 },
    },
    {
      group: 'undo',
      name: 'undo, peak memory',
      unit: 'MB',
      measured: peak / 2 ** 20,
      aim: { atMost: 400 },
    },
  ];
};
