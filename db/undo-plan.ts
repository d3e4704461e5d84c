import type Database from 'better-sqlite3';
import { ChangeFamily } from './change-family.ts';
import type { JournalledTable } from './journalled-tables.ts';
import { type Entry, findChangedSince } from './later-changes.ts';
import { prepareOnce } from './prepare-once.ts';
import type { Kept } from './undo.ts';

/**
 * What an undo will do, row by row, in `temp.undo_plan`: `remove` what the set inserted, `restore` what it
 * deleted, `set` the fields that it changed, less what was changed since. Rows that only the set itself, its
 * undos and redos changed are planned in SQL, however many they are; the others are looked at one by one.
 */
export class UndoPlan {
  private readonly db: Database.Database;
  private readonly id: number;
  private readonly keep: (kept: Kept) => void;
  private readonly family: ChangeFamily;
  private readonly isTakenBack: boolean;
  /** Rows that the set made and that stay, with a later change: what belongs to them stays as well. */
  readonly stayingRecords: { table: string; rowId: number }[] = [];

  constructor(db: Database.Database, id: number, keep: (kept: Kept) => void) {
    this.db = db;
    this.id = id;
    this.keep = keep;
    this.family = new ChangeFamily(db);
    this.isTakenBack = this.family.rootOf(id).isTakenBack;
    this.openTables();
  }

  private openTables(): void {
    this.db.exec(`
      CREATE TEMP TABLE IF NOT EXISTS undo_plan (
        table_name TEXT NOT NULL, row_id INTEGER NOT NULL, action TEXT NOT NULL,
        entry INTEGER, -- the changes entry that has the values from before, unless they are in old
        old TEXT, columns TEXT,
        PRIMARY KEY (table_name, row_id)) WITHOUT ROWID;
      CREATE TEMP TABLE IF NOT EXISTS undo_family (set_id INTEGER PRIMARY KEY, is_taken_back INTEGER NOT NULL);
      CREATE TEMP TABLE IF NOT EXISTS undo_later (row_id INTEGER PRIMARY KEY, last_set INTEGER, is_mixed INTEGER NOT NULL);
    `);
    this.clear();
    const add = prepareOnce<[number, number], unknown>(this.db, 'INSERT INTO temp.undo_family VALUES (?, ?)');
    for (const { id, isTakenBack } of this.family.membersOf(this.family.rootOf(this.id).root))
      add.run(id, Number(isTakenBack));
  }

  clear(): void {
    for (const table of ['undo_plan', 'undo_family', 'undo_later'])
      prepareOnce(this.db, `DELETE FROM temp.${table}`).run();
  }

  collect(table: JournalledTable): void {
    const ranges = this.readRanges(table.name);
    const hasEntries =
      prepareOnce(this.db, 'SELECT 1 FROM changes WHERE change_set_id = ? AND table_name = ? LIMIT 1').get(
        this.id,
        table.name,
      ) !== undefined;
    if (ranges.length === 0 && !hasEntries) return;
    for (const { firstId, lastId } of ranges) this.planRange(table, firstId, lastId);
    if (hasEntries) this.planEntries(table, ranges);
    this.lookLater(table);
    this.leaveSettled(table);
    this.planMixed(table);
  }

  private readRanges(table: string): { firstId: number; lastId: number }[] {
    return prepareOnce<[number, string], { firstId: number; lastId: number }>(
      this.db,
      'SELECT first_id AS firstId, last_id AS lastId FROM change_ranges WHERE change_set_id = ? AND table_name = ?',
    ).all(this.id, table);
  }

  private planRange(table: JournalledTable, first: number, last: number): void {
    prepareOnce(
      this.db,
      `INSERT OR IGNORE INTO temp.undo_plan (table_name, row_id, action)
       SELECT '${table.name}', id, 'remove' FROM main.${table.name} WHERE id BETWEEN ? AND ?`,
    ).run(first, last);
    // What is gone by somebody's hand is looked at as well: it may be worth a word.
    prepareOnce(
      this.db,
      `INSERT OR IGNORE INTO temp.undo_plan (table_name, row_id, action)
       SELECT table_name, row_id, 'remove' FROM changes
       WHERE table_name = '${table.name}' AND row_id BETWEEN ? AND ? AND action = 'delete' AND change_set_id > ?`,
    ).run(first, last, this.id);
  }

  /** Rows with one entry of the set, which are nearly all, in one statement; a range has planned its own. */
  private planEntries(table: JournalledTable, ranges: { firstId: number; lastId: number }[]): void {
    const outside = ranges.map(() => 'AND row_id NOT BETWEEN ? AND ?').join(' ');
    const bounds = ranges.flatMap(({ firstId, lastId }) => [firstId, lastId]);
    this.db
      .prepare(
        `INSERT INTO temp.undo_plan (table_name, row_id, action, entry, columns)
         SELECT table_name, row_id, CASE action WHEN 'insert' THEN 'remove' WHEN 'delete' THEN 'restore' ELSE 'set' END,
           min(id), CASE action WHEN 'update' THEN (SELECT json_group_array(key) FROM json_each(old)) END
         FROM changes WHERE change_set_id = ? AND table_name = '${table.name}' ${outside}
         GROUP BY row_id HAVING count(*) = 1`,
      )
      .run(this.id, ...bounds);
    const several = this.db
      .prepare<number[], number>(
        `SELECT row_id FROM changes WHERE change_set_id = ? AND table_name = '${table.name}' ${outside}
         GROUP BY row_id HAVING count(*) > 1`,
      )
      .pluck()
      .all(this.id, ...bounds);
    for (const rowId of several) this.planMerged(table, rowId);
  }

  /** A row that the set touched more than once: from what it was before the first to what it was after the last. */
  private planMerged(table: JournalledTable, rowId: number): void {
    const entries = prepareOnce<[number, string, number], Entry>(
      this.db,
      `SELECT row_id AS rowId, action, old, change_set_id AS changeSetId FROM changes
       WHERE change_set_id = ? AND table_name = ? AND row_id = ? ORDER BY id`,
    ).all(this.id, table.name, rowId);
    const isInserted = entries[0]!.action === 'insert';
    const isDeleted = entries.at(-1)!.action === 'delete';
    if (isInserted && isDeleted) return;
    let before: Record<string, unknown> = {};
    for (const { old } of entries)
      if (old) before = { ...(JSON.parse(old) as Record<string, unknown>), ...before };
    const action = isInserted ? 'remove' : isDeleted ? 'restore' : 'set';
    this.plan(table, rowId, action, action === 'set' ? Object.keys(before) : null, before);
  }

  private plan(
    table: JournalledTable,
    rowId: number,
    action: 'remove' | 'restore' | 'set',
    columns: string[] | null,
    before: Record<string, unknown>,
  ): void {
    prepareOnce(
      this.db,
      'INSERT OR REPLACE INTO temp.undo_plan (table_name, row_id, action, columns, old) VALUES (?, ?, ?, ?, ?)',
    ).run(table.name, rowId, action, columns && JSON.stringify(columns), JSON.stringify(before));
  }

  /** Per planned row: the family's last word since, and whether anybody else had one. */
  private lookLater(table: JournalledTable): void {
    prepareOnce(this.db, 'DELETE FROM temp.undo_later').run();
    const planned = this.db
      .prepare<[], number>(`SELECT count(*) FROM temp.undo_plan WHERE table_name = '${table.name}'`)
      .pluck()
      .get()!;
    // Either from the planned rows to their entries or from the later entries to the plan.
    const from =
      planned * 20 > this.countLaterEntries()
        ? 'changes c CROSS JOIN temp.undo_plan p'
        : 'temp.undo_plan p CROSS JOIN changes c';
    const index = from.startsWith('changes') ? '+' : '';
    prepareOnce(
      this.db,
      `INSERT INTO temp.undo_later
       SELECT c.row_id, max(f.set_id), max(f.set_id IS NULL)
       FROM ${from} LEFT JOIN temp.undo_family f ON f.set_id = c.change_set_id
       WHERE p.table_name = '${table.name}' AND ${index}c.table_name = '${table.name}' AND ${index}c.row_id = p.row_id
         AND c.change_set_id > ?
       GROUP BY c.row_id`,
    ).run(this.id);
  }

  private countLaterEntries(): number {
    return prepareOnce<[number], number>(
      this.db,
      `SELECT coalesce((SELECT max(id) FROM changes) - (SELECT id FROM changes WHERE change_set_id > ?
         ORDER BY change_set_id, table_name, row_id LIMIT 1) + 1, 0)`,
    )
      .pluck()
      .get(this.id)!;
  }

  /** Rows whose state the family alone decides: already as they should be, so nothing to do. */
  private leaveSettled(table: JournalledTable): void {
    prepareOnce(
      this.db,
      `DELETE FROM temp.undo_plan WHERE table_name = '${table.name}' AND row_id IN (
         SELECT l.row_id FROM temp.undo_later l JOIN temp.undo_family f ON f.set_id = l.last_set
         WHERE NOT l.is_mixed AND f.is_taken_back <> ?)`,
    ).run(Number(this.isTakenBack));
  }

  private planMixed(table: JournalledTable): void {
    type Planned = { rowId: number; action: string; columns: string | null; old: string | null };
    const mixed = prepareOnce<[], Planned>(
      this.db,
      `SELECT p.row_id AS rowId, p.action, p.columns, coalesce(p.old, c.old) AS old
       FROM temp.undo_later l CROSS JOIN temp.undo_plan p ON p.table_name = '${table.name}' AND p.row_id = l.row_id
         LEFT JOIN changes c ON c.id = p.entry
       WHERE l.is_mixed`,
    ).all();
    const leave = prepareOnce<[string, number], unknown>(
      this.db,
      'DELETE FROM temp.undo_plan WHERE table_name = ? AND row_id = ?',
    );
    for (const { rowId, action, columns, old } of mixed) {
      const since = findChangedSince(this.db, table, rowId, this.id, this.family);
      const keep = (reason: Kept['reason'], kept: string[]) =>
        this.keep({ table: table.name, rowId, reason, columns: kept });
      if (action === 'set') {
        const all = JSON.parse(columns!) as string[];
        const free = all.filter((column) => !since.blocked.has(column) && !since.settled.has(column));
        const blocked = all.filter((column) => since.blocked.has(column));
        if (since.isRowGone && !since.isSettled) keep('deleted-later', all);
        else if (blocked.length > 0) keep('changed-later', blocked);
        if (since.isRowGone || free.length === 0) leave.run(table.name, rowId);
        else if (free.length < all.length)
          this.plan(table, rowId, 'set', free, JSON.parse(old!) as Record<string, unknown>);
        continue;
      }
      if (since.isSettled || since.isRowChanged) leave.run(table.name, rowId);
      if (since.isSettled || !since.isRowChanged) continue;
      if (action === 'remove' && table.isRecord) this.stayingRecords.push({ table: table.name, rowId });
      keep(action === 'remove' && since.isRowGone ? 'deleted-later' : 'changed-later', since.laterColumns);
    }
  }
}
