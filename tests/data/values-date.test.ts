import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DateOrder,
  hasTimeOfDay,
  parseCalendarDate,
  parseInstant,
} from '../../src/contract/values/date.ts';

describe('a calendar date', () => {
  it.each<[string, DateOrder, string]>([
    ['15.03.2024', 'dmy', '2024-03-15'],
    ['5.3.2024', 'dmy', '2024-03-05'],
    ['3/15/2024', 'mdy', '2024-03-15'],
    ['03-04-2024', 'dmy', '2024-04-03'],
    ['03-04-2024', 'mdy', '2024-03-04'],
    ['15 03 2024', 'dmy', '2024-03-15'],
    ['24-03-05', 'ymd', '2024-03-05'],
    ['2024/3/5', 'mdy', '2024-03-05'],
    ['2024. 3. 5.', 'mdy', '2024-03-05'],
    ['2024-03-05', 'mdy', '2024-03-05'],
    ['20240305', 'dmy', '2024-03-05'],
    ['2024年3月5日', 'dmy', '2024-03-05'],
    ['15. März 2024', 'mdy', '2024-03-15'],
    ['15 Maerz 2024', 'mdy', '2024-03-15'],
    ['March 15, 2024', 'dmy', '2024-03-15'],
    ['Mar 15th 2024', 'dmy', '2024-03-15'],
    ['15-Mar-2024', 'mdy', '2024-03-15'],
    ['15 de marzo de 2024', 'dmy', '2024-03-15'],
    ['15 mars 2024', 'dmy', '2024-03-15'],
    ['1er août 2024', 'dmy', '2024-08-01'],
    ['15 gennaio 2024', 'dmy', '2024-01-15'],
    ['12 maart 2024', 'dmy', '2024-03-12'],
    ['12 février 2024', 'dmy', '2024-02-12'],
    ['Fri, 15 Mar 2024', 'dmy', '2024-03-15'],
    ['Mo, 15.03.2024', 'dmy', '2024-03-15'],
    ['Tuesday, March 5, 2024', 'mdy', '2024-03-05'],
    ['2024-03-05T23:30:00Z', 'dmy', '2024-03-05'],
    ['05.03.2024 00:00', 'dmy', '2024-03-05'],
    ['3/5/2024 10:11:12 AM', 'mdy', '2024-03-05'],
    ['2025-10-02 17:09:34 -0300', 'mdy', '2025-10-02'],
    ['29.02.2024', 'dmy', '2024-02-29'],
    ['--04-15', 'dmy', '--04-15'],
    ['1604-04-15', 'dmy', '--04-15'],
    ['15.04.', 'dmy', '--04-15'],
    ['04/15', 'mdy', '--04-15'],
    ['April 15', 'mdy', '--04-15'],
    ['--02-29', 'dmy', '--02-29'],
  ])('%s (%s) is %s', (text, order, date) => {
    expect(parseCalendarDate(text, order)).toBe(date);
  });

  it.each<[string, DateOrder]>([
    ['31.02.2024', 'dmy'],
    ['29.02.2023', 'dmy'],
    ['2024-02-30', 'dmy'],
    ['2024-13-01', 'ymd'],
    ['03.15.2024', 'dmy'],
    ['15/03/2024', 'mdy'],
    ['0/0/00', 'mdy'],
    ['00.00.0000', 'dmy'],
    ['', 'dmy'],
    ['unknown', 'dmy'],
    ['12', 'dmy'],
    ['192.168.1.1', 'dmy'],
    ['05.03.2024 25:00', 'dmy'],
    ['12 Brumaire 2024', 'dmy'],
    ['5.3.202', 'dmy'],
    ['45.000', 'dmy'],
  ])('%j (%s) is none', (text, order) => {
    expect(parseCalendarDate(text, order)).toBeNull();
  });

  it('with two digits of a year is not later than the given year', () => {
    expect(parseCalendarDate('15.03.24', 'dmy', 2026)).toBe('2024-03-15');
    expect(parseCalendarDate('15.03.26', 'dmy', 2026)).toBe('2026-03-15');
    expect(parseCalendarDate('15.03.27', 'dmy', 2026)).toBe('1927-03-15');
    expect(parseCalendarDate("15 Mar '27", 'dmy', 2036)).toBe('2027-03-15');
  });

  it('written in any order and style comes back as it was', () => {
    const day = fc.date({ min: new Date('1850-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    const writers: [DateOrder, (y: string, m: string, d: string) => string][] = [
      ['dmy', (y, m, d) => `${d}.${m}.${y}`],
      ['dmy', (y, m, d) => `${Number(d)}/${Number(m)}/${y}`],
      ['mdy', (y, m, d) => `${m}/${d}/${y}`],
      ['mdy', (y, m, d) => `${Number(m)}-${Number(d)}-${y} 10:15`],
      ['ymd', (y, m, d) => `${y}/${Number(m)}/${Number(d)}`],
      ['dmy', (y, m, d) => `${y}-${m}-${d}`],
    ];
    fc.assert(
      fc.property(day, fc.constantFrom(...writers), (date, [order, write]) => {
        const iso = date.toISOString().slice(0, 10);
        const [y, m, d] = iso.split('-') as [string, string, string];
        expect(parseCalendarDate(write(y, m, d), order)).toBe(iso);
      }),
    );
  });
});

describe('a point in time', () => {
  it.each<[string, DateOrder, string]>([
    ['2025-10-02 17:09:34 -0300', 'mdy', '2025-10-02T20:09:34.000Z'],
    ['2025-10-02T17:09:34Z', 'mdy', '2025-10-02T17:09:34.000Z'],
    ['2025-10-02T17:09:34.250+02:00', 'mdy', '2025-10-02T15:09:34.250Z'],
    ['02.10.2025 17:09', 'dmy', '2025-10-02T15:09:00.000Z'],
    ['02.01.2025 17:09', 'dmy', '2025-01-02T16:09:00.000Z'],
    ['10/2/2025 5:09 PM', 'mdy', '2025-10-02T15:09:00.000Z'],
    ['10/2/2025 12:09 am', 'mdy', '2025-10-01T22:09:00.000Z'],
    ['02.10.2025', 'dmy', '2025-10-01T22:00:00.000Z'],
  ])('%s (%s) in Berlin is %s', (text, order, iso) => {
    const instant = parseInstant(text, order, 'Europe/Berlin');
    expect(instant === null ? null : new Date(instant).toISOString()).toBe(iso);
  });

  it.each(['', '0000-00-00 00:00:00', '--04-15', '02.10.2025 17:61', 'soon'])('is not in %j', (text) => {
    expect(parseInstant(text, 'dmy', 'Europe/Berlin')).toBeNull();
  });

  it('knows whether a time says anything', () => {
    expect(hasTimeOfDay('2024-03-05 10:00')).toBe(true);
    expect(hasTimeOfDay('2024-03-05 00:00:00')).toBe(false);
    expect(hasTimeOfDay('2024-03-05')).toBe(false);
  });
});
