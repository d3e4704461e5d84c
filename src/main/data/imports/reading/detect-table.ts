import { findHeading, fixedHeading } from './find-heading.ts';
import { describeColumns, judgeHeading } from './judge-heading.ts';
import type { ColumnShape, ReadingOverrides } from './reading.ts';
import { saysTotal } from './recognise-footer.ts';
import { cellsOf, evenRows, type RawRecord } from './record.ts';
import { filledCount } from './row-fit.ts';
import { usualWidth } from './scan-sample.ts';
import type { Dialect } from './scan-syntax.ts';

/** Where the table begins in a file, what it is headed by and how wide it is. */
export type DetectedTable = {
  preambleLines: number;
  headerRows: number;
  columnCount: number;
  surplus: number;
  /** Cells that the heading really has in the file. */
  headingCells: number;
  heading: string[];
  shapes: ColumnShape[];
  /** How surely there is or isn't a heading: the further from 0 the surer, above 0 there is. */
  certainty: number;
  /** Sampled records that are data. */
  rows: RawRecord[];
};

/** `head`: the records from the file's beginning; `others`: those from further inside, which are surely data. */
export function detectTable(
  head: readonly RawRecord[],
  others: readonly RawRecord[],
  skippedLines: number,
  overrides: ReadingOverrides,
  dialect: Dialect,
): DetectedTable {
  const filled = head.filter(({ isBlank }) => !isBlank);
  const width = tableWidth(filled);
  const first = overrides.skip === undefined ? firstTableRow(filled, width) : 0;
  const found =
    overrides.headerRows === undefined
      ? findHeading(filled, first, width, dialect)
      : fixedHeading(filled, first, width, overrides.headerRows, dialect);
  const data = filled.slice(found.start + found.rows);
  const headingRows = found.cells
    ? [found.cells]
    : filled
        .slice(found.start, found.start + found.rows)
        .map((record) => splitFusedName(dropSurplusBlanks(cellsOf(record), width), width, found.rows));
  const rows = [...data, ...others.filter(({ isBlank }) => !isBlank)];
  // In a small table the sums below would blur what the rows above have in common.
  const described = rows.filter(({ cells }, index) => index < rows.length - 8 || !saysTotal(cells));
  const columnCount = countColumns(headingRows, rows, width);
  const shapes = describeColumns(evenRows(described, width), columnCount).map(
    ({ kind, share, shortest, longest, masks }) => ({
      kind,
      share,
      shortest,
      longest,
      masks,
    }),
  );
  const firstRecord = filled[found.start];
  return {
    preambleLines: overrides.skip ?? (firstRecord ? firstRecord.line - 1 : skippedLines),
    headerRows: found.rows,
    columnCount,
    surplus: width - columnCount,
    headingCells: found.rows > 0 ? (filled[found.start + found.rows - 1]?.count ?? 0) : 0,
    heading: joinHeading(headingRows, columnCount),
    shapes,
    certainty: found.certainty,
    rows,
  };
}

/** The first table's width, even if a second one below has more rows. */
function tableWidth(filled: readonly RawRecord[]): number {
  const usual = usualWidth(filled);
  const usualCount = filled.filter(({ count }) => count === usual).length;
  let from = 0;
  while (from < filled.length) {
    const { count: width } = filled[from] as RawRecord;
    if (width === usual) return usual;
    let to = from;
    while (to < filled.length && filled[to]?.count === width) to += 1;
    if (width > 1 && isTable(filled.slice(from, to), width, usualCount)) return width;
    from = to;
  }
  return usual;
}

/** Whether a run of rows above the widest-spread width is a table of its own and not lines of a report's head. */
function isTable(run: readonly RawRecord[], width: number, usualCount: number): boolean {
  if (run.length >= 8 && run.length >= usualCount * 0.6) return true;
  if (run.length < 3 || width < 3) return false;
  const [first, ...below] = run as [RawRecord, ...RawRecord[]];
  const isFull = run.every((record) => filledCount(record) >= width * 0.7);
  const facts = describeColumns(below.map(cellsOf), width);
  return (
    isFull &&
    facts.some(({ kind }) => kind !== 'text' && kind !== 'empty') &&
    judgeHeading(cellsOf(first), facts) > 0.5
  );
}

/** The first row that is as wide and about as full as the table's rows. */
function firstTableRow(filled: readonly RawRecord[], width: number): number {
  const even = filled
    .filter(({ count }) => count === width)
    .map(filledCount)
    .sort((one, other) => one - other);
  const typical = even[even.length >> 1] ?? 1;
  const needed = width === 1 ? 1 : Math.max(2, Math.ceil(typical * 0.5));
  const at = filled.findIndex((record) => record.count === width && filledCount(record) >= needed);
  return Math.max(0, at);
}

/** Joins the rows of a heading column by column; the name of a group stands for each of its columns. */
export function joinHeading(rows: readonly string[][], columnCount: number): string[] {
  const names: string[] = [];
  const spread = rows.map((row, index) =>
    index < rows.length - 1 ? spreadGroups(row, rows[index + 1] ?? []) : row,
  );
  for (let column = 0; column < columnCount; column += 1) {
    const parts: string[] = [];
    for (const row of spread) {
      const part = row[column] ?? '';
      if (part.trim() !== '' && !parts.includes(part)) parts.push(part);
    }
    names.push(parts.join(' '));
  }
  return names;
}

function spreadGroups(row: readonly string[], below: readonly string[]): string[] {
  let group = '';
  return row.map((cell, column) => {
    if (cell.trim() !== '') group = cell;
    return cell.trim() === '' && (below[column] ?? '').trim() !== '' ? group : cell;
  });
}

/** A heading with more cells than its rows have a delimiter too many, where a name is empty. */
function dropSurplusBlanks(row: readonly string[], width: number): string[] {
  const cells = [...row];
  while (cells.length > width) {
    const blank = cells.findIndex((cell) => cell.trim() === '');
    if (blank < 0) break;
    cells.splice(blank, 1);
  }
  return cells;
}

/** Columns that have a name or a value; a delimiter at the end of every row makes none. */
function countColumns(headingRows: readonly string[][], rows: readonly RawRecord[], width: number): number {
  const named = Math.max(0, ...headingRows.map((row) => row.findLastIndex((cell) => cell.trim() !== '') + 1));
  let used = named;
  for (const { cells, count } of rows) {
    if (count !== width) continue;
    for (let column = Math.min(count, width) - 1; column >= used; column -= 1) {
      if ((cells[column] as string).trim() === '') continue;
      used = column + 1;
      break;
    }
  }
  // A last column without name and values still is one where the heading itself gives it room.
  const declared = headingRows.at(-1)?.length ?? width;
  return Math.max(1, used, Math.min(declared, width));
}

const FUSED = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;

/** Two names that lost the delimiter between them (`QuantityArticle`) show it, if no other name is written so. */
function splitFusedName(row: string[], width: number, rows: number): string[] {
  if (rows !== 1 || row.length !== width - 1) return row;
  const fused = row.flatMap((name, index) => (FUSED.test(name) ? [index] : []));
  const at = fused[0];
  if (fused.length !== 1 || at === undefined) return row;
  const parts = (row[at] as string).split(FUSED);
  return parts.length === 2 ? [...row.slice(0, at), ...parts, ...row.slice(at + 1)] : row;
}
