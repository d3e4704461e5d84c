import {
  type ColumnTarget,
  type FieldKey,
  getField,
  type ImportNoun,
  parseTarget,
} from '../../../../contract/exchange-fields.ts';
import { foldText } from '../../../../contract/values/name-key.ts';
import { COMPOUND_BEGINNINGS, FILLER_WORDS, KIND_WORDS, QUALIFIER_WORDS } from './heading-qualifiers.ts';
import { HEADING_WORDS } from './heading-words.ts';

/** What a heading alone says. `open` names the question that only the other headings can answer. */
export interface HeadingMeaning {
  target: ColumnTarget;
  open: 'name-or-last' | 'name-or-first' | 'title' | null;
  /** The number in the heading: the 2 of `Phone 2`. */
  number: number | null;
  isExact: boolean;
}

function splitHeading(heading: string): string[] {
  return foldText(
    heading
      .replace(/^\ufeff/, '')
      .replace(/#/g, ' number ')
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
      .replace(/(\p{L})(\d)/gu, '$1 $2')
      .replace(/(\d)(\p{L})/gu, '$1 $2'),
  )
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((token) => token !== '');
}

/** A heading without case, accents, blanks and punctuation: `E-mail 1 - Value` → `email1value`. */
export function normalizeHeading(heading: string): string {
  return foldText(heading.replace(/^\ufeff/, '')).replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
}

/** What a remembered mapping is found by: the headings in order, normalised. */
export function headingSignature(headers: readonly string[]): string {
  return headers.map(normalizeHeading).join('|');
}

function spellings(word: string): string[] {
  const withUmlauts = word.replace(/[äöü]/gi, (letter) => `${letter}e`);
  return [normalizeHeading(word), normalizeHeading(withUmlauts)];
}

const words = new Map<string, string>();
for (const [target, list] of Object.entries(HEADING_WORDS)) {
  for (const word of list.split('|')) {
    for (const spelling of spellings(word)) if (!words.has(spelling)) words.set(spelling, target);
  }
}

function indexLabels(lists: Record<string, string>): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  for (const [label, list] of Object.entries(lists)) {
    for (const word of list.split(' ')) index.set(word, label);
  }
  return index;
}

const qualifiers = indexLabels(QUALIFIER_WORDS);
const kinds = indexLabels(KIND_WORDS);
const fillers = new Set(FILLER_WORDS.split(' ').map((word) => foldText(word)));

const COMPANY_FIELDS: Partial<Record<FieldKey, FieldKey>> = {
  company: 'name',
  display_name: 'name',
  customer_name: 'name',
};

/** The target for a noun: on a file of companies, `Company` is the name. Null where the noun has no such field. */
export function fitToNoun(target: ColumnTarget, noun: ImportNoun): ColumnTarget | null {
  if (noun === 'companies' && COMPANY_FIELDS[target.field]) {
    return { field: COMPANY_FIELDS[target.field] as FieldKey };
  }
  return getField(target.field).nouns.includes(noun) ? target : null;
}

/** Reads `phone:mobile` and `consent:opt-out=marketing_email`. */
export function readTargetWord(word: string): ColumnTarget | null {
  const [rest, key] = word.split('=') as [string, string | undefined];
  if (key === undefined) return parseTarget(word, 'contacts') ?? parseTarget(word, 'companies');
  const [field, label] = rest.split(':') as [FieldKey, string | undefined];
  return label === undefined ? { field, key } : { field, key, label };
}

function meaningOf(word: string, noun: ImportNoun): Pick<HeadingMeaning, 'target' | 'open'> | null {
  if (word === 'title') {
    return noun === 'companies' ? null : { target: { field: 'salutation' }, open: 'title' };
  }
  if (word === 'name-or-last' || word === 'name-or-first') {
    return noun === 'companies'
      ? { target: { field: 'name' }, open: null }
      : { target: { field: 'display_name' }, open: word };
  }
  const target = readTargetWord(word);
  const fitting = target && fitToNoun(target, noun);
  return fitting && { target: fitting, open: null };
}

const NEEDS_NO_LABEL: ReadonlySet<FieldKey> = new Set(['first_name', 'last_name', 'display_name', 'company']);

interface Labelled {
  tokens: string[];
  label: string | null;
}

function takeLabels(tokens: readonly string[], labels: ReadonlyMap<string, string>): Labelled {
  let label: string | null = null;
  const rest: string[] = [];
  for (const token of tokens) {
    const found = labels.get(token);
    if (found === undefined) rest.push(token);
    else label ??= found;
  }
  return { tokens: rest, label };
}

function takeCompound(tokens: readonly string[]): Labelled | null {
  const first = tokens[0] ?? '';
  for (const [beginning, label] of Object.entries(COMPOUND_BEGINNINGS)) {
    if (first.startsWith(beginning) && first.length > beginning.length + 1) {
      return { tokens: [first.slice(beginning.length), ...tokens.slice(1)], label };
    }
  }
  return null;
}

function withLabel(
  meaning: Pick<HeadingMeaning, 'target' | 'open'>,
  label: string | null,
): Pick<HeadingMeaning, 'target' | 'open'> | null {
  if (label === null) return meaning;
  const { target } = meaning;
  const { repeats } = getField(target.field);
  if (repeats === 'phone' || repeats === 'email' || repeats === 'address' || repeats === 'website') {
    const isKind = label === 'mobile' || label === 'fax';
    if (isKind && repeats !== 'phone') return null;
    if (target.label !== undefined && target.label !== 'home') return meaning;
    return { ...meaning, target: { ...target, label } };
  }
  // The name on the bill is the customer's; the name on the parcel may be another's.
  const isBilling = label === 'billing' && (NEEDS_NO_LABEL.has(target.field) || meaning.open !== null);
  return isBilling ? { ...meaning, open: null } : null;
}

/**
 * What a heading means by itself, in any of the known languages; null where it means nothing to us.
 * `Telefon geschäftlich 2` is the second phone, labelled work.
 */
export function understandHeading(heading: string, noun: ImportNoun): HeadingMeaning | null {
  const tokens = splitHeading(heading);
  if (tokens.length === 0) return null;
  const isNumber = (token: string): boolean => /^\d{1,2}$/.test(token);
  const numberToken = tokens.find(isNumber);
  const number = numberToken === undefined ? null : Number(numberToken);
  const attempts: [readonly string[], boolean, Labelled | null][] = [[tokens, true, null]];
  const qualified = takeLabels(tokens, qualifiers);
  attempts.push([qualified.tokens, false, qualified]);
  const bare = qualified.tokens.filter((token) => !fillers.has(token));
  attempts.push([bare, false, qualified]);
  const unfilled = tokens.filter((token) => !fillers.has(token));
  attempts.push([unfilled, false, null]);
  const compound = takeCompound(unfilled);
  if (compound) attempts.push([compound.tokens, false, compound]);
  const kind = takeLabels(bare, kinds);
  if (kind.label !== null) attempts.push([kind.tokens, false, kind]);
  for (const [attempt, isExact, labelled] of attempts) {
    const withNumber = words.get(attempt.join(''));
    const word = withNumber ?? words.get(attempt.filter((token) => !isNumber(token)).join(''));
    if (word === undefined) continue;
    const meaning = meaningOf(word, noun);
    const full = meaning && withLabel(meaning, labelled?.label ?? null);
    if (!full) continue;
    const isNumberUsed = withNumber !== undefined;
    return { ...full, number: isNumberUsed ? null : number, isExact: isExact && isNumberUsed };
  }
  return null;
}
