import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { closeDatabase, openDatabase } from '../../db/open-database.ts';
import { ROOT } from '../../scripts/build-app.ts';
import type { Answer, OperationName, OperationOf } from '../../src/contract/contract.ts';
import type { CrmEvent, InputOf } from '../../src/contract/operation.ts';
import { Dispatch } from '../../src/main/data/dispatch.ts';
import { createRunInWorker } from '../../src/main/data/run-in-worker.ts';
import { closeIndex } from '../../src/main/data/search/reader.ts';
import { giveDefaults } from '../../src/main/data/settings/settings.ts';
import { placesOf } from '../../src/main/shell/data-places.ts';
import { homeCountry } from '../data/invent-contact.ts';

/**
 * A thread of the built app. From the sources a thread would first have to read and strip some hundred files,
 * which the app never does.
 */
export function builtEntry(name: string): URL {
  return pathToFileURL(join(ROOT, 'out', 'main', name));
}

export type BenchShop = {
  dispatch: Dispatch;
  /** The operations as the app calls them, failures thrown. */
  call: <Name extends OperationName>(name: Name, input: InputOf<OperationOf<Name>>) => Promise<Answer<Name>>;
  close: () => void;
};

/** Opens a data file, made if absent, with the app's operations and its worker threads. */
export function openBenchShop(file: string, emit: (event: CrmEvent) => void = () => {}): BenchShop {
  const sqlite = openDatabase(file, { create: true });
  giveDefaults(sqlite, {
    country: homeCountry,
    currency: 'EUR',
    region: 'de-DE',
    language: 'en',
    timeZone: 'Europe/Berlin',
  });
  let failure: unknown;
  const dispatch = new Dispatch({
    sqlite,
    file,
    ...placesOf(file),
    source: 'screen',
    runInWorker: createRunInWorker(builtEntry('worker.js'), file),
    emit,
    log: ({ error }) => {
      failure = error ?? failure;
    },
  });
  return {
    dispatch,
    call: async (name, input) => {
      const result = await dispatch.handle({ name, input, job: 'bench' });
      if (result.ok) return result.value as never;
      throw new Error(`${name}: ${result.error.message}`, { cause: failure });
    },
    close: () => {
      closeIndex(sqlite);
      closeDatabase(sqlite);
    },
  };
}
