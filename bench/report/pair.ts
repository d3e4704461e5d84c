/** What is measured, and what it is held against, from the same run. */
export type Pair = {
  /** `import`, as in `--only import`. */
  group: string;
  name: string;
  unit: Unit;
  measured: number;
  /** The limit's value in the same unit; undefined where there is nothing to hold against. */
  limit?: number;
  /** What the limit is: an empty window, sqlite3's .import … */
  against?: string;
  aim?: { ratio?: number; atMost?: number };
  note?: string;
};

export type Unit = 'ms' | 's' | 'MB' | 'rows/s' | 'MB/s';

/** How many times worse than the limit: 1 is as good, whichever direction is better. */
export function ratioOf({ unit, measured, limit }: Pair): number | undefined {
  if (limit === undefined || limit <= 0 || measured <= 0) return undefined;
  return unit.endsWith('/s') ? limit / measured : measured / limit;
}

/** Undefined where nothing was aimed at. */
export function isAimMet(pair: Pair): boolean | undefined {
  if (!pair.aim) return undefined;
  const { ratio: mostTimes, atMost } = pair.aim;
  const ratio = ratioOf(pair);
  if (mostTimes !== undefined && ratio === undefined && atMost === undefined) return undefined;
  return (
    (atMost === undefined || pair.measured <= atMost) &&
    (mostTimes === undefined || ratio === undefined || ratio <= mostTimes)
  );
}
