import { basename } from 'node:path';
import type Database from 'better-sqlite3';
import type { ParsedInput } from '../../../contract/contract.ts';
import { AppError } from '../../../contract/errors.ts';
import { type ColumnTarget, parseTarget } from '../../../contract/exchange-fields.ts';
import type { CustomField } from '../../../contract/profile.ts';
import { readSettings } from '../settings/settings.ts';
import { type Detected, detectReading } from './reading/detect-reading.ts';
import { readRecords } from './reading/read-records.ts';
import { ReadingError, type Finding as ReadingFinding } from './reading/reading.ts';
import { headingSignature } from './understanding/aliases.ts';
import { createColumnCollector } from './understanding/column-collector.ts';
import { type ColumnGuess, type Understanding, understandColumns } from './understanding/infer-columns.ts';

export type Choices = ParsedInput<'imports.run'>;

export type FileUnderstanding = {
  path: string;
  fileName: string;
  detected: Detected;
  understanding: Understanding;
  /** What each column becomes, the owner's choices and the remembered ones included. */
  targets: (ColumnTarget | null)[];
  guesses: ColumnGuess[];
  origins: ColumnOrigin[];
  rowCount: number;
  rows: string[][];
  findings: ReadingFinding[];
  signature: string;
  remembered: Remembered | null;
  customFields: CustomField[];
};

export type ColumnOrigin = ColumnGuess['reason'] | 'remembered' | 'chosen';

type Remembered = { fileName: string; at: number; columns: Record<string, string | null> };

/** How many rows the wizard shows. */
const previewRows = 50;

/** Columns that our own rejects file adds: they are about the row, not about the customer. */
export const rejectHeadings = { line: 'rejected_line', reason: 'rejected_reason' } as const;

/**
 * Reads the whole file once: how it is written and what its columns mean, with what the owner corrected.
 * @throws {AppError} file, where it can't be read
 */
export async function understandFile(
  sqlite: Database.Database,
  path: string,
  choices: Choices,
  report: (bytes: number, total: number, rows: number) => void,
  stopIfCancelled: () => void,
): Promise<FileUnderstanding> {
  const settings = readSettings(sqlite);
  try {
    const detected = await detectReading(path, choices.reading, {
      region: settings.region,
      columnWord: settings.language === 'de' ? 'Spalte' : 'Column',
    });
    const collectors = detected.columns.map(() => createColumnCollector());
    const rows: string[][] = [];
    const findings = [...detected.findings];
    let rowCount = 0;
    for await (const batch of readRecords(path, detected.reading, { batchSize: 2000 })) {
      stopIfCancelled();
      for (const { cells, extra } of batch.records) {
        if (rows.length < previewRows)
          rows.push(extra ? [...cells, ...extra].map(copyText) : cells.map(copyText));
        for (let index = 0; index < collectors.length; index++) collectors[index]!.add(cells[index] ?? '');
      }
      rowCount += batch.records.length;
      findings.push(...batch.findings);
      report(batch.bytesRead, batch.size, rowCount);
    }
    const customFields = readCustomFields(sqlite, choices.noun);
    const understanding = understandColumns(
      detected.columns,
      collectors.map((collector) => collector.result()),
      {
        noun: choices.noun,
        region: settings.country,
        defaultCountry: settings.country,
        customFields: customFields.map(({ key, name, kind, choices: options }) => ({
          key,
          name,
          kind,
          choices: options ?? undefined,
        })),
        ...(choices.preset === null ? {} : { preset: choices.preset === '' ? null : choices.preset }),
        ...(choices.dateOrder === undefined ? {} : { dateOrder: choices.dateOrder }),
        ...(choices.decimal === undefined ? {} : { decimal: choices.decimal }),
      },
    );
    const signature = headingSignature(detected.columns);
    const remembered = findRemembered(sqlite, choices.noun, signature);
    return {
      path,
      fileName: basename(path),
      detected,
      understanding,
      ...chooseTargets(customFields, understanding, choices, remembered, detected.columns),
      rowCount,
      rows,
      findings,
      signature,
      remembered,
      customFields,
    };
  } catch (error) {
    throw toFileError(error, path);
  }
}

/** Cells are slices of large strings; one that is kept must not keep the whole chunk alive. */
function copyText(text: string): string {
  return Buffer.from(text).toString();
}

function chooseTargets(
  customFields: CustomField[],
  understanding: Understanding,
  choices: Choices,
  remembered: Remembered | null,
  names: string[],
): Pick<FileUnderstanding, 'targets' | 'guesses' | 'origins'> {
  const origins: ColumnOrigin[] = [];
  const guesses = understanding.columns.map((guess, index) => {
    const choice = choices.columns[String(index)];
    return {
      ...guess,
      dateOrder: choice?.dateOrder ?? guess.dateOrder,
      decimal: choice?.decimal ?? guess.decimal,
      proven: guess.proven || choice?.dateOrder !== undefined || choice?.decimal !== undefined,
    };
  });
  // A field of another shop's export, or one that was removed since: offered again, never quietly dropped.
  const known = (target: ColumnTarget | null) =>
    target?.field === 'custom' && !customFields.some(({ key }) => key === target.key) ? null : target;
  const targets = guesses.map((guess, index) => {
    const choice = choices.columns[String(index)];
    const name = names[index]!;
    if (choice && choice.target !== undefined) {
      origins.push('chosen');
      if (choice.newField || choice.target === null) return null; // a new field gets its target when it is made
      const target = parseTarget(choice.target, choices.noun);
      if (!target) throw new AppError('invalid', 'unknown_import_field', { field: choice.target });
      return target;
    }
    if (isRejectHeading(name)) {
      origins.push('own');
      return null;
    }
    const earlier = remembered?.columns[name];
    if (earlier !== undefined) {
      origins.push('remembered');
      return earlier === null ? null : known(parseTarget(earlier, choices.noun));
    }
    origins.push(guess.reason);
    return guess.target?.field === 'ignore' ? null : known(guess.target);
  });
  return { targets, guesses, origins };
}

const isRejectHeading = (name: string) => name === rejectHeadings.line || name === rejectHeadings.reason;

export function readCustomFields(sqlite: Database.Database, noun: string): CustomField[] {
  type Row = Omit<CustomField, 'choices'> & { choices: string | null };
  return sqlite
    .prepare<[string], Row>(
      `SELECT id, noun, key, name, kind, choices, position, deleted_at AS deletedAt FROM custom_fields
       WHERE noun = ? AND deleted_at IS NULL ORDER BY position, id`,
    )
    .all(noun)
    .map((row) => ({ ...row, choices: row.choices === null ? null : (JSON.parse(row.choices) as string[]) }));
}

/** The mapping of the last file with the same headings. */
function findRemembered(sqlite: Database.Database, noun: string, signature: string): Remembered | null {
  const row = sqlite
    .prepare<[string, string], { fileName: string; at: number; mapping: string }>(
      'SELECT file_name AS fileName, at, mapping FROM imports WHERE signature = ? AND noun = ? ORDER BY id DESC LIMIT 1',
    )
    .get(signature, noun);
  if (!row) return null;
  const { columns } = JSON.parse(row.mapping) as { columns: Record<string, string | null> };
  return { fileName: row.fileName, at: row.at, columns };
}

/** A file that can't be read, as the window says it: `errors.import.<code>`. */
export function toFileError(error: unknown, path: string): unknown {
  if (!(error instanceof ReadingError)) return error;
  if (error.code === 'cancelled') return new AppError('cancelled', 'cancelled');
  return new AppError('file', `import.${error.code.replaceAll('-', '_')}`, {
    file: basename(path),
    ...error.params,
  });
}
