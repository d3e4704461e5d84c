import { closeSync, existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { connectSearchIndex } from '../../../../db/connect.ts';
import { prepareOnce } from '../../../../db/prepare-once.ts';
import { type ListNoun, listNouns } from '../../../contract/lists.ts';

/** Grows with every change of the documents' form: an index of another form is built again. */
const format = 1;

export type IndexState = {
  databaseId: string;
  /** Changes up to this id are in the index, or in `todo`. */
  changesTo: number;
  rangesTo: number;
  /** The last change set at that moment, `id:at`: another history has another one under this id. */
  lastSet: string;
};

/** Ids `first` to `last` that wait for the index. */
export type Run = { noun: ListNoun; first: number; last: number };

// One pair of tables per noun, so that a hundred thousand contacts never stand before the one company, and
// a list asks for its own noun alone. The trigrams are those of text that is folded already. Segments are
// merged when everything is indexed, not while a million documents come in.
const schema = `
  CREATE TABLE state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    database_id TEXT NOT NULL, changes_to INTEGER NOT NULL, ranges_to INTEGER NOT NULL, last_set TEXT NOT NULL
  ) STRICT;
  CREATE TABLE todo (noun TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (noun, first))
    STRICT, WITHOUT ROWID;
  ${listNouns
    .map(
      (noun) => `
  CREATE TABLE ${noun}_documents (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
  CREATE VIRTUAL TABLE ${noun}_trigrams USING fts5(text, content='', contentless_delete=1,
    tokenize='trigram case_sensitive 1', detail=none);
  INSERT INTO ${noun}_trigrams(${noun}_trigrams, rank) VALUES
    ('automerge', 0), ('crisismerge', 1000), ('hashsize', 4194304);`,
    )
    .join('')}
  PRAGMA user_version = ${format};
`;

/** Beside the index: it was found damaged by someone who may not write it. */
const damageMark = (searchFile: string) => `${searchFile}-damaged`;

/** For the one writer: makes the file where there is none, and again where it can't be used. */
export function openIndexForWriting(searchFile: string): Database.Database {
  if (existsSync(damageMark(searchFile))) removeIndex(searchFile);
  try {
    return openOrMake(searchFile);
  } catch (error) {
    if (!isDamage(error)) throw error;
    removeIndex(searchFile);
    return openOrMake(searchFile);
  }
}

function openOrMake(searchFile: string): Database.Database {
  if (!existsSync(searchFile)) {
    mkdirSync(dirname(searchFile), { recursive: true, mode: 0o700 });
    closeSync(openSync(searchFile, 'wx', 0o600));
  }
  const index = connectSearchIndex(searchFile);
  try {
    if (index.pragma('user_version', { simple: true }) !== format) makeTables(index);
    return index;
  } catch (error) {
    index.close();
    throw error;
  }
}

/** Empties the index; what is in the file's pages is overwritten as it is filled again. */
export function makeTables(index: Database.Database): void {
  const tables = ['state', 'todo', ...listNouns.flatMap((noun) => [`${noun}_documents`, `${noun}_trigrams`])];
  index.transaction(() => {
    for (const table of tables) index.exec(`DROP TABLE IF EXISTS ${table}`);
    index.exec(schema);
  })();
}

/** Undefined where there is no index, or none that can be read. */
export function openIndexForReading(searchFile: string): Database.Database | undefined {
  if (!existsSync(searchFile) || existsSync(damageMark(searchFile))) return undefined;
  const index = connectSearchIndex(searchFile, { readonly: true });
  if (index.pragma('user_version', { simple: true }) === format) return index;
  index.close();
  return undefined;
}

export function removeIndex(searchFile: string): void {
  for (const name of [`${searchFile}-wal`, `${searchFile}-shm`, searchFile, damageMark(searchFile)])
    rmSync(name, { force: true });
}

/** Tells the writer, which alone may remove it. */
export function reportDamage(searchFile: string): void {
  try {
    closeSync(openSync(damageMark(searchFile), 'w', 0o600));
  } catch {
    // No room for the mark, say: then the damage is met again.
  }
}

export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  const code = String(error.code);
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return true;
  // How a full-text table says that its own tables can't be read.
  return code === 'SQLITE_ERROR' && /vtable constructor failed|no such table/.test(error.message);
}

export function readState(index: Database.Database): IndexState | undefined {
  return prepareOnce<[], IndexState>(
    index,
    `SELECT database_id AS databaseId, changes_to AS changesTo, ranges_to AS rangesTo, last_set AS lastSet FROM state`,
  ).get();
}

export function writeState(index: Database.Database, state: IndexState): void {
  prepareOnce<[IndexState], unknown>(
    index,
    'INSERT OR REPLACE INTO state VALUES (1, :databaseId, :changesTo, :rangesTo, :lastSet)',
  ).run(state);
}

export function readTodo(index: Database.Database): Run[] {
  return prepareOnce<[], Run>(index, 'SELECT noun, first, last FROM todo ORDER BY noun, first').all();
}

export function countTodo(index: Database.Database): number {
  return prepareOnce<[], number>(index, 'SELECT coalesce(sum(last - first + 1), 0) FROM todo').pluck().get()!;
}

export function countDocuments(index: Database.Database, noun: ListNoun): number {
  return prepareOnce<[], number>(index, `SELECT count(*) FROM ${noun}_documents`).pluck().get()!;
}
