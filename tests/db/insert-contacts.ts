import type Database from 'better-sqlite3';
import { beginChangeSet, endChangeSet, recordRange } from '../../db/journal.ts';
import { makeNameKey } from '../../src/contract/values/name-key.ts';
import { makeUid, takeNumbers } from '../../src/main/data/profile/records.ts';

const firstNames = [
  'Anna',
  'Jörg',
  'Elif',
  'Noah',
  'Zoë',
  'Ömer',
  'Mia',
  'Luca',
  'Ava',
  'Søren',
  'Ida',
  'Paul',
];
const lastNames = [
  'Okafor',
  'Krüger',
  'Yılmaz',
  'Meier',
  'Rossi',
  'Dubois',
  'Novák',
  'Silva',
  'Berg',
  'Lind',
];
const cities = ['Berlin', 'Wien', 'Zürich', 'Oslo', 'Lyon', 'Porto', 'Brno', 'Graz', 'Köln', 'Málaga'];
const sources = ['Market', 'Website', null, 'Friend', null];
const stages = ['lead', 'customer', 'regular', null];

/**
 * As an import does: many rows on a bulk connection, journalled as ranges. About 4.5 rows per contact: two
 * contact points, an address, a tag for one in two. The caller holds the transaction.
 */
export function insertContacts(
  db: Database.Database,
  count: number,
  tagId: number | null,
): Map<string, [number, number]> {
  const first = takeNumbers(db, 'contacts', count);
  const contact = db.prepare(
    `INSERT INTO contacts (uid, source, created_at, updated_at, number, first_name, last_name, display_name, name_key, lead_source, lifecycle_stage)
     VALUES (?, 'import', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const point = db.prepare(
    'INSERT INTO contact_points (contact_id, kind, label, raw, normalized, position) VALUES (?, ?, NULL, ?, ?, 0)',
  );
  const address = db.prepare(
    `INSERT INTO addresses (contact_id, street, city, postal_code, country, position) VALUES (?, ?, ?, ?, 'DE', 0)`,
  );
  const tag = db.prepare('INSERT INTO contact_tags (contact_id, tag_id) VALUES (?, ?)');
  const ranges = new Map<string, [number, number]>();
  const note = (table: string, id: number | bigint) => {
    const range = ranges.get(table);
    if (range) range[1] = Number(id);
    else ranges.set(table, [Number(id), Number(id)]);
  };
  for (let index = 0; index < count; index++) {
    const number = first + index;
    const firstName = firstNames[(number * 7) % firstNames.length]!;
    const lastName = `${lastNames[(number * 13) % lastNames.length]!}${number % 997}`;
    const name = `${firstName} ${lastName}`;
    const at = 1_760_000_000_000 + number;
    const { lastInsertRowid: id } = contact.run(
      makeUid(at),
      at,
      at,
      number,
      firstName,
      lastName,
      name,
      makeNameKey(name),
      sources[number % sources.length],
      stages[number % stages.length],
    );
    note('contacts', id);
    const phone = `+4930${String(1_000_000 + number)}`;
    note('contact_points', point.run(id, 'phone', phone.replace('+49', '0'), phone).lastInsertRowid);
    const email = `c${number}@example.org`;
    note('contact_points', point.run(id, 'email', email, email).lastInsertRowid);
    const city = cities[(number * 3) % cities.length]!;
    note(
      'addresses',
      address.run(id, `Weg ${number % 300}`, city, String(10_000 + (number % 80_000))).lastInsertRowid,
    );
    if (tagId !== null && number % 2 === 0) note('contact_tags', tag.run(id, tagId).lastInsertRowid);
  }
  return ranges;
}

/** A whole import of invented people as one change set; the connection was opened with `bulk`. */
export function importContacts(db: Database.Database, count: number, tagId: number | null = null): number {
  db.exec('BEGIN IMMEDIATE');
  const set = beginChangeSet(db, { operation: 'imports.run', source: 'cli', at: 1_760_000_000_000 });
  for (const [table, [first, last]] of insertContacts(db, count, tagId))
    recordRange(db, set, table, first, last);
  endChangeSet(db, set, { count });
  db.exec('COMMIT');
  return set;
}
