import type Database from 'better-sqlite3';
import {
  abandonChangeSet,
  beginChangeSet,
  endChangeSet,
  listTouchedTables,
  type Summary,
} from '../../../db/journal.ts';
import { findOperation } from '../../contract/contract.ts';
import { AppError } from '../../contract/errors.ts';
import type { CrmEvent, Progress, Result } from '../../contract/operation.ts';
import {
  type CommandContext,
  type Context,
  type JobContext,
  type RunInWorker,
  wrapDatabase,
} from './context.ts';
import { reportError } from './dispatch-errors.ts';
import { handlers } from './handlers.ts';

export type Request = {
  name: string;
  input: unknown;
  /** Names the job for progress and cancel. */
  job?: string;
};

export type DispatchOptions = {
  sqlite: Database.Database;
  /** The data file's path; `:memory:` in tests. */
  file: string;
  backupFolder: string;
  /** The search index, a file of its own. */
  searchFile: string;
  /** `screen` or `cli`. */
  source: string;
  runInWorker: RunInWorker;
  emit: (event: CrmEvent) => void;
  log: (entry: { operation: string; milliseconds: number; error?: unknown }) => void;
  now?: () => number;
};

type AnyHandler = (context: unknown, input: unknown) => unknown;

/** Operations over this many milliseconds are logged by name, never with their data. */
const slow = 50;

/** Looks an operation up, checks its input, runs its handler, and says what changed. */
export class Dispatch {
  private readonly options: DispatchOptions;
  private readonly context: Context;
  private readonly files = new Map<string, string>();
  private readonly jobs = new Map<string, AbortController>();
  private readonly waiting: (() => void)[] = [];
  private isWriterBusy = false;

  constructor(options: DispatchOptions) {
    this.options = options;
    this.context = {
      sqlite: options.sqlite,
      db: wrapDatabase(options.sqlite),
      now: options.now ?? Date.now,
      searchFile: options.searchFile,
      backupFolder: options.backupFolder,
      pathOf: (token) => {
        const path = this.files.get(token);
        if (path === undefined) throw new AppError('not-found', 'file_not_chosen');
        return path;
      },
    };
  }

  /** Makes a chosen file known by its token. */
  addFile(token: string, path: string): void {
    this.files.set(token, path);
  }

  cancel(job: string): void {
    this.jobs.get(job)?.abort();
  }

  /** True while a job holds the data: it must end, or be cancelled, before an orderly stop. */
  get isBusy(): boolean {
    return this.jobs.size > 0;
  }

  cancelAll(): void {
    for (const controller of this.jobs.values()) controller.abort();
  }

  /** Resolves when the last job has ended. */
  whenIdle(): Promise<void> {
    if (!this.isBusy) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  async handle(request: Request): Promise<Result> {
    const started = performance.now();
    let error: unknown;
    try {
      return { ok: true, value: await this.run(request) };
    } catch (caught) {
      error = caught;
      return { ok: false, error: reportError(caught, this.options.file) };
    } finally {
      const milliseconds = performance.now() - started;
      if (milliseconds > slow || error) this.options.log({ operation: request.name, milliseconds, error });
    }
  }

  private run(request: Request): unknown {
    const operation = findOperation(request.name);
    if (!operation || operation.kind === 'shell') throw new AppError('not-found', 'unknown_operation');
    const input = parseInput(operation.input, request.input);
    const [feature, verb] = request.name.split('.') as [keyof typeof handlers, string];
    const handler = (handlers[feature] as unknown as Record<string, AnyHandler>)[verb]!;
    if (operation.kind === 'query') return handler(this.context, input);
    if (operation.kind === 'command')
      return this.runCommand(request.name, (context) => handler(context, input));
    return this.runJob(request, (context) => handler(context, input) as Promise<unknown>);
  }

  /** One transaction, one entry of the journal. */
  private runCommand<Value>(
    name: string,
    run: (context: CommandContext, changeSetId: number) => Value,
  ): Value {
    if (this.isWriterBusy) throw new AppError('conflict', 'busy');
    const { sqlite } = this.context;
    let summary: Summary = {};
    sqlite.exec('BEGIN IMMEDIATE');
    try {
      const id = beginChangeSet(sqlite, {
        operation: name,
        source: this.options.source,
        at: this.context.now(),
      });
      const summarize = (words: Summary) => {
        summary = { ...summary, ...words };
      };
      const value = run({ ...this.context, source: 'manual', summarize }, id);
      const changeSet = endChangeSet(sqlite, id, summary);
      const tables = changeSet === null ? [] : listTouchedTables(sqlite, changeSet);
      sqlite.exec('COMMIT');
      this.options.emit({ type: 'changed', tables, changeSet });
      return value;
    } catch (error) {
      // A full disk may have rolled back already.
      if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
      abandonChangeSet(sqlite);
      throw error;
    }
  }

  private async runJob(request: Request, run: (context: JobContext) => Promise<unknown>): Promise<unknown> {
    const job = request.job ?? `job-${this.jobs.size + 1}`;
    if (this.jobs.has(job)) throw new AppError('conflict', 'busy');
    const controller = new AbortController();
    this.jobs.set(job, controller);
    const progress = (value: Progress) => this.options.emit({ type: 'progress', job, progress: value });
    try {
      return await run({
        ...this.context,
        file: this.options.file,
        source: this.options.source,
        job,
        signal: controller.signal,
        progress,
        emit: this.options.emit,
        runInWorker: (task, input, options) =>
          this.options.runInWorker(task, input, {
            signal: controller.signal,
            onProgress: progress,
            ...options,
          }),
        writeAlone: (write) => this.writeAlone(write),
        runAsCommand: (name, command) => this.runCommand(name, command),
      });
    } catch (error) {
      if (controller.signal.aborted) throw new AppError('cancelled', 'cancelled');
      throw error;
    } finally {
      this.jobs.delete(job);
      if (!this.isBusy) for (const resolve of this.waiting.splice(0)) resolve();
    }
  }

  private async writeAlone<Value>(write: () => Promise<Value>): Promise<Value> {
    if (this.isWriterBusy) throw new AppError('conflict', 'busy');
    this.isWriterBusy = true;
    try {
      return await write();
    } finally {
      this.isWriterBusy = false;
    }
  }
}

function parseInput(schema: NonNullable<ReturnType<typeof findOperation>>['input'], input: unknown): unknown {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join('.')] ??= issue.message;
  throw new AppError('invalid', 'invalid_input', {}, fields);
}
