import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DailyBackup } from '../../src/main/data/backups/daily-backup.ts';
import { openShop } from '../helpers/open-shop.ts';

describe('backups', () => {
  test('are made on a thread beside the work, listed with what is in them, and checked', async () => {
    using shop = openShop();
    const { crm } = shop;
    await crm.contacts.create({ fields: { lastName: 'A' }, company: { name: 'B' } });
    const made = await crm.backups.create({});
    expect(made).toMatchObject({ reason: 'asked', contacts: 1, companies: 1 });
    const { folder, backups } = await crm.backups.list({});
    expect(folder).toBe(join(shop.folder, 'backups'));
    expect(backups).toEqual([
      { name: made.name, at: made.at, reason: 'asked', bytes: made.bytes, contacts: 1, companies: 1 },
    ]);
    expect(await crm.backups.check({ name: made.name })).toEqual({ isIntact: true });
    writeFileSync(join(folder, made.name), 'rubbish');
    expect(await crm.backups.check({ name: made.name })).toEqual({ isIntact: false });
    await expect(crm.backups.check({ name: '../shop.regulars' })).rejects.toThrow('backup_gone');
  });

  test('that can not be made say why', async () => {
    using shop = openShop();
    writeFileSync(join(shop.folder, 'backups'), 'in the way');
    await expect(shop.crm.backups.create({})).rejects.toMatchObject({
      report: { code: 'file', message: 'database.backup_failed' },
    });
    rmSync(join(shop.folder, 'backups'));
    await shop.crm.backups.create({});
    expect(readdirSync(join(shop.folder, 'backups'))).toHaveLength(2);
  });
});

describe('the daily backup', () => {
  const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);

  test('is made once a day at the first change, and again after one that failed', async () => {
    using shop = openShop();
    let count = 0;
    let isBroken = true;
    const daily = new DailyBackup(join(shop.folder, 'none'), async () => {
      if (isBroken) throw new Error('no room');
      count++;
    });
    await expect(daily.makeIfDue(noon('2026-03-01'))).rejects.toThrow('no room');
    isBroken = false;
    for (const day of ['2026-03-01', '2026-03-01', '2026-03-02', '2026-03-02'])
      await daily.makeIfDue(noon(day));
    expect(count).toBe(2);
  });

  test('is not made again when the app is opened again that day', async () => {
    using shop = openShop();
    const { folder } = await shop.crm.backups.list({});
    const made = await shop.crm.backups.create({});
    const manifest = join(folder, `${made.name}.json`);
    writeFileSync(manifest, JSON.stringify({ ...made, reason: 'daily', at: noon('2026-03-01') }));
    let count = 0;
    const daily = new DailyBackup(folder, async () => void count++);
    await daily.makeIfDue(noon('2026-03-01'));
    expect(count).toBe(0);
    await daily.makeIfDue(noon('2026-03-02'));
    expect(count).toBe(1);
  });

  test('is one, however many changes come while it is made', async () => {
    using shop = openShop();
    let count = 0;
    let end = () => {};
    const daily = new DailyBackup(join(shop.folder, 'none'), () => {
      count++;
      return new Promise<void>((resolve) => {
        end = resolve;
      });
    });
    const waiting = [1, 2, 3].map(() => daily.makeIfDue(noon('2026-03-01')));
    end();
    await Promise.all(waiting);
    expect(count).toBe(1);
  });
});
