/**
 * Finds ids by keys without holding the keys: a hash table in typed arrays, 20 bytes a key, so that the
 * keys of millions of contacts fit into memory where a `Map` of strings would not. Two 32-bit hashes
 * choose and check an entry, so two different keys meet once in some 10^19 pairs.
 */
export class KeyTable {
  private size = 0;
  private slots: Int32Array;
  private hashes: Int32Array;
  private checks: Int32Array;
  private ids: Int32Array;
  private next: Int32Array;

  constructor(expected = 1024) {
    const capacity = Math.max(1024, expected);
    this.slots = new Int32Array(slotCount(capacity)).fill(-1);
    this.hashes = new Int32Array(capacity);
    this.checks = new Int32Array(capacity);
    this.ids = new Int32Array(capacity);
    this.next = new Int32Array(capacity);
  }

  /** The same key may be added for several ids. */
  add(key: string, id: number): void {
    if (this.size === this.ids.length) this.grow();
    const hash = hashText(key, 0x811c9dc5);
    const entry = this.size++;
    this.hashes[entry] = hash;
    this.checks[entry] = hashText(key, 0x2f0b4c47);
    this.ids[entry] = id;
    this.link(entry);
  }

  /** Every id that was added under the key, the first one first. */
  find(key: string): number[] {
    const hash = hashText(key, 0x811c9dc5);
    let entry = this.slots[hash & (this.slots.length - 1)]!;
    if (entry < 0) return none;
    const check = hashText(key, 0x2f0b4c47);
    let found: number[] | undefined;
    for (; entry >= 0; entry = this.next[entry]!)
      if (this.hashes[entry] === hash && this.checks[entry] === check) {
        const id = this.ids[entry]!;
        if (!found) found = [id];
        else if (!found.includes(id)) found.push(id);
      }
    return found?.reverse() ?? none;
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

/** Murmur-like: multiply and shift over the UTF-16 units, then mixed so that every bit counts. */
function hashText(text: string, seed: number): number {
  let hash = seed;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x5bd1e995);
    hash ^= hash >>> 13;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
