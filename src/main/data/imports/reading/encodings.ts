import iconv from 'iconv-lite';
import { ReadingError } from './reading.ts';

/**
 * How a window of bytes becomes text.
 * - `utf8`: bytes of ASCII stand for themselves, cells with others are decoded one by one.
 * - `single`: one byte is one character, by a table.
 * - `wide`: two bytes are one UTF-16 unit.
 * - `multi`: one or more bytes a character, where a second byte may look like a delimiter.
 */
export type EncodingForm = 'utf8' | 'single' | 'wide' | 'multi';

const NAMES: Record<string, string> = {
  utf8: 'utf-8',
  'utf-8-sig': 'utf-8',
  ascii: 'utf-8',
  'us-ascii': 'utf-8',
  'utf-16': 'utf-16le',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  'ucs-2': 'utf-16le',
  // Windows-1252 is what files that call themselves ISO-8859-1 really hold; the other way round nothing is gained.
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  iso88591: 'windows-1252',
  'latin-1': 'windows-1252',
  latin1: 'windows-1252',
  l1: 'windows-1252',
  ansi: 'windows-1252',
  'mac-roman': 'macintosh',
  macroman: 'macintosh',
  'x-mac-roman': 'macintosh',
  'shift-jis': 'shift_jis',
  sjis: 'shift_jis',
  cp932: 'shift_jis',
  'windows-31j': 'shift_jis',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  'big5-hkscs': 'big5',
  big5hkscs: 'big5',
  cp950: 'big5',
  cp949: 'euc-kr',
  uhc: 'euc-kr',
  ks_c_5601: 'euc-kr',
  cp874: 'windows-874',
  'tis-620': 'windows-874',
  'iso-8859-9': 'windows-1254',
  latin5: 'windows-1254',
};

/** The one name under which an encoding is known here; refuses what can't be decoded. */
export function nameEncoding(given: string): string {
  const plain = given.trim().toLowerCase().replaceAll('_', '-');
  const code = /^(?:cp|win|windows)-?(125\d)$/.exec(plain)?.[1];
  if (code) return `windows-${code}`;
  const name = NAMES[plain] ?? NAMES[given.trim().toLowerCase()] ?? plain;
  const known = name === 'shift-jis' ? 'shift_jis' : name;
  if (known === 'utf-8' || known === 'utf-16le' || known === 'utf-16be') return known;
  const isReadable = MULTI.has(known) || (iconv.encodingExists(known) && isSingleByte(known));
  if (!isReadable) throw new ReadingError('unknown-encoding', { encoding: given });
  return known;
}

const MULTI = new Set(['shift_jis', 'gb18030', 'big5', 'euc-kr', 'euc-jp']);

function isSingleByte(encoding: string): boolean {
  return (
    iconv.decode(Buffer.from([0x41, 0xe4, 0x42, 0xf6]), encoding).length === 4 &&
    iconv.encode('A', encoding).length === 1
  );
}

export function formOf(encoding: string): EncodingForm {
  if (encoding === 'utf-8') return 'utf8';
  if (encoding.startsWith('utf-16')) return 'wide';
  return MULTI.has(encoding) ? 'multi' : 'single';
}

/** The 256 characters of a one-byte encoding, as UTF-16 units. */
export function tableOf(encoding: string): Uint16Array {
  const bytes = Buffer.alloc(256);
  for (let byte = 0; byte < 256; byte += 1) bytes[byte] = byte;
  const text = iconv.decode(bytes, encoding, { stripBOM: false });
  return Uint16Array.from({ length: 256 }, (_, byte) => text.charCodeAt(byte));
}

export function decodeBytes(bytes: Uint8Array, encoding: string): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (encoding === 'utf-8') return buffer.toString('utf8');
  return formOf(encoding) === 'multi'
    ? new TextDecoder(encoding).decode(buffer)
    : iconv.decode(buffer, encoding, { stripBOM: false });
}

export function encodeText(text: string, encoding: string): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  return iconv.encode(text, encoding);
}

/** Bytes of the mark at the beginning of a file that says which Unicode form it is in. */
export function markOf(head: Uint8Array): { encoding: string; length: number } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

/** Western and most other text in UTF-16 has zeros in every second byte, and only there. */
export function wideFormOf(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = head.length >> 1;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < pairs * 2; index += 2) {
    if (head[index] === 0) even += 1;
    if (head[index + 1] === 0) odd += 1;
  }
  if (pairs < 4) return null;
  if (odd > pairs * 0.15 && even < odd * 0.05) return 'utf-16le';
  if (even > pairs * 0.15 && odd < even * 0.05) return 'utf-16be';
  return null;
}
