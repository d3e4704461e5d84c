import { describe, expect, test } from 'vitest';
import { openShop } from '../helpers/open-shop.ts';

describe('a contact', () => {
  test('is called by its names, a typed name, or whatever there is', async () => {
    using shop = openShop();
    const { crm } = shop;
    const nameOf = async (draft: Parameters<typeof crm.contacts.create>[0]) =>
      (await crm.contacts.get({ id: (await crm.contacts.create(draft)).id })).contact.displayName;
    expect(await nameOf({ fields: { firstName: ' Anna ', lastName: 'Okafor' } })).toBe('Anna Okafor');
    expect(await nameOf({ fields: { displayName: 'Aunt Anna', lastName: 'Okafor' } })).toBe('Aunt Anna');
    expect(
      await nameOf({ company: { name: 'Hotel Spree' }, points: [{ kind: 'phone', raw: '030 1' }] }),
    ).toBe('Hotel Spree');
    expect(await nameOf({ points: [{ kind: 'phone', raw: '030 1' }] })).toBe('030 1');
    await expect(crm.contacts.create({ fields: { notes: 'nobody' } })).rejects.toMatchObject({
      report: { code: 'invalid', fields: { 'fields.lastName': 'name_needed' } },
    });
    expect(await crm.contacts.count({ filter: {} })).toBe(4);
  });

  test('has its name follow first and last name until it is typed', async () => {
    using shop = openShop();
    const { crm } = shop;
    const { id } = await crm.contacts.create({ fields: { firstName: 'Anna', lastName: 'Okafor' } });
    const name = async () => (await crm.contacts.get({ id })).contact.displayName;
    await crm.contacts.update({ id, fields: { lastName: 'Krüger' } });
    expect(await name()).toBe('Anna Krüger');
    await crm.contacts.update({ id, fields: { displayName: 'Änne' } });
    await crm.contacts.update({ id, fields: { lastName: 'Meier' } });
    expect(await name()).toBe('Änne');
    expect((await crm.contacts.get({ id })).contact.nameKey).toBe('anne');
  });

  test('refuses what a form refuses, field by field, and saves nothing of it', async () => {
    using shop = openShop();
    const { crm } = shop;
    const { id } = await crm.contacts.create({ fields: { lastName: 'Okafor' } });
    const wrong = { birthDate: '04.05.1980', lifecycleStage: 'hero' as never, notes: 'x'.repeat(100_001) };
    await expect(crm.contacts.update({ id, fields: { language: 'de', ...wrong } })).rejects.toMatchObject({
      report: {
        code: 'invalid',
        fields: {
          'fields.birthDate': 'invalid_date',
          'fields.lifecycleStage': 'invalid_choice',
          'fields.notes': 'too_long',
        },
      },
    });
    expect((await crm.contacts.get({ id })).contact.language).toBeNull();
    await expect(crm.contacts.update({ id: 999, fields: { language: 'de' } })).rejects.toThrow(
      'contact_gone',
    );
    await expect(crm.contacts.update({ id, fields: { uid: 'x' } as never })).rejects.toThrow('invalid_input');
  });

  test('never gets a number that somebody had, not even after an undo', async () => {
    using shop = openShop();
    const { crm } = shop;
    const create = async () => {
      const { id } = await crm.contacts.create({ fields: { lastName: 'N' } });
      return (await crm.contacts.get({ id })).contact;
    };
    const first = await create();
    await crm.history.undo({ id: null });
    const second = await create();
    expect(second.number).toBeGreaterThan(first.number);
    expect(second.id).toBeGreaterThan(first.id);
    expect(second.uid).not.toBe(first.uid);
  });

  test('that is likely there already is told while it is typed', async () => {
    using shop = openShop();
    const { crm } = shop;
    const { id } = await crm.contacts.create({
      fields: { firstName: 'Jörg', lastName: 'Krüger' },
      points: [
        { kind: 'email', raw: 'Joerg@Example.org' },
        { kind: 'phone', raw: '030 123456' },
      ],
    });
    const reasons = async (input: Parameters<typeof crm.contacts.findDuplicates>[0]) =>
      (await crm.contacts.findDuplicates(input)).map(({ reason }) => reason);
    expect(await reasons({ email: 'joerg@example.ORG' })).toEqual(['same_email']);
    expect(await reasons({ phone: '+49 30 123 456' })).toEqual(['same_phone']);
    expect(await reasons({ name: 'jorg kruger' })).toEqual(['same_name']);
    expect(await reasons({ name: 'Jorg Krugar' })).toEqual(['similar_name']);
    expect(await reasons({ name: 'Krüger Jörg' })).toEqual(['similar_name']);
    expect(await reasons({ name: 'Jörg Krüger', exceptId: id })).toEqual([]);
    expect(await reasons({ name: 'Somebody else' })).toEqual([]);
  });
});

describe("a contact's company", () => {
  test('is found by its name whatever its case, made where there is none, and linked once', async () => {
    using shop = openShop();
    const { crm } = shop;
    const { id } = await crm.contacts.create({ fields: { lastName: 'A' }, company: { name: 'Ångström AG' } });
    const other = await crm.contacts.create({ fields: { lastName: 'B' } });
    const link = await crm.contacts.saveCompany({
      contactId: other.id,
      id: null,
      name: 'angstrom ag',
      role: 'CEO',
    });
    expect(await crm.companies.count({ filter: {} })).toBe(1);
    const again = await crm.contacts.saveCompany({
      contactId: other.id,
      id: null,
      name: 'ÅNGSTRÖM AG',
      role: 'CFO',
    });
    expect(again).toEqual(link);
    expect((await crm.contacts.get({ id: other.id })).companies).toMatchObject([
      { name: 'Ångström AG', role: 'CFO' },
    ]);
    await crm.contacts.saveCompany({ contactId: other.id, id: link.id, name: 'New GmbH' });
    expect((await crm.contacts.get({ id: other.id })).companies.map(({ name }) => name)).toEqual([
      'New GmbH',
    ]);
    await crm.contacts.saveCompany({ contactId: other.id, id: null, name: 'Ångström AG' });
    await expect(
      crm.contacts.saveCompany({ contactId: other.id, id: link.id, name: 'Ångström AG' }),
    ).rejects.toThrow('company_linked');
    await crm.contacts.removeCompany({ id: link.id });
    expect((await crm.contacts.get({ id: other.id })).companies).toHaveLength(1);
    expect((await crm.contacts.get({ id })).companies).toHaveLength(1);
  });

  test("is not said to be saved where the link is gone or somebody else's", async () => {
    using shop = openShop();
    const { crm } = shop;
    const { id } = await crm.contacts.create({ fields: { lastName: 'A' }, company: { name: 'One' } });
    const other = await crm.contacts.create({ fields: { lastName: 'B' } });
    const [link] = (await crm.contacts.get({ id })).companies;
    await expect(
      crm.contacts.saveCompany({ contactId: other.id, id: link!.id, name: 'Two' }),
    ).rejects.toThrow('already_gone');
    await crm.contacts.removeCompany({ id: link!.id });
    await expect(crm.contacts.saveCompany({ contactId: id, id: link!.id, name: 'Two' })).rejects.toThrow(
      'already_gone',
    );
    expect(await crm.companies.count({ filter: {} })).toBe(1);
  });
});

describe('many contacts at once', () => {
  test("get one field set with the form's own checks", async () => {
    using shop = openShop();
    const { crm } = shop;
    for (const lastName of ['A', 'B', 'C']) await crm.contacts.create({ fields: { lastName } });
    const all = { filter: {}, except: [] };
    expect(
      await crm.contacts.bulkEdit({ selection: all, field: 'lifecycle_stage', value: 'regular' }),
    ).toEqual({ changed: 3 });
    expect(
      await crm.contacts.bulkEdit({ selection: all, field: 'lifecycle_stage', value: 'regular' }),
    ).toEqual({ changed: 0 });
    expect(await crm.contacts.bulkEdit({ selection: all, field: 'lead_source', value: '  ' })).toEqual({
      changed: 0,
    });
    await expect(
      crm.contacts.bulkEdit({ selection: all, field: 'lifecycle_stage', value: 'hero' }),
    ).rejects.toThrow('invalid_input');
    await expect(
      crm.contacts.bulkEdit({ selection: all, field: 'display_name', value: 'X' }),
    ).rejects.toThrow('field_not_for_many');
    await expect(crm.contacts.bulkEdit({ selection: all, field: 'uid', value: 'X' })).rejects.toThrow(
      'unknown_field',
    );
    const shoe = await crm.customFields.create({ noun: 'contacts', name: 'Shoe', kind: 'number' });
    await expect(
      crm.contacts.bulkEdit({ selection: all, field: `custom:${shoe.key}`, value: 'big' }),
    ).rejects.toThrow('invalid_input');
    expect(await crm.contacts.bulkEdit({ selection: all, field: `custom:${shoe.key}`, value: '42' })).toEqual(
      { changed: 3 },
    );
    expect(await crm.contacts.bulkEdit({ selection: all, field: `custom:${shoe.key}`, value: null })).toEqual(
      { changed: 3 },
    );
  });
});
