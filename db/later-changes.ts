import type Database from 'better-sqlite3';
import type { ChangeFamily } from './change-family.ts';
import type { JournalledTable } from './journalled-tables.ts';
import { prepareOnce } from './prepare-once.ts';

export type Entry = {
  rowId: number;
  action: 'insert' | 'update' | 'delete';
  old: string | null;
  changeSetId: number;
};

export type LaterChanges = {
  /** Somebody else's change of the row stands on top of the set's. */
  isRowChanged: boolean;
  /** The columns that bear it. */
  laterColumns: string[];
  /** The set's effect on the row's existence, or on all its columns, was already taken back. */
  isSettled: boolean;
  isRowGone: boolean;
  /** Columns of the set on which a later change stands. */
  blocked: Set<string>;
  /** Columns from which the set's change is already gone. */
  settled: Set<string>;
};

/** Stands for the row's existence beside its columns. */
const existence = '*';

/**
 * Who changed a row since a change set did. Each unit of columns has a stack of the change sets whose value
 * it bears: a change pushes itself, an undo takes its target off, a redo puts it back. The set's change can
 * go if the stack is now what it was right after it.
 */
export function findChangedSince(
  db: Database.Database,
  table: JournalledTable,
  rowId: number,
  changeSetId: number,
  family: ChangeFamily,
): LaterChanges {
  const entries = readRowEntries(db, table.name, rowId);
  const stacks = new Map<string, number[]>();
  const columnsOf = new Map<string, Set<string>>();
  const touched = new Set<string>();
  let after: Map<string, string> | undefined;
  const { root, isTakenBack } = family.rootOf(changeSetId);
  const madeBy = findRange(db, table.name, rowId);
  if (madeBy !== undefined) stacks.set(existence, [madeBy]);
  if (madeBy === changeSetId) {
    touched.add(existence);
    after = snapshot(stacks);
  }
  for (let index = 0; index < entries.length; ) {
    const set = entries[index]!.changeSetId;
    const units = new Set<string>();
    for (; index < entries.length && entries[index]!.changeSetId === set; index++) {
      const { action, old } = entries[index]!;
      if (action !== 'update') units.add(existence);
      else
        for (const column of Object.keys(JSON.parse(old!) as object)) {
          const unit = table.unitOf(column);
          units.add(unit);
          columnsOf.set(unit, (columnsOf.get(unit) ?? new Set()).add(column));
        }
    }
    const origin = family.rootOf(set);
    for (const unit of units) {
      const stack = stacks.get(unit) ?? [];
      stacks.set(unit, origin.isTakenBack ? without(stack, origin.root) : [...stack, origin.root]);
    }
    if (set === changeSetId) {
      for (const unit of units) touched.add(unit);
      after = snapshot(stacks);
    }
  }
  const now = compare(stacks, after ?? new Map<string, string>(), touched, root, isTakenBack);
  const inColumns = (found: Iterable<string>) =>
    [...found].flatMap((unit) => [...(columnsOf.get(unit) ?? [])]);
  return {
    isRowChanged: now.blocked.size > 0 || now.later.length > 0,
    laterColumns: inColumns(now.later),
    isSettled: touched.has(existence)
      ? now.settled.has(existence)
      : touched.size > 0 && [...touched].every((unit) => now.settled.has(unit)),
    isRowGone: isGone(db, table.name, rowId),
    blocked: new Set(inColumns(now.blocked)),
    settled: new Set(inColumns(now.settled)),
  };
}

function compare(
  stacks: Map<string, number[]>,
  after: Map<string, string>,
  touched: Set<string>,
  root: number,
  isTakenBack: boolean,
): { blocked: Set<string>; settled: Set<string>; later: string[] } {
  const blocked = new Set<string>();
  const settled = new Set<string>();
  const later: string[] = [];
  for (const [unit, stack] of stacks) {
    if (JSON.stringify(stack) === (after.get(unit) ?? '[]')) continue;
    // Undone: the set's own change is off the stack. Redone: it is back on it.
    const isDone = isTakenBack ? stack.includes(root) : !stack.includes(root);
    if (touched.has(unit) && isDone) settled.add(unit);
    else {
      if (touched.has(unit)) blocked.add(unit);
      if (unit !== existence) later.push(unit);
    }
  }
  return { blocked, settled, later };
}

function snapshot(stacks: Map<string, number[]>): Map<string, string> {
  return new Map([...stacks].map(([unit, stack]) => [unit, JSON.stringify(stack)]));
}

function without(stack: number[], id: number): number[] {
  const index = stack.lastIndexOf(id);
  return index < 0 ? stack : stack.filter((_, position) => position !== index);
}

function readRowEntries(db: Database.Database, table: string, rowId: number): Entry[] {
  return prepareOnce<[string, number], Entry>(
    db,
    `SELECT row_id AS rowId, action, old, change_set_id AS changeSetId FROM changes
     WHERE table_name = ? AND row_id = ? ORDER BY id`,
  ).all(table, rowId);
}

/** The change set that inserted the row as one of a range: such a row has no entry of its own for it. */
function findRange(db: Database.Database, table: string, rowId: number): number | undefined {
  const range = prepareOnce<[string, number], { set: number; firstId: number }>(
    db,
    `SELECT change_set_id AS "set", first_id AS firstId FROM change_ranges
     WHERE table_name = ? AND last_id >= ? ORDER BY last_id LIMIT 1`,
  ).get(table, rowId);
  return range && range.firstId <= rowId ? range.set : undefined;
}

function isGone(db: Database.Database, table: string, rowId: number): boolean {
  return prepareOnce(db, `SELECT 1 FROM main.${table} WHERE id = ?`).get(rowId) === undefined;
}
