import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { detectReading } from '../../src/main/data/imports/reading/detect-reading.ts';
import { readRecords } from '../../src/main/data/imports/reading/read-records.ts';
import type { Finding } from '../../src/main/data/imports/reading/reading.ts';
import type { Expected } from '../fixtures/csv/make-corpus.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../fixtures/csv');
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Expected[];

async function readAll(path: string) {
  const { reading, findings, columns } = await detectReading(path);
  const rows: string[][] = [];
  const all: Finding[] = [...findings];
  for await (const batch of readRecords(path, reading)) {
    rows.push(...batch.records.map(({ cells }) => cells));
    all.push(...batch.findings);
  }
  return { reading, rows, findings: all, columns };
}

describe('the collected files', () => {
  it('are at least 150', () => {
    expect(manifest.length).toBeGreaterThanOrEqual(150);
  });

  it.each(manifest.map((expected) => [expected.file, expected] as const))('%s', async (file, expected) => {
    const path = join(folder, file);
    if (expected.error) {
      await expect(readAll(path)).rejects.toMatchObject({ name: 'ReadingError', code: expected.error });
      return;
    }
    const { reading, rows, findings, columns } = await readAll(path);
    const {
      encoding,
      orEncodings = [],
      heading,
      rows: wanted,
      records,
      findings: codes = [],
      file: _file,
      why: _why,
      ...said
    } = expected;
    expect(reading).toMatchObject(said);
    if (encoding) expect([encoding, ...orEncodings]).toContain(reading.encoding);
    if (heading) expect(reading.heading).toEqual(heading);
    if (wanted) expect(rows).toEqual(wanted);
    if (records !== undefined) expect(rows).toHaveLength(records);
    expect(columns).toHaveLength(reading.columnCount);
    expect(new Set(columns).size).toBe(columns.length);
    const found = findings.flatMap(({ code, line }) => [code as string, `${code}:${line}`]);
    for (const code of codes) expect(found).toContain(code);
  });
});
