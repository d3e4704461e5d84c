import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Crm } from '../../src/contract/contract.ts';
import { renderApp } from './render-app.tsx';

const open = (seed?: (crm: Crm) => Promise<unknown>) => renderApp({ path: '/history', seed });
const entryOf = async (text: string | RegExp) =>
  (await screen.findByRole('button', { name: text, expanded: false })).closest('li')!;

const seedTwice = async (crm: Crm) => {
  await crm.contacts.create({ fields: { firstName: 'Elif', lastName: 'Yilmaz' } });
  await crm.contacts.update({ id: 1, fields: { lastName: 'Yıldız' } });
};

describe('the history', () => {
  test('an empty one says what belongs there', async () => {
    await open();
    expect(await screen.findByText('Every change is kept here')).toBeTruthy();
  });

  test('says in words what was done, under its day, with the fields', async () => {
    await open(seedTwice);
    const today = await screen.findByRole('region', { name: 'today' });
    expect(within(today).getByText('Elif Yilmaz added')).toBeTruthy();
    const entry = await entryOf(/^Elif Yıldız changed/);
    fireEvent.click(within(entry).getByRole('button', { expanded: false }));
    expect(await within(entry).findByText('Yıldız')).toBeTruthy();
    expect(entry.querySelector('del')?.textContent).toBe('Yilmaz');
    expect(within(entry).getByRole('link', { name: 'Elif Yıldız' }).getAttribute('href')).toContain(
      '/contacts/1',
    );
  });

  test('takes a change back, says so, and puts it back again', async () => {
    const { shop } = await open(seedTwice);
    const lastName = async () => (await shop.crm.contacts.get({ id: 1 })).contact.lastName;
    const entry = await entryOf(/^Elif Yıldız changed/);
    fireEvent.click(within(entry).getByRole('button', { name: /^Undo/ }));
    expect(await within(entry).findByText('Taken back completely.')).toBeTruthy();
    expect(await lastName()).toBe('Yilmaz');
    fireEvent.click(await within(entry).findByRole('button', { name: /^Redo/ }));
    await waitFor(async () => expect(await lastName()).toBe('Yıldız'));
    expect(await within(entry).findByRole('button', { name: /^Undo/ })).toBeTruthy();
  });

  test('says what could not go back and why, with a way to the record', async () => {
    await open(async (crm) => {
      await seedTwice(crm);
      await crm.contacts.update({ id: 1, fields: { lastName: 'Yılmaz' } });
    });
    const entry = await entryOf(/^Elif Yıldız changed/);
    fireEvent.click(within(entry).getByRole('button', { name: /^Undo/ }));
    expect(await within(entry).findByText('Nothing could be taken back:')).toBeTruthy();
    const link = within(entry).getByRole('link', { name: 'Elif Yılmaz' });
    expect(link.parentElement?.textContent).toBe(
      'Elif Yılmaz: it was changed again later, and the later change stays (Last name)',
    );
  });

  test('older changes come page by page', async () => {
    await open(async (crm) => {
      await crm.contacts.create({ fields: { firstName: 'First' } });
      for (let at = 0; at < 110; at++) await crm.contacts.update({ id: 1, fields: { notes: `note ${at}` } });
    });
    await screen.findAllByText('First changed');
    expect(screen.queryByText('First added')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Show earlier changes' }));
    expect(await screen.findByText('First added')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Show earlier changes' })).toBeNull();
  });
});
