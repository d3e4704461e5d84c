import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../contract/errors.ts';
import type { AppSettingsFile } from './app-settings.ts';

type Contents = { databaseId: string; contacts: number };

/** What was in each data file when it was last opened: where customers were, an empty file is no new start. */
export class KnownFiles {
  private readonly settings: AppSettingsFile;

  constructor(settings: AppSettingsFile) {
    this.settings = settings;
  }

  has(path: string): boolean {
    return this.find(path) !== undefined;
  }

  /**
   * Before it is opened.
   * @throws {AppError} where the file is missing, unless it is to be made and never was there
   */
  refuseVanished({ path, isNew }: { path: string; isNew?: boolean }): void {
    if (existsSync(path)) return;
    const known = this.find(path);
    if (isNew && !known) return;
    throw new AppError('file', 'database.missing', nameLoss(path, known));
  }

  /**
   * After it was opened.
   * @throws {AppError} where customers were, and now it is another file without any
   */
  refuseEmptied(path: string, opened: Contents): void {
    const known = this.find(path);
    if (!known || known.contacts === 0 || opened.contacts > 0) return;
    if (known.databaseId === opened.databaseId) return;
    throw new AppError('file', 'database.emptied', nameLoss(path, known));
  }

  remember(path: string, { databaseId, contacts }: Contents): void {
    const { known } = this.settings.value;
    this.settings.update({ known: { ...known, [path]: { databaseId, contacts } } });
  }

  private find(path: string): Contents | undefined {
    const { known } = this.settings.value;
    return Object.hasOwn(known, path) ? known[path] : undefined;
  }
}

function nameLoss(path: string, known?: Contents): Record<string, string | number> {
  return { place: path, name: basename(path), contacts: known?.contacts ?? 0 };
}
