import { hasTimeOfDay, parseCalendarDate } from '../../../../contract/values/date.ts';

/** In which orders a text is a date, as bits; and what else is known of it. */
export const DMY = 1;
export const MDY = 2;
export const YMD = 4;
export const ALL_ORDERS = DMY | MDY | YMD;
/** The text means different dates in different orders. */
export const IS_AMBIGUOUS = 8;
export const HAS_TIME = 16;
/** Could also be a number or an id: `20240315`, `12.10`. */
export const IS_WEAK = 32;
export const HAS_DOTS = 64;

function daysIn(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const NUMERIC_DATE = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?=$|[ T])/;
const ISO_DATE = /^(\d{4})-(\d\d)-(\d\d)(?=$|[ T])/;
const PLAIN_TIME = /^[ T](\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d{1,9})?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?$/;
const WEAK = /^(?:\d{8}|\d{1,2}[./-]\d{1,2}\.?)$/;

function shapeOfNumeric(match: RegExpExecArray): number {
  const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
  let shape = 0;
  if (second >= 1 && second <= 12 && first >= 1 && first <= daysIn(second, year)) shape |= DMY;
  if (first >= 1 && first <= 12 && second >= 1 && second <= daysIn(first, year)) shape |= MDY;
  if (shape === 0 || year < 1000) return 0;
  if (shape === (DMY | MDY) && first !== second) shape |= IS_AMBIGUOUS;
  return match[2] === '.' ? shape | HAS_DOTS : shape;
}

function shapeOfIso(match: RegExpExecArray): number {
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const isReal = year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year);
  return isReal ? ALL_ORDERS : 0;
}

/** The bit for a time of day behind a date; -1 where what stands there is no plain time. */
function shapeOfTime(text: string): number {
  const match = PLAIN_TIME.exec(text);
  if (!match) return -1;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return -1;
  return hour + minute + second > 0 ? HAS_TIME : 0;
}

function shapeByParsing(text: string): number {
  const dmy = parseCalendarDate(text, 'dmy');
  const mdy = parseCalendarDate(text, 'mdy');
  const ymd = parseCalendarDate(text, 'ymd');
  let shape = (dmy ? DMY : 0) | (mdy ? MDY : 0) | (ymd ? YMD : 0);
  if (shape === 0) return 0;
  const dates = new Set([dmy, mdy, ymd].filter((date) => date !== null));
  if (dates.size > 1) shape |= IS_AMBIGUOUS;
  if (WEAK.test(text)) shape |= IS_WEAK;
  return /^\d+\.\d+\.\d/.test(text) ? shape | HAS_DOTS : shape;
}

/** What a text could be as a date. Zero for anything that is no date in any order. */
export function classifyDate(text: string): number {
  const { length } = text;
  if (length < 4 || length > 64) return 0;
  const iso = ISO_DATE.exec(text);
  const plain = iso ?? NUMERIC_DATE.exec(text);
  if (plain) {
    const date = iso ? shapeOfIso(plain) : shapeOfNumeric(plain);
    if (length === plain[0].length || date === 0) return date;
    const time = shapeOfTime(text.slice(plain[0].length));
    if (time >= 0) return date | time;
  }
  const shape = shapeByParsing(text);
  return shape !== 0 && length > 10 && hasTimeOfDay(text) ? shape | HAS_TIME : shape;
}
