import type Database from 'better-sqlite3';
import type { Summary } from '../../../../db/journal.ts';
import { prepareOnce } from '../../../../db/prepare-once.ts';
import { findRecord, type Kept, undoChangeSet } from '../../../../db/undo.ts';
import { AppError } from '../../../contract/errors.ts';
import type { ChangeSet, KeptItem, UndoAnswer } from '../../../contract/history.ts';
import { getChangeSet } from './change-sets.ts';
import { describeRow } from './field-changes.ts';

/** Made by the program from the columns beside them. */
const hidden = new Set(['name_key', 'normalized']);

/** How many items that could not go back are named; the rest are counted. */
const named = 100;

/** Takes a change set back under `changeSetId`, which the caller began, and says it in the owner's words. */
export function undoInChangeSet(
  sqlite: Database.Database,
  id: number,
  changeSetId: number,
  now: number,
): { answer: UndoAnswer; summary: Summary } {
  const target = findUndoable(sqlite, id);
  const before = maxChangeId(sqlite);
  const { changed, kept } = undoChangeSet(sqlite, id, changeSetId);
  touchRecords(sqlite, changeSetId, before, now);
  const items = mergeKept(sqlite, kept);
  const origin = rootOf(sqlite, target);
  const summary: Summary = {
    ...origin.summary,
    of: origin.operation,
    // An even number of steps back is a redo.
    direction: isRedo(sqlite, target) ? 'redo' : 'undo',
    kept: items.length,
  };
  return {
    answer: {
      changeSet: changed > 0 ? changeSetId : null,
      changed,
      kept: items.slice(0, named),
      keptCount: items.length,
      operation: origin.operation,
      summary: origin.summary,
    },
    summary,
  };
}

/** @throws {AppError} not-found, or conflict where it is taken back already */
export function findUndoable(sqlite: Database.Database, id: number): ChangeSet {
  const set = getChangeSet(sqlite, id);
  if (!set || set.operation === 'settings.create') throw new AppError('not-found', 'change_gone');
  if (set.isUndone) throw new AppError('conflict', 'already_undone');
  return set;
}

function isRedo(sqlite: Database.Database, target: ChangeSet): boolean {
  let steps = 0;
  for (let set: ChangeSet | null = target; set?.undoes != null; set = getChangeSet(sqlite, set.undoes))
    steps++;
  return steps % 2 === 1;
}

function rootOf(sqlite: Database.Database, target: ChangeSet): ChangeSet {
  let set = target;
  while (set.undoes !== null) {
    const next = getChangeSet(sqlite, set.undoes);
    if (!next) break;
    set = next;
  }
  return set;
}

function maxChangeId(sqlite: Database.Database): number {
  return prepareOnce<[], number>(sqlite, 'SELECT coalesce(max(id), 0) FROM changes').pluck().get()!;
}

/** What an undo touched counts as changed now. */
function touchRecords(sqlite: Database.Database, changeSetId: number, after: number, now: number): void {
  for (const table of ['contacts', 'companies'])
    prepareOnce<[number, number, string, number], unknown>(
      sqlite,
      `UPDATE ${table} SET updated_at = ? WHERE id IN
         (SELECT record_id FROM changes WHERE change_set_id = ? AND record_table = ? AND id > ?)`,
    ).run(now, changeSetId, table, after);
}

/** One item per record and reason: a customer, not each of her phones. */
function mergeKept(sqlite: Database.Database, kept: Kept[]): KeptItem[] {
  const items = new Map<string, KeptItem>();
  for (const { table, rowId, reason, columns } of kept) {
    const record = findRecord(sqlite, table, rowId);
    const key = `${record.table} ${record.id}`;
    const shown = columns.filter((column) => !hidden.has(column));
    const known = items.get(key);
    if (known) known.columns.push(...shown.filter((column) => !known.columns.includes(column)));
    else
      items.set(key, {
        noun: record.table,
        id: record.id,
        name:
          items.size < named
            ? (describeRow(sqlite, { table: record.table, rowId: record.id }, null) ?? '')
            : '',
        reason,
        columns: shown,
      });
  }
  return [...items.values()];
}
