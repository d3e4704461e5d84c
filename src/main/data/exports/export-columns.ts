import type Database from 'better-sqlite3';
import { AppError } from '../../../contract/errors.ts';
import { type ColumnTarget, formatHeading, parseHeading } from '../../../contract/exchange-fields.ts';
import type { ListNoun } from '../../../contract/lists.ts';
import { customKey, findField, listFields } from '../fields/field-catalogue.ts';
import type { ListField } from '../fields/list-field.ts';

/** A column that an import can take again, or one that only the list knows. */
export type ExportColumn = { heading: string; target: ColumnTarget } | { heading: string; field: ListField };

/** List fields that are called otherwise in files. */
const fileNames: Record<string, ColumnTarget['field']> = {
  street: 'address_street',
  postal_code: 'address_postal_code',
  city: 'address_city',
  region: 'address_region',
  country: 'address_country',
};

/** List fields that sum up what files hold apart: a consent is of a purpose and a channel. */
const onlyInLists = new Set(['consent_email', 'consent_phone', 'consent_sms', 'consent_post']);

/**
 * The columns that the owner chose: fields of the list (`phone`, `custom:KEY`), or headings of the whole
 * layout (`email_2`, `consent_newsletter_email`).
 * @throws {AppError} invalid, for one that is not there
 */
export function chooseColumns(sqlite: Database.Database, noun: ListNoun, keys: string[]): ExportColumn[] {
  if (keys.length === 0) throw new AppError('invalid', 'no_columns');
  const inLists = new Set(listFields(sqlite, noun).map(({ key }) => key));
  return keys.map((key) => {
    const target = targetOf(sqlite, noun, key, inLists);
    if (target) return { heading: formatHeading(target), target };
    return {
      heading: onlyInLists.has(key) ? `may_${key.slice('consent_'.length)}` : key,
      field: findField(sqlite, noun, key),
    };
  });
}

function targetOf(
  sqlite: Database.Database,
  noun: ListNoun,
  key: string,
  inLists: Set<string>,
): ColumnTarget | null {
  if (key.startsWith('custom:')) {
    findField(sqlite, noun, key);
    return { field: 'custom', key: key.slice('custom:'.length) };
  }
  const word = inLists.has(key) ? (fileNames[key] ?? key) : key;
  if (onlyInLists.has(key)) return null;
  const target = parseHeading(word, noun);
  if (target?.field === 'custom') findField(sqlite, noun, customKey(target.key ?? ''));
  if (!target && !inLists.has(key)) throw new AppError('invalid', 'unknown_field', { field: key });
  return target && isKept(target) ? target : null;
}

/** Targets that an import understands but that no record keeps under that name. */
function isKept({ field }: ColumnTarget): boolean {
  return ![
    'ignore',
    'middle_name',
    'name_suffix',
    'customer_name',
    'address_house_number',
    'address_formatted',
  ].includes(field);
}
