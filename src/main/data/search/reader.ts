import { statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { isDamage, openIndexForReading, readState, reportDamage } from './index-file.ts';
import { isSameHistory } from './journal-position.ts';

type Opened = { searchFile: string; inode: bigint; index: Database.Database };

/** One open index per connection of the data, for as long as the file is the same. */
const opened = new WeakMap<Database.Database, Opened>();

export type Snapshot = {
  data: Database.Database;
  /** Undefined where there is no index, none of this data, or none that can be read: all records wait then. */
  index: Database.Database | undefined;
  /** False inside a transaction, whose changes may be taken back. */
  isSettled: boolean;
};

/**
 * Runs a read on the index and on the data as they are at one moment. A damaged index is given up here and
 * made again by the writer.
 */
export function readIndex<Value>(
  { sqlite, searchFile }: { sqlite: Database.Database; searchFile: string },
  read: (snapshot: Snapshot) => Value,
): Value {
  const isSettled = !sqlite.inTransaction;
  // One transaction also spares the locking that each statement alone would cost.
  if (isSettled) sqlite.exec('BEGIN');
  try {
    return readAtOnce(sqlite, searchFile, (index) => read({ data: sqlite, index, isSettled }));
  } finally {
    if (isSettled) sqlite.exec('COMMIT');
  }
}

function readAtOnce<Value>(
  sqlite: Database.Database,
  searchFile: string,
  read: (index: Database.Database | undefined) => Value,
): Value {
  const index = openIndex(sqlite, searchFile);
  if (!index) return read(undefined);
  try {
    index.exec('BEGIN');
    // The index before the data: what it knows is then never newer.
    const state = readState(index);
    return read(state && isSameHistory(sqlite, state) ? index : undefined);
  } catch (error) {
    // An error of the data's own comes again below, and then reaches the caller.
    if (!isDamage(error)) throw error;
    closeIndex(sqlite);
    reportDamage(searchFile);
    return read(undefined);
  } finally {
    if (index.open && index.inTransaction) index.exec('COMMIT');
  }
}

/** Before the index file is removed, or the data closed. */
export function closeIndex(sqlite: Database.Database): void {
  opened.get(sqlite)?.index.close();
  opened.delete(sqlite);
}

function openIndex(sqlite: Database.Database, searchFile: string): Database.Database | undefined {
  const known = opened.get(sqlite);
  const inode = statSync(searchFile, { bigint: true, throwIfNoEntry: false })?.ino;
  if (known && known.searchFile === searchFile && known.inode === inode) return known.index;
  closeIndex(sqlite);
  if (inode === undefined) return undefined;
  try {
    const index = openIndexForReading(searchFile);
    if (index) opened.set(sqlite, { searchFile, inode, index });
    return index;
  } catch (error) {
    if (isDamage(error)) reportDamage(searchFile);
    return undefined; // being made at this moment, or no room left: everything is found without it too
  }
}
