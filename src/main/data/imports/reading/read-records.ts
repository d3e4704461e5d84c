import { FileWindows } from './file-windows.ts';
import { type DataRecord, TableFollower } from './follow-table.ts';
import { type Finding, type Reading, ReadingError } from './reading.ts';
import type { RawRecord } from './record.ts';
import { RecordScanner } from './record-scanner.ts';
import { startAfterLines } from './scan-sample.ts';
import { unitOf } from './text-window.ts';
import { unwrapRecord, wrapperOf } from './unwrap-record.ts';

export type { DataRecord } from './follow-table.ts';

export type RecordBatch = {
  records: DataRecord[];
  /** What came up since the batch before; the last batch brings what only the end of the file could tell. */
  findings: Finding[];
  /** Bytes of the file that have been read, of `size`. */
  bytesRead: number;
  size: number;
  isLast: boolean;
};

export type ReadOptions = { batchSize?: number; signal?: AbortSignal };

const BATCH = 1000;
/** More than this many findings of one kind help nobody; further ones are counted in the last of them. */
const FINDINGS_PER_CODE = 1000;

/**
 * Reads a file's records in batches, in the order of the file, with memory that doesn't grow with the file. There
 * is always a last batch, if with no records. Throws `ReadingError` where a limit is passed.
 */
export async function* readRecords(
  path: string,
  reading: Reading,
  options: ReadOptions = {},
): AsyncGenerator<RecordBatch, void, undefined> {
  const batchSize = options.batchSize ?? BATCH;
  const findings = new FindingList();
  const follower = new TableFollower(reading, (finding) => findings.add(finding));
  const unit = unitOf(reading.encoding);
  const { isWrapped } = reading;
  const scanner = new RecordScanner(
    isWrapped ? wrapperOf(reading) : reading,
    isWrapped ? 1 : reading.columnCount + reading.surplus,
    unit,
    (code, line, params) => findings.add({ code, line, params }),
  );
  let isHeadingPassed = false;
  const file = await FileWindows.open(path, reading.encoding);
  try {
    let used = 0;
    for (;;) {
      const { window, base, isLast } = await file.advance(used, scanner.line);
      used = 0;
      if (scanner.line === 1 && reading.preambleLines > 0) {
        const start = startAfterLines(window, reading.preambleLines);
        if (start >= window.length && !isLast) continue;
        scanner.line = reading.preambleLines + 1;
        used = start;
      }
      for (;;) {
        if (options.signal?.aborted) throw new ReadingError('cancelled');
        const raw: RawRecord[] = [];
        if (!isHeadingPassed && follower.isPastHeading) {
          isHeadingPassed = true;
          if (!isWrapped) scanner.learnShapes(reading.shapes);
        }
        const next = scanner.scan(window, base, used, isLast, raw, isHeadingPassed ? batchSize : 1);
        const isDone = next === used || next >= window.length;
        used = next;
        for (const record of raw)
          follower.accept(isWrapped ? unwrapRecord(record, reading, reading.columnCount) : record);
        if (isDone && isLast) break;
        if (follower.delivered.length >= batchSize || (isDone && follower.delivered.length > 0)) {
          yield {
            records: follower.delivered.splice(0),
            findings: findings.take(),
            bytesRead: base + used * unit,
            size: file.size,
            isLast: false,
          };
        }
        if (isDone) break;
      }
      if (isLast) break;
    }
    follower.finish();
    yield {
      records: follower.delivered.splice(0),
      findings: findings.takeAll(),
      bytesRead: file.size,
      size: file.size,
      isLast: true,
    };
  } finally {
    await file.close();
  }
}

/** Collects findings up to a number of each kind. */
class FindingList {
  private fresh: Finding[] = [];
  private readonly counts = new Map<string, number>();

  add(finding: Finding): void {
    const count = (this.counts.get(finding.code) ?? 0) + 1;
    this.counts.set(finding.code, count);
    if (count <= FINDINGS_PER_CODE) this.fresh.push(finding);
  }

  take(): Finding[] {
    return this.fresh.splice(0);
  }

  /** The last ones, and for each kind that had too many a line that says how many more there were. */
  takeAll(): Finding[] {
    for (const [code, count] of this.counts) {
      const more = count - FINDINGS_PER_CODE;
      if (more > 0) this.fresh.push({ code: code as Finding['code'], line: 0, params: { more } });
    }
    return this.take();
  }
}
