import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Crm } from '../../src/contract/contract.ts';
import { listStaleFeatures } from '../../src/renderer/lib/query-client.ts';
import { renderApp } from './render-app.tsx';

const addElif = (crm: Crm) => crm.contacts.create({ fields: { firstName: 'Elif', lastName: 'Yılmaz' } });
const typeInto = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } });
const nameOf = async (crm: Crm) => (await crm.contacts.get({ id: 1 })).contact.displayName;

describe('the frame', () => {
  test('names the shop and marks the section', async () => {
    await renderApp({ seed: (crm) => crm.settings.update({ shopName: 'Blumen Hartwig' }) });
    const rail = await screen.findByRole('navigation', { name: 'Sections' });
    expect(within(rail).getByText('Blumen Hartwig')).toBeTruthy();
    expect(within(rail).getByRole('link', { name: 'Contacts' }).getAttribute('aria-current')).toBe('page');
  });

  test('Ctrl+Z takes the latest change back, Ctrl+Shift+Z brings it again', async () => {
    const { shop } = await renderApp({ seed: addElif });
    await screen.findByText('Elif Yılmaz');
    await shop.crm.contacts.update({ id: 1, fields: { lastName: 'Demir' } });
    expect(await screen.findByText('Elif Demir changed')).toBeTruthy();
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    await waitFor(async () => expect(await nameOf(shop.crm)).toBe('Elif Yılmaz'));
    expect(await screen.findByText('Taken back: Elif Demir changed')).toBeTruthy();
    fireEvent.keyDown(document.body, { key: 'Z', ctrlKey: true, shiftKey: true });
    await waitFor(async () => expect(await nameOf(shop.crm)).toBe('Elif Demir'));
  });

  test('in a field that was typed in, Ctrl+Z belongs to the field', async () => {
    const { shop } = await renderApp({ seed: addElif });
    await screen.findByText('Elif Yılmaz');
    await shop.crm.contacts.update({ id: 1, fields: { lastName: 'Demir' } });
    const field = screen.getByRole('textbox', { name: 'Filter by any word' });
    typeInto(field, 'eli');
    const wasLeftAlone = fireEvent.keyDown(field, { key: 'z', ctrlKey: true });
    expect(wasLeftAlone).toBe(true);
    fireEvent.focusOut(field);
    const isTakenOver = !fireEvent.keyDown(field, { key: 'z', ctrlKey: true });
    expect(isTakenOver).toBe(true);
    await waitFor(async () => expect(await nameOf(shop.crm)).toBe('Elif Yılmaz'));
  });

  test('with nothing to undo it says so', async () => {
    await renderApp();
    await screen.findByText('Your customers belong here');
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    expect(await screen.findByText('There is nothing to undo.')).toBeTruthy();
  });

  test('goes to a section by its key and by the menu', async () => {
    const { send } = await renderApp();
    await screen.findByText('Your customers belong here');
    fireEvent.keyDown(document.body, { key: '2', ctrlKey: true });
    expect(await screen.findByText('Companies you sell to belong here')).toBeTruthy();
    send({ type: 'command', command: 'contacts' });
    expect(await screen.findByText('Your customers belong here')).toBeTruthy();
  });

  test('the slash goes to the filter of the list', async () => {
    await renderApp({ seed: addElif });
    const field = await screen.findByRole('textbox', { name: 'Filter by any word' });
    fireEvent.keyDown(document.body, { key: '/' });
    expect(document.activeElement).toBe(field);
  });

  test('the demo shop is marked and leads back to her own', async () => {
    const { shellCalls } = await renderApp({ seed: (crm) => crm.demo.fill({}) });
    const band = await screen.findByRole('complementary', { name: 'Demo shop' });
    fireEvent.click(within(band).getByRole('button', { name: 'Back to my own shop' }));
    await waitFor(() => expect(shellCalls).toContainEqual({ name: 'shell.openOwn', input: {} }));
  });

  test('says that the data process starts again, and goes on by itself', async () => {
    const { send } = await renderApp({ seed: addElif });
    await screen.findByText('Elif Yılmaz');
    send({ type: 'data-process', state: 'crashed' });
    expect(await screen.findByText('One moment')).toBeTruthy();
    send({ type: 'data-process', state: 'ready' });
    await waitFor(() => expect(screen.queryByText('One moment')).toBeNull());
    expect(screen.getByText('Elif Yılmaz')).toBeTruthy();
  });
});

describe('what a change makes stale', () => {
  test('a phone concerns lists and search, not the settings', () => {
    const stale = listStaleFeatures(['contact_points']);
    expect(stale).toEqual(new Set(['history', 'backups', 'contacts', 'companies', 'search']));
  });

  test('a table that nobody thought of concerns everything', () => {
    expect(listStaleFeatures(['contacts', 'tickets'])).toBe('all');
  });
});
