import type { lifecycleStages } from '../../../../db/schema/contacts.ts';
import type { Name, People } from './countries.ts';
import type { Population } from './invent-population.ts';
import { makeAddress } from './make-place.ts';
import { type DemoConsent, type DemoPerson, type DemoPoint, emailPoint, phonePoint } from './person.ts';
import { scatter } from './random.ts';

/** Mail at domains that are kept free for examples: nobody gets anything. */
const domains = [
  'mail.example',
  'post.example',
  'inbox.example',
  'example.com',
  'example.org',
  'example.net',
];

type Stage = (typeof lifecycleStages)[number];
const stages: (Stage | null)[] = [
  ...Array<Stage>(34).fill('customer'),
  ...Array<Stage>(24).fill('regular'),
  ...Array<Stage>(12).fill('lead'),
  ...Array<Stage>(8).fill('prospect'),
  ...Array<Stage>(8).fill('lapsing'),
  ...Array<Stage>(5).fill('former'),
  ...Array<Stage>(3).fill('won_back'),
  ...Array<Stage>(2).fill('advocate'),
  ...Array<null>(4).fill(null),
];
const channels = ['phone', 'email', 'sms', 'whatsapp', 'post', 'visit'] as const;

/** Person `index` of the population; `domainOf` gives the mail domain of the companies that there are to work for. */
export function inventPerson(
  population: Population,
  index: number,
  domainOf: (company: number) => string,
): DemoPerson {
  const { random, words, draft } = population;
  const nation = population.pickPeople();
  const { country } = nation;
  const isWoman = random.chance(58);
  const { first, last, suffix } = takeName(population, nation, isWoman);
  const displayName = `${first.text} ${last.text}`;
  const town = random.below(country.towns.length);
  // The earlier in the list, the longer a customer.
  const createdAt = population.daysAgo(Math.floor(1800 * (1 - index / draft.contacts)));
  const job = draft.companies > 0 && random.chance(22) ? random.below(draft.companies) : null;
  const second = job !== null && random.chance(6) ? (job + 1) % draft.companies : null;
  const works = [job, second].filter(
    (place, at, all): place is number => place !== null && all.indexOf(place) === at,
  );
  return {
    salutation: random.chance(60) ? country.salutations[isWoman ? 'woman' : 'man'] : null,
    firstName: first.text,
    lastName: last.text,
    displayName,
    nameKey: `${first.key} ${last.key}`,
    birthDate: makeBirthDate(population),
    language: random.chance(50) ? country.language : null,
    lifecycleStage: random.pick(stages),
    leadSource: random.chance(55) ? random.pick(words.leadSources) : null,
    preferredChannel: random.chance(30) ? random.pick(channels) : null,
    isDoNotContact: random.chance(2),
    notes: random.chance(18) ? random.pick(words.notes) : null,
    createdAt,
    updatedAt: createdAt + random.below(Math.max(1, population.now - createdAt)),
    points: makePoints(population, nation, {
      first,
      last,
      suffix,
      town,
      company: job === null ? null : domainOf(job),
    }),
    addresses: makeAddresses(population, nation, town),
    companies: works.map((place) => ({
      index: place,
      role: random.chance(80) ? random.pick(words.roles) : null,
    })),
    tags: makeTags(population),
    consents: makeConsents(population, createdAt),
    externalId: random.chance(20),
    values: makeValues(population),
  };
}

/** Every first name with every last name of a country once before any comes again; then with a number in the address. */
function takeName(
  population: Population,
  nation: People,
  isWoman: boolean,
): { first: Name; last: Name; suffix: string } {
  const firsts = isWoman ? nation.women : nation.men;
  const pairs = firsts.length * nation.lastNames.length;
  const taken = population.countPerson(`${nation.country.code}${isWoman ? 'w' : 'm'}`);
  const pair = scatter(taken + population.start, pairs);
  const round = Math.floor(taken / pairs);
  return {
    first: firsts[pair % firsts.length]!,
    last: nation.lastNames[Math.floor(pair / firsts.length)]!,
    suffix: round === 0 ? '' : String(round + 1),
  };
}

function makeBirthDate({ random }: Population): string | null {
  if (!random.chance(35)) return null;
  const month = String(1 + random.below(12)).padStart(2, '0');
  const day = String(1 + random.below(28)).padStart(2, '0');
  return random.chance(12) ? `--${month}-${day}` : `${1938 + random.below(68)}-${month}-${day}`;
}

type Identity = { first: Name; last: Name; suffix: string; town: number; company: string | null };

function makePoints(
  population: Population,
  { country }: People,
  { first, last, suffix, town, company }: Identity,
): DemoPoint[] {
  const { random } = population;
  const points: DemoPoint[] = [];
  // Abroad the country stands in the domain: people of one name in two countries have two addresses.
  const local = `${first.ascii}${random.pick(['.', '_', '-'])}${last.ascii}${suffix}`;
  if (random.chance(82)) {
    const domain = random.pick(domains);
    const address = `${local}@${country === population.home.country ? '' : `${country.code.toLowerCase()}.`}${domain}`;
    points.push(
      emailPoint(random.chance(6) ? capitalise(address) : address, random.chance(30) ? 'home' : null),
    );
  }
  if (company && random.chance(60))
    points.push(emailPoint(`${first.ascii}.${last.ascii}${suffix}@${company}`, 'work'));
  const phones = population.phonesOf(country.code);
  if (random.chance(62))
    points.push(phonePoint(phones.takeMobile(random), random.chance(70) ? 'mobile' : null));
  if (random.chance(36))
    points.push(phonePoint(phones.takeLandline(random, town), random.pick(['home', 'work', null])));
  if (random.chance(6))
    points.push({
      kind: 'social',
      label: 'Instagram',
      raw: `@${first.ascii}.${last.ascii}${suffix}`,
      normalized: null,
    });
  return points;
}

const capitalise = (address: string) =>
  address.replace(/(^|[._-])([a-z])/g, (_, sign: string, letter: string) => sign + letter.toUpperCase());

function makeAddresses({ random }: Population, { country }: People, town: number) {
  if (!random.chance(70)) return [];
  const home = makeAddress(random, country, town, random.chance(25) ? 'home' : null);
  return random.chance(4)
    ? [
        home,
        makeAddress(
          random,
          country,
          random.below(country.towns.length),
          random.pick(['billing', 'shipping', 'work']),
        ),
      ]
    : [home];
}

function makeTags({ random, words }: Population): number[] {
  if (!random.chance(45)) return [];
  const first = random.below(words.tags.length);
  const second = random.below(words.tags.length);
  return random.chance(30) && first !== second ? [first, second] : [first];
}

function makeConsents({ random, words, now }: Population, createdAt: number): DemoConsent[] {
  const draw = (
    purpose: DemoConsent['purpose'],
    channel: DemoConsent['channel'],
    percent: number,
  ): DemoConsent[] => {
    if (!random.chance(percent)) return [];
    const state = random.chance(82) ? 'given' : random.chance(60) ? 'refused' : 'withdrawn';
    return [
      {
        purpose,
        channel,
        state,
        source: random.chance(75) ? random.pick(words.consentSources) : null,
        wording: state === 'given' && random.chance(15) ? words.wording : null,
        // A consent is given on some later visit, never in the future.
        capturedAt: Math.min(now, createdAt + random.below(60 * 86_400_000)),
      },
    ];
  };
  return [
    ...draw('newsletter', 'email', 34),
    ...draw('marketing', 'email', 14),
    ...draw('marketing', 'phone', 5),
    ...draw('service', 'sms', 4),
  ];
}

/** The order of `demoFields`: flower, allergies, delivery note, points, anniversary, card. */
function makeValues({ random, words, now }: Population): [number, string][] {
  const values: [number, string][] = [];
  const { flower, allergies, delivery } = words.fields;
  if (random.chance(28)) values.push([0, random.pick(flower.choices)]);
  if (random.chance(4)) values.push([1, random.pick(allergies.values)]);
  if (random.chance(6)) values.push([2, random.pick(delivery.values)]);
  if (random.chance(22)) values.push([3, String(5 * random.below(120) + (random.chance(10) ? 2.5 : 0))]);
  if (random.chance(8))
    values.push([4, new Date(now - random.below(12_000) * 86_400_000).toISOString().slice(0, 10)]);
  if (random.chance(25)) values.push([5, String(random.chance(70))]);
  return values;
}
