import type { FindingCode } from './reading.ts';
import type { RawRecord } from './record.ts';
import { RecordScanner } from './record-scanner.ts';
import type { Sample } from './sample-file.ts';
import type { Dialect } from './scan-syntax.ts';
import { type TextWindow, unitOf, windowMaker } from './text-window.ts';

/** The windows of a sample, made once and scanned in as many dialects as there are to compare. */
export type SampleWindows = { windows: TextWindow[]; unit: 1 | 2; isWhole: boolean };

/** `limit`: bytes to take of each part; for comparing dialects a little of each is enough. */
export function windowsOf(sample: Sample, encoding: string, limit = Number.POSITIVE_INFINITY): SampleWindows {
  const make = windowMaker(encoding);
  const unit = unitOf(encoding);
  const windows = sample.parts.map((part) => {
    const length = part.length > limit ? cutAtLine(part, limit, unit) : part.length;
    const bytes = Buffer.alloc(length + 1);
    part.copy(bytes, 0, 0, length);
    return make(bytes, length);
  });
  return { windows, unit, isWhole: sample.isWhole && sample.parts.every((part) => part.length <= limit) };
}

function cutAtLine(part: Buffer, limit: number, unit: 1 | 2): number {
  const cut = Math.max(part.lastIndexOf(10, limit - 1), part.lastIndexOf(13, limit - 1));
  if (cut <= 0) return limit - (limit % unit);
  return unit === 1 ? cut + 1 : cut - (cut % 2) + 2;
}

export type ScannedSample = { records: RawRecord[]; strays: number; unterminated: number };

/** Reads the parts one after the other; lines are counted from 1 in the first part and mean nothing later. */
export function scanSample(sample: SampleWindows, dialect: Dialect, width: number, skipLines = 0): ScannedSample {
  const records: RawRecord[] = [];
  let strays = 0;
  let unterminated = 0;
  const report = (code: FindingCode): void => {
    if (code === 'stray-quote') strays += 1;
    if (code === 'unterminated-quote') unterminated += 1;
  };
  sample.windows.forEach((window, index) => {
    const scanner = new RecordScanner(dialect, width, sample.unit, report);
    const from = index === 0 ? startAfterLines(window, skipLines) : 0;
    if (index === 0) scanner.line = 1 + skipLines;
    scanner.scan(window, 0, from, true, records, Number.POSITIVE_INFINITY);
  });
  return { records, strays, unterminated };
}

/** Where the line after the first `count` lines begins, whatever quotes they hold. */
export function startAfterLines(window: TextWindow, count: number): number {
  let at = 0;
  for (let line = 0; line < count && at < window.length; line += 1) {
    while (at < window.length && window.scan[at] !== 10 && window.scan[at] !== 13) at += 1;
    at += window.scan[at] === 13 && window.scan[at + 1] === 10 && at + 1 < window.length ? 2 : 1;
  }
  return Math.min(at, window.length);
}

/** The width that most filled records have; of two as frequent the one that comes first. */
export function usualWidth(records: readonly RawRecord[]): number {
  const counts = new Map<number, number>();
  for (const { count, isBlank } of records) if (!isBlank) counts.set(count, (counts.get(count) ?? 0) + 1);
  let best = 0;
  let most = 0;
  for (const [width, times] of counts) {
    if (times > most) {
      best = width;
      most = times;
    }
  }
  return best;
}
