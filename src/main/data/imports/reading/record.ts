/** A record as it stands in the file, before anything is known about what it means. */
export type RawRecord = {
  /** At least as many as the table has columns; missing ones are empty. */
  cells: string[];
  /** How many cells were really there. */
  count: number;
  line: number;
  /** Where it begins and where the next one begins, in bytes of the file. */
  offset: number;
  end: number;
  isBlank: boolean;
};

/** Whether a record says nothing; a quoted empty cell by itself does: it is a row of a one-column table. */
export function isBlankRecord(cells: readonly string[], count: number, hasQuotes: boolean): boolean {
  for (let index = 0; index < count; index += 1) {
    const cell = cells[index] as string;
    if (cell !== '' && cell.trim() !== '') return false;
  }
  return !(hasQuotes && count === 1);
}

/** The cells that were really there. */
export function cellsOf({ cells, count }: RawRecord): string[] {
  return cells.slice(0, count);
}

const ROWS_JUDGED = 1000;

/** The cells of the first rows that have the table's width; of any rows, if none has. */
export function evenRows(rows: readonly RawRecord[], width: number): string[][] {
  const even = rows.filter(({ count }) => count === width);
  return (even.length > 0 ? even : rows).slice(0, ROWS_JUDGED).map(({ cells }) => cells);
}
