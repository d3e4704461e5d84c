import { expect, test } from '@playwright/test';
import { endStartedApps, listProcesses, type StartedApp, startApp } from '../helpers/started-app.ts';

let started: StartedApp;

test.beforeAll(async () => {
  started = await startApp();
});
test.afterAll(endStartedApps);

test('the window has exactly the hardened preferences', async () => {
  const preferences = await started.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences: () => Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  // Electron names these only where they are on.
  for (const name of ['nodeIntegrationInWorker', 'navigateOnDragDrop', 'spellcheck', 'plugins'])
    expect(preferences[name] ?? false, name).toBe(false);
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    safeDialogs: true,
  });
});

test('the page has no Node and only the named bridge', async () => {
  expect(await started.page.evaluate('[typeof require, typeof process, typeof module]')).toEqual([
    'undefined',
    'undefined',
    'undefined',
  ]);
  expect(await started.page.evaluate('Object.keys(window.regulars).sort()')).toEqual([
    'acceptDrop',
    'call',
    'cancel',
    'onEvent',
    'styleNonce',
  ]);
});

test("the page's process is in the system's sandbox", async () => {
  const isPossible = process.platform === 'linux' && process.getuid?.() !== 0;
  test.skip(!isPossible, 'SKIPPED: Chromium has no sandbox for root, and /proc is Linux only');
  const { readFileSync } = await import('node:fs');
  const page = (await listProcesses(started.app)).find(({ type }) => type === 'Tab');
  expect(readFileSync(`/proc/${page?.pid}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m);
});

test('the page comes with its policy, and a new nonce at every load', async () => {
  const read = async () => {
    const [response] = await Promise.all([started.page.waitForResponse('app://ui/'), started.page.reload()]);
    return response.headers();
  };
  const first = await read();
  const second = await read();
  expect(first['x-content-type-options']).toBe('nosniff');
  expect(first['cross-origin-opener-policy']).toBe('same-origin');
  const policy = second['content-security-policy'] ?? '';
  const nonce = await started.page.evaluate('window.regulars.styleNonce');
  expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toContain('unsafe');
  expect(first['content-security-policy']).not.toBe(policy);
});

test('our own page never trips over its policy', async () => {
  const { app, page, call } = await startApp();
  await page.addInitScript(`
    window.__violations = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      window.__violations.push(event.violatedDirective + ' ' + event.blockedURI));
  `);
  await page.reload();
  await call('shell.startEmpty');
  await expect(page.locator('body')).not.toHaveText('');
  await page.keyboard.press('Control+k');
  await call('shell.state');
  expect(await page.evaluate('window.__violations')).toEqual([]);
  await app.close();
});

const attacks: Record<string, string> = {
  'an inline script': `new Promise((resolve) => {
    const script = document.createElement('script');
    try { script.textContent = 'window.__pwned = 1'; } catch { return resolve('refused'); }
    document.body.append(script);
    resolve(window.__pwned ? 'ran' : 'refused');
  })`,
  'markup from a string': `(() => {
    try { document.createElement('div').innerHTML = '<img src=x onerror="window.__pwned = 1">'; return 'taken'; }
    catch (error) { return error instanceof TypeError ? 'refused' : 'odd'; }
  })()`,
  // Later, because the debugger lifts the ban for as long as it evaluates.
  eval: `new Promise((resolve) => setTimeout(() => {
    try { (0, eval)('window.__pwned = 1'); resolve('ran'); } catch { resolve('refused'); }
  }))`,
  'a function from a string': `new Promise((resolve) => setTimeout(() => {
    try { new Function('window.__pwned = 1')(); resolve('ran'); } catch { resolve('refused'); }
  }))`,
  'an event handler as text': `new Promise((resolve) => {
    const image = new Image();
    try { image.setAttribute('onerror', 'window.__pwned = 1'); } catch { return resolve('refused'); }
    image.addEventListener('error', () => setTimeout(() => resolve(window.__pwned ? 'ran' : 'refused')));
    image.src = 'data:image/png;base64,AAAA';
  })`,
  'a foreign image': `new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve('loaded');
    image.onerror = () => resolve('refused');
    image.src = 'https://attacker.example/pixel.png';
  })`,
  'a foreign request': `fetch('https://attacker.example/').then(() => 'answered', () => 'refused')`,
  'a file of the computer': `fetch('file:///etc/passwd').then(() => 'answered', () => 'refused')`,
  'a style without the nonce': `new Promise((resolve) => {
    const style = document.createElement('style');
    style.append('body { outline: 7px solid }');
    document.head.append(style);
    resolve(getComputedStyle(document.body).outlineWidth === '7px' ? 'taken' : 'refused');
    style.remove();
  })`,
  'a frame': `new Promise((resolve) => {
    const frame = document.createElement('iframe');
    document.addEventListener('securitypolicyviolation', () => resolve('refused'), { once: true });
    frame.src = 'data:text/html,hello';
    frame.onload = () => setTimeout(() => resolve('loaded'), 200);
    document.body.append(frame);
  })`,
};

for (const [name, attack] of Object.entries(attacks))
  test(`the page refuses ${name}`, async () => {
    expect(await started.page.evaluate(attack)).toBe('refused');
    expect(await started.page.evaluate('window.__pwned')).toBeUndefined();
  });

for (const address of [
  'app://ui/../package.json',
  'app://ui/%2e%2e/%2e%2e/package.json',
  'app://ui/..%2f..%2fpackage.json',
  'app://ui/index.html%00.js',
  'app://ui/assets',
  'app://ui/no-such-file',
])
  test(`${address} does not exist`, async () => {
    expect(await started.page.evaluate(`fetch(${JSON.stringify(address)}).then((r) => r.status)`)).toBe(404);
  });

test('our own page exists for GET only, and under its own host only', async () => {
  expect(await started.page.evaluate(`fetch('app://ui/', { method: 'POST' }).then((r) => r.status)`)).toBe(
    404,
  );
  const status = await started.app.evaluate(({ net }) => net.fetch('app://evil/').then((r) => r.status));
  expect(status).toBe(404);
});

test('notifications, places, clipboard, camera and devices are denied', async () => {
  expect(await started.page.evaluate('Notification.requestPermission()')).toBe('denied');
  for (const name of ['notifications', 'geolocation', 'clipboard-read', 'camera', 'microphone', 'midi'])
    expect(
      await started.page.evaluate(`navigator.permissions.query({ name: '${name}' }).then((s) => s.state)`),
      name,
    ).toBe('denied');
  for (const wish of [
    'navigator.clipboard.readText()',
    'navigator.mediaDevices.getUserMedia({ audio: true })',
    'navigator.mediaDevices.getDisplayMedia()',
    'new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no))',
    'navigator.hid.requestDevice({ filters: [] }).then((d) => d.length === 0 && Promise.reject())',
    'navigator.usb.requestDevice({ filters: [] })',
    'navigator.serial.requestPort()',
  ])
    expect(
      await started.page.evaluate(`(async () => ${wish})().then(() => 'given', () => 'denied')`),
      wish,
    ).toBe('denied');
});

test('text may be copied to the clipboard', async () => {
  // Without a window manager no window ever has the keyboard, which the clipboard itself asks for.
  expect(
    await started.page.evaluate(
      `navigator.permissions.query({ name: 'clipboard-write' }).then((s) => s.state)`,
    ),
  ).toBe('granted');
});

const departures: Record<string, string> = {
  'a web address': `location.href = 'https://attacker.example/'`,
  'a file': `location.href = 'file:///etc/passwd'`,
  'a data page': `location.href = 'data:text/html,hello'`,
  'another host of our scheme': `location.href = 'app://evil/'`,
  'a script link': `location.href = 'javascript:document.write(1)'`,
  'replacing the page': `location.replace('https://attacker.example/')`,
  'a new window': `void window.open('https://attacker.example/')`,
  'a new window of our own page': `void window.open('app://ui/')`,
  'a link to a new window': `(() => { const a = document.createElement('a'); a.href = 'https://attacker.example/'; a.target = '_blank'; document.body.append(a); a.click(); a.remove(); })()`,
  'a form': `(() => { const f = document.createElement('form'); f.action = 'https://attacker.example/'; document.body.append(f); f.submit(); f.remove(); })()`,
  'a refresh': `(() => { const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0; url=https://attacker.example/'; document.head.append(m); m.remove(); })()`,
  'a web view': `(() => { const v = document.createElement('webview'); v.setAttribute('src', 'https://attacker.example/'); document.body.append(v); v.remove(); })()`,
};

for (const [name, departure] of Object.entries(departures))
  test(`the window stays where it is: ${name}`, async () => {
    const address = started.page.url();
    await started.page.evaluate(departure).catch(() => undefined);
    // A second round through both processes: a navigation that was allowed would have begun by now.
    expect((await started.call('shell.state')).ok).toBe(true);
    expect(await started.page.evaluate('location.href')).toBe(address);
    expect(await started.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });
