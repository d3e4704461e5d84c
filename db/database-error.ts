export type DatabaseErrorCode =
  | 'missing'
  | 'not-a-file'
  | 'empty'
  | 'not-ours'
  | 'damaged'
  | 'newer'
  | 'in-use'
  | 'disk-full'
  | 'no-permission'
  | 'migration-failed'
  | 'backup-failed'
  | 'restore-failed';

/** A file that can't be opened, kept or copied. The file is as it was. */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode;
  readonly parameters: Record<string, string | number>;

  constructor(code: DatabaseErrorCode, parameters: Record<string, string | number> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(parameters)}`, { cause });
    this.name = 'DatabaseError';
    this.code = code;
    this.parameters = parameters;
  }
}

/** SQLite and file-system errors in the words of `DatabaseErrorCode`, undefined for all others. */
export function toDatabaseError(error: unknown, place: string): DatabaseError | undefined {
  if (error instanceof DatabaseError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const parameters = { place };
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_IOERR_SHMSIZE')
    return new DatabaseError('disk-full', parameters, error);
  if (code === 'SQLITE_CORRUPT' || code.startsWith('SQLITE_CORRUPT_'))
    return new DatabaseError('damaged', parameters, error);
  if (code === 'SQLITE_NOTADB') return new DatabaseError('not-ours', parameters, error);
  if (code === 'SQLITE_BUSY' || code.startsWith('SQLITE_BUSY_') || code === 'SQLITE_LOCKED')
    return new DatabaseError('in-use', parameters, error);
  if (code === 'EISDIR' || code === 'ELOOP') return new DatabaseError('not-a-file', parameters, error);
  if (
    code === 'EACCES' ||
    code === 'EPERM' ||
    code === 'EROFS' ||
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_CANTOPEN')
  )
    return new DatabaseError('no-permission', parameters, error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return new DatabaseError('missing', parameters, error);
  return undefined;
}
