import type Database from 'better-sqlite3';
import { type JournalledTable, journalledTables } from './journalled-tables.ts';

export type ChangeSetDraft = {
  operation: string;
  source: string;
  at: number;
};

export type Summary = Record<string, string | number>;

/**
 * Puts the record of changes under a connection: triggers made from the schema write every insert,
 * update (old values of the changed columns) and delete (the whole row) under the current change set.
 * They are TEMP triggers, so they never meet a migration, and a write outside a change set fails.
 * `bulk` leaves the insert triggers out: the job says `recordRange` for the rows it inserts.
 */
export function installJournal(db: Database.Database, { bulk }: { bulk: boolean }): void {
  db.exec('CREATE TEMP TABLE journal_state (change_set_id INTEGER); INSERT INTO journal_state VALUES (NULL)');
  for (const table of journalledTables) {
    if (!bulk) db.exec(insertTrigger(table));
    db.exec(updateTrigger(table));
    db.exec(deleteTrigger(table));
  }
}

/** Opens an entry of the journal; the caller holds the transaction. */
export function beginChangeSet(db: Database.Database, draft: ChangeSetDraft): number {
  const id = db
    .prepare<[number, string, string], number>(
      `INSERT INTO change_sets (at, operation, source, summary) VALUES (?, ?, ?, '{}') RETURNING id`,
    )
    .pluck()
    .get(draft.at, draft.operation, draft.source)!;
  db.prepare('UPDATE journal_state SET change_set_id = ?').run(id);
  return id;
}

/**
 * Closes the entry. One that changed nothing is taken away again: returns null. An undo that could take
 * nothing back stays, unseen: Ctrl+Z must not try the same again and again.
 */
export function endChangeSet(db: Database.Database, id: number, summary: Summary): number | null {
  db.prepare('UPDATE journal_state SET change_set_id = NULL').run();
  const rows = db
    .prepare<[number, number], number>(
      `SELECT (SELECT count(*) FROM changes WHERE change_set_id = ?)
            + (SELECT coalesce(sum(last_id - first_id + 1), 0) FROM change_ranges WHERE change_set_id = ?)`,
    )
    .pluck()
    .get(id, id)!;
  if (rows === 0) {
    db.prepare('DELETE FROM change_sets WHERE id = ? AND undoes IS NULL').run(id);
    return null;
  }
  db.prepare('UPDATE change_sets SET summary = ?, rows = ? WHERE id = ?').run(
    JSON.stringify(summary),
    rows,
    id,
  );
  return id;
}

/** After a rollback: the entry went with it, the connection's mark did too, unless it was set outside. */
export function abandonChangeSet(db: Database.Database): void {
  db.prepare('UPDATE journal_state SET change_set_id = NULL').run();
}

/** Rows `first` to `last` of a table were inserted by the job that holds the change set. */
export function recordRange(
  db: Database.Database,
  id: number,
  table: string,
  first: number,
  last: number,
): void {
  db.prepare(
    'INSERT INTO change_ranges (change_set_id, table_name, first_id, last_id) VALUES (?, ?, ?, ?)',
  ).run(id, table, first, last);
}

/** The nouns that a change set touched, for the screens that show them. */
export function listTouchedTables(db: Database.Database, id: number): string[] {
  return db
    .prepare<[number, number], string>(
      `SELECT DISTINCT table_name FROM changes WHERE change_set_id = ?
       UNION SELECT DISTINCT table_name FROM change_ranges WHERE change_set_id = ?`,
    )
    .pluck()
    .all(id, id);
}

const currentSet = '(SELECT change_set_id FROM journal_state)';

function insertTrigger(table: JournalledTable): string {
  return `CREATE TEMP TRIGGER journal_insert_${table.name} AFTER INSERT ON main.${table.name} BEGIN
    INSERT INTO changes (change_set_id, table_name, row_id, action, record_table, record_id)
    VALUES (${currentSet}, '${table.name}', NEW.id, 'insert', ${recordOf(table, 'NEW')});
  END`;
}

function updateTrigger(table: JournalledTable): string {
  const isChanged = table.columns.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ');
  // Concatenation, not json_object: only the changed columns, in one pass, at bulk speed.
  const oldValues = table.columns
    .map(
      (column) =>
        `CASE WHEN OLD.${column} IS NOT NEW.${column} THEN ',"${column}":' || json_quote(OLD.${column}) ELSE '' END`,
    )
    .join(' || ');
  return `CREATE TEMP TRIGGER journal_update_${table.name} AFTER UPDATE ON main.${table.name} WHEN ${isChanged} BEGIN
    INSERT INTO changes (change_set_id, table_name, row_id, action, record_table, record_id, old)
    VALUES (${currentSet}, '${table.name}', OLD.id, 'update', ${recordOf(table, 'OLD')}, '{' || substr(${oldValues}, 2) || '}');
  END`;
}

function deleteTrigger(table: JournalledTable): string {
  const row = table.columns.map((column) => `'${column}', OLD.${column}`).join(', ');
  return `CREATE TEMP TRIGGER journal_delete_${table.name} AFTER DELETE ON main.${table.name} BEGIN
    INSERT INTO changes (change_set_id, table_name, row_id, action, record_table, record_id, old)
    VALUES (${currentSet}, '${table.name}', OLD.id, 'delete', ${recordOf(table, 'OLD')}, json_object(${row}));
  END`;
}

/** The two values `record_table, record_id` of a row. */
function recordOf(table: JournalledTable, row: 'OLD' | 'NEW'): string {
  if (table.isRecord) return `'${table.name}', ${row}.id`;
  if (table.owners.length === 0) return 'NULL, NULL';
  const cases = table.owners
    .map(({ column, parent }) => `WHEN ${row}.${column} IS NOT NULL THEN '${parent}'`)
    .join(' ');
  const ids = table.owners.map(({ column }) => `${row}.${column}`);
  return `CASE ${cases} END, ${ids.length === 1 ? ids[0] : `coalesce(${ids.join(', ')})`}`;
}
