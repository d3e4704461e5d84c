import { closeDatabase, openDatabase } from '../../db/open-database.ts';
import type { Answer, OperationName, OperationOf } from '../../src/contract/contract.ts';
import type { InputOf } from '../../src/contract/operation.ts';
import { Dispatch } from '../../src/main/data/dispatch.ts';
import { createRunInWorker } from '../../src/main/data/run-in-worker.ts';
import { closeIndex } from '../../src/main/data/search/reader.ts';
import { giveDefaults } from '../../src/main/data/settings/settings.ts';
import { placesOf } from '../../src/main/shell/data-places.ts';
import { homeCountry } from '../data/invent-contact.ts';

/** What a new shop starts from. */
export const benchDefaults = {
  country: homeCountry,
  currency: 'EUR',
  region: 'de-DE',
  language: 'en',
  timeZone: 'Europe/Berlin',
};

export type BenchShop = {
  /** The operations as the app calls them, failures thrown. */
  call: <Name extends OperationName>(name: Name, input: InputOf<OperationOf<Name>>) => Promise<Answer<Name>>;
  close: () => void;
};

/** Opens a data file in this very process: for queries, which are measured without the way to another process. */
export function openBenchShop(file: string): BenchShop {
  const sqlite = openDatabase(file, { create: true });
  giveDefaults(sqlite, benchDefaults);
  let failure: unknown;
  const dispatch = new Dispatch({
    sqlite,
    file,
    ...placesOf(file),
    source: 'screen',
    runInWorker: createRunInWorker(new URL('../../src/main/data/worker.ts', import.meta.url), file),
    emit: () => {},
    log: ({ error }) => {
      failure = error ?? failure;
    },
  });
  return {
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
