import { z } from 'zod';
import { ById, Id } from './common-inputs.ts';
import { job, query } from './operation.ts';

export type ChangeSet = {
  id: number;
  at: number;
  operation: string;
  source: string;
  summary: Record<string, string | number>;
  rows: number;
  /** The change set that this one takes back. */
  undoes: number | null;
  isUndone: boolean;
  /** The lasting record of an import, where it is one. */
  importId: number | null;
};

/** One field of one row: what it was and what it became. Names of columns are the database's. */
export type FieldChange = {
  changeSet: number;
  at: number;
  operation: string;
  source: string;
  table: string;
  rowId: number;
  action: 'insert' | 'update' | 'delete';
  column: string | null;
  before: string | number | null;
  after: string | number | null;
};

/** Something that could not go back, said in the owner's words by `history.kept.<reason>`. */
export type KeptItem = {
  noun: string;
  id: number | null;
  name: string;
  reason: 'changed-later' | 'deleted-later' | 'in-use' | 'parent-gone' | 'taken';
  columns: string[];
};

export type UndoAnswer = {
  /** Null where there was nothing to do. */
  changeSet: number | null;
  changed: number;
  /** The first hundred. */
  kept: KeptItem[];
  keptCount: number;
  /** What was taken back. */
  operation: string;
  summary: Record<string, string | number>;
};

export const history = {
  list: query(
    z.strictObject({
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
  ).returns<ChangeSet[]>(),
  count: query(z.strictObject({})).returns<number>(),
  /** The records that a change set touched, first hundred, with the fields. */
  changes: query(ById).returns<{
    changes: FieldChange[];
    records: { noun: string; id: number; name: string }[];
    recordCount: number;
  }>(),
  ofRecord: query(z.strictObject({ table: z.enum(['contacts', 'companies']), id: Id })).returns<
    FieldChange[]
  >(),
  /** What Ctrl+Z and Ctrl+Shift+Z would do now. */
  next: query(z.strictObject({})).returns<{ undo: ChangeSet | null; redo: ChangeSet | null }>(),
  /** `id` null: the latest change that still stands (Ctrl+Z). Undoing an undo is a redo. */
  undo: job(z.strictObject({ id: Id.nullable() })).returns<UndoAnswer>(),
  redo: job(z.strictObject({})).returns<UndoAnswer>(),
};
