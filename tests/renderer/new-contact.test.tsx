import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Crm } from '../../src/contract/contract.ts';
import { renderApp } from './render-app.tsx';

const type = async (label: string, text: string) =>
  fireEvent.change((await screen.findAllByLabelText(label))[0]!, { target: { value: text } });
const open = async (seed?: (crm: Crm) => Promise<unknown>) => {
  const app = await renderApp({ seed });
  await screen.findByRole('heading', { level: 1 }).catch(() => undefined);
  app.send({ type: 'command', command: 'new-contact' });
  await screen.findByRole('dialog', { name: 'New contact' });
  return app;
};
const form = () => screen.getByRole('dialog').querySelector('form')!;
const addElif = (crm: Crm) =>
  crm.contacts.create({
    fields: { firstName: 'Elif', lastName: 'Yılmaz' },
    points: [{ kind: 'phone', raw: '030 8842 310' }],
    company: { name: 'Hotel Spree', role: null },
  });

describe('the new contact', () => {
  test('five fields and Enter make a contact and open her page', async () => {
    const { shop } = await open();
    await type('First name', 'Elif');
    await type('Last name', 'Yılmaz');
    await type('Phone', '030 8842 310');
    await type('E-mail', 'elif@hotel.example');
    await type('Company', 'Hotel Spree');
    fireEvent.submit(form());
    expect(await screen.findByRole('button', { name: 'Name: Elif Yılmaz' })).toBeTruthy();
    const { points, companies } = await shop.crm.contacts.get({ id: 1 });
    expect(points.map(({ raw }) => raw).sort()).toEqual(['030 8842 310', 'elif@hotel.example']);
    expect(companies[0]?.name).toBe('Hotel Spree');
  });

  test('warns of somebody with the same phone in another spelling, with a way there', async () => {
    await open(addElif);
    await type('Phone', '+49 (0)30 8842-310');
    expect(await screen.findByText(/This may be there already/)).toBeTruthy();
    const link = screen.getByRole('link', { name: 'Elif Yılmaz' });
    expect(link.parentElement?.textContent).toBe('Elif Yılmaz, Hotel Spree (same phone)');
    fireEvent.click(link);
    expect(await screen.findByRole('button', { name: 'Name: Elif Yılmaz' })).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('a wrong e-mail is marked at its field and nothing typed is lost', async () => {
    const { shop } = await open();
    await type('First name', 'Elif');
    await type('Phone', '030 1');
    await type('E-mail', 'nonsense');
    fireEvent.submit(form());
    expect(await screen.findByText(/This is not an e-mail address/)).toBeTruthy();
    expect(screen.getByLabelText('E-mail').getAttribute('aria-invalid')).toBe('true');
    expect((screen.getByLabelText('First name') as HTMLInputElement).value).toBe('Elif');
    expect(await shop.crm.contacts.count({ filter: {} })).toBe(0);
  });

  test('without any name it says what is needed', async () => {
    await open();
    fireEvent.submit(form());
    expect(await screen.findByText('Please give a name, a company, a phone or an e-mail.')).toBeTruthy();
  });

  test('save and add another leaves an empty form behind', async () => {
    const { shop } = await open();
    await type('First name', 'Anna');
    fireEvent.click(screen.getByRole('button', { name: 'Save and add another' }));
    expect(await within(screen.getByRole('dialog')).findByText('Anna added')).toBeTruthy();
    expect((screen.getByLabelText('First name') as HTMLInputElement).value).toBe('');
    await type('First name', 'Bernd');
    fireEvent.keyDown(screen.getByLabelText('First name'), { key: 'Enter', ctrlKey: true });
    await waitFor(async () => expect(await shop.crm.contacts.count({ filter: {} })).toBe(2));
  });

  test('the rest is one click away', async () => {
    const { shop } = await open();
    await type('First name', 'Anna');
    fireEvent.click(screen.getByRole('button', { name: 'More fields' }));
    await type('Birthday', '3.4.1985');
    await type('City', 'Berlin');
    fireEvent.submit(form());
    await screen.findByRole('button', { name: 'Name: Anna' });
    const { contact, addresses } = await shop.crm.contacts.get({ id: 1 });
    expect(contact.birthDate).toBe('1985-04-03');
    expect(addresses[0]?.city).toBe('Berlin');
  });

  test('a new company warns of one of the same name', async () => {
    const app = await renderApp({ path: '/companies', seed: addElif });
    await screen.findByText('Hotel Spree');
    app.send({ type: 'command', command: 'new-company' });
    await screen.findByRole('dialog', { name: 'New company' });
    await type('Name', 'hotel spree');
    expect(await screen.findByRole('link', { name: 'Hotel Spree' })).toBeTruthy();
    await type('Name', 'Pho 36');
    fireEvent.submit(form());
    expect(await screen.findByRole('button', { name: 'Name: Pho 36' })).toBeTruthy();
  });
});
