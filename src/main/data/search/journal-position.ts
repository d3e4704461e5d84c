import type Database from 'better-sqlite3';
import { prepareOnce } from '../../../../db/prepare-once.ts';
import { type ListNoun, listNouns } from '../../../contract/lists.ts';
import type { IndexState, Run } from './index-file.ts';

/** Where the record of changes stands now. */
export function readPosition(db: Database.Database): IndexState {
  return {
    databaseId: readDatabaseId(db),
    changesTo: readSequence(db, 'changes'),
    rangesTo: readSequence(db, 'change_ranges'),
    lastSet: readSet(db, readSequence(db, 'change_sets')),
  };
}

/**
 * False where the index belongs to another file, or to what this one was before an older copy took its
 * place: the same id then names another change set, or none.
 */
export function isSameHistory(db: Database.Database, state: IndexState): boolean {
  if (state.databaseId !== readDatabaseId(db)) return false;
  if (state.changesTo > readSequence(db, 'changes')) return false;
  if (state.rangesTo > readSequence(db, 'change_ranges')) return false;
  return state.lastSet === readSet(db, Number.parseInt(state.lastSet, 10) || 0);
}

/** Every record there is, as runs of ids. */
export function listAllRuns(db: Database.Database): Run[] {
  return listNouns
    .map((noun) => ({ noun, first: 1, last: readLastId(db, noun) }))
    .filter((run) => run.last > 0);
}

export function readLastId(db: Database.Database, noun: ListNoun): number {
  return prepareOnce<[], number>(db, `SELECT coalesce(max(id), 0) FROM ${noun}`).pluck().get()!;
}

/** The last id given. It stays when the row itself goes, so it never runs backwards in one file. */
function readSequence(db: Database.Database, table: string): number {
  const find = prepareOnce<[string], number>(db, 'SELECT seq FROM sqlite_sequence WHERE name = ?').pluck();
  return find.get(table) ?? 0;
}

function readSet(db: Database.Database, id: number): string {
  const find = prepareOnce<[number], number>(db, 'SELECT at FROM change_sets WHERE id = ?').pluck();
  return `${id}:${find.get(id) ?? ''}`;
}

function readDatabaseId(db: Database.Database): string {
  return (
    prepareOnce<[], string>(db, `SELECT value FROM settings WHERE key = 'database_id'`).pluck().get() ?? ''
  );
}
