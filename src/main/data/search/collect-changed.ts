import type Database from 'better-sqlite3';
import { prepareOnce } from '../../../../db/prepare-once.ts';
import { type ListNoun, listNouns } from '../../../contract/lists.ts';
import { IdSet } from './id-set.ts';
import type { IndexState, Run } from './index-file.ts';

type Owned = Record<ListNoun, IdSet>;

/** Tables whose rows stand in the documents of the records that they belong to. */
const parts: { table: string; owner: string; noun: ListNoun }[] = [
  { table: 'contact_points', owner: 'contact_id', noun: 'contacts' },
  { table: 'contact_points', owner: 'company_id', noun: 'companies' },
  { table: 'addresses', owner: 'contact_id', noun: 'contacts' },
  { table: 'addresses', owner: 'company_id', noun: 'companies' },
  { table: 'custom_values', owner: 'contact_id', noun: 'contacts' },
  { table: 'custom_values', owner: 'company_id', noun: 'companies' },
  { table: 'contact_companies', owner: 'contact_id', noun: 'contacts' },
  { table: 'contact_tags', owner: 'contact_id', noun: 'contacts' },
  { table: 'company_tags', owner: 'company_id', noun: 'companies' },
];
const partTables = [...new Set(parts.map((part) => part.table))];
const quoted = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');

/** Rows that appear in other records' documents: a company's name, a tag's name, a field that is hidden. */
const shared: { table: string; touched: string; owners: { noun: ListNoun; sql: string }[] }[] = [
  {
    table: 'companies',
    touched: `(old LIKE '%"name":%' OR old LIKE '%"deleted_at":%')`,
    owners: [{ noun: 'contacts', sql: 'SELECT contact_id FROM contact_companies WHERE company_id = ?' }],
  },
  {
    table: 'tags',
    touched: `old LIKE '%"name":%'`,
    owners: [
      { noun: 'contacts', sql: 'SELECT contact_id FROM contact_tags WHERE tag_id = ?' },
      { noun: 'companies', sql: 'SELECT company_id FROM company_tags WHERE tag_id = ?' },
    ],
  },
  {
    table: 'custom_fields',
    touched: `(old LIKE '%"deleted_at":%' OR old LIKE '%"kind":%')`,
    owners: [
      {
        noun: 'contacts',
        sql: 'SELECT contact_id FROM custom_values WHERE field_id = ? AND contact_id IS NOT NULL',
      },
      {
        noun: 'companies',
        sql: 'SELECT company_id FROM custom_values WHERE field_id = ? AND company_id IS NOT NULL',
      },
    ],
  },
];

// Into the trash and out of it: the document stays as it is, and answers leave the trash out.
const isTrashAlone = `(action = 'update' AND table_name = record_table
  AND old LIKE '{"deleted_at":%' AND old NOT LIKE '%,"%')`;

/** The records whose documents may have changed since a state of the index, as runs of ids. */
export function collectChanged(db: Database.Database, since: IndexState): Run[] {
  const changed: Owned = { contacts: new IdSet(), companies: new IdSet() };
  collectEntries(db, since, changed);
  collectShared(db, since, changed);
  collectRanges(db, since, changed);
  return listNouns.flatMap((noun) => changed[noun].listRuns().map((run) => ({ noun, ...run })));
}

function collectEntries(db: Database.Database, since: IndexState, changed: Owned): void {
  for (const noun of listNouns) {
    const entries = prepareOnce<[number], number>(
      db,
      `SELECT record_id FROM changes WHERE id > ? AND record_table = '${noun}'
       AND table_name IN (${quoted([...listNouns, ...partTables])}) AND NOT ${isTrashAlone}`,
    ).pluck();
    for (const id of entries.iterate(since.changesTo)) changed[noun].add(id);
  }
}

function collectShared(db: Database.Database, since: IndexState, changed: Owned): void {
  for (const { table, touched, owners } of shared) {
    const rows = prepareOnce<[number], number>(
      db,
      `SELECT DISTINCT row_id FROM changes WHERE id > ? AND table_name = '${table}' AND action = 'update' AND ${touched}`,
    ).pluck();
    for (const rowId of rows.all(since.changesTo))
      for (const { noun, sql } of owners)
        for (const id of prepareOnce<[number], number>(db, sql).pluck().all(rowId)) changed[noun].add(id);
  }
}

function collectRanges(db: Database.Database, since: IndexState, changed: Owned): void {
  const ranges = prepareOnce<[number, string], { first: number; last: number }>(
    db,
    'SELECT first_id AS first, last_id AS last FROM change_ranges WHERE id > ? AND table_name = ?',
  );
  for (const noun of listNouns)
    for (const { first, last } of ranges.all(since.rangesTo, noun)) changed[noun].addRange(first, last);
  for (const { table, owner, noun } of parts) {
    // Most rows of an import belong to records of the same import, which are all in one run: those are
    // left out by SQLite, in a fraction of the time that it takes to hand them over.
    const known = findLongest(changed[noun].listRuns());
    const owners = prepareOnce<[number, number, number, number], number>(
      db,
      `SELECT ${owner} FROM ${table} WHERE id BETWEEN ? AND ? AND (${owner} < ? OR ${owner} > ?)`,
    ).pluck();
    for (const { first, last } of ranges.all(since.rangesTo, table))
      for (const id of owners.iterate(first, last, known.first, known.last)) changed[noun].add(id);
  }
}

function findLongest(runs: { first: number; last: number }[]): { first: number; last: number } {
  let longest = { first: 0, last: 0 };
  for (const run of runs) if (run.last - run.first > longest.last - longest.first) longest = run;
  return longest;
}
