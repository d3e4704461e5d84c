import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { answerDialogs } from '../helpers/answer-dialogs.ts';
import { endStartedApps, findDataProcess, type StartedApp, startApp } from '../helpers/started-app.ts';
import { writePeople } from '../helpers/write-people.ts';

const rows = 100_000;
let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-files-'));
});

test.afterEach(async () => {
  await endStartedApps();
  rmSync(folder, { recursive: true, force: true });
});

test('an import of 100,000 rows: progress moves, search answers meanwhile, cancel and a crash leave nothing behind', async () => {
  test.setTimeout(600_000);
  const csv = join(folder, 'people.csv');
  writePeople(csv, rows);
  const started = await startApp({ args: ['--db', join(folder, 'shop.regulars')] });
  const { app, page } = started;
  await answerDialogs(app, { open: csv });
  await started.call('contacts.create', { fields: { firstName: 'Grace', lastName: 'Hopper' } });

  await checkFile(page);
  await page.getByRole('button', { name: 'Import 100,000 rows' }).click();
  const first = await readProgress(page);
  await expect.poll(() => readProgress(page), { timeout: 60_000 }).not.toBe(first);

  const waits = await askWhileImporting(page);
  expect(waits.length).toBeGreaterThan(0);
  test.info().annotations.push({
    type: 'search during import',
    description: `${waits.length} answers, ms: ${waits.join(' ')}`,
  });
  console.log(
    `search during the import: ${waits.length} answers, p50 ${median(waits)} ms, longest ${Math.max(...waits)} ms`,
  );

  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Import 100,000 rows' })).toBeVisible({ timeout: 60_000 });
  expect(await countContacts(started)).toBe(1);

  await page.getByRole('button', { name: 'Import 100,000 rows' }).click();
  await expect.poll(() => readProgress(page), { timeout: 60_000 }).toMatch(/[1-9][\d,]* rows/);
  process.kill((await findDataProcess(app))!, 'SIGKILL');
  await expect(page.getByRole('alert').first()).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => countContacts(started), { timeout: 60_000 }).toBe(1);
  const found = await started.call('search.find', { text: 'Hopper' });
  expect(found).toMatchObject({ ok: true, value: { hits: [{ title: 'Grace Hopper' }] } });
});

async function checkFile(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Import' }).click();
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByRole('button', { name: 'Check what will happen' }).click({ timeout: 120_000 });
  await expect(page.getByRole('button', { name: 'Import 100,000 rows' })).toBeVisible({ timeout: 180_000 });
}

async function readProgress(page: Page): Promise<string> {
  return (await page.getByTestId('import-progress').textContent({ timeout: 60_000 })) ?? '';
}

/** Types "Hopper" over the bridge, letter by letter, as long as the import shows progress. */
async function askWhileImporting(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const { regulars } = globalThis as unknown as {
      regulars: { call: (name: string, input: unknown) => Promise<{ ok: boolean }> };
    };
    const waits: number[] = [];
    for (const text of [
      'H',
      'Ho',
      'Hop',
      'Hopp',
      'Hoppe',
      'Hopper',
      'Hopper',
      'Hopper',
      'Hopper',
      'Hopper',
    ]) {
      const asked = performance.now();
      const answer = await regulars.call('search.find', { text });
      if (!answer.ok) throw new Error('search failed during the import');
      waits.push(Math.round(performance.now() - asked));
    }
    return waits;
  });
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

async function countContacts({ call }: StartedApp): Promise<number> {
  const result = await call('contacts.count', { filter: {} });
  return result.ok ? (result.value as number) : -1;
}
