import type { ListNoun } from '../../../contract/lists.ts';
import type { Context } from '../context.ts';
import { findIds } from './find-ids.ts';
import { readIndex } from './reader.ts';
import { readVersion } from './waiting.ts';

/**
 * `findIds` for SQL: the name of a temporary table of the connection that holds the ids in its one column,
 * `id`. Asked again for the same text, by the next page of a list, it is kept as long as data and index
 * are the same. One text at a time for each noun; a blank one finds nothing.
 */
export function findMatches(
  place: Pick<Context, 'sqlite' | 'searchFile'>,
  noun: ListNoun,
  text: string,
): string {
  const { sqlite } = place;
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
  if (version !== null && filled === version) return table;
  const ids = JSON.stringify(findIds(place, noun, text) ?? []);
  sqlite.exec(`DELETE FROM temp.${table}`);
  sqlite.prepare(`INSERT INTO temp.${table} SELECT value FROM json_each(?)`).run(ids);
  sqlite.prepare('INSERT OR REPLACE INTO temp.search_filled VALUES (?, ?)').run(noun, version);
  return table;
}
