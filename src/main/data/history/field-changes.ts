import type Database from 'better-sqlite3';
import { prepareOnce } from '../../../../db/prepare-once.ts';
import type { FieldChange } from '../../../contract/history.ts';

type Entry = {
  id: number;
  changeSet: number;
  at: number;
  operation: string;
  source: string;
  table: string;
  rowId: number;
  action: FieldChange['action'];
  old: string | null;
};

const entryColumns = `c.id, c.change_set_id AS changeSet, s.at, s.operation, s.source, c.table_name AS "table",
  c.row_id AS rowId, c.action, c.old`;

/** What the owner never sees: made by the program from the rest. */
const hidden = new Set([
  'name_key',
  'uid',
  'contact_id',
  'company_id',
  'field_id',
  'tag_id',
  'created_at',
  'source',
  'normalized',
  'position',
]);

/** The history of a record, newest first, its phones, tags and other parts included. */
export function listRecordChanges(
  sqlite: Database.Database,
  table: 'contacts' | 'companies',
  id: number,
): FieldChange[] {
  const entries = prepareOnce<[string, number], Entry>(
    sqlite,
    `SELECT ${entryColumns} FROM changes c JOIN change_sets s ON s.id = c.change_set_id
     WHERE c.record_table = ? AND c.record_id = ? ORDER BY c.id DESC LIMIT 2000`,
  ).all(table, id);
  const made = prepareOnce<[string, number], Omit<Entry, 'id' | 'old' | 'rowId' | 'action' | 'table'>>(
    sqlite,
    `SELECT s.id AS changeSet, s.at, s.operation, s.source FROM change_ranges g JOIN change_sets s ON s.id = g.change_set_id
     WHERE g.table_name = ? AND ? BETWEEN g.first_id AND g.last_id`,
  ).all(table, id);
  const origin = made.map((set) => ({
    ...set,
    table,
    rowId: id,
    action: 'insert' as const,
    column: null,
    before: null,
    after: null,
  }));
  return [...entries.flatMap((entry) => splitByField(sqlite, entry)), ...origin].sort(
    (a, b) => b.changeSet - a.changeSet,
  );
}

export function listSetChanges(sqlite: Database.Database, changeSet: number, limit: number): FieldChange[] {
  return prepareOnce<[number, number], Entry>(
    sqlite,
    `SELECT ${entryColumns} FROM changes c JOIN change_sets s ON s.id = c.change_set_id
     WHERE c.change_set_id = ? ORDER BY c.id LIMIT ?`,
  )
    .all(changeSet, limit)
    .flatMap((entry) => splitByField(sqlite, entry));
}

function splitByField(sqlite: Database.Database, entry: Entry): FieldChange[] {
  const { old, id, ...shared } = entry;
  if (entry.action === 'insert')
    return [{ ...shared, column: null, before: null, after: describeRow(sqlite, entry, null) }];
  const before = JSON.parse(old!) as Record<string, string | number | null>;
  if (entry.action === 'delete')
    return [{ ...shared, column: null, before: describeRow(sqlite, entry, before), after: null }];
  return Object.keys(before)
    .filter((column) => !hidden.has(column))
    .map((column) => ({
      ...shared,
      column,
      before: before[column]!,
      after: valueAfter(sqlite, entry, column, id),
    }));
}

/** What a field became: the old value of its next change, or of the row's deletion, or what it holds now. */
function valueAfter(
  sqlite: Database.Database,
  entry: Entry,
  column: string,
  id: number,
): string | number | null {
  const path = `$.${column}`;
  const next = prepareOnce<[string, string, number, number, string], { value: string | number | null }>(
    sqlite,
    `SELECT json_extract(old, ?) AS value FROM changes
     WHERE table_name = ? AND row_id = ? AND id > ? AND json_type(old, ?) IS NOT NULL ORDER BY id LIMIT 1`,
  ).get(path, entry.table, entry.rowId, id, path);
  if (next) return next.value;
  return (
    prepareOnce<[number], { value: string | number | null }>(
      sqlite,
      `SELECT ${column} AS value FROM main.${entry.table} WHERE id = ?`,
    ).get(entry.rowId)?.value ?? null
  );
}

const describing: Record<string, string> = {
  contacts: 'display_name',
  companies: 'name',
  contact_points: 'raw',
  addresses:
    "trim(coalesce(street, '') || ', ' || coalesce(postal_code, '') || ' ' || coalesce(city, ''), ', ')",
  contact_companies: '(SELECT name FROM companies WHERE id = company_id)',
  contact_tags: '(SELECT name FROM tags WHERE id = tag_id)',
  company_tags: '(SELECT name FROM tags WHERE id = tag_id)',
  tags: 'name',
  consents: "purpose || ' ' || channel || ' ' || state",
  custom_fields: 'name',
  custom_values: "(SELECT name FROM custom_fields WHERE id = field_id) || ': ' || value",
  external_ids: "source || ' ' || value",
  settings: 'key',
};

/** A row in a few words: the phone's number, the tag's name. Of a row that is gone, from what was kept of it. */
export function describeRow(
  sqlite: Database.Database,
  { table, rowId }: { table: string; rowId: number },
  old: Record<string, string | number | null> | null,
): string | null {
  const expression = describing[table];
  if (!expression) return null;
  const image = old ?? findImage(sqlite, table, rowId);
  if (!image)
    return (
      prepareOnce<[number], string | null>(sqlite, `SELECT ${expression} FROM main.${table} WHERE id = ?`)
        .pluck()
        .get(rowId) ?? null
    );
  const columns = Object.keys(image).map((column) => `json_extract(image, '$.${column}') AS ${column}`);
  return (
    sqlite
      .prepare<[string], string | null>(
        `SELECT ${expression} FROM (SELECT ${columns.join(', ')} FROM (SELECT ? AS image))`,
      )
      .pluck()
      .get(JSON.stringify(image)) ?? null
  );
}

/** What was kept of a row when it was deleted, where it is gone now. */
function findImage(
  sqlite: Database.Database,
  table: string,
  rowId: number,
): Record<string, string | number | null> | null {
  const isThere = prepareOnce<[number], unknown>(sqlite, `SELECT 1 FROM main.${table} WHERE id = ?`).get(
    rowId,
  );
  if (isThere) return null;
  const old = prepareOnce<[string, number], string>(
    sqlite,
    `SELECT old FROM changes WHERE table_name = ? AND row_id = ? AND action = 'delete' ORDER BY id DESC LIMIT 1`,
  )
    .pluck()
    .get(table, rowId);
  return old === undefined ? null : (JSON.parse(old) as Record<string, string | number | null>);
}
