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

  /** The refusal of a file that has gone, with what is known to have been in it. */
  nameLoss(path: string, error: unknown): unknown {
    if (!(error instanceof AppError) || error.report.message !== 'database.missing') return error;
    return new AppError('file', 'database.missing', {
      ...error.report.parameters,
      ...nameContents(path, this.find(path)),
    });
  }

  /**
   * After it was opened.
   * @throws {AppError} where customers were, and now it is another file without any
   */
  refuseEmptied(path: string, opened: Contents): void {
    const known = this.find(path);
    if (!known || known.contacts === 0 || opened.contacts > 0) return;
    if (known.databaseId === opened.databaseId) return;
    throw new AppError('file', 'database.emptied', nameContents(path, known));
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

function nameContents(path: string, known?: Contents): Record<string, string | number> {
  return { place: path, name: basename(path), contacts: known?.contacts ?? 0 };
}
