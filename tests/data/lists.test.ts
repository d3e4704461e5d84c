import { describe, expect, test } from 'vitest';
import type { Condition, ListNoun } from '../../src/contract/lists.ts';
import { openShop, type Shop } from '../helpers/open-shop.ts';

/** A few people who differ in everything that a list can ask for. */
async function openFilledShop(): Promise<Shop> {
  let now = Date.UTC(2026, 0, 1);
  const shop = openShop({ now: () => (now += 60_000) });
  const { crm } = shop;
  const anna = await crm.contacts.create({
    fields: {
      firstName: 'Anna',
      lastName: 'Müller',
      leadSource: 'Messe',
      lifecycleStage: 'customer',
      birthDate: '1980-05-04',
      isDoNotContact: true,
    },
    points: [
      { kind: 'phone', raw: '030 / 123 45-67' },
      { kind: 'email', raw: 'Anna@Example.org' },
      { kind: 'phone', raw: '0171 99' },
    ],
    addresses: [{ city: 'Köln', country: 'Germany' }, { city: 'Wien' }],
    company: { name: 'Ångström AG', role: 'CEO' },
    tags: ['VIP', 'Presse'],
  });
  const bert = await crm.contacts.create({
    fields: {
      lastName: 'Bert',
      leadSource: 'messe',
      birthDate: '---05-01'.slice(1),
      notes: 'isst kein Fleisch',
    },
    points: [{ kind: 'phone', raw: '+43 1 5550' }],
    addresses: [{ city: 'koln' }],
    tags: ['vip'],
  });
  const carl = await crm.contacts.create({
    fields: { firstName: 'Carl', lifecycleStage: 'lead', birthDate: '1999-12-31' },
  });
  const dora = await crm.contacts.create({
    fields: { firstName: 'Dora', leadSource: 'Empfehlung' },
    tags: ['Presse'],
  });
  const shoe = await crm.customFields.create({ noun: 'contacts', name: 'Shoe', kind: 'number' });
  const since = await crm.customFields.create({ noun: 'contacts', name: 'Since', kind: 'date' });
  const club = await crm.customFields.create({ noun: 'contacts', name: 'Club', kind: 'boolean' });
  const size = await crm.customFields.create({
    noun: 'contacts',
    name: 'Size',
    kind: 'choice',
    choices: ['S', 'M'],
  });
  const motto = await crm.customFields.create({ noun: 'contacts', name: 'Motto', kind: 'text' });
  const set = (id: number, fieldId: number, value: string) =>
    crm.customFields.setValue({ owner: { contactId: id }, fieldId, value });
  await set(anna.id, shoe.id, '9');
  await set(bert.id, shoe.id, '42.5');
  await set(anna.id, since.id, '2024-02-29');
  await set(anna.id, club.id, 'true');
  await set(bert.id, club.id, 'false');
  await set(anna.id, size.id, 'M');
  await set(carl.id, motto.id, 'Très bien');
  await crm.consents.save({ contactId: anna.id, purpose: 'newsletter', channel: 'email', state: 'given' });
  await crm.consents.save({
    contactId: dora.id,
    purpose: 'newsletter',
    channel: 'email',
    state: 'withdrawn',
  });
  return shop;
}

const names = async (
  shop: Shop,
  conditions: (Omit<Condition, 'value'> & { value?: string })[],
  field = 'number',
  isDescending = false,
) =>
  (
    await shop.crm.contacts.list({
      filter: { conditions },
      sort: { field, isDescending },
      columns: ['display_name'],
      offset: 0,
      limit: 100,
    })
  ).map(({ cells }) => String(cells[0]).split(' ')[0]);

describe('a filter', () => {
  const cases: [string, Condition['operator'], string, string[]][] = [
    // text, without case and accents
    ['display_name', 'is', 'anna muller', ['Anna']],
    ['display_name', 'is_not', 'ANNA MÜLLER', ['Bert', 'Carl', 'Dora']],
    ['display_name', 'contains', 'ülL', ['Anna']],
    ['display_name', 'starts_with', 'd', ['Dora']],
    ['lead_source', 'is', 'MESSE', ['Anna', 'Bert']],
    ['lead_source', 'is_not', 'messe', ['Carl', 'Dora']],
    ['lead_source', 'is_empty', '', ['Carl']],
    ['lead_source', 'is_not_empty', '', ['Anna', 'Bert', 'Dora']],
    ['notes', 'contains', 'fleisch', ['Bert']],
    ['company', 'is', 'angstrom ag', ['Anna']],
    ['company', 'is_empty', '', ['Bert', 'Carl', 'Dora']],
    ['company_role', 'starts_with', 'ce', ['Anna']],
    // any of several
    ['city', 'is', 'koln', ['Anna', 'Bert']],
    ['city', 'is', 'Köln', ['Anna', 'Bert']],
    ['city', 'contains', 'wie', ['Anna']],
    ['city', 'is_not', 'köln', ['Carl', 'Dora']],
    ['city', 'is_empty', '', ['Carl', 'Dora']],
    ['country', 'is', 'de', ['Anna']],
    ['tags', 'is', 'vip', ['Anna', 'Bert']],
    ['tags', 'is_not', 'VIP', ['Carl', 'Dora']],
    ['tags', 'contains', 'res', ['Anna', 'Dora']],
    ['tags', 'starts_with', 'v', ['Anna', 'Bert']],
    ['tags', 'is', 'gone', []],
    ['tags', 'is_not', 'gone', ['Anna', 'Bert', 'Carl', 'Dora']],
    ['tags', 'is_empty', '', ['Carl']],
    // phones in any writing
    ['phone', 'is', '0049 30 1234567', ['Anna']],
    ['phone', 'is', '(030) 1234567', ['Anna']],
    ['phone', 'is', '017199', ['Anna']],
    ['phone', 'contains', '45 67', ['Anna']],
    ['phone', 'contains', '030-123', ['Anna']],
    ['phone', 'contains', '555', ['Bert']],
    ['phone', 'starts_with', '+43', ['Bert']],
    ['phone', 'is_empty', '', ['Carl', 'Dora']],
    ['phone', 'is_not', '+49301234567', ['Bert', 'Carl', 'Dora']],
    ['email', 'is', 'ANNA@example.ORG', ['Anna']],
    ['email', 'contains', 'example', ['Anna']],
    ['email', 'is_not_empty', '', ['Anna']],
    // choices, yes and no, days, numbers
    ['lifecycle_stage', 'is', 'lead', ['Carl']],
    ['lifecycle_stage', 'is_not', 'lead', ['Anna', 'Bert', 'Dora']],
    ['do_not_contact', 'is', 'true', ['Anna']],
    ['do_not_contact', 'is', 'false', ['Bert', 'Carl', 'Dora']],
    ['birth_date', 'before', '1990-01-01', ['Anna', 'Bert']],
    ['birth_date', 'on_or_after', '1999-12-31', ['Carl']],
    ['birth_date', 'contains', '-05-', ['Anna', 'Bert']],
    ['birth_date', 'is_empty', '', ['Dora']],
    ['number', 'after', '2', ['Carl', 'Dora']],
    ['consent_email', 'is', 'given', ['Anna']],
    ['consent_email', 'is', 'withdrawn', ['Dora']],
    ['consent_email', 'is_empty', '', ['Bert', 'Carl']],
    // own fields
    ['custom:shoe', 'after', '10', ['Bert']],
    ['custom:shoe', 'is', '42.50', ['Bert']],
    ['custom:shoe', 'on_or_before', '9', ['Anna']],
    ['custom:shoe', 'is_empty', '', ['Carl', 'Dora']],
    ['custom:since', 'on_or_before', '2024-02-29', ['Anna']],
    ['custom:club', 'is', 'true', ['Anna']],
    ['custom:club', 'is', 'false', ['Bert', 'Carl', 'Dora']],
    ['custom:size', 'is', 'M', ['Anna']],
    ['custom:motto', 'contains', 'TRES', ['Carl']],
  ];
  test('finds by every kind of field and every operator', async () => {
    using shop = await openFilledShop();
    for (const [field, operator, value, expected] of cases)
      expect(await names(shop, [{ field, operator, value }]), `${field} ${operator} ${value}`).toEqual(
        expected,
      );
  });

  test('holds with all its conditions at once, and counts what it finds', async () => {
    using shop = await openFilledShop();
    const conditions = [
      { field: 'tags', operator: 'is' as const, value: 'vip' },
      { field: 'phone', operator: 'starts_with' as const, value: '+43' },
    ];
    expect(await names(shop, conditions)).toEqual(['Bert']);
    expect(await shop.crm.contacts.count({ filter: { conditions } })).toBe(1);
  });

  test('of every field can be listed, sorted and counted for contacts and companies', async () => {
    using shop = await openFilledShop();
    await shop.crm.companies.create({ fields: { name: 'Zweite' } });
    for (const noun of ['contacts', 'companies'] satisfies ListNoun[]) {
      const fields = await shop.crm[noun].fields({});
      const all = await shop.crm[noun].count({ filter: {} });
      for (const { key, isSortable } of fields) {
        const isSet = { field: key, operator: 'is_not_empty' as const };
        const isEmpty = { field: key, operator: 'is_empty' as const };
        const [set, empty] = [
          await shop.crm[noun].count({ filter: { conditions: [isSet] } }),
          await shop.crm[noun].count({ filter: { conditions: [isEmpty] } }),
        ];
        expect(set + empty, key).toBe(all);
        for (const isDescending of isSortable ? [false, true] : []) {
          const rows = await shop.crm[noun].list({
            filter: {},
            sort: { field: key, isDescending },
            columns: [key],
            offset: 0,
            limit: 100,
          });
          expect(rows, key).toHaveLength(all);
          const isGap = rows.map(({ cells: [cell] }) => cell === null || cell === '');
          expect(
            isGap.lastIndexOf(false) < (isGap.indexOf(true) + rows.length) % rows.length ||
              !isGap.includes(true),
            `${key}: empty ones last`,
          ).toBe(true);
        }
      }
    }
  });

  test('that does not fit its field is refused in words', async () => {
    using shop = await openFilledShop();
    const wrong: [string, Condition['operator'], string, string][] = [
      ['number', 'is', 'many', 'filter_not_a_number'],
      ['number', 'contains', '1', 'filter_does_not_fit'],
      ['gone', 'is', 'x', 'unknown_field'],
      ['custom:gone', 'is', 'x', 'unknown_field'],
      ["display_name' OR 1=1 --", 'is', 'x', 'unknown_field'],
    ];
    for (const [field, operator, value, message] of wrong)
      await expect(names(shop, [{ field, operator, value }]), field).rejects.toThrow(message);
  });

  test('takes quotes, signs and wildcards as they are', async () => {
    using shop = await openFilledShop();
    await shop.crm.contacts.create({ fields: { lastName: `O'Neill "100%" _x_ [*]` } });
    for (const value of [`o'neill`, '"100%"', '_x_', '[*]', "'; DROP TABLE contacts; --"])
      expect(await names(shop, [{ field: 'last_name', operator: 'contains', value }])).toHaveLength(
        value.includes('DROP') ? 0 : 1,
      );
  });
});

describe('a list', () => {
  test('sorts with empty ones last in either direction, numbers as numbers', async () => {
    using shop = await openFilledShop();
    expect(await names(shop, [], 'custom:shoe')).toEqual(['Anna', 'Bert', 'Carl', 'Dora']);
    expect(await names(shop, [], 'custom:shoe', true)).toEqual(['Bert', 'Anna', 'Dora', 'Carl']);
    expect(await names(shop, [], 'lead_source')).toEqual(['Dora', 'Anna', 'Bert', 'Carl']);
    expect(await names(shop, [], 'lead_source', true)).toEqual(['Bert', 'Anna', 'Dora', 'Carl']);
    expect(await names(shop, [], 'city')).toEqual(['Anna', 'Bert', 'Carl', 'Dora']);
    expect(await names(shop, [], 'display_name', true)).toEqual(['Dora', 'Carl', 'Bert', 'Anna']);
  });

  test('pages without gaps or repetitions, also over equal values', async () => {
    using shop = openShop();
    for (let index = 0; index < 57; index++)
      await shop.crm.contacts.create({
        fields: { lastName: `N${index % 5}`, leadSource: index % 3 ? 'same' : null },
      });
    for (const field of ['display_name', 'lead_source', 'updated_at', 'birth_date']) {
      const ids: number[] = [];
      for (let offset = 0; offset < 60; offset += 7)
        ids.push(
          ...(
            await shop.crm.contacts.list({ filter: {}, sort: { field }, columns: [], offset, limit: 7 })
          ).map(({ id }) => id),
        );
      expect(new Set(ids).size, field).toBe(57);
      expect(ids, field).toHaveLength(57);
    }
  });

  test('leaves out the trash, and shows it alone', async () => {
    using shop = await openFilledShop();
    const { crm } = shop;
    await crm.contacts.remove({
      selection: { filter: { conditions: [{ field: 'tags', operator: 'is', value: 'presse' }] }, except: [] },
    });
    expect(await names(shop, [])).toEqual(['Bert', 'Carl']);
    expect(await crm.contacts.count({ filter: {} })).toBe(2);
    expect(await crm.contacts.count({ filter: { isTrash: true } })).toBe(2);
    await crm.contacts.restore({ selection: { filter: { isTrash: true }, except: [] } });
    expect(await crm.contacts.count({ filter: {} })).toBe(4);
  });

  test('shows what a change set touched, new rows and changed ones', async () => {
    using shop = await openFilledShop();
    const { crm } = shop;
    await crm.contacts.bulkEdit({
      selection: { filter: { conditions: [{ field: 'tags', operator: 'is', value: 'vip' }] }, except: [] },
      field: 'language',
      value: 'de',
    });
    const [set] = await crm.history.list({ limit: 1 });
    const rows = await crm.contacts.list({
      filter: { changeSet: set!.id },
      sort: { field: 'number' },
      columns: ['display_name', 'language'],
      offset: 0,
      limit: 10,
    });
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['Anna Müller', 'de'],
      ['Bert', 'de'],
    ]);
  });

  test('gives the cells in the order of the asked columns', async () => {
    using shop = await openFilledShop();
    const [row] = await shop.crm.contacts.list({
      filter: {},
      sort: { field: 'number' },
      columns: [
        'tags',
        'phone',
        'email',
        'city',
        'company',
        'custom:shoe',
        'do_not_contact',
        'birth_date',
        'number',
      ],
      offset: 0,
      limit: 1,
    });
    expect(row!.cells).toEqual([
      'Presse, VIP',
      '030 / 123 45-67',
      'Anna@Example.org',
      'Köln',
      'Ångström AG',
      '9',
      1,
      '1980-05-04',
      1,
    ]);
  });
});

describe('a selection', () => {
  test('by a filter leaves out the exceptions, by ids leaves out who is not there', async () => {
    using shop = await openFilledShop();
    const { crm } = shop;
    const [anna, bert] = (
      await crm.contacts.list({ filter: {}, sort: { field: 'number' }, columns: [], offset: 0, limit: 2 })
    ).map(({ id }) => id);
    expect(await crm.contacts.tag({ selection: { filter: {}, except: [anna!] }, name: 'Neu' })).toEqual({
      changed: 3,
    });
    expect(await crm.contacts.tag({ selection: { ids: [anna!, bert!, 999_999] }, name: 'neu' })).toEqual({
      changed: 1,
    });
    expect(await names(shop, [{ field: 'tags', operator: 'is', value: 'neu' }])).toEqual([
      'Anna',
      'Bert',
      'Carl',
      'Dora',
    ]);
  });
});

describe('the plan of a hot query', () => {
  const plans: [string, string, RegExp][] = [
    [
      'a page by name',
      'SELECT r.id FROM contacts r WHERE r.deleted_at IS NULL ORDER BY r.name_key ASC, r.id ASC LIMIT 100 OFFSET 9900',
      /^SCAN r USING (COVERING )?INDEX contacts_by_name$/,
    ],
    [
      'a page by last change',
      'SELECT r.id FROM contacts r WHERE r.deleted_at IS NULL ORDER BY r.updated_at DESC, r.id DESC LIMIT 100',
      /^SCAN r USING (COVERING )?INDEX contacts_by_update$/,
    ],
    [
      'the trash',
      'SELECT count(*) FROM contacts WHERE deleted_at IS NOT NULL',
      /COVERING INDEX contacts_in_trash/,
    ],
    [
      'matching by phone or e-mail',
      "SELECT contact_id FROM contact_points WHERE normalized = ? AND kind = 'email'",
      /^SEARCH contact_points USING INDEX contact_points_by_value/,
    ],
    [
      'matching by name',
      'SELECT id FROM contacts WHERE deleted_at IS NULL AND name_key = ?',
      /^SEARCH contacts USING (COVERING )?INDEX contacts_by_name/,
    ],
    [
      'matching by external id',
      'SELECT contact_id FROM external_ids WHERE value = ? AND source = ?',
      /^SEARCH external_ids USING INDEX external_ids_by_value/,
    ],
    [
      "a contact's phones",
      'SELECT * FROM contact_points WHERE contact_id = ?',
      /^SEARCH contact_points USING INDEX contact_points_by_contact/,
    ],
    [
      "a contact's addresses",
      'SELECT * FROM addresses WHERE contact_id = ?',
      /^SEARCH addresses USING INDEX addresses_by_contact/,
    ],
    [
      "a contact's tags",
      'SELECT * FROM contact_tags WHERE contact_id = ?',
      /^SEARCH contact_tags USING (COVERING )?INDEX contact_tags_by_contact/,
    ],
    [
      "a contact's own fields",
      'SELECT * FROM custom_values WHERE contact_id = ? AND field_id = ?',
      /^SEARCH custom_values USING INDEX custom_values_by_contact/,
    ],
    [
      "a company's people",
      'SELECT * FROM contact_companies WHERE company_id = ?',
      /^SEARCH contact_companies USING INDEX contact_companies_by_company/,
    ],
    [
      'the history of a record',
      'SELECT * FROM changes WHERE record_table = ? AND record_id = ? ORDER BY id DESC',
      /^SEARCH changes USING INDEX changes_by_record/,
    ],
    [
      'who changed a row since',
      'SELECT * FROM changes WHERE table_name = ? AND row_id = ? ORDER BY id',
      /^SEARCH changes USING INDEX changes_by_row/,
    ],
    [
      'which range made a row',
      'SELECT * FROM change_ranges WHERE table_name = ? AND last_id >= ? ORDER BY last_id LIMIT 1',
      /^SEARCH change_ranges USING INDEX change_ranges_by_row/,
    ],
  ];
  test('uses its index and sorts nothing', () => {
    using shop = openShop();
    for (const [name, query, expected] of plans) {
      const plan = shop.sqlite
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${query.replaceAll('?', '1')}`)
        .all();
      expect(plan.map(({ detail }) => detail).join(' | '), name).toMatch(expected);
      expect(plan.map(({ detail }) => detail).join(' | '), name).not.toMatch(/TEMP B-TREE/);
    }
  });
});
