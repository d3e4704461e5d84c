import { kindOf } from './cell-kinds.ts';
import { describeColumns, judgeHeading } from './judge-heading.ts';
import type { Finding, FindingCode, Reading } from './reading.ts';
import { isTotalRow, looksLikeNote } from './recognise-footer.ts';
import type { RawRecord } from './record.ts';
import { repairRow } from './repair-row.ts';
import { filledCount, fitsShapes } from './row-fit.ts';

/** A record of the table: as many cells as it has columns, and those beyond, if any says something. */
export type DataRecord = {
  cells: string[];
  extra: string[] | null;
  line: number;
  offset: number;
  end: number;
};

/** A quick look that lets through more than is a total; `isTotalRow` looks closely. */
const TOTAL_HINT = /total|sum|gesamt|somme|razem|ogółem|totaal|celkem|összesen|итого|всего|合计|合計/i;

/** Rows after a doubtful one that are waited for before it is decided. */
const WAIT = 12;
const CALM = 4;
const REMEMBERED = 5;

type Held = { record: RawRecord; isAfterBlank: boolean };

/**
 * Follows the records of a file through its table: passes over the heading, holds back what may not be data until
 * the rows after it tell, and delivers the rest. What it leaves out it reports.
 */
export class TableFollower {
  readonly delivered: DataRecord[] = [];
  private readonly reading: Reading;
  private readonly width: number;
  /** Cells that a row usually has: more than columns, where each row ends in a delimiter. */
  private readonly usual: number;
  private readonly report: (finding: Finding) => void;
  private readonly marker: number;
  private readonly markerKind: string;
  private headingLeft: number;
  private readonly headingRows: string[][] = [];
  private readonly firstRows: string[][] = [];
  private held: Held[] = [];
  private calm = 0;
  private accepted = 0;
  private repaired = 0;
  private unrepaired = 0;
  private isAfterBlank = false;
  private blanks = 0;
  private firstBlank = 0;
  private secondTable: { line: number; rows: number; isCopy: boolean } | null = null;

  constructor(reading: Reading, report: (finding: Finding) => void) {
    this.reading = reading;
    this.width = reading.columnCount;
    this.usual = reading.columnCount + reading.surplus;
    this.report = report;
    this.headingLeft = reading.headerRows;
    this.marker = reading.shapes.findIndex(
      ({ kind, share }) => kind !== 'text' && kind !== 'empty' && kind !== 'url' && share >= 0.95,
    );
    this.markerKind = reading.shapes[this.marker]?.kind ?? '';
  }

  get isPastHeading(): boolean {
    return this.headingLeft === 0;
  }

  accept(record: RawRecord): void {
    this.accepted += 1;
    if (record.isBlank) {
      this.blanks += 1;
      if (this.firstBlank === 0) this.firstBlank = record.line;
      // Where every other line is blank, a blank line sets nothing apart.
      this.isAfterBlank = this.blanks < 50 || this.blanks * 4 < this.accepted;
      return;
    }
    if (this.headingLeft > 0) {
      this.headingLeft -= 1;
      this.headingRows.push(record.cells.slice(0, record.count));
      this.isAfterBlank = false;
      return;
    }
    if (this.secondTable) {
      this.secondTable.rows += 1;
      return;
    }
    const isCalm =
      (record.count === this.width || record.count === this.usual) &&
      !this.isAfterBlank &&
      !this.isDoubtful(record.cells);
    if (isCalm && this.held.length === 0) {
      this.deliver(record);
      return;
    }
    this.held.push({ record, isAfterBlank: this.isAfterBlank });
    this.isAfterBlank = false;
    this.calm = isCalm ? this.calm + 1 : 0;
    if (this.calm >= CALM || this.held.length >= WAIT) this.decide(false);
  }

  /** Decides what is still held back; call it when the last record was accepted. */
  finish(): void {
    while (this.held.length > 0 && !this.secondTable) this.decide(true);
    if (this.secondTable) {
      const { line, rows, isCopy } = this.secondTable;
      this.report({ code: 'second-table', line, params: { rows, copy: isCopy ? 1 : 0 } });
    }
    if (this.blanks > 0)
      this.report({ code: 'blank-records', line: this.firstBlank, params: { count: this.blanks } });
  }

  private isDoubtful(cells: readonly string[]): boolean {
    const first = cells[0] as string;
    if (this.headingRows.length > 0 && first === this.headingRows[0]?.[0]) return true;
    if (this.width > 1 && cells[1] === '' && (this.width < 3 || cells[2] === '')) return true;
    if (this.width > 1 && isTotalWord(first === '' ? (cells[1] as string) : first)) return true;
    if (this.marker < 0) return false;
    const cell = cells[this.marker] as string;
    return this.markerKind === 'email' ? !cell.includes('@') : !hasDigit(cell);
  }

  private decide(isEnd: boolean): void {
    const held = this.held;
    this.held = [];
    this.calm = 0;
    if (this.passRepeatedHeading(held, isEnd) || this.startsSecondTable(held, isEnd)) return;
    const footer = isEnd ? this.footerStart(held) : held.length;
    // The first of them is data; a later one may still begin something else.
    const next = held.findIndex(
      ({ record, isAfterBlank }, index) =>
        index > 0 && index < footer && (isAfterBlank || this.isOdd(record)),
    );
    if (next > 0) {
      const until = this.untilNext(held, next);
      this.deliverAll(held.slice(0, until));
      this.held = held.slice(until);
      return;
    }
    this.deliverAll(held.slice(0, footer));
    for (const { record } of held.slice(footer)) {
      this.report({ code: 'footer-row', line: record.line, params: { text: shorten(record) } });
    }
  }

  /** Rows that may be the pieces of one row broken up stay together. */
  private untilNext(held: readonly Held[], next: number): number {
    const isShort = (held[0] as Held).record.count < this.width;
    let until = next;
    while (isShort && until < held.length && until < 4 && (held[until] as Held).record.count < this.width)
      until += 1;
    return until;
  }

  private isOdd(record: RawRecord): boolean {
    return record.count !== this.width || this.isDoubtful(record.cells);
  }

  /** The heading once more, as printed pages have it; and the whole table once more, which is no new data. */
  private passRepeatedHeading(held: Held[], isEnd: boolean): boolean {
    const titles = held.findIndex(({ record }) => this.isHeadingAgain(record));
    if (titles < 0) return false;
    const hasTitles =
      titles > 0 &&
      titles <= 3 &&
      held.slice(0, titles).every(({ record }) => filledCount(record) === 1) &&
      held[0]?.isAfterBlank;
    if (titles > 0 && !hasTitles) return false;
    let after = titles;
    while (after < held.length && this.isHeadingAgain((held[after] as Held).record)) after += 1;
    const rows = held.slice(after);
    const known = this.firstRows;
    if (!isEnd && rows.length < Math.min(REMEMBERED, known.length)) {
      this.held = held;
      this.calm = Number.NEGATIVE_INFINITY;
      return true;
    }
    const isCopy =
      rows.length >= Math.min(2, known.length) &&
      rows.length > 0 &&
      rows.slice(0, known.length).every(({ record }, index) => sameCells(record.cells, known[index] ?? []));
    if (isCopy) {
      this.secondTable = { line: (held[titles] as Held).record.line, rows: rows.length, isCopy: true };
      return true;
    }
    for (const { record } of held.slice(0, after))
      this.report({ code: 'repeated-header', line: record.line, params: {} });
    this.held = rows;
    this.calm = 0;
    return true;
  }

  private isHeadingAgain(record: RawRecord): boolean {
    return this.headingRows.some((row) => row.length === record.count && sameCells(record.cells, row));
  }

  private startsSecondTable(held: readonly Held[], isEnd: boolean): boolean {
    let at = 0;
    while (
      at < 2 &&
      held[at]?.isAfterBlank !== undefined &&
      filledCount((held[at] as Held).record) === 1 &&
      held[0]?.isAfterBlank
    )
      at += 1;
    const head = held[at];
    if (!head || this.width < 2) return false;
    const below = held.slice(at + 1).map(({ record }) => record);
    if (!this.isSecondHeading(head, held[0]?.isAfterBlank === true, below, isEnd)) return false;
    this.secondTable = { line: (held[0] as Held).record.line, rows: below.length, isCopy: false };
    return true;
  }

  private isSecondHeading(
    head: Held,
    isSetApart: boolean,
    below: readonly RawRecord[],
    isEnd: boolean,
  ): boolean {
    const cells = trimEnd(head.record);
    if (cells.length < 2) return false;
    const own = this.headingRows[0] ?? [];
    const shared = Math.min(cells.length, own.length);
    const isOwnHeadingCut =
      shared >= 2 &&
      head.record.count !== this.width &&
      cells.slice(0, shared).every((cell, index) => cell === own[index]);
    if (isOwnHeadingCut) return true;
    if (below.length === 0 || (!isEnd && below.length < 3)) return false;
    const width = head.record.count;
    const sameWidth = below.filter((record) => record.count === width);
    if (sameWidth.length < below.length * 0.7) return false;
    const judged = judgeHeading(
      cells,
      describeColumns(
        sameWidth.map((record) => trimEnd(record)),
        cells.length,
      ),
    );
    const fits = sameWidth.filter((record) => fitsShapes(record.cells, this.reading.shapes)).length;
    const isOther = fits < sameWidth.length * 0.3;
    const headMisfits = !fitsShapes(head.record.cells, this.reading.shapes);
    if (isSetApart) return headMisfits && judged > 0.3 && (isOther || width !== this.width);
    return (
      headMisfits &&
      isOther &&
      judged > 0.5 &&
      below.length >= (isEnd ? 2 : 4) &&
      cells.every((cell) => kindOf(cell) === 'text')
    );
  }

  /** Where the rows at the end begin that are no data: totals and notes, but nothing that can be put right. */
  private footerStart(held: readonly Held[]): number {
    const records = held.map(({ record }) => record);
    let from = held.length;
    while (from > 0 && isFooter(held, from - 1, this.reading) && !repairRow(records, from - 1, this.reading))
      from -= 1;
    return from;
  }

  private deliverAll(held: readonly Held[]): void {
    const records = held.map(({ record }) => record);
    for (let index = 0; index < records.length; ) {
      const repaired = this.isWorthRepair ? repairRow(records, index, this.reading) : null;
      this.noteRepair(records[index] as RawRecord, repaired !== null);
      if (repaired) {
        const record = records[index] as RawRecord;
        this.report({ code: repaired.code, line: record.line, params: repaired.params });
        const last = records[index + repaired.used - 1] as RawRecord;
        this.deliver({ ...record, cells: repaired.cells, count: repaired.cells.length, end: last.end });
        index += repaired.used;
      } else {
        this.deliver(records[index] as RawRecord);
        index += 1;
      }
    }
  }

  /** Where rows by the hundred don't fit and nothing puts them right, it is no use to go on trying. */
  private get isWorthRepair(): boolean {
    return this.unrepaired < 300 || this.repaired * 50 > this.unrepaired;
  }

  private noteRepair({ count }: RawRecord, isRepaired: boolean): void {
    if (isRepaired) this.repaired += 1;
    else if (count !== this.usual) this.unrepaired += 1;
  }

  private deliver(record: RawRecord): void {
    const { cells, count, line, offset, end } = record;
    let extra: string[] | null = null;
    if (count !== this.width) {
      if (count < this.width) {
        if (count !== this.usual) this.note('short-row', line, { cells: count, columns: this.width });
        while (cells.length < this.width) cells.push('');
      } else {
        const beyond = cells.slice(this.width, count);
        if (beyond.some((cell) => cell.trim() !== '')) extra = beyond;
        if (extra || count > this.width + this.reading.surplus)
          this.note('long-row', line, { cells: count, columns: this.width });
      }
      cells.length = this.width;
    }
    if (this.firstRows.length < REMEMBERED)
      this.firstRows.push(cells.map((cell) => Buffer.from(cell).toString()));
    this.delivered.push({ cells, extra, line, offset, end });
  }

  private note(code: FindingCode, line: number, params: Record<string, string | number>): void {
    this.report({ code, line, params });
  }
}

function isFooter(held: readonly Held[], index: number, reading: Reading): boolean {
  const { record } = held[index] as Held;
  const isAfterBlank = held.slice(0, index + 1).some((one) => one.isAfterBlank);
  if (reading.columnCount < 2) return false;
  if (isTotalRow(record, reading)) return true;
  return looksLikeNote(record, isAfterBlank, reading);
}

function sameCells(cells: readonly string[], other: readonly string[]): boolean {
  for (let index = 0; index < other.length; index += 1) if (cells[index] !== other[index]) return false;
  return true;
}

function trimEnd({ cells, count }: RawRecord): string[] {
  const own = cells.slice(0, count);
  return own.slice(0, own.findLastIndex((cell) => cell.trim() !== '') + 1);
}

function hasDigit(cell: string): boolean {
  for (let index = 0; index < cell.length; index += 1) {
    const code = cell.charCodeAt(index);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

function isTotalWord(cell: string): boolean {
  return cell.length < 24 && TOTAL_HINT.test(cell);
}

function shorten({ cells, count }: RawRecord): string {
  return cells
    .slice(0, count)
    .filter((cell) => cell.trim() !== '')
    .join(' ')
    .slice(0, 120);
}
