import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { Result } from '../../src/contract/operation.ts';
import { launchOptions } from './run-electron.ts';

export type StartedApp = {
  app: ElectronApplication;
  page: Page;
  profile: string;
  /** Over the bridge, as the page does. */
  call: (name: string, input?: unknown, job?: string) => Promise<Result>;
  /** Closes the window as the owner does, and waits for the end of the program. */
  quit: () => Promise<void>;
};

const running = new Set<ChildProcess>();
const folders = new Set<string>();

export function makeProfile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-test-'));
  folders.add(folder);
  return folder;
}

/** Starts the built app on a profile of its own, or again on one that is there. */
export async function startApp(
  options: { profile?: string; args?: string[]; program?: string; env?: Record<string, string> } = {},
): Promise<StartedApp> {
  const profile = options.profile ?? makeProfile();
  const launch = launchOptions(profile, options.args);
  const app = await _electron.launch({
    ...launch,
    // Playwright would turn it off for everybody.
    chromiumSandbox: process.getuid?.() !== 0,
    // Nor let the page see the theme that was chosen.
    colorScheme: null,
    env: { ...(launch.env as Record<string, string>), ...options.env },
    ...(options.program ? { executablePath: options.program } : {}),
  });
  // Kept here, because Playwright forgets the process of an app that has ended.
  const child = app.process();
  running.add(child);
  child.once('exit', () => running.delete(child));
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  const call = (name: string, input: unknown = {}, job?: string) => callOperation(page, name, input, job);
  await call('shell.state');
  return { app, page, profile, call, quit: () => app.close() };
}

export function callOperation(page: Page, name: string, input: unknown, job?: string): Promise<Result> {
  return page.evaluate(
    ([n, i, j]) => {
      const { regulars } = globalThis as unknown as {
        regulars: { call: (name: unknown, input: unknown, job: unknown) => Promise<Result> };
      };
      return regulars.call(n, i, j);
    },
    [name, input, job],
  );
}

/** For `afterEach`: nothing of a test, failed or not, is left running or lying about. */
export async function endStartedApps(): Promise<void> {
  await Promise.all(
    [...running].map((child) => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      killGroup(child);
      return ended;
    }),
  );
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  folders.clear();
}

/** Playwright gives the app a group of its own, which may hold a program that watches it. */
function killGroup(child: ChildProcess): void {
  if (process.platform === 'win32' || child.pid === undefined) child.kill('SIGKILL');
  else process.kill(-child.pid, 'SIGKILL');
}

export type ProcessInfo = { pid: number; type: string; name: string };

/** All processes of the app, as Electron knows them. */
export function listProcesses(app: ElectronApplication): Promise<ProcessInfo[]> {
  return app.evaluate(({ app: electronApp }) =>
    electronApp.getAppMetrics().map(({ pid, type, name, serviceName }) => ({
      pid,
      type,
      name: name ?? serviceName ?? '',
    })),
  );
}

export async function findDataProcess(app: ElectronApplication): Promise<number | undefined> {
  return (await listProcesses(app)).find(({ name }) => name === 'Regulars data')?.pid;
}
