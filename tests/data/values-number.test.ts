import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DecimalSign,
  findCurrencyMark,
  formatDecimal,
  normalizeDecimal,
  parseDecimal,
  parseMoney,
} from '../../src/contract/values/number.ts';

const NONE = null;

describe('a number read with a decimal comma, and with a decimal point', () => {
  it.each<[string, string | null, string | null]>([
    ['1.234,56', '1234.56', NONE],
    ['1,234.56', NONE, '1234.56'],
    ['12,5', '12.5', NONE],
    ['12.5', NONE, '12.5'],
    ['1,234', '1.234', '1234'],
    ['1.234', '1234', '1.234'],
    ['1.234.567', '1234567', NONE],
    ['0,123', '0.123', NONE],
    ['1234', '1234', '1234'],
    ["1'234.50", NONE, '1234.50'],
    ['1’234.50', NONE, '1234.50'],
    ['1\u00a0234,50', '1234.50', NONE],
    ['1\u202f234\u202f567,5', '1234567.5', NONE],
    ['1 234', '1234', '1234'],
    ['1234,567', '1234.567', NONE],
    ['12,34,567.89', NONE, '1234567.89'],
    ['(1,234.50)', NONE, '-1234.50'],
    ['-5', '-5', '-5'],
    ['5-', '-5', '-5'],
    ['−5,5', '-5.5', NONE],
    ['+5', '5', '5'],
    ['€ 5', '5', '5'],
    ['5,00 €', '5.00', NONE],
    ['EUR 1.234,50', '1234.50', NONE],
    ['1,234.50 USD', NONE, '1234.50'],
    ['-$5.25', NONE, '-5.25'],
    ['$-5.25', NONE, '-5.25'],
    ['US$ 5', '5', '5'],
    ['R$ 1.234,50', '1234.50', NONE],
    ['100 kr', '100', '100'],
    ['CHF 5.--', '5', '5'],
    ['.5', NONE, '0.5'],
    ['-0', '0', '0'],
    ['1.50', NONE, '1.50'],
    ['007', NONE, NONE],
    ['00,5', NONE, NONE],
    ['1234567890123456', NONE, NONE],
    ['12 34', NONE, NONE],
    ['1.23.456', '123456', NONE],
    ['1.2.3', NONE, NONE],
    ['--5', NONE, NONE],
    ['(-5)', NONE, NONE],
    ['5%', NONE, NONE],
    ['1e5', NONE, NONE],
    ['abc', NONE, NONE],
    ['€', NONE, NONE],
    ['', NONE, NONE],
  ])('%j is %s, and %s', (text, comma, dot) => {
    expect([normalizeDecimal(text, 'comma'), normalizeDecimal(text, 'dot')]).toEqual([comma, dot]);
  });

  it('is exact beyond what a float can hold', () => {
    expect(normalizeDecimal('0,1234567890123', 'comma')).toBe('0.1234567890123');
    expect(parseDecimal('99999999999999.9', 'dot')).toEqual({ unscaled: 999999999999999n, scale: 1 });
  });

  it('written by a region comes back as it was', () => {
    const region = fc.constantFrom<[string, DecimalSign]>(
      ['de-DE', 'comma'],
      ['en-US', 'dot'],
      ['fr-FR', 'comma'],
      ['de-CH', 'dot'],
      ['en-IN', 'dot'],
      ['nl-NL', 'comma'],
      ['sv-SE', 'comma'],
    );
    fc.assert(
      fc.property(region, fc.integer({ min: -99_999_999, max: 99_999_999 }), ([locale, sign], cents) => {
        const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(cents / 100);
        const decimal = parseDecimal(text, sign);
        expect(decimal && decimal.unscaled * 10n ** BigInt(2 - decimal.scale)).toBe(BigInt(cents));
      }),
    );
  });

  it('has one canonical text, which reads back', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 14n), 10n ** 14n), fc.nat(10), (unscaled, scale) => {
        const text = formatDecimal({ unscaled, scale });
        expect(text).toMatch(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/);
        expect(text).not.toMatch(/^-[0.]+$/);
        if (text.replace(/\D/g, '').length <= 15) expect(normalizeDecimal(text, 'dot')).toBe(text);
      }),
    );
  });
});

describe('an amount of money', () => {
  it('is in the minor units of its currency', () => {
    expect(parseMoney('1.234,5', 'comma', 'EUR')).toBe(123450n);
    expect(parseMoney('12', 'dot', 'JPY')).toBe(12n);
    expect(parseMoney('1.234', 'dot', 'KWD')).toBe(1234n);
    expect(parseMoney('-$5.00', 'dot', 'USD')).toBe(-500n);
  });

  it('is refused where a part of a cent would be lost', () => {
    expect(parseMoney('1.2345', 'dot', 'EUR')).toBeNull();
    expect(parseMoney('1,5', 'comma', 'JPY')).toBeNull();
    expect(parseMoney('1.2300', 'dot', 'EUR')).toBe(123n);
  });

  it('names its currency', () => {
    expect(['€ 5', '5 EUR', 'EUR 5', '$5', 'US$ 5', '5 kr', '5 Fr.', '5'].map(findCurrencyMark)).toEqual([
      '€',
      'EUR',
      'EUR',
      '$',
      'US$',
      'kr',
      'Fr.',
      null,
    ]);
  });
});
