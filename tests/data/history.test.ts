import { describe, expect, test } from 'vitest';
import { openShop } from '../helpers/open-shop.ts';

describe('undo', () => {
  test('takes back a new contact with its phone, and redo brings both again', async () => {
    using shop = openShop();
    const { crm } = shop;
    const { id } = await crm.contacts.create({
      fields: { firstName: 'Elif', lastName: 'Yılmaz' },
      points: [{ kind: 'phone', raw: '030 8842 310' }],
      company: { name: 'Hotel Spree', role: 'Events' },
      tags: ['VIP'],
    });
    expect((await crm.contacts.get({ id })).points[0]?.normalized).toBe('+49308842310');
    const undone = await crm.history.undo({ id: null });
    expect(undone.keptCount).toBe(0);
    await expect(crm.contacts.get({ id })).rejects.toThrow('contact_gone');
    expect(shop.sqlite.prepare('SELECT count(*) AS n FROM companies').get()).toEqual({ n: 0 });
    await crm.history.redo({});
    const again = await crm.contacts.get({ id });
    expect(again.contact.displayName).toBe('Elif Yılmaz');
    expect(again.companies[0]?.name).toBe('Hotel Spree');
    expect(again.tags.map((tag) => tag.name)).toEqual(['VIP']);
  });

  test('puts a field back only if nobody changed it since, and says what stays', async () => {
    using shop = openShop();
    const { crm } = shop;
    const { id } = await crm.contacts.create({ fields: { firstName: 'Anna', lastName: 'Okafor' } });
    await crm.contacts.update({ id, fields: { leadSource: 'Market', language: 'en' } });
    const [edit] = await crm.history.list({ limit: 1 });
    await crm.contacts.update({ id, fields: { leadSource: 'Friend' } });
    const answer = await crm.history.undo({ id: edit!.id });
    expect(answer.kept).toMatchObject([{ noun: 'contacts', id, reason: 'changed-later', columns: ['lead_source'] }]);
    const { contact } = await crm.contacts.get({ id });
    expect(contact.leadSource).toBe('Friend');
    expect(contact.language).toBeNull();
  });

  test('keeps a contact whose fields were changed later, with its phones', async () => {
    using shop = openShop();
    const { crm } = shop;
    const { id } = await crm.contacts.create({
      fields: { lastName: 'Krüger' },
      points: [{ kind: 'phone', raw: '0171 2204418' }],
    });
    const [creation] = await crm.history.list({ limit: 1 });
    await crm.contacts.update({ id, fields: { notes: 'Likes tulips' } });
    const answer = await crm.history.undo({ id: creation!.id });
    expect(answer.changed).toBe(0);
    expect(answer.kept).toMatchObject([{ id, name: 'Krüger', reason: 'changed-later' }]);
    expect((await crm.contacts.get({ id })).points).toHaveLength(1);
  });
});
