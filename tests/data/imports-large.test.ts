import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openShop } from '../helpers/open-shop.ts';

/** Enough that the indexes are made behind the import. */
const rows = 20_500;

function makeLines(): string[] {
  const lines = ['First Name,Last Name,E-mail,Phone,Mobile,Street,City,Company,Notes,Tags'];
  for (let row = 0; row < rows; row++) {
    const cells = [
      `Anna${row}`,
      `Okafor`,
      row % 3 === 0 ? '' : `anna${row}@example.com`,
      row % 5 === 0 ? '' : `030 ${1_000_000 + row}`,
      row % 7 === 0 ? '' : `0171 ${2_000_000 + row}`,
      row % 2 === 0 ? '' : `Main Street ${row}`,
      row % 4 === 0 ? '' : 'Berlin',
      row % 6 === 0 ? `Firm ${row % 900}` : '',
      row % 11 === 0 ? "it's; a 'note'" : '',
      row % 8 === 0 ? 'VIP;Weddings' : '',
    ];
    lines.push(cells.join(','));
  }
  return lines;
}

test('a large import leaves every index, every value and no row without its owner', async () => {
  using shop = openShop();
  const path = join(shop.folder, 'large.csv');
  writeFileSync(path, `${makeLines().join('\r\n')}\r\n`);
  const read = <Row>(sql: string): Row[] => {
    const db = new Database(join(shop.folder, 'shop.regulars'), { readonly: true });
    try {
      return db.prepare<[], Row>(sql).all();
    } finally {
      db.close();
    }
  };
  const indexes = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' ORDER BY name";
  const before = read(indexes);
  const result = await shop.crm.imports.run({ file: shop.choose(path) });
  expect(result).toMatchObject({ read: rows, created: rows, rejected: 0 });
  expect(read(indexes)).toEqual(before);
  expect(read('PRAGMA foreign_key_check')).toEqual([]);
  expect(read('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  const every = (by: number) => Math.ceil(rows / by);
  expect(
    read(`SELECT (SELECT count(*) FROM contact_points WHERE kind = 'email') AS emails,
            (SELECT count(*) FROM contact_points WHERE kind = 'phone') AS phones,
            (SELECT count(*) FROM addresses) AS addresses, (SELECT count(*) FROM contact_tags) AS tags,
            (SELECT count(*) FROM contact_companies) AS links,
            (SELECT count(*) FROM contacts WHERE notes = 'it''s; a ''note''') AS notes`),
  ).toEqual([
    {
      emails: rows - every(3),
      phones: 2 * rows - every(5) - every(7),
      addresses: rows - every(4),
      tags: 2 * every(8),
      links: every(6),
      notes: every(11),
    },
  ]);
  expect(
    read(`SELECT p.kind, p.raw, p.position FROM contact_points p JOIN contacts c ON c.id = p.contact_id
          WHERE c.first_name = 'Anna20498' ORDER BY p.id`),
  ).toEqual([
    { kind: 'email', raw: 'anna20498@example.com', position: 0 },
    { kind: 'phone', raw: '030 1020498', position: 0 },
    { kind: 'phone', raw: '0171 2020498', position: 1 },
  ]);
});
