import { prepareOnce } from '../../../../db/prepare-once.ts';
import type { ListFilter, ListNoun, ListRequest, ListRow, Selection, Sort } from '../../../contract/lists.ts';
import type { Context } from '../context.ts';
import { findMatches } from '../search/find-matches.ts';
import { compileFilter, join } from './compile-filter.ts';
import { findField } from './field-catalogue.ts';
import { type Sql, sql } from './list-field.ts';

/**
 * A page of a list: first the ids in order (an index alone where there is one for the order), then their
 * cells, so that a deep page costs no more than its place.
 */
export function listRecords(context: Context, noun: ListNoun, request: ListRequest): ListRow[] {
  const { sqlite } = context;
  const where = compileWhere(context, noun, request.filter);
  const order = compileOrder(context, noun, request.sort);
  const ids = prepareOnce<(string | number | null)[], number>(
    sqlite,
    `SELECT r.id FROM ${noun} r WHERE ${where.text} ORDER BY ${order} LIMIT ? OFFSET ?`,
  )
    .pluck()
    .all(...where.parameters, request.limit, request.offset);
  const readCells = compileCells(context, noun, request.columns);
  return ids.map((id) => ({ id, cells: readCells(id) }));
}

export function countRecords(context: Context, noun: ListNoun, filter: ListFilter): number {
  if (isEverything(filter)) return countAll(context, noun);
  const where = compileWhere(context, noun, filter);
  return prepareOnce<(string | number | null)[], number>(
    context.sqlite,
    `SELECT count(*) FROM ${noun} r WHERE ${where.text}`,
  )
    .pluck()
    .get(...where.parameters)!;
}

const isEverything = ({ conditions, text, isTrash, changeSet }: ListFilter) =>
  conditions.length === 0 && text.trim() === '' && !isTrash && changeSet === undefined;

/** All less those in the trash: SQLite counts a whole table by its pages, and the trash has an index. */
function countAll({ sqlite }: Context, noun: ListNoun): number {
  return prepareOnce<[], number>(
    sqlite,
    `SELECT (SELECT count(*) FROM ${noun}) - (SELECT count(*) FROM ${noun} WHERE deleted_at IS NOT NULL)`,
  )
    .pluck()
    .get()!;
}

/** The cells of one record, in the order of the columns. */
export function compileCells(
  context: Pick<Context, 'sqlite'>,
  noun: ListNoun,
  columns: string[],
): (id: number) => (string | number | null)[] {
  if (columns.length === 0) return () => [];
  const cells = join(
    columns.map((key) => findField(context.sqlite, noun, key).cell),
    ', ',
  );
  const statement = prepareOnce<(string | number | null)[], (string | number | null)[]>(
    context.sqlite,
    `SELECT ${cells.text} FROM ${noun} r WHERE r.id = ?`,
  ).raw();
  return (id) => statement.get(...cells.parameters, id) ?? columns.map(() => null);
}

/** Fills `temp.chosen(id)` with the selected rows and tells how many there are. */
export function chooseRecords(context: Context, noun: ListNoun, selection: Selection): number {
  const { sqlite } = context;
  sqlite.exec('CREATE TEMP TABLE IF NOT EXISTS chosen (id INTEGER PRIMARY KEY); DELETE FROM temp.chosen');
  if ('ids' in selection) {
    const add = prepareOnce<[number], unknown>(
      sqlite,
      `INSERT OR IGNORE INTO temp.chosen SELECT id FROM ${noun} WHERE id = ?`,
    );
    for (const id of selection.ids) add.run(id);
  } else {
    const where = compileWhere(context, noun, selection.filter);
    sqlite
      .prepare(`INSERT INTO temp.chosen SELECT r.id FROM ${noun} r WHERE ${where.text}`)
      .run(...where.parameters);
    const remove = prepareOnce<[number], unknown>(sqlite, 'DELETE FROM temp.chosen WHERE id = ?');
    for (const id of selection.except) remove.run(id);
  }
  return prepareOnce<[], number>(sqlite, 'SELECT count(*) FROM temp.chosen').pluck().get()!;
}

export function compileOrder(
  context: Pick<Context, 'sqlite'>,
  noun: ListNoun,
  { field: key, isDescending }: Sort,
): string {
  const field = findField(context.sqlite, noun, key);
  const direction = isDescending ? 'DESC' : 'ASC';
  if (field.order && isOwnColumn.test(field.order)) return `${field.order} ${direction}, r.id ${direction}`;
  const expression = field.order ?? (isTextual(field.kind) ? `fold(${field.cell.text})` : field.cell.text);
  // Empty ones last in either direction: nobody looks for them first.
  return `nullif(${expression}, '') ${direction} NULLS LAST, r.id ${direction}`;
}

const isOwnColumn = /^r\.\w+$/;
const isTextual = (kind: string) => ['text', 'long_text', 'tags', 'email', 'phone'].includes(kind);

export function compileWhere(context: Context, noun: ListNoun, filter: ListFilter): Sql {
  const where = compileFilter(context.sqlite, noun, filter);
  const text = filter.text.trim();
  if (text === '') return where;
  const table = findMatches(context, noun, text);
  return join([where, sql(`r.id IN (SELECT id FROM temp.${table})`)], ' AND ');
}
