import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchOptions } from '../helpers/run-electron.ts';
import { endStartedApps, makeProfile } from '../helpers/started-app.ts';

test.skip(process.platform !== 'linux', 'SKIPPED: a renamed program counts as packaged on Linux only');

let program: string;
const children = new Set<ChildProcess>();

/** Electron takes itself for packaged as soon as its program has another name. */
test.beforeAll(() => {
  const electron = createRequire(import.meta.url)('electron') as unknown as string;
  const folder = join(makeProfile(), 'dist');
  try {
    execFileSync('cp', ['-al', dirname(electron), folder], { stdio: 'pipe' });
  } catch {
    execFileSync('cp', ['-a', dirname(electron), folder]); // on another disk
  }
  program = join(folder, 'regulars');
  renameSync(join(folder, 'electron'), program);
});
test.afterEach(async () => {
  for (const child of children) {
    const hasEnded = child.exitCode !== null || child.signalCode !== null;
    const ended = hasEnded || new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
  children.clear();
});
test.afterAll(endStartedApps);

function startPackaged(args: string[]): { ended: Promise<number | null>; file: string } {
  const profile = makeProfile();
  const file = join(profile, 'shop.regulars');
  const launch = launchOptions(profile, ['--db', file, ...args]);
  const child = spawn(program, launch.args ?? [], { env: launch.env as NodeJS.ProcessEnv, stdio: 'ignore' });
  children.add(child);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { ended, file };
}

test('the packaged app starts', async () => {
  const { file } = startPackaged([]);
  await expect.poll(() => existsSync(file), { timeout: 20_000 }).toBe(true);
});

for (const debugSwitch of [
  '--remote-debugging-port=0',
  '--inspect=0',
  '--js-flags=--expose-gc',
  '--disable-web-security',
])
  test(`the packaged app ends at once when started with ${debugSwitch}`, async () => {
    const { ended, file } = startPackaged([debugSwitch]);
    expect(await ended).toBe(1);
    expect(existsSync(file)).toBe(false);
  });
