import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTarget } from '../../src/contract/exchange-fields.ts';
import { createColumnCollector } from '../../src/main/data/imports/understanding/column-collector.ts';
import type { ColumnStats } from '../../src/main/data/imports/understanding/column-stats.ts';
import {
  type ColumnGuess,
  type UnderstandingContext,
  understandColumns,
} from '../../src/main/data/imports/understanding/infer-columns.ts';
import { dateOrderOf, decimalSignOf } from '../../src/main/data/imports/understanding/value-types.ts';

const CONTEXT: UnderstandingContext = {
  noun: 'contacts',
  region: 'DE',
  defaultCountry: 'DE',
  customFields: [],
};

function collect(cells: readonly string[]): ColumnStats {
  const collector = createColumnCollector();
  for (const cell of cells) collector.add(cell);
  return collector.result();
}

function guess(
  heading: string,
  cells: readonly string[],
  context: Partial<UnderstandingContext> = {},
): ColumnGuess {
  return understandColumns([heading], [collect(cells)], { ...CONTEXT, ...context }).columns[0] as ColumnGuess;
}

function table(
  columns: Record<string, string[]>,
  context: Partial<UnderstandingContext> = {},
): Record<string, string | null> {
  const headers = Object.keys(columns);
  const stats = Object.values(columns).map(collect);
  const { columns: guesses } = understandColumns(headers, stats, { ...CONTEXT, ...context });
  return Object.fromEntries(guesses.map(({ heading, target }) => [heading, target && formatTarget(target)]));
}

describe('the order of dates', () => {
  const orderOf = (cells: string[], region = 'DE') => {
    const { dateOrder, proven, examples } = guess('Birthday', cells, { region });
    return { dateOrder, proven, examples };
  };

  it('is decided when one value settles it for all', () => {
    expect(orderOf(['01/02/2020', '03/04/2020', '13/05/2020'])).toEqual({
      dateOrder: 'dmy',
      proven: true,
      examples: [],
    });
    expect(orderOf(['01/02/2020', '03/04/2020', '05/13/2020'])).toEqual({
      dateOrder: 'mdy',
      proven: true,
      examples: [],
    });
    expect(orderOf(['2020-02-01', '2020-05-13'])).toMatchObject({ proven: true });
    expect(orderOf(['1. März 2020', 'March 5, 2021'])).toMatchObject({ proven: true });
  });

  it('is asked for when nothing settles it, with two of the own values and the region as suggestion', () => {
    const cells = ['01/02/2020', '05/05/2020', '03/04/2020', '', '06/07/2021'];
    expect(orderOf(cells, 'US')).toEqual({
      dateOrder: 'mdy',
      proven: false,
      examples: ['01/02/2020', '03/04/2020'],
    });
    expect(orderOf(cells, 'GB')).toEqual({
      dateOrder: 'dmy',
      proven: false,
      examples: ['01/02/2020', '03/04/2020'],
    });
    expect(orderOf(['01.02.2020', '03.04.2020'], 'US')).toMatchObject({ dateOrder: 'dmy', proven: false });
  });

  it('does not matter where day and month are the same number', () => {
    expect(orderOf(['01/01/2020', '05/05/2020'], 'US')).toMatchObject({ proven: true });
  });

  it('is not proven where one column mixes two', () => {
    expect(orderOf(['13/05/2020', '01/02/2020', '05/15/2020', '14/05/2020'])).toEqual({
      dateOrder: 'dmy',
      proven: false,
      examples: ['13/05/2020', '05/15/2020'],
    });
  });

  it('with two digits of a year may start with the year only where the region writes so', () => {
    expect(orderOf(['15.03.24', '12.04.23', '30.01.24'])).toMatchObject({ dateOrder: 'dmy', proven: true });
    expect(orderOf(['80-12-31', '75-01-15'])).toMatchObject({ dateOrder: 'ymd', proven: true });
    expect(orderOf(['24-03-05', '23-04-06'], 'SE')).toMatchObject({ dateOrder: 'ymd', proven: false });
  });

  it('is what the owner says', () => {
    const answered = guess('Birthday', ['01/02/2020', '03/04/2020'], { dateOrder: 'mdy' });
    expect(answered).toMatchObject({ dateOrder: 'mdy', proven: true, examples: [] });
  });

  it('is found from any one value among thousands, wherever it stands', () => {
    fc.assert(
      fc.property(fc.nat(4999), fc.constantFrom('dmy', 'mdy'), (place, order) => {
        const cells = Array.from(
          { length: 5000 },
          (_, index) => `0${1 + (index % 9)}/0${1 + ((index + 3) % 9)}/2020`,
        );
        cells[place] = order === 'dmy' ? '25/03/2020' : '03/25/2020';
        expect(orderOf(cells, order === 'dmy' ? 'US' : 'DE')).toMatchObject({
          dateOrder: order,
          proven: true,
        });
      }),
      { numRuns: 20 },
    );
  });
});

describe('the decimal sign', () => {
  const signOf = (cells: string[], region = 'DE') => {
    const { type, decimal, proven, examples } = guess('Umsatz', cells, { region });
    return { type, decimal, proven, examples };
  };

  it('is decided from all values', () => {
    expect(signOf(['1.234', '12,50', '3'])).toEqual({
      type: 'number',
      decimal: 'comma',
      proven: true,
      examples: [],
    });
    expect(signOf(['1,234', '12.50', '3'])).toEqual({
      type: 'number',
      decimal: 'dot',
      proven: true,
      examples: [],
    });
    expect(signOf(['€ 1.234,50', '€ 3,00'])).toMatchObject({ type: 'money', decimal: 'comma', proven: true });
    expect(signOf(['$1,234.50', '-$3.00', '($4.00)'])).toMatchObject({
      type: 'money',
      decimal: 'dot',
      proven: true,
    });
    expect(signOf(["1'234", "2'000.50"], 'CH')).toMatchObject({ decimal: 'dot', proven: true });
    expect(signOf(['1', '22', '303'])).toMatchObject({ type: 'number', proven: true });
  });

  it('is asked for when every number fits both', () => {
    expect(signOf(['1.234', '5.678', '3'])).toEqual({
      type: 'number',
      decimal: 'comma',
      proven: false,
      examples: ['1.234', '5.678'],
    });
    expect(signOf(['1,234', '5,678'], 'US')).toMatchObject({ decimal: 'dot', proven: false });
  });

  it('is not proven where one column mixes two', () => {
    expect(signOf(['1,50', '2.50', '3,75'])).toMatchObject({
      decimal: 'comma',
      proven: false,
      examples: ['1,50', '2.50'],
    });
  });

  it('of a region is known', () => {
    expect(['DE', 'US', 'GB', 'FR', 'ES', 'CH', 'IN', 'BR'].map(decimalSignOf)).toEqual([
      'comma',
      'dot',
      'dot',
      'comma',
      'comma',
      'dot',
      'dot',
      'comma',
    ]);
    expect(['DE', 'US', 'GB', 'SE', 'JP', 'CA'].map(dateOrderOf)).toEqual([
      'dmy',
      'mdy',
      'dmy',
      'ymd',
      'ymd',
      'ymd',
    ]);
  });
});

describe('the type of a column', () => {
  it.each<[string, string[], string]>([
    ['Kd', ['00123', '00124', '10025'], 'id'],
    ['Long', ['12345678901234567', '22345678901234567'], 'id'],
    ['Artikelnummer', ['1', '2', '3'], 'id'],
    ['Points', ['1', '20', '300'], 'number'],
    ['VIP', ['ja', 'nein', 'ja'], 'boolean'],
    ['Flag', ['0', '1', '1', '0'], 'number'],
    ['Last visit', ['2024-01-05 10:00', '2024-02-06 11:30'], 'datetime'],
    ['Since', ['2024-01-05 00:00:00', '2024-02-06 00:00:00'], 'date'],
    ['Size', ['S', 'M', 'S', 'L', 'M', 'S', 'M', 'L', 'S', 'M'], 'choice'],
    ['Mixed', ['12', 'twelve', 'a dozen'], 'text'],
    ['Things', [], 'text'],
    ['Blank', ['', ' ', ''], 'text'],
    ['Tax', ['DE123456789', 'ATU12345678'], 'text'],
  ])('%s with %j is %s', (heading, cells, type) => {
    expect(guess(heading, cells).type).toBe(type);
  });

  it('of a known field is the field’s, whatever its digits look like', () => {
    expect(guess('PLZ', ['10115', '20095']).type).toBe('postal_code');
    expect(guess('Telefon', ['03012345', '040123']).type).toBe('phone');
    expect(guess('Kundennummer', ['1', '2']).type).toBe('id');
  });

  it('for a custom field is one that every value fits', () => {
    expect(guess('Points', ['1', '20', '300']).customKind).toBe('number');
    expect(guess('Points', [...Array<string>(50).fill('20'), 'many']).customKind).not.toBe('number');
    expect(guess('Since', ['2024-01-05', '2024-01-06', '-']).customKind).toBe('date');
    expect(guess('Schuhgröße (EU)', ['1']).suggestedKey).toBe('schuhgrosse_eu');
    expect(guess('***', ['1']).suggestedKey).toBe('field');
  });
});

describe('a column', () => {
  it('is named by its values where its heading says nothing', () => {
    expect(
      table({
        'Column 1': ['Anna Weber', 'Ben Stein', 'Çelik', 'Dora'],
        'Column 2': ['a@b.de', 'c@d.de', '', 'e@f.de'],
        'Column 3': ['030 123456', '+49 170 1234567', '', '0171/2345678'],
        'Column 4': ['https://a.example', 'www.b.example', '', ''],
        'Column 5': ['12', '13', '14', '15'],
      }),
    ).toEqual({
      'Column 1': null,
      'Column 2': 'email',
      'Column 3': 'phone',
      'Column 4': 'website',
      'Column 5': null,
    });
  });

  it('is not believed where its values contradict its heading', () => {
    expect(guess('Mail', ['yes', 'no', 'yes', 'yes']).target).toBeNull();
    expect(guess('Birthday', ['often', 'never', 'soon']).target).toBeNull();
    expect(guess('E-Mail', ['', '', '']).target).toEqual({ field: 'email', group: 1 });
    expect(guess('E-Mail', []).reason).toBe('heading');
    expect(guess('Foo', ['', '']).reason).toBe('empty');
    expect(guess('Newsletter', ['Spring', 'Autumn', 'Spring']).target).toBeNull();
    expect(guess('Newsletter', ['ja', 'nein', 'abgemeldet']).target).toEqual({
      field: 'consent',
      key: 'newsletter_email',
    });
    expect(guess('Lifecycle Stage', ['Customer', 'Evangelist']).target).toEqual({ field: 'lifecycle_stage' });
    expect(guess('Lifecycle Stage', ['Gold', 'Silver']).target).toBeNull();
  });

  it('called Name is the last name beside a first name, and the whole name alone', () => {
    expect(table({ Name: ['Weber'], Vorname: ['Anna'] })).toEqual({
      Name: 'last_name',
      Vorname: 'first_name',
    });
    expect(table({ Name: ['Anna Weber'] })).toEqual({ Name: 'display_name' });
    expect(table({ Name: ['A B'], 'First Name': ['A'], 'Last Name': ['B'] }).Name).toBe('display_name');
    expect(table({ Nom: ['Petit'], Prénom: ['Luc'] }).Nom).toBe('last_name');
    expect(table({ Nombre: ['Ana'], Apellidos: ['Ruiz'] }).Nombre).toBe('first_name');
    expect(table({ Nome: ['Ana Ruiz'] }).Nome).toBe('display_name');
  });

  it('called Title is what its values are', () => {
    expect(table({ Title: ['Dr.', 'Mrs', 'Prof. Dr.'] }).Title).toBe('salutation');
    expect(table({ Title: ['Head of Sales', 'CEO'] }).Title).toBe('company_role');
    expect(table({ Salutation: ['Mr'], Title: ['CEO'] }).Title).toBe('company_role');
    expect(table({ 'Job Title': ['CEO'], Title: ['Dr.'] }).Title).toBe('salutation');
  });

  it('with a street and no town beside it is a whole address', () => {
    expect(table({ Anschrift: ['Hauptstr. 1, 10115 Berlin'] }).Anschrift).toBe('address_formatted');
    expect(table({ Address: ['1 High St'], City: ['Leeds'] }).Address).toBe('address_street');
  });

  it('of a second kind gets the next place, and a second only name none', () => {
    expect(table({ Telefon: ['030123456'], Phone: ['030123457'], Handy: ['0170123456'] })).toEqual({
      Telefon: 'phone',
      Phone: 'phone_2',
      Handy: 'phone_3:mobile',
    });
    expect(table({ 'First Name': ['a'], Vorname: ['b'] })).toEqual({
      'First Name': 'first_name',
      Vorname: null,
    });
    expect(table({ Notes: ['a'], Remarks: ['b'] })).toEqual({ Notes: 'notes', Remarks: 'notes' });
    expect(table({ Fax: ['030 1'], Telefon: ['030 2'] })).toEqual({ Fax: 'phone_2:fax', Telefon: 'phone' });
  });

  it('named like a field of the owner becomes it', () => {
    const customFields = [{ key: 'shoe_size', name: 'Schuhgröße', kind: 'number' as const }];
    expect(table({ SCHUHGROESSE: ['42'] }, { customFields }).SCHUHGROESSE).toBeNull();
    expect(table({ Schuhgröße: ['42'] }, { customFields }).Schuhgröße).toBe('custom_shoe_size');
    expect(guess('schuhgröße', ['42,5', '38'], { customFields })).toMatchObject({
      type: 'number',
      decimal: 'comma',
      reason: 'custom',
    });
  });
});

describe('a hundred thousand columns', () => {
  it('are understood within seconds', () => {
    const headers = Array.from(
      { length: 100_000 },
      (_, index) => ['Phone', 'Street', 'E-mail', `Custom ${index}`][index % 4] as string,
    );
    const stats = collect(['']);
    const started = performance.now();
    const { columns } = understandColumns(
      headers,
      headers.map(() => stats),
      CONTEXT,
    );
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(columns.at(-4)?.target).toEqual({ field: 'phone', group: 25_000 });
  });
});

describe('placeholders', () => {
  it('mean nothing in a column of dates, numbers or addresses', () => {
    expect(guess('Birthday', ['13.05.1980', '0/0/00', '14.05.1980', '15.06.1990']).empties).toEqual([
      '0/0/00',
    ]);
    expect(guess('E-Mail', ['a@b.de', 'n/a', 'c@d.de']).empties).toEqual(['n/a']);
  });

  it('in a column of texts only when written again and again', () => {
    const names = Array.from({ length: 40 }, (_, index) => `Name ${index}`);
    expect(guess('Last Name', [...names, 'Null']).empties).toEqual([]);
    expect(guess('Firma', [...names, '-', '-', '-']).empties).toEqual(['-']);
    expect(guess('Firma', [...names, 'None', 'None', 'None', 'None']).empties).toEqual([]);
  });
});

describe('collecting', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '-',
      'ja',
      'nein',
      '01/02/2020',
      '13/05/2020',
      '1,5',
      '1.234',
      '030 123456',
      'a@b.de',
      '007',
      '2024-01-05 10:00',
    ),
    fc.string({ maxLength: 20 }),
  );

  it('in parts and merged gives the same as at once', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 90 }), fc.array(cell, { maxLength: 90 }), (first, second) => {
        const merged = createColumnCollector();
        for (const text of first) merged.add(text);
        merged.merge(collect(second));
        expect(merged.result()).toEqual(collect([...first, ...second]));
      }),
    );
  });

  it('finds a type after a long run of blanks and placeholders', () => {
    const cells = [
      ...Array<string>(5000).fill(''),
      ...Array<string>(1000).fill('-'),
      ...Array<string>(50).fill('13.05.2020'),
    ];
    expect(guess('Since', cells)).toMatchObject({ type: 'date', dateOrder: 'dmy', proven: true });
  });

  it('counts every cell, looked at or not', () => {
    const cells = Array.from({ length: 3000 }, (_, index) =>
      index % 3 === 0 ? '' : `free text number ${index} of many`,
    );
    expect(collect(cells)).toMatchObject({ count: 3000, empty: 1000, maxLength: 29 });
  });
});
