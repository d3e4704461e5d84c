import type { Language } from '../../../contract/settings.ts';
import { findPeople, type People, people } from './countries.ts';
import { PhoneBook } from './make-phone.ts';
import { Random } from './random.ts';
import { type Words, wordsOf } from './words.ts';

export type PopulationDraft = {
  seed: number;
  contacts: number;
  companies: number;
  /** The shop's country, most of its customers', and its language. */
  country: string;
  language: Language;
  /** "Today" for its customers: the same for the same people. */
  now: number;
};

const day = 86_400_000;

/** Where invented customers come from: the same draft always gives the same ones in the same order. */
export class Population {
  readonly random: Random;
  readonly words: Words;
  readonly home: People;
  readonly abroad: People[];
  readonly now: number;
  readonly draft: PopulationDraft;
  /** Where in the lists of names and numbers it begins: other seeds, other people. */
  readonly start: number;
  private readonly phones = new Map<string, PhoneBook>();
  private readonly persons = new Map<string, number>();
  private readonly companies = new Map<string, number>();

  constructor(draft: PopulationDraft) {
    this.draft = draft;
    this.now = draft.now;
    this.random = new Random(draft.seed);
    this.start = this.random.below(1_000_000);
    this.words = wordsOf(draft.language);
    this.home = findPeople(draft.country) ?? findPeople(draft.language === 'de' ? 'DE' : 'GB')!;
    this.abroad = people.filter((other) => other !== this.home);
  }

  /** Half are at home, the others from everywhere. */
  pickPeople(): People {
    return this.random.chance(55) ? this.home : this.random.pick(this.abroad);
  }

  phonesOf(code: string): PhoneBook {
    const known = this.phones.get(code);
    if (known) return known;
    const nation = findPeople(code)!;
    const share = nation === this.home ? 0.6 : 0.06;
    const book = new PhoneBook(
      nation,
      code === this.draft.country,
      (this.draft.contacts + this.draft.companies) * share,
      this.start,
    );
    this.phones.set(code, book);
    return book;
  }

  /** How many of that country there were before. */
  countPerson(code: string): number {
    return count(this.persons, code);
  }

  countCompany(code: string): number {
    return count(this.companies, code);
  }

  daysAgo(days: number): number {
    return this.now - days * day - this.random.below(day / 2);
  }
}

function count(counts: Map<string, number>, key: string): number {
  const before = counts.get(key) ?? 0;
  counts.set(key, before + 1);
  return before;
}
