/** How a file is to be read: everything a reader must know before the first record. */
export type Reading = {
  /** WHATWG or code page name in lower case: `utf-8`, `utf-16le`, `windows-1252`, `shift_jis`, `macintosh`, `cp850` … */
  encoding: string;
  bom: boolean;
  /** One or more characters; a file of one column has one too, which then never occurs outside quotes. */
  delimiter: string;
  quote: Quote | null;
  escape: Escape | null;
  lineEnding: LineEnding;
  /** Each line stands in quotes as a whole, and is CSV only inside them. */
  isWrapped: boolean;
  /** Lines above the heading (or above the first record where there is no heading), blank ones and `sep=;` included. */
  preambleLines: number;
  /** Rows of the heading; 0 where the file has none. */
  headerRows: number;
  columnCount: number;
  /** Cells that rows usually have beyond the columns, all empty (a delimiter at the end of each); below 0: that they lack. */
  surplus: number;
  /** The heading's cells as they stand in the file, several rows joined by a blank; empty where there is none. */
  heading: string[];
  /** What each column holds, as far as every sampled cell agreed; tells rows that are not data from those that are. */
  shapes: ColumnShape[];
};

export type Quote = '"' | "'";
export type Escape = 'doubled' | 'backslash';
export type LineEnding = 'lf' | 'crlf' | 'cr' | 'mixed';

/**
 * `share` is the part of the sampled rows in which the column is filled, `shortest` and `longest` are its cells'
 * lengths; `masks` are the forms they have (`9/9/9`, `A-9`), where there are so few that others would stand out.
 */
export type ColumnShape = {
  kind: ShapeKind;
  share: number;
  shortest: number;
  longest: number;
  masks: string[];
};
export type ShapeKind = 'number' | 'date' | 'time' | 'email' | 'url' | 'text' | 'empty';

/** What the owner or the command line corrected; whatever is absent is detected. */
export type ReadingOverrides = {
  encoding?: string;
  delimiter?: string;
  quote?: Quote | null;
  escape?: Escape | null;
  headerRows?: number;
  /** Lines to pass over before the heading. */
  skip?: number;
};

export type FindingCode =
  | 'encoding-guess'
  | 'encoding-damaged'
  | 'separator-line'
  | 'wrapped-lines'
  | 'preamble'
  | 'heading-joined'
  | 'no-heading'
  | 'heading-unsure'
  | 'header-only'
  | 'empty-column-name'
  | 'duplicate-column-name'
  | 'mixed-line-endings'
  | 'delimiter-unsure'
  | 'stray-quote'
  | 'unterminated-quote'
  | 'unquoted-line-break'
  | 'short-heading'
  | 'short-row'
  | 'long-row'
  | 'missing-delimiter'
  | 'extra-delimiter'
  | 'other-delimiter'
  | 'nul-bytes'
  | 'blank-records'
  | 'repeated-header'
  | 'footer-row'
  | 'second-table';

/** Something the owner should know; `line` is the line of the file, counted from 1 (0: the file as a whole). */
export type Finding = { code: FindingCode; line: number; params: Record<string, string | number> };

export type ReadingErrorCode =
  | 'missing'
  | 'unreadable'
  | 'directory'
  | 'empty'
  | 'binary'
  | 'xlsx'
  | 'vcard'
  | 'unknown-encoding'
  | 'cell-too-long'
  | 'record-too-long'
  | 'too-many-columns'
  | 'bad-override'
  | 'cancelled';

/** A file that can't be read; `code` and `params` are for the caller to put into the owner's words. */
export class ReadingError extends Error {
  readonly code: ReadingErrorCode;
  readonly params: Record<string, string | number>;

  constructor(code: ReadingErrorCode, params: Record<string, string | number> = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options);
    this.name = 'ReadingError';
    this.code = code;
    this.params = params;
  }
}

/** Beyond these a file is refused: no table that a shop keeps comes near them. */
export const LIMITS = { cellCharacters: 1_048_576, recordBytes: 8_388_608, columns: 20_000 } as const;
