import { AppError } from '../../../contract/errors.ts';
import type { JobContext } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import type { DemoOrder, DemoStored } from './store-in-worker.ts';

export const demo: Handlers<'demo'> = {
  fill(context) {
    const isUsed = context.sqlite
      .prepare<[], number>('SELECT EXISTS (SELECT 1 FROM contacts) OR EXISTS (SELECT 1 FROM companies)')
      .pluck()
      .get();
    if (isUsed) throw new AppError('conflict', 'demo_needs_empty_file');
    return store(context, {
      operation: 'demo.fill',
      contacts: 400,
      companies: 60,
      seed: 20_260_601,
      isShop: true,
    });
  },

  seed: (context, { contacts, seed }) =>
    store(context, {
      operation: 'demo.seed',
      contacts,
      companies: contacts < 5 ? 0 : Math.ceil(contacts / 15),
      seed,
      isShop: false,
    }),
};

async function store(context: JobContext, order: Omit<DemoOrder, 'source'>): Promise<DemoStored> {
  const stored = await context.writeAlone(() =>
    context.runInWorker<DemoStored>('demo.store', { ...order, source: context.source }),
  );
  context.emit({
    type: 'changed',
    tables: ['contacts', 'companies', 'tags', 'custom_fields', 'settings'],
    changeSet: stored.changeSet,
  });
  return stored;
}
