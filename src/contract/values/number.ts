export type DecimalSign = 'comma' | 'dot';

/** `unscaled / 10^scale`, exactly: 12.30 is 1230 with scale 2. */
export interface Decimal {
  unscaled: bigint;
  scale: number;
}

const MAX_DIGITS = 15;
const MAX_NUMBER_LENGTH = 60;
const BLANKS = /[\s\u00a0\u2007\u2009\u202f\u2060]/g;
const MINUS = /[\u2212\u2012\u2013\u2014\uff0d\ufe63]/g;
/** Swiss and German whole amounts: `5.--`, `5,-`. */
const NO_CENTS = /(?<=\d)[.,]--?$/;
const QUOTES = /[’‘`´ʼ]/g;
const SYMBOLS =
  /[\p{Sc}]|(?:^|(?<=[\s\d(-]))(?:kr\.?|zł|Kč|Ft|lei|лв\.?|руб\.?|Fr\.?|Rs\.?|Rp|RM|R\$|SFr\.?)(?=[\s\d)-]|$)/gu;
const CODE = /^([A-Z]{3})(?=[\s\d.,(+-])|(?<=[\s\d.,)+-])([A-Z]{3})$/;
const DOLLARS = /\b(?:US|CA|AU|NZ|HK|C|A|R|S|NT)\$/g;
const QUOTE_GROUPS = /^\d{1,3}(?:'\d{3})+$/;
const BLANK_GROUPS = /^\d{1,3}(?: \d{3})+$/;
/** Groups of three, or of two before the last three as in India. */
const MARK_GROUPS = {
  comma: /^\d{1,3}(?:\.\d{3})+$|^\d{1,2}(?:\.\d{2})+\.\d{3}$/,
  dot: /^\d{1,3}(?:,\d{3})+$|^\d{1,2}(?:,\d{2})+,\d{3}$/,
};
const PLAIN_NUMBER = /^\d{1,15}$/;

/** The ISO code or sign of the currency in an amount, such as `EUR`, `€` or `US$`; null where none is written. */
export function findCurrencyMark(text: string): string | null {
  const code = CODE.exec(text.trim());
  if (code) return (code[1] ?? code[2]) as string;
  DOLLARS.lastIndex = 0;
  const dollars = DOLLARS.exec(text);
  if (dollars) return dollars[0];
  SYMBOLS.lastIndex = 0;
  return SYMBOLS.exec(text)?.[0] ?? null;
}

interface SignedText {
  body: string;
  isNegative: boolean;
}

/** Takes currency and sign off: `(1,234.50)`, `-€ 5`, `5- EUR`, `CHF −5`. Two signs are not a number. */
function splitSign(text: string): SignedText | null {
  let body = text.trim();
  if (body.length > MAX_NUMBER_LENGTH) return null;
  body = body.replace(MINUS, '-');
  if (/[^\d.,\s'+-]/.test(body)) {
    body = body.replace(CODE, '').replace(DOLLARS, '').replace(SYMBOLS, '').replace(QUOTES, "'").trim();
  }
  body = body.replace(NO_CENTS, '');
  let isNegative = false;
  if (body.startsWith('(') && body.endsWith(')')) {
    isNegative = true;
    body = body.slice(1, -1).trim().replace(CODE, '').trim();
    if (/[-+]/.test(body)) return null;
  } else if (body.startsWith('-') || body.endsWith('-')) {
    isNegative = true;
    body = body.startsWith('-') ? body.slice(1) : body.slice(0, -1);
  } else if (body.startsWith('+')) body = body.slice(1);
  return { body: body.trim().replace(BLANKS, ' '), isNegative };
}

function ungroup(whole: string, sign: DecimalSign): string | null {
  if (PLAIN_NUMBER.test(whole)) return whole;
  const isGrouped = MARK_GROUPS[sign].test(whole) || QUOTE_GROUPS.test(whole) || BLANK_GROUPS.test(whole);
  return isGrouped ? whole.replace(/[., ']/g, '') : null;
}

/**
 * Reads a number written with the given decimal sign, exactly. Leading zeros (`007`) and more than fifteen
 * digits are never a number: they are an id.
 */
export function parseDecimal(text: string, sign: DecimalSign): Decimal | null {
  const signed = splitSign(text);
  if (!signed || signed.body === '') return null;
  const mark = sign === 'comma' ? ',' : '.';
  const at = signed.body.indexOf(mark);
  const wholeText = at === -1 ? signed.body : signed.body.slice(0, at);
  const fraction = at === -1 ? '' : signed.body.slice(at + 1);
  if (at !== -1 && !/^\d+$/.test(fraction)) return null;
  const whole = wholeText === '' && fraction !== '' ? '0' : ungroup(wholeText, sign);
  if (whole === null || (whole.length > 1 && whole.startsWith('0'))) return null;
  if (whole.length + fraction.length > MAX_DIGITS) return null;
  const unscaled = BigInt(whole + fraction);
  return { unscaled: signed.isNegative ? -unscaled : unscaled, scale: fraction.length };
}

/** Canonical text of a decimal: `.` as the sign, no grouping, no minus zero; `12.50` keeps its digits. */
export function formatDecimal({ unscaled, scale }: Decimal): string {
  const isNegative = unscaled < 0n;
  const digits = (isNegative ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale);
  return `${isNegative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

const SIMPLE = { comma: /^(-?)(0|[1-9]\d{0,8}),(\d{1,6})$/, dot: /^(-?)(0|[1-9]\d{0,8})\.(\d{1,6})$/ };

/** Canonical decimal text of a number as typed, or null. */
export function normalizeDecimal(text: string, sign: DecimalSign): string | null {
  if (/^[1-9]\d{0,14}$/.test(text) || text === '0') return text;
  // What nearly every cell looks like, without the detour over exact arithmetic.
  const simple = SIMPLE[sign].exec(text);
  if (simple && !(simple[1] && Number(simple[0].replace(',', '.')) === 0))
    return `${simple[1]}${simple[2]}.${simple[3]}`;
  const decimal = parseDecimal(text, sign);
  return decimal && formatDecimal(decimal);
}

const currencyDigits = new Map<string, number>();

/** How many digits a currency has behind the decimal sign: 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  let digits = currencyDigits.get(currency);
  if (digits === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    currencyDigits.set(currency, digits);
  }
  return digits;
}

/** An amount in minor units (cents), or null where the text is no number or would lose a fraction of a cent. */
export function parseMoney(text: string, sign: DecimalSign, currency: string): bigint | null {
  const decimal = parseDecimal(text, sign);
  if (!decimal) return null;
  const shift = minorDigits(currency) - decimal.scale;
  if (shift >= 0) return decimal.unscaled * 10n ** BigInt(shift);
  const divisor = 10n ** BigInt(-shift);
  return decimal.unscaled % divisor === 0n ? decimal.unscaled / divisor : null;
}

/** Which decimal signs a text can be read with, and whether the choice matters. For deciding per column. */
export function readDecimalBothWays(text: string): { comma: Decimal | null; dot: Decimal | null } {
  return { comma: parseDecimal(text, 'comma'), dot: parseDecimal(text, 'dot') };
}
