import { detectReading } from '../../src/main/data/imports/reading/detect-reading.ts';
import { readRecords } from '../../src/main/data/imports/reading/read-records.ts';
import { median } from '../report/statistics.ts';
import { type Measurement, sayRows } from './measurement.ts';

const runs = 3;

/** The importer's reader alone: finding out how the file is written, then all records as cells. */
export const measureReading: Measurement = async (bench) => {
  const { path, bytes } = bench.contactsFile(bench.most);
  const detecting: number[] = [];
  const reading: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    const { reading: found } = await detectReading(path);
    const detected = performance.now();
    let rows = 0;
    for await (const batch of readRecords(path, found)) rows += batch.records.length;
    reading.push(performance.now() - detected);
    detecting.push(detected - started);
    if (rows !== bench.most) throw new Error(`${rows} of ${bench.most} rows were read`);
  }
  const seconds = median(reading) / 1000;
  const name = `reading alone, ${sayRows(bench.most)} rows`;
  return [
    { group: 'reading', name, unit: 'rows/s', measured: bench.most / seconds },
    { group: 'reading', name: `${name}, bytes`, unit: 'MB/s', measured: bytes / 1e6 / seconds },
    {
      group: 'reading',
      name: `finding out how that file is written`,
      unit: 'ms',
      measured: median(detecting),
      note: `the file has ${(bytes / 1e6).toFixed(0)} MB`,
    },
  ];
};
