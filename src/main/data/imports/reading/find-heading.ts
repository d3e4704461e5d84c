import { isMostlyDigits, kindOf } from './cell-kinds.ts';
import { type ColumnFacts, describeColumns, judgeHeading } from './judge-heading.ts';
import { mendHeading } from './mend-heading.ts';
import { cellsOf, evenRows, type RawRecord } from './record.ts';
import { filledCount } from './row-fit.ts';
import type { Dialect } from './scan-syntax.ts';

const MAX_HEADING_ROWS = 4;

/** `cells`: the names, where the heading had to be put right and doesn't stand so in its records. */
export type FoundHeading = { start: number; rows: number; certainty: number; cells?: string[] };

/** As many rows as were said to be the heading. */
export function fixedHeading(
  filled: readonly RawRecord[],
  first: number,
  width: number,
  rows: number,
  dialect: Dialect,
): FoundHeading {
  const found = rows > 0 ? findHeading(filled, first, width, dialect) : null;
  return {
    start: found && found.rows > 0 ? found.start : first,
    rows: Math.min(rows, filled.length),
    certainty: rows > 0 ? 9 : -9,
  };
}

/** Finds the heading at or right above the first row that is as wide as the table. */
export function findHeading(
  filled: readonly RawRecord[],
  first: number,
  width: number,
  dialect: Dialect,
): FoundHeading {
  const mended = findMended(filled, first, width, dialect);
  if (mended) return mended;
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

function findMended(
  filled: readonly RawRecord[],
  first: number,
  width: number,
  dialect: Dialect,
): FoundHeading | null {
  const row = filled[first];
  if (!row || first === 0) return null;
  const below = filled.slice(first + 1);
  if (below.length > 0 && judgeHeading(cellsOf(row), describeColumns(evenRows(below, width), width)) > 0)
    return null;
  const facts = describeColumns(evenRows(filled.slice(first), width), width);
  const mended = mendHeading(filled.slice(0, first), row, facts, dialect);
  return mended && { start: first - mended.records, rows: mended.records, certainty: 1, cells: mended.cells };
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
    const names = filledCount(row);
    const isAdjacent = row.line + 1 === below.line;
    if (!isAdjacent || row.count !== width || names < 2 || names >= width) break;
    if ((row.cells[0] as string).trim() !== '' && names < 3) break;
    above += 1;
  }
  return above;
}
