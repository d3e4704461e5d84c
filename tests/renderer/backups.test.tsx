import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { renderApp } from './render-app.tsx';

const addElif = (crm: Parameters<NonNullable<Parameters<typeof renderApp>[0]>['seed'] & object>[0]) =>
  crm.contacts.create({ fields: { firstName: 'Elif', lastName: 'Yılmaz' } });

describe('backups', () => {
  test('one made now is listed as checked, with what is in it', async () => {
    const { shop } = await renderApp({ path: '/backups', seed: addElif });
    fireEvent.click(await screen.findByRole('button', { name: 'Back up now' }));
    const reason = await screen.findByRole('cell', { name: 'Made by you' });
    const row = reason.closest('tr')!;
    expect(row.textContent).toMatch(/^today \d\d:\d\dMade by you1/);
    expect(row.textContent).toContain('Checked');
    const { backups } = await shop.crm.backups.list({});
    expect(backups[0]).toMatchObject({ reason: 'asked', contacts: 1 });
  });

  test('reading one again tells a good copy from one that was damaged meanwhile, which can not be restored', async () => {
    const { shop } = await renderApp({
      path: '/backups',
      seed: async (crm) => {
        await addElif(crm);
        await crm.backups.create({});
      },
    });
    const check = (await screen.findAllByRole('button', { name: /^Check the backup/ }))[0]!;
    fireEvent.click(check);
    expect(await screen.findByText('Checked just now')).toBeTruthy();
    const folder = join(shop.folder, 'backups');
    const { backups } = await shop.crm.backups.list({});
    expect(readdirSync(folder)).toContain(backups[0]!.name);
    const file = join(folder, backups[0]!.name);
    const bytes = readFileSync(file);
    bytes[bytes.length - 100] = bytes[bytes.length - 100]! ^ 0xff;
    writeFileSync(file, bytes);
    fireEvent.click(check);
    expect(await screen.findByText('Damaged')).toBeTruthy();
    const restore = screen.getAllByRole<HTMLButtonElement>('button', { name: /^Restore the backup/ });
    expect(restore[0]!.disabled).toBe(true);
  });

  test('a restore says what will happen before it is done', async () => {
    const { shop, shellCalls } = await renderApp({
      path: '/backups',
      seed: async (crm) => {
        await addElif(crm);
        await crm.backups.create({});
      },
    });
    const { backups } = await shop.crm.backups.list({});
    const asked = () => shellCalls.filter(({ name }) => name === 'shell.restoreBackup');
    fireEvent.click((await screen.findAllByRole('button', { name: /^Restore the backup/ }))[0]!);
    expect(await screen.findByText(/a copy of the present state is kept/)).toBeTruthy();
    expect(asked()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Restore this backup' }));
    await waitFor(() =>
      expect(asked()).toEqual([{ name: 'shell.restoreBackup', input: { name: backups[0]!.name } }]),
    );
    expect(await screen.findByText(/^Your file is as it was today/)).toBeTruthy();
  });
});
