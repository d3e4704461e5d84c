import type Database from 'better-sqlite3';
import { recordRange } from './journal.ts';

export type Value = string | number | null;

/** Rows of so few shapes come in a file; the rare ones beyond get the statement that fits all. */
const mostShapes = 200;
const mostRows = 16;

/**
 * Inserts rows of one table with ids of its own choosing. Rows of new records are journalled as ranges of
 * ids, one entry for thousands; a row that joins a record which was there before gets an entry of its
 * own, so that the record's history shows it.
 *
 * Handing a value to SQLite costs about as much as storing it, and every statement has a price of its own.
 * So there is a statement for each shape of rows: a column without a value doesn't stand in it (no column
 * of these tables has a default where it may be null), nor does one of the `spelled` columns, whose few
 * values are written out in it; and all rows of one kind that a record gets go into one statement.
 */
export class BulkInserter {
  private readonly statements = new Map<string, Database.Statement<[Value[]]>>();
  private readonly insertEntry: Database.Statement<[number, number, string, number]>;
  private nextId: number;
  private rangeStart: number;
  private readonly db: Database.Database;
  private readonly changeSetId: number;
  private readonly table: string;
  private readonly columns: string[];
  private readonly isSpelled: boolean[];

  constructor(
    db: Database.Database,
    changeSetId: number,
    table: string,
    columns: string[],
    spelled: readonly string[] = [],
  ) {
    this.db = db;
    this.changeSetId = changeSetId;
    this.table = table;
    this.columns = columns;
    this.isSpelled = columns.map((column) => spelled.includes(column));
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
    return this.insertAll([values]);
  }

  /** Several rows of a record made by the same import. Returns the first one's id; the others follow it. */
  insertAll(rows: readonly Value[][]): number {
    const first = this.nextId;
    if (rows.length > mostRows) {
      this.nextId += rows.length;
      this.insertUnusual(first, rows);
      return first;
    }
    const bound: Value[] = [];
    let shape = '';
    for (const row of rows) {
      bound.push(this.nextId++);
      let filled = 0;
      for (let index = 0; index < row.length; index++) {
        const value = row[index]!;
        if (value === null) continue;
        filled |= 1 << index;
        if (this.isSpelled[index]) shape += `${value},`;
        else bound.push(value);
      }
      shape += `${filled};`;
    }
    const statement = this.statements.get(shape) ?? this.prepare(shape, rows);
    if (statement) statement.run(bound);
    else this.insertUnusual(first, rows);
    return first;
  }

  private prepare(shape: string, rows: readonly Value[][]): Database.Statement<[Value[]]> | undefined {
    if (this.statements.size === mostShapes) return undefined;
    // Every column that one of the rows fills: the others' nulls are written out.
    const used = this.columns.flatMap((_, index) => (rows.some((row) => row[index] !== null) ? [index] : []));
    const spell = (value: Value, index: number) =>
      value === null
        ? 'NULL'
        : !this.isSpelled[index]
          ? '?'
          : typeof value === 'number'
            ? value
            : quote(value);
    const tuples = rows.map(
      (row) => `(${['?', ...used.map((index) => spell(row[index]!, index))].join(', ')})`,
    );
    const names = ['id', ...used.map((index) => this.columns[index])].join(', ');
    const statement = this.db.prepare<[Value[]]>(
      `INSERT INTO ${this.table} (${names}) VALUES ${tuples.join(', ')}`,
    );
    this.statements.set(shape, statement);
    return statement;
  }

  private unusual: Database.Statement<[Value[]]> | undefined;

  private insertUnusual(first: number, rows: readonly Value[][]): void {
    this.unusual ??= this.db.prepare<[Value[]]>(
      `INSERT INTO ${this.table} (id, ${this.columns.join(', ')}) VALUES (?${', ?'.repeat(this.columns.length)})`,
    );
    for (const [index, row] of rows.entries()) this.unusual.run([first + index, ...row]);
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

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;
