import { type FileHandle, open } from 'node:fs/promises';
import { markOf } from './encodings.ts';
import { unitOf } from './text-window.ts';

const HEAD = 256 * 1024;
const PART = 64 * 1024;
/** What is read of the head where its first lines are very long. */
const LONG_HEAD = 8 * 1024 * 1024;
const LINES_NEEDED = 4;

/** Stretches from the head, the middle and the end of a file, each beginning at a line. */
export type Sample = { parts: Buffer[]; isWhole: boolean };

export async function sampleFile(path: string, size: number, encoding: string): Promise<Sample> {
  const handle = await open(path, 'r');
  try {
    let head = await readPart(handle, 0, Math.min(size, HEAD));
    if (size > HEAD && !hasLines(head)) head = await readPart(handle, 0, Math.min(size, LONG_HEAD));
    const mark = markOf(head);
    const body = head.subarray(mark?.encoding === encoding ? mark.length : 0);
    if (size <= head.length) return { parts: [withoutEndMark(body)], isWhole: true };
    const unit = unitOf(encoding);
    const middle = await readPart(handle, evenly(Math.max(head.length, Math.floor(size / 2)), unit), PART);
    const tail = await readPart(handle, evenly(Math.max(head.length, size - PART), unit), PART);
    const parts = [
      wholeLines(body, unit, false),
      wholeLines(middle, unit, true),
      wholeLines(tail, unit, true),
    ];
    return { parts: parts.filter((part) => part.length > 0), isWhole: false };
  } finally {
    await handle.close();
  }
}

function hasLines(bytes: Buffer): boolean {
  let lines = 0;
  for (const byte of bytes) {
    if (byte === 10 || byte === 13) lines += 1;
    if (lines >= LINES_NEEDED) return true;
  }
  return false;
}

function evenly(position: number, unit: number): number {
  return position - (position % unit);
}

async function readPart(handle: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await handle.read(bytes, 0, length, from);
  return bytes.subarray(0, bytesRead);
}

function withoutEndMark(bytes: Buffer): Buffer {
  return bytes.at(-1) === 0x1a ? bytes.subarray(0, -1) : bytes;
}

/** Drops the line that the stretch breaks into at its beginning, and the one it breaks off at its end. */
function wholeLines(bytes: Buffer, unit: number, isInside: boolean): Buffer {
  const first = isInside ? lineStart(bytes.indexOf(10), bytes.indexOf(13), unit) : 0;
  const last = lineStart(bytes.lastIndexOf(10), bytes.lastIndexOf(13), unit);
  if (last > first) return bytes.subarray(first, last);
  return isInside ? bytes.subarray(0, 0) : bytes;
}

function lineStart(lineFeed: number, carriageReturn: number, unit: number): number {
  const at = lineFeed >= 0 ? lineFeed : carriageReturn;
  if (at < 0) return 0;
  return unit === 1 ? at + 1 : at - (at % 2) + 2;
}
