import { describe, expect, test } from 'vitest';
import { beginChangeSet, endChangeSet } from '../../db/journal.ts';
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
    expect(answer.kept).toMatchObject([
      { noun: 'contacts', id, reason: 'changed-later', columns: ['lead_source'] },
    ]);
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

describe('undo, where more than one thing hangs together', () => {
  test('does not give a phone its old match key back while its spelling is a later one', async () => {
    using shop = openShop();
    const { crm } = shop;
    const { id } = await crm.contacts.create({
      fields: { lastName: 'A' },
      points: [{ kind: 'phone', raw: '030 1111' }],
    });
    const [phone] = (await crm.contacts.get({ id })).points;
    const save = (raw: string) =>
      crm.contactPoints.save({ owner: { contactId: id }, id: phone!.id, draft: { kind: 'phone', raw } });
    await save('030 2222');
    const [edit] = await crm.history.list({ limit: 1 });
    await save('030/2222');
    expect((await crm.history.undo({ id: edit!.id })).kept).toMatchObject([
      { noun: 'contacts', id, reason: 'changed-later', columns: ['raw'] },
    ]);
    expect((await crm.contacts.get({ id })).points[0]).toMatchObject({
      raw: '030/2222',
      normalized: '+49302222',
    });
  });

  test('takes a phone away that the change brought, though another field of the contact stays', async () => {
    using shop = openShop();
    const { crm, sqlite } = shop;
    const { id } = await crm.contacts.create({ fields: { lastName: 'A' } });
    // As an import does: a field and a phone of somebody who is there already, in one change set.
    sqlite.exec('BEGIN IMMEDIATE');
    const set = beginChangeSet(sqlite, { operation: 'imports.run', source: 'cli', at: 1 });
    sqlite.prepare("UPDATE contacts SET lead_source = 'import', language = 'de' WHERE id = ?").run(id);
    sqlite.prepare("INSERT INTO contact_points (contact_id, kind, raw) VALUES (?, 'phone', '1')").run(id);
    endChangeSet(sqlite, set, {});
    sqlite.exec('COMMIT');
    await crm.contacts.update({ id, fields: { leadSource: 'Friend' } });
    const answer = await crm.history.undo({ id: set });
    expect(answer.kept).toMatchObject([{ id, reason: 'changed-later', columns: ['lead_source'] }]);
    const { contact, points } = await crm.contacts.get({ id });
    expect(contact).toMatchObject({ leadSource: 'Friend', language: null });
    expect(points).toEqual([]);
  });

  test('removes the people who came with a company that stays', async () => {
    using shop = openShop();
    const { crm } = shop;
    const { id } = await crm.contacts.create({ fields: { lastName: 'A' }, company: { name: 'Stays' } });
    const [creation] = await crm.history.list({ limit: 1 });
    const [company] = (await crm.contacts.get({ id })).companies;
    await crm.companies.update({ id: company!.companyId, fields: { industry: 'Hotels' } });
    const answer = await crm.history.undo({ id: creation!.id });
    expect(answer.kept).toMatchObject([
      { noun: 'companies', name: 'Stays', reason: 'changed-later', columns: ['industry'] },
    ]);
    await expect(crm.contacts.get({ id })).rejects.toThrow('contact_gone');
  });

  test('names nobody who is gone with all that was hers', async () => {
    using shop = openShop();
    const { crm } = shop;
    const { id } = await crm.contacts.create({
      fields: { lastName: 'A' },
      points: [{ kind: 'phone', raw: '1' }],
    });
    const [creation] = await crm.history.list({ limit: 1 });
    await crm.contactPoints.remove({ id: (await crm.contacts.get({ id })).points[0]!.id });
    expect((await crm.history.undo({ id: creation!.id })).kept).toEqual([]);
    const [removal] = (await crm.history.list({})).filter(
      ({ operation }) => operation === 'contactPoints.remove',
    );
    expect((await crm.history.undo({ id: removal!.id })).kept).toMatchObject([{ reason: 'parent-gone' }]);
    // And Ctrl+Z does not try that again and again.
    expect((await crm.history.next({})).undo).toBeNull();
  });

  test('can be taken back from History at any step: undo, redo, undo of the redo', async () => {
    using shop = openShop();
    const { crm } = shop;
    const { id } = await crm.contacts.create({ fields: { lastName: 'A' } });
    await crm.contacts.update({ id, fields: { notes: 'new' } });
    const [edit] = await crm.history.list({ limit: 1 });
    const undo = await crm.history.undo({ id: edit!.id });
    const redo = await crm.history.undo({ id: undo.changeSet! });
    expect((await crm.contacts.get({ id })).contact.notes).toBe('new');
    const again = await crm.history.undo({ id: redo.changeSet! });
    expect((await crm.contacts.get({ id })).contact.notes).toBeNull();
    await expect(crm.history.undo({ id: edit!.id })).rejects.toThrow('already_undone');
    expect((await crm.history.next({})).redo?.id).toBe(again.changeSet);
    await crm.history.redo({});
    expect((await crm.contacts.get({ id })).contact.notes).toBe('new');
    expect(await crm.history.next({})).toMatchObject({ undo: { id: edit!.id }, redo: null });
  });

  test('of one that was partly taken back takes the rest, once nothing stands in its way', async () => {
    using shop = openShop();
    const { crm } = shop;
    const ids = [];
    for (const lastName of ['A', 'B']) ids.push((await crm.contacts.create({ fields: { lastName } })).id);
    await crm.contacts.bulkEdit({ selection: { ids }, field: 'lead_source', value: 'Fair' });
    const [bulk] = await crm.history.list({ limit: 1 });
    await crm.contacts.update({ id: ids[0]!, fields: { leadSource: 'Friend' } });
    const [later] = await crm.history.list({ limit: 1 });
    expect(await crm.history.undo({ id: bulk!.id })).toMatchObject({ changed: 1, keptCount: 1 });
    await crm.history.undo({ id: later!.id });
    expect(await crm.history.undo({ id: bulk!.id })).toMatchObject({ changed: 1, keptCount: 0 });
    for (const id of ids) expect((await crm.contacts.get({ id })).contact.leadSource).toBeNull();
  });
});

describe('the history of a record', () => {
  test('tells field by field what it was and what it became, with its phones and tags', async () => {
    using shop = openShop();
    const { crm } = shop;
    const { id } = await crm.contacts.create({ fields: { lastName: 'Okafor' }, tags: ['VIP'] });
    await crm.contacts.update({ id, fields: { notes: 'one' } });
    await crm.contacts.update({ id, fields: { notes: 'two' } });
    const phone = await crm.contactPoints.save({
      owner: { contactId: id },
      id: null,
      draft: { kind: 'phone', raw: '030 1' },
    });
    await crm.contactPoints.remove({ id: phone.id });
    const changes = await crm.history.ofRecord({ table: 'contacts', id });
    expect(
      changes.map(({ table, action, column, before, after }) => [table, action, column, before, after]),
    ).toEqual([
      ['contact_points', 'delete', null, '030 1', null],
      ['contact_points', 'insert', null, null, '030 1'],
      ['contacts', 'update', 'notes', 'one', 'two'],
      ['contacts', 'update', 'notes', null, 'one'],
      ['contact_tags', 'insert', null, null, 'VIP'],
      ['contacts', 'insert', null, null, 'Okafor'],
    ]);
  });
});
