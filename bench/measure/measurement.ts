import type { Pair } from '../report/pair.ts';
import type { Workbench } from '../shop/workbench.ts';

/** One group of figures, by the name that `--only` knows. */
export type Measurement = (bench: Workbench) => Promise<Pair[]>;

/** 100k, 1M: for names of figures. */
export function sayRows(rows: number): string {
  return rows.toLocaleString('en');
}

export const smallRows = 100_000;
export const largeRows = 1_000_000;
