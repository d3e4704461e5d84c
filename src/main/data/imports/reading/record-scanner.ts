import { type ColumnShape, type FindingCode, LIMITS, ReadingError } from './reading.ts';
import { isBlankRecord, type RawRecord } from './record.ts';
import { type Repair, repairRecord } from './repair-record.ts';
import {
  type Dialect,
  isDelimiter,
  type ScanSyntax,
  syntaxOf,
  unescapeBare,
  unescapeQuoted,
} from './scan-syntax.ts';
import { CR, LF, type TextWindow } from './text-window.ts';

const BLANK = 32;
/** Lines that a quoted cell may run on before the scanner doubts that its quote was meant as one. */
const PATIENCE = 100;
const SHORT_PATIENCE = 8;

export type Report = (code: FindingCode, line: number, params: Record<string, string | number>) => void;

/**
 * Cuts windows into records. The straight way is one pass over the bytes; a record in which a quote stands where
 * none belongs is handed to `repairRecord`, which compares the ways in which it can be read.
 */
export class RecordScanner {
  /** Number of the line at which the next record begins. */
  line = 1;
  private syntax: ScanSyntax;
  private readonly unit: number;
  private readonly report: Report;
  private unterminatedRun = 0;

  constructor(dialect: Dialect, width: number, unit: number, report: Report) {
    this.syntax = syntaxOf(dialect, width);
    this.unit = unit;
    this.report = report;
  }

  /** From here on rows are judged by what their columns hold; a heading must not be. */
  learnShapes(shapes: readonly ColumnShape[]): void {
    this.syntax = { ...this.syntax, shapes };
  }

  /**
   * Reads whole records from `from` on until `limit` or the end of the window, and returns where the first unread
   * one begins. `isLast`: nothing follows the window.
   */
  scan(
    window: TextWindow,
    base: number,
    from: number,
    isLast: boolean,
    into: RawRecord[],
    limit: number,
  ): number {
    const { scan, text, length, needsDecode, hasNul } = window;
    const { delimiter, rest, quote, escape: cover, width } = this.syntax;
    const hasRest = rest.length > 0;
    const patience = this.unterminatedRun > 3 ? SHORT_PATIENCE : PATIENCE;
    const unit = this.unit;
    let at = from;
    let done = from;
    let line = this.line;

    reading: while (at < length && into.length < limit) {
      const start = at;
      const cells: string[] = width > 0 ? new Array<string>(width) : [];
      let count = 0;
      let extraLines = 0;
      let hasQuotes = false;
      let isOdd = false;

      row: for (;;) {
        let byte = scan[at] as number;
        let open = at;
        if (byte === BLANK && delimiter !== BLANK) {
          while (scan[open] === BLANK) open += 1;
          if (scan[open] === quote) byte = quote;
        }
        if (byte === quote) {
          hasQuotes = true;
          let high = 0;
          let isDoubled = false;
          let isEscaped = false;
          at = open + 1;
          for (;;) {
            byte = scan[at] as number;
            while (byte !== quote && byte !== LF && byte !== CR && byte !== cover) {
              high |= byte;
              at += 1;
              byte = scan[at] as number;
            }
            if (byte === quote) {
              let next = at + 1;
              if (next >= length) {
                if (!isLast) break reading;
                break;
              }
              byte = scan[next] as number;
              if (byte === delimiter && !hasRest) break;
              if (byte === quote) {
                isDoubled = true;
                at += 2;
                continue;
              }
              while (byte === BLANK && delimiter !== BLANK) {
                next += 1;
                byte = scan[next] as number;
              }
              if (next >= length && !isLast) break reading;
              if (byte === LF || byte === CR || isDelimiter(scan, next, delimiter, rest)) break;
              isOdd = true;
              break row;
            }
            if (byte === cover) {
              isEscaped = true;
              const next = scan[at + 1] as number;
              at += next === LF || next === CR ? 1 : 2;
              if (at >= length && !isLast) break reading;
              if (at > length) at = length;
              continue;
            }
            if (at >= length) {
              if (!isLast) break reading;
              isOdd = true;
              break row;
            }
            if (byte === CR) {
              if (at + 1 >= length && !isLast) break reading;
              if (scan[at + 1] === LF && at + 1 < length) at += 1;
            }
            at += 1;
            extraLines += 1;
            if (extraLines > patience) {
              isOdd = true;
              break row;
            }
          }
          let cell = needsDecode && high > 127 ? window.decode(open + 1, at) : text.slice(open + 1, at);
          if (isEscaped) cell = unescapeQuoted(cell, this.syntax);
          if (isDoubled) cell = cell.replaceAll(this.syntax.doubled, this.syntax.single);
          cells[count] = cell;
          count += 1;
          at += 1;
          while (scan[at] === BLANK && delimiter !== BLANK) at += 1;
          byte = scan[at] as number;
        } else {
          const begin = at;
          let high = 0;
          byte = scan[at] as number;
          for (;;) {
            while (byte !== delimiter && byte !== LF && byte !== CR && byte !== cover) {
              high |= byte;
              at += 1;
              byte = scan[at] as number;
            }
            if (byte === cover && byte !== delimiter) {
              const next = scan[at + 1] as number;
              at += next === LF || next === CR || at + 1 >= length ? 1 : 2;
              byte = scan[at] as number;
              continue;
            }
            if (byte !== delimiter || !hasRest || isDelimiter(scan, at, delimiter, rest)) break;
            at += 1;
            byte = scan[at] as number;
          }
          if (at > begin && scan[at - 1] === quote && at < length) isOdd = width > 0;
          let cell = needsDecode && high > 127 ? window.decode(begin, at) : text.slice(begin, at);
          if (cover > 0 && cell.includes('\\')) cell = unescapeBare(cell, this.syntax);
          cells[count] = cell;
          count += 1;
        }
        if (byte === delimiter) {
          at += 1 + rest.length;
          if (count >= LIMITS.columns) throw tooManyColumns(line);
          continue;
        }
        // A line end, or the guard behind the window.
        if (at >= length) {
          if (!isLast) break reading;
        } else if (byte === CR) {
          if (at + 1 >= length && !isLast) break reading;
          at += scan[at + 1] === LF && at + 1 < length ? 2 : 1;
        } else {
          at += 1;
        }
        break;
      }

      if (
        isOdd ||
        (width > 0 && count !== width && (extraLines > 0 || holdsQuote(cells, count, this.syntax.single)))
      ) {
        const repaired = repairRecord(this.syntax, window, start, isLast, patience);
        if (!repaired) break;
        this.noteRepair(repaired, line);
        cells.length = 0;
        for (const cell of repaired.attempt.cells) cells.push(cell);
        count = cells.length;
        extraLines = repaired.attempt.extraLines;
        at = repaired.attempt.end;
      } else if (hasQuotes && this.unterminatedRun > 0) {
        this.unterminatedRun -= 1;
      }
      if (at - start > LIMITS.cellCharacters) refuseLongCell(cells, count, line);
      if (hasNul) this.dropNuls(cells, count, line);
      const found = count;
      while (count < width) {
        cells[count] = '';
        count += 1;
      }
      const first = cells[0] as string;
      const isBlank =
        (first === '' || first.charCodeAt(0) <= BLANK) && isBlankRecord(cells, found, hasQuotes);
      into.push({ cells, count: found, line, offset: base + start * unit, end: base + at * unit, isBlank });
      line += extraLines + 1;
      done = at;
    }
    this.line = line;
    return done;
  }

  private noteRepair(repaired: Repair, line: number): void {
    if (repaired.wasUnterminated) {
      this.unterminatedRun = Math.min(this.unterminatedRun + 1, 8);
      this.report('unterminated-quote', line + repaired.quoteLine, { column: repaired.quoteColumn });
    } else if (repaired.attempt.implied.size > 0) {
      this.report('missing-delimiter', line, { columns: repaired.attempt.cells.length });
    } else if (repaired.attempt.strays > 0 || repaired.isDoubtful) {
      this.report('stray-quote', line + repaired.quoteLine, { column: repaired.quoteColumn });
    }
  }

  private dropNuls(cells: string[], count: number, line: number): void {
    let dropped = 0;
    for (let index = 0; index < count; index += 1) {
      const cell = cells[index] as string;
      if (!cell.includes('\0')) continue;
      const clean = cell.replaceAll('\0', '');
      dropped += cell.length - clean.length;
      cells[index] = clean;
    }
    if (dropped > 0) this.report('nul-bytes', line, { count: dropped });
  }
}

function holdsQuote(cells: readonly string[], count: number, quote: string): boolean {
  for (let index = 0; index < count; index += 1) if ((cells[index] as string).includes(quote)) return true;
  return false;
}

function refuseLongCell(cells: readonly string[], count: number, line: number): void {
  for (let index = 0; index < count; index += 1) {
    if ((cells[index] as string).length > LIMITS.cellCharacters) throw cellTooLong(line);
  }
}

export function cellTooLong(line: number): ReadingError {
  return new ReadingError('cell-too-long', { line, limit: LIMITS.cellCharacters });
}

function tooManyColumns(line: number): ReadingError {
  return new ReadingError('too-many-columns', { line, limit: LIMITS.columns });
}
