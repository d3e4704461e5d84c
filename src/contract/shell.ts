import { z } from 'zod';
import type { BackupItem } from './backups.ts';
import { FileToken } from './common-inputs.ts';
import { shell } from './operation.ts';

export type ChosenFile = { token: string; name: string; bytes: number };

export type AppState = {
  /** The open data file, null on the welcome page. */
  file: { path: string; name: string; isDemo: boolean } | null;
  /** Why the last file is not open: an `errors.` key and its parameters. */
  problem: { message: string; parameters: Record<string, string | number> } | null;
  version: string;
  platform: string;
  /** The computer's language and region, for the welcome page and a new file. */
  locale: string;
  theme: 'system' | 'light' | 'dark';
};

export const shellOperations = {
  state: shell(z.strictObject({})).returns<AppState>(),
  /** Null where the owner changed her mind. */
  chooseFile: shell(z.strictObject({ kind: z.enum(['import', 'database']) })).returns<ChosenFile | null>(),
  chooseSaveFile: shell(
    z.strictObject({ kind: z.enum(['csv']), suggestedName: z.string().max(200) }),
  ).returns<ChosenFile | null>(),
  /** Opens the folder with a file that was just written. */
  showInFolder: shell(z.strictObject({ file: FileToken })).returns<void>(),
  openDatabase: shell(z.strictObject({ file: FileToken })).returns<void>(),
  /** A new, empty file of her own, at the usual place. */
  startEmpty: shell(z.strictObject({})).returns<void>(),
  /** The demo shop in a file of its own, made where it is missing. */
  openDemo: shell(z.strictObject({})).returns<void>(),
  /** From the demo shop or another file back to her own. */
  openOwn: shell(z.strictObject({})).returns<void>(),
  /** Backups of the open file, or of the one that can't be opened: newest first. */
  listBackups: shell(z.strictObject({})).returns<BackupItem[]>(),
  restoreBackup: shell(z.strictObject({ name: z.string().max(200) })).returns<void>(),
  /** `mailto:`, `tel:`, `http(s):` only; asks first. */
  openExternal: shell(z.strictObject({ url: z.string().max(2000) })).returns<{ isOpened: boolean }>(),
  setTheme: shell(z.strictObject({ theme: z.enum(['system', 'light', 'dark']) })).returns<void>(),
  /** The language of menus and dialogs follows the shop's. */
  setLanguage: shell(z.strictObject({ language: z.string().max(10) })).returns<void>(),
};
