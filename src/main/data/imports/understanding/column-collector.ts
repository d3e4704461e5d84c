import { parseBoolean } from '../../../../contract/values/boolean.ts';
import { isEmail, splitEmails } from '../../../../contract/values/email.ts';
import { isPlaceholder, isZeroDate } from '../../../../contract/values/empty.ts';
import { findCurrencyMark, readDecimalBothWays } from '../../../../contract/values/number.ts';
import {
  addExample,
  type ColumnStats,
  emptyStats,
  MAX_CHOICES,
  MAX_SAMPLES,
  mergeStats,
} from './column-stats.ts';
import {
  ALL_ORDERS,
  classifyDate,
  DMY,
  HAS_DOTS,
  HAS_TIME,
  IS_AMBIGUOUS,
  IS_WEAK,
  MDY,
  YMD,
} from './date-shape.ts';

export interface ColumnCollector {
  add(cell: string): void;
  merge(other: ColumnStats): void;
  result(): ColumnStats;
}

const MAX_CHOICE_LENGTH = 60;
/** After so many values, a detector that fits less than one in ten of them isn't asked any more. */
const TRIAL = 200;
const MIN_SHARE = 0.1;
const MAX_DETAIL_LENGTH = 120;
const MAX_LIST_LENGTH = 2000;
const MAX_SAMPLE_LENGTH = 200;

const PHONE_SHAPE = /^(?:\+|00)?[\d\s()/.\-\u00a0]{5,24}(?:\s*(?:x|ext\.?|durchwahl)\s*\d{1,6})?$/i;
const SURE_PHONE = /^(?:\+\d|\(0\d|0\d{1,5}[\s/.\-)]+\d|00\d\d|\(\d{3}\)\s?\d{3}|\d{3}-\d{3}-\d{4}$)/;
const URL_SHAPE = /^(?:https?:\/\/|www\.)\S+\.\S+$/i;
const INTEGER = /^(?:0|[1-9]\d{0,14})$/;
const LONG_DIGITS = /^'?(?:0\d+|\d{16,})$/;

function addSample(samples: string[], text: string): void {
  const sample = text.slice(0, MAX_SAMPLE_LENGTH);
  if (!samples.includes(sample)) samples.push(sample);
}

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
  const orders = shape & ALL_ORDERS;
  if (orders === DMY) stats.onlyFits.dmy ??= text;
  else if (orders === MDY) stats.onlyFits.mdy ??= text;
  else if (orders === YMD) stats.onlyFits.ymd ??= text;
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
  if (!dot) stats.onlyFits.comma ??= text;
  else if (!comma) stats.onlyFits.dot ??= text;
  else {
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
    const isShortEnough = text.length <= MAX_LIST_LENGTH;
    if (detectors.email && isShortEnough && text.includes('@') && splitEmails(text).every(isEmail))
      stats.emails++;
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
      if (stats.samples.length < MAX_SAMPLES) addSample(stats.samples, text);
      look(stats, detectors, text);
      if (stats.looked % TRIAL === 0) isWatching = dropUnfit(detectors, stats);
    },
    merge(other) {
      mergeStats(stats, other);
      isWatching &&= dropUnfit(detectors, stats);
    },
    result() {
      return { ...stats, onlyFits: { ...stats.onlyFits }, choices: stats.choices && new Map(stats.choices) };
    },
  };
}
