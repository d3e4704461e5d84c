import { readFileSync } from 'node:fs';
import { AppError } from '../../contract/errors.ts';
import {
  type ImportChoices,
  type ImportColumn,
  type ImportCounts,
  matchKeys,
  onMatchChoices,
} from '../../contract/imports.ts';
import { detectReading } from '../../main/data/imports/reading/detect-reading.ts';
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
import { type ColumnChoices, chooseNewFields } from '../new-fields.ts';
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
    'new-fields': { type: 'boolean' },
  },
  async run(input) {
    const [word, file] = takeArguments(input.positionals, 'contacts|companies', 'FILE') as [string, string];
    const noun = takeNoun(word);
    const choices = choicesOf(input.values, noun);
    return withSession(input, async (session) => {
      const request = { ...choices, file: session.choose(file) };
      const columns = await chooseColumns(input, session, request, input.resolve(file));
      const isDry = input.values['dry-run'] === true;
      return isDry
        ? plan(session, { ...request, columns })
        : run(session, { ...request, columns }, textOf(input.values, 'rejects'));
    });
  },
};

/** Looks into the file first only where something is to be decided column by column. */
async function chooseColumns(
  input: CommandInput,
  session: Session,
  choices: ImportChoices,
  path: string,
): Promise<ColumnChoices> {
  const mapFile = textOf(input.values, 'map');
  const map = mapFile === undefined ? undefined : readMap(input, mapFile);
  const isForAll = input.values['new-fields'] === true;
  if (!map && !isForAll && !(await hasOwnFields(input, path))) return {};
  const { columns } = await session.call('imports.inspect', choices);
  const mapped = map ? mapColumns(columns, map) : {};
  const open = columns.filter(({ index }) => !(String(index) in mapped));
  return { ...(await chooseNewFields(session, choices, open, isForAll)), ...mapped };
}

/** A file of ours with fields that an owner made. */
async function hasOwnFields(input: CommandInput, path: string): Promise<boolean> {
  try {
    const { columns } = await detectReading(path, readingChoices(input.values), { signal: input.signal });
    return columns.includes('uid') && columns.some((name) => name.startsWith('custom_'));
  } catch {
    // What is wrong with the file is said by the import itself.
    return false;
  }
}

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
function mapColumns(columns: readonly ImportColumn[], map: Map<string, string | null>): ColumnChoices {
  const chosen: ColumnChoices = {};
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
