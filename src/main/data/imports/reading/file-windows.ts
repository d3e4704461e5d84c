import { type FileHandle, open } from 'node:fs/promises';
import { markOf } from './encodings.ts';
import { LIMITS, ReadingError } from './reading.ts';
import { type TextWindow, unitOf, windowMaker } from './text-window.ts';

const FIRST_SIZE = 64 * 1024;
const USUAL_SIZE = 512 * 1024;

/** A window over the file from byte `base` on; `isLast`: the file ends with it. */
export type FileWindow = { window: TextWindow; base: number; isLast: boolean };

/**
 * Moves a window over a file. `advance(used)` drops the first `used` units and reads on behind the rest; where
 * nothing was used, the window grows, up to the limit of one record.
 */
export class FileWindows {
  private readonly handle: FileHandle;
  readonly size: number;
  private readonly make: (bytes: Buffer, length: number) => TextWindow;
  private readonly unit: number;
  private kept: Buffer = Buffer.alloc(0);
  private keptFrom: number;
  private readTo: number;
  private ahead: Promise<Buffer> | null = null;
  private nextSize = FIRST_SIZE;

  private constructor(handle: FileHandle, size: number, encoding: string, from: number) {
    this.handle = handle;
    this.size = size;
    this.make = windowMaker(encoding);
    this.unit = unitOf(encoding);
    this.keptFrom = from;
    this.readTo = from;
  }

  static async open(path: string, encoding: string): Promise<FileWindows> {
    const handle = await open(path, 'r').catch((cause: NodeJS.ErrnoException) => {
      throw new ReadingError(cause.code === 'ENOENT' ? 'missing' : 'unreadable', {}, { cause });
    });
    const { size } = await handle.stat();
    const head = Buffer.alloc(4);
    await handle.read(head, 0, 4, 0);
    const mark = markOf(head);
    return new FileWindows(
      handle,
      await endOf(handle, size),
      encoding,
      mark?.encoding === encoding ? mark.length : 0,
    );
  }

  /** Where in the file the window's first unit stands. */
  get base(): number {
    return this.keptFrom;
  }

  async advance(used: number, line: number): Promise<FileWindow> {
    const usedBytes = used * this.unit;
    const rest = this.kept.subarray(usedBytes);
    if (rest.length >= LIMITS.recordBytes)
      throw new ReadingError('record-too-long', { line, limit: LIMITS.recordBytes });
    this.keptFrom += usedBytes;
    const chunk = await (this.ahead ?? this.readChunk());
    this.ahead = null;
    const length = rest.length + chunk.length;
    const bytes = Buffer.allocUnsafe(length + 1);
    bytes.set(rest, 0);
    bytes.set(chunk, rest.length);
    this.kept = bytes.subarray(0, length);
    const isLast = this.readTo >= this.size;
    if (!isLast) {
      // A record longer than the window makes it double; else it keeps its size.
      this.nextSize = used === 0 && rest.length > 0 ? Math.min(length, LIMITS.recordBytes) : USUAL_SIZE;
      this.ahead = this.readChunk();
      this.ahead.catch(() => undefined);
    }
    return { window: this.make(bytes, length), base: this.keptFrom, isLast };
  }

  async close(): Promise<void> {
    await this.ahead?.catch(() => undefined);
    await this.handle.close();
  }

  private async readChunk(): Promise<Buffer> {
    const wanted = Math.min(this.nextSize, this.size - this.readTo);
    const chunk = Buffer.allocUnsafe(wanted);
    let filled = 0;
    while (filled < wanted) {
      const { bytesRead } = await this.handle
        .read(chunk, filled, wanted - filled, this.readTo + filled)
        .catch((cause: unknown) => {
          throw new ReadingError('unreadable', {}, { cause });
        });
      // The file was cut short while it was read.
      if (bytesRead === 0) throw new ReadingError('unreadable');
      filled += bytesRead;
    }
    this.readTo += wanted;
    return chunk;
  }
}

/** Old programs end a text file with a Ctrl+Z that isn't part of it. */
async function endOf(handle: FileHandle, size: number): Promise<number> {
  const tail = Buffer.alloc(1);
  await handle.read(tail, 0, 1, Math.max(0, size - 1));
  return tail[0] === 0x1a ? size - 1 : size;
}
