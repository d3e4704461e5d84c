import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openShop, type Shop } from '../helpers/open-shop.ts';

function writeCsv(shop: Shop, name: string, lines: string[]): string {
  const path = join(shop.folder, name);
  writeFileSync(path, `${lines.join('\r\n')}\r\n`);
  return shop.choose(path);
}

const people = [
  'Vorname,Nachname,E-Mail,Telefon,Straße,PLZ,Ort,Firma,Schuhgröße',
  'Elif,Yılmaz,elif@hotel-spree.example,030 8842 310,Uferstraße 14,10179,Berlin,Hotel Spree,38',
  'Bernd,Krüger,bernd@krueger.example,0171 2204418,Am Markt 2,01067,Dresden,,44',
  'Anna,Okafor,anna@okafor.example,+49 30 55571843,,,,Okafor Catering,',
];

describe('import of contacts', () => {
  test('makes contacts with phones, companies and addresses, and the counts add up', async () => {
    using shop = openShop();
    const file = writeCsv(shop, 'people.csv', people);
    const result = await shop.crm.imports.run({ file });
    expect(result).toMatchObject({
      read: 3,
      created: 3,
      updated: 0,
      unchanged: 0,
      skipped: 0,
      rejected: 0,
      rejects: null,
    });
    const rows = await shop.crm.contacts.list({
      filter: {},
      sort: { field: 'display_name' },
      columns: ['display_name', 'company', 'phone', 'email', 'postal_code'],
      offset: 0,
      limit: 10,
    });
    expect(rows.map((row) => row.cells)).toEqual([
      ['Anna Okafor', 'Okafor Catering', '+49 30 55571843', 'anna@okafor.example', null],
      ['Bernd Krüger', null, '0171 2204418', 'bernd@krueger.example', '01067'],
      ['Elif Yılmaz', 'Hotel Spree', '030 8842 310', 'elif@hotel-spree.example', '10179'],
    ]);
    expect(await shop.crm.backups.list({})).toMatchObject({
      backups: [{ reason: 'before-import', contacts: 0 }],
    });
  });

  test('changes nothing when the same file comes again', async () => {
    using shop = openShop();
    const file = writeCsv(shop, 'people.csv', people);
    await shop.crm.imports.run({ file });
    expect(await shop.crm.imports.run({ file, onMatch: 'update' })).toMatchObject({
      read: 3,
      created: 0,
      updated: 0,
      unchanged: 3,
      changeSet: null,
    });
  });

  test('fills blanks without touching what is there, or overwrites it as chosen', async () => {
    using shop = openShop();
    await shop.crm.imports.run({ file: writeCsv(shop, 'people.csv', people) });
    const newer = writeCsv(shop, 'newer.csv', [
      'Vorname,Nachname,E-Mail,Geburtstag',
      'Elif,Aydın,elif@hotel-spree.example,1980-03-04',
    ]);
    const filled = await shop.crm.imports.run({ file: newer, onMatch: 'fill' });
    expect(filled).toMatchObject({ created: 0, updated: 1 });
    const find = async () => {
      const [row] = await shop.crm.contacts.list({
        filter: { conditions: [{ field: 'email', operator: 'is', value: 'elif@hotel-spree.example' }] },
        sort: { field: 'display_name' },
        columns: ['display_name', 'birth_date'],
        offset: 0,
        limit: 1,
      });
      return row!.cells;
    };
    expect(await find()).toEqual(['Elif Yılmaz', '1980-03-04']);
    const plan = await shop.crm.imports.plan({ file: newer, onMatch: 'update' });
    expect(plan.changes[0]?.cells).toContainEqual({ field: 'last_name', before: 'Yılmaz', after: 'Aydın' });
    expect(await find()).toEqual(['Elif Yılmaz', '1980-03-04']);
    await shop.crm.imports.run({ file: newer, onMatch: 'update' });
    expect(await find()).toEqual(['Elif Aydın', '1980-03-04']);
    await shop.crm.history.undo({ id: null });
    await shop.crm.history.undo({ id: null });
    expect(await find()).toEqual(['Elif Yılmaz', null]);
    await shop.crm.history.undo({ id: null });
    expect(await shop.crm.contacts.count({ filter: {} })).toBe(0);
    expect(shop.sqlite.prepare('SELECT count(*) FROM companies').pluck().get()).toBe(0);
    expect(shop.sqlite.prepare('SELECT count(*) FROM contact_points').pluck().get()).toBe(0);
  });

  test('gives rejected rows back with their reason, and takes them when they are mended', async () => {
    using shop = openShop();
    const file = writeCsv(shop, 'dates.csv', [
      'Name;E-Mail;Geburtstag',
      'Karin Sørensen;karin@sorensen.example;04.03.1980',
      'Igor Novák;igor@novak.example;31.02.1990',
    ]);
    const result = await shop.crm.imports.run({ file });
    expect(result).toMatchObject({ read: 2, created: 1, rejected: 1 });
    const target = join(shop.folder, 'rejects.csv');
    await shop.crm.imports.saveRejects({ rejects: result.rejects!.file, file: shop.choose(target) });
    const { readFileSync } = await import('node:fs');
    const text = readFileSync(target, 'utf8');
    expect(text.split('\r\n')[1]).toMatch(/^Igor Novák;igor@novak\.example;31\.02\.1990;3;/);
    writeFileSync(target, text.replace('31.02.1990', '28.02.1990'));
    expect(await shop.crm.imports.run({ file: shop.choose(target) })).toMatchObject({
      read: 1,
      created: 1,
      rejected: 0,
    });
  });

  test('makes a custom field of a column when asked, and undo takes it away again', async () => {
    using shop = openShop();
    const file = writeCsv(shop, 'people.csv', people);
    await shop.crm.imports.run({
      file,
      columns: { 8: { newField: { name: 'Schuhgröße', kind: 'number' } } },
    });
    const fields = await shop.crm.contacts.fields({});
    expect(fields.at(-1)).toMatchObject({ key: 'custom:schuhgrosse', kind: 'number', name: 'Schuhgröße' });
    const found = await shop.crm.contacts.count({
      filter: { conditions: [{ field: 'custom:schuhgrosse', operator: 'after', value: '40' }] },
    });
    expect(found).toBe(1);
    await shop.crm.history.undo({ id: null });
    expect((await shop.crm.contacts.fields({})).at(-1)?.key).toBe('updated_at');
  });

  test('leaves nothing behind when it is cancelled', async () => {
    using shop = openShop();
    const lines = Array.from({ length: 30_000 }, (_, n) => `Person ${n},p${n}@example.com`);
    const file = writeCsv(shop, 'many.csv', ['Name,E-Mail', ...lines]);
    const controller = new AbortController();
    const running = shop.crm.imports.run({ file }, { signal: controller.signal });
    await expect
      .poll(
        () => shop.events.some((event) => event.type === 'progress' && event.progress.phase === 'importing'),
        { timeout: 30_000 },
      )
      .toBe(true);
    controller.abort();
    await expect(running).rejects.toThrow('cancelled');
    expect(await shop.crm.contacts.count({ filter: {} })).toBe(0);
    expect(shop.sqlite.prepare('SELECT count(*) FROM imports').pluck().get()).toBe(0);
  });
});
