import { isMostlyDigits, kindOf } from './cell-kinds.ts';
import { type ColumnFacts, describeColumns, judgeHeading } from './judge-heading.ts';
import type { ColumnShape, ReadingOverrides } from './reading.ts';
import { saysTotal } from './recognise-footer.ts';
import type { RawRecord } from './record.ts';
import { usualWidth } from './scan-sample.ts';

const ROWS_JUDGED = 1000;
const MAX_HEADING_ROWS = 4;

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
): DetectedTable {
  const filled = head.filter(({ isBlank }) => !isBlank);
  const width = tableWidth(filled);
  const first = overrides.skip === undefined ? firstTableRow(filled, width) : 0;
  const found =
    overrides.headerRows === undefined
      ? findHeading(filled, first, width)
      : fixedHeading(filled, first, width, overrides.headerRows);
  const data = filled.slice(found.start + found.rows);
  const headingRows = filled
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

function cellsOf({ cells, count }: RawRecord): string[] {
  return cells.slice(0, count);
}

function evenRows(rows: readonly RawRecord[], width: number): string[][] {
  const even = rows.filter(({ count }) => count === width);
  return (even.length > 0 ? even : rows).slice(0, ROWS_JUDGED).map(({ cells }) => cells);
}

function filledCells({ cells, count }: RawRecord): number {
  let filled = 0;
  for (let index = 0; index < count; index += 1) if ((cells[index] as string).trim() !== '') filled += 1;
  return filled;
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
  const isFull = run.every((record) => filledCells(record) >= width * 0.7);
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
    .map(filledCells)
    .sort((one, other) => one - other);
  const typical = even[even.length >> 1] ?? 1;
  const needed = width === 1 ? 1 : Math.max(2, Math.ceil(typical * 0.5));
  const at = filled.findIndex((record) => record.count === width && filledCells(record) >= needed);
  return Math.max(0, at);
}

type FoundHeading = { start: number; rows: number; certainty: number };

function fixedHeading(
  filled: readonly RawRecord[],
  first: number,
  width: number,
  rows: number,
): FoundHeading {
  const found = rows > 0 ? findHeading(filled, first, width) : null;
  return {
    start: found && found.rows > 0 ? found.start : first,
    rows: Math.min(rows, filled.length),
    certainty: rows > 0 ? 9 : -9,
  };
}

function findHeading(filled: readonly RawRecord[], first: number, width: number): FoundHeading {
  const uneven = unevenHeading(filled, first, width);
  const start = uneven ?? first;
  const row = filled[start];
  if (!row) return { start, rows: 0, certainty: 0 };
  // Rows below, but not the ones that may belong to the heading too: a row of units must not count as data.
  const depth = headingDepth(filled, start, width);
  const below = filled.slice(start + depth).filter((other) => !isSameRow(other, row));
  const facts = describeColumns(evenRows(below, width), width);
  const certainty =
    filled.length === start + 1 ? judgeLoneRow(cellsOf(row)) : judgeHeading(cellsOf(row), facts);
  if (certainty <= 0) return { start, rows: 0, certainty };
  const above = groupRowsAbove(filled, start, width);
  return { start: start - above, rows: depth + above, certainty };
}

/** A heading with a delimiter too few or too many for its rows stands right above them. */
function unevenHeading(filled: readonly RawRecord[], first: number, width: number): number | null {
  const above = filled[first - 1];
  const row = filled[first];
  if (!above || !row || above.count === width || above.line + 1 < row.line - 1) return null;
  if (above.count < Math.max(2, width - 1) || above.count > width + 2) return null;
  const below = describeColumns(evenRows(filled.slice(first), width), width);
  const cells = cellsOf(above);
  const texts = cells.filter((cell) => cell.trim() === '' || kindOf(cell) === 'text');
  const isOwnHeading =
    judgeHeading(cellsOf(row), describeColumns(evenRows(filled.slice(first + 1), width), width)) > 0.6;
  return texts.length === cells.length && judgeHeading(cells, below) > 0 && !isOwnHeading ? first - 1 : null;
}

function isSameRow(one: RawRecord, other: RawRecord): boolean {
  return one.count === other.count && one.cells.every((cell, column) => cell === other.cells[column]);
}

function judgeLoneRow(cells: readonly string[]): number {
  return judgeHeading(cells, describeColumns([], cells.length));
}

/** How many rows from the first one of the heading on belong to it. */
function headingDepth(filled: readonly RawRecord[], start: number, width: number): number {
  let depth = 1;
  while (depth < MAX_HEADING_ROWS && start + depth + 1 < filled.length) {
    const row = filled[start + depth] as RawRecord;
    const cells = cellsOf(row);
    const isSame = isSameRow(row, filled[start] as RawRecord);
    if (!isSame && !(row.count === width && isFurtherHeading(cells, filled.slice(start + depth + 1), width)))
      break;
    depth += 1;
  }
  return depth;
}

const NO_VALUE = /^(?:n\/?a|n\.a\.|-+|–|null|none|nan|unknown|unbekannt|\?|\.|x)$/i;

/** A second row of names or units: where all rows below hold numbers, dates or addresses, it holds words. */
function isFurtherHeading(cells: readonly string[], below: readonly RawRecord[], width: number): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.some((cell) => kindOf(cell) !== 'text' || isMostlyDigits(cell))) return false;
  if (filled.length > 0 && filled.every((cell) => /^[([].{0,20}[)\]]$/.test(cell.trim()))) return true;
  const facts = describeColumns(evenRows(below, width), width);
  const typed = facts.flatMap((column, index) =>
    isTyped(column) ? [{ column, cell: (cells[index] ?? '').trim() }] : [],
  );
  const words = typed.filter(
    ({ cell, column }) =>
      cell !== '' && kindOf(cell) === 'text' && !NO_VALUE.test(cell) && !column.values.has(cell),
  );
  const fitting = typed.filter(
    ({ cell, column }) => cell !== '' && (kindOf(cell) === column.kind || column.values.has(cell)),
  );
  const repeated = cells.some((cell, index) => cell.trim() !== '' && facts[index]?.values.has(cell.trim()));
  return !repeated && fitting.length === 0 && words.length >= Math.max(2, Math.ceil(typed.length * 0.5));
}

function isTyped({ kind, rows, share }: ColumnFacts): boolean {
  return kind !== 'text' && kind !== 'empty' && rows >= 2 && share > 0.3;
}

/** Rows right above that name groups of columns: `,2019,,2020,`. */
function groupRowsAbove(filled: readonly RawRecord[], start: number, width: number): number {
  let above = 0;
  while (above < 2 && start - above - 1 >= 0) {
    const row = filled[start - above - 1] as RawRecord;
    const below = filled[start - above] as RawRecord;
    const filledCount = filledCells(row);
    const isAdjacent = row.line + 1 === below.line;
    if (!isAdjacent || row.count !== width || filledCount < 2 || filledCount >= width) break;
    if ((row.cells[0] as string).trim() !== '' && filledCount < 3) break;
    above += 1;
  }
  return above;
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

/** Two names that lost the delimiter between them (`QuantityArticle`) show it, if no other name is written so. */
function splitFusedName(row: string[], width: number, rows: number): string[] {
  if (rows !== 1 || row.length !== width - 1) return row;
  const fused = row.flatMap((name, index) => (/\p{Ll}\p{Lu}/u.test(name) ? [index] : []));
  const at = fused[0];
  if (fused.length !== 1 || at === undefined) return row;
  const parts = (row[at] as string).split(/(?<=\p{Ll})(?=\p{Lu})/u);
  return parts.length === 2 ? [...row.slice(0, at), ...parts, ...row.slice(at + 1)] : row;
}
