import type Database from 'better-sqlite3';
import type { ListNoun } from '../../../contract/lists.ts';
import { findAllInIndex } from './find-in-index.ts';
import { readIndex } from './reader.ts';
import { parseSearchQuery } from './search-query.ts';
import { findInWaiting, readVersion, readWaiting } from './waiting.ts';

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

/**
 * The same for SQL: the name of a temporary table of the connection that holds the ids in its one column,
 * `id`. Asked again for the same text, the page of a list, it is kept as long as data and index are the
 * same. Null where the text is blank.
 */
export function fillMatches(place: Place, noun: ListNoun, text: string): string | null {
  const { sqlite } = place;
  const query = parseSearchQuery(text);
  if (!query) return null;
  const table = `search_${noun}`;
  sqlite.exec(`
    CREATE TEMP TABLE IF NOT EXISTS ${table} (id INTEGER PRIMARY KEY);
    CREATE TEMP TABLE IF NOT EXISTS search_filled (noun TEXT PRIMARY KEY, version TEXT) WITHOUT ROWID;
  `);
  // Kept in the database, so that a transaction that is taken back takes both back.
  const version = readIndex(place, (snapshot) =>
    snapshot.isSettled ? `${readVersion(snapshot)} ${text}` : null,
  );
  const filled = sqlite.prepare('SELECT version FROM temp.search_filled WHERE noun = ?').pluck().get(noun);
  if (version !== null && filled === version) return `temp.${table}`;
  const ids = JSON.stringify(findIds(place, noun, text));
  sqlite.exec(`DELETE FROM temp.${table}`);
  sqlite.prepare(`INSERT INTO temp.${table} SELECT value FROM json_each(?)`).run(ids);
  sqlite.prepare('INSERT OR REPLACE INTO temp.search_filled VALUES (?, ?)').run(noun, version);
  return `temp.${table}`;
}
