import { isAscii, isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { chardet } from 'jschardet';
import { decodeBytes, markOf, nameEncoding, wideFormOf } from './encodings.ts';
import { ReadingError } from './reading.ts';

const CHUNK = 1024 * 1024;
const EVIDENCE = 48 * 1024;

export type EncodingCandidate = { encoding: string; rendering: string };

export type DetectedEncoding = {
  encoding: string;
  bom: boolean;
  isGuess: boolean;
  /** UTF-8 but for a few bytes that aren't. */
  isDamaged: boolean;
  /** The likeliest three, each with a line of the file as it would read; only for a guess. */
  candidates: EncodingCandidate[];
};

/** Proves UTF-8 over the whole file or, failing that, guesses from the bytes beyond ASCII. */
export async function detectEncoding(
  path: string,
  region?: string,
  signal?: AbortSignal,
): Promise<DetectedEncoding> {
  const scanned = await scanBytes(path, signal);
  const certain = (encoding: string, bom: boolean): DetectedEncoding => ({
    encoding,
    bom,
    isGuess: false,
    isDamaged: false,
    candidates: [],
  });
  if (scanned.mark) return certain(scanned.mark, true);
  if (scanned.wide) return certain(scanned.wide, false);
  if (scanned.isUtf8) return certain('utf-8', false);
  if (isMostlyUtf8(scanned.evidence)) return { ...certain('utf-8', false), isDamaged: true };
  const candidates = rankEncodings(scanned.evidence, region);
  return {
    encoding: candidates[0]?.encoding ?? 'windows-1252',
    bom: false,
    isGuess: true,
    isDamaged: false,
    candidates,
  };
}

type Scanned = { mark: string | null; wide: string | null; isUtf8: boolean; evidence: Buffer };

async function scanBytes(path: string, signal?: AbortSignal): Promise<Scanned> {
  const handle = await open(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK + 4);
    const evidence: Buffer[] = [];
    let evidenceSize = 0;
    let carried = 0;
    let isFirst = true;
    let stillUtf8 = true;
    for (;;) {
      if (signal?.aborted) throw new ReadingError('cancelled');
      const { bytesRead } = await handle.read(chunk, carried, CHUNK, null);
      const bytes = chunk.subarray(0, carried + bytesRead);
      if (isFirst) {
        const mark = markOf(bytes);
        const wide = mark ? null : wideFormOf(bytes.subarray(0, 16_384));
        if (mark || wide)
          return { mark: mark?.encoding ?? null, wide, isUtf8: mark?.encoding === 'utf-8', evidence: bytes };
        isFirst = false;
      }
      if (bytesRead === 0) {
        if (carried > 0) stillUtf8 = false;
        break;
      }
      const whole = bytes.length - openSequence(bytes);
      if (!isAscii(bytes)) {
        if (stillUtf8 && !isUtf8(bytes.subarray(0, whole))) {
          stillUtf8 = false;
        }
        if (evidenceSize < EVIDENCE) {
          const lines = linesBeyondAscii(bytes, Math.min(EVIDENCE - evidenceSize, 16_384));
          evidence.push(lines);
          evidenceSize += lines.length;
        }
        if (!stillUtf8 && evidenceSize >= EVIDENCE) break;
      }
      carried = bytes.length - whole;
      bytes.copy(chunk, 0, whole);
    }
    return { mark: null, wide: null, isUtf8: stillUtf8, evidence: Buffer.concat(evidence) };
  } finally {
    await handle.close();
  }
}

/** Length of a UTF-8 sequence that the chunk breaks off. */
function openSequence(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? back : 0;
    }
  }
  return 0;
}

/** The lines in which something beyond ASCII stands, as far as they fit. */
function linesBeyondAscii(bytes: Buffer, room: number): Buffer {
  const found: Buffer[] = [];
  let size = 0;
  let from = 0;
  while (from < bytes.length && size < room) {
    const lineFeed = bytes.indexOf(10, from);
    const to = Math.min(lineFeed < 0 ? bytes.length : lineFeed + 1, from + 4096);
    const line = bytes.subarray(from, to);
    if (!isAscii(line)) {
      found.push(line);
      size += line.length;
    }
    from = to;
  }
  return Buffer.concat(found);
}

/** Real UTF-8 with a few broken bytes has many sequences that no other encoding would form by chance. */
function isMostlyUtf8(bytes: Buffer): boolean {
  let good = 0;
  let bad = 0;
  for (let index = 0; index < bytes.length; ) {
    const byte = bytes[index] as number;
    const length = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    if (length === 1) {
      index += 1;
      continue;
    }
    if (length > 1 && isUtf8(bytes.subarray(index, index + length)) && index + length <= bytes.length) {
      good += 1;
      index += length;
    } else {
      bad += 1;
      index += 1;
    }
  }
  return good >= 5 && good >= bad * 5;
}

const PLAUSIBLE = [
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-874',
  'macintosh',
  'shift_jis',
  'gb18030',
  'big5',
  'euc-kr',
] as const;

const BY_REGION: Record<string, string> = {
  'windows-1250': 'PL CZ SK HU SI HR RO BA ME AL',
  'windows-1251': 'RU UA BG BY RS MK KZ KG',
  'windows-1253': 'GR CY',
  'windows-1254': 'TR AZ',
  'windows-1255': 'IL',
  'windows-1256': 'SA AE EG JO IQ KW QA BH OM YE SY LB IR PK MA DZ TN LY',
  'windows-1257': 'EE LV LT',
  'windows-874': 'TH',
  shift_jis: 'JP',
  gb18030: 'CN SG',
  big5: 'TW HK MO',
  'euc-kr': 'KR',
};

function codePageOf(region: string | undefined): string {
  const country = region?.toUpperCase().split(/[-_]/).at(-1) ?? '';
  for (const [encoding, countries] of Object.entries(BY_REGION)) {
    if (country && countries.split(' ').includes(country)) return encoding;
  }
  return 'windows-1252';
}

/** The three encodings in which the bytes make the best sense. */
function rankEncodings(evidence: Buffer, region: string | undefined): EncodingCandidate[] {
  const home = codePageOf(region);
  const confidence = statisticalConfidence(evidence);
  const top = Math.max(...confidence.values(), 1e-6);
  const ranked = PLAUSIBLE.map((encoding) => {
    const text = decodeBytes(evidence, encoding);
    const bonus = encoding === home ? 0.12 : encoding === 'windows-1252' ? 0.06 : 0;
    return {
      encoding,
      text,
      score: plausibility(text) + 0.6 * ((confidence.get(encoding) ?? 0) / top) + bonus,
    };
  }).sort((one, other) => other.score - one.score);
  return ranked.slice(0, 3).map(({ encoding, text }) => ({ encoding, rendering: telltaleLine(text) }));
}

function statisticalConfidence(evidence: Buffer): Map<string, number> {
  const result = new Map<string, number>();
  for (const { encoding, confidence } of chardet.detectAll(evidence, { ignoreThreshold: true })) {
    if (!encoding) continue;
    const name = nameOrNull(encoding);
    if (name) result.set(name, Math.max(result.get(name) ?? 0, confidence));
  }
  return result;
}

function nameOrNull(encoding: string): string | null {
  const alias = { 'iso-8859-15': 'windows-1252', 'iso8859-15': 'windows-1252', 'iso-8859-2': 'windows-1250' }[
    encoding.toLowerCase()
  ];
  if (alias) return alias;
  try {
    return nameEncoding(encoding);
  } catch {
    return null;
  }
}

/** Share of the characters beyond ASCII that stand where their like stands in names and sentences, 0 to 1. */
function plausibility(text: string): number {
  let good = 0;
  let all = 0;
  const characters = [...text];
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] as string;
    if (character.charCodeAt(0) < 128) continue;
    all += 1;
    good += goodness(character, characters[index - 1] ?? ' ', characters[index + 1] ?? ' ');
  }
  return all === 0 ? 0 : good / all;
}

const LETTER = /\p{L}/u;
const UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;
const LATIN = /\p{Script=Latin}/u;

function goodness(character: string, before: string, after: string): number {
  if (character === '\ufffd' || /[\u0080-\u009f\ue000-\uf8ff]/.test(character)) return -2;
  if (LETTER.test(character) || /\p{M}/u.test(character)) {
    const isLatin = LATIN.test(character);
    for (const neighbour of [before, after]) {
      if (LETTER.test(neighbour) && LATIN.test(neighbour) !== isLatin) return -0.5;
    }
    // A capital inside a word of small letters is what a wrong table makes of a small one.
    if (UPPER.test(character) && LOWER.test(before)) return -0.5;
    if (LOWER.test(character) && UPPER.test(before) && UPPER.test(after)) return 0;
    return /[ªº]/.test(character) ? (/\d/.test(before) ? 1 : 0) : 1;
  }
  const isInside = LETTER.test(before) && LETTER.test(after);
  if (/[’‘´·–—‐]/.test(character)) return isInside || character !== '·' ? 0.8 : 0.4;
  if (isInside) return -1;
  if (/[€£¥°§«»„“”‚…•™®©½¼¾±²³×\u00a0¿¡]/.test(character))
    return /[°§²³€£¥\u00a0«»„“”…–—]/.test(character) ? 0.9 : 0.5;
  return -0.3;
}

function telltaleLine(text: string): string {
  const line = text.split(/[\r\n]+/).find((candidate) => /[^\0-\x7f]/.test(candidate)) ?? '';
  const at = line.search(/[^\0-\x7f]/);
  const from = Math.max(0, at - 60);
  return line.slice(from, from + 160);
}

/** Renderings of the same line in the encodings given, for the owner to compare. */
export function renderEncodings(evidence: Buffer, encodings: readonly string[]): EncodingCandidate[] {
  return encodings.map((encoding) => ({
    encoding,
    rendering: telltaleLine(decodeBytes(evidence, encoding)),
  }));
}
