import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type Database from 'better-sqlite3';
import { closeDatabase, openDatabase } from '../../db/open-database.ts';
import type { Crm } from '../../src/contract/contract.ts';
import { AppError } from '../../src/contract/errors.ts';
import type { CrmEvent } from '../../src/contract/operation.ts';
import { Dispatch } from '../../src/main/data/dispatch.ts';
import { createRunInWorker } from '../../src/main/data/run-in-worker.ts';
import { giveDefaults } from '../../src/main/data/settings/settings.ts';

export type Shop = {
  /** The real operations on a real database, as the window calls them. */
  crm: Crm;
  sqlite: Database.Database;
  dispatch: Dispatch;
  folder: string;
  file: string;
  events: CrmEvent[];
  /** Makes a path known to the data side, as a file dialog does; returns its token. */
  choose: (path: string) => string;
  [Symbol.dispose]: () => void;
};

/** Not `new URL('…', import.meta.url)`: in page tests Vite makes a web address of that. */
const worker = pathToFileURL(join(import.meta.dirname, '..', '..', 'src', 'main', 'data', 'worker.ts'));

/** A new, empty shop in a temporary folder: `using shop = openShop()` closes and removes it. */
export function openShop(
  options: {
    country?: string;
    language?: 'en' | 'de';
    region?: string;
    timeZone?: string;
    now?: () => number;
  } = {},
): Shop {
  const { now, ...defaults } = options;
  const folder = mkdtempSync(join(tmpdir(), 'regulars-'));
  const file = join(folder, 'shop.regulars');
  const sqlite = openDatabase(file, { create: true });
  giveDefaults(sqlite, { country: 'DE', currency: 'EUR', region: 'de-DE', language: 'en', ...defaults });
  const events: CrmEvent[] = [];
  const dispatch = new Dispatch({
    sqlite,
    file,
    backupFolder: join(folder, 'backups'),
    searchFile: join(folder, 'search.sqlite'),
    source: 'screen',
    runInWorker: createRunInWorker(worker, file),
    emit: (event) => events.push(event),
    log: ({ error }) => {
      if (error instanceof Error && !(error instanceof AppError)) console.error(error.stack);
    },
    now,
  });
  return {
    crm: createCrm(dispatch),
    sqlite,
    dispatch,
    folder,
    file,
    events,
    choose: (path) => {
      dispatch.addFile(path, path);
      return path;
    },
    [Symbol.dispose]: () => {
      closeDatabase(sqlite);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let jobs = 0;

/** The client over a dispatch in the same process: `crm.contacts.list(…)`, failures thrown as AppError. */
export function createCrm(dispatch: Dispatch): Crm {
  return new Proxy({} as Crm, {
    get: (_, feature: string) =>
      new Proxy(
        {},
        {
          get: (__, verb: string) => async (input: unknown, options?: { signal?: AbortSignal }) => {
            const job = `test-${++jobs}`;
            options?.signal?.addEventListener('abort', () => dispatch.cancel(job));
            const result = await dispatch.handle({
              name: `${feature}.${verb}`,
              input: structuredClone(input),
              job,
            });
            if (!result.ok) throw AppError.from(result.error);
            return result.value;
          },
        },
      ),
  });
}
