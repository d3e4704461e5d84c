import { z } from 'zod';
import { job, query } from './operation.ts';

export type BackupItem = {
  name: string;
  at: number;
  reason: string;
  bytes: number;
  contacts: number;
  companies: number;
};

export const backups = {
  list: query(z.strictObject({})).returns<{ folder: string; backups: BackupItem[] }>(),
  create: job(z.strictObject({})).returns<BackupItem>(),
  /** Reads the whole copy again and compares it with its checksum. */
  check: job(z.strictObject({ name: z.string().max(200) })).returns<{ isIntact: boolean }>(),
};
