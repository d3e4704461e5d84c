import { getTableColumns, is, type Table } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as schema from './schema/index.ts';

export type Reference = { column: string; parent: string };

export type JournalledTable = {
  name: string;
  /** All columns but `id` and the derived ones. */
  columns: string[];
  references: Reference[];
  /** Has a page of its own: its other rows are looked up by it, and it is named when it can't go back. */
  isRecord: boolean;
  /** Columns that name the record a row belongs to, in order of preference. */
  owners: Reference[];
  /** What a column goes back together with: its own name, or that of the column it is made from. */
  unitOf: (column: string) => string;
};

/** Left out, with the reason. Every other table is journalled: none can be forgotten. */
export const notJournalled: ReadonlySet<string> = new Set([
  'change_sets', // the journal itself
  'changes',
  'change_ranges',
  'imports', // a lasting record, which stays when the import is undone
  'preferences', // how lists look is not data
  'counters', // only ever grow, so that no number is given twice
]);

/** Follows from the rest, and would stand in the way of every undo. */
const derivedColumns = new Set(['updated_at']);

/**
 * Columns that mean something only together: a number whose spelling was changed since must not get its old
 * match key back alone.
 */
const units: Record<string, string[][]> = {
  contacts: [['display_name', 'name_key']],
  companies: [['name', 'name_key']],
  tags: [['name', 'name_key']],
  contact_points: [['raw', 'normalized', 'kind']],
  consents: [['state', 'source', 'wording', 'captured_at', 'expires_on']],
};

/** Parents before children. */
export const journalledTables: readonly JournalledTable[] = sortByReference(readSchema());

export const tableByName = new Map(journalledTables.map((table) => [table.name, table]));

function readSchema(): JournalledTable[] {
  const tables = (Object.values(schema) as unknown[]).filter((value): value is SQLiteTable =>
    is(value, SQLiteTable),
  );
  const isRecordTable = (table: Table) => 'uid' in getTableColumns(table);
  return tables
    .map((table) => {
      const config = getTableConfig(table);
      const references = config.foreignKeys.map((key) => {
        const { columns, foreignTable } = key.reference();
        return {
          column: columns[0]!.name,
          parent: getTableConfig(foreignTable).name,
          isRecord: isRecordTable(foreignTable),
        };
      });
      return {
        name: config.name,
        columns: config.columns
          .map((column) => column.name)
          .filter((name) => name !== 'id' && !derivedColumns.has(name)),
        references: references.map(({ column, parent }) => ({ column, parent })),
        isRecord: isRecordTable(table),
        owners: isRecordTable(table)
          ? []
          : references
              .filter((reference) => reference.isRecord)
              .map(({ column, parent }) => ({ column, parent })),
        unitOf: (column: string) =>
          units[config.name]?.find((columns) => columns.includes(column))?.[0] ?? column,
      };
    })
    .filter((table) => !notJournalled.has(table.name));
}

function sortByReference(tables: JournalledTable[]): JournalledTable[] {
  const sorted: JournalledTable[] = [];
  const visit = (table: JournalledTable) => {
    if (sorted.includes(table)) return;
    for (const { parent } of table.references) {
      const found = tables.find((other) => other.name === parent && other !== table);
      if (found) visit(found);
    }
    sorted.push(table);
  };
  tables.forEach(visit);
  return sorted;
}
