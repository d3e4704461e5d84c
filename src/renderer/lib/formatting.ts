import { createContext, useContext } from 'react';
import { Temporal } from 'temporal-polyfill';
import type { Settings } from '../../contract/settings.ts';
import { type DateOrder, parseCalendarDate } from '../../contract/values/date.ts';
import { type DecimalSign, normalizeDecimal } from '../../contract/values/number.ts';

export type Place = Pick<Settings, 'language' | 'region' | 'timeZone' | 'currency'>;

/** How this shop writes dates, numbers and money. */
export type Formatting = {
  /** `today 14:05`, `yesterday 10:58`, `17 Nov 16:40`, `9 Dec 2025`. */
  instant: (milliseconds: number) => string;
  /** The day of an instant: `today`, `17 Nov`, `9 Dec 2025`. */
  day: (milliseconds: number) => string;
  /** The first instant of a calendar date in the shop's time zone. */
  startOfDay: (date: string) => number;
  /** The calendar date of an instant in the shop's time zone: `2026-11-21`. */
  dateOf: (milliseconds: number) => string;
  /** The whole truth, for the tooltip: `Saturday, 21 November 2026 at 14:05:09`. */
  exactInstant: (milliseconds: number) => string;
  /** A calendar date, `2026-03-03` or `--03-03`: `3 March`, `3 March 1985`. */
  date: (text: string) => string;
  /** The same for a table: `3 Mar 1985`. */
  shortDate: (text: string) => string;
  /** A date as typed in this region's order, `3.4.85`, to `1985-04-03`; null where it is none. */
  parseDate: (text: string) => string | null;
  number: (value: number | bigint) => string;
  /** A decimal as stored, `1234.50`, with all its digits. */
  decimal: (text: string) => string;
  /** A decimal as typed, `1.234,50`, to `1234.50`; null where it is none. */
  parseDecimal: (text: string) => string | null;
  /** A stored decimal for editing: `1234,50`. */
  editDecimal: (text: string) => string;
  percent: (share: number) => string;
  /** Integer minor units and their currency. */
  money: (minor: number, currency?: string) => string;
  /** `1.2 MB`. */
  bytes: (count: number) => string;
  /** `2 min 5 s`, for what remains of a job. */
  duration: (seconds: number) => string;
  /** Today in the shop. */
  today: () => Temporal.PlainDate;
};

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export function createFormatting(place: Place, now: () => number = Date.now): Formatting {
  const { language } = place;
  const region = isLocale(place.region) ? place.region : language;
  const timeZone = isTimeZone(place.timeZone) ? place.timeZone : 'UTC';
  // Words in the shop's language, order and marks of its region: English in Austria is `en-AT`.
  const spoken = speak(language, region);
  const zoned = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
  const today = () => zoned(now()).toPlainDate();
  const dateFormat = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(spoken, options);
  const time = dateFormat({ timeStyle: 'short', timeZone });
  const dayMonth = dateFormat({ day: 'numeric', month: 'short', timeZone });
  const dayMonthYear = dateFormat({ day: 'numeric', month: 'short', year: 'numeric', timeZone });
  const exact = dateFormat({ dateStyle: 'full', timeStyle: 'medium', timeZone });
  const nearDays = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const number = new Intl.NumberFormat(region);
  const decimalSign = findDecimalSign(region);
  const dateOrder = findDateOrder(spoken);
  const percent = new Intl.NumberFormat(region, { style: 'percent' });

  // Made once: a table writes hundreds of them with one turn of the wheel.
  const calendar = (month: 'long' | 'short') => ({
    full: dateFormat({ day: 'numeric', month, year: 'numeric', timeZone: 'UTC' }),
    yearless: dateFormat({ day: 'numeric', month, timeZone: 'UTC' }),
  });
  const long = calendar('long');
  const short = calendar('short');
  const writeDate = (text: string, { full, yearless }: typeof long) => {
    const match = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(text);
    if (!match) return text;
    const [, year, month, day] = match;
    const at = Date.UTC(year === '-' ? 2000 : Number(year), Number(month) - 1, Number(day));
    return (year === '-' ? yearless : full).format(at);
  };
  const decimals = new Map<number, Intl.NumberFormat>();
  const writeDecimal = (text: string, digits: number) => {
    const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    const format = decimals.get(digits) ?? new Intl.NumberFormat(region, options);
    decimals.set(digits, format);
    return format.format(text as `${number}`);
  };

  return {
    instant: (ms) => {
      const date = zoned(ms).toPlainDate();
      const days = today().until(date).days;
      if (days === 0 || days === -1) return `${nearDays.format(days, 'day')} ${time.format(ms)}`;
      return date.year === today().year
        ? `${dayMonth.format(ms)} ${time.format(ms)}`
        : dayMonthYear.format(ms);
    },
    day: (ms) => {
      const date = zoned(ms).toPlainDate();
      const days = today().until(date).days;
      if (days === 0 || days === -1) return nearDays.format(days, 'day');
      return date.year === today().year ? dayMonth.format(ms) : dayMonthYear.format(ms);
    },
    startOfDay: (text) => Temporal.PlainDate.from(text).toZonedDateTime(timeZone).epochMilliseconds,
    dateOf: (ms) => zoned(ms).toPlainDate().toString(),
    exactInstant: (ms) => exact.format(ms),
    date: (text) => writeDate(text, long),
    shortDate: (text) => writeDate(text, short),
    parseDate: (text) => parseCalendarDate(text, dateOrder),
    number: (value) => number.format(value),
    decimal: (text) => {
      if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
      return writeDecimal(text, Math.min(text.split('.')[1]?.length ?? 0, 20));
    },
    parseDecimal: (text) => normalizeDecimal(text.trim(), decimalSign),
    editDecimal: (text) => (decimalSign === 'comma' ? text.replace('.', ',') : text),
    percent: (share) => percent.format(share),
    money: (minor, currency = place.currency) => {
      const format = new Intl.NumberFormat(region, { style: 'currency', currency });
      const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
      return format.format(minor / 10 ** digits);
    },
    bytes: (count) => {
      const step = Math.min(byteUnits.length - 1, Math.floor(Math.log10(Math.max(count, 1)) / 3));
      return new Intl.NumberFormat(region, {
        style: 'unit',
        unit: byteUnits[step]!,
        unitDisplay: step === 0 ? 'long' : 'short',
        maximumFractionDigits: step === 0 ? 0 : 1,
      }).format(count / 1000 ** step);
    },
    duration: (seconds) => {
      const unit = (value: number, name: string) =>
        new Intl.NumberFormat(spoken, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
      const whole = Math.max(0, Math.round(seconds));
      if (whole < 60) return unit(whole, 'second');
      if (whole < 3600) return `${unit(Math.floor(whole / 60), 'minute')} ${unit(whole % 60, 'second')}`;
      return `${unit(Math.floor(whole / 3600), 'hour')} ${unit(Math.floor((whole % 3600) / 60), 'minute')}`;
    },
    today,
  };
}

function findDecimalSign(region: string): DecimalSign {
  const parts = new Intl.NumberFormat(region).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? 'comma' : 'dot';
}

function findDateOrder(locale: string): DateOrder {
  const parts = new Intl.DateTimeFormat(locale).formatToParts(0);
  const [first] = parts.filter(({ type }) => type === 'day' || type === 'month' || type === 'year');
  return first?.type === 'year' ? 'ymd' : first?.type === 'month' ? 'mdy' : 'dmy';
}

type WeekDay = 0 | 1 | 2 | 3 | 4 | 5 | 6;
type WeekLocale = { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };

/** 0 is Sunday. */
export function findFirstDayOfWeek(region: string): WeekDay {
  if (!isLocale(region)) return 1;
  // A method in newer engines, a property in older ones, and in none of TypeScript's.
  const locale = new Intl.Locale(region) as WeekLocale;
  const info = locale.getWeekInfo?.() ?? locale.weekInfo;
  return ((info?.firstDay ?? 1) % 7) as WeekDay;
}

function isLocale(code: string): boolean {
  try {
    return Intl.getCanonicalLocales(code).length === 1;
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function speak(language: string, region: string): string {
  const country = new Intl.Locale(region).region;
  return country ? `${language}-${country}` : language;
}

const FormattingContext = createContext<Formatting | undefined>(undefined);
export const FormattingProvider = FormattingContext.Provider;

export function useFormatting(): Formatting {
  const formatting = useContext(FormattingContext);
  if (!formatting) throw new Error('useFormatting needs a FormattingProvider');
  return formatting;
}
