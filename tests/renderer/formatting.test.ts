import { describe, expect, test } from 'vitest';
import { createFormatting } from '../../src/renderer/lib/formatting.ts';

const berlin = { language: 'en', region: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' } as const;
const vienna = { ...berlin, language: 'de', region: 'de-AT', timeZone: 'Europe/Vienna' } as const;
const boston = { ...berlin, region: 'en-US', timeZone: 'America/New_York', currency: 'USD' } as const;
/** 21 November 2026, 14:05 in Berlin. */
const now = Date.UTC(2026, 10, 21, 13, 5);
const hour = 3_600_000;
/** Some spaces that Intl writes are narrow or don't break. */
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('formatting', () => {
  const english = createFormatting(berlin, () => now);
  const german = createFormatting(vienna, () => now);
  const american = createFormatting(boston, () => now);

  test('says instants as people do', () => {
    expect(english.instant(now)).toBe('today 14:05');
    expect(english.instant(now - 24 * hour)).toBe('yesterday 14:05');
    expect(english.instant(now - 4 * 24 * hour)).toBe('17 Nov 14:05');
    expect(english.instant(Date.UTC(2025, 11, 9))).toBe('9 Dec 2025');
    expect(german.instant(now)).toBe('heute 14:05');
    expect(plain(american.instant(now))).toBe('today 8:05 AM');
  });

  test('midnight is where the shop is', () => {
    expect(english.instant(Date.UTC(2026, 10, 20, 22, 59))).toBe('yesterday 23:59');
    expect(english.instant(Date.UTC(2026, 10, 20, 23, 1))).toBe('today 00:01');
    expect(plain(american.instant(Date.UTC(2026, 10, 21, 3, 0)))).toBe('yesterday 10:00 PM');
  });

  test('a calendar date is the same day in every time zone', () => {
    expect(english.date('1985-03-04')).toBe('4 March 1985');
    expect(german.date('1985-03-04')).toBe('4. März 1985');
    expect(american.date('1985-03-04')).toBe('March 4, 1985');
    expect(english.date('--02-29')).toBe('29 February');
    expect(english.date('some day')).toBe('some day');
  });

  test('English words in Austria keep the Austrian order', () => {
    expect(createFormatting({ ...vienna, language: 'en' }, () => now).date('1985-03-04')).toBe(
      '4 March 1985',
    );
  });

  test('reads dates in the order of the region', () => {
    expect(german.parseDate('3.4.1985')).toBe('1985-04-03');
    expect(american.parseDate('3/4/1985')).toBe('1985-03-04');
    expect(english.parseDate('31 February 1985')).toBeNull();
  });

  test('decimals keep their digits and read back as they are written', () => {
    expect(german.editDecimal('1234.50')).toBe('1234,50');
    expect(german.parseDecimal('1234,50')).toBe('1234.50');
    expect(english.decimal('1234.50')).toBe('1,234.50');
    expect(english.parseDecimal('many')).toBeNull();
  });

  test('money comes from minor units, with as many decimals as the currency has', () => {
    expect(plain(german.money(123_450))).toBe('€ 1.234,50');
    expect(english.money(123_450)).toBe('€1,234.50');
    expect(english.money(1234, 'JPY')).toBe('JP¥1,234');
  });

  test('a region or zone that nobody knows does no harm', () => {
    const odd = createFormatting({ ...berlin, region: 'xx_nonsense', timeZone: 'Mars/Olympus' }, () => now);
    expect(odd.instant(now)).toMatch(/^today /);
  });

  test('a day in the shop starts at its own midnight', () => {
    expect(english.startOfDay('2026-11-21')).toBe(Date.UTC(2026, 10, 20, 23));
    expect(english.dateOf(english.startOfDay('2026-03-29'))).toBe('2026-03-29');
  });
});
