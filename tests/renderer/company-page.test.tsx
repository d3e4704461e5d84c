import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Crm } from '../../src/contract/contract.ts';
import { renderApp } from './render-app.tsx';

const seed = async (crm: Crm) => {
  await crm.contacts.create({
    fields: { firstName: 'Elif', lastName: 'Yılmaz' },
    company: { name: 'Hotel Spree', role: 'Head of events' },
  });
  await crm.contacts.create({ fields: { firstName: 'Bernd', lastName: 'Krüger' } });
};
const open = () => renderApp({ path: '/companies/1', seed });
const people = async (crm: Crm) =>
  (await crm.companies.get({ id: 1 })).contacts.map(({ displayName, role }) => [displayName, role]);

describe('the company page', () => {
  test('is renamed where its name stands', async () => {
    const { shop } = await open();
    fireEvent.click(await screen.findByRole('button', { name: 'Name: Hotel Spree' }));
    const input = await screen.findByRole('textbox', { name: 'Name' });
    fireEvent.change(input, { target: { value: '' } });
    fireEvent.keyDown(input, { key: 'Enter' });
    expect(await screen.findByText('Please fill this in.')).toBeTruthy();
    fireEvent.change(input, { target: { value: 'Hotel an der Spree' } });
    fireEvent.keyDown(input, { key: 'Enter' });
    await screen.findByRole('button', { name: 'Name: Hotel an der Spree' });
    expect((await shop.crm.companies.get({ id: 1 })).company.name).toBe('Hotel an der Spree');
  });

  test('shows its people with their roles, changes a role and takes somebody out', async () => {
    const { shop } = await open();
    const list = await screen.findByRole('region', { name: 'People' });
    expect(within(list).getByText('Head of events')).toBeTruthy();
    fireEvent.click(within(list).getByRole('button', { name: 'More about Elif Yılmaz' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Change the role' }));
    const role = await within(list).findByRole('textbox', { name: 'Role' });
    fireEvent.change(role, { target: { value: 'Director' } });
    fireEvent.submit(role.closest('form')!);
    await waitFor(async () => expect(await people(shop.crm)).toEqual([['Elif Yılmaz', 'Director']]));
    fireEvent.click(await within(list).findByRole('button', { name: 'More about Elif Yılmaz' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Take from this company' }));
    expect(await within(list).findByText('Nobody is known here yet.')).toBeTruthy();
  });

  test('adds somebody who is there already, or a new person', async () => {
    const { shop } = await open();
    fireEvent.click(await screen.findByRole('button', { name: 'Add a person' }));
    const find = () => screen.findByRole('textbox', { name: 'Find somebody, or type a new name' });
    fireEvent.change(await find(), { target: { value: 'kruger' } });
    fireEvent.click(await screen.findByRole('button', { name: 'Bernd Krüger' }));
    await waitFor(async () => expect((await people(shop.crm)).length).toBe(2));
    fireEvent.click(await screen.findByRole('button', { name: 'Add a person' }));
    fireEvent.change(await find(), { target: { value: 'Anna Okafor' } });
    fireEvent.click(await screen.findByRole('button', { name: 'New contact “Anna Okafor”' }));
    expect(await screen.findByRole('link', { name: 'Anna Okafor' })).toBeTruthy();
    expect((await shop.crm.contacts.get({ id: 3 })).contact.lastName).toBe('Okafor');
  });
});
