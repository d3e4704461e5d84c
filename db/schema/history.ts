import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { id, instant } from './columns.ts';

/** One entry of the record of changes: what one command or job did. */
export const changeSets = sqliteTable(
  'change_sets',
  {
    id: id(),
    at: instant('at').notNull(),
    /** The operation's name, `contacts.update`; for an undo `history.undo`. */
    operation: text('operation').notNull(),
    /** `screen`, `cli`, `import:12`. */
    source: text('source').notNull(),
    /** What the history screen says: parameters of the operation's sentence. */
    summary: text('summary', { mode: 'json' }).$type<Record<string, string | number>>().notNull(),
    /** How many rows it inserted, updated and deleted. */
    rows: integer('rows').notNull().default(0),
    /** The change set that this one takes back; a redo takes back an undo. */
    undoes: integer('undoes'),
    /** The latest change set that took this one back, null while it stands. */
    undoneBy: integer('undone_by'),
  },
  (table) => [index('change_sets_by_undoes').on(table.undoes)],
);

export const changeActions = ['insert', 'update', 'delete'] as const;

/** One row's part in a change set. Written by triggers, see db/journal.ts. */
export const changes = sqliteTable(
  'changes',
  {
    id: id(),
    changeSetId: integer('change_set_id')
      .notNull()
      .references(() => changeSets.id),
    tableName: text('table_name').notNull(),
    rowId: integer('row_id').notNull(),
    action: text('action', { enum: changeActions }).notNull(),
    /** The record that the row belongs to: a phone's contact, a contact itself. */
    recordTable: text('record_table'),
    recordId: integer('record_id'),
    /** JSON: the changed columns' old values (update), the whole row (delete), null (insert). */
    old: text('old'),
  },
  (table) => [
    index('changes_by_set').on(table.changeSetId, table.tableName, table.rowId),
    // "did anybody change this row since?", the history of a record
    index('changes_by_row').on(table.tableName, table.rowId),
    index('changes_by_record').on(table.recordTable, table.recordId),
  ],
);

/** Rows that a job inserted, as runs of ids: one entry per table and batch instead of one per row. */
export const changeRanges = sqliteTable(
  'change_ranges',
  {
    id: id(),
    changeSetId: integer('change_set_id')
      .notNull()
      .references(() => changeSets.id),
    tableName: text('table_name').notNull(),
    firstId: integer('first_id').notNull(),
    lastId: integer('last_id').notNull(),
  },
  (table) => [
    index('change_ranges_by_set').on(table.changeSetId),
    index('change_ranges_by_row').on(table.tableName, table.lastId, table.firstId),
  ],
);

/** The lasting record of each import, which stays when the import is undone. */
export const imports = sqliteTable(
  'imports',
  {
    id: id(),
    changeSetId: integer('change_set_id').references(() => changeSets.id),
    noun: text('noun').notNull(),
    fileName: text('file_name').notNull(),
    sha256: text('sha256').notNull(),
    /** The headings, normalised and joined: finds the mapping again for the next file alike. */
    signature: text('signature').notNull(),
    reading: text('reading', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    mapping: text('mapping', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    counts: text('counts', { mode: 'json' }).$type<Record<string, number>>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    index('imports_by_signature').on(table.signature),
    uniqueIndex('imports_by_change_set').on(table.changeSetId),
  ],
);

/** Settings of the shop, `shop_name`, `country`, … as JSON values. */
export const settings = sqliteTable('settings', {
  id: id(),
  key: text('key').notNull().unique(),
  value: text('value').notNull(),
});

/** How the owner likes her lists: columns, order, widths. Not data, so not in the journal. */
export const preferences = sqliteTable('preferences', {
  id: id(),
  key: text('key').notNull().unique(),
  value: text('value').notNull(),
});

/** The next customer or company number. Only ever grows, so that no number is given twice. */
export const counters = sqliteTable('counters', {
  id: id(),
  series: text('series').notNull().unique(),
  last: integer('last').notNull(),
});
