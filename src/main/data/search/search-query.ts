import { searchDigits } from '../../../contract/values/phone.ts';
import { boundaryMarks, encodeDigits, isDense, nameMark, shortMark } from './document.ts';
import { foldSearchText } from './fold-search-text.ts';

/** One word in all its spellings: any of them may be there. */
export type Term = readonly string[];
/** All terms must be there. */
export type Way = readonly Term[];
/** What a person typed, understood in one or two ways: as words, and as a phone. */
export type SearchQuery = {
  /** Folded, single blanks. */
  text: string;
  ways: readonly Way[];
  /** Single letters alone: only words of names that begin with them are meant. */
  isShort: boolean;
};

const phoneLike = /^[\d\s()+./-]+$/;
const fewestDigits = 3;
const mostWords = 20;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they mark fields inside documents
const blanks = /[\s\x00-\x1f]+/;

/** Undefined where there is nothing to look for. Operators of any kind are letters like all others. */
export function parseSearchQuery(text: string): SearchQuery | undefined {
  const words = text
    .split(blanks)
    .flatMap((typed) =>
      foldSearchText(typed)
        .split(blanks)
        .map((word) => ({ word, typed })),
    )
    .filter(({ word }, index, all) => word !== '' && all.findIndex((other) => other.word === word) === index)
    .slice(0, mostWords);
  if (words.length === 0) return undefined;
  const asWords = words.map(({ word, typed }) => [...spellings(word, typed), ...dialled(word, words.length)]);
  const digits = searchDigits(text);
  const asPhone =
    phoneLike.test(text.trim()) && digits.length >= fewestDigits ? [[encodeDigits(digits)]] : null;
  const ways = asPhone ? [asWords, asPhone] : [asWords];
  return {
    text: words.map(({ word }) => word).join(' '),
    ways,
    isShort: ways.every((way) => way.every((term) => matchTerm(term, false) === undefined)),
  };
}

const umlauts: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

/** `mueller` finds Müller, and `müller` finds Mueller. */
function spellings(word: string, typed: string): string[] {
  const found = new Set([word]);
  if (/[aou]e/.test(word)) found.add(word.replace(/([aou])e/g, '$1'));
  const letters = typed.normalize('NFC').toLowerCase();
  if (/[äöüåø]/.test(letters))
    found.add(foldSearchText(letters.replace(/[äöüåø]/g, (letter) => umlauts[letter]!)));
  return [...found];
}

/** A number among words, `anna 0171`: a beginning or end of a phone beside whatever else it may be. */
function dialled(word: string, count: number): string[] {
  if (count === 1 || !phoneLike.test(word)) return [];
  const digits = searchDigits(word);
  return digits.length >= fewestDigits ? [encodeDigits(digits)] : [];
}

const punctuation = [...' .,-_@\'&/+()!:;"#*'];
const digitSigns = [...'0123456789'];
const latin = [...'abcdefghijklmnopqrstuvwxyz'];
const greek = [...'αβγδεζηθικλμνξοπρστυφχψω'];
const cyrillic = [...'абвгдежзиклмнопрстуфхцчшщъыьэюяєѕјљњћџґ'];
const mostTrigrams = 40;
/** A word's beginning is rare; the frequent trigrams of its end would only cost time. */
const mostStartTrigrams = 5;

/**
 * The full-text expression whose answer holds every match (and few others: the text itself is looked at
 * afterwards). Undefined where the terms are too short to ask for. With `isNameStart` only names of which
 * a word begins with each term.
 */
export function toMatch(query: SearchQuery, isNameStart: boolean): string | undefined {
  const ways: string[] = [];
  for (const way of query.ways) {
    const terms = way.map((term) => matchTerm(term, isNameStart)).filter((term) => term !== undefined);
    if (terms.length > 0) ways.push(terms.join(' AND '));
  }
  return ways.length === 0 ? undefined : ways.map((way) => `(${way})`).join(' OR ');
}

function matchTerm(term: Term, isNameStart: boolean): string | undefined {
  const spelled: string[] = [];
  for (const spelling of term) {
    const match = matchSigns([...(isNameStart ? nameMark : ''), ...spelling]);
    if (match === undefined) return undefined;
    spelled.push(match);
  }
  return `(${spelled.join(' OR ')})`;
}

function matchSigns(signs: string[]): string | undefined {
  if (signs.length >= 3) {
    const trigrams = new Set<string>();
    const most = signs[0] === nameMark ? mostStartTrigrams : mostTrigrams;
    for (let at = 0; at + 2 < signs.length && trigrams.size < most; at++)
      trigrams.add(quote(signs[at]! + signs[at + 1]! + signs[at + 2]!));
    return `(${[...trigrams].join(' AND ')})`;
  }
  const denseSigns = signs.filter(isDense);
  if (denseSigns.length === 2) return quote(signs.join('') + shortMark);
  if (denseSigns.length === 1) return quote(denseSigns[0] + shortMark + shortMark);
  if (signs.length < 2) return undefined;
  const following = [...alphabetOf(signs[1]!), ...digitSigns, ...punctuation, ...boundaryMarks];
  return `(${following.map((sign) => quote(signs.join('') + sign)).join(' OR ')})`;
}

function alphabetOf(sign: string): string[] {
  const code = sign.codePointAt(0)!;
  if (code >= 0x370 && code < 0x400) return greek;
  if (code >= 0x400 && code < 0x530) return cyrillic;
  return latin;
}

const quote = (token: string) => `"${token.replaceAll('"', '""')}"`;

/** True where a trigram is all there is to look for, so that the text needn't be looked at. */
export function isExact(query: SearchQuery, isNameStart: boolean): boolean {
  return query.ways.every((way) =>
    way.every((term) =>
      term.every((spelling) => {
        const signs = [...(isNameStart ? nameMark : ''), ...spelling];
        return signs.length === 3 || (signs.length === 2 && !signs.some(isDense));
      }),
    ),
  );
}

/** SQL that is true where a column holds what is looked for; its parameters go by name. */
export function toCheck(
  query: SearchQuery,
  column: string,
  isNameStart: boolean,
): { sql: string; parameters: Record<string, string> } {
  const parameters: Record<string, string> = {};
  const hold = (text: string) => {
    const name = `p${Object.keys(parameters).length}`;
    parameters[name] = text;
    return `instr(${column}, :${name}) > 0`;
  };
  const ways = query.ways.map((way) =>
    way
      .map(
        (term) => `(${term.map((spelling) => hold((isNameStart ? nameMark : '') + spelling)).join(' OR ')})`,
      )
      .join(' AND '),
  );
  return { sql: `(${ways.map((way) => `(${way})`).join(' OR ')})`, parameters };
}

/** True where a document holds what is looked for. */
export function isMatch(query: SearchQuery, document: string): boolean {
  const begin = query.isShort ? nameMark : '';
  return query.ways.some((way) =>
    way.every((term) => term.some((spelling) => document.includes(begin + spelling))),
  );
}
