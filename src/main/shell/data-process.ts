import type { BackupItem } from '../../contract/backups.ts';
import { AppError, type ErrorReport } from '../../contract/errors.ts';
import type { CrmEvent, Result } from '../../contract/operation.ts';
import type { FromData, ToData } from '../data/protocol.ts';

export type OpenOrder = Extract<ToData, { type: 'open' }>;
export type RestoreOrder = Extract<ToData, { type: 'restore' }>;
export type Opened = Omit<Extract<FromData, { type: 'opened' }>, 'type'>;

/** A started process, before it has been told anything. */
export type DataChild = {
  send: (message: ToData) => void;
  onMessage: (listener: (message: FromData) => void) => void;
  /** Called at once where it has ended already. */
  onExit: (listener: () => void) => void;
  /** Without asking. */
  kill: () => void;
};

export type DataProcessOptions = {
  start: () => DataChild;
  onEvent: (event: CrmEvent) => void;
  onLog: (level: 'info' | 'warn' | 'error', text: string) => void;
  /** It crashed, was started again, and then could or would not open the file. */
  onLost: (error: ErrorReport) => void;
  /** Milliseconds to wait after the first, second, … crash within a minute; after one more it is given up. */
  pauses?: number[];
  /** How long an orderly stop may take. */
  stopLimit?: number;
};

/** Crashes within this time belong together. */
const crashWindow = 60_000;
const crashed: ErrorReport = { code: 'internal', message: 'data_process_crashed', parameters: {} };
const notOpen: ErrorReport = { code: 'conflict', message: 'no_file_open', parameters: {} };

/**
 * The process that alone holds the data file, as the shell sees it: calls wait while it starts, are rejected
 * when it dies, and find it again afterwards, because it is started anew with the same file.
 */
export class DataProcess {
  private readonly options: DataProcessOptions;
  private readonly pending = new Map<number, (result: Result) => void>();
  private readonly files = new Map<string, string>();
  private child: DataChild | undefined;
  private order: OpenOrder | undefined;
  /** Fulfilled once the file is open; undefined where calls have nothing to wait for. */
  private whenOpen: Promise<DataChild> | undefined;
  private crashTimes: number[] = [];
  private lastId = 0;

  constructor(options: DataProcessOptions) {
    this.options = options;
  }

  /**
   * Starts a process for the file. One that crashes before the file is open is tried again.
   * @throws {AppError} refused, or it crashed at every try
   */
  async open(order: OpenOrder): Promise<Opened> {
    this.order = order;
    this.crashTimes = [];
    try {
      return await this.launch(order);
    } catch (error) {
      if (this.order === order) this.order = undefined;
      throw error;
    }
  }

  async call(name: string, input: unknown, job?: string): Promise<Result> {
    const waiting = this.whenOpen;
    if (!waiting) return { ok: false, error: this.order ? crashed : notOpen };
    try {
      const child = await waiting;
      return await this.ask(child, { name, input, job });
    } catch (error) {
      return { ok: false, error: error instanceof AppError ? error.report : crashed };
    }
  }

  async cancel(job: string): Promise<void> {
    const child = await this.whenOpen?.catch(() => undefined);
    child?.send({ type: 'cancel', job });
  }

  /** Known to this process and to those that follow it. */
  addFile(token: string, path: string): void {
    this.files.set(token, path);
    this.child?.send({ type: 'file', token, path });
  }

  /** Orderly: jobs are cancelled, the file is closed. What takes too long is killed; nothing saved is lost. */
  async stop(): Promise<void> {
    const child = this.child;
    this.order = undefined;
    this.whenOpen = undefined;
    this.child = undefined;
    if (child) await endChild(child, this.options.stopLimit ?? 10_000);
    this.rejectPending(notOpen);
  }

  /**
   * In a process of its own, while no file is open.
   * @throws {AppError} refused: the file is as it was
   */
  async restore(order: RestoreOrder): Promise<void> {
    await this.runErrand(order, 'restored');
  }

  /** Of a file that need not be open: it may be the one that can't be. */
  async listBackups(backupFolder: string): Promise<BackupItem[]> {
    return (await this.runErrand({ type: 'list-backups', backupFolder }, 'backups')).backups;
  }

  private async launch(order: OpenOrder): Promise<Opened> {
    for (;;) {
      const { child, answer } = this.startChild(order);
      this.options.onEvent({ type: 'data-process', state: 'starting' });
      const message = await answer;
      if (message?.type === 'opened') {
        this.options.onEvent({ type: 'data-process', state: 'ready' });
        return message;
      }
      if (this.order !== order) throw AppError.from(notOpen); // stopped meanwhile
      if (message) {
        this.forget(child);
        await endChild(child, this.options.stopLimit ?? 10_000);
        throw AppError.from(message.error);
      }
      await this.pauseAfterCrash(order);
    }
  }

  private startChild(order: OpenOrder) {
    const child = this.options.start();
    this.child = child;
    const answer = new Promise<Extract<FromData, { type: 'opened' | 'refused' }> | undefined>((resolve) => {
      child.onMessage((message) => {
        if (message.type === 'opened' || message.type === 'refused') resolve(message);
        else this.take(message);
      });
      child.onExit(() => {
        resolve(undefined);
        void this.handleExit(child);
      });
    });
    this.whenOpen = answer.then((message) => {
      if (message?.type === 'refused') throw AppError.from(message.error);
      if (!message) throw AppError.from(crashed);
      return child;
    });
    this.whenOpen.catch(() => {}); // told to whoever waits
    child.send(order);
    for (const [token, path] of this.files) child.send({ type: 'file', token, path });
    return { child, answer };
  }

  private take(message: FromData): void {
    if (message.type === 'event') this.options.onEvent(message.event);
    else if (message.type === 'log') this.options.onLog(message.level, message.text);
    else if (message.type === 'answer') {
      this.pending.get(message.id)?.(message.result);
      this.pending.delete(message.id);
    }
  }

  private ask(child: DataChild, request: { name: string; input: unknown; job?: string }): Promise<Result> {
    if (child !== this.child) throw AppError.from(this.order ? crashed : notOpen);
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve) => {
      this.pending.set(id, resolve);
      child.send({ type: 'request', id, ...request });
    });
  }

  /** Of a process that had opened its file; `launch` sees to one that had not. */
  private async handleExit(child: DataChild): Promise<void> {
    if (child !== this.child) return; // stopped by us
    const order = this.order;
    const wasOpen = await this.whenOpen?.then(
      () => true,
      () => false,
    );
    this.forget(child);
    if (!order || !wasOpen) return;
    try {
      await this.pauseAfterCrash(order);
      await this.launch(order);
    } catch (error) {
      if (this.order !== order) return; // stopped, or another file meanwhile
      this.order = undefined;
      this.options.onLost(error instanceof AppError ? error.report : crashed);
    }
  }

  /** @throws {AppError} where it has crashed too often to try again, or was stopped meanwhile */
  private async pauseAfterCrash(order: OpenOrder): Promise<void> {
    const pauses = this.options.pauses ?? [0, 250, 1_000, 3_000, 10_000];
    const now = performance.now();
    this.crashTimes = [...this.crashTimes.filter((time) => now - time < crashWindow), now];
    this.options.onLog('error', `data process crashed, ${this.crashTimes.length} in a minute`);
    this.options.onEvent({ type: 'data-process', state: 'crashed' });
    const pause = pauses[this.crashTimes.length - 1];
    if (pause === undefined) throw AppError.from(crashed);
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    if (this.order !== order) throw AppError.from(notOpen);
  }

  private forget(child: DataChild): void {
    if (this.child !== child) return;
    this.child = undefined;
    this.whenOpen = undefined;
    this.rejectPending(crashed);
  }

  private rejectPending(error: ErrorReport): void {
    for (const resolve of this.pending.values()) resolve({ ok: false, error });
    this.pending.clear();
  }

  private async runErrand<Type extends FromData['type']>(
    order: ToData,
    expected: Type,
  ): Promise<Extract<FromData, { type: Type }>> {
    const child = this.options.start();
    try {
      return await new Promise((resolve, reject) => {
        child.onMessage((message) => {
          if (message.type === expected) resolve(message as Extract<FromData, { type: Type }>);
          else if (message.type === 'refused') reject(AppError.from(message.error));
          else if (message.type === 'log') this.options.onLog(message.level, message.text);
        });
        child.onExit(() => reject(AppError.from(crashed)));
        child.send(order);
      });
    } finally {
      await endChild(child, this.options.stopLimit ?? 10_000);
    }
  }
}

/** Resolves when the process is gone, and with it every lock it held. */
function endChild(child: DataChild, limit: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill(), limit);
    child.onExit(() => {
      clearTimeout(timer);
      resolve();
    });
    child.onMessage((message) => {
      if (message.type === 'closed') child.kill();
    });
    child.send({ type: 'close' });
  });
}
