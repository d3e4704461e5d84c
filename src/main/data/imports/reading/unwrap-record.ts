import { isBlankRecord, type RawRecord } from './record.ts';
import type { Dialect } from './scan-syntax.ts';
import { splitBy } from './split-by.ts';

/** Cuts up a record whose line stands in quotes as a whole, as spreadsheets leave a CSV that was opened wrongly. */
export function unwrapRecord(record: RawRecord, dialect: Dialect, width: number): RawRecord {
  if (record.isBlank) return record;
  const line = record.cells[0] ?? '';
  const cells = splitBy(line, dialect.delimiter, dialect) ?? [line];
  const count = cells.length;
  while (cells.length < width) cells.push('');
  return { ...record, cells, count, isBlank: isBlankRecord(cells, count, false) };
}

/** The dialect of the lines themselves: one quoted cell each. */
export function wrapperOf(dialect: Dialect): Dialect {
  return { encoding: dialect.encoding, delimiter: '\u0001', quote: '"', escape: 'doubled' };
}
