import { countryName, normalizeCountry } from '../../contract/values/country.ts';

export type Choice = { value: string; label: string };

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
let codes: readonly string[] | undefined;

function listCountryCodes(): readonly string[] {
  codes ??= letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => normalizeCountry(code) === code);
  return codes;
}

const byLabel = (language: string) => {
  const { compare } = new Intl.Collator(language);
  return (a: Choice, b: Choice) => compare(a.label, b.label);
};

/** All countries by their names in a language. */
export function listCountries(language: string): Choice[] {
  return listCountryCodes()
    .map((code) => ({ value: code, label: countryName(code, language) }))
    .sort(byLabel(language));
}

/** Countries that pay with the money of another, or share one; the rest is named below by its own. */
const countriesByCurrency: Record<string, string> = {
  EUR: 'AD AT AX BE BG BL CY DE EE ES FI FR GF GP GR HR IE IT LT LU LV MC ME MF MQ MT NL PM PT RE SI SK SM TF VA XK YT',
  USD: 'AS BQ EC FM GU IO MH MP PR PW SV TC TL UM US VG VI',
  GBP: 'GB GG GS IM JE',
  CHF: 'CH LI',
  AUD: 'AU CC CX HM KI NF NR TV',
  NZD: 'CK NU NZ PN TK',
  DKK: 'DK FO GL',
  NOK: 'BV NO SJ',
  XOF: 'BF BJ CI GW ML NE SN TG',
  XAF: 'CF CG CM GA GQ TD',
  XPF: 'NC PF WF',
  XCD: 'AG AI DM GD KN LC MS VC',
  MAD: 'EH MA',
  ILS: 'IL PS',
};

const currencyByCountry: Record<string, string> = Object.fromEntries([
  ...'AE:AED AF:AFN AL:ALL AM:AMD AO:AOA AR:ARS AW:AWG AZ:AZN BA:BAM BB:BBD BD:BDT BH:BHD BI:BIF BM:BMD BN:BND BO:BOB BR:BRL BS:BSD BT:BTN BW:BWP BY:BYN BZ:BZD CA:CAD CD:CDF CL:CLP CN:CNY CO:COP CR:CRC CU:CUP CV:CVE CW:XCG CZ:CZK DJ:DJF DO:DOP DZ:DZD EG:EGP ER:ERN ET:ETB FJ:FJD FK:FKP GE:GEL GH:GHS GI:GIP GM:GMD GN:GNF GT:GTQ GY:GYD HK:HKD HN:HNL HT:HTG HU:HUF ID:IDR IN:INR IQ:IQD IR:IRR IS:ISK JM:JMD JO:JOD JP:JPY KE:KES KG:KGS KH:KHR KM:KMF KP:KPW KR:KRW KW:KWD KY:KYD KZ:KZT LA:LAK LB:LBP LK:LKR LR:LRD LS:LSL LY:LYD MD:MDL MG:MGA MK:MKD MM:MMK MN:MNT MO:MOP MR:MRU MU:MUR MV:MVR MW:MWK MX:MXN MY:MYR MZ:MZN NA:NAD NG:NGN NI:NIO NP:NPR OM:OMR PA:PAB PE:PEN PG:PGK PH:PHP PK:PKR PL:PLN PY:PYG QA:QAR RO:RON RS:RSD RU:RUB RW:RWF SA:SAR SB:SBD SC:SCR SD:SDG SE:SEK SG:SGD SH:SHP SL:SLE SO:SOS SR:SRD SS:SSP ST:STN SX:XCG SY:SYP SZ:SZL TH:THB TJ:TJS TM:TMT TN:TND TO:TOP TR:TRY TT:TTD TW:TWD TZ:TZS UA:UAH UG:UGX UY:UYU UZ:UZS VE:VES VN:VND VU:VUV WS:WST YE:YER ZA:ZAR ZM:ZMW ZW:USD'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
  ...Object.entries(countriesByCurrency).flatMap(([currency, list]) =>
    list.split(' ').map((country) => [country, currency] as const),
  ),
]);

/** What is paid with in a country. */
export function currencyOfCountry(country: string): string {
  return currencyByCountry[country] ?? 'USD';
}

/** The currencies of today, and the one in use should it be another. */
export function listCurrencies(language: string, inUse: string): Choice[] {
  const names = new Intl.DisplayNames([language], { type: 'currency' });
  return [...new Set([...Object.values(currencyByCountry), inUse])]
    .map((code) => ({ value: code, label: `${names.of(code) ?? code} (${code})` }))
    .sort(byLabel(language));
}

/** `Berlin (Europe)`: one looks for the city. */
export function listTimeZones(language: string, inUse: string): Choice[] {
  const known = Intl.supportedValuesOf('timeZone').filter((name) => name.includes('/'));
  return [...new Set([...known, 'UTC', inUse])].map(nameTimeZone).sort(byLabel(language));
}

function nameTimeZone(value: string): Choice {
  const [area, ...rest] = value.replaceAll('_', ' ').split('/');
  const city = rest.pop();
  return { value, label: city ? `${city} (${[area, ...rest].join(', ')})` : area! };
}

/** How a country writes dates and numbers, as its main language does: `de-AT` of AT. */
export function regionOfCountry(country: string): string {
  const { language } = new Intl.Locale(`und-${country}`).maximize();
  return `${language}-${country}`;
}

/** Ways of writing dates and numbers, by country, and the one in use should it be of another language. */
export function listRegions(language: string, inUse: string): Choice[] {
  const regions = listCountries(language).map(({ value, label }) => ({
    value: regionOfCountry(value),
    label,
  }));
  if (regions.some(({ value }) => value === inUse)) return regions;
  return [{ value: inUse, label: nameLocale(inUse, language) }, ...regions];
}

function nameLocale(locale: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(locale) ?? locale;
  } catch {
    return locale;
  }
}

/** As its speakers call it: `Deutsch`. */
export function nameLanguage(code: string): string {
  return new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
}
