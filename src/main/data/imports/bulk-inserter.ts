import type Database from 'better-sqlite3';
import { recordRange } from '../../../../db/journal.ts';

type Value = string | number | null;

/**
 * Inserts rows of one table with ids of its own choosing. Rows of new records are journalled as ranges of
 * ids, one entry for thousands; a row that joins a record which was there before gets an entry of its
 * own, so that the record's history shows it.
 */
export class BulkInserter {
  private readonly insertRow: Database.Statement<Value[]>;
  private readonly insertEntry: Database.Statement<[number, number, string, number]>;
  private nextId: number;
  private rangeStart: number;
  private readonly db: Database.Database;
  private readonly changeSetId: number;
  private readonly table: string;

  constructor(db: Database.Database, changeSetId: number, table: string, columns: string[]) {
    this.db = db;
    this.changeSetId = changeSetId;
    this.table = table;
    this.insertRow = db.prepare(
      `INSERT INTO ${table} (id, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`,
    );
    this.insertEntry = db.prepare(
      `INSERT INTO changes (change_set_id, table_name, row_id, action, record_table, record_id)
       VALUES (?, '${table}', ?, 'insert', ?, ?)`,
    );
    this.nextId = db
      .prepare<[], number>(
        `SELECT 1 + max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = '${table}'), 0), coalesce((SELECT max(id) FROM ${table}), 0))`,
      )
      .pluck()
      .get()!;
    this.rangeStart = this.nextId;
  }

  /** Into a record made by the same import. Returns the row's id. */
  insert(...values: Value[]): number {
    const id = this.nextId++;
    this.insertRow.run(id, ...values);
    return id;
  }

  /** Into a record that was there before. */
  insertInto(record: 'contacts' | 'companies', recordId: number, ...values: Value[]): number {
    this.flush();
    const id = this.insert(...values);
    this.insertEntry.run(this.changeSetId, id, record, recordId);
    this.rangeStart = this.nextId;
    return id;
  }

  /** Writes down the range so far. */
  flush(): void {
    if (this.nextId > this.rangeStart)
      recordRange(this.db, this.changeSetId, this.table, this.rangeStart, this.nextId - 1);
    this.rangeStart = this.nextId;
  }
}
