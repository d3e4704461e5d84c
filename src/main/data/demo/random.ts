/** The same numbers for the same seed, on every machine (sfc32). */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  constructor(...seeds: number[]) {
    [this.a, this.b, this.c, this.d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1];
    for (const seed of seeds) {
      this.a ^= seed >>> 0;
      this.b ^= Math.floor(seed / 2 ** 32) >>> 0;
      for (let round = 0; round < 16; round++) this.bits();
    }
  }

  /** 32 random bits, unsigned. */
  bits(): number {
    const sum = (this.a + this.b + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    this.c |= 0;
    return sum >>> 0;
  }

  /** From 0 to below `limit`. */
  below(limit: number): number {
    return Math.floor((this.bits() / 2 ** 32) * limit);
  }

  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean {
    return this.bits() < (percent / 100) * 2 ** 32;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }
}

/**
 * Walks through 0 … size - 1 in an order that looks like chance and comes to each once before any comes
 * again: names and numbers that don't repeat before they must.
 */
export function scatter(index: number, size: number): number {
  return ((index % size) * strideOf(size)) % size;
}

const strides = new Map<number, number>();

/** Near the golden section of the size, without a common divisor, and small enough to multiply exactly. */
function strideOf(size: number): number {
  const known = strides.get(size);
  if (known !== undefined) return known;
  let stride = Math.max(1, Math.floor(size * 0.6180339887) % 2 ** 22);
  while (divisor(stride, size) !== 1) stride++;
  strides.set(size, stride);
  return stride;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
