import type Database from 'better-sqlite3';
import type { ListNoun } from '../../../contract/lists.ts';
import { findAllInIndex } from './find-in-index.ts';
import { readIndex } from './reader.ts';
import { parseSearchQuery } from './search-query.ts';
import { findInWaiting, readWaiting } from './waiting.ts';

type Place = { sqlite: Database.Database; searchFile: string };

/** A list may take longer than an answer to one key. */
const waitingMilliseconds = 250;

/**
 * The ids of all records of a noun that hold a text, in order; the trash is among them. Null where the text
 * is blank, and so leaves nothing out.
 */
export function findIds(place: Place, noun: ListNoun, text: string): number[] | null {
  const query = parseSearchQuery(text);
  if (!query) return null;
  return readIndex(place, (snapshot) => {
    const { index } = snapshot;
    const waiting = readWaiting(snapshot);
    const ids = index ? findAllInIndex(index, noun, query) : [];
    const fresh = findInWaiting(place.sqlite, waiting, noun, query, waitingMilliseconds);
    if (waiting.count === 0) return ids;
    const all = new Set(ids.filter((id) => !waiting.isWaiting(noun, id)));
    for (const id of fresh.keys()) all.add(id);
    return [...all].sort((a, b) => a - b);
  });
}
