import type { ReactNode } from 'react';

export type TableColumn = {
  key: string;
  title: string;
  width: number;
  /** Right-aligned, tabular figures. */
  isNumeric: boolean;
  isSortable: boolean;
  /** Which of a row's cells it shows; -1 while the rows with it are on their way. */
  cell: number;
};

export type TableSort = { field: string; isDescending: boolean };

export type TableRow = { id: number; cells: readonly (string | number | null)[] };

export type RenderCell = (column: TableColumn, value: string | number | null) => ReactNode;

/** What the heading can do; `to` is the place in the order of columns. */
export type ColumnActions = {
  onSort: (key: string) => void;
  onResize: (key: string, width: number) => void;
  onMove: (key: string, to: number) => void;
};

export const minimumWidth = 56;
export const maximumWidth = 900;
export const clampWidth = (width: number) =>
  Math.round(Math.min(Math.max(width, minimumWidth), maximumWidth));
