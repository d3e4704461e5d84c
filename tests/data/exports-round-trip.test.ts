import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompanyDraft } from '../../src/contract/companies.ts';
import type { ContactDraft } from '../../src/contract/contacts.ts';
import type { ListNoun } from '../../src/contract/lists.ts';
import { makeNameKey } from '../../src/contract/values/name-key.ts';
import { openShop, type Shop } from '../helpers/open-shop.ts';

const slow = { timeout: 240_000 };

async function exportText(shop: Shop, noun: ListNoun, name: string): Promise<string> {
  const path = join(shop.folder, name);
  await shop.crm.exports.run({ noun, file: shop.choose(path) });
  return readFileSync(path, 'utf8');
}

/** What texts of owners hold at worst: quotes, delimiters, line ends, formulas, marks, letters of all sorts. */
const nasty = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        'Ω',
        'é',
        'é',
        'ß',
        '日本',
        '👩‍🌾',
        'ا',
        '"',
        '""',
        "'",
        "'=",
        '=',
        '+',
        '-',
        '@',
        ',',
        ';',
        '|',
        '\t',
      ],
      ...[
        ' ',
        '\u00a0',
        '.',
        '0',
        '007',
        '1.5',
        '\\',
        '\\n',
        '{',
        '<b>',
        ':::',
        '%',
        '#',
        '/',
        'x',
        'NULL',
        'n/a',
        '–',
      ],
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join('').trim())
  .filter((text) => text !== '' && makeNameKey(text) !== '');
const lines = fc
  .array(nasty, { minLength: 1, maxLength: 4 })
  .chain((parts) => fc.constantFrom('\n', '\r\n', '\n\n').map((lineEnd) => parts.join(lineEnd)));
const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null });
const label = maybe(fc.constantFrom('work', 'home', 'mobile', 'Büro "2"', 'x;y'));

const point = fc.oneof(
  fc.record({
    kind: fc.constant('email' as const),
    raw: fc.constantFrom('a@b.example', 'Anna.B@Mail.Example', 'ü@müller.example', "o'neill@c.example"),
    label,
  }),
  fc.record({
    kind: fc.constant('phone' as const),
    raw: fc.constantFrom(
      '030 23125001',
      '+44 20 7946 0123',
      '0049 (0)30-23125 002',
      '110',
      'ask for Jo',
      '=1',
      '+1 555',
    ),
    label,
  }),
  fc.record({ kind: fc.constantFrom('social' as const, 'website' as const), raw: nasty, label }),
);
const points = fc.uniqueArray(point, { maxLength: 5, selector: ({ kind, raw }) => `${kind} ${raw}` });
const address = fc
  .record({
    label,
    street: maybe(nasty),
    street2: maybe(nasty),
    city: maybe(nasty),
    region: maybe(nasty),
    postalCode: maybe(fc.constantFrom('01067', '10115', 'SE1 7PB', '00-950', '2E5')),
    country: maybe(fc.constantFrom('DE', 'GB', 'Atlantis')),
  })
  .filter(({ label: _, ...parts }) => Object.values(parts).some((part) => part !== null));
const tags = fc.uniqueArray(nasty, { maxLength: 4, selector: makeNameKey });

const contact: fc.Arbitrary<ContactDraft> = fc.record({
  fields: fc.record({
    salutation: maybe(nasty),
    firstName: maybe(nasty),
    lastName: nasty,
    birthDate: maybe(fc.constantFrom('1985-04-03', '--02-29', '2020-12-31')),
    language: maybe(fc.constantFrom('de', 'en', 'pt-BR')),
    lifecycleStage: maybe(fc.constantFrom('lead' as const, 'won_back' as const)),
    leadSource: maybe(nasty),
    preferredChannel: maybe(fc.constantFrom('post' as const, 'whatsapp' as const)),
    isDoNotContact: fc.boolean(),
    notes: maybe(lines),
  }),
  points,
  addresses: fc.array(address, { maxLength: 2 }),
  tags,
});

const company: fc.Arbitrary<CompanyDraft> = fc.record({
  fields: fc.record({
    name: nasty,
    legalName: maybe(nasty),
    taxId: maybe(fc.constantFrom('DE123456789', '0012345', '12E5')),
    registrationNo: maybe(nasty),
    industry: maybe(nasty),
    notes: maybe(lines),
  }),
  points,
  addresses: fc.array(address, { maxLength: 2 }),
  tags,
});

/** Nobody shares an address, a number or a name: who does is another test's matter. */
function distinguish<Draft extends ContactDraft | CompanyDraft>(draft: Draft, index: number): Draft {
  const points = draft.points?.map((item) => {
    if (item.kind === 'email') return { ...item, raw: `${index}.${item.raw}` };
    return item.kind === 'phone' ? { ...item, raw: `${item.raw} ${1000 + index}` } : item;
  });
  const fields =
    'lastName' in draft.fields!
      ? { ...draft.fields, lastName: `${draft.fields.lastName}${index}` }
      : draft.fields;
  return { ...draft, fields, points };
}

/** One large shop of odd customers says as much as many small ones, and each job starts a thread. */
const many = 400;

describe('what comes out goes back in without a difference', () => {
  test.each([1, 2])('for people: into an empty shop, and again into their own (%s)', slow, async (seed) => {
    using shop = openShop();
    using other = openShop();
    const names = fc.sample(nasty, { seed, numRuns: many });
    for (const [index, person] of fc.sample(contact, { seed, numRuns: many }).entries()) {
      const { id } = await shop.crm.contacts.create(distinguish(person, index));
      const link = { contactId: id, id: null, name: names[index]! };
      if (index % 3 === 0)
        await shop.crm.contacts.saveCompany({ ...link, role: index % 2 === 0 ? null : 'Boss' });
      const consent = { contactId: id, purpose: 'survey', channel: 'sms', state: 'refused' } as const;
      if (index % 4 === 0)
        await shop.crm.consents.save({
          ...consent,
          source: names[index],
          capturedAt: 1_700_000_000_001 + index,
        });
    }
    await expectNeutral(shop, other, 'contacts', many);
  });

  test.each([3, 4])(
    'for companies: into an empty shop, and again into their own (%s)',
    slow,
    async (seed) => {
      using shop = openShop();
      using other = openShop();
      const drafts = fc.uniqueArray(company, {
        minLength: many,
        maxLength: many,
        selector: ({ fields }) => makeNameKey(fields.name),
      });
      for (const [index, draft] of fc.sample(drafts, { seed, numRuns: 1 })[0]!.entries())
        await shop.crm.companies.create(distinguish(draft, index));
      await expectNeutral(shop, other, 'companies', many);
    },
  );

  test('for a family that shares a phone, an e-mail and a name', slow, async () => {
    using shop = openShop();
    using other = openShop();
    for (const birthDate of ['1950-01-01', '1980-01-01'])
      await shop.crm.contacts.create({
        fields: { firstName: 'Jo', lastName: 'Adler', birthDate },
        points: [
          { kind: 'phone', raw: '030 23125001' },
          { kind: 'email', raw: 'adler@mail.example' },
        ],
      });
    await expectNeutral(shop, other, 'contacts', 2);
  });

  test('for a whole shop with its own fields', slow, async () => {
    using shop = openShop();
    using other = openShop();
    await shop.crm.demo.seed({ contacts: 2_000, seed: 11 });
    for (const noun of ['contacts', 'companies'] as const)
      for (const { name, kind, choices } of await shop.crm.customFields.list({ noun }))
        await other.crm.customFields.create({ noun, name, kind, choices: choices ?? [] });
    await expectNeutral(shop, other, 'contacts', 2_000);
  });
});

async function expectNeutral(shop: Shop, other: Shop, noun: ListNoun, rows: number): Promise<void> {
  const text = await exportText(shop, noun, 'first.csv');
  const file = join(shop.folder, 'first.csv');
  const none = { updated: 0, skipped: 0, rejected: 0 };
  const choices = { noun, onMatch: 'update' as const };
  expect(await other.crm.imports.run({ ...choices, file: other.choose(file) })).toMatchObject({
    ...none,
    read: rows,
    created: rows,
  });
  expect(await exportText(other, noun, 'second.csv')).toBe(text);
  expect(await shop.crm.imports.run({ ...choices, file: shop.choose(file) })).toMatchObject({
    ...none,
    read: rows,
    unchanged: rows,
    changeSet: null,
  });
}
