import { declaredSeparator, detectDialect, detectLineEnding } from './detect-dialect.ts';
import { type DetectedEncoding, detectEncoding, type EncodingCandidate } from './detect-encoding.ts';
import { type DetectedTable, detectTable } from './detect-table.ts';
import { nameEncoding } from './encodings.ts';
import { checkFileKind } from './file-kind.ts';
import { findNameTrouble, nameColumns } from './name-columns.ts';
import { type Finding, LIMITS, type Reading, ReadingError, type ReadingOverrides } from './reading.ts';
import type { RawRecord } from './record.ts';
import { sampleFile } from './sample-file.ts';
import { type SampleWindows, scanSample, windowsOf } from './scan-sample.ts';
import type { Dialect } from './scan-syntax.ts';
import type { TextWindow } from './text-window.ts';
import { unwrapRecord, wrapperOf } from './unwrap-record.ts';

/** Bytes of each part in which dialects are compared; the table itself is looked at in all that was sampled. */
const COMPARED = 48 * 1024;
const SAMPLES = 8;

export type DetectOptions = {
  /** The owner's region, `DE` or `de-DE`; settles which of two code pages as likely it is. */
  region?: string;
  /** The word for an unnamed column, "Column" if not given. */
  columnWord?: string;
  signal?: AbortSignal;
};

export type Detected = {
  reading: Reading;
  /** One name per column, none empty, none twice. */
  columns: string[];
  /** Some different values of each column, from the head, the middle and the end of the file. */
  samples: string[][];
  /** What detection has to say; what the records themselves give rise to comes with reading them. */
  findings: Finding[];
  /** The likeliest encodings with the same line in each, where it had to be guessed; else empty. */
  encodings: EncodingCandidate[];
  /** Bytes of the file. */
  size: number;
};

/** Finds out how a file is to be read; whatever `overrides` says is taken as said. */
export async function detectReading(
  path: string,
  overrides: ReadingOverrides = {},
  options: DetectOptions = {},
): Promise<Detected> {
  checkOverrides(overrides);
  const size = await checkFileKind(path);
  const encoding = await settleEncoding(path, overrides, options);
  const sample = await sampleFile(path, size, encoding.encoding);
  const small = windowsOf(sample, encoding.encoding, COMPARED);
  if (small.windows.length === 0 || small.windows.every(({ text }) => text.trim() === ''))
    throw new ReadingError('empty');
  const dialect = detectDialect(small, encoding.encoding, overrides);
  const whole = windowsOf(sample, encoding.encoding);
  const scanned = scanTable(whole, { ...dialect, encoding: encoding.encoding }, dialect, overrides);
  const table = detectTable(scanned.head, scanned.others, scanned.skipped, overrides, {
    ...dialect,
    encoding: encoding.encoding,
  });
  if (table.columnCount > LIMITS.columns)
    throw new ReadingError('too-many-columns', { line: table.preambleLines + 1, limit: LIMITS.columns });
  const first = whole.windows[0];
  const reading: Reading = {
    encoding: encoding.encoding,
    bom: encoding.bom,
    delimiter: dialect.delimiter,
    quote: dialect.quote,
    isWrapped: dialect.isWrapped,
    escape: dialect.escape,
    lineEnding: first ? detectLineEnding(first, scanned.head, whole.unit) : 'lf',
    preambleLines: table.preambleLines,
    headerRows: table.headerRows,
    columnCount: table.columnCount,
    surplus: table.surplus,
    heading: table.headerRows > 0 ? table.heading : [],
    shapes: table.shapes,
  };
  return {
    reading,
    columns: nameColumns(reading.heading, reading.columnCount, options.columnWord),
    samples: sampleColumns(table.rows, reading.columnCount),
    findings: listFindings(reading, table, encoding, dialect.rival, scanned.separator, sample.isWhole),
    encodings: encoding.candidates,
    size,
  };
}

function checkOverrides({ delimiter, headerRows, skip }: ReadingOverrides): void {
  const isBadCount = (count: number | undefined) =>
    count !== undefined && (!Number.isInteger(count) || count < 0);
  if (delimiter !== undefined && (delimiter === '' || /[\r\n]/.test(delimiter)))
    throw new ReadingError('bad-override', { name: 'delimiter' });
  if (isBadCount(headerRows)) throw new ReadingError('bad-override', { name: 'headerRows' });
  if (isBadCount(skip)) throw new ReadingError('bad-override', { name: 'skip' });
}

async function settleEncoding(
  path: string,
  overrides: ReadingOverrides,
  options: DetectOptions,
): Promise<DetectedEncoding> {
  const detected = await detectEncoding(path, options.region, options.signal);
  if (overrides.encoding === undefined) return detected;
  const encoding = nameEncoding(overrides.encoding);
  return {
    encoding,
    bom: detected.bom && detected.encoding === encoding,
    isGuess: false,
    isDamaged: false,
    candidates: [],
  };
}

type ScannedTable = { head: RawRecord[]; others: RawRecord[]; skipped: number; separator: boolean };

function scanTable(
  whole: SampleWindows,
  dialect: Dialect,
  { width, isWrapped }: { width: number; isWrapped: boolean },
  overrides: ReadingOverrides,
): ScannedTable {
  const scan = (windows: TextWindow[], skip: number): RawRecord[] => {
    const { records } = scanSample(
      { ...whole, windows },
      isWrapped ? wrapperOf(dialect) : dialect,
      isWrapped ? 1 : width,
      skip,
    );
    return isWrapped ? records.map((record) => unwrapRecord(record, dialect, width)) : records;
  };
  const [first, ...rest] = whole.windows;
  const separator = first !== undefined && declaredSeparator(first.text.slice(0, 64)) !== null;
  const skipped = overrides.skip ?? (separator ? 1 : 0);
  if (!first) return { head: [], others: [], skipped, separator };
  return {
    head: scan([first], skipped),
    others: scan(rest, 0),
    skipped,
    separator,
  };
}

function sampleColumns(rows: readonly RawRecord[], columnCount: number): string[][] {
  const step = Math.max(1, Math.floor(rows.length / 400));
  return Array.from({ length: columnCount }, (_, column) => {
    const values = new Set<string>();
    for (let index = 0; index < rows.length && values.size < SAMPLES; index += step) {
      const cell = rows[index]?.cells[column]?.trim();
      // A cut cell would keep the whole sample alive.
      if (cell) values.add(Buffer.from(cell.slice(0, 200)).toString());
    }
    return [...values];
  });
}

function listFindings(
  reading: Reading,
  table: DetectedTable,
  encoding: DetectedEncoding,
  rival: string | null,
  hasSeparator: boolean,
  isWhole: boolean,
): Finding[] {
  const findings: Finding[] = [];
  const headingLine = reading.preambleLines + 1;
  if (encoding.isGuess)
    findings.push({ code: 'encoding-guess', line: 0, params: { encoding: encoding.encoding } });
  if (encoding.isDamaged)
    findings.push({ code: 'encoding-damaged', line: 0, params: { encoding: encoding.encoding } });
  if (reading.isWrapped) findings.push({ code: 'wrapped-lines', line: 0, params: {} });
  if (hasSeparator)
    findings.push({ code: 'separator-line', line: 1, params: { delimiter: reading.delimiter } });
  const preamble = reading.preambleLines - (hasSeparator ? 1 : 0);
  if (preamble > 0)
    findings.push({ code: 'preamble', line: hasSeparator ? 2 : 1, params: { lines: preamble } });
  if (rival)
    findings.push({ code: 'delimiter-unsure', line: 0, params: { delimiter: reading.delimiter, rival } });
  if (reading.lineEnding === 'mixed') findings.push({ code: 'mixed-line-endings', line: 0, params: {} });
  if (reading.headerRows === 0) findings.push({ code: 'no-heading', line: headingLine, params: {} });
  if (reading.headerRows > 1)
    findings.push({ code: 'heading-joined', line: headingLine, params: { rows: reading.headerRows } });
  if (reading.headerRows > 0 && table.headingCells !== table.columnCount) {
    findings.push({
      code: 'short-heading',
      line: headingLine,
      params: { cells: table.headingCells, columns: table.columnCount },
    });
  }
  if (Math.abs(table.certainty) < 0.2)
    findings.push({ code: 'heading-unsure', line: headingLine, params: {} });
  if (table.rows.length === 0 && isWhole && reading.headerRows > 0)
    findings.push({ code: 'header-only', line: headingLine, params: {} });
  return [...findings, ...findNameTrouble(reading.heading, headingLine)];
}
