import { basename } from 'node:path';
import { AppError } from '../contract/errors.ts';
import type { ReadingChoices } from '../contract/imports.ts';
import { ReadingError } from '../main/data/imports/reading/reading.ts';
import { countOf, textOf, UsageError, type Values } from './command.ts';

/** How a file is read, where it should not be found out: the same for inspect, convert and import. */
export const readingOptions = {
  encoding: { type: 'string' },
  delimiter: { type: 'string' },
  quote: { type: 'string' },
  escape: { type: 'string' },
  'header-rows': { type: 'string' },
  skip: { type: 'string' },
} as const;

export function readingChoices(values: Values): ReadingChoices {
  const encoding = textOf(values, 'encoding');
  const delimiter = textOf(values, 'delimiter');
  const quote = textOf(values, 'quote');
  const escapeName = textOf(values, 'escape');
  const headerRows = countOf(values, 'header-rows', { from: 0, to: 10 });
  const skip = countOf(values, 'skip', { from: 0, to: 10_000 });
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter: nameToSign(delimiters, delimiter) ?? delimiter }),
    ...(quote === undefined ? {} : { quote: quoteOf(quote) }),
    ...(escapeName === undefined ? {} : { escape: escapeOf(escapeName) }),
    ...(headerRows === undefined ? {} : { headerRows }),
    ...(skip === undefined ? {} : { skip }),
  };
}

export const delimiters: Record<string, string> = {
  tab: '\t',
  '\\t': '\t',
  comma: ',',
  semicolon: ';',
  pipe: '|',
  colon: ':',
  tilde: '~',
  caret: '^',
  space: ' ',
  blank: ' ',
};

function nameToSign(signs: Record<string, string>, name: string): string | undefined {
  return Object.hasOwn(signs, name) ? signs[name] : undefined;
}

function quoteOf(text: string): '"' | "'" | null {
  if (text === '"' || text === 'double') return '"';
  if (text === "'" || text === 'single') return "'";
  if (text === 'none') return null;
  throw new UsageError('not_a_choice', { option: 'quote', value: text, choices: 'double, single, none' });
}

function escapeOf(text: string): 'doubled' | 'backslash' | null {
  if (text === 'doubled' || text === 'double' || text === '"') return 'doubled';
  if (text === 'backslash' || text === '\\') return 'backslash';
  if (text === 'none') return null;
  throw new UsageError('not_a_choice', {
    option: 'escape',
    value: text,
    choices: 'doubled, backslash, none',
  });
}

/** A file that can't be read, in the words that the window's import has for it. */
export function toReadingFailure(error: unknown, path: string): unknown {
  if (!(error instanceof ReadingError)) return error;
  if (error.code === 'cancelled') return new AppError('cancelled', 'cancelled');
  return new AppError(isUsage(error.code) ? 'invalid' : 'file', `import.${error.code.replaceAll('-', '_')}`, {
    file: basename(path),
    ...error.params,
  });
}

const isUsage = (code: ReadingError['code']) => code === 'unknown-encoding' || code === 'bad-override';
