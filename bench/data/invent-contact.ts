import { type Name, type People, people } from '../../src/main/data/demo/countries.ts';
import { PhoneBook } from '../../src/main/data/demo/make-phone.ts';
import { makeAddress } from '../../src/main/data/demo/make-place.ts';
import { Random } from '../../src/main/data/demo/random.ts';

export const headings = [
  'Customer no.',
  'Salutation',
  'First name',
  'Last name',
  'Company',
  'Job title',
  'Email',
  'Phone',
  'Mobile',
  'Street',
  'Postcode',
  'City',
  'Country',
  'Birthday',
  'Lifecycle stage',
  'Tags',
  'Notes',
] as const;

/** The country whose phones are written as one writes them at home. */
export const homeCountry = 'DE';

const stages = ['customer', 'customer', 'customer', 'regular', 'regular', 'lead', 'prospect', 'former', ''];
const jobs = ['Owner', 'Buyer', 'Bookkeeping', 'Head of purchasing', 'Geschäftsführerin', 'Assistant', ''];
const trades = ['Bakery', 'Tischlerei', 'Consulting', 'Gartenbau', 'Optik', 'Café', 'Logistics', 'Design'];
const forms: Record<string, string> = { DE: 'GmbH', AT: 'GmbH', CH: 'AG', GB: 'Ltd', US: 'Inc.', FR: 'SARL' };
const tags = ['VIP', 'newsletter', 'wholesale', 'Stammkunde', 'market', 'gift card', 'allergy', 'reseller'];
const domains = ['mail.example', 'post.example', 'example.com', 'example.org', 'inbox.example'];
const sentences = [
  'Prefers to be called in the morning.',
  'Orders the "large" box every spring, pays at once.',
  'Hat nach dem blauen Modell gefragt; meldet sich wieder.',
  'Delivery to the neighbour, second floor.',
  'Allergic to nuts, lilies and long e-mails.',
  'Möchte die Rechnung per Post, bitte an die Firma.',
  'Met at the Christmas market, wants samples: red, green, gold.',
  'Complained about the packaging in May, got a voucher (10 €).',
];

/** Invents customers from several countries, no e-mail address and no phone twice. The same ones for the same number. */
export class ContactInventor {
  private readonly random = new Random(2_024, 7);
  private readonly phones: Map<string, PhoneBook>;
  private readonly addresses = new Map<string, number>();
  private readonly rows: number;
  private readonly companies: number;
  private row = 0;

  constructor(rows: number) {
    this.rows = rows;
    // Some two of the people who work somewhere share their company with a third.
    this.companies = Math.max(1, Math.floor(rows / 15));
    this.phones = new Map(
      people.map((nation) => {
        const { code } = nation.country;
        return [code, new PhoneBook(nation, code === homeCountry, code === homeCountry ? rows : rows / 5, 1)];
      }),
    );
  }

  /** The cells of the next contact, in the order of `headings`. */
  next(): string[] {
    const { random } = this;
    const nation = random.chance(50) ? people[0]! : random.pick(people);
    const { country } = nation;
    const isWoman = random.chance(52);
    const first = this.pickFirstName(isWoman ? nation.women : nation.men);
    const last = this.pickLastName(nation.lastNames);
    const town = random.below(country.towns.length);
    const address = makeAddress(random, country, town, null);
    const phones = this.phones.get(country.code)!;
    const company = random.chance(20) ? random.below(this.companies) : null;
    return [
      `K${String(100_000 + this.row++)}`,
      random.chance(60) ? country.salutations[isWoman ? 'woman' : 'man'] : '',
      first.text,
      last.text,
      company === null ? '' : nameCompany(company),
      company === null ? '' : random.pick(jobs),
      random.chance(85) ? this.makeEmail(first, last, nation) : '',
      random.chance(35) ? phones.takeLandline(random, town).raw : '',
      phones.takeMobile(random).raw,
      address.street ?? '',
      address.postalCode ?? '',
      address.city ?? '',
      country.code,
      random.chance(40) ? this.makeBirthday() : '',
      random.pick(stages),
      this.pickTags(),
      random.chance(20) ? this.makeNotes() : '',
    ];
  }

  private pickFirstName(names: Name[]): Name {
    const name = this.random.pick(names);
    if (!this.random.chance(25)) return name;
    const second = this.random.pick(names);
    if (second === name) return name;
    return {
      text: `${name.text} ${second.text}`,
      key: `${name.key} ${second.key}`,
      ascii: `${name.ascii}.${second.ascii}`,
    };
  }

  private pickLastName(names: Name[]): Name {
    const name = this.random.pick(names);
    if (!this.random.chance(10)) return name;
    const other = this.random.pick(names);
    if (other === name) return name;
    return {
      text: `${name.text}-${other.text}`,
      key: `${name.key} ${other.key}`,
      ascii: `${name.ascii}-${other.ascii}`,
    };
  }

  private makeEmail(first: Name, last: Name, { country }: People): string {
    const domain = this.random.pick(domains);
    const local = `${first.ascii}.${last.ascii}`;
    const address = `${local}@${country.code.toLowerCase()}.${domain}`;
    const before = this.addresses.get(address) ?? 0;
    this.addresses.set(address, before + 1);
    return before === 0 ? address : address.replace('@', `${before + 1}@`);
  }

  private makeBirthday(): string {
    const { random } = this;
    const two = (number: number) => String(number).padStart(2, '0');
    return `${1935 + random.below(72)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
  }

  private pickTags(): string {
    const { random } = this;
    if (!random.chance(40)) return '';
    const tag = random.pick(tags);
    const other = random.pick(tags);
    return random.chance(25) && other !== tag ? `${tag}, ${other}` : tag;
  }

  /** Every second note has lines. */
  private makeNotes(): string {
    const { random } = this;
    const note = random.pick(sentences);
    if (random.chance(50)) return note;
    return `${note}\n${random.pick(sentences)}\n${this.rows - random.below(this.rows)} / ${random.below(100)}`;
  }
}

/** The same name for the same number, hardly a name twice. */
function nameCompany(index: number): string {
  const random = new Random(index, 11);
  const { country, lastNames } = random.pick(people);
  const owner = random.pick(lastNames).text;
  const form = forms[country.code] ?? '';
  const town = random.pick(country.towns).name;
  return `${owner} ${random.pick(trades)} ${town} ${form} ${index % 97 === 0 ? '& Co.' : ''}`
    .replace(/ +/g, ' ')
    .trim();
}
