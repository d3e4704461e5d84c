import { existsSync } from 'node:fs';

/** The copy that is made ready beside the data file. */
export const partialOf = (file: string) => `${file}.restore-partial`;

/** The word that the copy is ready: from here on a restore goes forward only. */
export const intentOf = (file: string) => `${file}.restore-journal`;

/** That word while it is being written. */
export const draftOf = (file: string) => `${file}.restore-journal-draft`;

export function isRestoreUnfinished(file: string): boolean {
  return existsSync(intentOf(file));
}
