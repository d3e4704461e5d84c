import { listBackups } from '../../../../db/backup.ts';
import type { BackupItem } from '../../../contract/backups.ts';
import type { Handlers } from '../handlers.ts';

export const backups: Handlers<'backups'> = {
  list: (context) => ({
    folder: context.backupFolder,
    backups: listBackupItems(context.backupFolder),
  }),
  create: (context) =>
    context.runInWorker('backups.create', { folder: context.backupFolder, reason: 'asked' }),
  check: (context, { name }) => context.runInWorker('backups.check', { folder: context.backupFolder, name }),
};

/** The verified copies in a folder, newest first. */
export function listBackupItems(folder: string): BackupItem[] {
  return listBackups(folder).map(({ name, at, reason, bytes, contacts, companies }) => ({
    name,
    at,
    reason,
    bytes,
    contacts,
    companies,
  }));
}
