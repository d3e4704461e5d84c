import { kindOf } from './cell-kinds.ts';
import type { Escape, LineEnding, Quote, ReadingOverrides } from './reading.ts';
import type { RawRecord } from './record.ts';
import { type SampleWindows, scanSample, usualWidth } from './scan-sample.ts';
import type { Dialect } from './scan-syntax.ts';
import type { TextWindow } from './text-window.ts';
import { unwrapRecord, wrapperOf } from './unwrap-record.ts';

/** In the order in which they are preferred where nothing else tells them apart. */
const DELIMITERS = [',', ';', '\t', '|', ':', '~', '^', ' ', ', '] as const;
const PREFERENCE: Record<string, number> = {
  ':': 0.72,
  '~': 0.96,
  '^': 0.96,
  ' ': 0.6,
  '|': 0.99,
  ', ': 0.97,
};
const ALONE = 0.45;
const ROWS = 400;

export type DetectedDialect = {
  delimiter: string;
  quote: Quote | null;
  escape: Escape | null;
  width: number;
  isWrapped: boolean;
  /** Nearly as good a delimiter, where there is one. */
  rival: string | null;
};

type Judged = { dialect: Dialect; width: number; score: number };

/** Compares delimiters, quotes and escapes by how even the rows become and how plain their cells. */
export function detectDialect(
  sample: SampleWindows,
  encoding: string,
  overrides: ReadingOverrides,
): DetectedDialect {
  const text = sample.windows.map((window) => window.text).join('\n');
  const declared = overrides.delimiter ?? declaredSeparator(text);
  const delimiters = declared ? [declared] : DELIMITERS.filter((delimiter) => text.includes(delimiter));
  const judged: Judged[] = [];
  for (const delimiter of delimiters) {
    for (const quote of quotesToTry(text, overrides)) {
      for (const cover of escapesToTry(text, quote, overrides)) {
        judged.push(judge(sample, { encoding, delimiter, quote, escape: cover }));
      }
    }
  }
  judged.sort((one, other) => other.score - one.score);
  const alone = declared ? null : judgeAlone(sample, encoding, text, overrides);
  const best = judged[0];
  const isOdd =
    !best || best.width < 2 || best.dialect.quote === null || (alone !== null && alone.score > best.score);
  const wrapped =
    isOdd && overrides.quote === undefined && !overrides.delimiter ? detectWrapped(sample, encoding) : null;
  if (wrapped) return wrapped;
  if (!best || (alone && (alone.score > best.score || best.width < 2))) {
    const single =
      alone ?? best ?? judge(sample, { encoding, delimiter: ',', quote: '"', escape: 'doubled' });
    return { ...single.dialect, width: 1, isWrapped: false, rival: null };
  }
  const rival = judged.find(
    ({ dialect, score }) =>
      dialect.delimiter.trim() !== best.dialect.delimiter.trim() && score > best.score * 0.92,
  );
  return { ...best.dialect, width: best.width, isWrapped: false, rival: rival?.dialect.delimiter ?? null };
}

/** The separator that Excel is told in a first line `sep=;`. */
export function declaredSeparator(text: string): string | null {
  return /^\ufeff?"?sep=([^\r\n"])"?[;,\t|]*(?:\r|\n|$)/i.exec(text)?.[1] ?? null;
}

function quotesToTry(text: string, overrides: ReadingOverrides): (Quote | null)[] {
  if (overrides.quote !== undefined) return [overrides.quote];
  const quotes: (Quote | null)[] = ['"'];
  if (/(?:^|[\r\n,;\t|:~^ ])'[^\r\n]*'\s*(?:$|[\r\n,;\t|:~^ ])/.test(text)) quotes.push("'");
  if (/(?:^|[\r\n,;\t|:~^])"/.test(text)) quotes.push(null);
  return quotes;
}

function escapesToTry(text: string, quote: Quote | null, overrides: ReadingOverrides): (Escape | null)[] {
  if (overrides.escape !== undefined) return [overrides.escape];
  if (quote === null) return [null];
  return text.includes(`\\${quote}`) ? ['doubled', 'backslash'] : ['doubled'];
}

function judge(sample: SampleWindows, dialect: Dialect): Judged {
  const first = scanSample(sample, dialect, 0, 0, true);
  const width = usualWidth(first.records);
  const scanned = first.strays + first.unterminated > 0 ? scanSample(sample, dialect, width, 0, true) : first;
  const rows = scanned.records.filter(({ isBlank }) => !isBlank);
  if (width < 2 || rows.length === 0) return { dialect, width, score: 0 };
  const even = rows.filter(({ count }) => count === width);
  const cut = rows.filter(({ count }) => count > 1);
  // Titles and notes are lines of one cell in any dialect; they say a little against it, not much.
  const whole = cut.length / rows.length;
  const share = (even.length / cut.length) * (whole > 0.3 ? 0.6 + 0.4 * whole : 0.3 + 0.7 * whole);
  const marred = Math.min(1, (scanned.strays + scanned.unterminated * 2) / rows.length);
  let score =
    share *
    ((width - 1) / width) *
    plainness(even, dialect) *
    (1 - 0.4 * marred) *
    (PREFERENCE[dialect.delimiter] ?? 1);
  // A heading is cut up as its rows are; a title above them isn't in any dialect.
  if (rows[0]?.count !== width) score *= 0.75;
  if (dialect.quote === null) score *= 0.9;
  if (dialect.quote === "'") score *= 0.985;
  if (dialect.escape === 'backslash') score *= 0.995;
  if (dialect.delimiter === ',' && width === 2 && isDecimalColumn(even)) score *= 0.5;
  if (dialect.delimiter === ' ' && share < 0.95) score *= 0.4;
  return { dialect, width, score };
}

/** What speaks for one column: cells that need no cutting up. */
function judgeAlone(
  sample: SampleWindows,
  encoding: string,
  text: string,
  overrides: ReadingOverrides,
): Judged {
  const delimiter = DELIMITERS.find((candidate) => !text.includes(candidate)) ?? '\u0001';
  const quote = overrides.quote !== undefined ? overrides.quote : '"';
  const dialect: Dialect = { encoding, delimiter, quote, escape: overrides.escape ?? 'doubled' };
  const { records, strays, unterminated } = scanSample(sample, dialect, 1);
  const rows = records.filter(({ isBlank }) => !isBlank);
  const marred = Math.min(1, (strays + unterminated * 2) / Math.max(1, rows.length));
  // A comma inside cells that are quoted as a whole divides nothing, so the usual delimiter is as good as any.
  const usual = scanSample(sample, { ...dialect, delimiter: ',' }, 1);
  const isUsualFine = usual.records.every(({ count }) => count === 1);
  return {
    dialect: isUsualFine ? { ...dialect, delimiter: ',' } : dialect,
    width: 1,
    score: ALONE * plainness(rows, dialect) * (1 - 0.4 * marred),
  };
}

/** Lines that are each one quoted cell, and even rows inside. */
function detectWrapped(sample: SampleWindows, encoding: string): DetectedDialect | null {
  let best: (DetectedDialect & { score: number }) | null = null;
  for (const delimiter of [',', ';', '\t', '|']) {
    const dialect: Dialect = { encoding, delimiter, quote: '"', escape: 'doubled' };
    const outer = scanSample(sample, wrapperOf(dialect), 1).records.filter(({ isBlank }) => !isBlank);
    const rows = outer.map((record) => unwrapRecord(record, dialect, 0));
    const width = usualWidth(rows);
    const even = rows.filter(({ count }) => count === width);
    const score =
      width < 2 || rows.length < 2
        ? 0
        : (even.length / rows.length) * plainness(even, dialect) * ((width - 1) / width);
    if (score > 0.4 && even.length >= rows.length * 0.8 && score > (best?.score ?? 0)) {
      best = { delimiter, quote: '"', escape: 'doubled', width, isWrapped: true, rival: null, score };
    }
  }
  return best;
}

/** `1,50` in every row is a column of prices. */
function isDecimalColumn(rows: readonly RawRecord[]): boolean {
  const fitting = rows.filter(
    ({ cells }) =>
      /^-?\d+$/.test((cells[0] as string).trim()) && /^\d{1,2}$/.test((cells[1] as string).trim()),
  );
  return fitting.length >= rows.length * 0.95;
}

/** How much the cells look like values that nobody would cut further, 0 to 1. */
function plainness(rows: readonly RawRecord[], dialect: Dialect): number {
  const step = Math.max(1, Math.floor(rows.length / ROWS));
  let sum = 0;
  let seen = 0;
  for (let index = 0; index < rows.length; index += step) {
    const { cells, count } = rows[index] as RawRecord;
    let row = 0;
    for (let column = 0; column < count; column += 1) row += plainnessOf(cells[column] as string, dialect);
    sum += row / count;
    seen += 1;
  }
  return seen === 0 ? 0 : sum / seen;
}

function plainnessOf(cell: string, dialect: Dialect): number {
  if (cell === '') return 0.8;
  const kind = kindOf(cell);
  if (kind === 'empty') return 0.6;
  if (kind !== 'text') return cell.charCodeAt(0) === 32 ? 0.9 : 1;
  if (isWrapped(cell)) return 0.2;
  const marks = cell.match(/[;|\t~^]/g)?.length ?? 0;
  if (cell.includes('\t') && dialect.delimiter !== '\t') return 0.1;
  // Text of a quoted cell may hold anything; a short piece with a delimiter in it is a row not cut up.
  if (marks > 0 && cell.length < 60) return 0.1;
  if (/^[\p{L}\p{N}][\p{L}\p{N} ._'’&/()#+@-]{0,50}$/u.test(cell)) return 0.95;
  const commas = cell.split(',').length - 1;
  if (commas > 1 && cell.length / (commas + 1) < 16 && !/, /.test(cell)) return 0.4;
  return cell.length > 200 || marks > 2 ? 0.4 : 0.6;
}

function isWrapped(cell: string): boolean {
  const text = cell.trim();
  const first = text.charAt(0);
  return text.length > 1 && (first === '"' || first === "'") && text.endsWith(first);
}

/** The line ends at which records really end; those inside quotes count for nothing. */
export function detectLineEnding(window: TextWindow, records: readonly RawRecord[], unit: 1 | 2): LineEnding {
  const found = new Set<LineEnding>();
  for (const { end } of records) {
    const at = end / unit - 1;
    if (at < 0 || at >= window.length) continue;
    const last = window.scan[at];
    if (last === 10) found.add(window.scan[at - 1] === 13 ? 'crlf' : 'lf');
    else if (last === 13) found.add('cr');
  }
  return found.size > 1 ? 'mixed' : ([...found][0] ?? 'lf');
}
