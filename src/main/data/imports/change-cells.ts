import type { OnMatch } from '../../../contract/imports.ts';

export type CellChange = { field: string; before: string | null; after: string | null };

/**
 * Gathers what one row changes in a record that is there. An empty cell never empties a field; with `fill`
 * only empty fields take a value.
 */
export class ChangeCells {
  readonly cells: CellChange[] = [];
  readonly columns: string[] = [];
  readonly values: (string | number | null)[] = [];
  private readonly onMatch: OnMatch;

  constructor(onMatch: OnMatch) {
    this.onMatch = onMatch;
  }

  /** A column of the record's own row. */
  set(column: string, before: string | number | null, after: string | number | null | undefined): void {
    if (after === undefined || after === null || after === '' || after === before) return;
    const isEmpty = before === null || before === '' || (column === 'do_not_contact' && before === 0);
    if (!isEmpty && this.onMatch === 'fill') return;
    this.columns.push(column);
    this.values.push(after);
    this.note(column, before, after);
  }

  /** True where a value that stands may be replaced. */
  get mayReplace(): boolean {
    return this.onMatch === 'update';
  }

  note(field: string, before: string | number | null, after: string | number | null): void {
    this.cells.push({
      field,
      before: before === null ? null : String(before),
      after: after === null ? null : String(after),
    });
  }

  get hasChanges(): boolean {
    return this.cells.length > 0;
  }
}
