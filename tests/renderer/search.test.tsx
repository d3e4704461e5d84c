import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Crm } from '../../src/contract/contract.ts';
import { highlight } from '../../src/renderer/features/search/highlight.ts';
import { renderApp } from './render-app.tsx';

const seed = async (crm: Crm) => {
  await crm.contacts.create({
    fields: { firstName: 'Elif', lastName: 'Yılmaz', notes: 'Likes white roses' },
    points: [{ kind: 'phone', raw: '+49 30 8842 310' }],
    company: { name: 'Hotel Spree', role: null },
  });
  await crm.contacts.create({ fields: { firstName: 'Bernd', lastName: 'Krüger' } });
};
const open = async () => {
  const app = await renderApp({ seed });
  await screen.findByText('Bernd Krüger');
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  const field = await screen.findByRole('combobox', { name: 'Search and commands' });
  return { ...app, field };
};
const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);
const chosen = () => screen.getByRole('option', { selected: true }).textContent;

describe('search and commands', () => {
  test('lists every command with its key before anything is typed', async () => {
    await open();
    expect(options()).toContain('New contactCtrl N');
    expect(options()).toContain('Go to historyCtrl H');
  });

  test('finds part of a phone written differently and opens the contact with Enter', async () => {
    const { field } = await open();
    fireEvent.change(field, { target: { value: '42-310' } });
    await waitFor(() => expect(options()[0]).toContain('Elif Yılmaz'));
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(await screen.findByRole('button', { name: 'Name: Elif Yılmaz' })).toBeTruthy();
    expect(screen.queryByRole('combobox', { name: 'Search and commands' })).toBeNull();
  });

  test('Enter before the answer is there opens the first of what will be found', async () => {
    const { field } = await open();
    fireEvent.change(field, { target: { value: 'krug' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(await screen.findByRole('button', { name: 'Name: Bernd Krüger' })).toBeTruthy();
  });

  test('groups contacts, companies and commands, and walks them with the arrows', async () => {
    const { field } = await open();
    fireEvent.change(field, { target: { value: 'spree' } });
    const companies = await screen.findByRole('group', { name: 'Companies' });
    expect(within(companies).getByRole('option').textContent).toContain('Hotel Spree');
    expect(chosen()).toContain('Elif Yılmaz');
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    expect(chosen()).toContain('Hotel Spree');
    expect(field.getAttribute('aria-activedescendant')).toBe(
      screen.getByRole('option', { selected: true }).id,
    );
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    expect(chosen()).toBe('New contact “spree”');
  });

  test('says where it was found and marks it', async () => {
    const { field } = await open();
    fireEvent.change(field, { target: { value: 'roses' } });
    const row = await screen.findByRole('option', { name: /Elif/ });
    expect(row.textContent).toContain('Notes: Likes white roses');
    expect(row.querySelector('mark')?.textContent).toBe('roses');
  });

  test('offers a new contact of what is not found', async () => {
    const { field } = await open();
    fireEvent.change(field, { target: { value: 'Anna Okafor' } });
    expect(await screen.findByText('Nothing found for “Anna Okafor”')).toBeTruthy();
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(((await screen.findByLabelText('First name')) as HTMLInputElement).value).toBe('Anna');
    expect((screen.getByLabelText('Last name') as HTMLInputElement).value).toBe('Okafor');
  });

  test('marks across accents, sharp s and the marks in a phone', () => {
    const found = (text: string, query: string) =>
      highlight(text, query)
        .filter(({ isFound }) => isFound)
        .map((segment) => segment.text);
    expect(found('Günter Weiß', 'weiss gunt')).toEqual(['Günt', 'Weiß']);
    expect(found('+49 30 8842 310', '42310')).toEqual(['42 310']);
    expect(found('Yılmaz', 'yil')).toEqual(['Yıl']);
    expect(highlight('Anna', 'x')).toEqual([{ text: 'Anna', isFound: false }]);
  });
});
