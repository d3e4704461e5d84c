import {
  type Backup,
  backUpDatabase,
  isBackupIntact,
  listBackups,
  rotateBackups,
} from '../../../../db/backup.ts';
import { AppError } from '../../../contract/errors.ts';
import type { WorkerContext } from '../worker-tasks.ts';

export function backUpInWorker(
  { file, now }: WorkerContext,
  input: { folder: string; reason: string },
): Backup {
  const backup = backUpDatabase(file, input.folder, input.reason, now());
  rotateBackups(input.folder, now());
  return backup;
}

export function checkInWorker(
  _: WorkerContext,
  input: { folder: string; name: string },
): { isIntact: boolean } {
  const backup = listBackups(input.folder).find(({ name }) => name === input.name);
  if (!backup) throw new AppError('not-found', 'backup_gone');
  return { isIntact: isBackupIntact(input.folder, backup) };
}
