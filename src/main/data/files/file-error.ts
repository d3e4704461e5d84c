import { AppError } from '../../../contract/errors.ts';

/** Why a file of the owner's could not be written, in the words of `errors.file`. Undefined for all else. */
export function toFileError(error: unknown, place: string): AppError | undefined {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = reasons[code];
  return reason ? new AppError('file', `file.${reason}`, { place }) : undefined;
}

const reasons: Record<string, string> = {
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  EFBIG: 'disk_full',
  EACCES: 'no_permission',
  EPERM: 'no_permission',
  EROFS: 'no_permission',
  ETXTBSY: 'no_permission',
  EBUSY: 'in_use',
  ENOENT: 'folder_gone',
  ENOTDIR: 'folder_gone',
  EISDIR: 'is_folder',
  ENAMETOOLONG: 'name_too_long',
  EIO: 'not_written',
  ENXIO: 'not_written',
};
