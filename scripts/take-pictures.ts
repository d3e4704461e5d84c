/**
 * Takes the pictures of the user guide, light and dark, of the built app with the demo shop and with an empty
 * one: `node scripts/take-pictures.ts`. Look at each of them afterwards: they are the check that it looks good.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerDialogs } from '../tests/helpers/answer-dialogs.ts';
import { endStartedApps, type StartedApp, startApp } from '../tests/helpers/started-app.ts';
import { buildIfStale } from './build-app.ts';
import { prepareElectron } from './electron-runtime.ts';
import { openDisplay } from './virtual-display.ts';

const folder = join(import.meta.dirname, '../docs/pictures');
const customers = join(import.meta.dirname, '../tests/fixtures/kunden.csv');
const width = 1280;
const height = 800;

await prepareElectron();
if ((await buildIfStale()) !== 0) throw new Error('the build failed');
const display = await openDisplay();
mkdirSync(folder, { recursive: true });
try {
  for (const theme of ['light', 'dark'] as const) {
    await takeFull(theme);
    await takeEmpty(theme);
  }
} finally {
  await endStartedApps();
  await display.close();
}

async function start(theme: 'light' | 'dark', args: string[] = []): Promise<StartedApp> {
  const started = await startApp({ args });
  await started.app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  );
  await started.call('shell.setTheme', { theme });
  return started;
}

/** Waits until nothing is loading any more: no skeleton, no running animation. */
async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(async () => {
    const { document } = globalThis as unknown as {
      document: {
        getAnimations: () => {
          effect: { getTiming: () => { iterations?: number } } | null;
          finished: Promise<unknown>;
        }[];
        fonts: { ready: Promise<unknown> };
      };
    };
    await document.fonts.ready;
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(passing.map(({ finished }) => finished));
  });
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`${name}.png`);
}

async function takeFull(theme: 'light' | 'dark'): Promise<void> {
  const { app, page, call, quit } = await start(theme);
  const picture = (name: string) => take(page, `${name}-${theme}`);
  await page.getByRole('button', { name: /Start empty/ }).waitFor();
  await picture('welcome');
  await page.getByRole('button', { name: /Start empty/ }).click();
  await page.getByRole('textbox', { name: 'Name of your shop' }).waitFor();
  await picture('start-empty');
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: /Look around the demo shop/ }).click();
  await page.getByRole('row').nth(8).waitFor({ timeout: 60_000 });
  await picture('contacts');
  await page.getByRole('row').nth(6).click();
  await page.getByRole('button', { name: 'Open' }).waitFor();
  await picture('contacts-panel');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'History' }).waitFor();
  await call('backups.create', {});
  await page.keyboard.press('Control+n');
  await page.getByRole('textbox', { name: 'First name' }).waitFor();
  await picture('new-contact');
  await page.keyboard.press('Escape');
  await picture('contact');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search and commands' }).fill('an');
  await page.getByRole('option').nth(5).waitFor();
  await picture('search');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Companies' }).click();
  await page.getByRole('row').nth(5).waitFor();
  await picture('companies');
  await page.getByRole('row').nth(2).dblclick();
  await page.getByRole('heading', { name: 'History' }).waitFor();
  await picture('company');
  await page.getByRole('link', { name: 'Contacts' }).first().click();
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('button', { name: 'Choose where to save' }).waitFor();
  await picture('export');
  await page.keyboard.press('Escape');
  await answerDialogs(app, { open: customers });
  await page.getByRole('link', { name: 'Import' }).click();
  await picture('import-1-file');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByRole('button', { name: 'Check what will happen' }).waitFor();
  await picture('import-2-columns');
  await page.getByRole('button', { name: 'Check what will happen' }).click();
  await page.getByRole('button', { name: 'Import 4 rows' }).waitFor();
  await picture('import-3-check');
  await page.getByRole('button', { name: 'Import 4 rows' }).click();
  await page.getByRole('button', { name: 'Import another file' }).waitFor();
  await picture('import-4-done');
  for (const name of ['History', 'Backups', 'Settings']) {
    await page.getByRole('link', { name }).click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
    await picture(name.toLowerCase());
  }
  await call('settings.update', { language: 'de', region: 'de-DE' });
  await page.getByRole('link', { name: 'Kontakte' }).first().click();
  await page.getByRole('row').nth(8).waitFor();
  await picture('contacts-german');
  await quit();
}

async function takeEmpty(theme: 'light' | 'dark'): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'regulars-pictures-'));
  try {
    const { page, quit } = await start(theme, ['--db', join(place, 'Blumen Hartwig.regulars')]);
    for (const name of ['Contacts', 'Companies', 'History', 'Backups']) {
      await page.getByRole('link', { name }).first().click();
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      await take(page, `empty-${name.toLowerCase()}-${theme}`);
    }
    await quit();
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
