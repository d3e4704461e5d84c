import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListRow } from '../../../contract/lists.ts';
import { showNotice } from '../../lib/notices.ts';
import {
  addRows,
  allRows,
  countRows,
  isRowChosen,
  noRows,
  toggleRow,
  toSelection,
} from './choice-of-rows.ts';
import type { useListView } from './use-list-view.ts';

/** As many as a selection by hand may hold; all that a filter finds has no such limit. */
const mostByHand = 100_000;

type Options = {
  view: ReturnType<typeof useListView>;
  total: number;
  rowAt: (index: number) => ListRow | undefined;
  listIds: (from: number, to: number) => Promise<number[]>;
};

/** Which rows are ticked, and how they come to be. */
export function useRowChoice({ view: { chosen, choose, filter }, total, rowAt, listIds }: Options) {
  const { t } = useTranslation('lists');
  const count = countRows(chosen, total);
  const selection = useMemo(() => toSelection(chosen, filter), [chosen, filter]);

  const toggle = useCallback(
    (index: number) => {
      const row = rowAt(index);
      if (row) choose((before) => toggleRow(before, row.id));
    },
    [rowAt, choose],
  );

  const chooseRange = useCallback(
    async (from: number, to: number) => {
      if (Math.abs(to - from) >= mostByHand) return showNotice(t('bulk.tooMany'));
      const ids = await listIds(from, to);
      choose((before) => addRows(before, ids));
    },
    [listIds, choose, t],
  );

  return {
    count,
    selection,
    share: count === 0 ? ('none' as const) : count === total ? ('all' as const) : ('some' as const),
    isChosen: (id: number) => isRowChosen(chosen, id),
    toggle,
    chooseRange,
    chooseAll: useCallback((isAll: boolean) => choose(() => (isAll ? allRows : noRows)), [choose]),
  };
}
