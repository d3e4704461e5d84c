import type Database from 'better-sqlite3';
import type { ListNoun } from '../../../contract/lists.ts';
import { searchDigits } from '../../../contract/values/phone.ts';
import { foldSearchText } from './fold-search-text.ts';
import { readParts, type SearchField, searchFields } from './read-parts.ts';

/**
 * A document is the folded text of one record: each part begins with its field's mark, each word of a name
 * with the mark of names (so that words which begin a name can be asked for), and a phone's digits are
 * written in signs of their own (so that `12345` looks for a phone apart from a postcode).
 */
export const marks = Object.fromEntries(
  searchFields.map((field, index) => [field, String.fromCharCode(index + 1)]),
) as Record<SearchField, string>;
export const nameMark = marks.name;
const endMark = '\x1e';
/** Fills up the one and two signs of scripts in which these are already a word. */
export const shortMark = '\x1d';
/** Everything that can stand after a word's last sign, beside letters, digits and punctuation. */
export const boundaryMarks = [...Object.values(marks), endMark];

export function fieldOfMark(mark: number): SearchField | undefined {
  return searchFields[mark - 1];
}

/** The folded name that a document begins with. */
export function nameOfDocument(document: string): string {
  let end = 1;
  while (end < document.length && (document.charCodeAt(end) > 0x1f || document[end] === nameMark)) end++;
  return document.slice(1, end).replaceAll(nameMark, ' ');
}

const firstDigit = 0x10;

/** Digits in the signs in which documents hold phones. */
export function encodeDigits(digits: string): string {
  let encoded = '';
  for (let at = 0; at < digits.length; at++)
    encoded += String.fromCharCode(digits.charCodeAt(at) - 48 + firstDigit);
  return encoded;
}

export function isEncoded(text: string): boolean {
  return text.charCodeAt(0) < 0x20;
}

/** The documents of records `first` to `last`, by id; none for an id that has no row. */
export function readDocuments(
  db: Database.Database,
  noun: ListNoun,
  first: number,
  last: number,
): Map<number, string> {
  const documents = new Map<number, string>();
  let current = -1;
  let text = '';
  const keep = () => {
    if (current >= 0) documents.set(current, text);
  };
  readParts(db, noun, first, last, (id, field, part, normalized) => {
    if (id !== current) {
      keep();
      current = id;
      text = documents.get(id) ?? '';
    }
    text += toDocumentPart(field, part, normalized);
  });
  keep();
  for (const [id, document] of documents) documents.set(id, document + endMark);
  return documents;
}

/** Folded part by part: a whole document in one go would take the slow way for one umlaut. */
export function toDocumentPart(field: SearchField, text: string, normalized: string | null): string {
  if (field === 'phone') return toPhonePart(text, normalized);
  const folded = foldSearchText(text);
  if (field === 'name') return toNamePart(folded, normalized);
  if (field === 'email' && normalized !== null && normalized !== folded)
    return `${marks.email}${folded}${marks.email}${normalized}`;
  return marks[field] + folded;
}

function toNamePart(folded: string, key: string | null): string {
  const words = nameMark + folded.replaceAll(' ', nameMark);
  // The key is what one types in a hurry: `oneill`, and `meier` as a word of `Schmidt-Meier`.
  return key === null || key === folded ? words : words + nameMark + key.replaceAll(' ', nameMark);
}

function toPhonePart(raw: string, normalized: string | null): string {
  const typed = searchDigits(raw);
  const whole = normalized === null ? '' : normalized.slice(1);
  const part = whole === '' ? '' : marks.phone + encodeDigits(whole);
  return typed === '' || whole.endsWith(typed) ? part : part + marks.phone + encodeDigits(typed);
}

const dense = /[\u0530-\uffff]/;
const isLetter = /[\p{L}\p{M}\p{N}]/u;
const denseRun = /[\p{L}\p{M}\p{N}]+/gu;

/** True for letters of scripts beyond Latin, Greek and Cyrillic: one sign may be a whole word. */
export function isDense(sign: string): boolean {
  return sign.codePointAt(0)! >= 0x530 && isLetter.test(sign);
}

/** What the full-text table gets: the document, and the one and two signs of dense scripts as trigrams. */
export function toIndexedText(document: string): string {
  if (!dense.test(document)) return document;
  let short = '';
  for (const [run] of document.matchAll(denseRun)) {
    const signs = [...run];
    for (let at = 0; at < signs.length; at++) {
      if (!isDense(signs[at]!)) continue;
      short += signs[at]! + shortMark + shortMark;
      const next = signs[at + 1];
      if (next !== undefined && isDense(next)) short += signs[at]! + next + shortMark;
    }
  }
  return document + short;
}
