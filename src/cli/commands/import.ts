import { readFileSync } from 'node:fs';
import { AppError } from '../../contract/errors.ts';
import { type ImportChoices, type ImportCounts, matchKeys, onMatchChoices } from '../../contract/imports.ts';
import {
  type Command,
  type CommandInput,
  choiceOf,
  takeArguments,
  takeNoun,
  textOf,
  UsageError,
  type Values,
} from '../command.ts';
import { databaseOptions, type Session, withSession } from '../open-session.ts';
import { readingChoices, readingOptions } from '../reading-options.ts';
import { say } from '../words.ts';
import { describeFinding, presetOf, understandingOptions } from './inspect.ts';

type Noun = 'contacts' | 'companies';

export const importFile: Command = {
  options: {
    ...databaseOptions,
    ...readingOptions,
    ...understandingOptions,
    map: { type: 'string' },
    match: { type: 'string' },
    'on-match': { type: 'string' },
    'dry-run': { type: 'boolean' },
    rejects: { type: 'string' },
    tag: { type: 'string' },
  },
  async run(input) {
    const [word, file] = takeArguments(input.positionals, 'contacts|companies', 'FILE') as [string, string];
    const noun = takeNoun(word);
    const choices = choicesOf(input.values, noun);
    return withSession(input, async (session) => {
      const request = { ...choices, file: session.choose(file) };
      const map = textOf(input.values, 'map');
      if (map !== undefined) request.columns = await mapColumns(session, request, readMap(input, map));
      return input.values['dry-run']
        ? plan(session, request)
        : run(session, request, textOf(input.values, 'rejects'));
    });
  },
};

function choicesOf(values: Values, noun: Noun): Omit<ImportChoices, 'file'> {
  const preset = presetOf(values, noun);
  const onMatch = choiceOf(values, 'on-match', onMatchChoices);
  const dateOrder = choiceOf(values, 'date-order', ['dmy', 'mdy', 'ymd']);
  const decimal = choiceOf(values, 'decimal', ['comma', 'dot']);
  const match = textOf(values, 'match');
  const tag = textOf(values, 'tag');
  return {
    noun,
    reading: readingChoices(values),
    ...(preset === undefined ? {} : { preset: preset ?? '' }),
    ...(onMatch === undefined ? {} : { onMatch }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(decimal === undefined ? {} : { decimal }),
    ...(match === undefined ? {} : { matchBy: match.split(',').map((key) => matchKeyOf(key.trim())) }),
    ...(tag === undefined ? {} : { tag }),
  };
}

function matchKeyOf(text: string): (typeof matchKeys)[number] {
  const key = matchKeys.find((known) => known === text);
  if (key) return key;
  throw new UsageError('not_a_choice', { option: 'match', value: text, choices: matchKeys.join(', ') });
}

/** `{ "Heading": "phone_2:work" }`; null leaves a column out. */
function readMap(input: CommandInput, path: string): Map<string, string | null> {
  let map: unknown;
  try {
    map = JSON.parse(readFileSync(input.resolve(path), 'utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'map_not_json' : 'map_unreadable';
    throw new AppError('file', reason, { file: path });
  }
  const isMap = typeof map === 'object' && map !== null && !Array.isArray(map);
  const entries = isMap ? Object.entries(map as Record<string, unknown>) : [];
  if (!isMap || entries.some(([, word]) => word !== null && typeof word !== 'string'))
    throw new AppError('file', 'map_not_words', { file: path });
  return new Map(entries as [string, string | null][]);
}

/** The map's headings as the importer numbers the columns. @throws {AppError} file, for a heading that is not there */
async function mapColumns(
  session: Session,
  choices: ImportChoices,
  map: Map<string, string | null>,
): Promise<NonNullable<ImportChoices['columns']>> {
  const { columns } = await session.call('imports.inspect', choices);
  const chosen: NonNullable<ImportChoices['columns']> = {};
  for (const [heading, word] of map) {
    const column =
      columns.find(({ name }) => name === heading) ??
      columns.find(({ name }) => name.trim().toLowerCase() === heading.trim().toLowerCase());
    if (!column) throw new AppError('file', 'map_column_missing', { heading });
    chosen[String(column.index)] = { target: word };
  }
  return chosen;
}

async function plan(session: Session, choices: ImportChoices) {
  const { changes, creates, rejects, warnings, newFields, newTags, newCompanies, ...counts } =
    await session.call('imports.plan', choices);
  return {
    json: {
      ...countsOf(counts),
      changeSet: null,
      dryRun: true,
      newFields,
      newTags,
      newCompanies,
      creates,
      changes,
      rejects,
      warnings: warnings.map(({ code, line, parameters }) =>
        describeFinding({ code, line, params: parameters }),
      ),
    },
    text: `${say('import.planned')}\n${describeCounts(counts)}`,
  };
}

async function run(session: Session, choices: ImportChoices, out: string | undefined) {
  const result = await session.call('imports.run', choices);
  const saved = out !== undefined && result.rejects !== null ? out : null;
  if (saved !== null)
    await session.call('imports.saveRejects', { rejects: result.rejects!.file, file: session.choose(saved) });
  return {
    json: {
      ...countsOf(result),
      changeSet: result.changeSet,
      importId: result.importId,
      rejects: saved,
      warnings: result.warnings.map(({ code, line, parameters }) =>
        describeFinding({ code, line, params: parameters }),
      ),
    },
    text: [
      describeCounts(result),
      ...(saved === null ? [] : [say('import.rejects_saved', { file: saved })]),
    ].join('\n'),
  };
}

function countsOf({ read, created, updated, unchanged, skipped, rejected }: ImportCounts): ImportCounts {
  return { read, created, updated, unchanged, skipped, rejected };
}

function describeCounts(counts: ImportCounts): string {
  return say('import.counts', countsOf(counts));
}
