import { describe, expect, test } from 'vitest';
import { openShop } from '../helpers/open-shop.ts';

async function openPair() {
  const shop = openShop();
  const anna = { contactId: (await shop.crm.contacts.create({ fields: { lastName: 'Anna' } })).id };
  const bert = { contactId: (await shop.crm.contacts.create({ fields: { lastName: 'Bert' } })).id };
  const firm = { companyId: (await shop.crm.companies.create({ fields: { name: 'Firm' } })).id };
  return { shop, crm: shop.crm, anna, bert, firm };
}

describe('phones and e-mails', () => {
  test('are kept as typed, with what they are matched by, the first of a kind first', async () => {
    const { shop, crm, anna } = await openPair();
    using _ = shop;
    const first = await crm.contactPoints.save({
      owner: anna,
      id: null,
      draft: { kind: 'phone', raw: ' 030/123 456 ' },
    });
    const second = await crm.contactPoints.save({
      owner: anna,
      id: null,
      draft: { kind: 'phone', raw: 'ask the porter', label: 'work' },
    });
    await crm.contactPoints.save({
      owner: anna,
      id: null,
      draft: { kind: 'email', raw: 'Anna@Example.ORG' },
    });
    await crm.contactPoints.makePrimary({ id: second.id });
    const { points } = await crm.contacts.get({ id: anna.contactId });
    expect(points.map(({ raw, normalized }) => [raw, normalized])).toEqual([
      ['Anna@Example.ORG', 'anna@example.org'],
      ['ask the porter', null],
      ['030/123 456', '+4930123456'],
    ]);
    await crm.contactPoints.remove({ id: first.id });
    await expect(crm.contactPoints.remove({ id: first.id })).rejects.toThrow('already_gone');
    await expect(
      crm.contactPoints.save({ owner: anna, id: null, draft: { kind: 'email', raw: 'not an address' } }),
    ).rejects.toMatchObject({ report: { fields: { 'draft.raw': 'invalid_email' } } });
  });

  test("are read with the shop's country of that moment", async () => {
    const { shop, crm, anna } = await openPair();
    using _ = shop;
    await crm.settings.update({ country: 'AT' });
    await crm.contactPoints.save({ owner: anna, id: null, draft: { kind: 'phone', raw: '01 58858' } });
    expect((await crm.contacts.get({ id: anna.contactId })).points[0]?.normalized).toBe('+43158858');
  });
});

test("a part of somebody else's is not changed through another owner", async () => {
  const { shop, crm, anna, bert, firm } = await openPair();
  using _ = shop;
  const phone = await crm.contactPoints.save({
    owner: anna,
    id: null,
    draft: { kind: 'phone', raw: '030 1' },
  });
  const place = await crm.addresses.save({ owner: anna, id: null, draft: { city: 'Oslo' } });
  for (const owner of [bert, firm]) {
    await expect(
      crm.contactPoints.save({ owner, id: phone.id, draft: { kind: 'phone', raw: '030 2' } }),
    ).rejects.toThrow('already_gone');
    await expect(crm.addresses.save({ owner, id: place.id, draft: { city: 'Bergen' } })).rejects.toThrow(
      'already_gone',
    );
  }
  const details = await crm.contacts.get({ id: anna.contactId });
  expect(details.points[0]?.raw).toBe('030 1');
  expect(details.addresses[0]?.city).toBe('Oslo');
});

test('addresses keep what was typed, with the country read, and are never empty', async () => {
  const { shop, crm, firm } = await openPair();
  using _ = shop;
  await crm.addresses.save({ owner: firm, id: null, draft: { city: 'Wien', country: 'Österreich' } });
  await crm.addresses.save({ owner: firm, id: null, draft: { city: 'X', country: 'Atlantis' } });
  expect((await crm.companies.get({ id: firm.companyId })).addresses.map(({ country }) => country)).toEqual([
    'AT',
    'Atlantis',
  ]);
  await expect(crm.addresses.save({ owner: firm, id: null, draft: { label: 'home' } })).rejects.toThrow(
    'invalid_input',
  );
});

test('consents are one per purpose and channel, with their past in the history', async () => {
  const { shop, crm, anna } = await openPair();
  using _ = shop;
  const consent = { ...anna, purpose: 'newsletter', channel: 'email' } as const;
  const { id } = await crm.consents.save({ ...consent, state: 'given', source: 'fair', capturedAt: 5 });
  expect(await crm.consents.save({ ...consent, state: 'withdrawn', capturedAt: 9 })).toEqual({ id });
  expect((await crm.contacts.get({ id: anna.contactId })).consents).toMatchObject([
    { state: 'withdrawn', source: null, capturedAt: 9 },
  ]);
  const changes = await crm.history.ofRecord({ table: 'contacts', id: anna.contactId });
  expect(changes.filter(({ column }) => column === 'state')).toMatchObject([
    { before: 'given', after: 'withdrawn' },
  ]);
});

describe('tags', () => {
  test('of the same name are one, are renamed and removed for everybody, and come back', async () => {
    const { shop, crm, anna, firm } = await openPair();
    using _ = shop;
    const { id } = await crm.tags.add({ owner: anna, name: 'VIP' });
    expect(await crm.tags.add({ owner: firm, name: ' vip ' })).toEqual({ id });
    await crm.tags.add({ owner: anna, name: 'Presse' });
    expect(await crm.tags.list({})).toMatchObject([
      { name: 'Presse', count: 1 },
      { name: 'VIP', count: 2 },
    ]);
    await expect(crm.tags.rename({ id, name: 'PRESSE' })).rejects.toThrow('tag_taken');
    await crm.tags.rename({ id, name: 'Vip' });
    await crm.tags.remove({ id });
    expect((await crm.tags.list({})).map(({ name }) => name)).toEqual(['Presse']);
    await crm.history.undo({ id: null });
    expect(await crm.tags.list({})).toMatchObject([
      { name: 'Presse', count: 1 },
      { name: 'Vip', count: 2 },
    ]);
  });
});

describe('own fields', () => {
  test('take values of their kind only', async () => {
    const { shop, crm, anna } = await openPair();
    using _ = shop;
    const cases = {
      number: { good: ['0', '-1', '12.50'], bad: ['1,5', '1e3', 'x', '.5'] },
      date: { good: ['2024-02-29'], bad: ['2023-02-29', '29.02.2024', '2024-13-01'] },
      boolean: { good: ['true', 'false'], bad: ['yes', '1'] },
      choice: { good: ['S'], bad: ['XL', 's'] },
      text: { good: ['anything'], bad: [] },
    } as const;
    for (const [kind, { good, bad }] of Object.entries(cases)) {
      const field = await crm.customFields.create({
        noun: 'contacts',
        name: kind,
        kind: kind as never,
        choices: kind === 'choice' ? ['S', 'M'] : [],
      });
      for (const value of good) await crm.customFields.setValue({ owner: anna, fieldId: field.id, value });
      for (const value of bad)
        await expect(
          crm.customFields.setValue({ owner: anna, fieldId: field.id, value }),
          `${kind} ${value}`,
        ).rejects.toThrow('invalid_input');
    }
    expect((await crm.contacts.get({ id: anna.contactId })).customValues.map(({ value }) => value)).toEqual([
      '12.50',
      '2024-02-29',
      'false',
      'S',
      'anything',
    ]);
  });

  test('of contacts are not for companies', async () => {
    const { shop, crm, firm } = await openPair();
    using _ = shop;
    const field = await crm.customFields.create({ noun: 'contacts', name: 'Shoe', kind: 'number' });
    await expect(crm.customFields.setValue({ owner: firm, fieldId: field.id, value: '42' })).rejects.toThrow(
      'already_gone',
    );
  });

  test('keep their key and their values when they are renamed, hidden and brought back', async () => {
    const { shop, crm, anna } = await openPair();
    using _ = shop;
    const field = await crm.customFields.create({ noun: 'contacts', name: 'Schuhgröße', kind: 'number' });
    expect(field.key).toBe('schuhgrosse');
    await crm.customFields.setValue({ owner: anna, fieldId: field.id, value: '42' });
    await crm.customFields.update({ id: field.id, name: 'Shoe' });
    await expect(crm.customFields.create({ noun: 'contacts', name: 'SHOE', kind: 'text' })).rejects.toThrow(
      'field_taken',
    );
    await crm.customFields.remove({ id: field.id });
    expect(await crm.customFields.list({ noun: 'contacts' })).toEqual([]);
    await expect(crm.customFields.setValue({ owner: anna, fieldId: field.id, value: '1' })).rejects.toThrow(
      'already_gone',
    );
    expect((await crm.customFields.create({ noun: 'contacts', name: 'Schuhgröße', kind: 'text' })).key).toBe(
      'schuhgrosse_2',
    );
    const [, removal] = await crm.history.list({ limit: 2 });
    await crm.history.undo({ id: removal!.id });
    expect(await crm.customFields.list({ noun: 'contacts' })).toMatchObject([
      { key: 'schuhgrosse', name: 'Shoe', count: 1 },
      { key: 'schuhgrosse_2' },
    ]);
  });
});
