import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import { toFileError } from './file-error.ts';

/** Written to the disk in pieces of this many characters. */
const piece = 1 << 18;

/**
 * A file that appears whole under its name or not at all, for its owner's eyes only. What stood there before
 * stays until the new one is safely on the disk. Every failure is an `AppError` of code `file`.
 */
export class WholeFile {
  private readonly target: string;
  /** Null where the target is no file (`/dev/stdout`, a pipe): it is then written as it comes. */
  private readonly partial: string | null;
  private readonly handle: number;
  private waiting = '';
  private written = 0;

  private constructor(target: string, partial: string | null, handle: number) {
    this.target = target;
    this.partial = partial;
    this.handle = handle;
  }

  /** `dataFile` is the file that must never be written over. @throws {AppError} file */
  static create(path: string, dataFile?: string): WholeFile {
    return tell(path, () => {
      const { target, partial } = findPlace(path, dataFile);
      const handle = partial === null ? openSync(target, 'w') : openSync(partial, 'wx', 0o600);
      return new WholeFile(target, partial, handle);
    });
  }

  /** On the disk so far. */
  get bytes(): number {
    return this.written;
  }

  write(text: string): void {
    this.waiting += text;
    if (this.waiting.length >= piece) this.flush();
  }

  /** Puts it in its place. */
  finish(): void {
    this.flush();
    tell(this.target, () => {
      if (this.partial === null) return closeSync(this.handle);
      fsyncSync(this.handle);
      closeSync(this.handle);
      renameSync(this.partial, this.target);
      sync(dirname(this.target));
    });
  }

  /** Leaves nothing behind; what stood under the name is as it was. For a file that was not finished. */
  discard(): void {
    try {
      closeSync(this.handle);
    } catch {
      // Closed already: finishing failed on the way.
    }
    if (this.partial !== null) rmSync(this.partial, { force: true });
  }

  private flush(): void {
    const bytes = Buffer.from(this.waiting);
    this.waiting = '';
    tell(this.target, () => {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.handle, bytes, at);
    });
    this.written += bytes.length;
  }
}

/** Writes a file whole or not at all; `write` gets it to fill and says what it counted. */
export function writeWholeFile<Counts extends object>(
  path: string,
  write: (file: WholeFile) => Counts,
  dataFile?: string,
): Counts & { bytes: number } {
  const file = WholeFile.create(path, dataFile);
  try {
    const counts = write(file);
    file.finish();
    return { ...counts, bytes: file.bytes };
  } catch (error) {
    file.discard();
    throw error;
  }
}

/**
 * As `writeWholeFile`, for what writes a file by its path: it gets the path of a file that is not there yet,
 * which then takes the place of `path`.
 */
export async function replaceWholeFile<Value>(
  path: string,
  write: (partial: string) => Promise<Value>,
  dataFile?: string,
): Promise<Value> {
  const { target, partial } = tell(path, () => findPlace(path, dataFile));
  try {
    if (partial !== null) closeSync(openSync(partial, 'wx', 0o600));
    const value = await write(partial ?? target);
    if (partial !== null) {
      sync(partial);
      renameSync(partial, target);
      sync(dirname(target));
    }
    return value;
  } catch (error) {
    if (partial !== null) rmSync(partial, { force: true });
    throw toFileError(error, path) ?? error;
  }
}

/**
 * A link is written through, not replaced. `partial` is null where the target is no file: to put a file in
 * the place of `/dev/null` would be a surprise.
 */
function findPlace(path: string, dataFile?: string): { target: string; partial: string | null } {
  const stat = statSync(path, { throwIfNoEntry: false });
  const target = stat?.isFile() ? realpathSync(path) : resolve(path);
  if (dataFile !== undefined && isDataFile(target, dataFile))
    throw new AppError('file', 'file.is_data_file', { place: path });
  if (stat?.isDirectory()) throw new AppError('file', 'file.is_folder', { place: path });
  if (stat && !stat.isFile()) return { target, partial: null };
  const name = `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}`;
  return { target, partial: join(dirname(target), name) };
}

function isDataFile(target: string, dataFile: string): boolean {
  const names = [dataFile, `${dataFile}-wal`, `${dataFile}-shm`];
  const wanted = statSync(target, { throwIfNoEntry: false });
  return names.some((name) => {
    const stat = statSync(name, { throwIfNoEntry: false });
    return resolve(name) === target || (stat && wanted && stat.ino === wanted.ino && stat.dev === wanted.dev);
  });
}

function tell<Value>(path: string, act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    throw toFileError(error, path) ?? error;
  }
}

/** Of a file, what is in it; of a folder, the names. */
function sync(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
