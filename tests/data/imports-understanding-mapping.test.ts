import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomFieldFacts, ImportNoun } from '../../src/contract/exchange-fields.ts';
import { addFormulaMark } from '../../src/contract/values/formula-mark.ts';
import { joinTags } from '../../src/contract/values/tags.ts';
import { createColumnCollector } from '../../src/main/data/imports/understanding/column-collector.ts';
import { compileMapping } from '../../src/main/data/imports/understanding/compile-mapping.ts';
import type { ImportDraft, UnderstoodRow } from '../../src/main/data/imports/understanding/draft.ts';
import { understandColumns } from '../../src/main/data/imports/understanding/infer-columns.ts';
import { parseAddress } from '../../src/main/data/imports/understanding/read-address.ts';

interface Options {
  noun?: ImportNoun;
  country?: string;
  region?: string;
  customFields?: CustomFieldFacts[];
}

/** Reads a table as the import does: understand its columns, compile the mapping, read each record. */
function read(headers: string[], records: string[][], options: Options = {}): UnderstoodRow[] {
  const { noun = 'contacts', country = 'DE', region = 'DE', customFields = [] } = options;
  const collectors = headers.map(() => createColumnCollector());
  for (const record of records) {
    for (const [index, collector] of collectors.entries()) collector.add(record[index] ?? '');
  }
  const { preset, columns } = understandColumns(
    headers,
    collectors.map((collector) => collector.result()),
    { noun, region, defaultCountry: country, customFields },
  );
  const readRecord = compileMapping(
    columns.map(({ target }) => target),
    columns,
    { noun, defaultCountry: country, zone: 'Europe/Berlin', preset: preset?.id ?? null, customFields },
  );
  return records.map((record) => readRecord(record));
}

function readOne(row: Record<string, string>, options: Options = {}): UnderstoodRow {
  return read(Object.keys(row), [Object.values(row)], options)[0] as UnderstoodRow;
}

function codes(row: UnderstoodRow): string[] {
  return row.findings.map(({ code }) => code);
}

const EMPTY: Omit<ImportDraft, 'fields' | 'hasGivenName'> = {
  emails: [],
  phones: [],
  socials: [],
  websites: [],
  addresses: [],
  companies: [],
  tags: [],
  consents: [],
  externalIds: [],
  custom: {},
};

describe('a row', () => {
  it('becomes a draft with everything in its place', () => {
    const row = readOne(
      {
        Kundennummer: '00042',
        Anrede: 'Frau',
        Vorname: ' Anna ',
        Nachname: 'Weber-Groß',
        Firma: 'Blumen Weber',
        Funktion: 'Inhaberin',
        'E-Mail': 'Anna@Weber.de',
        'E-Mail 2': 'privat@weber.de',
        Telefon: '030 / 123 45-67',
        Handy: '0170 2345678',
        Straße: 'Hauptstr.',
        'Hausnr.': '12a',
        PLZ: '01067',
        Ort: 'Dresden',
        Land: 'Deutschland',
        Geburtstag: '24.12.1980',
        Newsletter: 'ja',
        Schlagworte: 'Stamm, VIP',
        Notizen: 'Mag Rosen\nkommt freitags',
        Instagram: '@annaw',
      },
      {},
    );
    expect(row.findings).toEqual([]);
    expect(row.draft).toEqual({
      fields: {
        salutation: 'Frau',
        first_name: 'Anna',
        last_name: 'Weber-Groß',
        display_name: 'Anna Weber-Groß',
        birth_date: '1980-12-24',
        notes: 'Mag Rosen\nkommt freitags',
      },
      hasGivenName: false,
      emails: [
        { raw: 'Anna@Weber.de', normalized: 'anna@weber.de', label: null },
        { raw: 'privat@weber.de', normalized: 'privat@weber.de', label: null },
      ],
      phones: [
        { raw: '030 / 123 45-67', e164: '+49301234567', digits: '0301234567', label: null },
        { raw: '0170 2345678', e164: '+491702345678', digits: '01702345678', label: 'mobile' },
      ],
      socials: [{ raw: '@annaw', label: 'instagram' }],
      websites: [],
      addresses: [
        {
          label: null,
          street: 'Hauptstr. 12a',
          street2: null,
          city: 'Dresden',
          region: null,
          postal_code: '01067',
          country: 'DE',
        },
      ],
      companies: [{ name: 'Blumen Weber', role: 'Inhaberin' }],
      tags: ['Stamm', 'VIP'],
      consents: [
        {
          purpose: 'newsletter',
          channel: 'email',
          state: 'given',
          source: null,
          wording: null,
          captured_at: null,
          expires_on: null,
        },
      ],
      externalIds: [{ value: '00042', source: null }],
      custom: {},
    });
  });

  it('shorter than its heading has nothing in the cells that lack', () => {
    const [row] = read(['Vorname', 'Nachname', 'E-Mail'], [['Anna']]);
    expect(row?.draft).toEqual({
      ...EMPTY,
      fields: { first_name: 'Anna', display_name: 'Anna' },
      hasGivenName: false,
    });
  });

  it('without anything that names a person is rejected', () => {
    const rows = read(
      ['Vorname', 'E-Mail', 'Ort', 'Notizen'],
      [
        ['', '', 'Berlin', 'someone'],
        [' ', '', '', ''],
        ['', 'a@b.de', '', ''],
      ],
    );
    expect(rows.map(({ isRejected }) => isRejected)).toEqual([true, true, false]);
    expect(rows.map(codes)).toEqual([['nothing-to-identify'], ['nothing-to-identify'], []]);
  });

  it('is rejected for a value that can’t be right, and says in which column', () => {
    const headers = ['Vorname', 'E-Mail', 'Geburtstag'];
    const rows = read(headers, [
      ['Anna', 'anna@weber', '24.12.1980'],
      ['Ben', 'ben(at)stein.de', '24.12.1980'],
      ['Cem', 'cem@celik.de', '31.02.1980'],
      ['Dora', 'dora@d.de', '13.05.1990'],
    ]);
    expect(rows.map(({ isRejected }) => isRejected)).toEqual([false, true, true, false]);
    expect(rows[1]?.findings).toEqual([
      { code: 'invalid-email', column: 1, value: 'ben(at)stein.de', isRejecting: true },
    ]);
    expect(rows[2]?.findings).toEqual([
      { code: 'invalid-date', column: 2, value: '31.02.1980', isRejecting: true },
    ]);
  });

  it('keeps a phone that can’t be read, and says so', () => {
    const rows = read(
      ['Name', 'Telefon'],
      [
        ['A', 'ask her mother'],
        ['B', '4.91702E+11'],
        ['C', '1702345678'],
        ['D', '030 1234567'],
      ],
    );
    expect(rows.map(({ isRejected }) => isRejected)).toEqual([false, false, false, false]);
    expect(rows.map(codes)).toEqual([['phone-unrecognised'], ['phone-exponent'], ['phone-lost-zero'], []]);
    expect(rows.map(({ draft }) => draft.phones[0]?.raw)).toEqual([
      'ask her mother',
      '4.91702E+11',
      '1702345678',
      '030 1234567',
    ]);
    expect(rows.map(({ draft }) => draft.phones[0]?.e164)).toEqual([
      null,
      null,
      '+491702345678',
      '+49301234567',
    ]);
  });

  it('with a cell too long is rejected', () => {
    const row = readOne({ Vorname: 'x'.repeat(501), 'E-Mail': 'a@b.de' });
    expect(row.isRejected).toBe(true);
    expect(codes(row)).toEqual(['too-long']);
    expect(readOne({ Vorname: 'A', Notizen: 'x'.repeat(90_000) }).isRejected).toBe(false);
  });

  it('never throws, whatever its cells hold', () => {
    const headers = [
      'Vorname',
      'E-Mail',
      'Telefon',
      'Geburtstag',
      'Anschrift',
      'Schlagworte',
      'Newsletter',
      'Land',
      'Sprache',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'binary' }), { maxLength: 12 }), { maxLength: 5 }),
        (records) => {
          for (const row of read(headers, records))
            expect(row.isRejected).toBe(row.findings.some((f) => f.isRejecting));
        },
      ),
    );
  });
});

describe('names', () => {
  it('stay as given; the one to show is made only where there is none', () => {
    const shown = (row: Record<string, string>) => readOne(row).draft.fields.display_name;
    expect(shown({ Name: 'Weber, Anna' })).toBe('Weber, Anna');
    expect(readOne({ Name: 'Weber, Anna' }).draft.fields).toEqual({ display_name: 'Weber, Anna' });
    expect(shown({ 'First Name': 'Anna', 'Middle Name': 'Maria', 'Last Name': 'Weber', Suffix: 'Jr.' })).toBe(
      'Anna Maria Weber Jr.',
    );
    expect(shown({ Firma: 'Blumen Weber', Telefon: '030123456' })).toBe('Blumen Weber');
    expect(shown({ 'E-Mail': 'a@b.de', Telefon: '030123456' })).toBe('a@b.de');
    expect(shown({ Telefon: '030123456' })).toBe('030123456');
    expect(readOne({ Name: 'A', Vorname: 'B', Nachname: 'C' }).draft.hasGivenName).toBe(true);
  });

  it('in the middle are not lost where the name to show lacks them', () => {
    const { fields } = readOne({
      Name: 'Anna Weber',
      'First Name': 'Anna',
      'Middle Name': 'Maria',
      'Last Name': 'Weber',
    }).draft;
    expect(fields).toEqual({ display_name: 'Anna Weber', first_name: 'Anna Maria', last_name: 'Weber' });
  });

  it('of a customer may be a person’s or a company’s', () => {
    const headers = 'customer_name,contact_first_name,contact_last_name,customer_currency'.split(',');
    const [company, person, alone] = read(headers, [
      ['Acme Ltd', 'Ann', 'Lee', 'GBP'],
      ['ann lee', 'Ann', 'Lee', 'GBP'],
      ['Ann Lee', '', '', 'GBP'],
    ]);
    expect(company?.draft.fields.display_name).toBe('Ann Lee');
    expect(company?.draft.companies).toEqual([{ name: 'Acme Ltd', role: null }]);
    expect(person?.draft.companies).toEqual([]);
    expect(alone?.draft.fields.display_name).toBe('Ann Lee');
    expect(alone?.draft.companies).toEqual([]);
  });
});

describe('several values', () => {
  it('in one cell are taken apart where each is one by itself', () => {
    const { draft } = readOne({
      Name: 'A',
      'E-Mail': 'a@b.de; "B, C" <b@c.de>; A@B.de',
      Telefon: '030 1234567 / 0170 2345678',
      Handy: '030 / 123456',
    });
    expect(draft.emails.map(({ raw }) => raw)).toEqual(['a@b.de', 'b@c.de']);
    expect(draft.phones.map(({ raw }) => raw)).toEqual(['030 1234567', '0170 2345678', '030 / 123456']);
  });

  it('that are the same come once', () => {
    const { draft } = readOne({
      Name: 'A',
      Telefon: '030 1234567',
      'Telefon 2': '+49 30 1234567',
      'E-Mail': 'a@b.de',
      'E-Mail 2': 'A@b.de',
    });
    expect(draft.phones).toHaveLength(1);
    expect(draft.emails).toHaveLength(1);
  });
});

describe('a row of a program', () => {
  it('Google: labels, three colons, groups', () => {
    const { draft } = readOne({
      'First Name': 'Jörg',
      'Last Name': 'Müller',
      'Phonetic First Name': '',
      'File As': '',
      'Organization Name': 'Bäckerei Müller',
      'Organization Title': 'Chef',
      Birthday: '--12-24',
      Notes: 'Zeile 1\nZeile 2',
      Labels: '* myContacts ::: Stammkunden ::: * starred',
      'E-mail 1 - Label': '* Work',
      'E-mail 1 - Value': 'j@mueller.de ::: joerg@mueller.de',
      'E-mail 2 - Label': 'Ferienhaus',
      'E-mail 2 - Value': 'see@mueller.de',
      'Phone 1 - Label': 'Mobile',
      'Phone 1 - Value': '+49 170 1234567',
      'Phone 2 - Label': 'Home Fax',
      'Phone 2 - Value': '030 7654321 ::: 030 7654322',
      'Address 1 - Label': 'Home',
      'Address 1 - Formatted': 'Seestr. 1\n10115 Berlin\nDeutschland',
      'Address 1 - Street': 'Seestr. 1',
      'Address 1 - City': 'Berlin',
      'Address 1 - PO Box': '',
      'Address 1 - Postal Code': '10115',
      'Address 1 - Country': 'Deutschland',
      'Address 1 - Extended Address': 'Hinterhaus',
    });
    expect(draft.fields).toMatchObject({
      display_name: 'Jörg Müller',
      birth_date: '--12-24',
      notes: 'Zeile 1\nZeile 2',
    });
    expect(draft.tags).toEqual(['Stammkunden', 'starred']);
    expect(draft.emails).toEqual([
      { raw: 'j@mueller.de', normalized: 'j@mueller.de', label: 'work' },
      { raw: 'joerg@mueller.de', normalized: 'joerg@mueller.de', label: 'work' },
      { raw: 'see@mueller.de', normalized: 'see@mueller.de', label: 'Ferienhaus' },
    ]);
    expect(draft.phones.map(({ e164, label }) => [e164, label])).toEqual([
      ['+491701234567', 'mobile'],
      ['+49307654321', 'fax'],
      ['+49307654322', 'fax'],
    ]);
    expect(draft.addresses).toEqual([
      {
        label: 'home',
        street: 'Seestr. 1',
        street2: 'Hinterhaus',
        city: 'Berlin',
        region: null,
        postal_code: '10115',
        country: 'DE',
      },
    ]);
    expect(draft.companies).toEqual([{ name: 'Bäckerei Müller', role: 'Chef' }]);
  });

  it('Shopify: apostrophes before ids and phones go, and are counted', () => {
    const row = readOne(
      {
        'Customer ID': "'7210448301122",
        'First Name': 'Rosa',
        'Last Name': "D'Angelo",
        Email: 'rosa@example.com',
        'Accepts Email Marketing': 'yes',
        'Default Address Address1': '1 Ocean Dr',
        'Default Address City': 'Miami',
        'Default Address Province Code': 'FL',
        'Default Address Country Code': 'US',
        'Default Address Zip': "'33139",
        'Default Address Phone': "'+19543540700",
        Phone: "'+19543540700",
        'Accepts SMS Marketing': 'no',
        'Total Spent': '120.50',
        Tags: 'wholesale, VIP',
      },
      { country: 'US', region: 'US' },
    );
    expect(row.draft.externalIds).toEqual([{ value: '7210448301122', source: 'shopify' }]);
    expect(row.draft.phones).toEqual([
      { raw: '+19543540700', e164: '+19543540700', digits: '19543540700', label: null },
    ]);
    expect(row.draft.addresses[0]).toMatchObject({ postal_code: '33139', country: 'US', region: 'FL' });
    expect(row.draft.fields.last_name).toBe("D'Angelo");
    expect(row.draft.consents.map(({ purpose, channel, state }) => [purpose, channel, state])).toEqual([
      ['marketing', 'email', 'given'],
      ['marketing', 'sms', 'refused'],
    ]);
    expect(row.draft.tags).toEqual(['wholesale', 'VIP']);
    expect(codes(row)).toEqual(Array(4).fill('mark-removed'));
    expect(row.isRejected).toBe(false);
  });

  it('Mailchimp: a quoted list of tags, an address in one cell, a birthday without a year', () => {
    const rows = read(
      'Email Address,First Name,Last Name,Address,Birthday,MEMBER_RATING,OPTIN_TIME,LEID,EUID,NOTES,TAGS'.split(
        ',',
      ),
      [
        [
          'ann@example.com',
          'Ann',
          'Lee',
          '1 High St  Springfield, IL 62704  United States',
          '12/24',
          '2',
          '2024-01-02 10:00:00',
          '1',
          'abc',
          '',
          '"VIP","Blog"',
        ],
        ['bob@example.com', 'Bob', 'Ray', '', '03/04', '2', '2024-01-02 10:00:00', '2', 'abd', '', ''],
      ],
      { country: 'US', region: 'US' },
    );
    expect(rows[0]?.draft.tags).toEqual(['VIP', 'Blog']);
    expect(rows[0]?.draft.fields.birth_date).toBe('--12-24');
    expect(rows[1]?.draft.fields.birth_date).toBe('--03-04');
    expect(rows[0]?.draft.addresses).toEqual([
      {
        label: null,
        street: '1 High St',
        street2: null,
        city: 'Springfield',
        region: 'IL',
        postal_code: '62704',
        country: 'US',
      },
    ]);
    expect(rows[0]?.draft.externalIds).toEqual([{ value: 'abc', source: 'mailchimp' }]);
  });

  it('German Outlook: empty dates, several streets, both addresses', () => {
    const { draft, findings } = readOne({
      Anrede: 'Herr',
      Vorname: 'Bernd',
      Nachname: 'Kühn',
      Firma: 'Kühn GmbH',
      'Straße geschäftlich': 'Ring 1',
      'Straße geschäftlich 2': 'Haus B',
      'Straße geschäftlich 3': '3. OG',
      'Ort geschäftlich': 'Köln',
      'Postleitzahl geschäftlich': '50667',
      'Land/Region geschäftlich': 'Deutschland',
      'Straße privat': 'Weg 2',
      'Ort privat': 'Wien',
      'Postleitzahl privat': '1010',
      'Land/Region privat': 'Österreich',
      'Telefon privat': '+43 1 5123456',
      'E-Mail-Adresse': 'b@kuehn.de',
      'E-Mail-Typ': 'SMTP',
      Geburtstag: '0.0.00',
      Kategorien: 'Kunde;Messe',
      Ort: '',
      Privat: 'Aus',
    });
    expect(findings).toEqual([]);
    expect(draft.fields.birth_date).toBeUndefined();
    expect(draft.addresses).toEqual([
      {
        label: 'work',
        street: 'Ring 1',
        street2: 'Haus B, 3. OG',
        city: 'Köln',
        region: null,
        postal_code: '50667',
        country: 'DE',
      },
      {
        label: 'home',
        street: 'Weg 2',
        street2: null,
        city: 'Wien',
        region: null,
        postal_code: '1010',
        country: 'AT',
      },
    ]);
    expect(draft.phones[0]).toMatchObject({ e164: '+4315123456', label: 'home' });
    expect(draft.tags).toEqual(['Kunde', 'Messe']);
  });
});

describe('custom fields', () => {
  const customFields: CustomFieldFacts[] = [
    { key: 'size', name: 'Größe', kind: 'number' },
    { key: 'since', name: 'Kunde seit', kind: 'date' },
    { key: 'vip', name: 'VIP', kind: 'boolean' },
    { key: 'route', name: 'Tour', kind: 'choice', choices: ['Nord', 'Süd'] },
    { key: 'code', name: 'Code', kind: 'text' },
  ];
  const headers = ['Vorname', 'Größe', 'Kunde seit', 'VIP', 'Tour', 'Code'];

  it('hold what their kind says', () => {
    const rows = read(
      headers,
      [
        ['A', '1.234,50', '24.12.2020', 'ja', 'nord', '007'],
        ['B', '3', '01.02.2021', 'nein', 'Süd', ''],
      ],
      { customFields },
    );
    expect(rows[0]?.draft.custom).toEqual({
      size: '1234.50',
      since: '2020-12-24',
      vip: 'true',
      route: 'Nord',
      code: '007',
    });
    expect(rows[1]?.draft.custom).toEqual({ size: '3', since: '2021-02-01', vip: 'false', route: 'Süd' });
    expect(rows.flatMap(codes)).toEqual([]);
  });

  it('reject what their kind can’t hold', () => {
    const good = Array.from({ length: 20 }, () => ['A', '1,5', '24.12.2020', 'ja', 'Nord', 'x']);
    const rows = read(
      headers,
      [
        ...good,
        ['B', 'viel', '', '', '', ''],
        ['C', '', 'Weihnachten', '', '', ''],
        ['D', '', '', 'vielleicht', '', ''],
        ['E', '', '', '', 'West', ''],
      ],
      { customFields },
    );
    expect(rows.slice(20).map(codes)).toEqual([
      ['invalid-number'],
      ['invalid-date'],
      ['invalid-boolean'],
      ['invalid-choice'],
    ]);
    expect(rows.filter(({ isRejected }) => isRejected)).toHaveLength(4);
  });
});

describe('an address in one cell', () => {
  it.each([
    ['Hauptstr. 1, 10115 Berlin', { street: 'Hauptstr. 1', postal_code: '10115', city: 'Berlin' }],
    [
      'Hauptstr. 1\nHinterhaus\nD-10115 Berlin\nGermany',
      { street: 'Hauptstr. 1', street2: 'Hinterhaus', postal_code: '10115', city: 'Berlin', country: 'DE' },
    ],
    [
      'Prinsengracht 1, 1015 DX Amsterdam, Nederland',
      { street: 'Prinsengracht 1', postal_code: '1015 DX', city: 'Amsterdam', country: 'NL' },
    ],
    [
      '1 High St, Springfield, IL 62704',
      { street: '1 High St', city: 'Springfield', region: 'IL', postal_code: '62704' },
    ],
    [
      '10 Downing Street, London SW1A 2AA, UK',
      { street: '10 Downing Street', city: 'London', postal_code: 'SW1A 2AA', country: 'GB' },
    ],
    [
      '10 rue de la Paix\n75002 Paris\nFrance',
      { street: '10 rue de la Paix', postal_code: '75002', city: 'Paris', country: 'FR' },
    ],
    ['somewhere behind the church', { street: 'somewhere behind the church' }],
    ['Hauptstr. 1, Hinterhaus', { street: 'Hauptstr. 1, Hinterhaus' }],
  ])('%j', (text, parts) => {
    const none = { street: null, street2: null, city: null, region: null, postal_code: null, country: null };
    expect(parseAddress(text)).toEqual({ ...none, ...parts });
  });

  it('loses no letter', () => {
    const line = fc
      .stringMatching(/^[A-Za-z0-9 .-]{1,20}$/)
      .map((text) => text.trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
        const { country, ...parts } = parseAddress(lines.join('\n'));
        const kept = Object.values(parts)
          .join('')
          .replace(/[^A-Za-z0-9]/g, '').length;
        const given = lines.join('').replace(/[^A-Za-z0-9]/g, '').length;
        // A country becomes its code, and the D- of D-10115 too.
        if (country === null) expect(kept).toBe(given);
        else expect(kept).toBeLessThan(given);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('companies', () => {
  it('have their own fields', () => {
    const { draft } = readOne(
      {
        Firma: 'Acme GmbH',
        'USt-IdNr.': 'DE123456789',
        Branche: 'Blumen',
        Ort: 'Köln',
        Telefon: '0221 123456',
        Webseite: 'acme.example',
        'Kunden-Nr.': '7',
      },
      { noun: 'companies' },
    );
    expect(draft.fields).toEqual({ name: 'Acme GmbH', tax_id: 'DE123456789', industry: 'Blumen' });
    expect(draft.websites).toEqual([{ raw: 'acme.example', label: null }]);
    expect(draft.externalIds).toEqual([{ value: '7', source: null }]);
    expect(draft.hasGivenName).toBe(true);
  });
});

describe('our own files', () => {
  const line = fc.string({ unit: fc.constantFrom(...'ab Ä;,\'"=+-@\n/|:1<>') }).map((text) => text.trim());
  const text = line.filter((value) => value !== '');
  const optional = fc.option(text, { nil: '' });

  it('come back cell by cell, whatever stands in them', () => {
    const row = fc.record({
      uid: fc.uuid(),
      display_name: text,
      first_name: optional,
      notes: optional,
      tags: fc.uniqueArray(
        fc
          .string({ unit: fc.constantFrom(...'ab ;,"') })
          .map((tag) => tag.trim())
          .filter((tag) => /[ab]/.test(tag)),
        {
          selector: (tag) => tag.replace(/[^ab]+/g, ' ').trim(),
          maxLength: 4,
        },
      ),
      phone: optional,
      phone_label: optional,
      phone_2: optional,
      website: optional,
      address_2_street: optional,
      address_2_label: optional,
      company: optional,
      external_id: optional,
      external_id_source: optional,
    });
    fc.assert(
      fc.property(row, fc.boolean(), (values, isForSpreadsheet) => {
        const cells: Record<string, string> = { ...values, tags: joinTags(values.tags) };
        const headers = Object.keys(cells);
        const record = Object.values(cells).map((cell) => addFormulaMark(cell, isForSpreadsheet));
        const { draft } = read(headers, [record])[0] as UnderstoodRow;
        expect(draft.fields.uid).toBe(values.uid);
        expect(draft.fields.display_name).toBe(values.display_name);
        expect(draft.fields.first_name ?? '').toBe(values.first_name);
        expect(draft.fields.notes ?? '').toBe(values.notes);
        expect(draft.tags).toEqual(values.tags);
        expect(draft.phones.map(({ raw, label }) => [raw, label])).toEqual(
          [
            [values.phone, values.phone_label || null],
            [values.phone_2, null],
          ].filter(([raw]) => raw !== ''),
        );
        expect(draft.websites.map(({ raw }) => raw)).toEqual([values.website].filter(Boolean));
        expect(draft.addresses.map(({ street }) => street ?? '')).toEqual(
          [values.address_2_street].filter(Boolean),
        );
        expect(draft.companies.map(({ name }) => name)).toEqual([values.company].filter(Boolean));
        expect(draft.externalIds).toEqual(
          values.external_id === ''
            ? []
            : [{ value: values.external_id, source: values.external_id_source || null }],
        );
      }),
      { numRuns: 1500 },
    );
  });

  it('hold dates, instants and numbers in one way only', () => {
    const customFields: CustomFieldFacts[] = [{ key: 'size', name: 'Size', kind: 'number' }];
    const { draft, findings } = readOne(
      {
        uid: '0190a0b0-0000-7000-8000-000000000001',
        number: '1042',
        display_name: 'Anna',
        birth_date: '--02-29',
        do_not_contact: 'true',
        lifecycle_stage: 'won_back',
        language: 'de-AT',
        consent_marketing_email: 'withdrawn',
        consent_marketing_email_date: '2024-05-06T07:08:09.123Z',
        consent_marketing_email_expires_on: '2026-01-31',
        custom_size: '1.234',
      },
      { customFields },
    );
    expect(findings).toEqual([]);
    expect(draft.fields).toMatchObject({
      number: '1042',
      birth_date: '--02-29',
      do_not_contact: true,
      lifecycle_stage: 'won_back',
      language: 'de-AT',
    });
    expect(draft.consents).toEqual([
      {
        purpose: 'marketing',
        channel: 'email',
        state: 'withdrawn',
        source: null,
        wording: null,
        captured_at: Date.parse('2024-05-06T07:08:09.123Z'),
        expires_on: '2026-01-31',
      },
    ]);
    expect(draft.custom).toEqual({ size: '1.234' });
  });
});
