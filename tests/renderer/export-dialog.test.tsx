import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Crm } from '../../src/contract/contract.ts';
import { type RenderedApp, renderApp } from './render-app.tsx';

async function addPeople(crm: Crm): Promise<void> {
  await crm.contacts.create({
    fields: { firstName: 'Elif', lastName: 'Yılmaz' },
    points: [{ kind: 'phone', raw: '+49 30 8842310' }],
  });
  await crm.contacts.create({ fields: { firstName: 'Jürgen', lastName: '=1+2' } });
}

/** The list's own export, to a file in the shop's folder. */
async function openExport(language: 'en' | 'de', button: string) {
  let rendered: RenderedApp | undefined;
  const target = () => join(rendered!.shop.folder, 'out.csv');
  rendered = await renderApp({
    language,
    seed: addPeople,
    shell: {
      'shell.chooseSaveFile': () => ({
        token: rendered!.shop.choose(target()),
        name: 'out.csv',
        bytes: 0,
      }),
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: button }));
  return { ...rendered, read: () => readFileSync(target(), 'utf8') };
}

describe('the export dialog', () => {
  test('writes everything so that importing it again changes nothing', async () => {
    const { shop, shellCalls, read } = await openExport('en', 'Export');
    expect(await screen.findByText('Export 2 contacts')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Choose where to save' }));
    expect(await screen.findByText(/^2 contacts · \d+ columns · /)).toBeTruthy();
    const suggestion = shellCalls.find(({ name }) => name === 'shell.chooseSaveFile')?.input;
    expect(suggestion).toMatchObject({
      suggestedName: expect.stringMatching(/^Contacts \d{4}-\d\d-\d\d\.csv$/),
    });
    expect(read()).toContain('Yılmaz');
    const again = await shop.crm.imports.run({
      file: join(shop.folder, 'out.csv'),
      noun: 'contacts',
      onMatch: 'update',
    });
    expect(again).toMatchObject({ read: 2, created: 0, updated: 0, rejected: 0 });
    fireEvent.click(screen.getByRole('button', { name: 'Show in folder' }));
    expect(shellCalls.at(-1)).toEqual({
      name: 'shell.showInFolder',
      input: { file: join(shop.folder, 'out.csv') },
    });
  });

  test('for a German Excel: the columns shown, semicolons, marked letters and no formulas', async () => {
    const { read } = await openExport('de', 'Exportieren');
    fireEvent.click(await screen.findByRole('radio', { name: /^Nur die \d gezeigten Spalten/ }));
    fireEvent.click(screen.getByRole('checkbox', { name: /^Zum Öffnen in Excel/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Speicherort wählen' }));
    await screen.findByText(/^2 Kontakte · /);
    const [heading, ...rows] = read().trimEnd().split('\r\n');
    expect(heading!.startsWith('\ufeff')).toBe(true);
    expect(heading!.split(';')).toHaveLength(7);
    expect(rows).toHaveLength(2);
    expect(rows.some((row) => /(^|;)=/.test(row))).toBe(false);
  });

  test('when she thinks better of the place, the dialog stays as it was', async () => {
    const { shellCalls } = await renderApp({
      seed: addPeople,
      shell: { 'shell.chooseSaveFile': () => null },
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Export' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Choose where to save' }));
    await expect.poll(() => shellCalls.some(({ name }) => name === 'shell.chooseSaveFile')).toBe(true);
    expect(screen.getByRole('button', { name: 'Choose where to save' })).toBeTruthy();
  });
});
