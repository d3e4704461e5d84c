import { rmSync } from 'node:fs';
import { exportFromShop } from '../shop/work-in-shop.ts';
import { type Measurement, sayRows } from './measurement.ts';

/** Everything, in the layout that imports again. */
export const measureExport: Measurement = async (bench) => {
  const { file, rows } = await bench.shop(bench.most);
  const path = bench.path('export.csv');
  const { result, milliseconds, peak } = await exportFromShop(file, path);
  rmSync(path);
  if (result.rows !== rows) throw new Error(`${result.rows} of ${rows} contacts were exported`);
  const seconds = milliseconds / 1000;
  return [
    {
      group: 'export',
      name: `export of ${sayRows(rows)} contacts`,
      unit: 'rows/s',
      measured: rows / seconds,
      note: `${result.columns} columns, ${(result.bytes / 1e6 / seconds).toFixed(0)} MB/s`,
    },
    {
      group: 'export',
      name: 'export, peak memory',
      unit: 'MB',
      measured: peak / 2 ** 20,
      aim: { atMost: 400 },
    },
  ];
};
