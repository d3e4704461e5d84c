import { constants } from 'node:fs';
import { access, type FileHandle, open, stat } from 'node:fs/promises';
import { markOf, wideFormOf } from './encodings.ts';
import { ReadingError } from './reading.ts';

/** Refuses what is not a text file, by name of what it is; returns the size in bytes. */
export async function checkFileKind(path: string): Promise<number> {
  const size = await sizeOfReadableFile(path);
  const handle = await open(path, 'r');
  try {
    refuseBinary(await readHead(handle, size));
  } finally {
    await handle.close();
  }
  return size;
}

async function sizeOfReadableFile(path: string): Promise<number> {
  const entry = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    const isMissing = cause.code === 'ENOENT' || cause.code === 'ENOTDIR';
    throw new ReadingError(isMissing ? 'missing' : 'unreadable', {}, { cause });
  });
  if (entry.isDirectory()) throw new ReadingError('directory');
  // A pipe or a device has no end to trust and can't be read twice.
  if (!entry.isFile()) throw new ReadingError('unreadable');
  await access(path, constants.R_OK).catch((cause: unknown) => {
    throw new ReadingError('unreadable', {}, { cause });
  });
  if (entry.size === 0) throw new ReadingError('empty');
  return entry.size;
}

async function readHead(handle: FileHandle, size: number): Promise<Buffer> {
  const head = Buffer.alloc(Math.min(size, 4096));
  await handle.read(head, 0, head.length, 0);
  return head;
}

type Signature = { kind: string; at: number; bytes: number[] };

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

const SIGNATURES: Signature[] = [
  { kind: 'pdf', at: 0, bytes: ascii('%PDF-') },
  { kind: 'zip', at: 0, bytes: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'zip', at: 0, bytes: [0x50, 0x4b, 0x05, 0x06] },
  { kind: 'xls', at: 0, bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { kind: 'gzip', at: 0, bytes: [0x1f, 0x8b, 0x08] },
  { kind: 'bzip2', at: 0, bytes: ascii('BZh91AY&SY') },
  { kind: 'xz', at: 0, bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { kind: 'zstd', at: 0, bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { kind: '7z', at: 0, bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { kind: 'rar', at: 0, bytes: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07] },
  { kind: 'tar', at: 257, bytes: ascii('ustar') },
  { kind: 'png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a] },
  { kind: 'jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { kind: 'gif', at: 0, bytes: ascii('GIF87a') },
  { kind: 'gif', at: 0, bytes: ascii('GIF89a') },
  { kind: 'tiff', at: 0, bytes: [0x49, 0x49, 0x2a, 0x00] },
  { kind: 'tiff', at: 0, bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { kind: 'webp', at: 8, bytes: ascii('WEBP') },
  { kind: 'heic', at: 4, bytes: ascii('ftyp') },
  { kind: 'mp3', at: 0, bytes: [0x49, 0x44, 0x33] },
  { kind: 'sqlite', at: 0, bytes: [...ascii('SQLite format 3'), 0] },
  { kind: 'parquet', at: 0, bytes: ascii('PAR1') },
  { kind: 'elf', at: 0, bytes: [0x7f, 0x45, 0x4c, 0x46] },
  { kind: 'rtf', at: 0, bytes: ascii('{\\rtf') },
];

function refuseBinary(head: Buffer): void {
  const found = SIGNATURES.find(({ at, bytes }) => bytes.every((byte, index) => head[at + index] === byte));
  if (found?.kind === 'zip') throw new ReadingError(isXlsx(head) ? 'xlsx' : 'binary', { kind: 'zip' });
  // "ID3" and "PAR1" are letters that a heading may begin with; a real one has control bytes right after.
  if (found && (found.kind !== 'mp3' || hasControlBytes(head))) {
    if (found.kind !== 'parquet' || hasControlBytes(head))
      throw new ReadingError('binary', { kind: found.kind });
  }
  if (/^(?:\ufeff|\xef\xbb\xbf)?\s*begin:vcard\b/i.test(head.toString('latin1', 0, 64)))
    throw new ReadingError('vcard');
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|\?xml)\b/i.test(head.toString('latin1', 0, 128))) {
    throw new ReadingError('binary', { kind: 'markup' });
  }
  const isWide = markOf(head)?.encoding.startsWith('utf-16') || wideFormOf(head) !== null;
  if (!isWide && hasControlBytes(head)) throw new ReadingError('binary', { kind: 'unknown' });
}

/** An Excel workbook's zip names its parts early; other office files name theirs too. */
function isXlsx(head: Buffer): boolean {
  const text = head.toString('latin1');
  if (text.includes('mimetypeapplication/') || text.includes('word/') || text.includes('ppt/')) return false;
  return text.includes('[Content_Types].xml') || text.includes('xl/');
}

/** Text has no control characters but blanks, form feeds and escapes; zeros are judged as UTF-16 or dropped later. */
function hasControlBytes(head: Buffer): boolean {
  let odd = 0;
  for (const byte of head) {
    if (
      byte < 32 &&
      byte !== 0 &&
      byte !== 9 &&
      byte !== 10 &&
      byte !== 13 &&
      byte !== 12 &&
      byte !== 27 &&
      byte !== 26
    )
      odd += 1;
  }
  return odd > 2 && odd > head.length * 0.02;
}
