import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { formatRecord } from '../../files/write-csv.ts';
import { type DetectOptions, detectReading } from './detect-reading.ts';
import { readRecords } from './read-records.ts';
import { type Finding, type Reading, ReadingError, type ReadingOverrides } from './reading.ts';

export type Converted = { reading: Reading | null; records: number; findings: Finding[] };

/**
 * Writes the table that was understood as RFC 4180: UTF-8, comma, LF; the heading first if there is one, then the
 * records, without lines above, footers and blank records. Cells beyond the columns stay at the end of their row.
 * An empty file becomes an empty file.
 */
export async function convertFile(
  path: string,
  outPath: string,
  overrides: ReadingOverrides = {},
  options: DetectOptions = {},
): Promise<Converted> {
  const detected = await detectReading(path, overrides, options).catch((error: unknown) => {
    if (error instanceof ReadingError && error.code === 'empty') return null;
    throw error;
  });
  if (!detected) {
    await writeFile(outPath, '', { mode: 0o600 });
    return { reading: null, records: 0, findings: [] };
  }
  const { reading, findings } = detected;
  const out = createWriteStream(outPath, { mode: 0o600 });
  const done = finished(out);
  done.catch(() => undefined);
  let records = 0;
  try {
    if (reading.headerRows > 0) out.write(formatRecord(reading.heading));
    for await (const batch of readRecords(path, reading, { signal: options.signal })) {
      findings.push(...batch.findings);
      records += batch.records.length;
      const text = batch.records
        .map(({ cells, extra }) => formatRecord(extra ? [...cells, ...extra] : cells))
        .join('');
      if (text !== '' && !out.write(text)) await Promise.race([once(out, 'drain'), done]);
    }
  } catch (error) {
    out.destroy();
    throw error;
  }
  out.end();
  await done;
  return { reading, records, findings };
}
