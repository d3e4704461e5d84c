import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chooseLocale, guessDefaults } from '../../src/contract/computer-defaults.ts';
import { describeError } from '../../src/contract/errors.ts';
import { AppSettingsFile } from '../../src/main/shell/app-settings.ts';
import { ChosenFiles } from '../../src/main/shell/chosen-files.ts';
import { choosePlaces, findFileArgument, freePath } from '../../src/main/shell/data-places.ts';
import { parseExternalLink } from '../../src/main/shell/external-link.ts';
import { GestureGate } from '../../src/main/shell/gesture-gate.ts';
import { isSmallEnough } from '../../src/main/shell/input-size.ts';
import { isOurPage } from '../../src/main/shell/page-address.ts';
import { listPageFiles } from '../../src/main/shell/page-files.ts';
import { type Frame, isTrustedSender } from '../../src/main/shell/trusted-sender.ts';
import { fitBounds } from '../../src/main/shell/window-bounds.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-shell-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('who is our page', () => {
  test('only our scheme with our host', () => {
    expect(isOurPage('app://ui/')).toBe(true);
    expect(isOurPage('app://ui/#/contacts')).toBe(true);
    for (const address of [
      'app://evil/',
      'app://ui.evil/',
      'app://x@ui/',
      'https://ui/',
      'file:///ui/',
      'data:text/html,x',
      'about:blank',
      '',
      'null',
      'http://localhost:5173/',
    ])
      expect(isOurPage(address), address).toBe(false);
  });

  test('the development server only where there is one', () => {
    expect(isOurPage('http://localhost:5173/x', 'http://localhost:5173')).toBe(true);
    expect(isOurPage('http://localhost:5174/', 'http://localhost:5173')).toBe(false);
    expect(isOurPage('http://localhost.evil:5173/', 'http://localhost:5173')).toBe(false);
  });

  test('a call is trusted from the top frame of our window only', () => {
    const top: Frame = { url: 'app://ui/', top: null };
    top.top = top;
    const inner: Frame = { url: 'app://ui/', top };
    const elsewhere: Frame = { url: 'https://x.example/', top: null };
    elsewhere.top = elsewhere;
    expect(isTrustedSender({ senderFrame: top, sender: { id: 1 } }, 1)).toBe(true);
    expect(isTrustedSender({ senderFrame: top, sender: { id: 2 } }, 1)).toBe(false);
    expect(isTrustedSender({ senderFrame: top, sender: { id: 1 } }, undefined)).toBe(false);
    expect(isTrustedSender({ senderFrame: inner, sender: { id: 1 } }, 1)).toBe(false);
    expect(isTrustedSender({ senderFrame: elsewhere, sender: { id: 1 } }, 1)).toBe(false);
    expect(isTrustedSender({ senderFrame: null, sender: { id: 1 } }, 1)).toBe(false);
  });
});

describe('links that may leave the app', () => {
  test.each([
    ['https://flowers.example/a b'.replace(' ', '%20'), 'https://flowers.example/a%20b', 'flowers.example'],
    ['HTTPS://Flowers.Example', 'https://flowers.example/', 'flowers.example'],
    ['https://pаypal.example/', 'https://xn--pypal-4ve.example/', 'xn--pypal-4ve.example'],
    ['http://flowers.example:8080/@x', 'http://flowers.example:8080/@x', 'flowers.example:8080'],
    ['mailto:anna@flowers.example', 'mailto:anna@flowers.example', 'anna@flowers.example'],
    [
      'mailto:a@b.example?body=Hello%20you&subject=x',
      'mailto:a@b.example?body=Hello%20you&subject=x',
      'a@b.example',
    ],
    ['tel:+49 (30) 1234-5', 'tel:+493012345', '+49 (30) 1234-5'],
  ])('%s', (text, address, target) => {
    expect(parseExternalLink(text)).toEqual({ address, target });
  });

  test.each([
    'https://a.example\u0000.evil/',
    'https://a.example/\u2028',
    'https:/\\evil.example',
    'https://@evil.example/',
    'https://a:b@evil.example/',
    'ftp://a.example/',
    'mailto:a@b.example?to=c@d.example',
    'mailto:a@b.example?subject=%00',
    'mailto:%22a%22@b.example',
    'mailto:a%40b.example%2Cc%40d.example',
    'mailto:a@b.example#x',
    'tel:+-()',
    'tel:123456789012345678901',
    `https://a.example/${'x'.repeat(2000)}`,
  ])('%s stays inside', (text) => {
    expect(parseExternalLink(text)).toBeUndefined();
  });
});

test('a gesture lets one action through, and not for long', () => {
  const gate = new GestureGate();
  expect(gate.use(0)).toBe(false);
  gate.record(0);
  expect(gate.use(10)).toBe(true);
  expect(gate.use(11)).toBe(false);
  gate.record(100);
  expect(gate.use(100 + 5_001)).toBe(false);
});

describe('where the window goes', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1040 };

  test('in the middle the first time', () => {
    expect(fitBounds(null, [screen])).toEqual({ x: 320, y: 110, width: 1280, height: 820 });
  });

  test('where it was', () => {
    const saved = { x: 200, y: 100, width: 1100, height: 750 };
    expect(fitBounds(saved, [screen])).toEqual(saved);
  });

  test('back onto a screen when the other one is gone', () => {
    const saved = { x: 2500, y: 100, width: 1100, height: 750 };
    expect(fitBounds(saved, [screen])).toEqual({ x: 410, y: 145, width: 1100, height: 750 });
    const second = { x: 1920, y: 0, width: 1920, height: 1040 };
    expect(fitBounds(saved, [screen, second])).toEqual(saved);
  });

  test('never larger than the screen, smaller than usual on a small one', () => {
    const small = { x: 0, y: 0, width: 1000, height: 640 };
    expect(fitBounds({ x: 0, y: 0, width: 3000, height: 2000 }, [small])).toEqual(small);
    expect(fitBounds({ x: 0, y: 0, width: 300, height: 200 }, [small])).toMatchObject({
      width: 900,
      height: 600,
    });
    expect(fitBounds({ x: 0, y: 0, width: 300, height: 200 }, [screen])).toMatchObject({
      width: 1024,
      height: 700,
    });
  });
});

describe('what a new file starts from', () => {
  test.each([
    ['de-AT', { language: 'de', region: 'de-AT', country: 'AT', currency: 'EUR' }],
    ['de', { language: 'de', region: 'de-DE', country: 'DE', currency: 'EUR' }],
    ['en-GB', { language: 'en', region: 'en-GB', country: 'GB', currency: 'GBP' }],
    ['fr-CH', { language: 'en', region: 'fr-CH', country: 'CH', currency: 'CHF' }],
    ['es-419', { language: 'en', country: 'US' }],
    ['!', { language: 'en', region: 'en-US', country: 'US', currency: 'USD' }],
  ])('a computer that speaks %s', (locale, expected) => {
    expect(guessDefaults(locale, 'Europe/Vienna')).toMatchObject({ ...expected, timeZone: 'Europe/Vienna' });
  });

  test('a bare system says C, which is no language', () => {
    expect(chooseLocale(['c', 'de-DE'])).toBe('de-DE');
    expect(chooseLocale(['C'])).toBe('en-US');
  });
});

describe('where files lie', () => {
  test('a profile of its own never finds the files of the computer', () => {
    const folders = { userData: '/profile', documents: '/home/anna/Documents' };
    expect(choosePlaces({ ...folders, hasOwnProfile: true }).ownFile).toBe(
      '/profile/Regulars/Regulars.regulars',
    );
    expect(choosePlaces({ ...folders, hasOwnProfile: false }).ownFile).toBe(
      '/home/anna/Documents/Regulars/Regulars.regulars',
    );
  });

  test('a taken name gets a number', () => {
    const taken = new Set(['/a/Regulars.regulars', '/a/Regulars 2.regulars']);
    expect(freePath('/a/Regulars.regulars', (path) => taken.has(path))).toBe('/a/Regulars 3.regulars');
  });

  test('the command line names a file', () => {
    expect(findFileArgument(['electron', '.', '--db', 'shop.regulars'], '/a')).toBe('/a/shop.regulars');
    expect(findFileArgument(['electron', '--db=/b/shop.regulars'], '/a')).toBe('/b/shop.regulars');
    expect(findFileArgument(['electron', '.', '--db'], '/a')).toBeUndefined();
  });
});

describe('the settings file', () => {
  const settingsPath = () => join(folder, 'settings.json');
  const open = () =>
    new AppSettingsFile(folder, (error) => {
      throw error;
    });

  test('keeps what it is told, readable by the owner alone, and the state before as a copy', () => {
    const settings = open();
    settings.update({ theme: 'dark' });
    settings.update({ language: 'de' });
    expect(open().value).toMatchObject({ theme: 'dark', language: 'de' });
    expect(JSON.parse(readFileSync(`${settingsPath()}.bak`, 'utf8'))).toMatchObject({
      theme: 'dark',
      language: null,
    });
    if (process.platform !== 'win32') expect(statSync(settingsPath()).mode & 0o777).toBe(0o600);
  });

  test('cut short, the copy counts; both unreadable, they are put aside and it says so', () => {
    const settings = open();
    settings.update({ theme: 'dark' });
    settings.update({ language: 'de' });
    writeFileSync(settingsPath(), '{"theme"');
    expect(open()).toMatchObject({ isUnreadable: false, value: { theme: 'dark' } });
    writeFileSync(`${settingsPath()}.bak`, '[]');
    expect(open()).toMatchObject({ isUnreadable: true, value: { theme: 'system' } });
    expect(readdirSync(folder).filter((name) => name.includes('.damaged-'))).toHaveLength(2);
    expect(existsSync(settingsPath())).toBe(false);
  });

  test('damage in the file never overwrites its good copy', () => {
    const settings = open();
    settings.update({ theme: 'dark' });
    settings.update({ language: 'de' });
    writeFileSync(settingsPath(), 'x');
    open().update({ language: 'en' });
    expect(JSON.parse(readFileSync(`${settingsPath()}.bak`, 'utf8'))).toMatchObject({ theme: 'dark' });
  });

  test('a first start has none, which is no damage', () => {
    expect(open().isUnreadable).toBe(false);
  });
});

describe('tokens', () => {
  test('stand for a file, tell nothing of it, and say whether it may be written', () => {
    const told: string[] = [];
    const files = new ChosenFiles((token, path) => told.push(token, path));
    writeFileSync(join(folder, 'a.csv'), '12345');
    const chosen = files.addDropped(join(folder, 'a.csv'));
    expect(chosen).toMatchObject({ name: 'a.csv', bytes: 5 });
    expect(chosen?.token).toMatch(/^read-[0-9a-f-]{36}$/);
    expect(files.add(join(folder, 'b.csv'), 'write')).toMatchObject({ name: 'b.csv', bytes: 0 });
    expect(told).toEqual([
      chosen?.token,
      join(folder, 'a.csv'),
      expect.stringMatching(/^write-/),
      join(folder, 'b.csv'),
    ]);
    expect(() => files.pathOf('read-none')).toThrow('file_not_chosen');
  });

  test('a folder or nothing at all is not a dropped file', () => {
    const files = new ChosenFiles(() => {});
    mkdirSync(join(folder, 'inner'));
    for (const path of ['', join(folder, 'inner'), join(folder, 'missing')])
      expect(files.addDropped(path)).toBeNull();
  });
});

test('inputs are measured without end in sight', () => {
  expect(isSmallEnough({ a: [1, 'x', null, { b: new Uint8Array(10) }] })).toBe(true);
  expect(isSmallEnough('x'.repeat(32_000_001))).toBe(false);
  expect(isSmallEnough(new Array(2_000_001).fill(0))).toBe(false);
  expect(isSmallEnough(new ArrayBuffer(40_000_000))).toBe(false);
  let deep: unknown = 0;
  for (let level = 0; level < 100_000; level += 1) deep = { deep };
  expect(isSmallEnough(deep)).toBe(true);
});

test('the page is made of the built files and nothing else', () => {
  mkdirSync(join(folder, 'assets'));
  for (const name of ['index.html', 'assets/index-1.js', 'assets/map.js.map', 'secret.sqlite'])
    writeFileSync(join(folder, name), '');
  const files = listPageFiles(folder);
  expect([...files.keys()].sort()).toEqual(['/', '/assets/index-1.js', '/index.html']);
  expect(files.get('/')?.path).toBe(join(folder, 'index.html'));
});

test('the log names an error and its place, not what it says', () => {
  chmodSync(folder, 0o700);
  const error = Object.assign(new Error(`no such file: /home/anna/Kunden Müller.csv`), { code: 'ENOENT' });
  expect(describeError(error)).toMatch(/^Error ENOENT\n\s+at /);
  expect(describeError(error)).not.toContain('Müller');
});
