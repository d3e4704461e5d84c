import { LIMITS, ReadingError } from './reading.ts';
import { isDelimiter, type ScanSyntax, unescapeBare, unescapeQuoted } from './scan-syntax.ts';
import { CR, LF, type TextWindow } from './text-window.ts';

const BLANK = 32;
/** What it takes to believe that a quote is text: least in a cell that ends as a quoted one should. */
const COST = { opener: 2, closer: 1, inside: 0.5, insideLines: 2, implied: 1.5 } as const;

/** One way to read a record: as it stands, or with some of its quotes taken for text. */
export type Attempt = {
  cells: string[];
  /** Where the next record begins. */
  end: number;
  extraLines: number;
  /** Quotes that stand for themselves although they aren't written so. */
  strays: number;
  cost: number;
  /** No quote closes the last cell before the end of the file, or before patience ran out. */
  isOpen: boolean;
  /** Two quotes before a delimiter: a doubled one in the text, or the text's last and the cell's. */
  isAmbiguous: boolean;
  /** The window ended first, and more of the file follows. */
  isCut: boolean;
  reachedEnd: boolean;
  /** The quotes that open and close cells, by place, line within the record and column. */
  quotes: { at: number; line: number; column: number }[];
  /** Where text and a quoted cell touch, so that a delimiter may be missing there. */
  seams: number[];
  literals: ReadonlySet<number>;
  implied: ReadonlySet<number>;
};

const NONE: ReadonlySet<number> = new Set();

/** Reads one record slowly and leniently: a quote closes only before a delimiter, a line end or the end. */
export function readAttempt(
  syntax: ScanSyntax,
  window: TextWindow,
  start: number,
  isLast: boolean,
  patience: number,
  literals: ReadonlySet<number>,
  implied: ReadonlySet<number> = NONE,
): Attempt {
  return new AttemptReader(syntax, window, start, isLast, patience, literals, implied).read();
}

class AttemptReader {
  private readonly syntax: ScanSyntax;
  private readonly window: TextWindow;
  private readonly isLast: boolean;
  private readonly patience: number;
  private readonly attempt: Attempt;
  private at: number;

  constructor(
    syntax: ScanSyntax,
    window: TextWindow,
    start: number,
    isLast: boolean,
    patience: number,
    literals: ReadonlySet<number>,
    implied: ReadonlySet<number>,
  ) {
    this.syntax = syntax;
    this.window = window;
    this.isLast = isLast;
    this.patience = patience;
    this.at = start;
    this.attempt = {
      cells: [],
      end: start,
      extraLines: 0,
      strays: 0,
      cost: 0,
      isOpen: false,
      isAmbiguous: false,
      isCut: false,
      reachedEnd: false,
      quotes: [],
      seams: [],
      literals,
      implied,
    };
  }

  read(): Attempt {
    const { attempt, window } = this;
    const { scan } = window;
    while (this.readCell()) {
      if (attempt.implied.has(this.at)) {
        attempt.cost += COST.implied;
        continue;
      }
      if (this.isDelimiterAt(this.at)) {
        this.at += 1 + this.syntax.rest.length;
        if (attempt.cells.length >= LIMITS.columns)
          throw new ReadingError('too-many-columns', { line: 0, limit: LIMITS.columns });
        continue;
      }
      if (this.at >= window.length) {
        if (this.isLast) attempt.reachedEnd = true;
        else attempt.isCut = true;
      } else if (scan[this.at] === CR) {
        if (this.at + 1 >= window.length && !this.isLast) attempt.isCut = true;
        this.at += scan[this.at + 1] === LF && this.at + 1 < window.length ? 2 : 1;
      } else {
        this.at += 1;
      }
      break;
    }
    attempt.end = Math.min(this.at, window.length);
    return attempt;
  }

  /** Reads the cell at hand and stops behind it; false where it has no end. */
  private readCell(): boolean {
    const { scan } = this.window;
    let open = this.at;
    if (this.syntax.delimiter !== BLANK) while (scan[open] === BLANK) open += 1;
    if (scan[open] === this.syntax.quote) {
      if (!this.attempt.literals.has(open)) return this.readQuoted(open);
      this.attempt.cost += COST.opener;
      this.attempt.strays += 1;
    }
    this.readBare();
    return true;
  }

  private readBare(): void {
    const { scan, length } = this.window;
    const begin = this.at;
    for (;;) {
      const byte = scan[this.at] as number;
      if (this.at >= length || byte === LF || byte === CR || this.isDelimiterAt(this.at)) break;
      if (byte === this.syntax.quote && this.at > begin) {
        if (this.attempt.implied.has(this.at)) break;
        this.attempt.seams.push(this.at);
      }
      this.at += byte === this.syntax.escape && this.at + 1 < length && !isLineEnd(scan[this.at + 1]) ? 2 : 1;
    }
    const cell = this.cut(begin, this.at);
    this.attempt.cells.push(this.syntax.escape > 0 ? unescapeBare(cell, this.syntax) : cell);
  }

  private readQuoted(open: number): boolean {
    const { attempt, syntax, window } = this;
    const { scan, length } = window;
    const firstLine = attempt.extraLines;
    attempt.quotes.push({ at: open, line: attempt.extraLines, column: attempt.cells.length });
    let text = '';
    let piece = open + 1;
    let inside = 0;
    const pairs: number[] = [];
    let at = piece;
    for (;;) {
      if (at >= length) {
        if (this.isLast) {
          attempt.isOpen = true;
          attempt.reachedEnd = true;
        } else {
          attempt.isCut = true;
        }
        return false;
      }
      const byte = scan[at];
      if (byte === syntax.quote) {
        if (attempt.literals.has(at)) {
          attempt.strays += 1;
          attempt.cost += COST.closer;
          at += 1;
          continue;
        }
        if (
          scan[at + 1] === syntax.quote &&
          at + 1 < length &&
          !attempt.literals.has(at + 1) &&
          !attempt.implied.has(at + 1)
        ) {
          if (this.closesAt(at + 1) >= 0) {
            attempt.isAmbiguous = true;
            attempt.quotes.push({ at, line: attempt.extraLines, column: attempt.cells.length });
          } else {
            pairs.push(at + 1);
          }
          text += this.cut(piece, at + 1);
          at += 2;
          piece = at;
          continue;
        }
        const after = this.closesAt(at);
        if (after >= 0) {
          attempt.quotes.push({ at, line: attempt.extraLines, column: attempt.cells.length });
          text += this.cut(piece, at);
          attempt.cells.push(syntax.escape > 0 ? unescapeQuoted(text, syntax) : text);
          // Doubled quotes come in twos; one too many may be the last of one cell and the first of the next.
          if (pairs.length % 2 === 1) attempt.seams.push(...pairs);
          attempt.strays += inside;
          attempt.cost += inside * (attempt.extraLines > firstLine ? COST.insideLines : COST.inside);
          this.at = after;
          return true;
        }
        if (at + 1 >= length && !this.isLast) {
          attempt.isCut = true;
          return false;
        }
        attempt.seams.push(at + 1);
        inside += 1;
        at += 1;
      } else if (byte === syntax.escape) {
        at += isLineEnd(scan[at + 1]) ? 1 : 2;
      } else if (byte === LF || byte === CR) {
        at += byte === CR && scan[at + 1] === LF ? 2 : 1;
        attempt.extraLines += 1;
        if (attempt.extraLines > this.patience) {
          attempt.isOpen = true;
          return false;
        }
      } else {
        at += 1;
      }
    }
  }

  /** Where the delimiter or line end stands that makes a quote a closing one; -1 where none does. */
  private closesAt(quote: number): number {
    const { scan, length } = this.window;
    let next = quote + 1;
    if (this.attempt.implied.has(next)) return next;
    if (this.syntax.delimiter !== BLANK) while (scan[next] === BLANK) next += 1;
    if (next >= length) return this.isLast ? length : -1;
    return isLineEnd(scan[next]) || this.isDelimiterAt(next) ? next : -1;
  }

  private isDelimiterAt(at: number): boolean {
    return isDelimiter(this.window.scan, at, this.syntax.delimiter, this.syntax.rest);
  }

  private cut(from: number, to: number): string {
    return this.window.needsDecode ? this.window.decode(from, to) : this.window.text.slice(from, to);
  }
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}
