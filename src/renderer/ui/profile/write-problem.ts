import type { TFunction } from 'i18next';
import { AppError } from '../../../contract/errors.ts';
import { writeError, writeFieldError } from '../../lib/error-text.ts';

/** Why a value was not saved, for the field beside it; the sentence of the whole where no field is named. */
export function writeProblem(t: TFunction, error: unknown): string | undefined {
  if (error === undefined) return undefined;
  const fields = error instanceof AppError ? error.report.fields : undefined;
  const [key] = Object.values(fields ?? {});
  return key === undefined ? writeError(t, error) : writeFieldError(t, key);
}

/** The problem of one field of several; undefined where it is another's. */
export function writeProblemOf(t: TFunction, error: unknown, field: string): string | undefined {
  const key = error instanceof AppError ? error.report.fields?.[field] : undefined;
  return key === undefined ? undefined : writeFieldError(t, key);
}

/** A value that can't be read in this region's way: said like an answer of the data side. */
export function makeFieldProblem(key: string, field = 'value'): AppError {
  return new AppError('invalid', 'invalid_input', {}, { [field]: key });
}
