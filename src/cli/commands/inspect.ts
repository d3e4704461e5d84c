import { formatTarget } from '../../contract/exchange-fields.ts';
import { detectReading } from '../../main/data/imports/reading/detect-reading.ts';
import { readRecords } from '../../main/data/imports/reading/read-records.ts';
import type { Finding, Reading } from '../../main/data/imports/reading/reading.ts';
import { createColumnCollector } from '../../main/data/imports/understanding/column-collector.ts';
import { type ColumnGuess, understandColumns } from '../../main/data/imports/understanding/infer-columns.ts';
import { listPresets } from '../../main/data/imports/understanding/presets.ts';
import {
  type Command,
  type CommandInput,
  choiceOf,
  takeArguments,
  textOf,
  UsageError,
  type Values,
} from '../command.ts';
import { readingChoices, readingOptions, toReadingFailure } from '../reading-options.ts';
import { say, sayWarning } from '../words.ts';

export const understandingOptions = {
  preset: { type: 'string' },
  'date-order': { type: 'string' },
  decimal: { type: 'string' },
} as const;

/** Says what the importer understands of a file, without a database. */
export const inspect: Command = {
  options: {
    ...readingOptions,
    ...understandingOptions,
    noun: { type: 'string' },
    country: { type: 'string' },
  },
  async run(input) {
    const [file] = takeArguments(input.positionals, 'FILE');
    const path = input.resolve(file!);
    try {
      const json = await inspectFile(path, input);
      return { json, text: toText(json) };
    } catch (error) {
      throw toReadingFailure(error, path);
    }
  },
};

async function inspectFile(path: string, { values, signal }: CommandInput) {
  const detected = await detectReading(path, readingChoices(values), { signal });
  const { reading } = detected;
  const collectors = detected.columns.map(() => createColumnCollector());
  const findings = [...detected.findings];
  let rowCount = 0;
  for await (const batch of readRecords(path, reading, { batchSize: 2_000, signal })) {
    for (const { cells } of batch.records)
      for (let index = 0; index < collectors.length; index++) collectors[index]!.add(cells[index] ?? '');
    rowCount += batch.records.length;
    findings.push(...batch.findings);
  }
  const { preset, columns } = understandColumns(
    detected.columns,
    collectors.map((collector) => collector.result()),
    understandingContext(values),
  );
  return {
    ...describeReading(reading),
    rowCount,
    format: preset?.id ?? null,
    columns: columns.map((guess, index) =>
      describeColumn(guess, detected.columns[index]!, detected.samples[index]!),
    ),
    warnings: findings.map(describeFinding),
  };
}

function understandingContext(values: Values) {
  const noun = choiceOf(values, 'noun', ['contacts', 'companies']) ?? 'contacts';
  const preset = presetOf(values, noun);
  const dateOrder = choiceOf(values, 'date-order', ['dmy', 'mdy', 'ymd']);
  const decimal = choiceOf(values, 'decimal', ['comma', 'dot']);
  const country =
    textOf(values, 'country') ??
    new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale).maximize().region ??
    'US';
  return {
    noun,
    region: country.toUpperCase(),
    defaultCountry: country.toUpperCase(),
    customFields: [],
    ...(preset === undefined ? {} : { preset }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(decimal === undefined ? {} : { decimal }),
  };
}

/** The id of a known preset; null for `none`; undefined where it is to be recognised. */
export function presetOf(values: Values, noun: 'contacts' | 'companies'): string | null | undefined {
  const name = textOf(values, 'preset');
  if (name === undefined) return undefined;
  if (name === 'none') return null;
  const presets = listPresets(noun);
  const found = presets.find(
    (preset) => preset.id === name || preset.name.toLowerCase() === name.toLowerCase(),
  );
  if (found) return found.id;
  throw new UsageError('not_a_choice', {
    option: 'preset',
    value: name,
    choices: ['none', ...presets.map(({ id }) => id)].join(', '),
  });
}

function describeReading(reading: Reading) {
  return {
    encoding: reading.encoding,
    bom: reading.bom,
    delimiter: reading.delimiter,
    quote: reading.quote,
    escape: reading.escape,
    lineEnding: reading.lineEnding,
    preambleLines: reading.preambleLines,
    headerRows: reading.headerRows,
    /** The line of the heading, counted from 1; null where there is none. */
    headerRow: reading.headerRows > 0 ? reading.preambleLines + 1 : null,
  };
}

function describeColumn(guess: ColumnGuess, name: string, samples: string[]) {
  const { target } = guess;
  return {
    name,
    field: target && target.field !== 'ignore' ? formatTarget(target) : null,
    samples: samples.length > 0 ? samples : guess.samples,
    type: guess.type,
    dateOrder: guess.dateOrder,
    decimal: guess.decimal,
    proven: guess.proven,
  };
}

export function describeFinding({ code, line, params }: Pick<Finding, 'line' | 'params'> & { code: string }) {
  const message =
    'more' in params ? say('warnings.more', { name: code, ...params }) : sayWarning(code, params);
  return { code, line, message: message ?? code };
}

function toText(found: Awaited<ReturnType<typeof inspectFile>>): string {
  const lines = [
    say('inspect.file', {
      encoding: found.encoding,
      delimiter: found.delimiter === '\t' ? 'tab' : found.delimiter,
      quote: found.quote ?? 'none',
      rows: found.rowCount,
      columns: found.columns.length,
    }),
    ...(found.format ? [say('inspect.format', { format: found.format })] : []),
    ...found.columns.map(({ name, field, type, proven, samples }) => {
      const unsure = proven ? '' : ' (?)';
      return `  ${name} → ${field ?? '–'} [${type}${unsure}]  ${samples.slice(0, 2).join(' | ').replaceAll(/\s+/g, ' ').slice(0, 70)}`;
    }),
    ...found.warnings.map(({ line, message }) =>
      line > 0 ? say('inspect.at_line', { line, message }) : message,
    ),
  ];
  return lines.join('\n');
}
