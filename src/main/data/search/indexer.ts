import type Database from 'better-sqlite3';
import { openDatabase } from '../../../../db/open-database.ts';
import { prepareOnce } from '../../../../db/prepare-once.ts';
import { type ListNoun, listNouns } from '../../../contract/lists.ts';
import { collectChanged } from './collect-changed.ts';
import { readDocuments, toIndexedText } from './document.ts';
import {
  countDocuments,
  countTodo,
  makeTables,
  openIndexForWriting,
  type Run,
  readState,
  writeState,
} from './index-file.ts';
import { isSameHistory, listAllRuns, readPosition } from './journal-position.ts';

/** Records per transaction, each a segment of the full-text table: some 0.2 s of work. */
const batchSize = 10_000;
/** Records read at a time, for flat memory. */
const readSize = 2_000;
/** Pages merged per step, some 30 ms of work. */
const mergePages = 500n;
const manyRuns = 1_000;
const smallGap = 10;
/** Below this, taking documents out one by one is always quick enough. */
const manyDocuments = 50_000;

/**
 * Brings the index up to the record of changes: `plan` writes down what has changed since, `step` does a
 * part of it. What is planned and how far the index has come are committed together with what was done,
 * so a kill at any moment costs one batch.
 */
export class Indexer {
  private readonly data: Database.Database;
  private readonly index: Database.Database;

  constructor(file: string, searchFile: string) {
    this.data = openDatabase(file, { readonly: true, checked: true });
    try {
      this.index = openIndexForWriting(searchFile);
    } catch (error) {
      this.data.close();
      throw error;
    }
  }

  /** Returns how many records wait. */
  plan(): number {
    this.data.exec('BEGIN');
    try {
      const state = readState(this.index);
      const position = readPosition(this.data);
      if (
        !state ||
        !isSameHistory(this.data, state) ||
        this.isMostlyGone(position.changesTo - state.changesTo)
      ) {
        makeTables(this.index);
        this.writePlan(listAllRuns(this.data), position);
      } else if (state.changesTo < position.changesTo || state.rangesTo < position.rangesTo)
        this.writePlan(joinRuns(collectChanged(this.data, state)), position);
    } finally {
      this.data.exec('COMMIT');
    }
    return countTodo(this.index);
  }

  /** Indexes a part of what is planned. Returns how many records it looked at; 0 when nothing is left. */
  step(): number {
    const runs = prepareOnce<[], Run>(
      this.index,
      `SELECT noun, first, last FROM todo ORDER BY noun, first LIMIT ${batchSize}`,
    ).all();
    let left = batchSize;
    this.data.exec('BEGIN'); // spares the locking that each statement alone would cost
    this.index.transaction(() => {
      for (const { noun, first, last } of runs) {
        if (left === 0) break;
        const end = Math.min(last, first + left - 1);
        for (let from = first; from <= end; from += readSize)
          this.indexRun(noun, from, Math.min(end, from + readSize - 1));
        left -= end - first + 1;
        prepareOnce(this.index, 'DELETE FROM todo WHERE noun = ? AND first = ?').run(noun, first);
        if (end < last)
          prepareOnce(
            this.index,
            `INSERT INTO todo VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET last = max(last, excluded.last)`,
          ).run(noun, end + 1, last);
      }
    })();
    this.data.exec('COMMIT');
    return batchSize - left;
  }

  /** Merges a few segments, so that answers stay quick. Returns whether there was something to do. */
  tidy(): boolean {
    const countChanges = prepareOnce<[], number>(this.index, 'SELECT total_changes()').pluck();
    let isBusy = false;
    for (const noun of listNouns) {
      const before = countChanges.get()!;
      prepareOnce(this.index, `INSERT INTO ${noun}_trigrams(${noun}_trigrams, rank) VALUES ('merge', ?)`).run(
        mergePages,
      );
      isBusy ||= countChanges.get()! - before >= 2;
    }
    return isBusy;
  }

  close(): void {
    this.data.close();
    this.index.close();
  }

  private indexRun(noun: ListNoun, first: number, last: number): void {
    const documents = readDocuments(this.data, noun, first, last);
    const { removeTrigrams, addTrigrams, removeText, addText, listTexts } = prepareStatements(
      this.index,
      noun,
    );
    for (const { id, text } of listTexts.all(first, last)) {
      if (documents.get(id) === text) {
        documents.delete(id);
        continue;
      }
      removeTrigrams.run(id);
      if (!documents.has(id)) removeText.run(id);
    }
    for (const [id, document] of documents) {
      addText.run(id, document);
      addTrigrams.run(id, toIndexedText(document));
    }
  }

  private writePlan(runs: Run[], position: ReturnType<typeof readPosition>): void {
    const add = prepareOnce<[Run], unknown>(
      this.index,
      `INSERT INTO todo VALUES (:noun, :first, :last) ON CONFLICT DO UPDATE SET last = max(last, excluded.last)`,
    );
    this.index.transaction(() => {
      for (const run of runs) add.run(run);
      writeState(this.index, position);
    })();
  }

  /** After the undo of a large import, building what is left again is quicker than taking out what went. */
  private isMostlyGone(changes: number): boolean {
    if (changes < manyDocuments) return false;
    return listNouns.some((noun) => {
      const documents = countDocuments(this.index, noun);
      const rows = prepareOnce<[], number>(this.data, `SELECT count(*) FROM ${noun}`).pluck().get()!;
      return documents >= manyDocuments && rows < documents / 2;
    });
  }
}

/**
 * Of very many short runs, neighbours become one: reading on is quicker than beginning again, and a record
 * that has not changed costs no more than being read.
 */
function joinRuns(runs: Run[]): Run[] {
  if (runs.length < manyRuns) return runs;
  const joined: Run[] = [];
  for (const run of runs) {
    const before = joined.at(-1);
    if (before?.noun === run.noun && run.first - before.last <= smallGap) before.last = run.last;
    else joined.push({ ...run });
  }
  return joined;
}

function prepareStatements(index: Database.Database, noun: ListNoun) {
  return {
    listTexts: prepareOnce<[number, number], { id: number; text: string }>(
      index,
      `SELECT id, text FROM ${noun}_documents WHERE id BETWEEN ? AND ?`,
    ),
    addText: prepareOnce(index, `INSERT OR REPLACE INTO ${noun}_documents VALUES (?, ?)`),
    removeText: prepareOnce(index, `DELETE FROM ${noun}_documents WHERE id = ?`),
    addTrigrams: prepareOnce(index, `INSERT INTO ${noun}_trigrams(rowid, text) VALUES (?, ?)`),
    removeTrigrams: prepareOnce(index, `DELETE FROM ${noun}_trigrams WHERE rowid = ?`),
  };
}

export type IndexProgress = { done: number; total: number };

/** Brings the index up to date before it returns. @throws what opening the data file throws */
export function indexNow(
  file: string,
  searchFile: string,
  options: { onProgress?: (progress: IndexProgress) => void; isCancelled?: () => boolean } = {},
): void {
  const indexer = new Indexer(file, searchFile);
  try {
    for (let total = indexer.plan(), done = 0; total > 0; total = indexer.plan(), done = 0)
      for (let count = indexer.step(); count > 0; count = indexer.step()) {
        done += count;
        options.onProgress?.({ done, total: Math.max(done, total) });
        if (options.isCancelled?.()) return;
      }
    while (indexer.tidy()) if (options.isCancelled?.()) return;
  } finally {
    indexer.close();
  }
}
