import type { ValueType } from '../../../../contract/exchange-fields.ts';
import type { DateOrder } from '../../../../contract/values/date.ts';
import type { DecimalSign } from '../../../../contract/values/number.ts';
import type { ColumnStats } from './column-stats.ts';

/** A choice between readings of one column: what fits, and whether anything else fits too. */
export interface Decision<T> {
  value: T | null;
  isProven: boolean;
  /** Two values of the column that the readings disagree about. */
  examples: string[];
}

/** The order in which people of a region write dates with digits. */
export function dateOrderOf(region: string): DateOrder {
  if (/^(?:US|PH|PR|GU|VI|AS|MP|BZ|FM|MH|PW)$/.test(region)) return 'mdy';
  return /^(?:CN|JP|KR|KP|TW|HU|LT|MN|SE|CA|ZA|IR|BT)$/.test(region) ? 'ymd' : 'dmy';
}

/** The decimal sign of a region, from what the platform knows of it. */
export function decimalSignOf(region: string): DecimalSign {
  const language = new Intl.Locale('und', { region }).maximize().language;
  const parts = new Intl.NumberFormat(`${language}-${region}`).formatToParts(1.5);
  return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? 'comma' : 'dot';
}

const EXACT: DateOrder[] = ['dmy', 'mdy', 'ymd'];

/**
 * The date order of a column from all of its values: the one that fits every date. Two-digit years with the
 * year in front (`24-03-05`) are considered only where the region writes so or nothing else fits, since
 * otherwise no column of recent dates could ever be proven.
 */
export function decideDateOrder(stats: ColumnStats, region: string): Decision<DateOrder> {
  const all = stats.dates + stats.weakDates;
  const usual = dateOrderOf(region);
  if (all === 0) return { value: null, isProven: true, examples: [] };
  const fitting = EXACT.filter((order) => stats.fits[order] === all);
  const isYearFirst = usual === 'ymd' || !(fitting.includes('dmy') || fitting.includes('mdy'));
  const orders = fitting.filter(
    (order) => order !== 'ymd' || isYearFirst || stats.ambiguousDates.length === 0,
  );
  const examples = stats.ambiguousDates;
  if (orders.length === 1) return { value: orders[0] as DateOrder, isProven: true, examples: [] };
  if (orders.length === 0) {
    const { dmy, mdy, ymd } = stats.onlyFits;
    return { value: mostFitting(stats), isProven: false, examples: firstTwo([dmy, mdy, ymd, ...examples]) };
  }
  if (examples.length === 0) {
    return { value: orders.includes(usual) ? usual : (orders[0] as DateOrder), isProven: true, examples: [] };
  }
  // Nobody writes 12.31.2024; still, it isn't proof.
  const withDots = stats.datesWithDots * 2 > all && orders.includes('dmy') ? 'dmy' : usual;
  const value = orders.includes(withDots) ? withDots : (orders[0] as DateOrder);
  return { value, isProven: false, examples };
}

function firstTwo(texts: readonly (string | null)[]): string[] {
  return texts.filter((text) => text !== null).slice(0, 2);
}

function mostFitting(stats: ColumnStats): DateOrder {
  return [...EXACT].sort((a, b) => stats.fits[b] - stats.fits[a])[0] as DateOrder;
}

/** The decimal sign of a column from all of its numbers. */
export function decideDecimal(stats: ColumnStats, region: string): Decision<DecimalSign> {
  if (stats.numbers === 0) return { value: null, isProven: true, examples: [] };
  const usual = decimalSignOf(region);
  const signs = (['comma', 'dot'] as const).filter((sign) => stats.signs[sign] === stats.numbers);
  if (signs.length === 1) return { value: signs[0] as DecimalSign, isProven: true, examples: [] };
  if (signs.length === 2) {
    return { value: usual, isProven: stats.ambiguousNumbers.length === 0, examples: stats.ambiguousNumbers };
  }
  const value = stats.signs.comma > stats.signs.dot ? 'comma' : 'dot';
  const examples = firstTwo([stats.onlyFits.comma, stats.onlyFits.dot, ...stats.ambiguousNumbers]);
  return { value, isProven: false, examples };
}

const MOST = 0.9;
const MIN_REPEATS = 3;
const ID_HEADING =
  /(?:^|[^a-z])(?:id|uid|nr|no|number|nummer|code|sku|ref|konto|iban|plz|zip|postcode|ean)(?:$|[^a-z])|nummer$|number$|-nr/i;

function countOf(placeholders: Record<string, number>): number {
  return Object.values(placeholders).reduce((sum, count) => sum + count, 0);
}

/** How many of the values looked at are really values. */
export function countValues(stats: ColumnStats): number {
  return stats.looked - countOf(stats.placeholders);
}

/** What a column is by its values alone. */
export function typeByValues(stats: ColumnStats, heading: string, share: number = MOST): ValueType {
  const values = countValues(stats);
  const isMost = (hits: number): boolean => values > 0 && hits >= values * share;
  if (values === 0) return 'text';
  if (isMost(stats.emails)) return 'email';
  if (isMost(stats.dates)) return stats.datesWithTime * 2 > stats.dates ? 'datetime' : 'date';
  if (isMost(stats.surePhones)) return 'phone';
  if (isMost(stats.booleans) && stats.bits < stats.booleans) return 'boolean';
  if (stats.ids > 0 && isMost(stats.ids + stats.integers)) return 'id';
  if (isMost(stats.numbers)) {
    if (stats.money * 2 > stats.numbers) return 'money';
    return stats.integers === stats.numbers && ID_HEADING.test(heading) ? 'id' : 'number';
  }
  if (isMost(stats.phones) && stats.surePhones * 2 > values) return 'phone';
  const { choices } = stats;
  return choices && choices.size > 1 && choices.size * MIN_REPEATS <= values ? 'choice' : 'text';
}

const ALWAYS_EMPTY = new Set<ValueType>(['email', 'date', 'datetime', 'number', 'money', 'boolean']);
const CLEARLY_EMPTY = /^(?:-|--|—|–|n\/a|#n\/a|null|\(null\)|\\n|\(blank\)|\(leer\)|k\.\s?a\.)$/i;

/**
 * Texts that mean "nothing" in this column. Where a value is no text, every placeholder does; in a column of
 * texts only one that is written again and again, for a person may be called Null.
 */
export function findEmpties(stats: ColumnStats, type: ValueType): string[] {
  const found = Object.entries(stats.placeholders);
  if (ALWAYS_EMPTY.has(type)) return found.map(([text]) => text);
  return found
    .filter(([text, count]) => CLEARLY_EMPTY.test(text) && count >= 3 && count >= stats.looked * 0.05)
    .map(([text]) => text);
}
