import { kindOf } from './cell-kinds.ts';
import type { Reading } from './reading.ts';
import type { RawRecord } from './record.ts';
import { filledCount, fitsShapes, isTypedShape } from './row-fit.ts';

const TOTAL =
  /^(?:(?:grand|sub|overall|gesamt|zwischen|end)[\s-]?)?(?:totals?|total general|total général|summen?|gesamt|insgesamt|sum|somme|totale|totali|totaux|suma|razem|ogółem|totaal|celkem|összesen|итого|всего|合计|合計)\s*[:.=]?(?:\s*\(.*\))?$/iu;
const NOTE =
  /^(?:\*|†|‡|©|\(c\)|\d\)|\(\d\)|\[\d\]|#|--|==|source|quelle|fuente|fonte|bron|źródło|note|notes|anmerkung|hinweis|nota|remarque|footnote|fußnote|legend|legende|copyright|confidential|generated|erstellt (?:am|von)|exported|export(?:iert)? (?:am|von)|created (?:on|by)|printed|gedruckt|stand[:\s]|as of|last update|page \d|seite \d|end of|ende der|\d+ (?:rows?|records?|zeilen|datensätze|entries|einträge|contacts|kontakte)\b|(?:total|number|anzahl) (?:of |der )?(?:rows?|records?|zeilen|datensätze|kontakte))/iu;

/** Whether a row calls itself a sum. */
export function saysTotal(cells: readonly string[]): boolean {
  const at = cells.slice(0, 3).findIndex((cell) => cell.trim() !== '');
  return at >= 0 && TOTAL.test((cells[at] as string).trim());
}

/** A row of sums: says so in its first cells, and lacks what every other row has or sums what they hold. */
export function isTotalRow(record: RawRecord, { shapes, columnCount }: Reading): boolean {
  const { cells } = record;
  const at = cells.slice(0, 3).findIndex((cell) => cell.trim() !== '');
  if (at < 0 || !TOTAL.test((cells[at] as string).trim())) return false;
  const rest = cells.slice(at + 1, columnCount);
  const sums = rest.filter((cell) => kindOf(cell) === 'number').length;
  const lacks = shapes.some(
    ({ kind, share }, column) => kind !== 'empty' && share > 0.95 && (cells[column] ?? '').trim() === '',
  );
  const isOddFirst = shapes[at] !== undefined && isTypedShape(shapes[at]);
  const hasText = rest.some((cell) => cell.trim() !== '' && kindOf(cell) === 'text');
  return !hasText && (isOddFirst || lacks || (sums > 0 && sums === rest.length));
}

/** A line by itself that isn't a row: a source, a date of printing, a legend. */
export function looksLikeNote(record: RawRecord, isAfterBlank: boolean, reading: Reading): boolean {
  const { cells, count } = record;
  const { shapes, columnCount } = reading;
  const at = cells.slice(0, count).findIndex((cell) => cell.trim() !== '');
  const text = (cells[at] ?? '').trim();
  const filled = filledCount(record);
  const isMarked = NOTE.test(text);
  // A note with commas in it falls into more cells than one.
  if (filled > 1) {
    const isBroken = isMarked && count < columnCount && !fitsShapes(cells, shapes);
    return (
      isBroken ||
      (isAfterBlank && count < columnCount && count <= columnCount / 2 && !fitsShapes(cells, shapes))
    );
  }
  if (isMarked && (columnCount > 2 || count < columnCount)) return true;
  const shape = shapes[at];
  if (!shape) return true;
  if (isTypedShape(shape)) return kindOf(text) !== shape.kind && columnCount > 2;
  if (isAfterBlank && count < columnCount) return true;
  return columnCount > 2 && text.length > shape.longest * 1.5 + 12;
}
