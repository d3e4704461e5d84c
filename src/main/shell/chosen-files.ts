import { randomUUID } from 'node:crypto';
import { lstatSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../contract/errors.ts';
import type { ChosenFile } from '../../contract/shell.ts';

/** `read`: chosen or dropped; `write`: named in a "save as" dialog, the only files that may be written. */
export type FileUse = 'read' | 'write';

const remembered = 500;

/** Tokens stand for files: the page never sees a path, and can't name one. */
export class ChosenFiles {
  private readonly paths = new Map<string, string>();
  private readonly onAdd: (token: string, path: string) => void;

  constructor(onAdd: (token: string, path: string) => void) {
    this.onAdd = onAdd;
  }

  add(path: string, use: FileUse): ChosenFile {
    const token = `${use}-${randomUUID()}`;
    this.paths.set(token, path);
    for (const oldest of this.paths.keys()) {
      if (this.paths.size <= remembered) break;
      this.paths.delete(oldest);
    }
    this.onAdd(token, path);
    return { token, name: basename(path), bytes: statSync(path, { throwIfNoEntry: false })?.size ?? 0 };
  }

  /** A dropped file; null for a folder, a device, or what isn't there. */
  addDropped(path: string): ChosenFile | null {
    if (path === '' || !lstatSync(path, { throwIfNoEntry: false })?.isFile()) return null;
    return this.add(path, 'read');
  }

  /** @throws {AppError} not-found */
  pathOf(token: string): string {
    const path = this.paths.get(token);
    if (path === undefined) throw new AppError('not-found', 'file_not_chosen');
    return path;
  }
}
