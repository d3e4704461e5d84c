import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, SearchShop } from '../helpers/search-shop.ts';

const people: Person[] = [
  {
    name: 'Jürgen Müller',
    phones: [['0171 / 55 12 345', '+491715512345']],
    emails: ['J.Mueller@Blumen-Haus.de'],
    tags: ['Stammkunde'],
    street: 'Große Straße 5',
    city: 'Köln',
    notes: 'Mag rote Rosen.\nRuft freitags an.',
  },
  { name: 'Anna Mueller', phones: [['(0)30 998877', null]] },
  { name: 'Siobhán O’Neill-Şahin', emails: ['siobhan@example.com'] },
  { name: 'İbrahim Yıldız' },
  { name: 'Иван Фёдоров' },
  { name: 'Γιώργος Παπαδόπουλος' },
  { name: '王伟' },
  { name: '欧阳娜娜' },
  { name: 'Weiß, Łukasz', custom: 'Größe XXL' },
  { name: 'Ellen Zorn', notes: 'kennt Müller vom Markt' },
  { name: 'Percent %_ Person', notes: '"quoted" AND (NOT this) OR that*' },
  { name: 'Rosa Berg' },
];

describe.each(['from the rows alone', 'from the index'])('What is found %s', (way) => {
  let shop: SearchShop;
  beforeAll(() => {
    shop = new SearchShop();
    const bakery = shop.addCompany('Bäckerei Krümel GmbH');
    for (const person of people)
      shop.addPerson(person.name === 'Rosa Berg' ? { ...person, company: bakery } : person);
    if (way === 'from the index') shop.index();
  });
  afterAll(() => shop.close());

  test('the index knows everything, or nothing', () => {
    const answer = shop.find('müller');
    if (way === 'from the index') expect(answer.indexed).toBe(1);
    else expect(answer.indexed).toBe(0);
    expect(shop.waiting).toBe(way === 'from the index' ? 0 : people.length + 1);
  });

  test.each([
    ['jürgen', 'Jürgen Müller'],
    ['JURGEN', 'Jürgen Müller'],
    ['juergen', 'Jürgen Müller'],
    ['ürge', 'Jürgen Müller'],
    ['müller jürgen', 'Jürgen Müller'],
    ['stra', 'Jürgen Müller'],
    ['grosse strasse', 'Jürgen Müller'],
    ['koeln', 'Jürgen Müller'],
    ['0171 55 12', 'Jürgen Müller'],
    ['+49 (0)171-5512', 'Jürgen Müller'],
    ['0049171', 'Jürgen Müller'],
    ['12345', 'Jürgen Müller'],
    ['jürgen 0171', 'Jürgen Müller'],
    ['blumen-haus.de', 'Jürgen Müller'],
    ['stammk', 'Jürgen Müller'],
    ['rosen ruft', 'Jürgen Müller'],
    ['030 9988', 'Anna Mueller'],
    ['oneill', 'Siobhán O’Neill-Şahin'],
    ["o'neill", 'Siobhán O’Neill-Şahin'],
    ['sahin', 'Siobhán O’Neill-Şahin'],
    ['ibrahim', 'İbrahim Yıldız'],
    ['IBRAHIM yildiz', 'İbrahim Yıldız'],
    ['федор', 'Иван Фёдоров'],
    ['ив', 'Иван Фёдоров'],
    ['παπαδοπουλοσ', 'Γιώργος Παπαδόπουλος'],
    ['ΓΙΩΡΓΟΣ', 'Γιώργος Παπαδόπουλος'],
    ['王', '王伟'],
    ['伟', '王伟'],
    ['王伟', '王伟'],
    ['阳娜', '欧阳娜娜'],
    ['weiss', 'Weiß, Łukasz'],
    ['lukasz', 'Weiß, Łukasz'],
    ['xxl', 'Weiß, Łukasz'],
    ['%_', 'Percent %_ Person'],
    ['"quoted"', 'Percent %_ Person'],
    ['that*', 'Percent %_ Person'],
    ['krüm', 'Bäckerei Krümel GmbH'],
    ['10000003', 'Anna Mueller'],
  ])('%s finds %s', (text, name) => {
    expect(shop.titles(text)).toContain(name);
  });

  test.each(['xyz', 'müllermeier', '0171 99', '%%', 'OR NEAR', '""', '55 12 999', '娜王', ' '])(
    '%s finds nothing',
    (text) => {
      expect(shop.titles(text)).toEqual([]);
    },
  );

  test('names that begin so come first, then words of names, then the rest', () => {
    expect(shop.titles('el')[0]).toBe('Ellen Zorn');
    expect(shop.titles('mü')[0]).toBe('Anna Mueller');
    const titles = shop.titles('müller');
    expect(new Set(titles.slice(0, 2))).toEqual(new Set(['Anna Mueller', 'Jürgen Müller']));
    expect(titles[2]).toBe('Ellen Zorn');
    expect(shop.titles('rosa berg')).toEqual(['Rosa Berg']);
    expect(shop.titles('ros')).toEqual(['Rosa Berg', 'Jürgen Müller', 'Weiß, Łukasz']);
  });

  test('one letter finds names of which a word begins with it', () => {
    expect(shop.titles('z')).toEqual(['Ellen Zorn']);
    expect(shop.ids('z')).toEqual([10]);
    expect(shop.titles('ф')).toEqual(['Иван Фёдоров']);
    expect(shop.titles('@')).toEqual([]);
  });

  test('the place of what was found is named, with the text as it was typed', () => {
    const hit = (text: string) => shop.find(text).hits[0];
    expect(hit('jürgen')).toMatchObject({ field: null, excerpt: null, subtitle: '0171 / 55 12 345' });
    expect(hit('5512345')).toMatchObject({ field: 'phone', excerpt: '0171 / 55 12 345' });
    expect(hit('haus.de')).toMatchObject({ field: 'email', excerpt: 'J.Mueller@Blumen-Haus.de' });
    expect(hit('rote ROSEN')).toMatchObject({ field: 'notes', excerpt: 'Mag rote Rosen. Ruft freitags an.' });
    expect(hit('stammkunde')).toMatchObject({ field: 'tags' });
    expect(hit('köln')).toMatchObject({ field: 'address', excerpt: 'Große Straße 5 Köln' });
    expect(shop.find('krümel').hits).toMatchObject([
      { noun: 'companies', title: 'Bäckerei Krümel GmbH', field: null },
      { noun: 'contacts', title: 'Rosa Berg', field: 'company', subtitle: 'Bäckerei Krümel GmbH' },
    ]);
  });

  test('lists get all ids of a text, and none left out for a blank one', () => {
    expect(shop.ids('müller')).toEqual([1, 2, 10]);
    expect(shop.ids('gmbh')).toEqual([12]);
    expect(shop.ids('gmbh', 'companies')).toEqual([1]);
    expect(shop.ids('  ')).toBeNull();
  });

  test('any part of three letters of anything finds its record', () => {
    const texts = people.flatMap((person) =>
      [person.name, ...(person.emails ?? []), person.notes ?? '', person.street ?? '', person.city ?? '']
        .flatMap((text) => text.split(/\s+/))
        .filter((word) => [...word].length >= 3)
        .map((word) => ({ name: person.name, word })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat(), ({ name, word }, a, b) => {
        const signs = [...word];
        const start = a % (signs.length - 2);
        const end = start + 3 + (b % (signs.length - start - 2));
        expect(shop.titles(signs.slice(start, end).join(''), 100)).toContain(name);
      }),
      { numRuns: 200 },
    );
  });

  test('no text is an error', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 500 }),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc
        .array(
          fc.constantFrom(
            '"',
            "'",
            '*',
            '(',
            ')',
            'AND',
            'OR',
            'NOT',
            'NEAR(',
            '^',
            ':',
            '-',
            '\0',
            ' ',
            '{',
            ';',
          ),
          { maxLength: 100 },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(nasty, (text) => {
        expect(shop.find(text.slice(0, 500)).hits.length).toBeLessThanOrEqual(20);
        shop.ids(text.slice(0, 500));
      }),
      { numRuns: 300 },
    );
    expect(existsSync(`${shop.searchFile}-damaged`)).toBe(false);
    expect(shop.find('müller').indexed).toBe(way === 'from the index' ? 1 : 0);
  });
});

test('a long note is cut around what was found', () => {
  const shop = new SearchShop();
  shop.addPerson({ name: 'Ida Lang', notes: `${'Straße '.repeat(200)}Zielwort ${'mehr '.repeat(200)}` });
  const [hit] = shop.find('zielwort').hits;
  expect(hit?.excerpt).toContain('Zielwort');
  expect(hit?.excerpt?.length).toBeLessThanOrEqual(122);
  shop.close();
});
