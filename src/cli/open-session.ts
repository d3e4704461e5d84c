import { closeDatabase, openDatabase } from '../../db/open-database.ts';
import type { Answer, OperationName } from '../contract/contract.ts';
import { AppError } from '../contract/errors.ts';
import type { InputOf } from '../contract/operation.ts';
import type { OperationOf } from '../contract/contract.ts';
import { Dispatch } from '../main/data/dispatch.ts';
import { reportError } from '../main/data/dispatch-errors.ts';
import { createRunInWorker } from '../main/data/run-in-worker.ts';
import { giveDefaults } from '../main/data/settings/settings.ts';
import { guessDefaults } from '../main/shell/computer-defaults.ts';
import { placesOf } from '../main/shell/data-places.ts';
import { type CommandInput, textOf, UsageError } from './command.ts';
import { ProgressLine } from './show-progress.ts';

export const databaseOptions = { db: { type: 'string' }, country: { type: 'string' } } as const;

export type Session = {
  file: string;
  /** The same operations as the window's, failures thrown. */
  call: <Name extends OperationName>(name: Name, input: InputOf<OperationOf<Name>>) => Promise<Answer<Name>>;
  /** Makes a path known to the operations, as a file dialog does. */
  choose: (path: string) => string;
};

/** Opens the database that `--db` names, made if absent, for as long as `work` takes. */
export async function withSession<Value>(
  input: CommandInput,
  work: (session: Session) => Promise<Value>,
): Promise<Value> {
  const named = textOf(input.values, 'db');
  if (named === undefined) throw new UsageError('no_database');
  const file = input.resolve(named);
  const { sqlite, dispatch, failures, progress } = openDispatch(file, textOf(input.values, 'country'));
  const cancel = () => dispatch.cancelAll();
  input.signal.addEventListener('abort', cancel);
  try {
    return await work({
      file,
      call: async (name, request) => {
        if (input.signal.aborted) throw new AppError('cancelled', 'cancelled');
        const result = await dispatch.handle({ name, input: request, job: 'cli' });
        progress.end();
        if (result.ok) return result.value as never;
        if (result.error.code === 'internal') throw failures.pop() ?? AppError.from(result.error);
        throw AppError.from(result.error);
      },
      choose: (path) => {
        dispatch.addFile(path, input.resolve(path));
        return path;
      },
    });
  } finally {
    input.signal.removeEventListener('abort', cancel);
    closeDatabase(sqlite);
  }
}

function openDispatch(file: string, country: string | undefined) {
  const places = placesOf(file);
  const sqlite = openChecked(file, places.backupFolder, country);
  const failures: unknown[] = [];
  const progress = new ProgressLine();
  const dispatch = new Dispatch({
    sqlite,
    file,
    ...places,
    source: 'cli',
    runInWorker: createRunInWorker(new URL('../main/data/worker.ts', import.meta.url), file),
    emit: (event) => {
      if (event.type === 'progress') progress.show(event.progress);
    },
    log: ({ error }) => {
      if (error !== undefined) failures.push(error);
    },
  });
  return { sqlite, dispatch, failures, progress };
}

function openChecked(file: string, backupFolder: string, country: string | undefined) {
  try {
    const sqlite = openDatabase(file, { create: true, backupFolder });
    const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
    giveDefaults(sqlite, { ...guessDefaults(countryLocale(locale, country), timeZone) });
    return sqlite;
  } catch (error) {
    const report = reportError(error, file);
    throw report.code === 'internal' ? error : AppError.from(report);
  }
}

/** The computer's language with the country that was asked for. */
function countryLocale(locale: string, country: string | undefined): string {
  if (country === undefined) return locale;
  if (!/^[A-Za-z]{2}$/.test(country)) throw new UsageError('not_a_country', { value: country });
  return `${new Intl.Locale(locale).language}-${country.toUpperCase()}`;
}
