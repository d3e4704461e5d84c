import { isMostlyDigits, kindOf, maskOf } from './cell-kinds.ts';
import { hasHeadingWord, isGivenName } from './heading-words.ts';
import type { ColumnShape, ShapeKind } from './reading.ts';

/** What the cells of a column below a row have in common. */
export type ColumnFacts = ColumnShape & {
  values: ReadonlySet<string>;
  rows: number;
  average: number;
  allHaveDigits: boolean;
  /** The one form that all cells have, if they have. */
  onlyMask: string | null;
  allYears: boolean;
};

/** Forms beyond which a column is one of free text. */
const MAX_MASKS = 6;

/** Looks at up to some thousand rows below a heading. */
export function describeColumns(rows: readonly (readonly string[])[], width: number): ColumnFacts[] {
  return Array.from({ length: width }, (_, column) => describeColumn(rows, column));
}

function describeColumn(rows: readonly (readonly string[])[], column: number): ColumnFacts {
  const kinds = new Map<ShapeKind, number>();
  const values = new Set<string>();
  const masks = new Map<string, { times: number; shortest: number; longest: number }>();
  let [filled, sum] = [0, 0];
  let allHaveDigits = true;
  let allYears = true;
  for (const row of rows) {
    const cell = (row[column] ?? '').trim();
    if (cell === '') continue;
    filled += 1;
    const kind = kindOf(cell);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    values.add(cell);
    sum += cell.length;
    const mask = maskOf(cell);
    const known = masks.get(mask) ?? { times: 0, shortest: cell.length, longest: 0 };
    masks.set(mask, {
      times: known.times + 1,
      shortest: Math.min(known.shortest, cell.length),
      longest: Math.max(known.longest, cell.length),
    });
    if (!/\d/.test(cell)) allHaveDigits = false;
    if (!isYear(cell)) allYears = false;
  }
  // A form that occurs once among many is more likely an accident than a form of the column.
  const usual = [...masks].filter(([, { times }]) => times > 1 || filled < 20);
  const counted = usual.length > 0 ? usual : [...masks];
  return {
    kind: commonKind(kinds, filled),
    share: rows.length === 0 ? 0 : filled / rows.length,
    shortest: Math.min(...counted.map(([, one]) => one.shortest), Number.MAX_SAFE_INTEGER),
    longest: Math.max(0, ...counted.map(([, one]) => one.longest)),
    masks:
      filled >= 8 && filled * 32 > sum && usual.length <= MAX_MASKS && usual.length <= filled / 4
        ? usual.map(([mask]) => mask)
        : [],
    values,
    rows: filled,
    average: filled === 0 ? 0 : sum / filled,
    onlyMask: filled >= 3 && masks.size === 1 ? ([...masks.keys()][0] ?? null) : null,
    allHaveDigits: filled > 0 && allHaveDigits,
    allYears: filled > 0 && allYears,
  };
}

function commonKind(kinds: ReadonlyMap<ShapeKind, number>, filled: number): ShapeKind {
  if (filled === 0) return 'empty';
  for (const [kind, times] of kinds) if (kind !== 'text' && times >= filled * 0.8) return kind;
  return 'text';
}

function isYear(cell: string): boolean {
  return /^(?:19|20|21)\d\d$/.test(cell);
}

/** How much a row looks like the heading of the rows below it: above 0 it is one, far from 0 surely so or not. */
export function judgeHeading(row: readonly string[], below: readonly ColumnFacts[]): number {
  const cells = row.map((cell) => cell.trim());
  const series = seriesColumns(cells, below);
  let score = 0;
  let judged = 0;
  for (let column = 0; column < Math.max(cells.length, below.length); column += 1) {
    const cell = cells[column] ?? '';
    const facts = below[column];
    if (cell === '' || !facts) {
      if (facts && facts.share > 0.9) score -= 0.1;
      continue;
    }
    judged += 1;
    score += series.has(column) ? 1 : judgeCell(cell, facts);
  }
  const filled = cells.filter((cell) => cell !== '');
  score -= 0.6 * (filled.length - new Set(filled).size);
  return judged === 0 ? -1 : score / judged;
}

function judgeCell(cell: string, facts: ColumnFacts): number {
  const kind = kindOf(cell);
  const isWord = hasHeadingWord(cell);
  if (facts.kind !== 'text' && facts.kind !== 'empty') {
    if (kind === facts.kind) return -1.5;
    return kind === 'text' ? (isMostlyDigits(cell) ? 0.2 : 1.5) : 0.5;
  }
  if (kind !== 'text') return isYear(cell) ? -0.2 : -1;
  if (isMostlyDigits(cell)) return -0.7;
  if (facts.values.has(cell)) return facts.rows > 1 ? -1 : 0;
  if (isGivenName(cell)) return -0.8;
  // Codes over codes of the same form (`A1` over `A7`) are one more of them.
  if (facts.onlyMask !== null && /\d/.test(cell) && maskOf(cell) === facts.onlyMask) return -0.8;
  let score = isWord ? 1.2 : 0.12;
  if (facts.rows >= 4 && facts.shortest === facts.longest && cell.length !== facts.longest) score += 0.6;
  if (facts.rows >= 3 && facts.allHaveDigits && !/\d/.test(cell)) score += 0.7;
  if (facts.average >= cell.length * 3 && cell.length <= 24) score += 0.3;
  if (/^[a-z][a-z0-9]*(?:[_A-Z][a-z0-9]+)+$/.test(cell) || /^\*|[:*]$|[([][^)\]]{1,14}[)\]]$/.test(cell))
    score += 0.5;
  if (cell.length > 60) score -= 0.4;
  if (facts.rows >= 4 && cell.length > facts.longest * 2 + 4 && !isWord) score += 0.2;
  return score;
}

/** Whether the cells below count on in the same way: then the row is one of them. */
function goesOn(left: ColumnFacts | undefined, right: ColumnFacts | undefined, step: number): boolean {
  if (!left || !right || left.rows === 0) return false;
  return [...left.values].every((value) => right.values.has(String(Number(value) + step)));
}

/** Columns named by years or by counting on (`2019,2020,2021`), whose cells below don't go on like that. */
function seriesColumns(cells: readonly string[], below: readonly ColumnFacts[]): Set<number> {
  const found = new Set<number>();
  for (let column = 1; column < cells.length; column += 1) {
    const [one, two] = [cells[column - 1] ?? '', cells[column] ?? ''];
    if (!/^\d{1,4}$/.test(one) || !/^\d{1,4}$/.test(two)) continue;
    const step = Number(two) - Number(one);
    if (Math.abs(step) !== 1 && !(isYear(one) && isYear(two) && (step === 5 || step === 10))) continue;
    if (below[column]?.allYears || below[column]?.values.has(two) || below[column - 1]?.values.has(one))
      continue;
    if (goesOn(below[column - 1], below[column], step)) continue;
    found.add(column - 1).add(column);
  }
  // A lone year over amounts: the amounts themselves aren't years.
  cells.forEach((cell, column) => {
    const facts = below[column];
    if (
      isYear(cell) &&
      facts &&
      facts.rows > 0 &&
      facts.kind === 'number' &&
      !facts.allYears &&
      found.size > 0
    )
      found.add(column);
  });
  const isLone =
    found.size === 0 &&
    cells.slice(1).some(isYear) &&
    cells.slice(1).every((cell) => isYear(cell) || cell === '');
  if (isLone) {
    cells.forEach((cell, column) => {
      if (isYear(cell) && !below[column]?.allYears) found.add(column);
    });
  }
  return found;
}
