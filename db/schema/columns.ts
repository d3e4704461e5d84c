import { integer, text } from 'drizzle-orm/sqlite-core';

/** Never reused, so that the journal's (table, row) pairs stay true for ever. */
export const id = () => integer('id').primaryKey({ autoIncrement: true });

/** UTC milliseconds. */
export const instant = (name: string) => integer(name);

/** `YYYY-MM-DD`, no time zone. */
export const calendarDate = (name: string) => text(name);

export const flag = (name: string) => integer(name, { mode: 'boolean' });

/**
 * The columns that every record (a row with a page of its own) has.
 * `updated_at` is kept by the program and left out of the journal: it follows from it.
 */
export const record = () => ({
  id: id(),
  uid: text('uid').notNull().unique(),
  source: text('source').notNull().default('manual'),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
  deletedAt: instant('deleted_at'),
});
