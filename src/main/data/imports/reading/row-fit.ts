import { kindOf, maskOf } from './cell-kinds.ts';
import type { ColumnShape } from './reading.ts';
import type { RawRecord } from './record.ts';

export function filledCount({ cells, count }: RawRecord): number {
  let filled = 0;
  for (let index = 0; index < count; index += 1) if ((cells[index] as string).trim() !== '') filled += 1;
  return filled;
}

export function isTypedShape({ kind }: ColumnShape): boolean {
  return kind !== 'text' && kind !== 'empty';
}

/** Whether a cell is of the kind that its column holds; text columns hold anything. */
export function isConforming(cell: string, shape: ColumnShape): boolean {
  return !isTypedShape(shape) || kindOf(cell) === shape.kind;
}

/** Whether every typed column of a row is filled as its column is; empty is fine where the column has gaps. */
export function fitsShapes(cells: readonly string[], shapes: readonly ColumnShape[]): boolean {
  for (let column = 0; column < shapes.length; column += 1) {
    const shape = shapes[column] as ColumnShape;
    if (!isTypedShape(shape)) continue;
    const cell = cells[column] ?? '';
    if (cell.trim() === '' ? shape.share > 0.97 : kindOf(cell) !== shape.kind) return false;
  }
  return true;
}

/** As `fitsShapes`, but the cells' forms count too: what a row must pass that is to be put right. */
export function fitsStrictly(cells: readonly string[], shapes: readonly ColumnShape[]): boolean {
  return shapes.every((shape, column) => fitsColumn(cells[column] ?? '', shape));
}

export function fitsColumn(cell: string, shape: ColumnShape): boolean {
  const text = cell.trim();
  if (text === '') return shape.share < 0.97;
  if (shape.kind === 'empty') return false;
  if (isTypedShape(shape) && kindOf(text) !== shape.kind) return false;
  return (
    shape.masks.length === 0 ||
    shape.masks.includes(maskOf(text)) ||
    (shape.kind === 'number' && /^[\d.,]+$/.test(text))
  );
}

/** Whether a cell is as long as its column's cells are, give or take one sign where they differ. */
export function hasUsualLength(cell: string, { shortest, longest, masks, kind }: ColumnShape): boolean {
  if (masks.length === 0 && kind === 'text') return true;
  const slack = shortest === longest ? 0 : 1;
  return cell.length >= shortest - slack && cell.length <= longest + slack;
}
