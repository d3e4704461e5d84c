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
  let cut = Math.max(part.lastIndexOf(10, limit - 1), part.lastIndexOf(13, limit - 1));
  // Lines longer than the limit: some whole ones are needed all the same.
  if (cut < limit / 2) {
    for (let line = 0; line < 4; line += 1) {
      const next = part.indexOf(part.includes(10) ? 10 : 13, Math.max(0, cut + 1));
      if (next < 0) return part.length - (part.length % unit);
      cut = next;
    }
  }
  return unit === 1 ? cut + 1 : cut - (cut % 2) + 2;
}

export type ScannedSample = { records: RawRecord[]; strays: number; unterminated: number };

/** Records after which a trial is looked at. */
const SLICE = 40;

/**
 * Reads the parts one after the other; lines are counted from 1 in the first part and mean nothing later.
 * `isTrial`: it may stop early where most records' quotes don't add up, for then the dialect is a wrong one.
 */
export function scanSample(
  sample: SampleWindows,
  dialect: Dialect,
  width: number,
  skipLines = 0,
  isTrial = false,
): ScannedSample {
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
    let at = from;
    for (;;) {
      const before = records.length;
      const next = scanner.scan(window, 0, at, true, records, before + SLICE);
      const isHopeless =
        isTrial && strays + unterminated > SLICE / 2 && strays + unterminated > records.length / 2;
      if (isHopeless || next === at || next >= window.length) break;
      at = next;
    }
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

/**
 * The width that most filled records have; of two as frequent the one that comes first. Lines of one cell are
 * counted only where nearly all are: they may be titles and notes.
 */
export function usualWidth(records: readonly RawRecord[]): number {
  const counts = new Map<number, number>();
  for (const { count, isBlank } of records) if (!isBlank) counts.set(count, (counts.get(count) ?? 0) + 1);
  const filled = [...counts.values()].reduce((sum, times) => sum + times, 0);
  const alone = counts.get(1) ?? 0;
  let best = 0;
  let most = 0;
  for (const [width, times] of counts) {
    if (width === 1 && alone < filled * 0.75) continue;
    if (times > most) {
      best = width;
      most = times;
    }
  }
  return best;
}
