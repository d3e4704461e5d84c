import type Database from 'better-sqlite3';
import type { ListNoun } from '../../../contract/lists.ts';
import { isExact, type SearchQuery, toCheck, toMatch } from './search-query.ts';

/** `text` is null where the document has all trigrams, but not what is looked for. */
export type Candidate = { id: number; text: string | null };

/**
 * The next documents after an id that have all trigrams of what is looked for, in order of their ids; the
 * text itself then decides. With `isNameStart` only those of which a word of the name begins with each
 * term. Empty where the terms are too short to be asked for.
 */
export function findInIndex(
  index: Database.Database,
  noun: ListNoun,
  query: SearchQuery,
  options: { isNameStart: boolean; after: number; limit: number },
): Candidate[] {
  const match = toMatch(query, options.isNameStart);
  if (match === undefined) return [];
  const check = toCheck(query, 'text', options.isNameStart);
  return index
    .prepare<[Record<string, string | number>], Candidate>(
      `SELECT id, CASE WHEN ${check.sql} THEN text END AS text
       FROM (SELECT rowid FROM ${noun}_trigrams WHERE ${noun}_trigrams MATCH :match AND rowid > :after
             ORDER BY rowid LIMIT :limit) AS candidates
       CROSS JOIN ${noun}_documents ON id = candidates.rowid`,
    )
    .all({ match, after: options.after, limit: options.limit, ...check.parameters });
}

/** All ids, in no order. */
export function findAllInIndex(index: Database.Database, noun: ListNoun, query: SearchQuery): number[] {
  const match = toMatch(query, query.isShort);
  if (match === undefined) return [];
  if (isExact(query, query.isShort))
    return index
      .prepare<[string], number>(`SELECT rowid FROM ${noun}_trigrams WHERE ${noun}_trigrams MATCH ?`)
      .pluck()
      .all(match);
  const check = toCheck(query, `${noun}_documents.text`, query.isShort);
  return index
    .prepare<[Record<string, string | number>], number>(`SELECT id ${fromIndex(noun)} AND ${check.sql}`)
    .pluck()
    .all({ match, ...check.parameters });
}

const fromIndex = (noun: ListNoun) =>
  `FROM ${noun}_trigrams CROSS JOIN ${noun}_documents ON id = ${noun}_trigrams.rowid WHERE ${noun}_trigrams MATCH :match`;
