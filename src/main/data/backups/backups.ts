import { listBackups } from '../../../../db/backup.ts';
import type { Handlers } from '../handlers.ts';

export const backups: Handlers<'backups'> = {
  list: (context) => ({
    folder: context.backupFolder,
    backups: listBackups(context.backupFolder).map(({ name, at, reason, bytes, contacts, companies }) => ({
      name,
      at,
      reason,
      bytes,
      contacts,
      companies,
    })),
  }),
  create: (context) =>
    context.runInWorker('backups.create', { folder: context.backupFolder, reason: 'asked' }),
  check: (context, { name }) => context.runInWorker('backups.check', { folder: context.backupFolder, name }),
};
