import fc from 'fast-check';
import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  Metadata,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import {
  findPhoneProblem,
  formatPhone,
  normalizePhone,
  searchDigits,
} from '../../src/contract/values/phone.ts';

/** A full international number without its plus, in a country where national ones begin with a zero. */
function readLostPlus(text: string, country: CountryCode): string | null {
  const digits = text.replace(/\D/g, '');
  const code = getCountryCallingCode(country);
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  const plan = metadata.numberingPlan as unknown as { nationalPrefix(): string };
  if (
    text.trim().startsWith('+') ||
    digits.length < 11 ||
    plan.nationalPrefix() !== '0' ||
    !digits.startsWith(code)
  )
    return null;
  const number = parsePhoneNumberFromString(`+${digits}`);
  return number?.isValid() ? number.number : null;
}

/** The rule of phone.ts over the library alone, without any of our short cuts. */
function referenceE164(text: string, country: CountryCode): string | null {
  const read = (typed: string): string | null => {
    const number = parsePhoneNumberFromString(typed, country) as
      | (ReturnType<typeof parsePhoneNumberFromString> & { __countryCallingCodeSource?: string })
      | undefined;
    if (!number) return null;
    const isInternational = number.__countryCallingCodeSource !== undefined;
    return number.isValid() || (isInternational && number.isPossible()) ? number.number : null;
  };
  return (
    readLostPlus(text, country) ??
    read(text) ??
    (/^[\s(]*00/.test(text) ? read(text.replace(/^[\s(]*00/, '+')) : null)
  );
}

describe('a phone', () => {
  it.each([
    ['030 / 123 45-67', 'DE', '+49301234567'],
    ['(0) 30 1234567', 'DE', '+49301234567'],
    ['(030) 1234567', 'DE', '+49301234567'],
    ['0049 30 1234567', 'DE', '+49301234567'],
    ['+49 (0)30 1234567', 'DE', '+49301234567'],
    ['+49-30-1234567', 'US', '+49301234567'],
    ['0049 30 1234567', 'US', '+49301234567'],
    ['+44 (0)20 7946 0123', 'DE', '+442079460123'],
    ['020 7946 0123', 'GB', '+442079460123'],
    ['(212) 555-0123', 'US', '+12125550123'],
    ['1-212-555-0123', 'US', '+12125550123'],
    ['212.555.0123 ext. 45', 'US', '+12125550123'],
    ['030 1234567 x12', 'DE', '+49301234567'],
    ['1-800-FLOWERS', 'US', '+18003569377'],
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['02 1234 5678', 'IT', '+390212345678'],
    ['612 34 56 78', 'ES', '+34612345678'],
    ['06-12345678', 'NL', '+31612345678'],
    ['0676 1234567', 'AT', '+436761234567'],
    ['079 123 45 67', 'CH', '+41791234567'],
    ['491702345678', 'DE', '+491702345678'],
    ['49 170 2345678', 'DE', '+491702345678'],
    ['0491 702345', 'DE', '+49491702345'],
    ['Tel. 030 1234567', 'DE', '+49301234567'],
    ['tel:+49-30-1234567', 'US', '+49301234567'],
    ['٠٣٠١٢٣٤٥٦٧', 'DE', '+49301234567'],
    ['＋49 30 1234567', 'DE', '+49301234567'],
  ])('typed as %s in %s is %s', (text, country, e164) => {
    expect(normalizePhone(text, country).e164).toBe(e164);
  });

  it.each(['', 'n/a', '4.91702E+11', '4,91702E+11', 'anna@example.org', '12', 'see notes', '+', '00'])(
    'is not read from %j',
    (text) => {
      expect(normalizePhone(text, 'DE').e164).toBeNull();
    },
  );

  it('keeps every typed digit for searching', () => {
    expect(normalizePhone('+49 (0)30 / 123-45', 'DE').digits).toBe('4903012345');
    expect(normalizePhone('Büro 12', 'DE').digits).toBe('12');
    expect(normalizePhone('4.91702E+11', 'DE').digits).toBe('');
  });

  it('without a known country is read only with its calling code', () => {
    expect(normalizePhone('+4930123456', 'XX').e164).toBe('+4930123456');
    expect(normalizePhone('030123456', 'XX').e164).toBeNull();
  });

  it('eaten by a spreadsheet is named', () => {
    const problem = (text: string, country = 'DE'): string | null =>
      findPhoneProblem(text, normalizePhone(text, country), country);
    expect(problem('4.91702E+11')).toBe('phone-exponent');
    expect(problem('1702345678')).toBe('phone-lost-zero');
    expect(problem('301234567')).toBe('phone-lost-zero');
    expect(problem('01702345678')).toBeNull();
    expect(problem('491702345678')).toBeNull();
    expect(problem('170 2345678')).toBeNull();
    expect(problem('2125550123', 'US')).toBeNull();
    expect(problem('612345678', 'ES')).toBeNull();
    expect(problem('abc')).toBe('phone-unrecognised');
  });

  it('is shown nationally at home and internationally abroad', () => {
    expect(formatPhone('+49301234567', 'DE')).toBe('030 1234567');
    expect(formatPhone('+49301234567', 'FR')).toBe('+49 30 1234567');
    expect(formatPhone('+12125550123', 'US')).toBe('(212) 555-0123');
    expect(formatPhone('nonsense', 'US')).toBe('nonsense');
  });

  it('is found by part of it in any style', () => {
    const { e164, digits } = normalizePhone('030 / 123 45-67', 'DE');
    for (const typed of ['030 123', '0049 (0)30 12', '+49 30 1234', '12345', '45-67', '301234567']) {
      const wanted = searchDigits(typed);
      expect(e164?.includes(wanted) || digits.includes(wanted), typed).toBe(true);
    }
  });
});

const anyCountry = fc.constantFrom(...getCountries());
const usualCountry = fc.constantFrom<CountryCode>('DE', 'GB', 'US', 'FR', 'ES', 'IT', 'NL', 'AT', 'CH', 'BR');
const nationalDigits = fc.stringMatching(/^\d{3,13}$/);

describe('our short cuts over the metadata give what libphonenumber gives', () => {
  const typed = fc
    .tuple(fc.oneof(anyCountry, usualCountry), anyCountry, nationalDigits, fc.nat(8))
    .map(([country, other, digits, style]): [string, CountryCode] => {
      const own = getCountryCallingCode(country);
      const foreign = getCountryCallingCode(other);
      const styles = [
        digits,
        `0${digits}`,
        `+${own}${digits}`,
        `+${foreign} ${digits}`,
        `00${foreign} ${digits}`,
        `${own}${digits}`,
        `+${own} (0) ${digits}`,
        `(0${digits.slice(0, 3)}) ${digits.slice(3)}`,
        `8 (${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`,
      ];
      return [styles[style] as string, country];
    });

  it('for random numbers in every country and style', () => {
    fc.assert(
      fc.property(typed, ([text, country]) => {
        expect(normalizePhone(text, country).e164).toBe(referenceE164(text, country));
      }),
      { numRuns: 40_000 },
    );
  });

  it('for any text at all, without an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 +-/().,;xX#\u00a0aE:') }), (text) => {
        const { e164 } = normalizePhone(text, 'DE');
        if (/^[\d +/().\-\u00a0]*$/.test(text)) expect(e164).toBe(referenceE164(text.trim(), 'DE'));
        else if (e164 !== null) expect(e164).toMatch(/^\+\d{3,18}$/);
      }),
      { numRuns: 5000 },
    );
  });
});
