import { kindOf } from './cell-kinds.ts';
import type { ColumnShape, FindingCode, Reading } from './reading.ts';
import type { RawRecord } from './record.ts';
import { fitsColumn, fitsShapes, fitsStrictly, hasUsualLength, isTypedShape } from './row-fit.ts';
import { OTHER_DELIMITERS, splitBy } from './split-by.ts';

/** A row put right: its cells, how many records went into it, and what to report. */
export type RepairedRow = {
  cells: string[];
  used: number;
  code: FindingCode;
  params: Record<string, string | number>;
};

/** Puts a row right where what its columns hold proves how it was meant; null where it doesn't. */
export function repairRow(
  records: readonly RawRecord[],
  index: number,
  reading: Reading,
): RepairedRow | null {
  const record = records[index] as RawRecord;
  const { columnCount, shapes } = reading;
  if (!shapes.some((shape) => isTypedShape(shape) || shape.masks.length > 0)) return null;
  if (record.count > columnCount) return dropDelimiter(record, reading) ?? splitOtherwise(record, reading);
  if (record.count === columnCount) return null;
  return (
    joinBrokenRow(records, index, reading) ?? splitOtherwise(record, reading) ?? addDelimiter(record, reading)
  );
}

/** Pieces of one row that a line break without quotes has torn apart. */
function joinBrokenRow(
  records: readonly RawRecord[],
  index: number,
  { columnCount, shapes }: Reading,
): RepairedRow | null {
  const first = records[index] as RawRecord;
  let cells = first.cells.slice(0, first.count);
  for (
    let next = index + 1;
    next < records.length && next < index + 4 && cells.length < columnCount;
    next += 1
  ) {
    const piece = records[next] as RawRecord;
    if (piece.count >= columnCount || fitsShapes(piece.cells, shapes)) return null;
    const own = piece.cells.slice(0, piece.count);
    cells = [...cells.slice(0, -1), `${cells.at(-1) ?? ''}\n${own[0] ?? ''}`, ...own.slice(1)];
    if (cells.length === columnCount && fitsShapes(cells, shapes)) {
      return {
        cells,
        used: next - index + 1,
        code: 'unquoted-line-break',
        params: { lines: next - index + 1 },
      };
    }
  }
  return null;
}

/** A row whose cells have moved to the right of an empty one that no column is for. */
function dropDelimiter({ cells, count }: RawRecord, { columnCount, shapes }: Reading): RepairedRow | null {
  const own = cells.slice(0, count);
  if (count !== columnCount + 1 || (own.at(-1)?.trim() === '' && fitsStrictly(own, shapes))) return null;
  const ways = new Map<string, { cells: string[]; column: number }>();
  own.forEach((cell, column) => {
    if (cell.trim() !== '') return;
    const rest = [...own.slice(0, column), ...own.slice(column + 1)];
    if (fitsStrictly(rest, shapes)) ways.set(JSON.stringify(rest), { cells: rest, column: column + 1 });
  });
  const [way] = [...ways.values()];
  if (!way || ways.size !== 1) return null;
  return { cells: way.cells, used: 1, code: 'extra-delimiter', params: { column: way.column } };
}

/** A row in which two cells have run together: they come apart where only one place gives each its column's form. */
function addDelimiter({ cells, count }: RawRecord, { columnCount, shapes }: Reading): RepairedRow | null {
  if (count !== columnCount - 1) return null;
  const own = cells.slice(0, count);
  const ways: { cells: string[]; column: number; isSeam: boolean; isWhole: boolean }[] = [];
  for (let column = 0; column < count; column += 1) {
    if (column > 0 && !fitsColumn(own[column - 1] as string, shapes[column - 1] as ColumnShape)) break;
    if (
      !own
        .slice(column + 1)
        .every((cell, index) => fitsColumn(cell, shapes[column + 2 + index] as ColumnShape))
    )
      continue;
    const cell = own[column] as string;
    const [left, right] = [shapes[column] as ColumnShape, shapes[column + 1] as ColumnShape];
    // An empty neighbour: nothing ran together, one delimiter is simply gone.
    for (let at = 0; at <= Math.min(cell.length, 400); at += 1) {
      const [before, after] = [cell.slice(0, at), cell.slice(at)];
      if (!fitsColumn(before, left) || !fitsColumn(after, right)) continue;
      if ((before !== '' && !hasUsualLength(before, left)) || (after !== '' && !hasUsualLength(after, right)))
        continue;
      const apart = [...own.slice(0, column), before, after, ...own.slice(column + 1)];
      ways.push({
        cells: apart,
        column: column + 1,
        isSeam: isSeam(before, after),
        isWhole: before === '' || after === '',
      });
    }
  }
  const different = (list: typeof ways) => new Map(list.map((way) => [JSON.stringify(way.cells), way]));
  const split = ways.filter(({ isWhole }) => !isWhole);
  const seams = different(split.filter((way) => way.isSeam));
  const chosen = seams.size > 0 ? seams : different(split.length > 0 ? split : ways);
  const [way] = [...chosen.values()];
  if (!way || chosen.size !== 1) return null;
  return { cells: way.cells, used: 1, code: 'missing-delimiter', params: { column: way.column } };
}

/** Where digits meet letters, a small letter a capital, or a mark stands, words and numbers end. */
function isSeam(before: string, after: string): boolean {
  const classOf = (sign: string) => (/\d/.test(sign) ? 1 : /\p{L}/u.test(sign) ? 2 : 3);
  const [last, first] = [before.at(-1) ?? ' ', after.charAt(0) || ' '];
  return (
    classOf(last) !== classOf(first) || classOf(last) === 3 || (/\p{Ll}/u.test(last) && /\p{Lu}/u.test(first))
  );
}

/** A row written with another delimiter than the rest of the file. */
function splitOtherwise({ cells, count }: RawRecord, reading: Reading): RepairedRow | null {
  const { columnCount, shapes } = reading;
  if (columnCount < 3) return null;
  const text = cells.slice(0, count).join(reading.delimiter);
  for (const delimiter of OTHER_DELIMITERS) {
    if (delimiter === reading.delimiter || text.split(delimiter).length < columnCount) continue;
    const apart = splitBy(text, delimiter, reading);
    if (apart?.length !== columnCount || !fitsStrictly(apart, shapes)) continue;
    if (apart.some((cell) => kindOf(cell) !== 'text')) {
      return { cells: apart, used: 1, code: 'other-delimiter', params: { delimiter } };
    }
  }
  return null;
}
