import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Crm } from '../../src/contract/contract.ts';
import { renderApp } from './render-app.tsx';

const cities = ['Berlin', 'Oslo', 'Lyon'];

/** People 000, 001, … in three cities; every other one has a phone. */
async function addPeople(crm: Crm, count: number): Promise<void> {
  for (let at = 0; at < count; at++)
    await crm.contacts.create({
      fields: { firstName: 'Person', lastName: String(at).padStart(3, '0') },
      points: at % 2 ? [] : [{ kind: 'phone', raw: `030 55 ${1000 + at}` }],
      addresses: [{ city: cities[at % 3] }],
    });
}

const grid = () => screen.findByRole('grid', { name: 'Contacts' });
const rowOf = async (name: string) => (await screen.findByText(name)).closest('tr')!;
const tick = async (name: string, options = {}) =>
  fireEvent.click((await rowOf(name)).querySelector('td')!, options);
const names = async () =>
  [...(await grid()).querySelectorAll('tbody tr')].map((row) => row.querySelectorAll('td')[1]?.textContent);
const choose = async (label: string, option: string) => {
  fireEvent.click(screen.getByRole('combobox', { name: label }));
  fireEvent.click(await screen.findByRole('option', { name: option }));
};

describe('the contact list', () => {
  test('an empty shop says what belongs here and offers the first step', async () => {
    await renderApp();
    expect(await screen.findByText('Your customers belong here')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Import a list' })).toBeTruthy();
  });

  test('shows people by name with their count', async () => {
    await renderApp({ seed: (crm) => addPeople(crm, 5) });
    await screen.findByText('Person 004');
    expect(await names()).toEqual(['Person 000', 'Person 001', 'Person 002', 'Person 003', 'Person 004']);
    expect((await grid()).getAttribute('aria-rowcount')).toBe('6');
    expect(screen.getByRole('heading', { level: 1 }).parentElement?.textContent).toContain('5');
  });

  test('draws only what is in sight and fetches further rows on scrolling', async () => {
    await renderApp({ seed: (crm) => addPeople(crm, 250) });
    await screen.findByText('Person 000');
    expect((await names()).length).toBeLessThan(40);
    const scroller = (await grid()).parentElement!;
    scroller.scrollTop = 200 * 36;
    fireEvent.scroll(scroller);
    expect(await screen.findByText('Person 205')).toBeTruthy();
    expect(screen.queryByText('Person 000')).toBeNull();
  });

  test('a click on a heading sorts, a second one the other way, and the order is remembered', async () => {
    const { shop } = await renderApp({ seed: (crm) => addPeople(crm, 5) });
    await screen.findByText('Person 000');
    fireEvent.click(within(await grid()).getByRole('button', { name: /^City/ }));
    await waitFor(async () => expect((await names())[0]).toBe('Person 000'));
    fireEvent.click(within(await grid()).getByRole('button', { name: /^City/ }));
    await waitFor(async () => expect((await names())[0]).toBe('Person 004'));
    await waitFor(async () =>
      expect((await shop.crm.preferences.getLayout({ noun: 'contacts' }))?.sort).toEqual({
        field: 'city',
        isDescending: true,
      }),
    );
  });

  test('filters by a field, says so in words, and lets go of the filter', async () => {
    await renderApp({ seed: (crm) => addPeople(crm, 6) });
    await screen.findByText('Person 000');
    fireEvent.click(screen.getByRole('button', { name: /Filter$/ }));
    await choose('Field', 'City');
    fireEvent.change(await screen.findByRole('textbox', { name: 'Value' }), { target: { value: 'oslo' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add filter' }));
    await waitFor(async () => expect(await names()).toEqual(['Person 001', 'Person 004']));
    expect(screen.getByText('City contains “oslo”')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Remove this filter' }));
    await waitFor(async () => expect((await names()).length).toBe(6));
  });

  test('filters by any word while typing', async () => {
    await renderApp({ seed: (crm) => addPeople(crm, 6) });
    await screen.findByText('Person 000');
    fireEvent.change(screen.getByRole('textbox', { name: 'Filter by any word' }), {
      target: { value: '003' },
    });
    await waitFor(async () => expect(await names()).toEqual(['Person 003']));
  });

  test('arrow keys walk, the side panel follows, Enter opens', async () => {
    await renderApp({ seed: (crm) => addPeople(crm, 5) });
    await screen.findByText('Person 000');
    const table = await grid();
    fireEvent.keyDown(table, { key: 'ArrowDown' });
    expect(await screen.findByRole('complementary', { name: 'Person 000' })).toBeTruthy();
    fireEvent.keyDown(table, { key: 'ArrowDown' });
    const panel = await screen.findByRole('complementary', { name: 'Person 001' });
    expect(within(panel).getByText('Oslo')).toBeTruthy();
    fireEvent.keyDown(table, { key: 'Enter' });
    await waitFor(() => expect(screen.queryByRole('grid')).toBeNull());
  });

  test('tags the ticked rows, tells it, and takes it back', async () => {
    const { shop } = await renderApp({ seed: (crm) => addPeople(crm, 6) });
    await tick('Person 001');
    await tick('Person 004', { shiftKey: true });
    expect(await screen.findByText('4 selected')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Tag' }));
    const field = await screen.findByRole('combobox', { name: 'Tag' });
    fireEvent.change(field, { target: { value: 'Wedding 2027' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add tag' }));
    expect(await screen.findByText('4 contacts tagged “Wedding 2027”')).toBeTruthy();
    expect((await shop.crm.tags.list({}))[0]).toMatchObject({ name: 'Wedding 2027', count: 4 });
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Taken back: 4 contacts tagged “Wedding 2027”')).toBeTruthy();
    expect(await shop.crm.tags.list({})).toEqual([]);
  });

  test('changes one field of all rows that the filter finds', async () => {
    const { shop } = await renderApp({ seed: (crm) => addPeople(crm, 250) });
    await screen.findByText('Person 000');
    fireEvent.keyDown(await grid(), { key: 'a', ctrlKey: true });
    expect(await screen.findByText('250 selected')).toBeTruthy();
    await tick('Person 000');
    expect(await screen.findByText('249 selected')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Edit a field' }));
    await choose('Field', 'Found us');
    fireEvent.change(await screen.findByRole('textbox', { name: 'New value' }), {
      target: { value: 'Spring market' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Change' }));
    expect(await screen.findByText('Found us of 249 contacts changed')).toBeTruthy();
    const condition = { field: 'lead_source', operator: 'is' as const, value: 'spring market' };
    expect(await shop.crm.contacts.count({ filter: { conditions: [condition] } })).toBe(249);
  });

  test('what is deleted lies in the trash and comes back from there', async () => {
    await renderApp({ seed: (crm) => addPeople(crm, 3) });
    await tick('Person 001');
    fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(await screen.findByText('Person 001 moved to the trash')).toBeTruthy();
    await waitFor(async () => expect(await names()).toEqual(['Person 000', 'Person 002']));
    fireEvent.click(screen.getByRole('button', { name: 'Trash' }));
    expect(await screen.findByRole('heading', { name: 'Contacts in the trash' })).toBeTruthy();
    await tick('Person 001');
    fireEvent.click(screen.getByRole('button', { name: 'Bring back' }));
    expect(await screen.findByText('The trash is empty')).toBeTruthy();
  });

  test('columns are chosen, moved and resized by keyboard, and remembered', async () => {
    const { shop } = await renderApp({ seed: (crm) => addPeople(crm, 3) });
    await screen.findByText('Person 000');
    fireEvent.click(screen.getByRole('button', { name: 'Columns' }));
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Birthday' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Company' }));
    const city = within(await grid()).getByRole('button', { name: /^City/ });
    fireEvent.keyDown(city, { key: 'ArrowLeft', altKey: true });
    fireEvent.keyDown(within(await grid()).getByRole('button', { name: /^City/ }), {
      key: 'ArrowRight',
      shiftKey: true,
    });
    await waitFor(async () =>
      expect((await shop.crm.preferences.getLayout({ noun: 'contacts' }))?.columns).toEqual([
        { key: 'display_name', width: 190 },
        { key: 'phone', width: 160 },
        { key: 'city', width: 136 },
        { key: 'email', width: 220 },
        { key: 'tags', width: 170 },
        { key: 'updated_at', width: 140 },
        { key: 'birth_date', width: 160 },
      ]),
    );
  });

  test('she finds filter and chosen row as she left them', async () => {
    await renderApp({ seed: (crm) => addPeople(crm, 6) });
    fireEvent.change(await screen.findByRole('textbox', { name: 'Filter by any word' }), {
      target: { value: '004' },
    });
    await waitFor(async () => expect(await names()).toEqual(['Person 004']));
    fireEvent.click(await screen.findByText('Person 004'));
    fireEvent.click(screen.getByRole('link', { name: 'Companies' }));
    await screen.findByText('Companies you sell to belong here');
    fireEvent.click(screen.getByRole('link', { name: 'Contacts' }));
    expect(await screen.findByRole('complementary', { name: 'Person 004' })).toBeTruthy();
    expect(await names()).toEqual(['Person 004']);
  });

  test('a change from elsewhere shows without being asked for', async () => {
    const { shop } = await renderApp({ seed: (crm) => addPeople(crm, 2) });
    await screen.findByText('Person 000');
    await shop.crm.contacts.update({ id: 1, fields: { lastName: 'Yılmaz' } });
    expect(await screen.findByText('Person Yılmaz')).toBeTruthy();
  });

  test('speaks German and writes dates as the region does', async () => {
    await renderApp({
      language: 'de',
      seed: (crm) => crm.contacts.create({ fields: { displayName: 'Elif Yılmaz', birthDate: '1985-03-04' } }),
    });
    fireEvent.click(await screen.findByText('Elif Yılmaz'));
    expect(await screen.findByText('4. März 1985')).toBeTruthy();
    expect(screen.getByRole('heading', { level: 1, name: 'Kontakte' })).toBeTruthy();
  });

  test('a filter on a field that is removed lets go by itself', async () => {
    const { shop } = await renderApp({
      seed: async (crm) => {
        await addPeople(crm, 3);
        const { id } = await crm.customFields.create({ noun: 'contacts', name: 'Shoe size', kind: 'number' });
        await crm.customFields.setValue({ owner: { contactId: 2 }, fieldId: id, value: '43.5' });
      },
    });
    await screen.findByText('Person 000');
    fireEvent.click(screen.getByRole('button', { name: /Filter$/ }));
    await choose('Field', 'Shoe size');
    await choose('Comparison', 'more than');
    const value = await screen.findByRole('textbox', { name: 'Value' });
    const add = screen.getByRole<HTMLButtonElement>('button', { name: 'Add filter' });
    fireEvent.change(value, { target: { value: 'large' } });
    expect(add.disabled).toBe(true);
    fireEvent.change(value, { target: { value: '42' } });
    fireEvent.click(add);
    await waitFor(async () => expect(await names()).toEqual(['Person 001']));
    const [field] = await shop.crm.customFields.list({ noun: 'contacts' });
    await shop.crm.customFields.remove({ id: field!.id });
    await waitFor(async () => expect((await names()).length).toBe(3));
    expect(screen.queryByText('Shoe size more than 42')).toBeNull();
  });
});
