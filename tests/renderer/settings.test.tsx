import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { renderApp } from './render-app.tsx';

const typeInto = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } });

/** Asking for roles takes long in a page with so many fields. */
const findOption = (name: string) => screen.findByText(name, { selector: '[role=option] *' });
const buttonOf = (label: HTMLElement) => label.closest('button')!;

describe('the settings', () => {
  test('a name saves as she leaves the field, and an undo brings the old one back into it', async () => {
    const { shop } = await renderApp({
      path: '/settings',
      seed: (crm) => crm.settings.update({ shopName: 'Blumen Hartwig' }),
    });
    const field = await screen.findByLabelText<HTMLInputElement>('Name of the shop');
    typeInto(field, 'Blumen Hartwig & Töchter ');
    expect((await shop.crm.settings.get({})).shopName).toBe('Blumen Hartwig');
    fireEvent.blur(field);
    expect(await screen.findByText('Saved')).toBeTruthy();
    expect((await shop.crm.settings.get({})).shopName).toBe('Blumen Hartwig & Töchter');
    const rail = screen.getByRole('navigation', { name: 'Sections' });
    await within(rail).findByText('Blumen Hartwig & Töchter');
    await shop.crm.history.undo({ id: null });
    await waitFor(() => expect(field.value).toBe('Blumen Hartwig'));
  });

  test('the example follows the region, and the words the language', async () => {
    const { shop, shellCalls } = await renderApp({ path: '/settings' });
    expect(await screen.findByText('12,345.67')).toBeTruthy();
    fireEvent.click(screen.getByLabelText('Written as in', { selector: 'input:not([type=hidden])' }));
    fireEvent.click(await findOption('Italy'));
    expect(await screen.findByText('12.345,67')).toBeTruthy();
    fireEvent.click(screen.getByLabelText('Language', { selector: 'input:not([type=hidden])' }));
    fireEvent.click(await findOption('Deutsch'));
    expect(await screen.findByText('Einstellungen', { selector: 'h1' })).toBeTruthy();
    expect(await shop.crm.settings.get({})).toMatchObject({ language: 'de', region: 'it-IT' });
    expect(shellCalls).toContainEqual({ name: 'shell.setLanguage', input: { language: 'de' } });
  });

  test('a field of her own is made, renamed, and removed with what was in it coming back by undo', async () => {
    const { shop } = await renderApp({
      path: '/settings',
      seed: (crm) => crm.contacts.create({ fields: { firstName: 'Elif' } }),
    });
    fireEvent.click(await screen.findByText('Add a field for contacts'));
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.click(buttonOf(dialog.getByText('Add field')));
    expect(await dialog.findByText('Please fill this in.')).toBeTruthy();
    typeInto(dialog.getByLabelText('Name'), 'Gift wrap');
    fireEvent.click(dialog.getByLabelText('Yes or no'));
    fireEvent.click(buttonOf(dialog.getByText('Add field')));
    expect(await screen.findByText('Yes or no · not filled in yet')).toBeTruthy();
    await shop.crm.customFields.setValue({ owner: { contactId: 1 }, fieldId: 1, value: 'true' });
    expect(await screen.findByText('Yes or no · filled in for 1 contact')).toBeTruthy();

    fireEvent.click(screen.getByLabelText('Edit the field Gift wrap'));
    typeInto(await screen.findByLabelText('Name'), 'Wraps gifts');
    fireEvent.click(buttonOf(screen.getByText('Save')));
    fireEvent.click(await screen.findByLabelText('Remove the field Wraps gifts'));
    await waitFor(async () => expect(await shop.crm.customFields.list({ noun: 'contacts' })).toEqual([]));
    await shop.crm.history.undo({ id: null });
    expect(await screen.findByText('Yes or no · filled in for 1 contact')).toBeTruthy();
  });

  test('a tag is renamed for everybody; a name that is taken stays to be mended', async () => {
    const { shop } = await renderApp({
      path: '/settings',
      seed: (crm) => crm.contacts.create({ fields: { firstName: 'Elif' }, tags: ['Weding', 'VIP'] }),
    });
    fireEvent.click(await screen.findByLabelText('Rename the tag Weding'));
    const field = screen.getByLabelText('New name of the tag Weding');
    typeInto(field, 'vip');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(await screen.findByText('There is a tag called “VIP” already.')).toBeTruthy();
    typeInto(field, 'Weddings');
    fireEvent.keyDown(field, { key: 'Enter' });
    await screen.findByLabelText('Rename the tag Weddings');
    const names = (await shop.crm.tags.list({})).map(({ name, count }) => `${name} ${count}`);
    expect(names).toEqual(['VIP 1', 'Weddings 1']);
  });
});
