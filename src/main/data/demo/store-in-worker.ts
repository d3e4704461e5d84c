import type Database from 'better-sqlite3';
import { deferIndexes } from '../../../../db/defer-indexes.ts';
import { abandonChangeSet, beginChangeSet, endChangeSet } from '../../../../db/journal.ts';
import { readSettings } from '../settings/settings.ts';
import type { WorkerContext } from '../worker-tasks.ts';
import { Population } from './invent-population.ts';
import { storePopulation } from './store-population.ts';

export type DemoOrder = {
  operation: 'demo.fill' | 'demo.seed';
  contacts: number;
  companies: number;
  seed: number;
  source: string;
  /** The demo shop itself: it gets its name, and its customers live today. */
  isShop: boolean;
};

export type DemoStored = { contacts: number; companies: number; changeSet: number };

/** Seeded customers are the same whenever they are made, so their last day is fixed. */
const lastDay = Date.UTC(2026, 5, 30, 18);
const day = 86_400_000;

/** Invents and stores customers in one transaction, as one entry of the journal. */
export function storeInWorker(worker: WorkerContext, order: DemoOrder): DemoStored {
  const sqlite = worker.open({ bulk: true });
  sqlite.pragma(`cache_size = ${order.contacts > 50_000 ? -131_072 : -32_768}`);
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    const changeSet = beginChangeSet(sqlite, {
      operation: order.operation,
      source: order.source,
      at: worker.now(),
    });
    const { country, language } = readSettings(sqlite);
    const today = Math.floor(worker.now() / day) * day;
    const population = new Population({ ...order, country, language, now: order.isShop ? today : lastDay });
    const started = performance.now();
    const restoreIndexes = isWorthDeferring(sqlite, order.contacts)
      ? deferIndexes(sqlite, false)
      : () => undefined;
    worker.progress({ phase: 'seeding', done: 0, total: order.contacts });
    storePopulation(sqlite, changeSet, population, (done) => {
      worker.stopIfCancelled();
      const rowsPerSecond = (done / Math.max(1, performance.now() - started)) * 1000;
      worker.progress({ phase: 'seeding', done, total: order.contacts, rowsPerSecond });
    });
    worker.progress({ phase: 'indexing', done: 0, total: 0, rows: order.contacts });
    restoreIndexes();
    if (order.isShop) nameShop(sqlite, population.words.shopName);
    endChangeSet(sqlite, changeSet, { count: order.contacts });
    worker.stopIfCancelled();
    sqlite.exec('COMMIT');
    return { contacts: order.contacts, companies: order.companies, changeSet };
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
    abandonChangeSet(sqlite);
    throw error;
  }
}

/** Indexes made once behind many rows cost a third, unless many rows are there already. */
function isWorthDeferring(sqlite: Database.Database, contacts: number): boolean {
  const present = sqlite.prepare<[], number>('SELECT count(*) FROM contacts').pluck().get()!;
  return contacts > 20_000 && contacts > present;
}

function nameShop(sqlite: Database.Database, name: string): void {
  const write = sqlite.prepare('UPDATE settings SET value = ? WHERE key = ?');
  write.run(JSON.stringify(name), 'shopName');
  write.run('true', 'isDemo');
}
