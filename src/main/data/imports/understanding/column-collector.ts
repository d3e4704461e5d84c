import { parseBoolean } from '../../../../contract/values/boolean.ts';
import { isEmail, splitEmails } from '../../../../contract/values/email.ts';
import { isPlaceholder, isZeroDate } from '../../../../contract/values/empty.ts';
import { findCurrencyMark, readDecimalBothWays } from '../../../../contract/values/number.ts';
import { classifyDate, DMY, HAS_DOTS, HAS_TIME, IS_AMBIGUOUS, IS_WEAK, MDY, YMD } from './date-shape.ts';

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
  /** Different values with their counts, while there are few; null once there are many. */
  choices: Map<string, number> | null;
}

export interface ColumnCollector {
  add(cell: string): void;
  merge(other: ColumnStats): void;
  result(): ColumnStats;
}

const MAX_SAMPLES = 5;
const MAX_EXAMPLES = 2;
const MAX_CHOICES = 24;
const MAX_CHOICE_LENGTH = 60;
/** After so many values, a detector that fits less than one in ten of them isn't asked any more. */
const TRIAL = 200;
const MIN_SHARE = 0.1;
const MAX_DETAIL_LENGTH = 120;

function emptyStats(): ColumnStats {
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
    choices: new Map(),
  };
}

function addExample(examples: string[], text: string): void {
  if (examples.length < MAX_EXAMPLES && !examples.includes(text)) examples.push(text);
}

const PHONE_SHAPE = /^(?:\+|00)?[\d\s()/.\-\u00a0]{5,24}(?:\s*(?:x|ext\.?|durchwahl)\s*\d{1,6})?$/i;
const SURE_PHONE = /^(?:\+\d|\(0\d|0\d{1,5}[\s/.\-)]+\d|00\d\d|\(\d{3}\)\s?\d{3}|\d{3}-\d{3}-\d{4}$)/;
const URL_SHAPE = /^(?:https?:\/\/|www\.)\S+\.\S+$/i;
const INTEGER = /^(?:0|[1-9]\d{0,14})$/;
const LONG_DIGITS = /^'?(?:0\d+|\d{16,})$/;

function lookAtPhone(stats: ColumnStats, text: string): void {
  if (!PHONE_SHAPE.test(text)) return;
  let digits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits++;
  }
  if (digits < 6 || digits > 17) return;
  stats.phones++;
  if (SURE_PHONE.test(text)) stats.surePhones++;
}

function lookAtDate(stats: ColumnStats, text: string): void {
  const shape = classifyDate(text);
  if (shape === 0) return;
  if (shape & IS_WEAK) stats.weakDates++;
  else stats.dates++;
  if (shape & DMY) stats.fits.dmy++;
  if (shape & MDY) stats.fits.mdy++;
  if (shape & YMD) stats.fits.ymd++;
  if (shape & HAS_TIME) stats.datesWithTime++;
  if (shape & HAS_DOTS) stats.datesWithDots++;
  if (shape & IS_AMBIGUOUS) addExample(stats.ambiguousDates, text);
}

function lookAtNumber(stats: ColumnStats, text: string): void {
  if (INTEGER.test(text)) {
    stats.integers++;
    stats.numbers++;
    stats.signs.comma++;
    stats.signs.dot++;
    return;
  }
  if (LONG_DIGITS.test(text)) {
    stats.ids++;
    return;
  }
  const { comma, dot } = readDecimalBothWays(text);
  if (!comma && !dot) return;
  stats.numbers++;
  if (comma) stats.signs.comma++;
  if (dot) stats.signs.dot++;
  if (comma && dot) {
    const isSame = comma.scale === dot.scale && comma.unscaled === dot.unscaled;
    if (!isSame) addExample(stats.ambiguousNumbers, text);
  }
  const currency = findCurrencyMark(text);
  if (currency) {
    stats.money++;
    stats.currency ??= currency;
  }
}

function lookAtChoice(stats: ColumnStats, text: string): void {
  const { choices } = stats;
  if (!choices) return;
  if (text.length > MAX_CHOICE_LENGTH) {
    stats.choices = null;
    return;
  }
  choices.set(text, (choices.get(text) ?? 0) + 1);
  if (choices.size > MAX_CHOICES) stats.choices = null;
}

/** Which detectors are still worth asking, by what the first values were. */
interface Detectors {
  email: boolean;
  phone: boolean;
  url: boolean;
  boolean: boolean;
  date: boolean;
  number: boolean;
}

function dropUnfit(detectors: Detectors, stats: ColumnStats): boolean {
  let values = stats.looked;
  for (const count of Object.values(stats.placeholders)) values -= count;
  if (values < TRIAL / 2) return true;
  const few = values * MIN_SHARE;
  detectors.email &&= stats.emails >= few;
  detectors.phone &&= stats.phones >= few;
  detectors.url &&= stats.urls >= few;
  detectors.boolean &&= stats.booleans >= few;
  detectors.date &&= stats.dates + stats.weakDates >= few;
  detectors.number &&= stats.numbers + stats.ids >= few;
  return Object.values(detectors).some(Boolean) || stats.choices !== null;
}

function look(stats: ColumnStats, detectors: Detectors, text: string): void {
  stats.looked++;
  if (isPlaceholder(text) || isZeroDate(text)) {
    stats.placeholders[text] = (stats.placeholders[text] ?? 0) + 1;
    return;
  }
  lookAtChoice(stats, text);
  if (text.length > MAX_DETAIL_LENGTH) {
    if (detectors.email && text.includes('@') && splitEmails(text).every(isEmail)) stats.emails++;
    return;
  }
  const first = text.charCodeAt(0);
  const startsLikeNumber = first < 65 || first > 127;
  if (detectors.email && text.includes('@')) {
    if (isEmail(text) || splitEmails(text).every(isEmail)) stats.emails++;
    return;
  }
  if (detectors.url && URL_SHAPE.test(text)) stats.urls++;
  if (detectors.boolean && text.length <= 14) {
    if (text === '0' || text === '1') stats.bits++;
    if (parseBoolean(text) !== null) stats.booleans++;
  }
  if (detectors.phone && startsLikeNumber) lookAtPhone(stats, text);
  if (detectors.date && /\d/.test(text)) lookAtDate(stats, text);
  if (detectors.number && /\d/.test(text)) lookAtNumber(stats, text);
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

function mergeStats(into: ColumnStats, from: ColumnStats): void {
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
  if (into.choices && from.choices) {
    for (const [text, count] of from.choices) into.choices.set(text, (into.choices.get(text) ?? 0) + count);
    if (into.choices.size > MAX_CHOICES) into.choices = null;
  } else into.choices = null;
}

/** Watches every cell of one column. A cell of a column already known to be plain text costs next to nothing. */
export function createColumnCollector(): ColumnCollector {
  const stats = emptyStats();
  const detectors: Detectors = {
    email: true,
    phone: true,
    url: true,
    boolean: true,
    date: true,
    number: true,
  };
  let isWatching = true;
  return {
    add(cell) {
      stats.count++;
      const { length } = cell;
      if (length === 0) {
        stats.empty++;
        return;
      }
      if (length > stats.maxLength) stats.maxLength = length;
      if (!isWatching) {
        if (cell.charCodeAt(0) <= 32 && cell.trim() === '') stats.empty++;
        return;
      }
      const text = cell.trim();
      if (text === '') {
        stats.empty++;
        return;
      }
      if (stats.samples.length < MAX_SAMPLES && !stats.samples.includes(text)) stats.samples.push(text);
      look(stats, detectors, text);
      if (stats.looked % TRIAL === 0) isWatching = dropUnfit(detectors, stats);
    },
    merge(other) {
      mergeStats(stats, other);
      isWatching &&= dropUnfit(detectors, stats);
    },
    result() {
      return { ...stats, choices: stats.choices && new Map(stats.choices) };
    },
  };
}
