import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '../../contract/errors.ts';
import { toFileError } from '../../main/data/files/file-error.ts';
import { replaceWholeFile, writeWholeFile } from '../../main/data/files/whole-file.ts';
import { convertFile } from '../../main/data/imports/reading/convert.ts';
import {
  type Command,
  type CommandInput,
  type Outcome,
  takeArguments,
  textOf,
  UsageError,
} from '../command.ts';
import { describeFailure } from '../failure.ts';
import { readingChoices, readingOptions, toReadingFailure } from '../reading-options.ts';
import { say } from '../words.ts';
import { describeFinding } from './inspect.ts';

/** What stands in the place of a file that can't be read, among many. */
const unreadable = 'Application Error\n';

/** Reads a file however it is written, and writes it as RFC 4180: UTF-8, comma, LF. */
export const convert: Command = {
  options: { ...readingOptions, out: { type: 'string' } },
  async run(input) {
    const folder = textOf(input.values, 'out');
    return folder === undefined ? convertOne(input) : convertMany(input, input.resolve(folder));
  },
};

async function convertOne(input: CommandInput): Promise<Outcome> {
  const [file, out] = takeArguments(input.positionals, 'FILE', 'OUT.csv') as [string, string];
  const converted = await convertWhole(input, input.resolve(file), input.resolve(out));
  return {
    json: { file: out, ...converted },
    text: say('convert.done', { count: converted.rows, file: out }),
  };
}

async function convertWhole(input: CommandInput, path: string, out: string) {
  try {
    const overrides = readingChoices(input.values);
    const { records, findings } = await replaceWholeFile(out, (partial) =>
      convertFile(path, partial, overrides, { signal: input.signal }),
    );
    return { rows: records, warnings: findings.map(describeFinding) };
  } catch (error) {
    throw toReadingFailure(error, path);
  }
}

async function convertMany(input: CommandInput, folder: string): Promise<Outcome> {
  const files = input.positionals;
  if (files.length === 0) throw new UsageError('missing_argument', { name: 'FILE' });
  readingChoices(input.values);
  const outputs = files.map((file) => join(folder, basename(file)));
  refuseCollisions(input, files, outputs);
  makeFolder(folder);
  const results: { file: string; out: string; rows: number | null; error: string | null }[] = [];
  for (const [index, file] of files.entries()) {
    const out = outputs[index]!;
    const result = await convertWhole(input, input.resolve(file), out).catch((error: unknown) => {
      if (isOurs(error)) throw error;
      writeWholeFile(out, (whole) => {
        whole.write(unreadable);
        return {};
      });
      // A file is never reason enough for a stack: what it holds may be anything.
      const { message, exitCode } = describeFailure(error);
      return { rows: null, error: exitCode === 1 ? say('convert.failed', { file }) : message };
    });
    results.push({ file, out, rows: result.rows, error: 'error' in result ? result.error : null });
  }
  const failed = results.filter(({ error }) => error !== null);
  return {
    json: { converted: results.length - failed.length, failed: failed.length, files: results },
    text: [
      ...failed.map(({ error }) => error),
      say('convert.many', { count: results.length - failed.length, failed: failed.length }),
    ].join('\n'),
  };
}

/** What no file of the row is guilty of: no room for the output, wrong options, Ctrl+C. */
function isOurs(error: unknown): boolean {
  if (error instanceof UsageError) return true;
  if (!(error instanceof AppError)) return false;
  return error.code === 'cancelled' || error.code === 'invalid' || error.report.message.startsWith('file.');
}

function refuseCollisions(input: CommandInput, files: string[], outputs: string[]): void {
  const sources = new Set(files.map((file) => realPath(input.resolve(file))));
  const taken = new Set<string>();
  for (const out of outputs) {
    if (taken.has(out)) throw new UsageError('same_name_twice', { name: basename(out) });
    if (sources.has(realPath(out))) throw new UsageError('over_itself', { name: basename(out) });
    taken.add(out);
  }
}

const realPath = (path: string) => (existsSync(path) ? realpathSync(path) : path);

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw toFileError(error, folder) ?? error;
  }
}
