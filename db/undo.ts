import type Database from 'better-sqlite3';
import { ChangeFamily } from './change-family.ts';
import { type JournalledTable, journalledTables, tableByName } from './journalled-tables.ts';
import { prepareOnce } from './prepare-once.ts';
import { UndoPlan } from './undo-plan.ts';

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
  /** The columns that stay, or that bear the later change. */
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
  prepareOnce(db, 'UPDATE change_sets SET undoes = ? WHERE id = ?').run(id, changeSetId);
  const outcome = new Undo(db, id).run();
  markUndone(db, id, changeSetId, outcome);
  if (outcome.changed === 0 && outcome.kept.length === 0)
    prepareOnce(db, 'UPDATE change_sets SET undoes = NULL WHERE id = ?').run(changeSetId);
  return outcome;
}

/**
 * `undone_by` of the set and of those before it: an undone undo lets the first change stand again, and so
 * on down the chain. A set of which something stayed still stands, so that it can be tried again.
 */
function markUndone(db: Database.Database, id: number, by: number, { changed, kept }: UndoOutcome): void {
  if (changed === 0 && kept.length > 0) return;
  const mark = prepareOnce<[number | null, number], unknown>(
    db,
    'UPDATE change_sets SET undone_by = ? WHERE id = ?',
  );
  const chain = [id];
  const targetOf = prepareOnce<[number], number | null>(
    db,
    'SELECT undoes FROM change_sets WHERE id = ?',
  ).pluck();
  for (let next = targetOf.get(id); next != null; next = targetOf.get(next)) chain.push(next);
  // Where there was nothing left to do, the last one that did it stands for this one, which will be gone.
  if (kept.length === 0) mark.run(changed > 0 ? by : findLastOpposite(db, id, by), id);
  for (let index = 1; index < chain.length; index++)
    mark.run(index % 2 === 1 ? null : chain[index - 1]!, chain[index]!);
}

function findLastOpposite(db: Database.Database, id: number, by: number): number | null {
  const family = new ChangeFamily(db);
  const { root, isTakenBack } = family.rootOf(id);
  const opposites = family
    .membersOf(root)
    .filter((member) => member.isTakenBack !== isTakenBack && member.id !== by)
    .map((member) => member.id);
  return opposites.length === 0 ? null : Math.max(...opposites);
}

class Undo {
  private readonly db: Database.Database;
  private readonly plan: UndoPlan;
  private readonly kept: Kept[] = [];
  private changed = 0;

  constructor(db: Database.Database, id: number) {
    this.db = db;
    this.plan = new UndoPlan(db, id, (kept) => this.kept.push(kept));
  }

  run(): UndoOutcome {
    for (const table of journalledTables) this.plan.collect(table);
    const planned = this.listPlannedTables();
    for (const table of planned) this.restoreRows(table);
    for (const table of planned) this.setFields(table);
    this.removeRows();
    // Those whose place was held by a row that has just gone.
    for (const table of planned) this.restoreRows(table);
    for (const table of planned) this.setFields(table);
    for (const table of planned) this.setFieldsOneByOne(table);
    this.keepWaiting();
    this.plan.clear();
    return { changed: this.changed, kept: this.kept.filter((kept) => !this.isGoneWithItsRecord(kept)) };
  }

  private listPlannedTables(): JournalledTable[] {
    const names = prepareOnce<[], string>(this.db, 'SELECT DISTINCT table_name FROM temp.undo_plan')
      .pluck()
      .all();
    return journalledTables.filter(({ name }) => names.includes(name));
  }

  /** A row whose place is taken or whose parent is gone waits in the plan. */
  private restoreRows(table: JournalledTable): void {
    if (!this.hasPlanned(table, 'restore')) return;
    const { name, columns } = table;
    const restored = this.db
      .prepare(
        `INSERT OR IGNORE INTO main.${name} (id, ${columns.join(', ')}${table.isRecord ? ', updated_at' : ''})
         SELECT row_id, ${columns.map((column) => oldValue(column)).join(', ')}${table.isRecord ? `, coalesce(${oldValue('created_at')}, 0)` : ''}
         FROM (${plannedWithValues(table, 'restore')}) WHERE ${parentsExist(table, columns)}`,
      )
      .run().changes;
    this.changed += restored;
    if (restored > 0)
      this.db
        .prepare(
          `DELETE FROM temp.undo_plan WHERE table_name = '${name}' AND action = 'restore'
           AND EXISTS (SELECT 1 FROM main.${name} WHERE id = row_id)`,
        )
        .run();
  }

  /** All rows of which the same columns go back, in one statement; one whose value is taken waits in the plan. */
  private setFields(table: JournalledTable): void {
    if (!this.hasPlanned(table, 'set')) return;
    const { name } = table;
    const groups = this.db
      .prepare<[], string>(
        `SELECT DISTINCT columns FROM temp.undo_plan WHERE table_name = '${name}' AND action = 'set'`,
      )
      .pluck()
      .all();
    for (const group of groups) {
      const columns = JSON.parse(group) as string[];
      const source = `(${plannedWithValues(table, 'set')} AND p.columns = :group) AS planned`;
      this.changed += this.db
        .prepare(
          `UPDATE OR IGNORE main.${name} SET ${columns.map((column) => `${column} = ${oldValue(column)}`).join(', ')}
           FROM ${source} WHERE ${name}.id = planned.row_id AND ${parentsExist(table, columns)}`,
        )
        .run({ group }).changes;
      const isDone = columns.map((column) => `row.${column} IS ${oldValue(column)}`).join(' AND ');
      this.db
        .prepare(
          `DELETE FROM temp.undo_plan WHERE table_name = '${name}' AND action = 'set' AND row_id IN (
             SELECT planned.row_id FROM ${source} JOIN main.${name} AS row ON row.id = planned.row_id WHERE ${isDone})`,
        )
        .run({ group });
    }
  }

  /** What is left: the columns that can go back do, the others are named. */
  private setFieldsOneByOne(table: JournalledTable): void {
    const waiting = this.db
      .prepare<[], { rowId: number; columns: string; old: string }>(
        `SELECT row_id AS rowId, columns, old FROM (${plannedWithValues(table, 'set')})`,
      )
      .all();
    for (const { rowId, columns, old } of waiting) {
      const all = JSON.parse(columns) as string[];
      const lacking = all.filter((column) => this.lacksParent(table, old, [column]));
      if (lacking.length > 0) this.keep(table.name, rowId, 'parent-gone', lacking);
      for (const unit of new Set(all.filter((column) => !lacking.includes(column)).map(table.unitOf))) {
        const together = all.filter((column) => table.unitOf(column) === unit && !lacking.includes(column));
        const set = together.map((column) => `${column} = json_extract(:old, '$.${column}')`).join(', ');
        const isSet = this.db
          .prepare(`UPDATE OR IGNORE main.${table.name} SET ${set} WHERE id = :rowId`)
          .run({ old, rowId }).changes;
        if (isSet) this.changed++;
        else this.keep(table.name, rowId, 'taken', together);
      }
    }
    this.db.prepare(`DELETE FROM temp.undo_plan WHERE table_name = '${table.name}' AND action = 'set'`).run();
  }

  private lacksParent(table: JournalledTable, old: string, columns: string[]): boolean {
    return (
      this.db
        .prepare(`SELECT 1 FROM (SELECT :old AS old) WHERE ${parentsExist(table, columns)}`)
        .get({ old }) === undefined
    );
  }

  private hasPlanned({ name }: JournalledTable, action: string): boolean {
    return (
      prepareOnce(this.db, 'SELECT 1 FROM temp.undo_plan WHERE table_name = ? AND action = ? LIMIT 1').get(
        name,
        action,
      ) !== undefined
    );
  }

  private removeRows(): void {
    this.spareRowsInUse();
    for (const table of [...journalledTables].reverse())
      if (this.hasPlanned(table, 'remove'))
        this.changed += this.db
          .prepare(
            `DELETE FROM main.${table.name} WHERE id IN (
               SELECT row_id FROM temp.undo_plan WHERE table_name = '${table.name}' AND action = 'remove')`,
          )
          .run().changes;
  }

  /**
   * A row that something outside the set refers to stays, and a record that stays keeps its parts: an
   * imported customer to whom a note was added since keeps the phones that came with her.
   */
  private spareRowsInUse(): void {
    this.db.exec(
      'CREATE TEMP TABLE IF NOT EXISTS undo_staying (table_name TEXT NOT NULL, row_id INTEGER NOT NULL)',
    );
    prepareOnce(this.db, 'DELETE FROM temp.undo_staying').run();
    const stay = prepareOnce<[string, number], unknown>(
      this.db,
      'INSERT INTO temp.undo_staying VALUES (?, ?)',
    );
    for (const { table, rowId } of this.plan.stayingRecords) stay.run(table, rowId);
    do this.spareParts();
    while (this.spareParents());
  }

  private spareParents(): boolean {
    let isAnySpared = false;
    for (const child of journalledTables)
      for (const { column, parent } of child.references) {
        if (!this.hasPlanned(tableByName.get(parent)!, 'remove')) continue;
        const used = this.db
          .prepare<[], number>(
            `SELECT DISTINCT p.row_id FROM temp.undo_plan p CROSS JOIN main.${child.name} AS child ON child.${column} = p.row_id
             WHERE p.table_name = '${parent}' AND p.action = 'remove'
               AND NOT EXISTS (SELECT 1 FROM temp.undo_plan other
                               WHERE other.table_name = '${child.name}' AND other.row_id = child.id AND other.action = 'remove')`,
          )
          .pluck()
          .all();
        for (const rowId of used) {
          prepareOnce(this.db, 'DELETE FROM temp.undo_plan WHERE table_name = ? AND row_id = ?').run(
            parent,
            rowId,
          );
          prepareOnce(this.db, 'INSERT INTO temp.undo_staying VALUES (?, ?)').run(parent, rowId);
          this.keep(parent, rowId, 'in-use', []);
          isAnySpared = true;
        }
      }
    return isAnySpared;
  }

  private spareParts(): void {
    if (prepareOnce(this.db, 'SELECT 1 FROM temp.undo_staying LIMIT 1').get() === undefined) return;
    for (const part of journalledTables)
      part.owners.forEach(({ column, parent }, index) => {
        // A person's place in a company is the person's: a company that stays does not hold everybody in it.
        const isOwn = part.owners.slice(0, index).map((other) => `AND part.${other.column} IS NULL`);
        this.db
          .prepare(
            `DELETE FROM temp.undo_plan WHERE table_name = '${part.name}' AND action = 'remove' AND row_id IN (
               SELECT part.id FROM temp.undo_staying s CROSS JOIN main.${part.name} AS part ON part.${column} = s.row_id
               WHERE s.table_name = '${parent}' ${isOwn.join(' ')})`,
          )
          .run();
      });
    prepareOnce(this.db, 'DELETE FROM temp.undo_staying').run();
  }

  private keepWaiting(): void {
    for (const table of journalledTables) {
      const waiting = this.db
        .prepare<[], { rowId: number; old: string }>(
          `SELECT row_id AS rowId, old FROM (${plannedWithValues(table, 'restore')})`,
        )
        .all();
      for (const { rowId, old } of waiting)
        this.keep(
          table.name,
          rowId,
          this.lacksParent(table, old, table.columns) ? 'parent-gone' : 'taken',
          [],
        );
    }
  }

  /** A phone that was deleted meanwhile is not worth a word when its customer goes as well. */
  private isGoneWithItsRecord({ table, rowId, reason, columns }: Kept): boolean {
    if (reason !== 'deleted-later' || columns.length > 0) return false;
    const record = findRecord(this.db, table, rowId);
    return (
      prepareOnce(this.db, `SELECT 1 FROM main.${record.table} WHERE id = ?`).get(record.id) === undefined
    );
  }

  private keep(table: string, rowId: number, reason: KeptReason, columns: string[]): void {
    this.kept.push({ table, rowId, reason, columns });
  }
}

/** The contact or company that a row belongs to, or belonged to; the row itself where there is none. */
export function findRecord(
  db: Database.Database,
  table: string,
  rowId: number,
): { table: string; id: number } {
  const itself = { table, id: rowId };
  const { owners, isRecord } = tableByName.get(table)!;
  if (isRecord || owners.length === 0) return itself;
  const owner = prepareOnce<[number], { [column: string]: number | null }>(
    db,
    `SELECT ${owners.map(({ column }) => column).join(', ')} FROM main.${table} WHERE id = ?`,
  ).get(rowId);
  for (const { column, parent } of owner ? owners : [])
    if (owner?.[column] != null) return { table: parent, id: owner[column] };
  const found = prepareOnce<[string, number], { table: string; id: number }>(
    db,
    `SELECT record_table AS "table", record_id AS id FROM changes
     WHERE table_name = ? AND row_id = ? AND record_table IS NOT NULL ORDER BY id DESC LIMIT 1`,
  ).get(table, rowId);
  return found ?? itself;
}

/** The planned rows of a table with the values from before, as `row_id`, `columns` and `old`. */
function plannedWithValues({ name }: JournalledTable, action: 'restore' | 'set'): string {
  return `SELECT p.row_id, p.columns, coalesce(p.old, c.old) AS old
    FROM temp.undo_plan p LEFT JOIN main.changes c ON c.id = p.entry
    WHERE p.table_name = '${name}' AND p.action = '${action}'`;
}

const oldValue = (column: string) => `json_extract(old, '$.${column}')`;

/** True where each parent that the old values name is there. */
function parentsExist(table: JournalledTable, columns: readonly string[]): string {
  const tests = table.references
    .filter(({ column }) => columns.includes(column))
    .map(
      ({ column, parent }) =>
        `(${oldValue(column)} IS NULL OR EXISTS (SELECT 1 FROM main.${parent} WHERE id = ${oldValue(column)}))`,
    );
  return tests.length === 0 ? '1' : tests.join(' AND ');
}
