import type Database from 'better-sqlite3';
import { prepareOnce } from '../../../../db/prepare-once.ts';
import { AppError } from '../../../contract/errors.ts';
import type { Field, FieldKind, ListNoun } from '../../../contract/lists.ts';
import type { CustomField } from '../../../contract/profile.ts';
import { companyFields } from './company-fields.ts';
import { contactFields } from './contact-fields.ts';
import { field, type ListField, sql } from './list-field.ts';

/** How custom fields are named in lists, filters and exports. */
export const customKey = (key: string) => `custom:${key}`;

export function listFields(sqlite: Database.Database, noun: ListNoun): ListField[] {
  return [...(noun === 'contacts' ? contactFields : companyFields), ...customFieldsOf(sqlite, noun)];
}

/** Without its SQL, as the window sees it. */
export function describeField({ key, kind, name, choices, isSortable, isBulkEditable }: ListField): Field {
  return { key, kind, name, choices, isSortable, isBulkEditable };
}

/** @throws {AppError} invalid, for a field that is not (or no longer) there */
export function findField(sqlite: Database.Database, noun: ListNoun, key: string): ListField {
  const fields = key.startsWith('custom:')
    ? customFieldsOf(sqlite, noun)
    : noun === 'contacts'
      ? contactFields
      : companyFields;
  const found = fields.find((candidate) => candidate.key === key);
  if (!found) throw new AppError('invalid', 'unknown_field', { field: key.replace(/^custom:/, '') });
  return found;
}

type Row = Pick<CustomField, 'id' | 'key' | 'name' | 'kind'> & { choices: string | null };

function customFieldsOf(sqlite: Database.Database, noun: ListNoun): ListField[] {
  const owner = noun === 'contacts' ? 'contact_id' : 'company_id';
  return prepareOnce<[string], Row>(
    sqlite,
    'SELECT id, key, name, kind, choices FROM custom_fields WHERE noun = ? AND deleted_at IS NULL ORDER BY position, id',
  )
    .all(noun)
    .map((row) => {
      const value = `(SELECT v.value FROM custom_values v WHERE v.${owner} = r.id AND v.field_id = ${row.id})`;
      return field(customKey(row.key), row.kind satisfies FieldKind, sql(value), {
        name: row.name,
        choices: row.choices === null ? undefined : (JSON.parse(row.choices) as string[]),
        order: row.kind === 'number' ? `CAST(${value} AS REAL)` : undefined,
        isBulkEditable: true,
      });
    });
}
