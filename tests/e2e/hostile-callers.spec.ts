import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Result } from '../../src/contract/operation.ts';
import type { ChosenFile } from '../../src/contract/shell.ts';
import { callOperation, endStartedApps, type StartedApp, startApp } from '../helpers/started-app.ts';

let started: StartedApp;

test.beforeAll(async () => {
  started = await startApp();
  await started.call('shell.startEmpty');
});
test.afterAll(endStartedApps);

const codeOf = (result: Result) => (result.ok ? 'ok' : `${result.error.code} ${result.error.message}`);

test('the main process listens on the known channels only', async () => {
  const channels = await started.app.evaluate(({ ipcMain }) => {
    const { _invokeHandlers: invoked } = ipcMain as unknown as { _invokeHandlers: Map<string, unknown> };
    const sent = ipcMain.eventNames().map(String);
    // "error" is Electron's own.
    return { invoked: [...invoked.keys()].sort(), sent: sent.filter((name) => name !== 'error').sort() };
  });
  expect(channels).toEqual({ invoked: ['call', 'drop'], sent: ['cancel', 'start-page'] });
});

for (const address of ['data:text/html,<title>stranger</title>', 'about:blank', 'app://evil/', 'app://ui/'])
  test(`a second window on ${address} with our preload is refused`, async () => {
    const result = await started.app.evaluate(async ({ app, BrowserWindow }, address) => {
      const preload = `${app.getAppPath()}/out/preload/index.cjs`;
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await stranger.loadURL(address).catch(() => undefined);
      const answer = await stranger.webContents.executeJavaScript(
        `Promise.all([
          window.regulars.call('shell.state', {}),
          window.regulars.call('contacts.list', {}),
          window.regulars.acceptDrop(new File([], 'x')),
          window.regulars.styleNonce,
        ])`,
      );
      stranger.destroy();
      return answer as [Result, Result, unknown, string];
    }, address);
    expect(codeOf(result[0])).toBe('invalid not_allowed');
    expect(codeOf(result[1])).toBe('invalid not_allowed');
    expect(result[2]).toBeNull();
    expect(result[3]).toBe('');
  });

test('our own window is refused while it shows another page', async () => {
  const stranger = await startApp();
  await stranger.app.evaluate(async ({ BrowserWindow }) => {
    await BrowserWindow.getAllWindows()[0]?.loadURL('data:text/html,<title>stranger</title>');
  });
  expect(codeOf(await callOperation(stranger.page, 'shell.state', {}))).toBe('invalid not_allowed');
  await stranger.quit();
});

test('names that are no operation are refused', async () => {
  for (const name of [
    '',
    'shell',
    'shell.',
    '.state',
    'shell.state.x',
    'shell.__proto__',
    'shell.constructor',
    'shell.toString',
    'shell.hasOwnProperty',
    '__proto__.x',
    'constructor.prototype',
    'shell.state\u0000',
    'SHELL.STATE',
    'x'.repeat(1_000_000),
    `shell.${'x'.repeat(40)}`,
  ])
    expect(codeOf(await started.call(name)), name.slice(0, 40)).toBe('not-found unknown_operation');
});

test('a name that is not a text is refused', async () => {
  for (const name of [null, 7, {}, ['shell.state'], { toString: 'shell.state' }])
    expect(codeOf(await started.call(name as unknown as string))).toBe('not-found unknown_operation');
});

test('inputs that do not fit are refused and name nothing of ours', async () => {
  const inputs: unknown[] = [
    null,
    1,
    'text',
    [],
    { kind: 'secret' },
    { kind: ['import'] },
    { kind: 'import', more: 1 },
    { theme: 'pink' },
    { url: 1 },
    { url: 'x'.repeat(2001) },
    { file: { token: 'x' } },
    { file: 'x'.repeat(101) },
    { name: 'x'.repeat(201) },
    JSON.parse('{"__proto__": {"kind": "import"}}'),
    { constructor: { prototype: { kind: 'import' } } },
  ];
  for (const name of [
    'shell.chooseFile',
    'shell.setTheme',
    'shell.openExternal',
    'shell.openDatabase',
    'shell.restoreBackup',
  ])
    for (const input of inputs) {
      const result = await started.call(name, input);
      expect(codeOf(result), `${name} ${JSON.stringify(input)?.slice(0, 60)}`).toBe('invalid invalid_input');
      expect(JSON.stringify(result)).not.toMatch(/SELECT|sqlite|\.ts|node_modules/i);
    }
});

test('a token that was never given opens nothing', async () => {
  for (const file of ['', '/etc/passwd', '../settings.json', 'read-00000000-0000-0000-0000-000000000000'])
    for (const name of ['shell.openDatabase', 'shell.showInFolder'])
      expect(codeOf(await started.call(name, { file }))).toBe('not-found file_not_chosen');
});

test('a payload of absurd size is refused, and the app goes on', async () => {
  const result = await started.page.evaluate(
    `window.regulars.call('contacts.list', { text: 'x'.repeat(40_000_000) })`,
  );
  expect(codeOf(result as Result)).toBe('invalid too_large');
  const many = await started.page.evaluate(
    `window.regulars.call('contacts.list', new Array(3_000_000).fill(0))`,
  );
  expect(codeOf(many as Result)).toBe('invalid too_large');
  expect((await started.call('shell.state')).ok).toBe(true);
});

test('a file made by a script is not a dropped file', async () => {
  expect(
    await started.page.evaluate(`window.regulars.acceptDrop(new File(['x'], '/etc/passwd'))`),
  ).toBeNull();
});

test('a file that the owner gave becomes a token, which tells nothing of its place', async () => {
  const file = join(started.profile, 'Kunden.csv');
  writeFileSync(file, 'Name;Telefon');
  await started.page.evaluate(
    `document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'given' }))`,
  );
  await started.page.setInputFiles('#given', file);
  const chosen = (await started.page.evaluate(
    `window.regulars.acceptDrop(document.getElementById('given').files[0])`,
  )) as ChosenFile;
  expect(chosen).toEqual({
    token: expect.stringMatching(/^read-[0-9a-f-]{36}$/),
    name: 'Kunden.csv',
    bytes: 12,
  });
});

/** Counts what would have been opened outside; the dialog is answered with "Open". */
async function stubOutside(): Promise<() => Promise<{ opened: string[]; asked: string[] }>> {
  await started.app.evaluate(({ dialog, shell }) => {
    const seen = { opened: [] as string[], asked: [] as string[] };
    Object.assign(globalThis, { seen });
    dialog.showMessageBox = (async (_window: unknown, options: { message: string }) => {
      seen.asked.push(options.message);
      return { response: 0, checkboxChecked: false };
    }) as unknown as typeof dialog.showMessageBox;
    shell.openExternal = async (url) => {
      seen.opened.push(url);
    };
  });
  return () =>
    started.app.evaluate(
      () => (globalThis as unknown as { seen: { opened: string[]; asked: string[] } }).seen,
    );
}

test('a link opens outside once per key press, after a question that names the host', async () => {
  const read = await stubOutside();
  const links = [
    'https://münchen.example/shop?x=1#y',
    'http://flowers.example/',
    'mailto:anna@flowers.example?subject=Roses',
    'tel:+49 30 1234-56',
  ];
  for (const url of links) {
    await started.page.keyboard.press('Shift');
    expect(await started.call('shell.openExternal', { url })).toEqual({
      ok: true,
      value: { isOpened: true },
    });
    expect(await started.call('shell.openExternal', { url })).toEqual({
      ok: true,
      value: { isOpened: false },
    });
  }
  const { opened, asked } = await read();
  expect(opened).toEqual([
    'https://xn--mnchen-3ya.example/shop?x=1#y',
    'http://flowers.example/',
    'mailto:anna@flowers.example?subject=Roses',
    'tel:+4930123456',
  ]);
  expect(asked[0]).toContain('xn--mnchen-3ya.example');
});

test('hostile links never reach the system', async () => {
  const read = await stubOutside();
  for (const url of [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'app://ui/',
    'ms-msdt:/id PCWDiagnostic',
    'smb://attacker.example/share',
    '\\\\attacker.example\\share',
    '//attacker.example/',
    'https://bank.example@attacker.example/',
    'https://user:secret@bank.example/',
    'https:attacker.example',
    'https:///attacker.example',
    ' https://attacker.example/',
    'https://attacker.example/\r\nX: 1',
    'mailto:a@b.example?attach=/etc/passwd',
    'mailto:a@b.example?bcc=c@d.example',
    'mailto:a@b.example,c@d.example',
    'mailto:a@b.example?subject=x%0d%0aBcc: c@d.example',
    'mailto:?subject=x',
    'tel:*21*0900123456#',
    'tel:12',
    'tel:+49;phone-context=evil',
    '',
  ]) {
    await started.page.keyboard.press('Shift');
    expect(codeOf(await started.call('shell.openExternal', { url })), url).toBe('invalid link_refused');
  }
  expect((await read()).opened).toEqual([]);
});
