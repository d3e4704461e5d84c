import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { ErrorReport } from '../../contract/errors.ts';
import type { Result } from '../../contract/operation.ts';
import type { ChosenFile } from '../../contract/shell.ts';
import { isSmallEnough } from './input-size.ts';
import { logError, logEvent } from './log.ts';

/** What the preload learns when a page is loaded. */
export type PageStart = { styleNonce: string; generation: number };

export type IpcOptions = {
  isTrusted: (event: IpcMainEvent | IpcMainInvokeEvent) => boolean;
  /** Counts the changes of data file; a call made for the one before is refused. */
  generation: () => number;
  startPage: () => PageStart;
  call: (name: string, input: unknown, job?: string) => Promise<Result>;
  cancel: (job: string) => void;
  acceptDrop: (path: string) => ChosenFile | null;
};

const refuse = (code: ErrorReport['code'], message: string): Result => ({
  ok: false,
  error: { code, message, parameters: {} },
});

/** The only place that listens to the page. Every channel asks first who is calling. */
export function listenToPage(options: IpcOptions): void {
  const isTrusted = (event: IpcMainEvent | IpcMainInvokeEvent, channel: string) => {
    const isKnown = options.isTrusted(event);
    if (!isKnown) logEvent('warn', `${channel}: refused a stranger`);
    return isKnown;
  };

  ipcMain.handle('call', async (event, name: unknown, input: unknown, job: unknown, generation: unknown) => {
    if (!isTrusted(event, 'call')) return refuse('invalid', 'not_allowed');
    if (!isName(name) || !isJob(job)) return refuse('not-found', 'unknown_operation');
    if (!isSmallEnough(input)) return refuse('invalid', 'too_large');
    if (!name.startsWith('shell.') && generation !== options.generation())
      return refuse('conflict', 'file_changing');
    try {
      return await options.call(name, input, job);
    } catch (error) {
      logError(name, error);
      return refuse('internal', 'internal');
    }
  });

  ipcMain.on('cancel', (event, job: unknown) => {
    if (isTrusted(event, 'cancel') && typeof job === 'string' && isJob(job)) options.cancel(job);
  });

  // A page script can't name a path here: the preload takes it from a File that the system made.
  ipcMain.handle('drop', (event, path: unknown) => {
    if (!isTrusted(event, 'drop') || typeof path !== 'string' || path.length > 10_000) return null;
    return options.acceptDrop(path);
  });

  ipcMain.on('start-page', (event) => {
    event.returnValue = isTrusted(event, 'start-page') ? options.startPage() : null;
  });
}

function isName(name: unknown): name is string {
  return typeof name === 'string' && name.length <= 60 && /^[a-zA-Z]+\.[a-zA-Z]+$/.test(name);
}

function isJob(job: unknown): job is string | undefined {
  return job === undefined || (typeof job === 'string' && job.length > 0 && job.length <= 100);
}
