import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, dirname, parse } from 'node:path';
import type { BackupItem } from '../../contract/backups.ts';
import { AppError, type ErrorReport } from '../../contract/errors.ts';
import type { AppState } from '../../contract/shell.ts';
import type { AppSettingsFile } from './app-settings.ts';
import { freePath, type Places, placesOf } from './data-places.ts';
import type { DataProcess, Opened } from './data-process.ts';
import { KnownFiles } from './known-files.ts';

export type DataFileOptions = {
  data: DataProcess;
  settings: AppSettingsFile;
  places: Places;
  /** For a new file. */
  defaults: Record<string, unknown>;
  /** Another file is open, or none: whatever was shown of the one before is gone. */
  onChange: (opened: Opened | null) => void;
};

type Target = {
  path: string;
  /** Make it where it is missing. */
  isNew?: boolean;
  /** The owner pointed at this very file: then it may be emptier than what was known under its name. */
  isChosen?: boolean;
  /** Opened for this once, by the command line. */
  isPassing?: boolean;
};

type Problem = NonNullable<AppState['problem']>;

/** Which data file is open, and how another one takes its place. */
export class DataFile {
  /** Counts the changes of file: a call that was meant for another file must not reach this one. */
  generation = 0;
  private readonly options: DataFileOptions;
  private readonly known: KnownFiles;
  private current: string | null = null;
  /** The file that should be open and isn't. */
  private failed: string | null = null;
  private problem: Problem | null = null;
  private isSwitching = false;
  private started: Promise<void> | undefined;

  constructor(options: DataFileOptions) {
    this.options = options;
    this.known = new KnownFiles(options.settings);
  }

  /** Opens what was open last, or what the command line names. What prevents it is in `state`. */
  start(commandLineFile?: string): void {
    this.started = this.openFirst(commandLineFile);
  }

  /** Resolves once it is known what is open. */
  async whenStarted(): Promise<void> {
    await this.started;
  }

  get state(): Pick<AppState, 'file' | 'problem'> {
    const path = this.current;
    const file = path && { path, name: parse(path).name, isDemo: this.isDemo(path) };
    return { file: file || null, problem: this.problem };
  }

  /** Calls that come now would not know which file they meet. */
  get isChanging(): boolean {
    return this.isSwitching;
  }

  openChosen(path: string): Promise<void> {
    return this.switchTo({ path, isChosen: true });
  }

  /** Never over a file that is or was there: a new name is found. */
  startEmpty(): Promise<void> {
    const path = freePath(this.options.places.ownFile, (name) => existsSync(name) || this.known.has(name));
    return this.switchTo({ path, isNew: true });
  }

  openDemo(): Promise<void> {
    return this.switchTo({ path: this.options.places.demoFile, isNew: true, isChosen: true });
  }

  async openOwn(): Promise<void> {
    const path = this.findOwnFile();
    if (!path) throw new AppError('not-found', 'no_own_file');
    await this.change(async () => {
      await this.options.data.stop();
      // Not back to the demo shop where it fails: here are her backups and what to do.
      await this.openAgain({ path });
    });
  }

  /** Of the open file, or of the one that can't be opened. */
  async listBackups(): Promise<BackupItem[]> {
    const path = this.current ?? this.failed;
    return path ? this.options.data.listBackups(placesOf(path).backupFolder) : [];
  }

  /** The data process keeps a copy of the present state first, and puts all of the backup in place or nothing. */
  async restoreBackup(name: string): Promise<void> {
    const path = this.current ?? this.failed;
    if (!path) throw new AppError('conflict', 'no_file_open');
    if (basename(name) !== name) throw new AppError('invalid', 'invalid_input');
    await this.change(async () => {
      await this.options.data.stop();
      await this.options.data
        .restore({ type: 'restore', file: path, name, ...placesOf(path) })
        .finally(() => this.openAgain({ path, isChosen: true }));
    });
  }

  /** The data process is gone for good, with the file. */
  handleLoss(error: ErrorReport): void {
    if (this.current) this.lose(this.current, error);
  }

  async stop(): Promise<void> {
    this.isSwitching = true;
    await this.options.data.stop();
  }

  private async openFirst(commandLineFile?: string): Promise<void> {
    const { settings } = this.options;
    const path = commandLineFile ?? settings.value.lastFile ?? this.findOwnFile();
    if (settings.isUnreadable && !commandLineFile) {
      this.problem = { message: 'settings_unreadable', parameters: {} };
      return;
    }
    if (!path) return;
    const isPassing = commandLineFile !== undefined;
    try {
      await this.open({ path, isNew: isPassing || this.isDemo(path), isPassing });
    } catch (error) {
      this.lose(path, toReport(error));
    }
  }

  /** Her own file: known, or found at its usual place after the settings were lost. */
  private findOwnFile(): string | undefined {
    const known = this.options.settings.value.ownFile;
    if (known) return known;
    return existsSync(this.options.places.ownFile) ? this.options.places.ownFile : undefined;
  }

  private switchTo(target: Target): Promise<void> {
    return this.change(async () => {
      const previous = this.current;
      await this.options.data.stop();
      try {
        await this.open(target);
      } catch (error) {
        if (previous) await this.openAgain({ path: previous });
        throw error;
      }
    });
  }

  private async change(run: () => Promise<void>): Promise<void> {
    await this.started;
    if (this.isSwitching) throw new AppError('conflict', 'file_changing');
    this.isSwitching = true;
    try {
      await run();
    } finally {
      this.isSwitching = false;
    }
  }

  /** A file that ought to open; if it doesn't, `state` says why. */
  private async openAgain(target: Target): Promise<void> {
    try {
      await this.open(target);
    } catch (error) {
      this.lose(target.path, toReport(error));
    }
  }

  private lose(path: string, { message, parameters }: ErrorReport): void {
    this.current = null;
    this.failed = path;
    this.problem = { message, parameters };
    this.announce(null);
  }

  /** @throws {AppError} and nothing is open */
  private async open(target: Target): Promise<Opened> {
    const { data, defaults } = this.options;
    const { path } = target;
    const isDemo = this.isDemo(path);
    // Customers were here: a missing file is never made anew. The data process may know where it went.
    const isNew = (target.isNew ?? false) && (isDemo || !this.known.has(path));
    if (isNew) mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const order = { file: path, isNew, ...placesOf(path), defaults: { ...defaults, isDemo } };
    const opened = await data.open({ type: 'open', ...order }).catch((error) => {
      throw this.known.nameLoss(path, error);
    });
    try {
      if (!target.isChosen) this.known.refuseEmptied(path, opened);
      if (isDemo && opened.contacts === 0) await this.fillDemo();
    } catch (error) {
      await data.stop();
      throw error;
    }
    this.current = path;
    this.failed = null;
    this.problem = null;
    this.remember(target, opened);
    this.announce(opened);
    return opened;
  }

  /** The contents of the demo shop are made by the data process. */
  private async fillDemo(): Promise<void> {
    const result = await this.options.data.call('demo.fill', {}, 'demo.fill');
    if (result.ok) return;
    await this.options.data.stop();
    const { demoFile } = this.options.places;
    for (const name of [demoFile, `${demoFile}-wal`, `${demoFile}-shm`]) rmSync(name, { force: true });
    throw AppError.from(result.error);
  }

  private remember({ path, isPassing }: Target, opened: Opened): void {
    const { settings } = this.options;
    this.known.remember(path, opened);
    if (isPassing) return;
    const { ownFile } = settings.value;
    const isOwnThere = ownFile !== null && existsSync(ownFile);
    settings.update({ lastFile: path, ownFile: this.isDemo(path) || isOwnThere ? ownFile : path });
  }

  private announce(opened: Opened | null): void {
    this.generation += 1;
    this.options.onChange(opened);
  }

  private isDemo(path: string): boolean {
    return path === this.options.places.demoFile;
  }
}

function toReport(error: unknown): ErrorReport {
  if (error instanceof AppError) return error.report;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC') return { code: 'file', message: 'database.disk_full', parameters: {} };
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return { code: 'file', message: 'database.no_permission', parameters: {} };
  return { code: 'internal', message: 'internal', parameters: {} };
}
