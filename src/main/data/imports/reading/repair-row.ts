import type { FindingCode, Reading } from './reading.ts';
import type { RawRecord } from './record.ts';
import { fitsShapes, isTypedShape } from './row-fit.ts';

/** A row put right: its cells, how many records went into it, and what to report. */
export type RepairedRow = {
  cells: string[];
  used: number;
  code: FindingCode;
  params: Record<string, string | number>;
};

/** Puts a row right where what its columns hold proves how it was meant; null where it doesn't. */
export function repairRow(records: readonly RawRecord[], index: number, reading: Reading): RepairedRow | null {
  const record = records[index] as RawRecord;
  if (record.count === reading.columnCount || !reading.shapes.some(isTypedShape)) return null;
  return joinBrokenRow(records, index, reading);
}

/** Pieces of one row that a line break without quotes has torn apart. */
function joinBrokenRow(records: readonly RawRecord[], index: number, { columnCount, shapes }: Reading): RepairedRow | null {
  const first = records[index] as RawRecord;
  let cells = first.cells.slice(0, first.count);
  for (let next = index + 1; next < records.length && next < index + 4 && cells.length < columnCount; next += 1) {
    const piece = records[next] as RawRecord;
    if (piece.count >= columnCount || fitsShapes(piece.cells, shapes)) return null;
    const own = piece.cells.slice(0, piece.count);
    cells = [...cells.slice(0, -1), `${cells.at(-1) ?? ''}\n${own[0] ?? ''}`, ...own.slice(1)];
    if (cells.length === columnCount && fitsShapes(cells, shapes)) {
      return { cells, used: next - index + 1, code: 'unquoted-line-break', params: { lines: next - index + 1 } };
    }
  }
  return null;
}
