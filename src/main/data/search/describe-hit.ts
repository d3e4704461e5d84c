import type Database from 'better-sqlite3';
import { prepareOnce } from '../../../../db/prepare-once.ts';
import type { SearchHit } from '../../../contract/search.ts';
import { toDocumentPart } from './document.ts';
import type { FoundRecord } from './find-records.ts';
import { foldSearchText } from './fold-search-text.ts';
import { readParts, type SearchField } from './read-parts.ts';
import { isMatch, type SearchQuery, type Term } from './search-query.ts';

type Part = { field: SearchField; text: string; folded: string };

const excerptBefore = 30;
const excerptLength = 120;

/** What the frame shows of a found record, read from its rows. Undefined where they no longer say so. */
export function describeHit(
  data: Database.Database,
  record: FoundRecord,
  query: SearchQuery,
): SearchHit | undefined {
  const parts: Part[] = [];
  readParts(data, record.noun, record.id, record.id, (_, field, text, normalized) =>
    parts.push({ field, text, folded: toDocumentPart(field, text, normalized) }),
  );
  const title = parts[0]?.text;
  if (title === undefined) return undefined;
  const isFound = isMatch(query, parts.map((part) => part.folded).join(''));
  const number = isFound ? undefined : readNumber(data, record);
  if (!isFound && number !== query.text.replace('#', '')) return undefined;
  const place = isFound ? findPlace(parts, query) : undefined;
  return {
    noun: record.noun,
    id: record.id,
    title,
    subtitle: textOf(parts, 'company') ?? textOf(parts, 'phone') ?? textOf(parts, 'email'),
    field: isFound ? (place?.field ?? null) : 'number',
    excerpt: place ? cutExcerpt(place.text, place.term) : (number ?? null),
  };
}

function readNumber(data: Database.Database, { noun, id }: FoundRecord): string | undefined {
  const find = prepareOnce<[number], string>(data, `SELECT CAST(number AS TEXT) FROM ${noun} WHERE id = ?`);
  return find.pluck().get(id);
}

function textOf(parts: Part[], field: SearchField): string | null {
  return parts.find((part) => part.field === field)?.text ?? null;
}

/** The first part outside the name that holds a word which the name doesn't. */
function findPlace(parts: Part[], query: SearchQuery): (Part & { term: Term }) | undefined {
  const holds = (part: Part, term: Term) => term.some((spelling) => part.folded.includes(spelling));
  const names = parts.filter((part) => part.field === 'name');
  for (const way of query.ways) {
    if (!way.every((term) => parts.some((part) => holds(part, term)))) continue;
    for (const term of way) {
      if (names.some((part) => holds(part, term))) continue;
      const part = parts.find((other) => holds(other, term));
      if (part) return { ...part, term };
    }
    return undefined;
  }
  return undefined;
}

/** A long text around what was found; a short one whole. */
function cutExcerpt(text: string, term: Term): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= excerptLength) return line;
  const folded = foldSearchText(line);
  const at = Math.max(0, ...term.map((spelling) => folded.indexOf(spelling)));
  const start = Math.max(0, toPlace(line, folded, at) - excerptBefore);
  const end = Math.min(line.length, start + excerptLength);
  const from = start === 0 ? 0 : line.indexOf(' ', start) + 1 || start;
  return `${from > 0 ? '…' : ''}${line.slice(from, end)}${end < line.length ? '…' : ''}`;
}

/** Folding may lengthen or shorten a text: `ß` is `ss`. */
function toPlace(text: string, folded: string, at: number): number {
  if (folded.length === text.length) return at;
  let length = 0;
  let place = 0;
  for (const sign of text) {
    if (length >= at) break;
    length += foldSearchText(sign).length;
    place += sign.length;
  }
  return place;
}
