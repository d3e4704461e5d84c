import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ExportRequest } from '../../src/contract/exports.ts';
import { openShop, type Shop } from '../helpers/open-shop.ts';

const slow = { timeout: 60_000 };

async function exportText(shop: Shop, request: Partial<ExportRequest> = {}): Promise<string> {
  const path = join(shop.folder, 'out.csv');
  await shop.crm.exports.run({ noun: 'contacts', file: shop.choose(path), ...request });
  return readFileSync(path, 'utf8');
}

async function addPeople(shop: Shop): Promise<number[]> {
  const anna = await shop.crm.contacts.create({
    fields: { firstName: 'Anna', lastName: 'Zimmer', notes: 'One\nTwo; "three"', birthDate: '--02-29' },
    points: [
      { kind: 'email', raw: 'anna@mail.example', label: 'home' },
      { kind: 'email', raw: 'a.zimmer@office.example' },
      { kind: 'phone', raw: '030 23125 001', label: 'mobile' },
    ],
    addresses: [{ street: 'Am Markt 1', city: 'Berlin', postalCode: '01067', country: 'DE' }],
    company: { name: 'Hotel Spree', role: 'Reception' },
    tags: ['VIP', 'Opposite; the shop'],
  });
  const bela = await shop.crm.contacts.create({ fields: { firstName: 'Béla', lastName: 'Adler' } });
  return [anna.id, bela.id];
}

describe('an export', () => {
  test('writes chosen columns in their order, under the names that an import knows', slow, async () => {
    using shop = openShop();
    await addPeople(shop);
    expect(
      await exportText(shop, {
        columns: ['display_name', 'email', 'street', 'postal_code', 'tags', 'email_2'],
      }),
    ).toBe(
      [
        'display_name,email,address_street,address_postal_code,tags,email_2',
        'Anna Zimmer,anna@mail.example,Am Markt 1,01067,"""Opposite; the shop""; VIP",a.zimmer@office.example',
        'Béla Adler,,,,,',
        '',
      ].join('\r\n'),
    );
  });

  test(
    'holds everything when no columns are chosen, with a column for every second e-mail',
    slow,
    async () => {
      using shop = openShop();
      const [anna] = await addPeople(shop);
      await shop.crm.consents.save({
        contactId: anna!,
        purpose: 'newsletter',
        channel: 'email',
        state: 'given',
        source: 'Card',
        capturedAt: Date.UTC(2026, 0, 2, 3, 4, 5, 6),
      });
      const { id: fieldId } = await shop.crm.customFields.create({
        noun: 'contacts',
        name: 'Shoe size',
        kind: 'number',
      });
      await shop.crm.customFields.setValue({ owner: { contactId: anna! }, fieldId, value: '41.5' });
      const [heading, row] = (await exportText(shop, { selection: { ids: [anna!] } })).split('\r\n');
      const cells = Object.fromEntries(
        heading!.split(',').map((name, index) => [name, row!.split(',')[index]]),
      );
      expect(heading).toMatch(
        /^uid,number,salutation,first_name,last_name,display_name,company,company_role,email,email_label,email_2,email_2_label,phone,/,
      );
      expect(cells).toMatchObject({
        number: '1',
        company: 'Hotel Spree',
        company_role: 'Reception',
        email_label: 'home',
        email_2: 'a.zimmer@office.example',
        phone: '030 23125 001',
        phone_label: 'mobile',
        birth_date: '--02-29',
        do_not_contact: 'false',
        consent_newsletter_email: 'given',
        consent_newsletter_email_date: '2026-01-02T03:04:05.006Z',
        consent_newsletter_email_source: 'Card',
      });
      expect(row).toContain('"One\nTwo; ""three"""');
      expect(row).toMatch(/,41\.5$/);
    },
  );

  test('takes the delimiter and the mark for spreadsheets that are asked for', slow, async () => {
    using shop = openShop();
    await addPeople(shop);
    const text = await exportText(shop, { columns: ['display_name', 'notes'], delimiter: ';', bom: true });
    expect(text).toBe('\ufeffdisplay_name;notes\r\nAnna Zimmer;"One\nTwo; ""three"""\r\nBéla Adler;\r\n');
    expect(await exportText(shop, { columns: ['display_name', 'number'], delimiter: '\t' })).toContain(
      'Béla Adler\t2\r\n',
    );
  });

  test('has the rows and the order of the list: filtered, sorted, without the trash', slow, async () => {
    using shop = openShop();
    const [anna] = await addPeople(shop);
    const { id: gone } = await shop.crm.contacts.create({ fields: { lastName: 'Gone' } });
    await shop.crm.contacts.remove({ selection: { ids: [gone] } });
    const sort = { field: 'last_name', isDescending: false };
    expect(await exportText(shop, { columns: ['last_name'], sort })).toBe('last_name\r\nAdler\r\nZimmer\r\n');
    const selection = {
      filter: {
        conditions: [{ field: 'email', operator: 'is_not_empty' as const, value: '' }],
        text: '',
        isTrash: false,
      },
      except: [],
    };
    expect(await exportText(shop, { columns: ['number'], selection })).toBe('number\r\n1\r\n');
    expect(
      await exportText(shop, { columns: ['number'], selection: { ...selection, except: [anna!] } }),
    ).toBe('number\r\n');
  });

  test(
    'marks what a spreadsheet would run only when it is meant for one, and always what looks marked',
    slow,
    async () => {
      using shop = openShop();
      for (const lastName of ['=1+1', "'=1+1", '-Hoffmann', 'Plain'])
        await shop.crm.contacts.create({
          fields: { lastName },
          points: [{ kind: 'phone', raw: '+49 30 23125001' }],
        });
      const columns = ['last_name', 'phone'];
      const phone = '+49 30 23125001';
      expect((await exportText(shop, { columns })).split('\r\n').slice(1, -1)).toEqual(
        ['=1+1', "''=1+1", '-Hoffmann', 'Plain'].map((name) => `${name},${phone}`),
      );
      expect(
        (await exportText(shop, { columns, isForSpreadsheet: true })).split('\r\n').slice(1, -1),
      ).toEqual(["'=1+1", "''=1+1", "'-Hoffmann", 'Plain'].map((name) => `${name},${phone}`));
    },
  );

  test('is readable by its owner only and goes through a link to the file behind it', slow, async () => {
    using shop = openShop();
    await addPeople(shop);
    const real = join(shop.folder, 'real.csv');
    writeFileSync(real, 'before', { mode: 0o644 });
    symlinkSync(real, join(shop.folder, 'link.csv'));
    const file = shop.choose(join(shop.folder, 'link.csv'));
    const { bytes } = await shop.crm.exports.run({ noun: 'contacts', file, columns: ['number'] });
    expect(readFileSync(real, 'utf8')).toBe('number\r\n1\r\n2\r\n');
    expect(bytes).toBe(statSync(real).size);
    expect(statSync(real).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['in a folder that is not there', 'nowhere/out.csv', 'file.folder_gone'],
    ['in the place of a folder', 'backups', 'file.is_folder'],
    ['over the data file', 'shop.regulars', 'file.is_data_file'],
  ])('is refused %s, and nothing is left behind', slow, async (_, name, message) => {
    using shop = openShop();
    await addPeople(shop);
    await shop.crm.backups.create({});
    const before = readdirSync(shop.folder);
    const error = await shop.crm.exports
      .run({ noun: 'contacts', file: shop.choose(join(shop.folder, name)) })
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ report: { code: 'file', message } });
    expect(readdirSync(shop.folder)).toEqual(before);
    expect(await shop.crm.contacts.count({ filter: { conditions: [], text: '', isTrash: false } })).toBe(2);
  });

  test.skipIf(!existsSync('/dev/full'))('says that the disk is full', slow, async () => {
    using shop = openShop();
    await addPeople(shop);
    const run = shop.crm.exports.run({ noun: 'contacts', file: shop.choose('/dev/full') });
    await expect(run).rejects.toMatchObject({ report: { code: 'file', message: 'file.disk_full' } });
  });

  test('leaves the file that was there as it was when it fails or is cancelled', slow, async () => {
    using shop = openShop();
    await shop.crm.demo.seed({ contacts: 5_000 });
    const path = join(shop.folder, 'out.csv');
    writeFileSync(path, 'before');
    const before = readdirSync(shop.folder);
    const file = shop.choose(path);
    await expect(shop.crm.exports.run({ noun: 'contacts', file, columns: ['shoe'] })).rejects.toThrow(
      'unknown_field',
    );
    const controller = new AbortController();
    const run = shop.crm.exports.run({ noun: 'contacts', file }, { signal: controller.signal });
    controller.abort();
    await expect(run).rejects.toMatchObject({ report: { code: 'cancelled' } });
    expect(readFileSync(path, 'utf8')).toBe('before');
    expect(readdirSync(shop.folder)).toEqual(before);
  });

  test('tells its progress in rows', slow, async () => {
    using shop = openShop();
    await shop.crm.demo.seed({ contacts: 3_000 });
    const { rows } = await shop.crm.exports.run({
      noun: 'contacts',
      file: shop.choose(join(shop.folder, 'o.csv')),
    });
    const progress = shop.events.filter(
      (event) => event.type === 'progress' && event.progress.phase === 'exporting',
    );
    expect(rows).toBe(3_000);
    expect(progress.at(-1)).toMatchObject({ progress: { done: 3_000, total: 3_000 } });
  });
});
