import type Database from 'better-sqlite3';
import { prepareOnce } from '../../../../db/prepare-once.ts';
import { type ListNoun, listNouns } from '../../../contract/lists.ts';
import { collectChanged } from './collect-changed.ts';
import { readDocuments } from './document.ts';
import { IdSet } from './id-set.ts';
import { type IndexState, type Run, readState, readTodo } from './index-file.ts';
import { listAllRuns, readLastId, readPosition } from './journal-position.ts';
import type { Snapshot } from './reader.ts';
import { isMatch, type SearchQuery } from './search-query.ts';

/** Up to so many waiting records are read whole and kept, so that each answer is exact. */
const fewRecords = 5_000;
/** Of more changes than this only the latest are looked at one by one. */
const fewChanges = 20_000;
const latestChanges = 2_000;
/** Records looked through at a time. */
const chunk = 250;

/** What the index doesn't know yet. */
export type Waiting = {
  count: number;
  /** Share of the records that the index knows. */
  indexed: number;
  runs: Run[];
  /** The waiting records themselves where they are few; null where they must be looked through. */
  documents: Record<ListNoun, Map<number, string>> | null;
  /** True where the index's own answer doesn't count. */
  isWaiting: (noun: ListNoun, id: number) => boolean;
};

const kept = new WeakMap<Database.Database, { key: string; waiting: Waiting }>();

export function readWaiting(snapshot: Snapshot): Waiting {
  const { data, index, isSettled } = snapshot;
  if (!isSettled) return findWaiting(data, index);
  const key = readVersion(snapshot);
  const known = kept.get(data);
  if (known?.key === key) return known.waiting;
  const waiting = findWaiting(data, index);
  kept.set(data, { key, waiting });
  return waiting;
}

/** Another one after each change of the data or of the index. */
export function readVersion({ data, index }: Snapshot): string {
  const { changesTo, rangesTo } = readPosition(data);
  const version = index ? `${index.name} ${index.pragma('data_version', { simple: true })}` : '';
  return `${version} ${changesTo} ${rangesTo}`;
}

function findWaiting(data: Database.Database, index: Database.Database | undefined): Waiting {
  const runs = index ? [...readTodo(index), ...listChangedRuns(data, readState(index)!)] : listAllRuns(data);
  const count = runs.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const total = listNouns.reduce((sum, noun) => sum + readLastId(data, noun), 0);
  const indexed = count === 0 ? 1 : Math.max(0, 1 - count / Math.max(1, total));
  if (count > fewRecords) return { count, indexed, runs, documents: null, isWaiting: () => false };
  const documents = { contacts: new Map<number, string>(), companies: new Map<number, string>() };
  const ids = { contacts: new IdSet(), companies: new IdSet() };
  for (const { noun, first, last } of runs) {
    ids[noun].addRange(first, last);
    for (const [id, document] of readDocuments(data, noun, first, last)) documents[noun].set(id, document);
  }
  return { count, indexed, runs, documents, isWaiting: (noun, id) => ids[noun].has(id) };
}

/** What changed since the index last planned. After very much only an outline, which is enough to look through. */
function listChangedRuns(data: Database.Database, state: IndexState): Run[] {
  const position = readPosition(data);
  const newRanges = listNewRanges(data, state.rangesTo);
  const inserted = newRanges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const isMuch = position.changesTo - state.changesTo > fewChanges || inserted > fewRecords;
  if (!isMuch) return collectChanged(data, state);
  const latest = Math.max(state.changesTo, position.changesTo - latestChanges);
  return [...newRanges, ...collectChanged(data, { ...position, changesTo: latest })];
}

function listNewRanges(data: Database.Database, since: number): Run[] {
  return prepareOnce<[number], Run>(
    data,
    `SELECT table_name AS noun, first_id AS first, last_id AS last FROM change_ranges
     WHERE id > ? AND table_name IN ('contacts', 'companies') ORDER BY id`,
  ).all(since);
}

/**
 * The ids of waiting records that hold what is looked for. Few are looked at all; of many the newest, for
 * as many milliseconds as the caller grants.
 */
export function findInWaiting(
  data: Database.Database,
  waiting: Waiting,
  noun: ListNoun,
  query: SearchQuery,
  milliseconds: number,
): Map<number, string> {
  const found = new Map<number, string>();
  const look = (documents: Map<number, string>) => {
    for (const [id, document] of documents) if (isMatch(query, document)) found.set(id, document);
  };
  if (waiting.documents) {
    look(waiting.documents[noun]);
    return found;
  }
  const end = performance.now() + milliseconds;
  for (let at = waiting.runs.length - 1; at >= 0; at--) {
    const { first, last, noun: other } = waiting.runs[at]!;
    if (other !== noun) continue;
    for (let to = last; to >= first; to -= chunk) {
      if (performance.now() > end) return found;
      look(readDocuments(data, noun, Math.max(first, to - chunk + 1), to));
    }
  }
  return found;
}
