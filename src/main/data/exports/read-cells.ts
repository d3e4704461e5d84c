import type Database from 'better-sqlite3';
import type { ColumnTarget, FieldKey } from '../../../contract/exchange-fields.ts';
import type { FieldKind, ListNoun } from '../../../contract/lists.ts';
import { joinTags } from '../../../contract/values/tags.ts';
import { compileCells } from '../fields/list-records.ts';
import type { ExportColumn } from './export-columns.ts';

type Value = string | number | null;
type Row = Value[];
/** Puts what one row of a table holds into its record's cells. */
type Fill = (cells: string[], row: Row) => void;
type Part = {
  statement: Database.Statement<[string], Row>;
  makeFill: () => (id: number, cells: string[], row: Row) => void;
};

/** Where a target's column stands in the file, undefined where it was not asked for. */
class Places {
  private readonly places = new Map<string, number>();

  constructor(columns: readonly ExportColumn[]) {
    columns.forEach((column, index) => {
      if ('target' in column) this.places.set(nameOf(column.target), index);
    });
  }

  find(field: FieldKey, group = 1, key = ''): number | undefined {
    return this.places.get(nameOf({ field, group, key }));
  }

  /** By number of the group, from 0. */
  listGroups(field: FieldKey): (number | undefined)[] {
    const found: (number | undefined)[] = [];
    for (const [name, index] of this.places) {
      const [word, group] = name.split(' ');
      if (word === field) found[Number(group) - 1] = index;
    }
    return found;
  }

  has(...fields: FieldKey[]): boolean {
    return [...this.places.keys()].some((name) => fields.includes(name.split(' ')[0] as FieldKey));
  }
}

const nameOf = ({ field, group = 1, key = '' }: ColumnTarget) => `${field} ${group} ${key}`;

/**
 * Reads the cells of many records at once: one query per table and batch, not per record. The order of the
 * ids is the order of the rows.
 */
export function compileReader(
  sqlite: Database.Database,
  noun: ListNoun,
  columns: readonly ExportColumn[],
): (ids: number[]) => string[][] {
  const places = new Places(columns);
  const parts = [
    readOwnColumns(sqlite, noun, columns),
    ...(noun === 'contacts' ? [readCompanies(sqlite, places), readConsents(sqlite, places)] : []),
    readPoints(sqlite, noun, places),
    readAddresses(sqlite, noun, places),
    readExternalIds(sqlite, noun, places),
    readTags(sqlite, noun, places),
    readCustomValues(sqlite, noun, places),
  ].filter((part): part is Part => part !== null);
  const fillListCells = compileListCells(sqlite, noun, columns);
  return (ids) => {
    const rows = new Map<number, string[]>();
    for (const id of ids) rows.set(id, new Array<string>(columns.length).fill(''));
    const wanted = JSON.stringify(ids);
    for (const { statement, makeFill } of parts) {
      const fill = makeFill();
      for (const row of statement.all(wanted)) {
        const id = row[0] as number;
        fill(id, rows.get(id)!, row);
      }
    }
    if (fillListCells) for (const [id, cells] of rows) fillListCells(id, cells);
    return ids.map((id) => rows.get(id)!);
  };
}

const chosen = '(SELECT value FROM json_each(?))';
const ownerOf = (noun: ListNoun) => (noun === 'contacts' ? 'contact_id' : 'company_id');

function part(sqlite: Database.Database, query: string, makeFill: Part['makeFill']): Part {
  return { statement: sqlite.prepare<[string], Row>(query).raw(), makeFill };
}

const ownFields: readonly FieldKey[] = [
  'uid',
  'number',
  'salutation',
  'first_name',
  'last_name',
  'display_name',
  'name',
  'legal_name',
  'tax_id',
  'registration_no',
  'industry',
  'birth_date',
  'language',
  'lifecycle_stage',
  'lead_source',
  'preferred_channel',
  'do_not_contact',
  'notes',
];

function readOwnColumns(
  sqlite: Database.Database,
  noun: ListNoun,
  columns: readonly ExportColumn[],
): Part | null {
  const own = columns.flatMap((column, index) =>
    'target' in column && ownFields.includes(column.target.field)
      ? [{ field: column.target.field, index }]
      : [],
  );
  if (own.length === 0) return null;
  const fields = own.map(({ field }) =>
    field === 'do_not_contact' ? "CASE do_not_contact WHEN 1 THEN 'true' ELSE 'false' END" : field,
  );
  const fill: Fill = (cells, row) => {
    for (let at = 0; at < own.length; at++) put(cells, own[at]!.index, row[at + 1]!);
  };
  return part(
    sqlite,
    `SELECT id, ${fields.join(', ')} FROM ${noun} WHERE id IN ${chosen}`,
    () => (_, cells, row) => fill(cells, row),
  );
}

function put(cells: string[], index: number | undefined, value: Value): void {
  if (index !== undefined && value !== null) cells[index] = typeof value === 'string' ? value : String(value);
}

/** Rows of one owner stand together: the first is group 0, the next group 1, … */
function inGroups(fill: (cells: string[], group: number, row: Row) => void): Part['makeFill'] {
  return () => {
    let owner = -1;
    let group = 0;
    return (id, cells, row) => {
      group = id === owner ? group + 1 : 0;
      owner = id;
      fill(cells, group, row);
    };
  };
}

function readPoints(sqlite: Database.Database, noun: ListNoun, places: Places): Part | null {
  const kinds = (['email', 'phone', 'social', 'website'] as const).filter((kind) =>
    places.has(kind, `${kind}_label`),
  );
  if (kinds.length === 0) return null;
  const owner = ownerOf(noun);
  const columns = new Map<Value, { raw: (number | undefined)[]; label: (number | undefined)[] }>(
    kinds.map((kind) => [kind, { raw: places.listGroups(kind), label: places.listGroups(`${kind}_label`) }]),
  );
  const query = `SELECT ${owner}, kind, raw, label FROM contact_points WHERE ${owner} IN ${chosen} ORDER BY ${owner}, kind, position, id`;
  return part(sqlite, query, () => {
    let owner = -1;
    let kind: Value = null;
    let group = 0;
    return (id, cells, row) => {
      group = id === owner && row[1] === kind ? group + 1 : 0;
      owner = id;
      kind = row[1]!;
      const places = columns.get(kind);
      if (!places) return;
      put(cells, places.raw[group], row[2]!);
      put(cells, places.label[group], row[3]!);
    };
  });
}

function readAddresses(sqlite: Database.Database, noun: ListNoun, places: Places): Part | null {
  const parts = ['label', 'street', 'street2', 'city', 'region', 'postal_code', 'country'] as const;
  const fields = parts.map((name) => `address_${name}` as const);
  if (!places.has(...fields)) return null;
  return readGroups(sqlite, places, fields, (chosenIds) => {
    const owner = ownerOf(noun);
    return `SELECT ${owner}, ${parts.join(', ')} FROM addresses WHERE ${owner} IN ${chosenIds} ORDER BY ${owner}, position, id`;
  });
}

function readExternalIds(sqlite: Database.Database, noun: ListNoun, places: Places): Part | null {
  if (!places.has('external_id', 'external_id_source')) return null;
  return readGroups(sqlite, places, ['external_id', 'external_id_source'], (chosenIds) => {
    const owner = ownerOf(noun);
    return `SELECT ${owner}, value, source FROM external_ids WHERE ${owner} IN ${chosenIds} ORDER BY ${owner}, id`;
  });
}

function readCompanies(sqlite: Database.Database, places: Places): Part | null {
  if (!places.has('company', 'company_role')) return null;
  return readGroups(
    sqlite,
    places,
    ['company', 'company_role'],
    (chosenIds) =>
      `SELECT l.contact_id, f.name, l.role FROM contact_companies l JOIN companies f ON f.id = l.company_id
       WHERE l.contact_id IN ${chosenIds} AND f.deleted_at IS NULL ORDER BY l.contact_id, l.position, l.id`,
  );
}

function readGroups(
  sqlite: Database.Database,
  places: Places,
  fields: readonly FieldKey[],
  query: (chosenIds: string) => string,
): Part {
  const columns = fields.map((field) => places.listGroups(field));
  return part(
    sqlite,
    query(chosen),
    inGroups((cells, group, row) => {
      for (let at = 0; at < columns.length; at++) put(cells, columns[at]![group], row[at + 1]!);
    }),
  );
}

function readConsents(sqlite: Database.Database, places: Places): Part | null {
  if (!places.has('consent', 'consent_date', 'consent_source', 'consent_wording', 'consent_expires_on'))
    return null;
  const query = `SELECT contact_id, purpose || '_' || channel, state, captured_at, source, wording, expires_on
    FROM consents WHERE contact_id IN ${chosen}`;
  return part(sqlite, query, () => (_, cells, row) => {
    const key = row[1] as string;
    put(cells, places.find('consent', 1, key), row[2]!);
    put(cells, places.find('consent_date', 1, key), writeInstant(row[3]!));
    put(cells, places.find('consent_source', 1, key), row[4]!);
    put(cells, places.find('consent_wording', 1, key), row[5]!);
    put(cells, places.find('consent_expires_on', 1, key), row[6]!);
  });
}

function readTags(sqlite: Database.Database, noun: ListNoun, places: Places): Part | null {
  const index = places.find('tags');
  if (index === undefined) return null;
  const owner = ownerOf(noun);
  const table = noun === 'contacts' ? 'contact_tags' : 'company_tags';
  const query = `SELECT x.${owner}, t.name FROM ${table} x JOIN tags t ON t.id = x.tag_id
    WHERE x.${owner} IN ${chosen} ORDER BY x.${owner}, t.name_key`;
  return part(sqlite, query, () => {
    let owner = -1;
    let names: string[] = [];
    return (id, cells, row) => {
      names = id === owner ? [...names, row[1] as string] : [row[1] as string];
      owner = id;
      cells[index] = joinTags(names);
    };
  });
}

function readCustomValues(sqlite: Database.Database, noun: ListNoun, places: Places): Part | null {
  if (!places.has('custom')) return null;
  const owner = ownerOf(noun);
  const columns = new Map<Value, number | undefined>(
    sqlite
      .prepare<[string], { id: number; key: string }>('SELECT id, key FROM custom_fields WHERE noun = ?')
      .all(noun)
      .map(({ id, key }) => [id, places.find('custom', 1, key)]),
  );
  const query = `SELECT ${owner}, field_id, value FROM custom_values WHERE ${owner} IN ${chosen}`;
  return part(sqlite, query, () => (_, cells, row) => put(cells, columns.get(row[1]!), row[2]!));
}

function compileListCells(
  sqlite: Database.Database,
  noun: ListNoun,
  columns: readonly ExportColumn[],
): ((id: number, cells: string[]) => void) | null {
  const listed = columns.flatMap((column, index) =>
    'field' in column ? [{ field: column.field, index }] : [],
  );
  if (listed.length === 0) return null;
  const read = compileCells(
    { sqlite },
    noun,
    listed.map(({ field }) => field.key),
  );
  return (id, cells) => {
    const values = read(id);
    for (const [at, { field, index }] of listed.entries())
      put(cells, index, writeValue(field.kind, values[at] ?? null));
  };
}

function writeValue(kind: FieldKind, value: Value): Value {
  return kind === 'instant' ? writeInstant(value) : value;
}

/** UTC, as an import reads it again in any time zone. */
function writeInstant(value: Value): Value {
  return value === null ? null : new Date(Number(value)).toISOString();
}
