import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  followScroll,
  maximumHeight,
  measureScroll,
  placeAt,
  type ScrollPlace,
} from '../../src/renderer/ui/data-table/scroll-scale.ts';

const rowHeight = 36;
const viewport = 600;
const atTop: ScrollPlace = { scrollTop: 0, top: 0 };
const rowCounts = fc.integer({ min: 100, max: 50_000_000 });

describe('scaled scrolling', () => {
  test('a list that fits is scrolled as it is', () => {
    const scale = measureScroll(1000, rowHeight, viewport);
    expect(scale.scrolledHeight).toBe(36_000);
    expect(followScroll(scale, atTop, 1234)).toEqual({ scrollTop: 1234, top: 1234 });
  });

  test('nothing is ever taller than the browser can scroll', () => {
    expect(measureScroll(50_000_000, rowHeight, viewport).scrolledHeight).toBe(maximumHeight);
  });

  test('first and last row can be reached in a list of any length', () => {
    fc.assert(
      fc.property(rowCounts, (count) => {
        const scale = measureScroll(count, rowHeight, viewport);
        const end = followScroll(scale, atTop, scale.scrolledHeight - viewport);
        expect(end.top).toBe(count * rowHeight - viewport);
        expect(followScroll(scale, end, 0).top).toBe(0);
      }),
    );
  });

  test('the wheel moves a million rows as far as it moves ten', () => {
    const scale = measureScroll(1_000_000, rowHeight, viewport);
    const middle = placeAt(scale, 18_000_000);
    const next = followScroll(scale, middle, middle.scrollTop + 100);
    expect(next.top - middle.top).toBeCloseTo(100, 6);
  });

  test('the bar dragged to a share of the way shows that share of the list', () => {
    const scale = measureScroll(1_000_000, rowHeight, viewport);
    const quarter = followScroll(scale, atTop, (maximumHeight - viewport) / 4);
    expect(quarter.top / (36_000_000 - viewport)).toBeCloseTo(0.25, 6);
  });

  test('any way of scrolling stays within the list, and comes to rest without a jump', () => {
    const steps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(rowCounts, steps, (count, shares) => {
        const scale = measureScroll(count, rowHeight, viewport);
        let place = atTop;
        for (const share of shares) {
          place = followScroll(scale, place, share * (scale.scrolledHeight - viewport));
          expect(place.top).toBeGreaterThanOrEqual(0);
          expect(place.top).toBeLessThanOrEqual(count * rowHeight - viewport);
          expect(placeAt(scale, place.top).top).toBe(place.top);
        }
      }),
    );
  });
});
