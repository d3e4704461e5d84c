import { kindOf } from './cell-kinds.ts';
import { type ColumnFacts, judgeHeading } from './judge-heading.ts';
import { cellsOf, type RawRecord } from './record.ts';
import type { Dialect } from './scan-syntax.ts';
import { OTHER_DELIMITERS, splitBy } from './split-by.ts';

/** A heading that is put right: its names, and how many records it stands in. */
export type MendedHeading = { cells: string[]; records: number };

/**
 * Looks right above rows that have no heading for one that was damaged: written with another delimiter, or torn
 * apart by a line break. It is one only if it then has a name for every column.
 */
export function mendHeading(
  above: readonly RawRecord[],
  first: RawRecord,
  below: readonly ColumnFacts[],
  dialect: Dialect,
): MendedHeading | null {
  const last = above.at(-1);
  if (!last || last.line + 1 !== first.line || below.length < 3) return null;
  const isHeading = (cells: readonly string[]): boolean =>
    cells.length === below.length &&
    cells.every((cell) => cell.trim() !== '' && kindOf(cell) === 'text') &&
    judgeHeading(cells, below) > 0.3;
  const text = cellsOf(last).join(dialect.delimiter);
  for (const delimiter of OTHER_DELIMITERS) {
    if (delimiter === dialect.delimiter) continue;
    const cells = splitBy(text, delimiter, dialect);
    if (cells && isHeading(cells)) return { cells, records: 1 };
  }
  const before = above.at(-2);
  if (!before || before.line + 1 !== last.line || before.count >= below.length || last.count >= below.length)
    return null;
  const [left, right] = [cellsOf(before), cellsOf(last)];
  const joined = [...left.slice(0, -1), `${left.at(-1) ?? ''}\n${right[0] ?? ''}`, ...right.slice(1)];
  return isHeading(joined) ? { cells: joined, records: 2 } : null;
}
