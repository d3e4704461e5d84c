import type Database from 'better-sqlite3';
import { prepareOnce } from '../../../../db/prepare-once.ts';
import type { ChangeSet } from '../../../contract/history.ts';

type Row = Omit<ChangeSet, 'summary' | 'isUndone'> & { summary: string; isUndone: number };

const columns = `s.id, s.at, s.operation, s.source, s.summary, s.rows, s.undoes, s.undone_by IS NOT NULL AS isUndone,
  (SELECT i.id FROM imports i WHERE i.change_set_id = s.id) AS importId`;

/** Not the file's first settings, and no undo that could take nothing back. */
export const isShown = "s.operation <> 'settings.create' AND s.rows > 0";

export function listChangeSets(sqlite: Database.Database, offset: number, limit: number): ChangeSet[] {
  return prepareOnce<[number, number], Row>(
    sqlite,
    `SELECT ${columns} FROM change_sets s WHERE ${isShown} ORDER BY s.id DESC LIMIT ? OFFSET ?`,
  )
    .all(limit, offset)
    .map(toChangeSet);
}

export function getChangeSet(sqlite: Database.Database, id: number): ChangeSet | null {
  const row = prepareOnce<[number], Row>(sqlite, `SELECT ${columns} FROM change_sets s WHERE s.id = ?`).get(
    id,
  );
  return row ? toChangeSet(row) : null;
}

/**
 * What Ctrl+Z takes back: the latest change that stands and isn't itself an undo or the file's first settings.
 * One that was taken back as far as could be is passed over: it can be tried again from History.
 */
export function findNextUndo(sqlite: Database.Database): ChangeSet | null {
  return firstOf(
    sqlite,
    `${isChange} AND s.undone_by IS NULL AND s.operation <> 'settings.create'
     AND coalesce((SELECT u.undone_by IS NOT NULL FROM change_sets u WHERE u.undoes = s.id ORDER BY u.id DESC LIMIT 1), 1)`,
    [],
  );
}

/**
 * What Ctrl+Shift+Z puts back: the latest undo that stands, unless something was changed since the undone
 * change was taken back, as in any editor.
 */
export function findNextRedo(sqlite: Database.Database): ChangeSet | null {
  const undo = firstOf(sqlite, `NOT (${isChange}) AND s.undone_by IS NULL AND s.rows > 0 AND ${isUndo}`, []);
  if (!undo) return null;
  const later = firstOf(sqlite, `${isChange} AND s.id > ?`, [undo.id]);
  return later ? null : undo;
}

/** Undo and redo are told by how often "takes back" leads from one to the next: odd is an undo. */
const depth = `(WITH RECURSIVE chain(id, undoes, steps) AS (
    SELECT s.id, s.undoes, 0 UNION ALL
    SELECT t.id, t.undoes, chain.steps + 1 FROM chain JOIN change_sets t ON t.id = chain.undoes)
  SELECT max(steps) FROM chain)`;
const isChange = 's.undoes IS NULL';
const isUndo = `${depth} % 2 = 1`;

function firstOf(sqlite: Database.Database, where: string, parameters: number[]): ChangeSet | null {
  const row = prepareOnce<number[], Row>(
    sqlite,
    `SELECT ${columns} FROM change_sets s WHERE ${where} ORDER BY s.id DESC LIMIT 1`,
  ).get(...parameters);
  return row ? toChangeSet(row) : null;
}

function toChangeSet(row: Row): ChangeSet {
  return {
    ...row,
    summary: JSON.parse(row.summary) as ChangeSet['summary'],
    isUndone: row.isUndone === 1,
  };
}
