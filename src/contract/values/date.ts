import { Temporal } from 'temporal-polyfill';
import { isZeroDate } from './empty.ts';
import { findMonth } from './month-names.ts';

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** A date as its parts were read in one order; year 0 where none is known. */
interface DateParts {
  year: number;
  month: number;
  day: number;
}

/** Two-digit years: in 2026, `36` is 2036 and `37` is 1937. */
const YEARS_AHEAD = 10;
/** Apple writes this leap year where the year of a birthday isn't known. */
const APPLE_NO_YEAR = 1604;
const MIN_YEAR = 1000;
const MAX_YEAR = 9999;

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})$/;
const NO_YEAR = /^--(\d{2})-?(\d{2})$/;
const NUMERIC = /^(\d{1,4})([./\-\s])\s?(\d{1,2})(?:\2|[./\-\s])\s?(\d{1,4})\.?$/;
const NUMERIC_NO_YEAR = /^(\d{1,2})([./-])(\d{1,2})\.?$/;
const WEEKDAY = /^\p{L}{2,12}\.?,?\s+(?=\d|\p{L}{3,}\.?\s+\d)/u;
const CJK = /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?\.?$/;
const DAY_MONTH_YEAR =
  /^(\d{1,2})(?:\.|st|nd|rd|th|er|re|o|º|ª|e)?[\s./-]*(?:de |d['’]|of )?\s*(\p{L}{3,12})\.?(?:[\s.,/-]*(?:de |del )?(['’]?\d{2}|\d{4}))?$/iu;
const MONTH_DAY_YEAR =
  /^(\p{L}{3,12})\.?[\s./-]*(\d{1,2})(?:st|nd|rd|th)?(?:[\s.,/-]+(['’]?\d{2}|\d{4}))?$/iu;
const YEAR_MONTH_DAY = /^(\d{4})[\s./-]+(\p{L}{3,12})\.?[\s./-]+(\d{1,2})$/iu;
const TIME =
  /(?:[T\s]|,\s*|\s+(?:at|um|à|a las|alle|om)\s+)(\d{1,2})(?:[:.h](\d{2}))(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*(?:(a\.?m\.?|p\.?m\.?)|Uhr)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[A-Z]{3,4})?$/i;

const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isRealDate({ year, month, day }: DateParts): boolean {
  if (month < 1 || month > 12 || day < 1 || day > (DAYS_OF_MONTH[month - 1] as number)) return false;
  if (month !== 2 || day < 29 || year === 0) return true;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function writeDate(parts: DateParts): string | null {
  if (!isRealDate(parts)) return null;
  const { year, month, day } = parts;
  if (year === 0 || year === APPLE_NO_YEAR) return `--${pad(month)}-${pad(day)}`;
  if (year < MIN_YEAR || year > MAX_YEAR) return null;
  return `${year}-${pad(month)}-${pad(day)}`;
}

/** The latest year that two digits may stand for, unless a caller says otherwise. */
function defaultLatestYear(): number {
  return new Date().getFullYear() + YEARS_AHEAD;
}

function fullYear(text: string, latestYear: number): number {
  const digits = text.replace(/['’]/, '');
  if (digits.length > 2) return Number(digits);
  const year = latestYear - (latestYear % 100) + Number(digits);
  return year > latestYear ? year - 100 : year;
}

function readNumeric(text: string, order: DateOrder, latestYear: number): DateParts | null {
  const match = NUMERIC.exec(text);
  if (!match) {
    const short = NUMERIC_NO_YEAR.exec(text);
    if (!short || order === 'ymd') return null;
    const [first, second] = [Number(short[1]), Number(short[3])];
    return order === 'mdy' ? { year: 0, month: first, day: second } : { year: 0, month: second, day: first };
  }
  const [first, second, third] = [match[1] as string, Number(match[3]), match[4] as string];
  if (first.length === 4) {
    return third.length > 2 ? null : { year: Number(first), month: second, day: Number(third) };
  }
  if (first.length === 3 || third.length === 3) return null;
  if (order === 'ymd') {
    if (third.length > 2 || first.length !== 2) return null;
    return { year: fullYear(first, latestYear), month: second, day: Number(third) };
  }
  if (third.length === 1) return null;
  const year = fullYear(third, latestYear);
  return order === 'mdy'
    ? { year, month: Number(first), day: second }
    : { year, month: second, day: Number(first) };
}

function readNamed(text: string, latestYear: number): DateParts | null {
  const dayFirst = DAY_MONTH_YEAR.exec(text);
  if (dayFirst) {
    const month = findMonth(dayFirst[2] as string);
    if (month) {
      const year = dayFirst[3] === undefined ? 0 : fullYear(dayFirst[3], latestYear);
      return { year, month, day: Number(dayFirst[1]) };
    }
  }
  const monthFirst = MONTH_DAY_YEAR.exec(text);
  if (monthFirst) {
    const month = findMonth(monthFirst[1] as string);
    if (month) {
      const year = monthFirst[3] === undefined ? 0 : fullYear(monthFirst[3], latestYear);
      return { year, month, day: Number(monthFirst[2]) };
    }
  }
  const yearFirst = YEAR_MONTH_DAY.exec(text);
  const month = yearFirst && findMonth(yearFirst[2] as string);
  return month && yearFirst ? { year: Number(yearFirst[1]), month, day: Number(yearFirst[3]) } : null;
}

function readDate(text: string, order: DateOrder, latestYear: number): DateParts | null {
  const fixed = ISO_DATE.exec(text) ?? COMPACT_DATE.exec(text) ?? CJK.exec(text);
  if (fixed) return { year: Number(fixed[1]), month: Number(fixed[2]), day: Number(fixed[3]) };
  const noYear = NO_YEAR.exec(text);
  if (noYear) return { year: 0, month: Number(noYear[1]), day: Number(noYear[2]) };
  const numeric = readNumeric(text, order, latestYear);
  if (numeric) return numeric;
  if (!/\p{L}/u.test(text)) return null;
  return (
    readNamed(text, latestYear) ??
    readNamed(text.replace(WEEKDAY, ''), latestYear) ??
    readAfterWeekday(text, order, latestYear)
  );
}

function readAfterWeekday(text: string, order: DateOrder, latestYear: number): DateParts | null {
  const rest = text.replace(WEEKDAY, '');
  return rest === text ? null : readNumeric(rest, order, latestYear);
}

interface TimeParts {
  hour: number;
  minute: number;
  second: number;
  nanosecond: number;
  zone: string | null;
}

function readTime(match: RegExpExecArray): TimeParts | null {
  let hour = Number(match[1]);
  const half = match[5]?.toLowerCase().charAt(0);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  const [minute, second] = [Number(match[2]), Number(match[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 60) return null;
  return {
    hour,
    minute,
    second: Math.min(second, 59),
    nanosecond: Number((match[4] ?? '').padEnd(9, '0')),
    zone: match[6] ?? null,
  };
}

const MAX_DATE_LENGTH = 64;
/** What nearly every date in a file looks like; asked first for speed. */
const PLAIN_DATE = /^(\d{1,2})[./-](\d{1,2})[./-]([1-9]\d{3})$/;

/**
 * Reads a calendar date in the given order; ISO dates and month names are read in any. A time behind the
 * date goes. A birthday without a year is kept as `--MM-DD`. The 31st of February is nothing. Two-digit years
 * after `latestYear` (ten years ahead, unless given) are of the century before.
 */
export function parseCalendarDate(
  text: string,
  order: DateOrder,
  latestYear: number = defaultLatestYear(),
): string | null {
  const plain = PLAIN_DATE.exec(text);
  if (plain && order !== 'ymd') {
    const [first, second, year] = [Number(plain[1]), Number(plain[2]), Number(plain[3])];
    return writeDate(
      order === 'dmy' ? { year, month: second, day: first } : { year, month: first, day: second },
    );
  }
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > MAX_DATE_LENGTH || isZeroDate(trimmed)) return null;
  const parts = readDate(trimmed, order, latestYear);
  if (parts) return writeDate(parts);
  const time = TIME.exec(trimmed);
  if (!time || !readTime(time)) return null;
  const date = readDate(trimmed.slice(0, time.index).trim(), order, latestYear);
  return date && writeDate(date);
}

/** Whether a time of day stands behind the date, and one that says more than midnight. */
export function hasTimeOfDay(text: string): boolean {
  const time = TIME.exec(text.trim());
  const parts = time && readTime(time);
  return Boolean(parts && (parts.hour !== 0 || parts.minute !== 0 || parts.second !== 0));
}

const ZONE_NAMES = /^(?:Z|UTC|GMT)$/i;

function offsetOf(zone: string): string | null {
  if (ZONE_NAMES.test(zone)) return '+00:00';
  const match = /^([+-]\d{2}):?(\d{2})$/.exec(zone);
  return match ? `${match[1]}:${match[2]}` : null;
}

/**
 * Reads a date with its time as UTC milliseconds. A time without an offset is in the given zone; a date
 * without a time is its first moment there. Zone names such as PST are read only where they mean UTC.
 */
export function parseInstant(text: string, order: DateOrder, zone: string): number | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > MAX_DATE_LENGTH || isZeroDate(trimmed)) return null;
  const match = TIME.exec(trimmed);
  const time = match ? readTime(match) : null;
  if (match && !time) return null;
  const dateText = match ? trimmed.slice(0, match.index).trim() : trimmed;
  const parts = readDate(dateText, order, defaultLatestYear());
  const date = parts && writeDate(parts);
  if (!date || date.startsWith('--')) return null;
  const zoned = time?.zone ? offsetOf(time.zone) : zone;
  if (zoned === null) return null;
  const plain = Temporal.PlainDate.from(date).toPlainDateTime({
    hour: time?.hour ?? 0,
    minute: time?.minute ?? 0,
    second: time?.second ?? 0,
    millisecond: time ? Math.floor(time.nanosecond / 1e6) : 0,
  });
  return plain.toZonedDateTime(zoned).epochMilliseconds;
}

/** Whether a text is a date that reads the same in every order: ISO, or with the month's name. */
export function isOrderFree(text: string): boolean {
  const trimmed = text.trim();
  return /^\d{4}[-./年년]/.test(trimmed) || /^\d{8}$/.test(trimmed) || /\p{L}{3,}/u.test(trimmed);
}
