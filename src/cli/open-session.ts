import { guessDefaults } from '../contract/computer-defaults.ts';
import type { Answer, OperationName, OperationOf } from '../contract/contract.ts';
import { AppError } from '../contract/errors.ts';
import type { InputOf } from '../contract/operation.ts';
import { type OpenHere, openHere, placesOf } from '../main/data/open-here.ts';
import { type CommandInput, textOf, UsageError } from './command.ts';
import { ProgressLine } from './progress-line.ts';

export const databaseOptions = { db: { type: 'string' }, country: { type: 'string' } } as const;

export type Session = {
  /** The same operations as the window's, failures thrown. */
  call: <Name extends OperationName>(name: Name, input: InputOf<OperationOf<Name>>) => Promise<Answer<Name>>;
  /** Makes a path known to the operations, as a file dialog does. */
  choose: (path: string) => string;
  check: OpenHere['check'];
};

/** Opens the database that `--db` names, made if absent, for as long as `work` takes. */
export async function withSession<Value>(
  input: CommandInput,
  work: (session: Session) => Promise<Value>,
): Promise<Value> {
  const named = textOf(input.values, 'db');
  if (named === undefined) throw new UsageError('no_database');
  const file = input.resolve(named);
  const defaults = defaultsFor(textOf(input.values, 'country'));
  const progress = new ProgressLine();
  const opened = openHere({
    file,
    ...placesOf(file),
    source: 'cli',
    defaults,
    emit: (event) => {
      if (event.type === 'progress') progress.show(event.progress);
    },
  });
  const cancel = () => opened.dispatch.cancelAll();
  input.signal.addEventListener('abort', cancel);
  try {
    return await work({
      call: async (name, request) => {
        if (input.signal.aborted) throw new AppError('cancelled', 'cancelled');
        const result = await opened.dispatch.handle({ name, input: request, job: 'cli' });
        progress.end();
        if (result.ok) return result.value as never;
        throw result.error.code === 'internal' ? opened.takeFailure() : AppError.from(result.error);
      },
      choose: (path) => {
        opened.dispatch.addFile(path, input.resolve(path));
        return path;
      },
      check: opened.check,
    });
  } finally {
    input.signal.removeEventListener('abort', cancel);
    opened.close();
  }
}

/** What a new file starts from: this computer's language and time zone, its country unless another is named. */
function defaultsFor(country: string | undefined): Record<string, unknown> {
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (country === undefined) return guessDefaults(locale, timeZone);
  if (!/^[A-Za-z]{2}$/.test(country)) throw new UsageError('not_a_country', { value: country });
  return guessDefaults(`${new Intl.Locale(locale).language}-${country.toUpperCase()}`, timeZone);
}
