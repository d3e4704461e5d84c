import type Database from 'better-sqlite3';
import { type JournalledTable, journalledTables, tableByName } from './journalled-tables.ts';
import { type Entry, findChangedSince } from './later-changes.ts';

export type KeptReason =
  | 'changed-later' // somebody changed this field since
  | 'deleted-later' // the row is gone since
  | 'in-use' // something made later hangs on it
  | 'parent-gone' // what it belonged to is gone
  | 'taken'; // another row has its place (a tag of the same name)

export type Kept = {
  table: string;
  rowId: number;
  reason: KeptReason;
  /** The columns that stay, for `changed-later` on a row that was only changed. */
  columns: string[];
};

export type UndoOutcome = { changed: number; kept: Kept[] };

/**
 * Takes back what a change set did, as a change set of its own (so it can be taken back again): a field
 * goes back only if nobody changed it since, a row goes only if nothing made later hangs on it. What
 * can't go back stays and is named, the rest goes. The caller holds the transaction and the change set
 * `changeSetId`, which it has begun for this.
 */
export function undoChangeSet(db: Database.Database, id: number, changeSetId: number): UndoOutcome {
  db.pragma('defer_foreign_keys = ON');
  db.prepare('UPDATE change_sets SET undoes = ? WHERE id = ?').run(id, changeSetId);
  const undo = new Undo(db, id);
  undo.collect();
  undo.restoreDeletedRows();
  undo.restoreFields();
  undo.removeInsertedRows();
  undo.restoreDeletedRows(); // those whose place was taken by a row that has just gone
  const outcome = undo.finish();
  markUndone(db, id, changeSetId, outcome.kept.length === 0);
  return outcome;
}

/** Undoing an undo makes the first change set stand again. */
function markUndone(db: Database.Database, id: number, by: number, isWhole: boolean): void {
  if (isWhole) db.prepare('UPDATE change_sets SET undone_by = ? WHERE id = ?').run(by, id);
  db.prepare(
    'UPDATE change_sets SET undone_by = NULL WHERE id = (SELECT undoes FROM change_sets WHERE id = ?)',
  ).run(id);
}

type RowEffect = {
  rowId: number;
  isInserted: boolean;
  isDeleted: boolean;
  /** The columns' values before the change set. */
  before: Record<string, unknown>;
};

class Undo {
  private readonly kept: Kept[] = [];
  private changed = 0;
  private readonly db: Database.Database;
  private readonly id: number;

  constructor(db: Database.Database, id: number) {
    this.db = db;
    this.id = id;
  }

  /** Fills the temporary tables with what the change set did, row by row, less what was changed since. */
  collect(): void {
    this.db.exec(`
      DROP TABLE IF EXISTS temp.undo_removals;
      DROP TABLE IF EXISTS temp.undo_fields;
      DROP TABLE IF EXISTS temp.undo_rows;
      CREATE TEMP TABLE undo_removals (table_name TEXT NOT NULL, row_id INTEGER NOT NULL, PRIMARY KEY (table_name, row_id)) WITHOUT ROWID;
      CREATE TEMP TABLE undo_fields (table_name TEXT NOT NULL, row_id INTEGER NOT NULL, columns TEXT NOT NULL, old TEXT NOT NULL);
      CREATE TEMP TABLE undo_rows (table_name TEXT NOT NULL, row_id INTEGER NOT NULL, old TEXT NOT NULL, PRIMARY KEY (table_name, row_id)) WITHOUT ROWID;
    `);
    for (const table of journalledTables) {
      this.collectRanges(table);
      this.collectEntries(table);
    }
  }

  private collectRanges(table: JournalledTable): void {
    const ranges = this.db
      .prepare<[number, string], { firstId: number; lastId: number }>(
        'SELECT first_id AS firstId, last_id AS lastId FROM change_ranges WHERE change_set_id = ? AND table_name = ?',
      )
      .all(this.id, table.name);
    if (ranges.length === 0) return;
    const add = this.db.prepare(
      `INSERT INTO undo_removals SELECT '${table.name}', id FROM main.${table.name} WHERE id BETWEEN ? AND ?`,
    );
    // Rows of the range that were changed since, by entries of their own.
    const later = this.db
      .prepare<[string, number, number, number], number>(
        `SELECT DISTINCT row_id FROM changes
         WHERE table_name = ? AND row_id BETWEEN ? AND ? AND change_set_id <> ?`,
      )
      .pluck();
    const spare = this.db.prepare('DELETE FROM undo_removals WHERE table_name = ? AND row_id = ?');
    for (const { firstId, lastId } of ranges) {
      add.run(firstId, lastId);
      for (const rowId of later.all(table.name, firstId, lastId, this.id)) {
        const changes = findChangedSince(this.db, table.name, rowId, this.id, true);
        if (changes.isRowChanged) this.keep(table.name, rowId, 'changed-later', changes.laterColumns);
        if (changes.isRowChanged || changes.isSettled) spare.run(table.name, rowId);
      }
    }
  }

  private collectEntries(table: JournalledTable): void {
    const entries = this.db.prepare<[number, string], Entry>(
      `SELECT row_id AS rowId, action, old, change_set_id AS changeSetId FROM changes
       WHERE change_set_id = ? AND table_name = ? ORDER BY row_id, id`,
    );
    const addRemoval = this.db.prepare('INSERT OR IGNORE INTO undo_removals VALUES (?, ?)');
    const addFields = this.db.prepare('INSERT INTO undo_fields VALUES (?, ?, ?, ?)');
    const addRow = this.db.prepare('INSERT OR REPLACE INTO undo_rows VALUES (?, ?, ?)');
    const isInRange = this.db
      .prepare<[number, string, number], number>(
        'SELECT 1 FROM change_ranges WHERE change_set_id = ? AND table_name = ? AND ? BETWEEN first_id AND last_id',
      )
      .pluck();
    const hasRanges = this.hasRanges(table.name);
    // One set's entries are read whole: rows are written to the same tables while they are walked.
    for (const effect of mergeEntries(entries.all(this.id, table.name))) {
      const { rowId } = effect;
      const isInserted = effect.isInserted || (hasRanges && isInRange.get(this.id, table.name, rowId) === 1);
      if (isInserted && effect.isDeleted) continue;
      if (isInserted && hasRanges && !effect.isInserted) continue; // taken care of by its range
      const since = findChangedSince(this.db, table.name, rowId, this.id, false);
      if (since.isSettled) continue;
      if (isInserted) {
        if (since.isRowChanged) this.keep(table.name, rowId, 'changed-later', since.laterColumns);
        else addRemoval.run(table.name, rowId);
      } else if (effect.isDeleted) {
        if (since.isRowChanged) this.keep(table.name, rowId, 'changed-later', []);
        else addRow.run(table.name, rowId, JSON.stringify(effect.before));
      } else {
        const columns = Object.keys(effect.before);
        if (since.isRowGone) {
          this.keep(table.name, rowId, 'deleted-later', columns);
          continue;
        }
        const changedLater = columns.filter((column) => since.blocked.has(column));
        const free = columns.filter((column) => !since.blocked.has(column) && !since.settled.has(column));
        if (changedLater.length > 0) this.keep(table.name, rowId, 'changed-later', changedLater);
        if (free.length > 0)
          addFields.run(table.name, rowId, JSON.stringify(free), JSON.stringify(effect.before));
      }
    }
  }

  private hasRanges(table: string): boolean {
    return (
      this.db
        .prepare('SELECT 1 FROM change_ranges WHERE change_set_id = ? AND table_name = ? LIMIT 1')
        .get(this.id, table) !== undefined
    );
  }

  /** Parents first; a row whose place is taken or whose parent is gone waits in `undo_rows`. */
  restoreDeletedRows(): void {
    for (const table of journalledTables) {
      const rows = this.db
        .prepare<[string], { rowId: number; old: string }>(
          'SELECT row_id AS rowId, old FROM undo_rows WHERE table_name = ?',
        )
        .all(table.name);
      if (rows.length === 0) continue;
      const insert = this.db.prepare(
        `INSERT OR IGNORE INTO main.${table.name} (id, ${table.columns.join(', ')}${hasUpdatedAt(table) ? ', updated_at' : ''})
         SELECT :rowId, ${table.columns.map((column) => `json_extract(:old, '$.${column}')`).join(', ')}
         ${hasUpdatedAt(table) ? `, coalesce(json_extract(:old, '$.created_at'), 0)` : ''}
         WHERE ${parentsExist(table, ':old')}`,
      );
      const done = this.db.prepare('DELETE FROM undo_rows WHERE table_name = ? AND row_id = ?');
      for (const row of rows) {
        if (insert.run(row).changes === 0) continue;
        this.changed++;
        done.run(table.name, row.rowId);
      }
    }
  }

  restoreFields(): void {
    const statements = new Map<string, Database.Statement>();
    const rows = this.db
      .prepare<[], { tableName: string; rowId: number; columns: string; old: string }>(
        'SELECT table_name AS tableName, row_id AS rowId, columns, old FROM undo_fields',
      )
      .all();
    for (const row of rows) {
      const table = tableByName.get(row.tableName)!;
      const columns = JSON.parse(row.columns) as string[];
      const key = `${row.tableName} ${row.columns}`;
      let statement = statements.get(key);
      if (!statement) {
        const set = columns.map((column) => `${column} = json_extract(:old, '$.${column}')`).join(', ');
        statement = this.db.prepare(
          `UPDATE OR IGNORE main.${table.name} SET ${set} WHERE id = :rowId AND ${parentsExist(table, ':old', columns)}`,
        );
        statements.set(key, statement);
      }
      if (statement.run({ rowId: row.rowId, old: row.old }).changes === 0)
        this.keep(
          row.tableName,
          row.rowId,
          this.lacksParent(table, row.old, columns) ? 'parent-gone' : 'taken',
          columns,
        );
      else this.changed++;
    }
  }

  private lacksParent(table: JournalledTable, old: string, columns?: string[]): boolean {
    return (
      this.db.prepare(`SELECT 1 WHERE ${parentsExist(table, ':old', columns)}`).get({ old }) === undefined
    );
  }

  removeInsertedRows(): void {
    this.spareRowsInUse();
    for (const table of [...journalledTables].reverse()) {
      this.changed += this.db
        .prepare(
          `DELETE FROM main.${table.name} WHERE id IN (SELECT row_id FROM undo_removals WHERE table_name = '${table.name}')`,
        )
        .run().changes;
    }
  }

  /**
   * A row that something outside the set refers to stays, and a record that stays keeps its parts: an
   * imported customer to whom a note was added since keeps the phones that came with her.
   */
  private spareRowsInUse(): void {
    for (const kept of [...this.kept]) this.spareParts(kept.table, kept.rowId);
    for (let isChanged = true; isChanged; ) {
      isChanged = false;
      for (const child of journalledTables)
        for (const { column, parent } of child.references) {
          const used = this.db
            .prepare<[], number>(
              `SELECT DISTINCT removal.row_id FROM undo_removals AS removal
               JOIN main.${child.name} AS child ON child.${column} = removal.row_id
               WHERE removal.table_name = '${parent}'
                 AND NOT EXISTS (SELECT 1 FROM undo_removals AS other
                                 WHERE other.table_name = '${child.name}' AND other.row_id = child.id)`,
            )
            .pluck()
            .all();
          for (const rowId of used) {
            this.db
              .prepare('DELETE FROM undo_removals WHERE table_name = ? AND row_id = ?')
              .run(parent, rowId);
            this.keep(parent, rowId, 'in-use', []);
            this.spareParts(parent, rowId);
            isChanged = true;
          }
        }
    }
  }

  private spareParts(record: string, rowId: number): void {
    if (!tableByName.get(record)?.isRecord) return;
    for (const part of journalledTables)
      for (const { column, parent } of part.owners)
        if (parent === record)
          this.db
            .prepare(
              `DELETE FROM undo_removals WHERE table_name = '${part.name}'
               AND row_id IN (SELECT id FROM main.${part.name} WHERE ${column} = ?)`,
            )
            .run(rowId);
  }

  finish(): UndoOutcome {
    const waiting = this.db
      .prepare<[], { tableName: string; rowId: number; old: string }>(
        'SELECT table_name AS tableName, row_id AS rowId, old FROM undo_rows',
      )
      .all();
    for (const { tableName, rowId, old } of waiting)
      this.keep(
        tableName,
        rowId,
        this.lacksParent(tableByName.get(tableName)!, old) ? 'parent-gone' : 'taken',
        [],
      );
    this.db.exec('DROP TABLE undo_removals; DROP TABLE undo_fields; DROP TABLE undo_rows');
    return { changed: this.changed, kept: this.kept };
  }

  private keep(table: string, rowId: number, reason: KeptReason, columns: string[]): void {
    this.kept.push({ table, rowId, reason, columns });
  }
}

/** One effect per row: what it was before the set's first entry, and whether the set made or deleted it. */
function* mergeEntries(entries: Entry[]): Generator<RowEffect> {
  let effect: RowEffect | undefined;
  for (const entry of entries) {
    if (effect?.rowId !== entry.rowId) {
      if (effect) yield effect;
      effect = { rowId: entry.rowId, isInserted: entry.action === 'insert', isDeleted: false, before: {} };
    }
    effect.isDeleted = entry.action === 'delete';
    if (entry.old)
      effect.before = { ...(JSON.parse(entry.old) as Record<string, unknown>), ...effect.before };
  }
  if (effect) yield effect;
}

const hasUpdatedAt = (table: JournalledTable) => table.isRecord;

/** True where each parent that the old values name is there. */
function parentsExist(table: JournalledTable, old: string, columns = table.columns): string {
  const tests = table.references
    .filter(({ column }) => columns.includes(column))
    .map(
      ({ column, parent }) =>
        `(json_extract(${old}, '$.${column}') IS NULL OR EXISTS (SELECT 1 FROM main.${parent} WHERE id = json_extract(${old}, '$.${column}')))`,
    );
  return tests.length === 0 ? '1' : tests.join(' AND ');
}
