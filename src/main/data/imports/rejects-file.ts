import {
  closeSync,
  createReadStream,
  createWriteStream,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../../contract/errors.ts';
import { formatRecord } from '../files/write-csv.ts';
import { rejectHeadings } from './prepare-import.ts';
import type { Reading } from './reading/reading.ts';

/**
 * The rows that were not imported, with their line and the reason, in the file's own delimiter and with its
 * headings, so that the corrected file goes straight back in. UTF-8 with a mark, which every spreadsheet reads.
 */
export class RejectsFile {
  private handle: number | undefined;
  private readonly path: string;
  private readonly delimiter: string;
  private readonly headings: string[];
  private buffer = '';
  rows = 0;

  constructor(path: string, reading: Reading, columns: string[]) {
    this.path = path;
    this.delimiter = reading.delimiter;
    this.headings = columns;
  }

  add(cells: string[], line: number, reason: string): void {
    if (this.handle === undefined) {
      this.handle = openSync(this.path, 'w', 0o600);
      this.buffer = `\uFEFF${formatRecord([...this.headings, rejectHeadings.line, rejectHeadings.reason], this.delimiter, '\r\n')}`;
    }
    this.buffer += formatRecord([...cells, String(line), reason], this.delimiter, '\r\n');
    this.rows++;
    if (this.buffer.length > 1 << 16) this.flush();
  }

  private flush(): void {
    if (this.handle !== undefined && this.buffer !== '') writeSync(this.handle, this.buffer);
    this.buffer = '';
  }

  close(): void {
    this.flush();
    if (this.handle !== undefined) closeSync(this.handle);
    this.handle = undefined;
  }

  /** After a cancelled or failed import: nothing was imported, so nothing was rejected. */
  remove(): void {
    this.close();
    rmSync(this.path, { force: true });
  }
}

const name = /^rejected-\d+\.csv$/;
const week = 7 * 86_400_000;

export const rejectsName = (at: number) => `rejected-${at}.csv`;

/** Rejects that nobody saved within a week go. */
export function removeOldRejects(folder: string, now: number): void {
  for (const file of readdirSync(folder))
    if (name.test(file) && now - statSync(join(folder, file)).mtimeMs > week) rmSync(join(folder, file));
}

/** Copies the rejects of a run to where the owner wants them. */
export async function copyRejects(folder: string, file: string, target: string): Promise<void> {
  if (!name.test(file)) throw new AppError('not-found', 'rejects_gone');
  const partial = `${target}.partial`;
  try {
    await pipeline(createReadStream(join(folder, file)), createWriteStream(partial, { mode: 0o600 }));
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}
