export const errorCodes = ['invalid', 'not-found', 'conflict', 'file', 'cancelled', 'internal'] as const;
export type ErrorCode = (typeof errorCodes)[number];

export type MessageParameters = Record<string, string | number>;

/** What crosses the bridge: Electron strips custom fields from thrown errors. */
export type ErrorReport = {
  code: ErrorCode;
  /** A key of resources/locales, `errors.` left out. */
  message: string;
  parameters: MessageParameters;
  /** Message keys per field of the input, for the form that sent it. */
  fields?: Record<string, string>;
};

/** A failure that the owner can understand; anything else becomes `internal`. */
export class AppError extends Error {
  readonly report: ErrorReport;

  constructor(
    code: ErrorCode,
    message: string,
    parameters: MessageParameters = {},
    fields?: Record<string, string>,
  ) {
    super(message);
    this.name = 'AppError';
    this.report = { code, message, parameters, ...(fields ? { fields } : {}) };
  }

  get code(): ErrorCode {
    return this.report.code;
  }

  static from(report: ErrorReport): AppError {
    return new AppError(report.code, report.message, report.parameters, report.fields);
  }
}

/** For the log: the error's kind and where it was thrown; its message may name a file or quote what was typed. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}${code}`, ...frames.slice(0, 8)].join('\n');
}
