import type Database from 'better-sqlite3';
import type { ListNoun } from '../../../contract/lists.ts';

/** Gives customer numbers in a row; a number from the file is kept where nobody has it. */
export class NumberSeries {
  private readonly db: Database.Database;
  private readonly noun: ListNoun;
  private last: number;
  private readonly isTaken: Database.Statement<[number], unknown>;

  constructor(db: Database.Database, noun: ListNoun) {
    this.db = db;
    this.noun = noun;
    this.last = db
      .prepare<[string], number>(
        `SELECT max(coalesce((SELECT last FROM counters WHERE series = ?), 0), coalesce((SELECT max(number) FROM ${noun}), 0))`,
      )
      .pluck()
      .get(noun)!;
    this.isTaken = db.prepare(`SELECT 1 FROM ${noun} WHERE number = ?`);
  }

  take(wish?: string): number {
    if (wish !== undefined && /^[1-9]\d{0,14}$/.test(wish)) {
      const number = Number(wish);
      if (number > this.last) {
        this.last = number;
        return number;
      }
      if (this.isTaken.get(number) === undefined) return number;
    }
    return ++this.last;
  }

  /** Numbers given now are never given again. */
  save(): void {
    this.db
      .prepare(
        'INSERT INTO counters (series, last) VALUES (?, ?) ON CONFLICT (series) DO UPDATE SET last = max(last, excluded.last)',
      )
      .run(this.noun, this.last);
  }
}
