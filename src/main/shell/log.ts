import { join } from 'node:path';
// Not electron-log/main: that one opens a channel to the page, on which anybody in it may write to the log.
import log from 'electron-log/node';
import { describeError } from '../../contract/errors.ts';

/** A file of codes and names: what happened, never with whose data or under which path. */
export function startLog(folder: string, isQuiet: boolean): void {
  log.transports.file.resolvePathFn = () => join(folder, 'logs', 'regulars.log');
  log.transports.file.level = 'info';
  log.transports.file.maxSize = 1024 * 1024;
  log.transports.console.level = isQuiet ? false : 'warn';
}

export function logEvent(level: 'info' | 'warn' | 'error', text: string): void {
  log[level](text.slice(0, 4000));
}

/** The error's kind and where it was thrown; its message may name a file or quote what was typed. */
export function logError(what: string, error: unknown): void {
  logEvent('error', `${what}: ${describeError(error)}`);
}
