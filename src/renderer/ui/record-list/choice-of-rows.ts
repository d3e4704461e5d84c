import type { ListFilter, Selection } from '../../../contract/lists.ts';

/** Which rows are ticked: some by id, or all that the filter finds less some. */
export type ChosenRows = { isAll: boolean; ids: ReadonlySet<number> };

export const noRows: ChosenRows = { isAll: false, ids: new Set() };
export const allRows: ChosenRows = { isAll: true, ids: new Set() };

export function isRowChosen({ isAll, ids }: ChosenRows, id: number): boolean {
  return ids.has(id) !== isAll;
}

export function toggleRow({ isAll, ids }: ChosenRows, id: number): ChosenRows {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { isAll, ids: next };
}

export function addRows({ isAll, ids }: ChosenRows, added: readonly number[]): ChosenRows {
  const next = new Set(ids);
  for (const id of added) {
    if (isAll) next.delete(id);
    else next.add(id);
  }
  return { isAll, ids: next };
}

export function countRows({ isAll, ids }: ChosenRows, total: number): number {
  return isAll ? Math.max(0, total - ids.size) : ids.size;
}

export function toSelection({ isAll, ids }: ChosenRows, filter: ListFilter): Selection {
  return isAll ? { filter, except: [...ids] } : { ids: [...ids] };
}
