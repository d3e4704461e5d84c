/**
 * Finds ids by keys without holding the keys: a hash table in typed arrays, 20 bytes a key and 8 for each
 * further id under it, so that the keys of millions of contacts fit into memory where a `Map` of strings
 * would not. Two 32-bit hashes choose and check an entry, so two different keys meet once in some 10^19 pairs.
 */
export class KeyTable {
  private size = 0;
  private slots: Int32Array;
  /** What is known of a key side by side, so that a look-up waits for memory once and not five times. */
  private entries: Int32Array;
  private moreSize = 0;
  /** Further ids of a key, each with the place of the next; the last one points at the first of them. */
  private more: Int32Array;

  constructor(expected = 1024) {
    const capacity = Math.max(1024, expected);
    this.slots = new Int32Array(slotCount(capacity)).fill(-1);
    this.entries = new Int32Array(capacity * width);
    this.more = new Int32Array(2048);
  }

  /** The same key may be added for several ids. */
  add(key: string, id: number): void {
    const known = this.entryOf(key);
    if (known >= 0) {
      this.addMore(known, id);
      return;
    }
    if (this.size === this.entries.length) this.grow();
    const { entries, size } = this;
    entries[size] = hash;
    entries[size + checkAt] = check;
    entries[size + idAt] = id;
    entries[size + lastAt] = -1;
    this.link(size);
    this.size += width;
  }

  /** Every id that was added under the key, or the first `most` of them, the first one first. */
  find(key: string, most = Number.POSITIVE_INFINITY): number[] {
    const entry = this.entryOf(key);
    if (entry < 0) return none;
    const first = this.entries[entry + idAt]!;
    const last = this.entries[entry + lastAt]!;
    if (last < 0) return [first];
    const found = new Set([first]);
    let more = last;
    do {
      more = this.more[more + 1]!;
      found.add(this.more[more]!);
    } while (more !== last && found.size < most);
    return [...found];
  }

  /** The first id that was added under the key. */
  findFirst(key: string): number | undefined {
    const entry = this.entryOf(key);
    return entry < 0 ? undefined : this.entries[entry + idAt];
  }

  /** The first of the key's first `most` ids that fits. Makes nothing: asked for every namesake of every row. */
  findFitting(key: string, most: number, fits: (id: number) => boolean): number | undefined {
    const entry = this.entryOf(key);
    if (entry < 0) return undefined;
    const first = this.entries[entry + idAt]!;
    if (fits(first)) return first;
    const last = this.entries[entry + lastAt]!;
    let more = last;
    for (let asked = 1; more >= 0 && asked < most; asked++) {
      more = this.more[more + 1]!;
      if (fits(this.more[more]!)) return this.more[more]!;
      if (more === last) break;
    }
    return undefined;
  }

  /** Leaves the key's hashes behind in `hash` and `check`. */
  private entryOf(key: string): number {
    hashText(key);
    const { entries } = this;
    let entry = this.slots[hash & (this.slots.length - 1)]!;
    while (entry >= 0 && (entries[entry] !== hash || entries[entry + checkAt] !== check))
      entry = entries[entry + nextAt]!;
    return entry;
  }

  private addMore(entry: number, id: number): void {
    const last = this.entries[entry + lastAt]!;
    if ((last < 0 ? this.entries[entry + idAt] : this.more[last]) === id) return;
    if (this.moreSize === this.more.length) this.more = enlarge(this.more);
    const added = this.moreSize;
    this.moreSize += 2;
    this.more[added] = id;
    this.more[added + 1] = last < 0 ? added : this.more[last + 1]!;
    if (last >= 0) this.more[last + 1] = added;
    this.entries[entry + lastAt] = added;
  }

  private link(entry: number): void {
    const slot = this.entries[entry]! & (this.slots.length - 1);
    this.entries[entry + nextAt] = this.slots[slot]!;
    this.slots[slot] = entry;
  }

  private grow(): void {
    this.entries = enlarge(this.entries);
    this.slots = new Int32Array(slotCount(this.entries.length / width)).fill(-1);
    for (let entry = 0; entry < this.size; entry += width) this.link(entry);
  }
}

/** An entry: its hash, its second hash, its first id, the next entry of its slot, the last of its further ids. */
const [checkAt, idAt, nextAt, lastAt, width] = [1, 2, 3, 4, 5] as const;

const none: number[] = [];

/** One or two entries a slot: more slots would only take memory. */
const slotCount = (capacity: number) => 2 ** Math.floor(Math.log2(capacity));

function enlarge(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** What `hashText` found: two numbers, without an object for every key of every row. */
let hash = 0;
let check = 0;

/** Murmur-like: multiply and shift over the UTF-16 units, then mixed so that every bit counts; both in one pass. */
function hashText(text: string): void {
  let a = 0x811c9dc5;
  let b = 0x2f0b4c47;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 0x5bd1e995);
    a ^= a >>> 13;
    b = Math.imul(b ^ unit, 0x9e3779b1);
    b ^= b >>> 13;
  }
  hash = mix(a);
  check = mix(b);
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
