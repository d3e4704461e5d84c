/**
 * Finds ids by keys without holding the keys: a hash table in typed arrays, 20 bytes a key and 8 for each
 * further id under it, so that the keys of millions of contacts fit into memory where a `Map` of strings
 * would not. Two 32-bit hashes choose and check an entry, so two different keys meet once in some 10^19 pairs.
 */
export class KeyTable {
  private size = 0;
  private slots: Int32Array;
  private hashes: Int32Array;
  private checks: Int32Array;
  private ids: Int32Array;
  /** The next key in the same slot. */
  private next: Int32Array;
  /** The last of a key's further ids, whose successor is the first of them; -1 without any. */
  private last: Int32Array;
  private moreSize = 0;
  private moreIds: Int32Array;
  private moreNext: Int32Array;

  constructor(expected = 1024) {
    const capacity = Math.max(1024, expected);
    this.slots = new Int32Array(slotCount(capacity)).fill(-1);
    this.hashes = new Int32Array(capacity);
    this.checks = new Int32Array(capacity);
    this.ids = new Int32Array(capacity);
    this.next = new Int32Array(capacity);
    this.last = new Int32Array(capacity);
    this.moreIds = new Int32Array(1024);
    this.moreNext = new Int32Array(1024);
  }

  /** The same key may be added for several ids. */
  add(key: string, id: number): void {
    const entry = this.entryOf(key);
    if (entry >= 0) {
      this.addMore(entry, id);
      return;
    }
    if (this.size === this.ids.length) this.grow();
    const added = this.size++;
    this.hashes[added] = hash;
    this.checks[added] = check;
    this.ids[added] = id;
    this.last[added] = -1;
    this.link(added);
  }

  /** Every id that was added under the key, or the first `most` of them, the first one first. */
  find(key: string, most = Number.POSITIVE_INFINITY): number[] {
    const entry = this.entryOf(key);
    if (entry < 0) return none;
    const last = this.last[entry]!;
    if (last < 0) return [this.ids[entry]!];
    const found = new Set([this.ids[entry]!]);
    let more = last;
    do {
      more = this.moreNext[more]!;
      if (found.size < most) found.add(this.moreIds[more]!);
    } while (more !== last && found.size < most);
    return [...found];
  }

  /** The first id that was added under the key. */
  findFirst(key: string): number | undefined {
    const entry = this.entryOf(key);
    return entry < 0 ? undefined : this.ids[entry];
  }

  /** Leaves the key's hashes behind in `hash` and `check`. */
  private entryOf(key: string): number {
    hashText(key);
    let entry = this.slots[hash & (this.slots.length - 1)]!;
    while (entry >= 0 && (this.hashes[entry] !== hash || this.checks[entry] !== check))
      entry = this.next[entry]!;
    return entry;
  }

  private addMore(entry: number, id: number): void {
    const last = this.last[entry]!;
    if ((last < 0 ? this.ids[entry] : this.moreIds[last]) === id) return;
    if (this.moreSize === this.moreIds.length) {
      this.moreIds = enlarge(this.moreIds, this.moreSize * 2);
      this.moreNext = enlarge(this.moreNext, this.moreSize * 2);
    }
    const added = this.moreSize++;
    this.moreIds[added] = id;
    this.moreNext[added] = last < 0 ? added : this.moreNext[last]!;
    if (last >= 0) this.moreNext[last] = added;
    this.last[entry] = added;
  }

  private link(entry: number): void {
    const slot = this.hashes[entry]! & (this.slots.length - 1);
    this.next[entry] = this.slots[slot]!;
    this.slots[slot] = entry;
  }

  private grow(): void {
    const capacity = this.ids.length * 2;
    this.hashes = enlarge(this.hashes, capacity);
    this.checks = enlarge(this.checks, capacity);
    this.ids = enlarge(this.ids, capacity);
    this.last = enlarge(this.last, capacity);
    this.next = new Int32Array(capacity);
    this.slots = new Int32Array(slotCount(capacity)).fill(-1);
    for (let entry = 0; entry < this.size; entry++) this.link(entry);
  }
}

const none: number[] = [];

const slotCount = (capacity: number) => 2 ** Math.ceil(Math.log2(capacity));

function enlarge(array: Int32Array, capacity: number): Int32Array {
  const larger = new Int32Array(capacity);
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
