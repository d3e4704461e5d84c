import type { z } from 'zod';
import type { ErrorReport } from './errors.ts';

/**
 * `query` only reads; `command` is one synchronous transaction and one entry of the journal; `job` is long
 * work with progress and cancel, whose writes are one entry of the journal; `shell` belongs to the main
 * process: windows, dialogs, which file is open.
 */
export type OperationKind = 'query' | 'command' | 'job' | 'shell';

export type Operation<
  Kind extends OperationKind = OperationKind,
  Input extends z.ZodType = z.ZodType,
  Output = unknown,
> = {
  kind: Kind;
  input: Input;
  /** Never set; carries the answer's type. */
  readonly output?: Output;
};

type Builder<Kind extends OperationKind, Input extends z.ZodType> = {
  returns<Output>(): Operation<Kind, Input, Output>;
};

const build =
  <Kind extends OperationKind>(kind: Kind) =>
  <Input extends z.ZodType>(input: Input): Builder<Kind, Input> => ({
    returns: <Output>() => ({ kind, input }) as Operation<Kind, Input, Output>,
  });

export const query = build('query');
export const command = build('command');
export const job = build('job');
export const shell = build('shell');

export type Contract = Record<string, Record<string, Operation>>;

export type InputOf<O> = O extends Operation<OperationKind, infer Input, unknown> ? z.input<Input> : never;
export type ParsedOf<O> = O extends Operation<OperationKind, infer Input, unknown> ? z.output<Input> : never;
export type OutputOf<O> = O extends Operation<OperationKind, z.ZodType, infer Output> ? Output : never;

/** What a job tells on its way. */
export type Progress = {
  /** A key of the locales: what is being done. */
  phase: string;
  done: number;
  /** 0 where the end can't be known. */
  total: number;
  /** Rows so far, where that differs from `done` (bytes). */
  rows?: number;
  rowsPerSecond?: number;
  secondsLeft?: number;
};

export type Result = { ok: true; value: unknown } | { ok: false; error: ErrorReport };

/** What the data process and the shell tell the window unasked. */
export type CrmEvent =
  | { type: 'changed'; tables: string[]; changeSet: number | null }
  | { type: 'progress'; job: string; progress: Progress }
  | { type: 'data-process'; state: 'starting' | 'ready' | 'crashed' }
  | { type: 'file-changed' }
  /** The search index has caught up with the data. */
  | { type: 'indexed' }
  | { type: 'backup-failed'; error: ErrorReport }
  | { type: 'command'; command: string };
