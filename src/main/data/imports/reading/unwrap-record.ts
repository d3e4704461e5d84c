import { readAttempt } from './read-attempt.ts';
import type { RawRecord } from './record.ts';
import { isBlankRecord } from './record.ts';
import { type Dialect, syntaxOf } from './scan-syntax.ts';
import { windowMaker } from './text-window.ts';

const makeWindow = windowMaker('utf-8');

/** Cuts up a record whose line stands in quotes as a whole, as spreadsheets leave a CSV that was opened wrongly. */
export function unwrapRecord(record: RawRecord, dialect: Dialect, width: number): RawRecord {
  if (record.isBlank) return record;
  const bytes = Buffer.from(`${record.cells[0] ?? ''} `);
  const window = makeWindow(bytes, bytes.length - 1);
  const syntax = syntaxOf({ ...dialect, encoding: 'utf-8' }, width);
  const attempt = readAttempt(syntax, window, 0, true, Number.POSITIVE_INFINITY, new Set());
  const cells = attempt.isOpen || attempt.cells.length === 0 ? [record.cells[0] ?? ''] : attempt.cells;
  const count = cells.length;
  while (cells.length < width) cells.push('');
  return { ...record, cells, count, isBlank: isBlankRecord(cells, count, false) };
}

/** The dialect of the lines themselves: one quoted cell each. */
export function wrapperOf(dialect: Dialect): Dialect {
  return { encoding: dialect.encoding, delimiter: '\u0001', quote: '"', escape: 'doubled' };
}
