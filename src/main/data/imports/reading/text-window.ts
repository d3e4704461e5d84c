import { isAscii } from 'node:buffer';
import { formOf, tableOf } from './encodings.ts';

/**
 * A stretch of the file in two forms with the same indexes: `scan`, in which delimiters, quotes and line ends are
 * single bytes and every other character is a byte that can't be mistaken for one, and `text`, from which a cell
 * is cut. Where bytes and characters part ways (`needsDecode`), a cell with a byte above 127 is decoded by itself.
 */
export type TextWindow = {
  scan: Uint8Array;
  text: string;
  /** End of the stretch; `scan[length]` is a line end that isn't part of it, so that loops need no other guard. */
  length: number;
  needsDecode: boolean;
  hasNul: boolean;
  decode: (from: number, to: number) => string;
};

export const LF = 10;
export const CR = 13;

/** Bytes a unit of the window: 2 in UTF-16, else 1. */
export function unitOf(encoding: string): 1 | 2 {
  return formOf(encoding) === 'wide' ? 2 : 1;
}

/** Makes the windows of one file; `bytes` must leave one byte free behind `length`. */
export function windowMaker(encoding: string): (bytes: Buffer, length: number) => TextWindow {
  switch (formOf(encoding)) {
    case 'utf8':
      return makeUtf8Window;
    case 'single':
      return singleByteMaker(encoding);
    case 'wide':
      return wideMaker(encoding === 'utf-16be');
    case 'multi':
      return multiByteMaker(encoding);
  }
}

function makeUtf8Window(bytes: Buffer, length: number): TextWindow {
  bytes[length] = LF;
  const used = bytes.subarray(0, length);
  return {
    scan: bytes,
    text: bytes.toString('latin1', 0, length),
    length,
    needsDecode: !isAscii(used),
    hasNul: used.includes(0),
    decode: (from, to) => bytes.toString('utf8', from, to),
  };
}

function singleByteMaker(encoding: string): (bytes: Buffer, length: number) => TextWindow {
  const table = tableOf(encoding);
  return (bytes, length) => {
    bytes[length] = LF;
    const used = bytes.subarray(0, length);
    const text = isAscii(used) ? bytes.toString('latin1', 0, length) : mapText(used, table);
    return {
      scan: bytes,
      text,
      length,
      needsDecode: false,
      hasNul: used.includes(0),
      decode: (from, to) => text.slice(from, to),
    };
  };
}

function mapText(bytes: Uint8Array, table: Uint16Array): string {
  const units = new Uint16Array(bytes.length);
  for (let index = 0; index < bytes.length; index += 1)
    units[index] = table[bytes[index] as number] as number;
  return Buffer.from(units.buffer).toString('utf16le');
}

function wideMaker(isBigEndian: boolean): (bytes: Buffer, length: number) => TextWindow {
  return (bytes, length) => {
    const count = length >> 1;
    const swapped = isBigEndian ? Buffer.from(bytes.subarray(0, count * 2)).swap16() : bytes;
    const scan = new Uint8Array(count + 1);
    let hasNul = false;
    for (let index = 0; index < count; index += 1) {
      const low = swapped[index * 2] as number;
      const isPlain = swapped[index * 2 + 1] === 0 && low < 128;
      scan[index] = isPlain ? low : 0x80;
      if (isPlain && low === 0) hasNul = true;
    }
    scan[count] = LF;
    const text = swapped.toString('utf16le', 0, count * 2);
    return {
      scan,
      text,
      length: count,
      needsDecode: false,
      hasNul,
      decode: (from, to) => text.slice(from, to),
    };
  };
}

function multiByteMaker(encoding: string): (bytes: Buffer, length: number) => TextWindow {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const isLead = leadBytes(encoding);
  return (bytes, length) => {
    const scan = Buffer.from(bytes.subarray(0, length + 1));
    for (let index = 0; index < length; index += 1) {
      if (!isLead(scan[index] as number)) continue;
      const next = scan[index + 1] as number;
      // A line end is never a second byte: whatever is damaged, the next line is read rightly again.
      if (index + 1 >= length || next < 0x30) continue;
      const span = encoding === 'gb18030' && next <= 0x39 ? 4 : 2;
      for (let step = 1; step < span && index + step < length; step += 1) scan[index + step] = 0x80;
      index += span - 1;
    }
    scan[length] = LF;
    return {
      scan,
      text: scan.toString('latin1', 0, length),
      length,
      needsDecode: true,
      hasNul: scan.subarray(0, length).includes(0),
      decode: (from, to) => decoder.decode(bytes.subarray(from, to)),
    };
  };
}

function leadBytes(encoding: string): (byte: number) => boolean {
  if (encoding === 'shift_jis')
    return (byte) => (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc);
  return (byte) => byte >= 0x81 && byte <= 0xfe;
}
