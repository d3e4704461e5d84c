import { createContext, useContext } from 'react';
import type { ListNoun, Selection, Sort } from '../../contract/lists.ts';

/** Which rows of a list to hand out. */
export type ExportSource = {
  noun: ListNoun;
  selection: Selection;
  sort: Sort;
  /** The columns that the list shows now. */
  columns: string[];
  /** How many rows that are. */
  count: number;
};

/** What a page can open that belongs to another feature; the app knows where it is. */
export type AppActions = {
  openPalette: (text?: string) => void;
  openNewContact: (name?: string) => void;
  openNewCompany: (name?: string) => void;
  openExport: (source: ExportSource) => void;
};

const AppActionsContext = createContext<AppActions | undefined>(undefined);
export const AppActionsProvider = AppActionsContext.Provider;

export function useAppActions(): AppActions {
  const actions = useContext(AppActionsContext);
  if (!actions) throw new Error('useAppActions needs an AppActionsProvider');
  return actions;
}
