import { useMemo } from 'react';
import type { Condition, Field, ListFilter, ListNoun } from '../../../contract/lists.ts';
import { useRemembered } from '../../lib/view-memory.ts';
import { type ChosenRows, noRows } from './choice-of-rows.ts';

type ListView = {
  conditions: Condition[];
  text: string;
  isTrash: boolean;
  chosen: ChosenRows;
  /** The row under the cursor, in the side panel. */
  currentId: number | null;
  /** How far down the list stands, in pixels of all its rows. */
  top: number;
};

const start: ListView = {
  conditions: [],
  text: '',
  isTrash: false,
  chosen: noRows,
  currentId: null,
  top: 0,
};

/** What the owner looks at in a list; she finds it so when she comes back. */
export function useListView(noun: ListNoun, fields: readonly Field[], changeSet: number | undefined) {
  const [view, change] = useRemembered<ListView>(
    changeSet === undefined ? `list.${noun}` : `list.${noun}.${changeSet}`,
    start,
  );
  const { text, isTrash } = view;
  // A field of the owner's own may have gone since.
  const conditions = useMemo(
    () => view.conditions.filter(({ field }) => fields.some(({ key }) => key === field)),
    [view.conditions, fields],
  );
  const filter = useMemo<ListFilter>(
    () => ({ conditions, text, isTrash, ...(changeSet === undefined ? {} : { changeSet }) }),
    [conditions, text, isTrash, changeSet],
  );
  const actions = useMemo(() => {
    const set = (part: Partial<ListView>) => change((before) => ({ ...before, ...part }));
    // Other rows: what was ticked may no longer be among them.
    const setFilter = (part: Partial<ListView>) => set({ ...part, chosen: noRows, currentId: null, top: 0 });
    return {
      setFilter,
      setTop: (top: number) => set({ top }),
      setCurrent: (currentId: number | null) => set({ currentId }),
      choose: (next: (chosen: ChosenRows) => ChosenRows) =>
        change((before) => ({ ...before, chosen: next(before.chosen) })),
    };
  }, [change]);
  return {
    ...view,
    conditions,
    ...actions,
    filter,
    isFiltered: conditions.length > 0 || text.trim() !== '' || changeSet !== undefined,
  };
}
