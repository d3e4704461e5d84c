import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { connectLock, refuseForeignFile } from './connect.ts';
import { isRestoreUnfinished } from './restore-paths.ts';

export type DataFileLock = { release: () => void };

/** Held by this process: how often, and how to let go. */
const held = new Map<string, { count: number; close: () => void }>();

/**
 * Makes sure that one program at a time has a data file, across windows, profiles and users: SQLite's own
 * lock on a small file beside it, which the system lets go when the process ends, however it ends. The small
 * file stays: to remove it would take the lock from somebody who has just opened it.
 * @throws {DatabaseError} in-use
 */
export function lockDataFile(file: string): DataFileLock {
  const key = resolve(file);
  const lock = held.get(key) ?? { count: 0, close: connectLock(`${key}.lock`, file) };
  held.set(key, lock);
  lock.count++;
  let isReleased = false;
  return {
    release: () => {
      if (isReleased) return;
      isReleased = true;
      if (--lock.count > 0) return;
      held.delete(key);
      lock.close();
    },
  };
}

/**
 * The lock for a file that is about to be opened; none, and no small file, beside one that is not ours or is
 * not there: opening it will say so.
 * @throws {DatabaseError}
 */
export function holdDataFile(file: string, isNew: boolean): DataFileLock | undefined {
  if (!isRestoreUnfinished(file)) {
    if (existsSync(file)) refuseForeignFile(file);
    else if (!isNew) return undefined;
  }
  return lockDataFile(file);
}
