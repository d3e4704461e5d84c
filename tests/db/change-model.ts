import type Database from 'better-sqlite3';
import { expect } from 'vitest';
import type { KeptItem } from '../../src/contract/history.ts';

type Row = Record<string, unknown>;
export type Dump = Map<string, Map<number, Row>>;

const tables = [
  'contacts',
  'companies',
  'contact_points',
  'addresses',
  'external_ids',
  'contact_companies',
  'consents',
  'contact_tags',
  'company_tags',
  'tags',
  'custom_fields',
  'custom_values',
  'settings',
];

/** Every row of every table whose changes can be taken back, less what only follows from them. */
export function dumpData(db: Database.Database): Dump {
  return new Map(
    tables.map((table) => [
      table,
      new Map(
        (db.prepare(`SELECT * FROM ${table}`).all() as (Row & { id: number })[]).map((row) => {
          const { updated_at: _, ...kept } = row;
          return [row.id, kept];
        }),
      ),
    ]),
  );
}

/** Columns that mean something only together. */
const together: Record<string, Record<string, string>> = {
  contacts: { name_key: 'display_name' },
  companies: { name_key: 'name' },
  tags: { name_key: 'name' },
  contact_points: { normalized: 'raw', kind: 'raw' },
  consents: { source: 'state', wording: 'state', captured_at: 'state', expires_on: 'state' },
};
const mayBeTakenOrGone = /^tags name$|_id$/;

type Cell = { table: string; id: number; unit: string; before: string; after: string };
const there = '*';
const keyOf = ({ table, id, unit }: Pick<Cell, 'table' | 'id' | 'unit'>) => `${table} ${id} ${unit}`;

function diff(before: Dump, after: Dump): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  const add = (cell: Cell) => cells.set(keyOf(cell), cell);
  for (const table of tables) {
    const [old, now] = [before.get(table)!, after.get(table)!];
    for (const id of new Set([...old.keys(), ...now.keys()])) {
      const [a, b] = [old.get(id), now.get(id)];
      if (!a || !b)
        add({
          table,
          id,
          unit: there,
          before: a ? JSON.stringify(a) : '',
          after: b ? JSON.stringify(b) : '',
        });
      else
        for (const column of Object.keys(a)) {
          if (a[column] === b[column]) continue;
          const unit = together[table]?.[column] ?? column;
          const value = (row: Row) =>
            JSON.stringify(
              Object.keys(row)
                .filter((name) => (together[table]?.[name] ?? name) === unit)
                .map((name) => row[name]),
            );
          add({ table, id, unit, before: value(a), after: value(b) });
        }
    }
  }
  return cells;
}

/**
 * What must hold of undo, told from dumps of the data alone and never from the journal: of each cell it knows
 * which change sets stand on it. A cell may go back only where the set's own change is on top.
 */
export class ChangeModel {
  private readonly cellsOf = new Map<number, Map<string, Cell>>();
  private readonly target = new Map<number, number>();
  /** The change sets that stand on a cell, latest last. */
  private readonly standing = new Map<string, number[]>();
  private readonly standingAfter = new Map<number, Map<string, string>>();

  /** Each row as it was last seen: whose it was, once it is gone. */
  private readonly seen = new Map<string, Row>();

  private rootOf(set: number): { root: number; isTakenBack: boolean } {
    const before = this.target.get(set);
    if (before === undefined) return { root: set, isTakenBack: false };
    const { root, isTakenBack } = this.rootOf(before);
    return { root, isTakenBack: !isTakenBack };
  }

  private see(dump: Dump): void {
    for (const [table, rows] of dump) for (const [id, row] of rows) this.seen.set(`${table} ${id}`, row);
  }

  noteChange(set: number, before: Dump, after: Dump): void {
    this.see(after);
    const cells = diff(before, after);
    for (const key of cells.keys()) this.standing.set(key, [...(this.standing.get(key) ?? []), set]);
    this.remember(set, cells);
  }

  /** Checks what an undo of `of` did, and takes note of it. `set` is null where it changed nothing. */
  checkUndo(of: number, set: number | null, before: Dump, after: Dump, kept: KeptItem[]): void {
    const done = diff(before, after);
    const wanted = this.cellsOf.get(of) ?? new Map<string, Cell>();
    const { root, isTakenBack } = this.rootOf(of);
    if (set === null) expect([...done.keys()], 'changed without a change set').toEqual([]);
    for (const [key, cell] of done) {
      const original = wanted.get(key);
      expect(original, `${key} was never touched by ${of}`).toBeDefined();
      expect(this.isUntouchedSince(of, cell), `a later change of ${key} was lost`).toBe(true);
      expect(cell.after, `${key} has another value than before ${of}`).toBe(original!.before);
    }
    for (const [key, cell] of wanted) {
      if (done.has(key)) continue;
      const stack = this.standing.get(key) ?? [];
      const isSettled =
        this.signature(key) !== this.standingAfter.get(of)!.get(key) && stack.includes(root) === isTakenBack;
      if (isSettled) continue;
      const isThere = before.get(cell.table)!.has(cell.id);
      if (
        cell.unit !== there &&
        isThere &&
        this.isUnitUntouchedSince(of, key) &&
        !mayBeTakenOrGone.test(`${cell.table} ${cell.unit}`)
      )
        expect.fail(`${key} should have gone back`);
      const record = this.recordOf(cell);
      if (cell.unit === there && cell.before === '' && !isThere && !after.get(record.table)?.has(record.id))
        continue;
      expect(
        kept.some((item) => item.noun === record.table && item.id === record.id),
        `${key} stayed and is not named (${JSON.stringify(kept)})`,
      ).toBe(true);
    }
    if (set === null) return;
    this.target.set(set, of);
    for (const key of done.keys()) {
      const stack = this.standing.get(key) ?? [];
      this.standing.set(key, isTakenBack ? [...stack, root] : stack.filter((id) => id !== root));
    }
    this.remember(set, done);
  }

  private remember(set: number, cells: Map<string, Cell>): void {
    this.cellsOf.set(set, cells);
    this.standingAfter.set(set, new Map([...this.standing.keys()].map((key) => [key, this.signature(key)])));
  }

  private signature(key: string): string {
    return (this.standing.get(key) ?? []).join(' ');
  }

  private isUnitUntouchedSince(set: number, key: string): boolean {
    return this.signature(key) === (this.standingAfter.get(set)!.get(key) ?? '');
  }

  /** Of a row that comes or goes every cell counts: whoever changed one of them would lose it. */
  private isUntouchedSince(set: number, cell: Cell): boolean {
    if (cell.unit !== there) return this.isUnitUntouchedSince(set, keyOf(cell));
    const ofRow = `${cell.table} ${cell.id} `;
    return [...this.standing.keys()]
      .filter((key) => key.startsWith(ofRow))
      .every((key) => this.isUnitUntouchedSince(set, key));
  }

  private recordOf({ table, id }: Cell): { table: string; id: number } {
    const row = this.seen.get(`${table} ${id}`) ?? {};
    if (typeof row.contact_id === 'number') return { table: 'contacts', id: row.contact_id };
    if (typeof row.company_id === 'number') return { table: 'companies', id: row.company_id };
    return { table, id };
  }
}
