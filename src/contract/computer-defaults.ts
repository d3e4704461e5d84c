import type { Language, Settings } from './settings.ts';

const countriesByCurrency: Record<string, string> = {
  EUR: 'AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK BG AD MC SM VA ME XK',
  USD: 'US PR EC SV PA GU VI',
  GBP: 'GB GG IM JE',
  CHF: 'CH LI',
  AUD: 'AU',
  BRL: 'BR',
  CAD: 'CA',
  CNY: 'CN',
  CZK: 'CZ',
  DKK: 'DK FO GL',
  HKD: 'HK',
  HUF: 'HU',
  ILS: 'IL',
  INR: 'IN',
  ISK: 'IS',
  JPY: 'JP',
  KRW: 'KR',
  MXN: 'MX',
  NOK: 'NO SJ',
  NZD: 'NZ',
  PLN: 'PL',
  RON: 'RO',
  RSD: 'RS',
  SEK: 'SE',
  SGD: 'SG',
  TRY: 'TR',
  TWD: 'TW',
  UAH: 'UA',
  ZAR: 'ZA',
};

/** What a new file starts from: the computer's language, country, currency and time zone. */
export function guessDefaults(locale: string, timeZone: string): Partial<Settings> {
  const known = parseLocale(locale);
  const country = known.maximize().region ?? 'US';
  const currency = Object.entries(countriesByCurrency).find(([, list]) => list.split(' ').includes(country));
  return {
    language: languageOf(locale),
    region: known.language ? `${known.language}-${country}` : 'en-US',
    country: /^[A-Z]{2}$/.test(country) ? country : 'US',
    timeZone,
    ...(currency ? { currency: currency[0] } : {}),
  };
}

export function languageOf(locale: string): Language {
  return parseLocale(locale).language === 'de' ? 'de' : 'en';
}

/** The first that means something: a bare system says "C". */
export function chooseLocale(candidates: string[]): string {
  return candidates.find((locale) => /^[a-z]{2,3}([-_]|$)/i.test(locale)) ?? 'en-US';
}

function parseLocale(locale: string): Intl.Locale {
  try {
    return new Intl.Locale(locale.replace('_', '-'));
  } catch {
    return new Intl.Locale('en-US');
  }
}
