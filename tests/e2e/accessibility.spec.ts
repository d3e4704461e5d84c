import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { answerDialogs } from '../helpers/answer-dialogs.ts';
import { endStartedApps, startApp } from '../helpers/started-app.ts';

test.afterEach(endStartedApps);

for (const theme of ['light', 'dark'])
  test(`axe-core finds nothing on any screen, ${theme}`, async () => {
    test.setTimeout(240_000);
    const { app, page, call } = await startApp();
    await call('shell.setTheme', { theme });
    await expectNoFindings(page, 'welcome');
    await page.getByRole('button', { name: /Start empty/ }).click();
    await expectNoFindings(page, 'start empty');
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: /Look around the demo shop/ }).click();
    await expect(page.getByRole('heading', { name: 'Contacts' })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('row').nth(5)).toBeVisible();
    await expectNoFindings(page, 'contacts');

    await page.getByRole('row').nth(3).click();
    await expectNoFindings(page, 'contacts with the side panel');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'History' })).toBeVisible();
    await expectNoFindings(page, 'contact');
    await page.keyboard.press('Control+n');
    await expect(page.getByRole('textbox', { name: 'First name' })).toBeVisible();
    await expectNoFindings(page, 'new contact');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search and commands' }).fill('an');
    await expect(page.getByRole('option').first()).toBeVisible();
    await expectNoFindings(page, 'palette');
    await page.keyboard.press('Escape');

    await page.getByRole('link', { name: 'Companies' }).click();
    await expect(page.getByRole('row').nth(3)).toBeVisible();
    await expectNoFindings(page, 'companies');
    await page.getByRole('row').nth(2).dblclick();
    await expect(page.getByRole('heading', { name: 'People' })).toBeVisible();
    await expectNoFindings(page, 'company');
    await page.getByRole('link', { name: 'Contacts' }).first().click();
    await page.getByRole('button', { name: 'Export' }).click();
    await expect(page.getByRole('button', { name: 'Choose where to save' })).toBeVisible();
    await expectNoFindings(page, 'export');
    await page.keyboard.press('Escape');
    for (const [name, heading] of [
      ['History', 'History'],
      ['Backups', 'Backups'],
      ['Settings', 'Settings'],
    ] as const) {
      await page.getByRole('link', { name }).click();
      await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
      await expectNoFindings(page, name);
    }

    await answerDialogs(app, { open: join(import.meta.dirname, '../fixtures/kunden.csv') });
    await page.getByRole('link', { name: 'Import' }).click();
    await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
    await expectNoFindings(page, 'import: file');
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await page.getByRole('button', { name: 'Check what will happen' }).waitFor();
    await expectNoFindings(page, 'import: columns');
    await page.getByRole('button', { name: 'Check what will happen' }).click();
    await page.getByRole('button', { name: 'Import 4 rows' }).waitFor();
    await expectNoFindings(page, 'import: check');
    await page.getByRole('button', { name: 'Import 4 rows' }).click();
    await page.getByRole('button', { name: 'Import another file' }).waitFor();
    await expectNoFindings(page, 'import: done');
  });

test('the whole path by keyboard alone: start, add, find, mend, undo, look at the history', async () => {
  test.setTimeout(120_000);
  const { page, call } = await startApp();
  await expect(page.getByRole('heading', { name: 'Welcome to Regulars' })).toBeVisible();
  await focusByTab(page, /Start empty/);
  await page.keyboard.press('Enter');
  await focusByTab(page, /Name of your shop/);
  await page.keyboard.type('Blumen Hartwig');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Contacts' })).toBeVisible();

  await page.keyboard.press('Control+n');
  await expect(page.getByRole('textbox', { name: 'First name' })).toBeFocused();
  await page.keyboard.type('Anna');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Okafor');
  await page.keyboard.press('Tab');
  await page.keyboard.type('030 5557 1843');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search and commands' })).toBeFocused();
  await page.keyboard.type('71843');
  await expect(page.getByRole('option', { name: /Anna Okafor/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Anna Okafor' })).toBeVisible();

  await focusByTab(page, /^Name: Anna Okafor/);
  await page.keyboard.press('Enter');
  await focusByTab(page, /^Last name/);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Okonkwo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Anna Okonkwo' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('heading', { name: 'Anna Okafor' })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByRole('heading', { name: 'Anna Okonkwo' })).toBeVisible();

  await page.keyboard.press('Control+h');
  await expect(page.getByRole('heading', { name: 'History', level: 1 })).toBeVisible();
  expect(await call('contacts.count', { filter: {} })).toEqual({ ok: true, value: 1 });
});

async function expectNoFindings(page: Page, screen: string): Promise<void> {
  // A page that is still being loaded has nothing to look at.
  await page.locator('h1').first().waitFor({ state: 'attached' });
  // Electron can't open the second page that the newer mode works in.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`),
  );
  expect(found, screen).toEqual([]);
}

/** Presses Tab until the named thing has the focus, as somebody without a mouse does. */
async function focusByTab(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    const focused = await page.evaluate(() => {
      type Focusable = {
        getAttribute: (name: string) => string | null;
        labels?: ArrayLike<{ textContent: string }>;
        textContent: string;
      };
      const { activeElement: element, body } = (
        globalThis as unknown as { document: { activeElement: Focusable; body: Focusable } }
      ).document;
      if (element === body) return '';
      return element.getAttribute('aria-label') || element.labels?.[0]?.textContent || element.textContent;
    });
    if (name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${name}`);
}
