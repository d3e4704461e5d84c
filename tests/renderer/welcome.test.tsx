import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { AppState } from '../../src/contract/shell.ts';
import { type RenderedApp, renderApp } from './render-app.tsx';

const typeInto = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } });

/** The window at its first start; the file that the shell makes is the shop of the test. */
async function openWelcome(shell: Record<string, (input: never) => unknown> = {}) {
  let rendered: RenderedApp | undefined;
  const open = () => rendered!.send({ type: 'file-changed' });
  rendered = await renderApp({
    path: '/welcome',
    shell: { 'shell.startEmpty': open, 'shell.openDemo': open, ...shell },
  });
  return rendered;
}

/** The window after the shell could not open the file. */
async function openWithProblem(
  problem: NonNullable<AppState['problem']>,
  shell: Record<string, (input: never) => unknown>,
): Promise<RenderedApp> {
  const rendered = await renderApp({ shell });
  await screen.findByText('Your customers belong here');
  const { call } = window.regulars;
  window.regulars.call = async (name, input, job) => {
    const result = await call(name, input, job);
    if (name !== 'shell.state' || !result.ok) return result;
    return { ok: true, value: { ...(result.value as AppState), file: null, problem } };
  };
  rendered.send({ type: 'file-changed' });
  return rendered;
}

describe('the welcome page', () => {
  test('starting empty asks for the little it needs and leads to the contacts', async () => {
    const { shop, shellCalls } = await openWelcome();
    fireEvent.click(await screen.findByRole('button', { name: /^Start empty/ }));
    typeInto(screen.getByRole('textbox', { name: 'Name of your shop' }), 'Café Zürich');
    // Asking for roles takes long among all countries.
    fireEvent.click(screen.getByLabelText('Country of your shop', { selector: 'input:not([type=hidden])' }));
    fireEvent.click(await screen.findByText('Switzerland', { selector: '[role=option] *' }));
    expect(screen.getByText(/^Prices are in Swiss Franc\./)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Start' }));
    expect(await screen.findByText('Your customers belong here')).toBeTruthy();
    expect(shellCalls.filter(({ name }) => name === 'shell.startEmpty')).toHaveLength(1);
    expect(await shop.crm.settings.get({})).toMatchObject({
      shopName: 'Café Zürich',
      country: 'CH',
      currency: 'CHF',
      region: 'de-CH',
    });
  });

  test('a CSV leads to a file of her own and on to the import', async () => {
    const { shellCalls } = await openWelcome();
    fireEvent.click(await screen.findByRole('button', { name: /^Open a CSV/ }));
    expect(await screen.findByRole('heading', { name: 'Import' })).toBeTruthy();
    expect(shellCalls.filter(({ name }) => name === 'shell.startEmpty')).toHaveLength(1);
  });

  test('speaks the chosen language at once', async () => {
    const { shellCalls } = await openWelcome();
    fireEvent.click(await screen.findByRole('combobox', { name: 'Language' }));
    fireEvent.click(await screen.findByRole('option', { name: 'Deutsch' }));
    expect(await screen.findByRole('heading', { name: 'Willkommen bei Regulars' })).toBeTruthy();
    expect(shellCalls).toContainEqual({ name: 'shell.setLanguage', input: { language: 'de' } });
  });

  test('a file that can not be opened: why, and the way back by a backup', async () => {
    const backup = {
      name: 'a.sqlite',
      at: Date.now(),
      reason: 'daily',
      bytes: 1_000_000,
      contacts: 1204,
      companies: 3,
    };
    const { shellCalls } = await openWithProblem(
      { message: 'database.damaged', parameters: { place: '/home/anna/Regulars.regulars' } },
      { 'shell.listBackups': () => [backup] },
    );
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('/home/anna/Regulars.regulars is damaged. It was left as it is.');
    expect(await screen.findByText('1,204 contacts')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /^Restore the backup of today/ }));
    await waitFor(() =>
      expect(shellCalls).toContainEqual({ name: 'shell.restoreBackup', input: { name: 'a.sqlite' } }),
    );
  });

  test('with a file that can not be opened, she can go on with another or the demo shop', async () => {
    const { shellCalls } = await openWithProblem(
      { message: 'database.in_use', parameters: { place: 'Regulars.regulars' } },
      {
        'shell.listBackups': () => [],
        'shell.chooseFile': () => ({ token: 'read-1', name: 'other.regulars', bytes: 9 }),
      },
    );
    fireEvent.click(await screen.findByRole('button', { name: /^Choose another file/ }));
    await waitFor(() =>
      expect(shellCalls).toContainEqual({ name: 'shell.openDatabase', input: { file: 'read-1' } }),
    );
    fireEvent.click(await screen.findByRole('button', { name: /^Do something else for now/ }));
    expect(await screen.findByRole('button', { name: /^Look around the demo shop/ })).toBeTruthy();
  });
});
