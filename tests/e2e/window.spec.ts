import { expect, test } from '@playwright/test';
import { endStartedApps, makeProfile, type StartedApp, startApp } from '../helpers/started-app.ts';

test.afterEach(endStartedApps);

const readBounds = ({ app }: StartedApp) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

test('the window comes back where it was, as large as it was', async () => {
  const first = await startApp();
  const wanted = { x: 120, y: 80, width: 1100, height: 720 };
  await first.app.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(bounds);
  }, wanted);
  await expect.poll(() => readBounds(first)).toEqual(wanted);
  await first.quit();
  const second = await startApp({ profile: first.profile });
  await expect.poll(() => readBounds(second)).toEqual(wanted);
});

test('the window is never smaller than its pages need', async () => {
  const started = await startApp();
  const minimum = await started.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getMinimumSize(),
  );
  expect(minimum).toEqual([1024, 700]);
});

test('a dark theme is remembered, and the window is dark before its page is there', async () => {
  const first = await startApp();
  await first.call('shell.setTheme', { theme: 'dark' });
  const readColours = ({ app }: StartedApp) =>
    app.evaluate(({ BrowserWindow, nativeTheme }) => [
      nativeTheme.themeSource,
      BrowserWindow.getAllWindows()[0]?.getBackgroundColor(),
    ]);
  expect(await readColours(first)).toEqual(['dark', '#16191B']);
  await first.quit();
  const second = await startApp({ profile: first.profile });
  expect(await readColours(second)).toEqual(['dark', '#16191B']);
  expect(await second.page.evaluate(`matchMedia('(prefers-color-scheme: dark)').matches`)).toBe(true);
});

test('the menu speaks the language of the shop, and leaves what to do to the page', async () => {
  const started = await startApp({ profile: makeProfile() });
  await started.call('shell.setLanguage', { language: 'de' });
  await started.page.evaluate(`(() => {
    window.__commands = [];
    window.regulars.onEvent((event) => event.type === 'command' && window.__commands.push(event.command));
  })()`);
  const clicked = await started.app.evaluate(({ Menu, BrowserWindow }) => {
    const items = (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) => submenu?.items ?? []);
    const clicked: string[] = [];
    for (const item of items) {
      if (item.role || item.type === 'separator') continue;
      clicked.push(item.label);
      item.click(undefined, BrowserWindow.getAllWindows()[0], undefined);
    }
    return clicked;
  });
  expect(clicked).toContain('Rückgängig');
  await expect
    .poll(() => started.page.evaluate('window.__commands'))
    .toEqual([
      'new-contact',
      'import',
      'open-file',
      'settings',
      'undo',
      'redo',
      'search',
      'contacts',
      'companies',
      'history',
      'backups',
    ]);
});

const troubles: Record<string, string> = {
  'a page that died': 'crash',
  'a page that hangs': 'unresponsive',
};

for (const [name, trouble] of Object.entries(troubles))
  test(`${name} is offered again, once, in the same window`, async () => {
    const { app } = await startApp();
    await app.evaluate(({ dialog }) => {
      const offers: string[] = [];
      Object.assign(globalThis, { offers });
      dialog.showMessageBox = (async (_window: unknown, options: { message: string }) => {
        offers.push(options.message);
        return { response: 0, checkboxChecked: false };
      }) as unknown as typeof dialog.showMessageBox;
    });
    await app.evaluate(({ BrowserWindow }, trouble) => {
      const [window] = BrowserWindow.getAllWindows();
      return new Promise<void>((resolve) => {
        window?.webContents.once('did-finish-load', () => resolve());
        if (trouble === 'crash') window?.webContents.forcefullyCrashRenderer();
        else window?.emit('unresponsive');
      });
    }, trouble);
    const after = await app.evaluate(async ({ BrowserWindow }) => ({
      offers: (globalThis as unknown as { offers: string[] }).offers,
      windows: BrowserWindow.getAllWindows().length,
      answer: await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        `window.regulars.call('shell.state', {}).then((result) => result.ok)`,
      ),
    }));
    expect(after).toEqual({
      offers: [trouble === 'crash' ? 'The window has stopped working.' : 'The window does not answer.'],
      windows: 1,
      answer: true,
    });
  });
