import type Database from 'better-sqlite3';
import { prepareOnce } from '../../../../db/prepare-once.ts';
import { type ListNoun, listNouns } from '../../../contract/lists.ts';
import { makeNameKey } from '../../../contract/values/name-key.ts';
import { isEncoded, nameOfDocument } from './document.ts';
import { findInIndex } from './find-in-index.ts';
import { nameRank, type Rank, rankDocument } from './rank-document.ts';
import type { SearchQuery } from './search-query.ts';
import { findInWaiting, type Waiting } from './waiting.ts';

export type FoundRecord = {
  noun: ListNoun;
  id: number;
  rank: Rank;
  /** The name as it is sorted by. */
  order: string;
};

/**
 * Candidates looked at in the first round, in a later one, and at the very most: beyond that a text of
 * frequent pieces that is hardly anywhere as a whole would hold up the answers to the next keys. Of more
 * matches than a round has, the best are chosen among those. The words of names get less: the next letter
 * makes them rare.
 */
const firstRound = 100;
const largestRound = 4_000;
const mostCandidates = 30_000;
const mostNames = 10_000;
/** For looking through records that wait, when they are too many to know. */
const waitingMilliseconds = 25;

/** The best answers first, in the same order each time: by rank, then by name. The trash is left out. */
export function findRecords(
  data: Database.Database,
  index: Database.Database | undefined,
  waiting: Waiting,
  query: SearchQuery,
  limit: number,
): FoundRecord[] {
  return listNouns
    .flatMap((noun) => new NounSearch(data, index, waiting, query, noun).find(limit))
    .sort(compareFound)
    .slice(0, limit);
}

class NounSearch {
  private readonly found = new Map<number, FoundRecord>();
  private readonly inTrash = new Map<number, boolean>();
  private readonly data: Database.Database;
  private readonly index: Database.Database | undefined;
  private readonly waiting: Waiting;
  private readonly query: SearchQuery;
  private readonly noun: ListNoun;

  constructor(
    data: Database.Database,
    index: Database.Database | undefined,
    waiting: Waiting,
    query: SearchQuery,
    noun: ListNoun,
  ) {
    this.data = data;
    this.index = index;
    this.waiting = waiting;
    this.query = query;
    this.noun = noun;
  }

  /** From the surest way to the widest, and no further than needed. */
  find(limit: number): FoundRecord[] {
    this.findByNumber();
    this.findByName(limit);
    const sure = this.listBest(limit);
    if (sure.length === limit) return sure;
    const budget = waitingMilliseconds / listNouns.length;
    for (const [id, text] of findInWaiting(this.data, this.waiting, this.noun, this.query, budget))
      this.add(id, text);
    if (!this.index) return this.listBest(limit);
    const begun = this.readIndex(this.index, true, limit);
    return begun.length === limit || this.query.isShort ? begun : this.readIndex(this.index, false, limit);
  }

  /** The customer number, as it is. */
  private findByNumber(): void {
    const [, digits] = /^#?(\d{1,12})$/.exec(this.query.text) ?? [];
    if (digits === undefined) return;
    const find = prepareOnce<[number], number>(
      this.data,
      `SELECT id FROM ${this.noun} WHERE number = ?`,
    ).pluck();
    const id = find.get(Number(digits));
    if (id !== undefined) this.found.set(id, { noun: this.noun, id, rank: nameRank, order: '' });
  }

  /** Names that begin so, from the list's own index: all of them, waiting or not, and after one letter too. */
  private findByName(limit: number): void {
    const names = prepareOnce<[string, string, number], { id: number; order: string }>(
      this.data,
      `SELECT id, name_key AS "order" FROM ${this.noun}
       WHERE deleted_at IS NULL AND name_key >= ? AND name_key < ? ORDER BY name_key, id LIMIT ?`,
    );
    for (const key of listNameKeys(this.query))
      for (const { id, order } of names.all(key, `${key}\u{10ffff}`, limit))
        if (!this.found.has(id)) this.found.set(id, { noun: this.noun, id, rank: nameRank, order });
  }

  private readIndex(index: Database.Database, isNameStart: boolean, limit: number): FoundRecord[] {
    let after = 0;
    let looked = 0;
    for (let size = firstRound; ; size = Math.min(size * 4, largestRound)) {
      const candidates = findInIndex(index, this.noun, this.query, { isNameStart, after, limit: size });
      for (const { id, text } of candidates)
        if (text !== null && !this.waiting.isWaiting(this.noun, id)) this.add(id, text);
      const best = this.listBest(limit);
      looked += candidates.length;
      if (
        candidates.length < size ||
        best.length === limit ||
        looked >= (isNameStart ? mostNames : mostCandidates)
      )
        return best;
      after = candidates.at(-1)!.id;
    }
  }

  private add(id: number, text: string): void {
    if (this.found.has(id)) return;
    const rank = rankDocument(text, this.query);
    if (rank !== undefined) this.found.set(id, { noun: this.noun, id, rank, order: nameOfDocument(text) });
  }

  /** Looks up no more rows than needed: a row costs more than a match. */
  private listBest(limit: number): FoundRecord[] {
    const best: FoundRecord[] = [];
    for (const record of [...this.found.values()].sort(compareFound)) {
      if (best.length === limit) break;
      if (!this.isInTrash(record.id)) best.push(record);
    }
    return best;
  }

  private isInTrash(id: number): boolean {
    const known = this.inTrash.get(id);
    if (known !== undefined) return known;
    const find = prepareOnce<[number], number>(
      this.data,
      `SELECT 1 FROM ${this.noun} WHERE id = ? AND deleted_at IS NULL`,
    ).pluck();
    const isGone = find.get(id) === undefined;
    this.inTrash.set(id, isGone);
    return isGone;
  }
}

/** The text in each of its spellings, as the beginning of a name. */
function listNameKeys(query: SearchQuery): Set<string> {
  const keys = new Set<string>();
  const words = query.ways[0]!;
  const count = Math.max(...words.map((term) => term.length));
  for (let spelling = 0; spelling < count; spelling++) {
    const spelled = words.map((term) => term[spelling] ?? term[0]!);
    // A phone's digits say nothing about names.
    const key = spelled.some(isEncoded) ? '' : makeNameKey(spelled.join(' '));
    if (key !== '') keys.add(key);
  }
  return keys;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function compareFound(a: FoundRecord, b: FoundRecord): number {
  return a.rank - b.rank || compare(a.order, b.order) || compare(a.noun, b.noun) || a.id - b.id;
}
