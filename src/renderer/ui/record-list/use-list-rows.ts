import { useDebouncedValue } from '@mantine/hooks';
import {
  keepPreviousData,
  type QueryClient,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { ListFilter, ListNoun, ListRow, Sort } from '../../../contract/lists.ts';
import { crmQuery } from '../../lib/crm-queries.ts';

export const blockSize = 100;
/** As many ids as one request may give. */
const idBlockSize = 1000;
/** Blocks that were scrolled past are kept for a while. */
const keptFor = 60_000;
/** While the bar is dragged, what flies by is not asked for. */
const restsFor = 40;

export type RowsRequest = { noun: ListNoun; filter: ListFilter; sort: Sort; columns: readonly string[] };

function blockQuery({ noun, filter, sort, columns }: RowsRequest, block: number, limit = blockSize) {
  const input = { filter, sort, columns: [...columns], offset: block * limit, limit };
  return { ...crmQuery(`${noun}.list`, input), gcTime: keptFor, throwOnError: false };
}

/**
 * The rows of a list in blocks, fetched as they come into sight. When filter, order or columns change, the old
 * rows stay until the new ones are there, so that nothing jumps.
 */
export function useListRows(request: RowsRequest) {
  const { noun, filter } = request;
  const [range, setRange] = useState({ first: 0, last: 0 });
  const [settled] = useDebouncedValue(range, restsFor);
  const firstBlock = Math.floor(settled.first / blockSize);
  const lastBlock = Math.max(firstBlock, Math.floor(settled.last / blockSize));

  const count = useQuery({
    ...crmQuery(`${noun}.count`, { filter }),
    placeholderData: keepPreviousData,
    throwOnError: false,
  });
  const [shown, setShown] = useState(request);
  const isNew = JSON.stringify(shown) !== JSON.stringify(request);
  const isElsewhere = rowsKeyOf(shown) !== rowsKeyOf(request);
  const next = useQuery(blockQuery(request, isElsewhere ? 0 : firstBlock));
  const isReady = next.isSuccess && count.isSuccess && !count.isPlaceholderData;
  if (isNew && isReady) setShown(request);

  const active = isNew && isReady ? request : shown;
  const blocks = Array.from({ length: lastBlock - firstBlock + 1 }, (_, at) => firstBlock + at);
  const loaded = useQueries({
    queries: blocks.map((block) => blockQuery(active, block)),
    combine: useCallback((results: { data: ListRow[] | undefined }[]) => results.map(({ data }) => data), []),
  });

  const client = useQueryClient();
  const rowAt = useCallback(
    (index: number): ListRow | undefined => {
      const block = Math.floor(index / blockSize);
      // Scrolled back to something that is still kept: no need to wait for the range to rest.
      const rows = loaded[block - firstBlock] ?? client.getQueryData(blockQuery(active, block).queryKey);
      return rows?.[index % blockSize];
    },
    [loaded, firstBlock, active, client],
  );

  const onShow = useCallback((first: number, last: number) => setRange({ first, last }), []);
  const listIds = useMemo(
    () => (from: number, to: number) => fetchIds(client, active, from, to),
    [client, active],
  );

  return {
    rowAt,
    onShow,
    listIds,
    /** Undefined until it is known for the first time. */
    rowCount: count.data,
    isWaiting: isNew || count.isPlaceholderData,
    /** Why these rows can't be had; the page stays, so that she can change the filter. */
    error: next.isSuccess && count.isSuccess ? null : (next.error ?? count.error),
    /** Changes when other rows, or the same in another order, are shown. */
    rowsKey: rowsKeyOf(active),
    /** The columns of the rows that are shown, in the order of their cells. */
    columns: active.columns,
  };
}

const rowsKeyOf = ({ filter, sort }: RowsRequest) => JSON.stringify([filter, sort]);

/** The ids of a run of rows, also of those that were never in sight. */
async function fetchIds(
  client: QueryClient,
  request: RowsRequest,
  from: number,
  to: number,
): Promise<number[]> {
  const [first, last] = from <= to ? [from, to] : [to, from];
  const ids: number[] = [];
  const idsOnly = { ...request, columns: [] };
  for (let block = Math.floor(first / idBlockSize); block <= Math.floor(last / idBlockSize); block++) {
    const rows = await client.fetchQuery({
      ...blockQuery(idsOnly, block, idBlockSize),
      gcTime: 0,
      staleTime: 0,
    });
    const start = block * idBlockSize;
    ids.push(...rows.slice(Math.max(0, first - start), last - start + 1).map(({ id }) => id));
  }
  return ids;
}
