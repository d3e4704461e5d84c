import { describe, expect, test } from 'vitest';
import { normalizeEmail } from '../../src/contract/values/email.ts';
import { makeNameKey } from '../../src/contract/values/name-key.ts';
import { normalizePhone } from '../../src/contract/values/phone.ts';
import { openShop, type Shop } from '../helpers/open-shop.ts';

const slow = { timeout: 60_000 };
const everybody = { filter: { conditions: [], text: '', isTrash: false } };

/** All that a person would see of it; ids and the time of storing aside. */
function dump({ sqlite }: Shop): unknown {
  return [
    'contacts',
    'companies',
    'contact_points',
    'addresses',
    'consents',
    'contact_tags',
    'custom_values',
  ].map((table) => sqlite.prepare(`SELECT * FROM ${table} ORDER BY id`).all());
}

describe('seeding', () => {
  test('makes the same people for the same seed, others for another', slow, async () => {
    using first = openShop();
    using second = openShop();
    using third = openShop();
    await first.crm.demo.seed({ contacts: 500, seed: 3 });
    await second.crm.demo.seed({ contacts: 500, seed: 3 });
    await third.crm.demo.seed({ contacts: 500, seed: 4 });
    expect(dump(second)).toEqual(dump(first));
    expect(dump(third)).not.toEqual(dump(first));
  });

  test('stores what the shop would have made of the same words', slow, async () => {
    using shop = openShop({ country: 'GB', language: 'en' });
    await shop.crm.demo.seed({ contacts: 3_000 });
    type Point = { kind: string; raw: string; normalized: string | null };
    const points = shop.sqlite.prepare<[], Point>('SELECT kind, raw, normalized FROM contact_points').all();
    const wrong = points.filter(({ kind, raw, normalized }) => {
      if (kind === 'phone') return normalizePhone(raw, 'GB').e164 !== normalized;
      return kind === 'email' && normalizeEmail(raw).key !== normalized;
    });
    expect(wrong).toEqual([]);
    expect(
      points.filter(({ kind, raw }) => kind === 'phone' && /^\(?0\d/.test(raw) && !raw.startsWith('00'))
        .length,
    ).toBeGreaterThan(500);
    type Name = { name: string; key: string };
    const names = shop.sqlite
      .prepare<[], Name>(
        'SELECT display_name AS name, name_key AS key FROM contacts UNION ALL SELECT name, name_key FROM companies',
      )
      .all();
    expect(names.filter(({ name, key }) => makeNameKey(name) !== key)).toEqual([]);
  });

  test.each(['DE', 'AT', 'CH', 'US', 'FR', 'IT', 'ES', 'NL', 'PL', 'SE', 'IE'])(
    'writes phones so that a shop in %s could dial them',
    slow,
    async (country) => {
      using shop = openShop({ country });
      await shop.crm.demo.seed({ contacts: 400 });
      const phones = shop.sqlite
        .prepare<[], { raw: string; normalized: string }>(
          "SELECT raw, normalized FROM contact_points WHERE kind = 'phone'",
        )
        .all();
      expect(
        phones.filter(({ raw, normalized }) => normalizePhone(raw, country).e164 !== normalized),
      ).toEqual([]);
    },
  );

  test('gives everybody an own address at a domain for examples', slow, async () => {
    using shop = openShop();
    await shop.crm.demo.seed({ contacts: 20_000 });
    const emails = shop.sqlite
      .prepare<[], string>(
        "SELECT normalized FROM contact_points WHERE kind = 'email' AND contact_id IS NOT NULL",
      )
      .pluck()
      .all();
    expect(emails.filter((email) => !/(\.example|@(\w+\.)?example\.(com|org|net))$/.test(email))).toEqual([]);
    expect(new Set(emails).size).toBe(emails.length);
  });

  test('is one entry of history, which undo takes back, and can come again', slow, async () => {
    using shop = openShop();
    await shop.crm.demo.seed({ contacts: 300 });
    await shop.crm.demo.seed({ contacts: 300 });
    expect(await shop.crm.contacts.count(everybody)).toBe(600);
    expect(await shop.crm.history.count({})).toBe(2);
    await shop.crm.history.undo({ id: null });
    await shop.crm.history.undo({ id: null });
    expect(await shop.crm.contacts.count(everybody)).toBe(0);
    expect(shop.sqlite.prepare('SELECT count(*) AS n FROM custom_values').get()).toEqual({ n: 0 });
    expect(shop.sqlite.pragma('foreign_key_check')).toEqual([]);
  });

  test('leaves nothing when it is cancelled', slow, async () => {
    using shop = openShop();
    const controller = new AbortController();
    const run = shop.crm.demo.seed({ contacts: 20_000 }, { signal: controller.signal });
    controller.abort();
    await expect(run).rejects.toMatchObject({ report: { code: 'cancelled' } });
    expect(shop.sqlite.prepare('SELECT count(*) AS n FROM contacts').get()).toEqual({ n: 0 });
    expect(await shop.crm.history.count({})).toBe(0);
  });
});

describe('the demo shop', () => {
  test.each([
    ['en', 'GB', 'Petal & Stem', 'Favourite flower'],
    ['de', 'AT', 'Blumen am Markt', 'Lieblingsblume'],
  ] as const)('speaks its owner’s language: %s', slow, async (language, country, shopName, field) => {
    using shop = openShop({ language, country });
    const made = await shop.crm.demo.fill({});
    expect(made).toMatchObject({ contacts: 400, companies: 60 });
    expect(await shop.crm.settings.get({})).toMatchObject({ shopName, isDemo: true, country });
    expect(await shop.crm.contacts.count(everybody)).toBe(400);
    const fields = await shop.crm.customFields.list({ noun: 'contacts' });
    expect(fields[0]).toMatchObject({ name: field });
    const { latest } = shop.sqlite
      .prepare<[], { latest: number }>('SELECT max(updated_at) AS latest FROM contacts')
      .get()!;
    expect(Date.now() - latest).toBeGreaterThanOrEqual(0);
    expect(Date.now() - latest).toBeLessThan(60 * 86_400_000);
  });

  test('never goes into a file that holds customers, not even in the trash', slow, async () => {
    using shop = openShop();
    const { id } = await shop.crm.contacts.create({ fields: { lastName: 'Kuhn' } });
    await shop.crm.contacts.remove({ selection: { ids: [id] } });
    await expect(shop.crm.demo.fill({})).rejects.toMatchObject({ report: { code: 'conflict' } });
    expect((await shop.crm.settings.get({})).isDemo).toBe(false);
  });
});
