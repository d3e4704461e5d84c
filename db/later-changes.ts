import type Database from 'better-sqlite3';
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
  laterColumns: string[];
  /** The set's effect on the row's existence, or on all its columns, was already taken back. */
  isSettled: boolean;
  isRowGone: boolean;
  /** Columns on which a later change stands. */
  blocked: Set<string>;
  /** Columns from which the set's change is already gone. */
  settled: Set<string>;
};

/** Stands for the row's existence beside its columns. */
const existence = '*';

/**
 * Who changed a row since a change set did. Each column has a stack of the change sets whose value it
 * bears: a change pushes itself, an undo takes its target off, a redo puts it back. The set's change can
 * go if the stack is now what it was right after it.
 */
export function findChangedSince(
  db: Database.Database,
  table: string,
  rowId: number,
  changeSetId: number,
  isFromRange: boolean,
): LaterChanges {
  if (!hasLaterEntries(db, table, rowId, changeSetId)) return nothingLater;
  const entries = readRowEntries(db, table, rowId);
  const stacks = new Map<string, number[]>();
  let after: Map<string, string> | undefined;
  const { root, isTakenBack } = rootOf(db, changeSetId);
  const touched = new Set<string>();
  if (isFromRange) {
    stacks.set(existence, [root]);
    touched.add(existence);
    after = snapshot(stacks);
  }
  for (let index = 0; index < entries.length; ) {
    const set = entries[index]!.changeSetId;
    const columns = new Set<string>();
    for (; index < entries.length && entries[index]!.changeSetId === set; index++) {
      const { action, old } = entries[index]!;
      if (action === 'update')
        for (const column of Object.keys(JSON.parse(old!) as object)) columns.add(column);
      else columns.add(existence);
    }
    const origin = rootOf(db, set);
    for (const column of columns) {
      const stack = stacks.get(column) ?? [];
      stacks.set(column, origin.isTakenBack ? without(stack, origin.root) : [...stack, origin.root]);
    }
    if (set === changeSetId) {
      for (const column of columns) touched.add(column);
      after = snapshot(stacks);
    }
  }
  return compare(stacks, after ?? new Map(), touched, root, isTakenBack, isGone(db, table, rowId));
}

const nothingLater: LaterChanges = {
  blocked: new Set(),
  settled: new Set(),
  laterColumns: [],
  isRowGone: false,
  isSettled: false,
  isRowChanged: false,
};

function hasLaterEntries(db: Database.Database, table: string, rowId: number, changeSetId: number): boolean {
  return (
    prepareOnce<[string, number, number], unknown>(
      db,
      'SELECT 1 FROM changes WHERE table_name = ? AND row_id = ? AND change_set_id > ? LIMIT 1',
    ).get(table, rowId, changeSetId) !== undefined
  );
}

function compare(
  stacks: Map<string, number[]>,
  after: Map<string, string>,
  touched: Set<string>,
  root: number,
  isTakenBack: boolean,
  isRowGone: boolean,
): LaterChanges {
  const blocked = new Set<string>();
  const settled = new Set<string>();
  const laterColumns: string[] = [];
  for (const [column, stack] of stacks) {
    const isSame = JSON.stringify(stack) === (after.get(column) ?? '[]');
    if (isSame) continue;
    // Undone: the set's own change is off the stack. Redone: it is back on it.
    const isDone = isTakenBack ? stack.includes(root) : !stack.includes(root);
    if (touched.has(column) && isDone) settled.add(column);
    else {
      if (touched.has(column)) blocked.add(column);
      if (column !== existence) laterColumns.push(column);
    }
  }
  const isExistenceTouched = touched.has(existence);
  return {
    blocked,
    settled,
    laterColumns,
    isRowGone: !isExistenceTouched && isRowGone,
    isSettled: isExistenceTouched
      ? settled.has(existence)
      : touched.size > 0 && [...touched].every((column) => settled.has(column)),
    isRowChanged: blocked.size > 0 || laterColumns.length > 0,
  };
}

function snapshot(stacks: Map<string, number[]>): Map<string, string> {
  return new Map([...stacks].map(([column, stack]) => [column, JSON.stringify(stack)]));
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

/** An undo leads to what it takes back, a redo through the undo to the change itself. */
function rootOf(db: Database.Database, id: number): { root: number; isTakenBack: boolean } {
  const find = prepareOnce<[number], number | null>(
    db,
    'SELECT undoes FROM change_sets WHERE id = ?',
  ).pluck();
  let root = id;
  let isTakenBack = false;
  for (let next = find.get(root); next != null; next = find.get(root)) {
    root = next;
    isTakenBack = !isTakenBack;
  }
  return { root, isTakenBack };
}

function isGone(db: Database.Database, table: string, rowId: number): boolean {
  return prepareOnce(db, `SELECT 1 FROM main.${table} WHERE id = ?`).get(rowId) === undefined;
}
