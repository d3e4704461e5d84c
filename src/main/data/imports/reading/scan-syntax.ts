import { encodeText, formOf } from './encodings.ts';
import type { ColumnShape, Escape, Quote } from './reading.ts';

export type Dialect = { encoding: string; delimiter: string; quote: Quote | null; escape: Escape | null };

/** The dialect in the bytes that a window is scanned for; what a dialect doesn't have is a byte that never comes. */
export type ScanSyntax = {
  delimiter: number;
  /** Further bytes of a delimiter of more than one. */
  rest: number[];
  quote: number;
  escape: number;
  width: number;
  /** What the columns hold, where it is known: it tells which of two ways to read a row makes sense. */
  shapes: readonly ColumnShape[];
  single: string;
  doubled: string;
  delimiterText: string;
};

const NEVER = -1;

export function syntaxOf(dialect: Dialect, width: number, shapes: readonly ColumnShape[] = []): ScanSyntax {
  const bytes = [...delimiterBytes(dialect)];
  const single = dialect.quote ?? '"';
  return {
    delimiter: bytes[0] ?? NEVER,
    rest: bytes.slice(1),
    quote: dialect.quote === null ? NEVER : dialect.quote.charCodeAt(0),
    escape: dialect.escape === 'backslash' ? 0x5c : NEVER,
    width,
    shapes,
    single,
    doubled: single + single,
    delimiterText: dialect.delimiter,
  };
}

function delimiterBytes({ encoding, delimiter }: Dialect): Uint8Array {
  return formOf(encoding) === 'wide' ? Buffer.from(delimiter, 'latin1') : encodeText(delimiter, encoding);
}

/** Whether the whole delimiter stands at an index. */
export function isDelimiter(
  scan: Uint8Array,
  at: number,
  delimiter: number,
  rest: readonly number[],
): boolean {
  if (scan[at] !== delimiter) return false;
  for (let index = 0; index < rest.length; index += 1) {
    if (scan[at + 1 + index] !== rest[index]) return false;
  }
  return true;
}

/** Inside quotes a backslash covers a quote or itself; before anything else it is text (`C:\temp`). */
export function unescapeQuoted(cell: string, { single }: ScanSyntax): string {
  if (!cell.includes('\\')) return cell;
  return cell.replaceAll(/\\(["'\\])/g, (whole, covered: string) =>
    covered === '\\' || covered === single ? covered : whole,
  );
}

/** Outside quotes it may cover the delimiter too. */
export function unescapeBare(cell: string, { single, delimiterText }: ScanSyntax): string {
  return cell.replaceAll(/\\([\s\S])/g, (whole, covered: string) =>
    covered === '\\' || covered === single || covered === delimiterText ? covered : whole,
  );
}
