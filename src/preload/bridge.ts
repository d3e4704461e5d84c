import type { CrmEvent, Result } from '../contract/operation.ts';
import type { ChosenFile } from '../contract/shell.ts';

/** All that the window sees of the world outside: `window.regulars`. */
export type Bridge = {
  call: (name: string, input: unknown, job?: string) => Promise<Result>;
  cancel: (job: string) => void;
  /** Returns what ends the listening. */
  onEvent: (listener: (event: CrmEvent) => void) => () => void;
  /** A file that the owner dropped on the window, as a token; null for what isn't a file on disk. */
  acceptDrop: (file: File) => Promise<ChosenFile | null>;
  /** The nonce of this page's style elements. */
  styleNonce: string;
};
