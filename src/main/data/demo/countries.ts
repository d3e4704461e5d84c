import { foldText, makeNameKey } from '../../../contract/values/name-key.ts';
import { america, britain, ireland } from './countries-english.ts';
import { austria, germany, switzerland } from './countries-german.ts';
import { france, italy, netherlands, poland, spain, sweden } from './countries-more.ts';
import type { Country } from './country.ts';

/** A name with what is made from it for matching and for e-mail addresses. */
export type Name = { text: string; key: string; ascii: string };

export type People = { country: Country; women: Name[]; men: Name[]; lastNames: Name[] };

const umlauts: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' };

export const people: readonly People[] = [
  germany,
  britain,
  america,
  france,
  austria,
  italy,
  spain,
  netherlands,
  switzerland,
  poland,
  ireland,
  sweden,
].map((country) => ({
  country,
  women: country.women.map(nameOf),
  men: country.men.map(nameOf),
  lastNames: country.lastNames.map(nameOf),
}));

export function findPeople(code: string): People | undefined {
  return people.find(({ country }) => country.code === code);
}

function nameOf(text: string): Name {
  return { text, key: makeNameKey(text), ascii: makeAscii(text) };
}

/** As it stands in an address: `Müller` is `mueller`, `O’Neill` is `oneill`. */
export function makeAscii(text: string): string {
  const spelled = text.replace(/[äöüÄÖÜ]/g, (letter) => umlauts[letter] as string);
  return foldText(spelled).replace(/[^a-z0-9]+/g, '');
}
