import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { answerDialogs } from '../helpers/answer-dialogs.ts';
import { endStartedApps, startApp } from '../helpers/started-app.ts';

/** The main job, driven as the owner would: from a new profile to a list that she hands to her accountant. */
const fixtures = join(import.meta.dirname, '../fixtures');
let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-files-'));
});

test.afterEach(async () => {
  await endStartedApps();
  rmSync(folder, { recursive: true, force: true });
});

test('a Google Contacts export: import, find by the last digits, mend a name, undo, export, import again', async () => {
  const { app, page } = await startFresh();
  await openCsvFromWelcome(app, page, join(fixtures, 'google-contacts.csv'), 'United States', 'English');

  await expect(page.getByText('Recognised as an export of Google Contacts')).toBeVisible();
  await page.getByRole('button', { name: 'Check what will happen' }).click();
  await page.getByRole('button', { name: 'Import 6 rows' }).click();
  await expect(page.getByText('6 rows were read.')).toBeVisible();
  await expect(page.locator('[data-kind="created"]')).toHaveText('6added');

  // In the file: +49 171 8842310.
  await findAndOpen(page, '4-23 10', /Elif Yılmaz/);
  await expect(page.getByText('Never lilies, "not even one"!')).toBeVisible();

  await page.getByRole('button', { name: /^Name: Elif Yılmaz/ }).click();
  await page.getByRole('textbox', { name: 'Last name' }).fill('Aydın');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Elif Aydın' })).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { name: 'Elif Yılmaz' })).toBeVisible();

  const exported = join(folder, 'all.csv');
  await exportEverything(app, page, exported);
  const text = readFileSync(exported, 'utf8');
  expect(text).toContain('"Likes white roses.\nNever lilies, ""not even one""!"');
  expect(text).toContain('+49 171 8842310');

  await importAgain(app, page, exported, 6);
});

test('a Windows-1252 list with semicolons, decimal commas and German headings: the same path', async () => {
  const { app, page } = await startFresh();
  await openCsvFromWelcome(app, page, join(fixtures, 'kunden.csv'), 'Germany', 'English');

  await expect(page.getByText(/4 rows, separated by semicolons, letters in Windows-1252/)).toBeVisible();
  await chooseColumn(page, 'Umsatz', /^New field “Umsatz” \(Number\)/);
  await chooseColumn(page, 'Rabatt %', /^New field “Rabatt %” \(Number\)/);
  await page.getByRole('button', { name: 'Check what will happen' }).click();
  await page.getByRole('button', { name: 'Import 4 rows' }).click();
  await expect(page.getByText('4 rows were read.')).toBeVisible();

  // In the file: +49 (911) 555-0103.
  await findAndOpen(page, '55 50 103', /Özlem Çetin/);
  await expect(page.getByText('12,004.00').or(page.getByText('12.004,00'))).toBeVisible();
  await page.getByRole('button', { name: /^Name: Özlem Çetin/ }).click();
  await page.getByRole('textbox', { name: 'Last name' }).fill('Yıldız');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Özlem Yıldız' })).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { name: 'Özlem Çetin' })).toBeVisible();

  const exported = join(folder, 'alle.csv');
  await exportEverything(app, page, exported);
  const text = readFileSync(exported, 'utf8');
  for (const kept of ['00417', '01097', '06114', '1234.56', '12004.00', '-14.30', '0171/5550102', 'Größer'])
    expect(text).toContain(kept);
  await importAgain(app, page, exported, 4);
});

async function startFresh() {
  const { app, page } = await startApp();
  await expect(page.getByRole('heading', { name: 'Welcome to Regulars' })).toBeVisible();
  return { app, page };
}

async function openCsvFromWelcome(
  app: ElectronApplication,
  page: Page,
  file: string,
  country: string,
  language: string,
): Promise<void> {
  await page.getByRole('combobox', { name: 'Country of your shop' }).click();
  await page.getByRole('option', { name: country, exact: true }).click();
  await page.getByRole('combobox', { name: 'Language' }).click();
  await page.getByRole('option', { name: language }).click();
  await answerDialogs(app, { open: file });
  await page.getByRole('button', { name: /Open a CSV/ }).click();
  await page.getByRole('button', { name: 'Choose a file' }).click();
}

async function chooseColumn(page: Page, heading: string, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: `“${heading}” becomes` }).click();
  await page.getByRole('option', { name: option }).click();
}

async function findAndOpen(page: Page, text: string, name: RegExp): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search and commands' }).fill(text);
  await page.getByRole('option', { name }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
}

async function exportEverything(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await answerDialogs(app, { save: path });
  await page.getByRole('link', { name: 'Contacts' }).first().click();
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('button', { name: 'Choose where to save' }).click();
  await expect(page.getByRole('button', { name: 'Show in folder' })).toBeVisible();
  await page.keyboard.press('Escape');
}

async function importAgain(app: ElectronApplication, page: Page, path: string, rows: number): Promise<void> {
  await answerDialogs(app, { open: path });
  await page.getByRole('link', { name: 'Import' }).click();
  const another = page.getByRole('button', { name: 'Import another file' });
  if (await another.isVisible()) await another.click();
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByRole('combobox', { name: 'If a contact is there already' }).click();
  await page.getByRole('option', { name: 'Overwrite with the file' }).click();
  await page.getByRole('button', { name: 'Check what will happen' }).click();
  await expect(page.locator('[data-kind="created"]')).toHaveText('0will be added');
  await expect(page.locator('[data-kind="updated"]')).toHaveCount(0);
  await expect(page.locator('[data-kind="unchanged"]')).toHaveText(`${rows}are there already`);
}
