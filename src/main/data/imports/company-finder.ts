import type Database from 'better-sqlite3';
import { makeCompanyKey } from '../companies/find-or-make-company.ts';
import { makeUid } from '../profile/records.ts';
import type { ImportTables } from './import-tables.ts';
import { KeyTable } from './key-table.ts';
import type { NumberSeries } from './number-series.ts';

/** Companies by name, made where there is none. */
export class CompanyFinder {
  private readonly keys = new KeyTable();
  private readonly tables: ImportTables;
  private readonly numbers: NumberSeries;
  private readonly source: string;
  private readonly now: number;
  /** The file's last name, which is often the next row's too. */
  private recent: { name: string; id: number } | undefined;
  made = 0;

  constructor(
    db: Database.Database,
    tables: ImportTables,
    numbers: NumberSeries,
    source: string,
    now: number,
  ) {
    this.tables = tables;
    this.numbers = numbers;
    this.source = source;
    this.now = now;
    const stored = db.prepare<[], { id: number; key: string }>(
      'SELECT id, name_key AS key FROM companies WHERE deleted_at IS NULL ORDER BY id',
    );
    for (const { id, key } of stored.iterate()) this.keys.add(key, id);
  }

  findOrMake(name: string): number {
    if (this.recent?.name === name) return this.recent.id;
    const key = makeCompanyKey(name);
    let id = this.keys.findFirst(key);
    if (id === undefined) {
      id = this.tables.companies.insert(
        makeUid(this.now),
        this.source,
        this.now,
        this.now,
        this.numbers.take(),
        name,
        key,
        null,
        null,
        null,
        null,
        null,
      );
      this.keys.add(key, id);
      this.made++;
    }
    this.recent = { name, id };
    return id;
  }

  /** Of companies that an import of companies made itself. */
  add(key: string, id: number): void {
    this.keys.add(key, id);
  }

  find(key: string): number[] {
    return this.keys.find(key);
  }
}
