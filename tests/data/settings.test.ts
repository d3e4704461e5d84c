import { expect, test } from 'vitest';
import { describeDatabase } from '../../src/main/data/settings/describe-database.ts';
import { giveDefaults } from '../../src/main/data/settings/settings.ts';
import { openShop } from '../helpers/open-shop.ts';

test("a new file starts with what fits of the computer's own settings, and keeps its identity", async () => {
  using shop = openShop({ country: 'AT', language: 'de', region: 'de-AT', timeZone: 'Europe/Vienna' });
  const settings = await shop.crm.settings.get({});
  expect(settings).toEqual({
    shopName: '',
    country: 'AT',
    currency: 'EUR',
    timeZone: 'Europe/Vienna',
    language: 'de',
    region: 'de-AT',
    isDemo: false,
  });
  const { databaseId } = describeDatabase(shop.sqlite);
  giveDefaults(shop.sqlite, { country: 'CH' });
  expect(await shop.crm.settings.get({})).toEqual(settings);
  expect(describeDatabase(shop.sqlite)).toMatchObject({ databaseId, contacts: 0, language: 'de' });
  expect(databaseId).toMatch(/^[0-9a-f-]{36}$/);
});

test('a change of the settings is checked, kept and taken back; the first settings can not be', async () => {
  using shop = openShop();
  const { crm } = shop;
  await crm.settings.update({ shopName: ' Blumen Elif ', currency: 'CHF' });
  expect(await crm.settings.get({})).toMatchObject({ shopName: 'Blumen Elif', currency: 'CHF' });
  await expect(crm.settings.update({ country: 'Germany' })).rejects.toThrow('invalid_input');
  await expect(crm.settings.update({ isDemo: true } as never)).rejects.toThrow('invalid_input');
  await crm.history.undo({ id: null });
  expect(await crm.settings.get({})).toMatchObject({ shopName: '', currency: 'EUR' });
  await expect(crm.history.undo({ id: null })).rejects.toThrow('nothing_to_undo');
  await expect(crm.history.undo({ id: 1 })).rejects.toThrow('change_gone');
});

test('how a list looks is remembered, and is no part of history', async () => {
  using shop = openShop();
  const { crm } = shop;
  const layout = { columns: [{ key: 'phone', width: 120 }], sort: { field: 'phone', isDescending: true } };
  expect(await crm.preferences.getLayout({ noun: 'contacts' })).toBeNull();
  await crm.preferences.setLayout({ noun: 'contacts', layout });
  expect(await crm.preferences.getLayout({ noun: 'contacts' })).toEqual(layout);
  expect(await crm.preferences.getLayout({ noun: 'companies' })).toBeNull();
  expect(await crm.history.count({})).toBe(0);
  shop.sqlite.prepare('UPDATE preferences SET value = \'{"columns": 5}\'').run();
  expect(await crm.preferences.getLayout({ noun: 'contacts' })).toBeNull();
});
