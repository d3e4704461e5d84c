import { MutationCache, QueryClient } from '@tanstack/react-query';
import type { FeatureName } from '../../contract/contract.ts';
import type { AppError } from '../../contract/errors.ts';
import { listenTo } from './bridge.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: AppError;
    mutationMeta: { isHandled?: boolean };
  }
}

const people: FeatureName[] = ['contacts', 'companies', 'search'];
const peopleAndTags: FeatureName[] = [...people, 'tags'];
const peopleAndFields: FeatureName[] = [...people, 'customFields', 'imports'];

/** Whose answers a change of the table may alter. */
const featuresOfTable: Record<string, FeatureName[]> = {
  contacts: peopleAndTags,
  companies: peopleAndTags,
  contact_companies: people,
  contact_points: people,
  addresses: people,
  external_ids: people,
  consents: ['contacts'],
  tags: peopleAndTags,
  contact_tags: peopleAndTags,
  company_tags: peopleAndTags,
  custom_fields: peopleAndFields,
  custom_values: peopleAndFields,
  settings: ['settings', 'contacts'],
};

/** Every change is in the history, and the first of a day makes a copy. */
const always: FeatureName[] = ['history', 'backups'];

/** The features whose answers are no longer true. A table nobody named here concerns them all. */
export function listStaleFeatures(tables: readonly string[]): Set<FeatureName> | 'all' {
  const stale = new Set<FeatureName>(always);
  for (const table of tables) {
    const features = featuresOfTable[table];
    if (!features) return 'all';
    for (const feature of features) stale.add(feature);
  }
  return stale;
}

export function createQueryClient(showError: (error: AppError) => void): QueryClient {
  return new QueryClient({
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        if (error.code !== 'cancelled' && !mutation.meta?.isHandled) showError(error);
      },
    }),
    defaultOptions: {
      queries: {
        // Nothing here goes over a network, and `changed` tells what is stale.
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // The data process may be starting again, or another file is being opened.
        retry: (failures, error) =>
          error.report?.message === 'file_changing'
            ? failures < 20
            : error.code === 'internal' && failures < 2,
        retryDelay: 300,
        throwOnError: (_error, query) => query.state.data === undefined,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** Keeps what the screens show true: after each change, and after the data process or the file changed. */
export function followChanges(client: QueryClient): () => void {
  const stops = [
    listenTo('changed', ({ tables }) => {
      const stale = listStaleFeatures(tables);
      void client.invalidateQueries({
        predicate: ({ queryKey }) =>
          stale === 'all' || stale.has(String(queryKey[0]).split('.')[0] as FeatureName),
      });
    }),
    listenTo('indexed', () => {
      void client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('search.'),
      });
    }),
    listenTo('data-process', ({ state }) => {
      if (state === 'ready') void client.invalidateQueries();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
