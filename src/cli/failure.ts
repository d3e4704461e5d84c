import { AppError, type ErrorReport } from '../contract/errors.ts';
import { UsageError } from './command.ts';
import { say, sayError } from './words.ts';

/** How the program ends, and the sentence for the person who reads it. */
export type Failure = { exitCode: number; code: string; message: string; isUsage: boolean };

const exitCodes: Record<ErrorReport['code'], number> = {
  invalid: 2,
  'not-found': 2,
  conflict: 3,
  file: 3,
  cancelled: 130,
  internal: 1,
};

export function describeFailure(error: unknown): Failure {
  if (error instanceof UsageError)
    return {
      exitCode: 2,
      code: error.message,
      message: say(`usage.${error.message}`, error.parameters),
      isUsage: true,
    };
  if (error instanceof AppError && error.code !== 'internal') return describeReport(error.report);
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { exitCode: 1, code: 'internal', message: stack, isUsage: false };
}

function describeReport({ code, message, parameters, fields }: ErrorReport): Failure {
  return {
    exitCode: exitCodes[code],
    code: message,
    message: (fields && describeFields(fields)) ?? sayError(message, parameters) ?? message,
    isUsage: false,
  };
}

/** The window marks the fields of a form; here they are named. */
function describeFields(fields: Record<string, string>): string | undefined {
  const parts = Object.entries(fields).map(([field, reason]) =>
    say('invalid_field', { field, reason: sayError(`field.${reason}`) ?? reason }),
  );
  return parts.length === 0 ? undefined : parts.join(' ');
}
