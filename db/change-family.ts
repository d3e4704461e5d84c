import type Database from 'better-sqlite3';
import { prepareOnce } from './prepare-once.ts';

export type Origin = {
  /** The change that all began with. */
  root: number;
  /** After this set the root's change is off the data: an undo. False for the change itself and a redo. */
  isTakenBack: boolean;
};

/** A change, its undos, their redos, and so on: which of them a change set is. */
export class ChangeFamily {
  private readonly db: Database.Database;
  private readonly known = new Map<number, Origin>();

  constructor(db: Database.Database) {
    this.db = db;
  }

  rootOf(id: number): Origin {
    const known = this.known.get(id);
    if (known) return known;
    const target = prepareOnce<[number], number | null>(
      this.db,
      'SELECT undoes FROM change_sets WHERE id = ?',
    )
      .pluck()
      .get(id);
    const before = target == null ? undefined : this.rootOf(target);
    const origin = before
      ? { root: before.root, isTakenBack: !before.isTakenBack }
      : { root: id, isTakenBack: false };
    this.known.set(id, origin);
    return origin;
  }

  /** All change sets that lead to the root, itself included. */
  membersOf(root: number): { id: number; isTakenBack: boolean }[] {
    return prepareOnce<[number], { id: number; isTakenBack: number }>(
      this.db,
      `WITH RECURSIVE family(id, steps) AS (
         SELECT ?, 0 UNION ALL
         SELECT s.id, family.steps + 1 FROM family JOIN change_sets s ON s.undoes = family.id)
       SELECT id, steps % 2 AS isTakenBack FROM family`,
    )
      .all(root)
      .map((member) => ({ id: member.id, isTakenBack: member.isTakenBack === 1 }));
  }
}
