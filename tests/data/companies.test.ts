import { describe, expect, test } from 'vitest';
import { openShop } from '../helpers/open-shop.ts';

describe('a company', () => {
  test('has its people, its tags and all that a contact has', async () => {
    using shop = openShop();
    const { crm } = shop;
    const { id } = await crm.companies.create({
      fields: { name: 'Hotel Spree', industry: 'Hotels' },
      points: [{ kind: 'website', raw: 'spree.example' }],
      addresses: [{ city: 'Berlin' }],
      tags: ['VIP'],
    });
    const person = await crm.contacts.create({
      fields: { lastName: 'Zoll' },
      company: { name: 'hotel spree', role: 'Front desk' },
    });
    await crm.contacts.create({ fields: { lastName: 'Adler' }, company: { name: 'Hotel Spree' } });
    const details = await crm.companies.get({ id });
    expect(details.contacts).toMatchObject([
      { displayName: 'Adler', role: null },
      { displayName: 'Zoll', role: 'Front desk' },
    ]);
    expect(details).toMatchObject({
      company: { number: 1, industry: 'Hotels' },
      tags: [{ name: 'VIP' }],
      addresses: [{ city: 'Berlin' }],
    });
    await crm.contacts.remove({ selection: { ids: [person.id] } });
    expect((await crm.companies.get({ id })).contacts).toHaveLength(1);
    await expect(crm.companies.get({ id: 99 })).rejects.toThrow('company_gone');
  });

  test('is renamed for all its people, and its name never becomes empty', async () => {
    using shop = openShop();
    const { crm } = shop;
    const { id } = await crm.companies.create({ fields: { name: 'Alt' } });
    await crm.companies.update({ id, fields: { name: 'Ünlü & Söhne' } });
    expect((await crm.companies.get({ id })).company).toMatchObject({
      name: 'Ünlü & Söhne',
      nameKey: 'unlu sohne',
    });
    await expect(crm.companies.update({ id, fields: { name: '  ' } })).rejects.toThrow('invalid_input');
    expect(await crm.companies.suggest({ text: 'SOHN' })).toEqual([{ id, name: 'Ünlü & Söhne' }]);
    expect(await crm.companies.findDuplicates({ name: 'unlu, sohne' })).toMatchObject([
      { id, reason: 'same_name' },
    ]);
    expect(await crm.companies.findDuplicates({ name: 'unlu, sohne', exceptId: id })).toEqual([]);
  });

  test('in the trash is not found for a new contact: that makes another', async () => {
    using shop = openShop();
    const { crm } = shop;
    const { id } = await crm.companies.create({ fields: { name: 'Alt' } });
    await crm.companies.remove({ selection: { ids: [id] } });
    await crm.contacts.create({ fields: { lastName: 'N' }, company: { name: 'Alt' } });
    expect(await crm.companies.count({ filter: {} })).toBe(1);
    await crm.companies.restore({ selection: { ids: [id] } });
    expect(await crm.companies.count({ filter: {} })).toBe(2);
  });
});
