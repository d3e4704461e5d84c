import { makeNameKey } from '../../../contract/values/name-key.ts';
import { makeAscii } from './countries.ts';
import type { Population } from './invent-population.ts';
import { makeAddress } from './make-place.ts';
import { type DemoCompany, emailPoint, phonePoint } from './person.ts';
import { scatter } from './random.ts';

/** The next company of the population. No two have the same name. */
export function inventCompany(population: Population): DemoCompany {
  const { random, words } = population;
  const { country, lastNames } = random.chance(80) ? population.home : random.pick(population.abroad);
  const taken = population.countCompany(country.code);
  const titles = words.industries.flatMap(({ name, titles }) =>
    titles.map((title) => ({ industry: name, title })),
  );
  // Every kind of house with every name once, then again with the town behind it, then with a number. Abroad
  // the town stands behind it from the first, for the same house may be found in two countries.
  const rounds = titles.length * lastNames.length;
  const place = scatter(taken + population.start, rounds);
  const { industry, title } = titles[place % titles.length]!;
  const round = Math.floor(taken / rounds) + (country === population.home.country ? 0 : 1);
  const town = round > 0 ? (round - 1) % country.towns.length : random.below(country.towns.length);
  const plain = title.replace('{name}', lastNames[Math.floor(place / titles.length)]!.text);
  const number = Math.ceil(round / country.towns.length);
  const name = `${plain}${round > 0 ? ` ${country.towns[town]!.name}` : ''}${number > 1 ? ` ${number}` : ''}`;
  const domain = `${makeAscii(name)}.example`;
  const createdAt = population.daysAgo(random.below(1800));
  const phones = population.phonesOf(country.code);
  return {
    name,
    nameKey: makeNameKey(name),
    legalName: random.chance(25) ? `${name} ${legalForms[country.code] ?? 'Ltd'}` : null,
    taxId: random.chance(30) ? `${country.code}${100_000_000 + random.below(899_999_999)}` : null,
    industry,
    notes: random.chance(25) ? random.pick(words.companyNotes) : null,
    points: [
      emailPoint(`${random.pick(['office', 'info', 'hello'])}@${domain}`, random.chance(50) ? 'work' : null),
      phonePoint(phones.takeLandline(random, town), 'work'),
      ...(random.chance(60)
        ? [{ kind: 'website' as const, label: null, raw: `https://www.${domain}`, normalized: null }]
        : []),
    ],
    addresses: [
      makeAddress(random, country, town, null),
      ...(random.chance(12) ? [makeAddress(random, country, town, 'billing')] : []),
    ],
    tags: random.chance(40) ? [random.below(words.companyTags.length)] : [],
    values: random.chance(35) ? [[0, random.pick(words.companyFields.standing.choices)]] : [],
    domain,
    createdAt,
    updatedAt: createdAt + random.below(Math.max(1, population.now - createdAt)),
  };
}

const legalForms: Record<string, string> = {
  DE: 'GmbH',
  AT: 'GmbH',
  CH: 'AG',
  US: 'LLC',
  FR: 'SARL',
  IT: 'S.r.l.',
  ES: 'S.L.',
  NL: 'B.V.',
  PL: 'sp. z o.o.',
  SE: 'AB',
};
