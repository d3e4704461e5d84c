import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatRecord } from '../../src/main/data/files/write-csv.ts';
import { detectReading } from '../../src/main/data/imports/reading/detect-reading.ts';
import { encodeText } from '../../src/main/data/imports/reading/encodings.ts';
import { readRecords } from '../../src/main/data/imports/reading/read-records.ts';
import {
  type Finding,
  ReadingError,
  type ReadingOverrides,
} from '../../src/main/data/imports/reading/reading.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'regulars-reading-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

type Read = { cells: string[][]; lines: number[]; offsets: [number, number][]; findings: Finding[] };

async function readBack(bytes: Buffer, overrides: ReadingOverrides = {}): Promise<Read> {
  const path = join(folder, 'file.csv');
  await writeFile(path, bytes);
  const { reading, findings } = await detectReading(path, overrides);
  const read: Read = { cells: [], lines: [], offsets: [], findings: [...findings] };
  for await (const batch of readRecords(path, reading)) {
    read.findings.push(...batch.findings);
    for (const record of batch.records) {
      read.cells.push(record.cells);
      read.lines.push(record.line);
      read.offsets.push([record.offset, record.end]);
    }
  }
  return read;
}

/** Cells made of everything that CSV trips over. */
const nastyCell = fc.oneof(
  fc.string({
    unit: fc.constantFrom(
      'a',
      'Ö',
      '"',
      "'",
      ',',
      ';',
      '\t',
      '|',
      '\n',
      '\r\n',
      ' ',
      '\\',
      '漢',
      '🌷',
      '=',
      '0',
      '1',
      '.',
    ),
    maxLength: 12,
  }),
  fc.constantFrom(
    '',
    ' ',
    '""',
    '","',
    'a"b',
    "'x'",
    'line\nline',
    '\r',
    '=1+1',
    '+49 30 555',
    '001',
    ' lead',
    'trail ',
    '\u00a0',
    '\ufeff',
    'sep=;',
  ),
);
const delimiter = fc.constantFrom(',', ';', '\t', '|');
const ending = fc.constantFrom('\n', '\r\n');
const table = (cell: fc.Arbitrary<string>) =>
  fc
    .integer({ min: 1, max: 6 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
    );

const isNotBlank = (row: readonly string[]): boolean =>
  row.length === 1 || row.some((cell) => cell.trim() !== '');

describe('what was written comes back', () => {
  it('in every dialect that is said, whatever the cells hold', async () => {
    await fc.assert(
      fc.asyncProperty(table(nastyCell), delimiter, ending, async (rows, separator, end) => {
        const kept = rows.filter(isNotBlank);
        const bytes = Buffer.from(kept.map((row) => formatRecord(row, separator, end)).join(''));
        fc.pre(bytes.length > 0 && bytes.toString().trim() !== '');
        const read = await readBack(bytes, {
          encoding: 'utf-8',
          delimiter: separator,
          quote: '"',
          escape: 'doubled',
          headerRows: 0,
          skip: 0,
        });
        expect(read.cells).toEqual(kept);
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  it('where nothing is said but the cells leave no doubt', async () => {
    const row = fc.tuple(
      fc.integer({ min: 1000, max: 9999 }).map((number) => `K-${number}`),
      fc
        .string({
          unit: fc.constantFrom('Anna', 'Müller ', 'Öz', "O'", 'ß', '漢字', 'x'),
          minLength: 1,
          maxLength: 3,
        })
        .map((name) => name.trim()),
      fc.integer({ min: 0, max: 999 }).map((number) => `person${number}@example.org`),
      fc.integer({ min: 0, max: 9_999_999 }).map((number) => (number / 100).toFixed(2)),
      fc.oneof(
        fc.constant(''),
        nastyCell.map((cell) => `Note: ${cell}.`),
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 5, maxLength: 30 }),
        delimiter,
        ending,
        fc.constantFrom('utf-8', 'bom', 'utf-16le', 'utf-16be'),
        async (rows, separator, end, form) => {
          const text = [['Kundennummer', 'Name', 'E-Mail', 'Umsatz', 'Notiz'], ...rows]
            .map((cells) => formatRecord(cells, separator, end))
            .join('');
          const bytes =
            form === 'utf-8'
              ? Buffer.from(text)
              : encodeText(`\ufeff${text}`, form === 'bom' ? 'utf-8' : form);
          const read = await readBack(bytes);
          expect(read.cells).toEqual(rows);
        },
      ),
      { numRuns: 200 },
    );
  }, 60_000);

  it('with the line and the bytes of every record', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(nastyCell, nastyCell, nastyCell), { minLength: 2, maxLength: 40 }),
        ending,
        fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'shift_jis'),
        async (rows, end, encoding) => {
          const kept = rows
            .map((row) =>
              row.map((cell) =>
                cell
                  .replaceAll(/[^\0-\x7fÖ漢]/gu, 'x')
                  .replaceAll(
                    encoding === 'windows-1252' ? '漢' : encoding === 'shift_jis' ? 'Ö' : '\u0001',
                    'y',
                  ),
              ),
            )
            .filter(isNotBlank);
          fc.pre(kept.length > 1);
          const texts = kept.map((row) => formatRecord(row, ',', end));
          const bytes = texts.map((text) => encodeText(text, encoding));
          const read = await readBack(Buffer.concat(bytes), {
            encoding,
            delimiter: ',',
            quote: '"',
            escape: 'doubled',
            headerRows: 0,
            skip: 0,
          });
          expect(read.cells).toEqual(kept);
          let [offset, line] = [0, 1];
          texts.forEach((text, index) => {
            expect(read.offsets[index]).toEqual([offset, offset + (bytes[index] as Buffer).length]);
            expect(read.lines[index]).toBe(line);
            offset += (bytes[index] as Buffer).length;
            line += text.match(/\r\n|\n|\r/g)?.length ?? 0;
          });
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);
});

describe('whatever comes', () => {
  const signs = fc.constantFrom(
    '"',
    "'",
    ',',
    ';',
    '\n',
    '\r\n',
    '\r',
    '\t',
    '|',
    ' ',
    '\\',
    'a',
    'B',
    '1',
    '2.5',
    'é',
    '\0',
    '@',
    '.',
    ':',
    '-',
    '2024-01-05',
  );
  const soup = fc.string({ unit: signs, maxLength: 300 }).map((text) => Buffer.from(text));

  it('a soup of signs is read or refused, and every record says where it stands', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          soup,
          fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
        ),
        async (bytes) => {
          const read = await readBack(bytes).catch((error: unknown) => {
            if (error instanceof ReadingError) return null;
            throw error;
          });
          let before = 0;
          for (const [from, to] of read?.offsets ?? []) {
            expect(from).toBeGreaterThanOrEqual(before);
            expect(to).toBeGreaterThan(from);
            before = to;
          }
          expect(before).toBeLessThanOrEqual(bytes.length);
        },
      ),
      { numRuns: 1500 },
    );
  }, 120_000);

  it('no letter of a table is lost without a word', async () => {
    const cell = fc.string({ unit: fc.constantFrom('x', 'y', '7', ' ', '"', ',', ';', "'"), maxLength: 6 });
    const line = fc.array(cell, { minLength: 1, maxLength: 5 }).map((cells) => cells.join(','));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 20 }), async (lines) => {
        const text = `${lines.join('\n')}\n`;
        const path = join(folder, 'kept.csv');
        await writeFile(path, text);
        const detected = await detectReading(path).catch((error: unknown) => {
          if (error instanceof ReadingError) return null;
          throw error;
        });
        if (!detected) return;
        let kept = detected.reading.heading.join('');
        const findings = [...detected.findings];
        for await (const batch of readRecords(path, detected.reading)) {
          findings.push(...batch.findings);
          for (const { cells, extra } of batch.records) kept += [...cells, ...(extra ?? [])].join('');
        }
        const letters = (content: string): number => content.match(/[xy7]/g)?.length ?? 0;
        const leavesOut = [
          'preamble',
          'footer-row',
          'second-table',
          'repeated-header',
          'heading-joined',
          'separator-line',
        ];
        if (!findings.some(({ code }) => leavesOut.includes(code))) expect(letters(kept)).toBe(letters(text));
      }),
      { numRuns: 1500 },
    );
  }, 120_000);
});
