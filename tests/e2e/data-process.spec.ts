import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { AppState } from '../../src/contract/shell.ts';
import { launchOptions } from '../helpers/run-electron.ts';
import {
  endStartedApps,
  findDataProcess,
  makeProfile,
  type StartedApp,
  startApp,
} from '../helpers/started-app.ts';

test.afterEach(endStartedApps);

const ownFile = (profile: string) => join(profile, 'Regulars', 'Regulars.regulars');

async function readState({ call }: StartedApp): Promise<AppState> {
  const result = await call('shell.state');
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value as AppState;
}

async function startWithFile(profile = makeProfile()): Promise<StartedApp> {
  const started = await startApp({ profile });
  expect(await started.call('shell.startEmpty')).toEqual({ ok: true, value: undefined });
  return started;
}

/** The data process as it is now, once it is another than `previous`. */
async function waitForDataProcess(started: StartedApp, previous?: number): Promise<number> {
  await expect
    .poll(async () => {
      const pid = await findDataProcess(started.app);
      return pid !== undefined && pid !== previous;
    })
    .toBe(true);
  return (await findDataProcess(started.app)) as number;
}

test('a killed data process is started again, the window stays and what was asked is answered as failed', async () => {
  const started = await startWithFile();
  const first = await waitForDataProcess(started);
  await started.page.evaluate(`(() => {
    window.__states = [];
    window.regulars.onEvent((event) => event.type === 'data-process' && window.__states.push(event.state));
    window.__mark = 'same page';
  })()`);
  process.kill(first, 'SIGSTOP');
  const pending = started.call('settings.get');
  // It has reached the main process when a later call through the same channel has come back.
  await started.call('shell.state');
  process.kill(first, 'SIGKILL');
  expect(await pending).toEqual({
    ok: false,
    error: { code: 'internal', message: 'data_process_crashed', parameters: {} },
  });
  await expect.poll(() => started.page.evaluate('window.__states')).toEqual(['crashed', 'starting', 'ready']);
  expect((await started.call('settings.get')).ok).toBe(true);
  expect(await waitForDataProcess(started, first)).not.toBe(first);
  expect(await started.page.evaluate('window.__mark')).toBe('same page');
});

test('what was saved before a kill is there after it', async () => {
  const started = await startWithFile();
  for (const [index, shopName] of ['Rosen', 'Tulpen', 'Nelken'].entries()) {
    expect((await started.call('settings.update', { shopName })).ok, `round ${index}`).toBe(true);
    const pid = await waitForDataProcess(started);
    process.kill(pid, 'SIGKILL');
    await waitForDataProcess(started, pid);
    await expect
      .poll(async () => {
        const result = await started.call('settings.get');
        return result.ok && (result.value as { shopName: string }).shopName;
      })
      .toBe(shopName);
  }
});

test('an orderly quit leaves nothing beside the data file, and the next start opens it', async () => {
  const started = await startWithFile();
  await started.call('settings.update', { shopName: 'Blumen' });
  await started.quit();
  const left = readdirSync(join(started.profile, 'Regulars')).filter((name) =>
    /-wal$|-shm$|-journal$/.test(name),
  );
  expect(left).toEqual([]);
  const again = await startApp({ profile: started.profile });
  expect((await readState(again)).file).toEqual({
    path: ownFile(started.profile),
    name: 'Regulars',
    isDemo: false,
  });
  const settings = await again.call('settings.get');
  expect(settings.ok && (settings.value as { shopName: string }).shopName).toBe('Blumen');
});

test('a polite end from the system is an orderly quit', async () => {
  test.skip(process.platform === 'win32', 'SKIPPED: Windows has no such signal');
  const started = await startWithFile();
  await started.call('settings.update', { shopName: 'Blumen' });
  const ended = new Promise((resolve) => started.app.process().once('exit', (code) => resolve(code)));
  started.app.process().kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(existsSync(`${ownFile(started.profile)}-wal`)).toBe(false);
});

test('the data of the owner is readable by nobody else', async () => {
  test.skip(process.platform === 'win32', 'SKIPPED: Windows has other permissions');
  const profile = makeProfile();
  chmodSync(profile, 0o755);
  const started = await startWithFile(profile);
  await started.call('settings.update', { shopName: 'Blumen' });
  await started.call('shell.setTheme', { theme: 'dark' });
  expect(statSync(profile).mode & 0o777).toBe(0o700);
  for (const name of [
    'settings.json',
    'Regulars',
    ...readdirSync(join(profile, 'Regulars')).map((n) => `Regulars/${n}`),
  ])
    expect(statSync(join(profile, name)).mode & 0o077, name).toBe(0);
});

test('a second start shows the first window and ends', async () => {
  const started = await startWithFile();
  await started.app.evaluate(({ app, BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.hide();
    app.once('second-instance', () => Object.assign(globalThis, { wasCalled: true }));
  });
  const launch = launchOptions(started.profile);
  const electron = createRequire(import.meta.url)('electron') as unknown as string;
  const startedAt = performance.now();
  const second = spawn(electron, launch.args ?? [], {
    env: launch.env as NodeJS.ProcessEnv,
    stdio: 'ignore',
  });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  const seen = await started.app.evaluate(({ BrowserWindow }) => ({
    wasCalled: (globalThis as unknown as { wasCalled?: boolean }).wasCalled,
    isVisible: BrowserWindow.getAllWindows()[0]?.isVisible(),
    windows: BrowserWindow.getAllWindows().length,
  }));
  expect(seen).toEqual({ wasCalled: true, isVisible: true, windows: 1 });
  expect((await started.call('settings.get')).ok).toBe(true);
});

test('of many starts at once exactly one stays', async () => {
  const launch = launchOptions(makeProfile());
  const electron = createRequire(import.meta.url)('electron') as unknown as string;
  const starts = Array.from({ length: 5 }, () =>
    spawn(electron, launch.args ?? [], { env: launch.env as NodeJS.ProcessEnv, stdio: 'ignore' }),
  );
  const living = () => starts.filter((child) => child.exitCode === null && child.signalCode === null);
  await expect.poll(() => living().length, { timeout: 30_000 }).toBe(1);
  const [last] = living();
  expect(starts.filter((child) => child !== last).map((child) => child.exitCode)).toEqual([0, 0, 0, 0]);
  const ended = new Promise((resolve) => last?.once('exit', resolve));
  last?.kill('SIGTERM');
  expect(await ended).toBe(0);
});

test('a data file that is open under another profile is refused', async () => {
  const first = await startWithFile();
  const second = await startApp({ args: ['--db', ownFile(first.profile)] });
  const state = await readState(second);
  expect(state.file).toBeNull();
  expect(state.problem?.message).toBe('database.in_use');
  expect((await first.call('settings.get')).ok).toBe(true);
});

test('after a kill of the whole app the next start works', async () => {
  const started = await startWithFile();
  await started.call('settings.update', { shopName: 'Blumen' });
  const ended = new Promise((resolve) => started.app.process().once('exit', resolve));
  started.app.process().kill('SIGKILL');
  await ended;
  const again = await startApp({ profile: started.profile });
  const settings = await again.call('settings.get');
  expect(settings.ok && (settings.value as { shopName: string }).shopName).toBe('Blumen');
});

test('a data file that has vanished is never made anew', async () => {
  const started = await startWithFile();
  await started.quit();
  unlinkSync(ownFile(started.profile));
  const again = await startApp({ profile: started.profile });
  const state = await readState(again);
  expect(state.file).toBeNull();
  expect(state.problem?.message).toBe('database.missing');
  expect(existsSync(ownFile(started.profile))).toBe(false);
  // A new start is possible, but never under the name of what is missing.
  expect((await again.call('shell.startEmpty')).ok).toBe(true);
  expect((await readState(again)).file?.name).toBe('Regulars 2');
});

test('a data file that was emptied is refused and left as it is', async () => {
  const started = await startWithFile();
  await started.quit();
  truncateSync(ownFile(started.profile), 0);
  const again = await startApp({ profile: started.profile });
  expect((await readState(again)).problem?.message).toBe('database.empty');
  expect(statSync(ownFile(started.profile)).size).toBe(0);
});

test('a file that is not ours is refused, and the one that was open stays open', async () => {
  const started = await startWithFile();
  await started.call('settings.update', { shopName: 'Blumen' });
  const foreign = join(started.profile, 'holiday.regulars');
  writeFileSync(foreign, 'not a database, but long enough to be looked at'.repeat(50));
  await started.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, foreign);
  const chosen = await started.call('shell.chooseFile', { kind: 'database' });
  const token = chosen.ok ? (chosen.value as { token: string }).token : '';
  expect(token).not.toContain('holiday');
  const result = await started.call('shell.openDatabase', { file: token });
  expect(result.ok ? 'opened' : result.error.message).toBe('database.not_ours');
  expect((await readState(started)).file?.name).toBe('Regulars');
  await expect
    .poll(async () => {
      const settings = await started.call('settings.get');
      return settings.ok && (settings.value as { shopName: string }).shopName;
    })
    .toBe('Blumen');
  expect(readFileSync(foreign, 'utf8')).toContain('not a database');
});

test('the command line names a file, which is made where it is missing', async () => {
  const profile = makeProfile();
  const file = join(profile, 'elsewhere', 'Shop.regulars');
  mkdirSync(join(profile, 'elsewhere'));
  const started = await startApp({ profile, args: ['--db', file] });
  expect((await readState(started)).file).toEqual({ path: file, name: 'Shop', isDemo: false });
  await started.quit();
  const again = await startApp({ profile });
  expect((await readState(again)).file, 'it was for that once').toBeNull();
});

test('settings that cannot be read come back from their copy, and without one say so', async () => {
  const started = await startWithFile();
  await started.call('shell.setTheme', { theme: 'dark' });
  await started.call('shell.setTheme', { theme: 'light' });
  await started.quit();
  const settings = join(started.profile, 'settings.json');
  writeFileSync(settings, '{"theme": "li');
  const again = await startApp({ profile: started.profile });
  expect((await readState(again)).file?.name).toBe('Regulars');
  await again.quit();
  writeFileSync(settings, '');
  writeFileSync(`${settings}.bak`, '');
  const third = await startApp({ profile: started.profile });
  const state = await readState(third);
  expect(state.problem?.message).toBe('settings_unreadable');
  expect(state.file).toBeNull();
  expect((await third.call('shell.openOwn')).ok).toBe(true);
  expect((await readState(third)).file?.path).toBe(ownFile(started.profile));
});

test('a call that was meant for the file before is refused', async () => {
  const started = await startWithFile();
  const answers = await started.page.evaluate(`Promise.all([
    window.regulars.call('shell.openDatabase', { file: 'none' }),
    window.regulars.call('shell.startEmpty', {}),
    window.regulars.call('settings.update', { shopName: 'lost' }),
  ])`);
  const [, switched, update] = answers as { ok: boolean; error?: { message: string } }[];
  expect(switched?.ok).toBe(true);
  expect(update?.error?.message).toBe('file_changing');
});

test('a backup takes the place of the present state, of which a copy stays', async () => {
  const started = await startWithFile();
  const readName = async () => {
    const settings = await started.call('settings.get');
    return settings.ok && (settings.value as { shopName: string }).shopName;
  };
  await started.call('settings.update', { shopName: 'Monday' });
  const backup = await started.call('backups.create', {}, 'backup');
  await started.call('settings.update', { shopName: 'Tuesday' });
  const { name } = (backup.ok ? backup.value : {}) as { name: string };
  expect(await started.call('shell.restoreBackup', { name })).toEqual({ ok: true, value: undefined });
  expect(await readName()).toBe('Monday');
  const list = await started.call('shell.listBackups');
  const reasons = (list.ok ? (list.value as { reason: string }[]) : []).map(({ reason }) => reason);
  expect(reasons).toContain('before-restore');
  const refused = await started.call('shell.restoreBackup', { name: 'no-such.sqlite' });
  expect(refused.ok).toBe(false);
  expect(await readName()).toBe('Monday');
});

test('the demo shop is full, and apart from her own file', async () => {
  const started = await startWithFile();
  expect(await started.call('shell.openDemo')).toEqual({ ok: true, value: undefined });
  expect((await readState(started)).file).toMatchObject({ name: 'Demo shop', isDemo: true });
  await started.quit();
  const again = await startApp({ profile: started.profile });
  expect((await readState(again)).file?.isDemo).toBe(true);
  expect((await again.call('shell.openOwn')).ok).toBe(true);
  expect((await readState(again)).file?.path).toBe(ownFile(started.profile));
});
