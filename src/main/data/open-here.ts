import { join, parse, resolve } from 'node:path';
import { checkDatabase, countRows } from '../../../db/check-database.ts';
import { closeDatabase, openDatabase } from '../../../db/open-database.ts';
import { AppError } from '../../contract/errors.ts';
import type { CrmEvent } from '../../contract/operation.ts';
import { Dispatch } from './dispatch.ts';
import { reportError } from './dispatch-errors.ts';
import { createRunInWorker } from './run-in-worker.ts';
import { giveDefaults } from './settings/settings.ts';

/** Where the app keeps what belongs to a data file: beside it, so that both find it. */
export function placesOf(file: string): { backupFolder: string; searchFile: string } {
  const { dir, name } = parse(resolve(file));
  return { backupFolder: join(dir, `${name} backups`), searchFile: join(dir, `${name}.search`) };
}

export type OpenHere = {
  dispatch: Dispatch;
  /** What the last operation failed with, where the answer only says `internal`. */
  takeFailure: () => unknown;
  /** Every page and every reference, in SQLite's own words; empty when all is well. */
  check: () => { problems: string[]; rows: Record<string, number> };
  close: () => void;
};

/**
 * Opens a data file in this very process, made if absent, with the same operations as the window's: for the
 * command line. @throws {AppError} file
 */
export function openHere(options: {
  file: string;
  backupFolder: string;
  searchFile: string;
  source: string;
  /** Settings for a new file. */
  defaults: Record<string, unknown>;
  emit: (event: CrmEvent) => void;
}): OpenHere {
  const { file, backupFolder, searchFile, source, emit } = options;
  const sqlite = openWithDefaults(options);
  let failure: unknown;
  const dispatch = new Dispatch({
    sqlite,
    file,
    backupFolder,
    searchFile,
    source,
    emit,
    runInWorker: createRunInWorker(new URL('./worker.ts', import.meta.url), file),
    log: ({ error }) => {
      failure = error ?? failure;
    },
  });
  return {
    dispatch,
    takeFailure: () => failure,
    check: () => ({ problems: checkDatabase(sqlite), rows: Object.fromEntries(countRows(sqlite)) }),
    close: () => closeDatabase(sqlite),
  };
}

function openWithDefaults({
  file,
  backupFolder,
  defaults,
}: {
  file: string;
  backupFolder: string;
  defaults: Record<string, unknown>;
}) {
  try {
    const sqlite = openDatabase(file, { create: true, backupFolder });
    giveDefaults(sqlite, defaults);
    return sqlite;
  } catch (error) {
    const report = reportError(error, file);
    throw report.code === 'internal' ? error : AppError.from(report);
  }
}
