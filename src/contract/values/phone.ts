import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import {
  callingCodeOf,
  type DialledNumber,
  isPhoneCountry,
  nationalPrefixOf,
  parseDialled,
} from './phone-plan.ts';

export interface NormalizedPhone {
  /** `+4930123456`, or null where the text can't be read as a phone with certainty. */
  e164: string | null;
  /** Every digit of the text as typed, for searching. */
  digits: string;
}

export type PhoneProblem = 'phone-exponent' | 'phone-lost-zero' | 'phone-unrecognised';

const MAX_PHONE_LENGTH = 250;
const MIN_PLAIN_DIGITS = 4;
const MAX_PLAIN_DIGITS = 20;
const MIN_INTERNATIONAL_DIGITS = 11;
const EXPONENT = /^\d(?:[.,]\d*)?[eE]\+?\d{1,2}$/;
const VANITY = /^[+(]*\d[\d\s().-]*[A-Za-z][A-Za-z\d\s().-]*$/;
const VANITY_DIGITS = '22233344455566677778889999';
const NON_ASCII_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g;

/** Blank, brackets, hyphen, dot, slash and no-break blank: what stands between digits in plain numbers. */
function isPlainPunctuation(code: number): boolean {
  return code === 32 || code === 40 || code === 41 || (code >= 45 && code <= 47) || code === 160;
}

function digitsOf(text: string): string {
  return text
    .replace(NON_ASCII_DIGITS, (digit) => String((digit.codePointAt(0) as number) & 15))
    .replace(/\D+/g, '');
}

// A number typed with its calling code is believed when its length is possible: new ranges appear faster
// than metadata is renewed. A national one is a guess about the country, so it must also fit its pattern.
function acceptedE164(number: DialledNumber | null): string | null {
  if (!number) return null;
  const isAccepted = number.isValid || (number.isInternational && number.isPossible);
  return isAccepted ? `+${number.callingCode}${number.national}` : null;
}

function parseWithLibrary(text: string, country: string | undefined): string | null {
  const number = parsePhoneNumberFromString(text, country as CountryCode | undefined);
  if (!number) return null;
  return acceptedE164({
    callingCode: number.countryCallingCode,
    national: number.nationalNumber,
    isInternational:
      (number as { __countryCallingCodeSource?: string }).__countryCallingCodeSource !== undefined,
    isValid: number.isValid(),
    isPossible: number.isPossible(),
  });
}

function parseVanity(text: string, country: string | undefined): string | null {
  const dialled = text.replace(/[A-Za-z]/g, (letter) =>
    VANITY_DIGITS.charAt(letter.toUpperCase().charCodeAt(0) - 65),
  );
  const e164 = parseWithLibrary(dialled, country);
  // Letters on the keypad are a habit of North America; elsewhere they are words beside a number.
  return e164?.startsWith('+1') ? e164 : null;
}

/** The slow way, for anything that isn't digits with plain punctuation. Exported for the proof of equality. */
export function normalizeUnusualPhone(text: string, defaultCountry: string): string | null {
  if (text.length > MAX_PHONE_LENGTH || EXPONENT.test(text)) return null;
  const country = isPhoneCountry(defaultCountry) ? defaultCountry : undefined;
  const e164 = parseWithLibrary(text, country);
  if (e164 !== null) return e164;
  // 00 is dialled before the calling code in most of the world, and typed so even where it isn't.
  if (/^[\s(]*00/.test(text)) return parseWithLibrary(text.replace(/^[\s(]*00/, '+'), country);
  return VANITY.test(text) ? parseVanity(text, country) : null;
}

/**
 * A number that a spreadsheet took the plus from: 491702345678. libphonenumber reads it as one of Leer, area
 * code 0491; but inside a country where a zero is dialled first, nobody leaves the zero out.
 */
function readLostPlus(digits: string, country: string): string | null {
  if (digits.length < MIN_INTERNATIONAL_DIGITS || nationalPrefixOf(country) !== '0') return null;
  const number = digits.startsWith(callingCodeOf(country) ?? '+')
    ? parseDialled(digits, true, country)
    : null;
  return number?.isValid ? acceptedE164(number) : null;
}

/** Reads a phone in any national or international style. The text as typed is kept by the caller. */
export function normalizePhone(raw: string, defaultCountry: string): NormalizedPhone {
  let digits = '';
  let hasPlus = false;
  let from = 0;
  const { length } = raw;
  for (let at = 0; at < length; at++) {
    const code = raw.charCodeAt(at);
    if (code >= 48 && code <= 57) continue;
    if (at > from) digits += raw.slice(from, at);
    from = at + 1;
    if (isPlainPunctuation(code)) continue;
    if (code === 43 && !hasPlus && digits === '') {
      hasPlus = true;
      continue;
    }
    const text = raw.trim();
    if (EXPONENT.test(text)) return { e164: null, digits: '' };
    return { e164: normalizeUnusualPhone(text, defaultCountry), digits: digitsOf(raw) };
  }
  digits = from === 0 ? raw : digits + raw.slice(from);
  if (digits.length < MIN_PLAIN_DIGITS || digits.length > MAX_PLAIN_DIGITS) {
    return { e164: normalizeUnusualPhone(raw.trim(), defaultCountry), digits };
  }
  if (!hasPlus) {
    const e164 = readLostPlus(digits, defaultCountry);
    if (e164 !== null) return { e164, digits };
  }
  let e164 = acceptedE164(parseDialled(digits, hasPlus, defaultCountry));
  if (e164 === null && !hasPlus && digits.startsWith('00')) {
    e164 = acceptedE164(parseDialled(digits.slice(2), true, defaultCountry));
  }
  return { e164, digits };
}

/** What a person should be told about a phone that was read: nothing, or that a spreadsheet damaged it. */
export function findPhoneProblem(
  raw: string,
  phone: NormalizedPhone,
  defaultCountry: string,
): PhoneProblem | null {
  const text = raw.trim();
  if (phone.e164 === null) return EXPONENT.test(text) ? 'phone-exponent' : 'phone-unrecognised';
  // A spreadsheet that took a phone for a number leaves bare digits: no zero in front, no punctuation.
  if (phone.digits.length !== text.length || text.startsWith('0')) return null;
  if (nationalPrefixOf(defaultCountry) !== '0') return null;
  const isNational = phone.e164.endsWith(phone.digits) && phone.e164.length > phone.digits.length + 1;
  return isNational ? 'phone-lost-zero' : null;
}

const formatted = new Map<string, string>();
const MAX_FORMATTED = 5000;

/** A phone as people in the shop's country write it: national at home, international abroad. */
export function formatPhone(e164: string, defaultCountry: string): string {
  const key = defaultCountry + e164;
  const known = formatted.get(key);
  if (known !== undefined) return known;
  const number = parsePhoneNumberFromString(e164);
  const text = !number
    ? e164
    : number.country === defaultCountry
      ? number.formatNational()
      : number.formatInternational();
  if (formatted.size >= MAX_FORMATTED) formatted.clear();
  formatted.set(key, text);
  return text;
}

/**
 * The digits to look for when a person types part of a phone in any style. Leading zeros and `(0)` go, so
 * that `0049 (0)30 12` and `030 12` are both found inside `+493012…` and inside the digits as typed.
 */
export function searchDigits(text: string): string {
  return digitsOf(text.replace(/\(0\)/g, '')).replace(/^0+/, '');
}
