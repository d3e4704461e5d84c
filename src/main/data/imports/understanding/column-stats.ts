/** What all values of one column have in common, gathered in one pass. */
export interface ColumnStats {
  /** Cells, and those among them with nothing in. */
  count: number;
  empty: number;
  maxLength: number;
  /** The first few different values. */
  samples: string[];
  /** How often texts stand that may mean "nothing": `-`, `n/a`, `NULL`. */
  placeholders: Record<string, number>;
  /** How many values were looked at in detail, and how many of these are what the name says. */
  looked: number;
  emails: number;
  phones: number;
  /** Phones that nothing but a phone looks like: with a plus, or a zero in front and blanks between. */
  surePhones: number;
  urls: number;
  booleans: number;
  bits: number;
  /** Digits only, with a zero in front or more than fifteen of them. */
  ids: number;
  integers: number;
  dates: number;
  weakDates: number;
  datesWithTime: number;
  datesWithDots: number;
  fits: { dmy: number; mdy: number; ymd: number };
  ambiguousDates: string[];
  numbers: number;
  money: number;
  currency: string | null;
  signs: { comma: number; dot: number };
  ambiguousNumbers: string[];
  /** A value that can be read in one way only, for each way. */
  onlyFits: Record<'dmy' | 'mdy' | 'ymd' | 'comma' | 'dot', string | null>;
  /** Different values with their counts, while there are few; null once there are many. */
  choices: Map<string, number> | null;
}

export const MAX_SAMPLES = 5;
const MAX_EXAMPLES = 2;
export const MAX_CHOICES = 24;

export function emptyStats(): ColumnStats {
  return {
    count: 0,
    empty: 0,
    maxLength: 0,
    samples: [],
    placeholders: {},
    looked: 0,
    emails: 0,
    phones: 0,
    surePhones: 0,
    urls: 0,
    booleans: 0,
    bits: 0,
    ids: 0,
    integers: 0,
    dates: 0,
    weakDates: 0,
    datesWithTime: 0,
    datesWithDots: 0,
    fits: { dmy: 0, mdy: 0, ymd: 0 },
    ambiguousDates: [],
    numbers: 0,
    money: 0,
    currency: null,
    signs: { comma: 0, dot: 0 },
    ambiguousNumbers: [],
    onlyFits: { dmy: null, mdy: null, ymd: null, comma: null, dot: null },
    choices: new Map(),
  };
}

export function addExample(examples: string[], text: string): void {
  if (examples.length < MAX_EXAMPLES && !examples.includes(text)) examples.push(text);
}

function mergeCounts(into: Record<string, number>, from: Record<string, number>): void {
  for (const [text, count] of Object.entries(from)) into[text] = (into[text] ?? 0) + count;
}

const COUNTS = [
  'count',
  'empty',
  'looked',
  'emails',
  'phones',
  'surePhones',
  'urls',
  'booleans',
  'bits',
  'ids',
  'integers',
  'dates',
  'weakDates',
  'datesWithTime',
  'datesWithDots',
  'numbers',
  'money',
] as const;

/** Adds the statistics of another part of the same column. */
export function mergeStats(into: ColumnStats, from: ColumnStats): void {
  for (const name of COUNTS) into[name] += from[name];
  into.maxLength = Math.max(into.maxLength, from.maxLength);
  for (const order of ['dmy', 'mdy', 'ymd'] as const) into.fits[order] += from.fits[order];
  for (const sign of ['comma', 'dot'] as const) into.signs[sign] += from.signs[sign];
  mergeCounts(into.placeholders, from.placeholders);
  for (const text of from.ambiguousDates) addExample(into.ambiguousDates, text);
  for (const text of from.ambiguousNumbers) addExample(into.ambiguousNumbers, text);
  for (const text of from.samples) {
    if (into.samples.length < MAX_SAMPLES && !into.samples.includes(text)) into.samples.push(text);
  }
  into.currency ??= from.currency;
  for (const way of ['dmy', 'mdy', 'ymd', 'comma', 'dot'] as const) {
    into.onlyFits[way] ??= from.onlyFits[way];
  }
  if (into.choices && from.choices) {
    for (const [text, count] of from.choices) into.choices.set(text, (into.choices.get(text) ?? 0) + count);
    if (into.choices.size > MAX_CHOICES) into.choices = null;
  } else into.choices = null;
}
