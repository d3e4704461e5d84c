import type { ExportResult } from '../../src/contract/exports.ts';
import type { UndoAnswer } from '../../src/contract/history.ts';
import type { ImportResult } from '../../src/contract/imports.ts';
import { ListFilter } from '../../src/contract/lists.ts';
import { indexNow } from '../../src/main/data/search/indexer.ts';
import { placesOf } from '../../src/main/shell/data-places.ts';
import { openDataProcess } from './open-data-process.ts';

/** Times in milliseconds, memory in bytes, each the highest until then. */
export type Imported = {
  result: ImportResult;
  importing: number;
  importPeak: number;
  /** From the end of the import until the index had everything. */
  indexing: number;
  /** How long the index, left as it was then, takes to be tidied up. */
  tidying: number;
  peak: number;
};
export type Undone = { answer: UndoAnswer; milliseconds: number; peak: number; left: number };
export type Exported = { result: ExportResult; milliseconds: number; peak: number };

/** Imports contacts into a new shop, and waits for its search index. */
export async function importIntoShop(file: string, path: string): Promise<Imported> {
  const data = await openDataProcess(file);
  const indexed = data.whenEvent('indexed');
  const started = performance.now();
  const result = await data.call('imports.run', { file: data.choose(path), noun: 'contacts' });
  const imported = performance.now();
  const importPeak = await data.readPeak();
  await indexed;
  const indexing = performance.now() - imported;
  const peak = await data.readPeak();
  await data.close();
  const closed = performance.now();
  indexNow(file, placesOf(file).searchFile);
  const tidying = performance.now() - closed;
  return { result, importing: imported - started, importPeak, indexing, tidying, peak };
}

/** Takes back what was done last, and counts the contacts that are left. */
export async function undoInShop(file: string): Promise<Undone> {
  const data = await openDataProcess(file);
  const started = performance.now();
  const answer = await data.call('history.undo', { id: null });
  const milliseconds = performance.now() - started;
  const peak = await data.readPeak();
  const left = await data.call('contacts.count', { filter: ListFilter.parse({}) });
  await data.close();
  return { answer, milliseconds, peak, left };
}

export async function exportFromShop(file: string, path: string): Promise<Exported> {
  const data = await openDataProcess(file);
  const started = performance.now();
  const result = await data.call('exports.run', { noun: 'contacts', file: data.choose(path) });
  const milliseconds = performance.now() - started;
  const peak = await data.readPeak();
  await data.close();
  return { result, milliseconds, peak };
}
