import { toDatabaseError } from '../../../db/database-error.ts';
import { AppError, type ErrorReport } from '../../contract/errors.ts';

/** An error as it crosses a boundary; anything unexpected says no more than that. */
export function reportError(error: unknown, file: string): ErrorReport {
  if (error instanceof AppError) return error.report;
  const known = toDatabaseError(error, file);
  if (known)
    return {
      code: 'file',
      message: `database.${known.code.replaceAll('-', '_')}`,
      parameters: known.parameters,
    };
  return { code: 'internal', message: 'internal', parameters: {} };
}
