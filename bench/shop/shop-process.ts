import type { ExportResult } from '../../src/contract/exports.ts';
import type { UndoAnswer } from '../../src/contract/history.ts';
import type { ImportResult } from '../../src/contract/imports.ts';
import { ListFilter } from '../../src/contract/lists.ts';
import { indexNow } from '../../src/main/data/search/indexer.ts';
import { startIndexing } from '../../src/main/data/search/start-indexing.ts';
import { placesOf } from '../../src/main/shell/data-places.ts';
import { builtEntry, openBenchShop } from './open-bench-shop.ts';

export type ShopOrder =
  | { task: 'import'; file: string; path: string }
  | { task: 'undo'; file: string }
  | { task: 'export'; file: string; path: string };

/** Times in milliseconds, memory in bytes, each the highest until then. */
export type Imported = {
  result: ImportResult;
  importing: number;
  importPeak: number;
  /** From the end of the import until the index had everything. */
  indexing: number;
  /** Then until the index was tidied up. */
  tidying: number;
  peak: number;
};
export type Undone = { answer: UndoAnswer; milliseconds: number; peak: number; left: number };
export type Exported = { result: ExportResult; milliseconds: number; peak: number };

/**
 * Plays the app's data process for one piece of work: the same dispatch, the same thread for the work, the
 * same thread for the search index. A process of its own, so that its memory is the work's alone.
 */
process.once('message', (order: ShopOrder) => {
  run(order).then(
    (value) => process.send!({ value }, () => process.disconnect()),
    (error: unknown) => {
      const cause = error instanceof Error ? error.cause : undefined;
      const stack = [error, cause].map((one) => (one instanceof Error ? one.stack : '')).join('\n');
      process.send!({ failure: stack }, () => process.exit(1));
    },
  );
});

function run(order: ShopOrder): Promise<Imported | Undone | Exported> {
  if (order.task === 'import') return importFile(order.file, order.path);
  return order.task === 'undo' ? undoLast(order.file) : exportAll(order.file, order.path);
}

async function importFile(file: string, path: string): Promise<Imported> {
  const { searchFile } = placesOf(file);
  let follow = () => {};
  const shop = openBenchShop(file, (event) => event.type === 'changed' && follow());
  const index = startIndex(file, searchFile);
  follow = index.follow;
  shop.dispatch.addFile('contacts.csv', path);
  const started = performance.now();
  const result = await shop.call('imports.run', { file: 'contacts.csv', noun: 'contacts' });
  const imported = performance.now();
  const importPeak = readPeak();
  await index.whenCaughtUp;
  const indexed = performance.now();
  await index.stop();
  indexNow(file, searchFile);
  const tidied = performance.now();
  shop.close();
  return {
    result,
    importing: imported - started,
    importPeak,
    indexing: indexed - imported,
    tidying: tidied - indexed,
    peak: readPeak(),
  };
}

function startIndex(file: string, searchFile: string) {
  let resolve: () => void = () => {};
  let reject: (error: Error) => void = () => {};
  const whenCaughtUp = new Promise<void>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  whenCaughtUp.catch(() => {});
  const { follow, stop } = startIndexing(builtEntry('search-worker.js'), {
    file,
    searchFile,
    onError: reject,
    onCaughtUp: resolve,
  });
  return { follow, stop, whenCaughtUp };
}

async function undoLast(file: string): Promise<Undone> {
  const shop = openBenchShop(file);
  const started = performance.now();
  const answer = await shop.call('history.undo', { id: null });
  const milliseconds = performance.now() - started;
  const left = await shop.call('contacts.count', { filter: ListFilter.parse({}) });
  shop.close();
  return { answer, milliseconds, peak: readPeak(), left };
}

async function exportAll(file: string, path: string): Promise<Exported> {
  const shop = openBenchShop(file);
  shop.dispatch.addFile('export.csv', path);
  const started = performance.now();
  const result = await shop.call('exports.run', { noun: 'contacts', file: 'export.csv' });
  const milliseconds = performance.now() - started;
  shop.close();
  return { result, milliseconds, peak: readPeak() };
}

/** Of the whole process, all threads together. */
function readPeak(): number {
  return process.resourceUsage().maxRSS * 1024;
}
