import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Field, ListNoun, Sort } from '../../../contract/lists.ts';
import type { ListLayout } from '../../../contract/settings.ts';
import { crm } from '../../lib/crm.ts';
import { crmQuery } from '../../lib/crm-queries.ts';
import { showError } from '../../lib/notices.ts';

const saveAfter = 400;
const numberWidth = 110;
const usualWidth = 160;

const usualColumns: Record<ListNoun, ListLayout['columns']> = {
  contacts: [
    { key: 'display_name', width: 190 },
    { key: 'company', width: 170 },
    { key: 'phone', width: 160 },
    { key: 'email', width: 220 },
    { key: 'city', width: 120 },
    { key: 'tags', width: 170 },
    { key: 'updated_at', width: 140 },
  ],
  companies: [
    { key: 'name', width: 240 },
    { key: 'phone', width: 160 },
    { key: 'email', width: 220 },
    { key: 'city', width: 120 },
    { key: 'contacts', width: 90 },
    { key: 'tags', width: 170 },
    { key: 'updated_at', width: 140 },
  ],
};

/** The column that names a record: always there. */
export const nameColumn: Record<ListNoun, string> = { contacts: 'display_name', companies: 'name' };

export type ListLayoutActions = {
  resizeColumn: (key: string, width: number) => void;
  moveColumn: (key: string, to: number) => void;
  showColumn: (key: string, isShown: boolean) => void;
  sortBy: (key: string) => void;
};

/** Columns and order of a list, remembered in the data file. A column whose field is gone is left out. */
export function useListLayout(
  noun: ListNoun,
  fields: readonly Field[],
): ListLayoutActions & { columns: ListLayout['columns']; sort: Sort; isReady: boolean } {
  const client = useQueryClient();
  const query = crmQuery('preferences.getLayout', { noun });
  const { data, isSuccess } = useQuery(query);
  const saving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const unsaved = useRef<ListLayout>(undefined);

  const layout = useMemo<ListLayout>(() => {
    const known = (key: string) => fields.some((field) => field.key === key);
    const stored = data?.columns.filter(({ key }) => known(key)) ?? [];
    const columns = stored.some(({ key }) => key === nameColumn[noun]) ? stored : usualColumns[noun];
    const sort = data?.sort && known(data.sort.field) ? data.sort : undefined;
    return { columns, sort: sort ?? { field: nameColumn[noun], isDescending: false } };
  }, [data, fields, noun]);

  const save = useCallback(() => {
    clearTimeout(saving.current);
    if (!unsaved.current) return;
    void crm.preferences.setLayout({ noun, layout: unsaved.current }).catch(showError);
    unsaved.current = undefined;
  }, [noun]);
  useEffect(() => save, [save]);

  const change = (edit: (before: ListLayout) => Partial<ListLayout>) => {
    // Two changes may come before the first has been drawn.
    const before = unsaved.current ?? layout;
    const next = { ...before, ...edit(before) };
    client.setQueryData(query.queryKey, next);
    unsaved.current = next;
    clearTimeout(saving.current);
    saving.current = setTimeout(save, saveAfter);
  };

  return {
    ...layout,
    isReady: isSuccess,
    resizeColumn: (key, width) =>
      change(({ columns }) => ({
        columns: columns.map((column) => (column.key === key ? { key, width } : column)),
      })),
    moveColumn: (key, to) => change(({ columns }) => ({ columns: moveItem(columns, key, to) })),
    showColumn: (key, isShown) =>
      change(({ columns }) => {
        const rest = columns.filter((column) => column.key !== key);
        const kind = fields.find((field) => field.key === key)?.kind;
        const width = kind === 'number' || kind === 'boolean' ? numberWidth : usualWidth;
        return { columns: isShown ? [...rest, { key, width }] : rest };
      }),
    sortBy: (key) =>
      change(({ sort }) => ({
        sort: { field: key, isDescending: sort.field === key && !sort.isDescending },
      })),
  };
}

export function moveItem<Item extends { key: string }>(
  items: readonly Item[],
  key: string,
  to: number,
): Item[] {
  const item = items.find((candidate) => candidate.key === key);
  const rest = items.filter((candidate) => candidate.key !== key);
  const place = Math.min(Math.max(0, to), rest.length);
  return item ? [...rest.slice(0, place), item, ...rest.slice(place)] : rest;
}
