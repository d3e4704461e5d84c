import type Database from 'better-sqlite3';
import { prepareOnce } from '../../../../db/prepare-once.ts';
import type { ListNoun } from '../../../contract/lists.ts';

/** Where a text stands in a record. `name` comes first, then in the order of what one looks for. */
export const searchFields = [
  'name',
  'phone',
  'email',
  'company',
  'tags',
  'address',
  'website',
  'social',
  'custom',
  'notes',
] as const;
export type SearchField = (typeof searchFields)[number];

/** `normalized`: a phone's E.164, an e-mail's or a name's key. */
export type VisitPart = (id: number, field: SearchField, text: string, normalized: string | null) => void;

type Row = [id: number, ...texts: (string | null)[]];

const people = {
  name: `SELECT id, display_name, name_key, first_name, last_name, notes FROM contacts WHERE id BETWEEN ? AND ?`,
  company: `SELECT contact_id, name, role FROM contact_companies
            CROSS JOIN companies ON companies.id = company_id AND deleted_at IS NULL
            WHERE contact_id BETWEEN ? AND ? ORDER BY contact_id, position`,
};
const firms = {
  name: `SELECT id, name, name_key, legal_name, industry, notes FROM companies WHERE id BETWEEN ? AND ?`,
};
const shared = (owner: 'contact' | 'company') => ({
  points: `SELECT ${owner}_id, kind, raw, normalized FROM contact_points
           WHERE ${owner}_id BETWEEN ? AND ? ORDER BY ${owner}_id, kind, position`,
  address: `SELECT ${owner}_id, street, street2, postal_code, city, region FROM addresses
            WHERE ${owner}_id BETWEEN ? AND ? ORDER BY ${owner}_id, position`,
  tags: `SELECT ${owner}_id, name FROM ${owner}_tags CROSS JOIN tags ON tags.id = tag_id
         WHERE ${owner}_id BETWEEN ? AND ?`,
  custom: `SELECT ${owner}_id, value FROM custom_values CROSS JOIN custom_fields ON custom_fields.id = field_id
           WHERE ${owner}_id BETWEEN ? AND ? AND kind <> 'boolean' AND deleted_at IS NULL`,
});
const statements = {
  contacts: { ...people, ...shared('contact') },
  companies: { ...firms, ...shared('company') },
};

/**
 * All that can be found of records `first` to `last`, the trash included; a record's name comes before its
 * other parts. Set-based in id order: one statement per table, however many records.
 */
export function readParts(
  db: Database.Database,
  noun: ListNoun,
  first: number,
  last: number,
  visit: VisitPart,
): void {
  const read = (sql: string) =>
    prepareOnce<[number, number], unknown>(db, sql).raw().all(first, last) as Row[];
  const sql = statements[noun];
  const notes: [number, string][] = [];
  for (const [id, name, key, extra, extra2, note] of read(sql.name)) {
    visit(id, 'name', name ?? '', key ?? '');
    if (noun === 'contacts') visitMissing(id, name ?? '', [extra, extra2], visit);
    else {
      if (extra && extra !== name) visit(id, 'name', extra, null);
      if (extra2) visit(id, 'company', extra2, null);
    }
    if (note) notes.push([id, note]);
  }
  for (const [id, kind, raw, normalized] of read(sql.points))
    visit(id, kind as SearchField, raw ?? '', normalized ?? null);
  if ('company' in sql)
    for (const [id, name, role] of read(sql.company))
      visit(id, 'company', role ? `${name} ${role}` : name!, null);
  for (const [id, name] of read(sql.tags)) visit(id, 'tags', name!, null);
  for (const [id, street, street2, postalCode, city, region] of read(sql.address))
    visit(id, 'address', joinTexts(street, street2, postalCode, city, region), null);
  for (const [id, value] of read(sql.custom)) visit(id, 'custom', value!, null);
  for (const [id, note] of notes) visit(id, 'notes', note, null);
}

/** A display name that the owner chose freely needn't hold the first and last name. */
function visitMissing(
  id: number,
  name: string,
  parts: (string | null | undefined)[],
  visit: VisitPart,
): void {
  for (const part of parts) if (part && !name.includes(part)) visit(id, 'name', part, null);
}

function joinTexts(...texts: (string | null | undefined)[]): string {
  let joined = '';
  for (const text of texts) if (text) joined = joined === '' ? text : `${joined} ${text}`;
  return joined;
}
