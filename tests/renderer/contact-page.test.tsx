import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Crm } from '../../src/contract/contract.ts';
import { renderApp } from './render-app.tsx';

const addElif = (crm: Crm) =>
  crm.contacts.create({
    fields: { firstName: 'Elif', lastName: 'Yilmaz', lifecycleStage: 'customer' },
    points: [
      { kind: 'phone', label: 'mobile', raw: '0171/8842310' },
      { kind: 'phone', label: 'work', raw: '030 8842 310' },
      { kind: 'email', raw: 'elif@hotel.example' },
    ],
    addresses: [{ street: 'Uferstraße 14', city: 'Berlin', postalCode: '10179' }],
    company: { name: 'Hotel Spree', role: 'Head of events' },
    tags: ['VIP'],
  });

const open = (seed: (crm: Crm) => Promise<unknown> = addElif, language: 'en' | 'de' = 'en') =>
  renderApp({ path: '/contacts/1', seed, language });
const value = (name: RegExp | string) => screen.findByRole('button', { name });
const field = (name: string) => screen.findByRole('textbox', { name });
const contact = async (crm: Crm) => (await crm.contacts.get({ id: 1 })).contact;

async function edit(name: RegExp, label: string, text: string, key = 'Enter'): Promise<HTMLElement> {
  fireEvent.click(await value(name));
  const input = await field(label);
  fireEvent.change(input, { target: { value: text } });
  if (key === 'blur') fireEvent.blur(input);
  else fireEvent.keyDown(input, { key });
  return input;
}
async function add(what: string): Promise<void> {
  fireEvent.click(await value('Add'));
  fireEvent.click(await screen.findByRole('menuitem', { name: what }));
}

describe('the contact page', () => {
  test('shows a phone as people here write it and keeps what was typed', async () => {
    await open();
    const phone = await value('Mobile: 0171 8842310');
    expect(phone.getAttribute('title')).toBe('Typed as 0171/8842310');
    fireEvent.click(phone);
    expect(((await field('Phone')) as HTMLInputElement).value).toBe('0171/8842310');
  });

  test('mends a name and saves it with Enter', async () => {
    const { shop } = await open();
    fireEvent.click(await value('Name: Elif Yilmaz'));
    const input = await field('Last name');
    fireEvent.change(input, { target: { value: 'Yılmaz' } });
    fireEvent.submit(input.closest('form')!);
    expect(await value('Name: Elif Yılmaz')).toBeTruthy();
    expect((await contact(shop.crm)).displayName).toBe('Elif Yılmaz');
  });

  test('saves a value as she leaves the field, and says so', async () => {
    const { shop } = await open();
    await add('Found us');
    const input = await field('Found us');
    fireEvent.change(input, { target: { value: 'Market' } });
    fireEvent.blur(input);
    expect(await value('Found us: Market')).toBeTruthy();
    expect((await contact(shop.crm)).leadSource).toBe('Market');
  });

  test('lets go of what was typed with Esc', async () => {
    const { shop } = await open();
    await edit(/^Notes/, 'Notes', 'no', 'Escape');
    expect(await value(/^Notes/)).toBeTruthy();
    expect((await contact(shop.crm)).notes).toBeNull();
  });

  test('a date that is none stays in the field with a sentence beside it', async () => {
    const { shop } = await open();
    await add('Birthday');
    const input = (await field('Birthday')) as HTMLInputElement;
    fireEvent.change(input, { target: { value: '31.2.1985' } });
    fireEvent.blur(input);
    expect(await screen.findByText(/This is not a date/)).toBeTruthy();
    expect(input.value).toBe('31.2.1985');
    fireEvent.change(input, { target: { value: '3.4.' } });
    fireEvent.keyDown(input, { key: 'Enter' });
    expect(await value('Birthday: 3 April')).toBeTruthy();
    expect((await contact(shop.crm)).birthDate).toBe('--04-03');
  });

  test('an e-mail that is none is refused with the same sentence as in an import', async () => {
    const { shop } = await open();
    fireEvent.click(await value('E-mail: elif@hotel.example'));
    const input = await field('E-mail');
    fireEvent.change(input, { target: { value: 'elif at hotel' } });
    fireEvent.submit(input.closest('form')!);
    expect(await screen.findByText(/This is not an e-mail address/)).toBeTruthy();
    expect((input as HTMLInputElement).value).toBe('elif at hotel');
    expect(
      (await shop.crm.contacts.get({ id: 1 })).points.some(({ raw }) => raw === 'elif@hotel.example'),
    ).toBe(true);
  });

  test('what is being typed is saved when the page goes', async () => {
    const { shop } = await open();
    fireEvent.click(await value(/^Notes/));
    fireEvent.change(await field('Notes'), { target: { value: 'Likes white' } });
    fireEvent.click(screen.getByRole('link', { name: 'Companies' }));
    await waitFor(async () => expect((await contact(shop.crm)).notes).toBe('Likes white'));
  });

  test('adds, makes first and removes phones', async () => {
    const { shop } = await open();
    const phones = async () =>
      (await shop.crm.contacts.get({ id: 1 })).points
        .filter(({ kind }) => kind === 'phone')
        .sort((a, b) => a.position - b.position)
        .map(({ raw }) => raw);
    await add('Phone');
    const input = await field('Phone');
    fireEvent.change(input, { target: { value: '030 1234567' } });
    fireEvent.submit(input.closest('form')!);
    await value('Phone: 030 1234567');
    fireEvent.click(await value('More about 030 1234567'));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Make it the first' }));
    await waitFor(async () => expect((await phones())[0]).toBe('030 1234567'));
    fireEvent.click(await value('More about 0171 8842310'));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    await waitFor(async () => expect(await phones()).toEqual(['030 1234567', '030 8842 310']));
  });

  test('calls and writes through the shell only', async () => {
    const { shellCalls } = await open();
    fireEvent.click(await value('Call'));
    fireEvent.click(await value('Write'));
    await waitFor(() =>
      expect(
        shellCalls.filter(({ name }) => name === 'shell.openExternal').map(({ input }) => input),
      ).toEqual([{ url: 'tel:+491718842310' }, { url: 'mailto:elif@hotel.example' }]),
    );
  });

  test('tags are added by typing and taken off by their cross', async () => {
    const { shop } = await open();
    fireEvent.click(await value('Tag'));
    const input = await screen.findByPlaceholderText('New tag');
    fireEvent.change(input, { target: { value: 'Weddings' } });
    fireEvent.keyDown(input, { key: 'Enter' });
    await value('Remove the tag “Weddings”');
    fireEvent.click(await value('Remove the tag “VIP”'));
    await waitFor(async () =>
      expect((await shop.crm.contacts.get({ id: 1 })).tags.map(({ name }) => name)).toEqual(['Weddings']),
    );
  });

  test('fields of her own are typed in the region’s way and checked', async () => {
    const { shop } = await open(async (crm) => {
      await addElif(crm);
      await crm.customFields.create({ noun: 'contacts', name: 'Rabatt', kind: 'number' });
    }, 'de');
    fireEvent.click(await value('Hinzufügen'));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Rabatt' }));
    const input = await field('Rabatt');
    fireEvent.change(input, { target: { value: 'viel' } });
    fireEvent.keyDown(input, { key: 'Enter' });
    expect(await screen.findByText('Das ist keine Zahl.')).toBeTruthy();
    fireEvent.change(input, { target: { value: '7,5' } });
    fireEvent.keyDown(input, { key: 'Enter' });
    await value('Rabatt: 7,5');
    expect((await shop.crm.contacts.get({ id: 1 })).customValues[0]?.value).toBe('7.5');
  });

  test('consent is recorded with its source for one purpose and channel', async () => {
    const { shop } = await open();
    fireEvent.click(await value('Offers by e-mail: Not known'));
    const form = await screen.findByRole('form', { name: 'Offers by e-mail' });
    fireEvent.change(within(form).getByRole('textbox', { name: 'How it was given' }), {
      target: { value: 'Form at the counter' },
    });
    fireEvent.submit(form);
    expect(await value(/^Offers by e-mail: Given, today, Form at the counter/)).toBeTruthy();
    expect((await shop.crm.contacts.get({ id: 1 })).consents[0]).toMatchObject({
      purpose: 'marketing',
      channel: 'email',
      state: 'given',
      source: 'Form at the counter',
    });
  });

  test('the history says field by field what changed and takes one change back', async () => {
    const { shop } = await open(async (crm) => {
      await addElif(crm);
      await crm.contacts.update({ id: 1, fields: { lastName: 'Yıldız', birthDate: '1985-03-04' } });
    });
    const story = await screen.findByRole('region', { name: 'History' });
    const entry = (await within(story).findByText('Yıldız')).closest<HTMLElement>('ol > li')!;
    expect(entry.textContent).toContain('Last name');
    expect(entry.querySelector('del')?.textContent).toBe('Yilmaz');
    expect(entry.textContent).toContain('4 March 1985');
    fireEvent.click(within(entry).getByRole('button', { name: 'Undo this' }));
    await value('Name: Elif Yilmaz');
    expect((await contact(shop.crm)).birthDate).toBeNull();
    expect(await within(story).findByText('Taken back')).toBeTruthy();
  });

  test('goes to the trash, says so, and comes back', async () => {
    const { shop } = await open();
    fireEvent.click(await value('More actions'));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Move to the trash' }));
    expect(await screen.findByText(/In the trash since/)).toBeTruthy();
    fireEvent.click(await value('Bring back'));
    await waitFor(() => expect(screen.queryByText(/In the trash since/)).toBeNull());
    expect((await contact(shop.crm)).deletedAt).toBeNull();
  });
});
