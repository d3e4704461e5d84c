import type { BackupItem } from '../../contract/backups.ts';
import type { ErrorReport } from '../../contract/errors.ts';
import type { CrmEvent, Result } from '../../contract/operation.ts';

/** What the shell sends to the data process. The first message is `open`, or one of the two errands. */
export type ToData =
  | {
      type: 'open';
      file: string;
      /** Make the file where there is none. */
      isNew: boolean;
      backupFolder: string;
      /** The search index: derived data, in a file of its own. */
      searchFile: string;
      /** Settings for a new file: the computer's country, language, … */
      defaults: Record<string, unknown>;
    }
  | { type: 'request'; id: number; name: string; input: unknown; job?: string }
  | { type: 'cancel'; job: string }
  | { type: 'file'; token: string; path: string }
  /** An errand for a process without an open file. All or nothing; answered by `restored` or `refused`. */
  | { type: 'restore'; file: string; name: string; backupFolder: string; searchFile: string }
  /** The other errand: answered by `backups`. */
  | { type: 'list-backups'; backupFolder: string }
  /** Orderly stop: cancel jobs, checkpoint, close; answered by `closed`, then the process ends. */
  | { type: 'close' };

export type FromData =
  | { type: 'opened'; databaseId: string; contacts: number; language: string }
  | { type: 'refused'; error: ErrorReport }
  | { type: 'restored' }
  | { type: 'backups'; backups: BackupItem[] }
  | { type: 'answer'; id: number; result: Result }
  | { type: 'event'; event: CrmEvent }
  | { type: 'log'; level: 'info' | 'warn' | 'error'; text: string }
  | { type: 'closed' };
