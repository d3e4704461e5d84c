import type Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import type { Summary } from '../../../db/journal.ts';
import * as schema from '../../../db/schema/index.ts';
import type { CrmEvent, Progress } from '../../contract/operation.ts';
import { foldText } from '../../contract/values/name-key.ts';

export type Db = BetterSQLite3Database<typeof schema>;

/** What every handler gets. Queries use only the first four. */
export type Context = {
  /** Drizzle over `sqlite`. */
  db: Db;
  /** The same connection, for prepared SQL where it is hot. */
  sqlite: Database.Database;
  /** UTC milliseconds. */
  now: () => number;
  /** The search index, a file of its own beside the data. */
  searchFile: string;
  /** Where the verified copies are. */
  backupFolder: string;
  /** The path behind a token that the shell gave for a chosen file. @throws {AppError} not-found */
  pathOf: (token: string) => string;
};

export type CommandContext = Context & {
  /** What History says of this change: parameters of the operation's sentence. */
  summarize: (summary: Summary) => void;
  /** `manual`, `import:12`: stored with what the command makes. */
  source: string;
};

export type JobContext = Context & {
  file: string;
  job: string;
  signal: AbortSignal;
  progress: (progress: Progress) => void;
  /** `screen` or `cli`, as History shows it. */
  source: string;
  /** Runs a task of `worker.ts` on a thread and a connection of its own; ends it when cancelled. */
  runInWorker: RunInWorker;
  /** Holds back commands of the window while the job writes. @throws {AppError} conflict if another job writes */
  writeAlone: <Value>(run: () => Promise<Value>) => Promise<Value>;
  /** Runs as a command does: one transaction, one entry of the journal. For jobs that turn out to be small. */
  runAsCommand: <Value>(
    operation: string,
    run: (context: CommandContext, changeSetId: number) => Value,
  ) => Value;
  emit: (event: CrmEvent) => void;
};

/** Names of the tasks that run on a thread of their own, with what they take and give: `worker-tasks.ts`. */
export type RunInWorker = <Value>(
  task: string,
  input: unknown,
  options?: { signal?: AbortSignal; onProgress?: (progress: Progress) => void },
) => Promise<Value>;

/** Drizzle over a connection, with the functions that lists filter and sort by. */
export function wrapDatabase(sqlite: Database.Database): Db {
  registerFunctions(sqlite);
  return drizzle(sqlite, { schema });
}

/** `fold(text)`: without case and accents; `digits(text)`: the digits alone. */
export function registerFunctions(sqlite: Database.Database): void {
  sqlite.function('fold', { deterministic: true }, (text: unknown) =>
    text === null ? null : foldText(String(text)),
  );
  sqlite.function('digits', { deterministic: true }, (text: unknown) =>
    text === null ? null : String(text).replace(/\D+/g, ''),
  );
}
