import { join } from 'node:path';
import type { _electron } from '@playwright/test';

type LaunchOptions = NonNullable<Parameters<typeof _electron.launch>[0]>;

const ROOT = join(import.meta.dirname, '..', '..');

// Chromium refuses its sandbox to root, and to root only.
const SANDBOX = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * Options for Playwright's `_electron.launch` that open the built app with a data folder of its own, so that
 * no test sees another's settings. `args` are the app's own arguments, as after `npm start --`.
 */
export function launchOptions(dataFolder: string, args: string[] = []): LaunchOptions {
  const env = Object.entries(process.env).filter(([name]) => name !== 'ELECTRON_RUN_AS_NODE');
  return {
    cwd: ROOT,
    args: [...SANDBOX, `--user-data-dir=${dataFolder}`, ROOT, ...args],
    env: Object.fromEntries(env) as Record<string, string>,
  };
}
