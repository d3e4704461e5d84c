/** Ids from 1 on, as one bit each: a million of them in 125 kB, in order, with their runs. */
export class IdSet {
  private bits = new Uint32Array(64);

  add(id: number): void {
    const word = id >>> 5;
    if (word >= this.bits.length) this.grow(word);
    this.bits[word]! |= 1 << (id & 31);
  }

  addRange(first: number, last: number): void {
    for (let id = first; id <= last; ) {
      const isWhole = (id & 31) === 0 && last - id >= 31;
      if (!isWhole) {
        this.add(id++);
        continue;
      }
      const word = id >>> 5;
      if (word >= this.bits.length) this.grow(word);
      this.bits[word] = 0xffffffff;
      id += 32;
    }
  }

  has(id: number): boolean {
    return ((this.bits[id >>> 5] ?? 0) & (1 << (id & 31))) !== 0;
  }

  /** Neighbouring ids as one run. */
  listRuns(): { first: number; last: number }[] {
    const runs: { first: number; last: number }[] = [];
    let first = -1;
    for (let word = 0; word < this.bits.length; word++) {
      const bits = this.bits[word]!;
      if (bits === (first < 0 ? 0 : 0xffffffff)) continue;
      for (let bit = 0; bit < 32; bit++) {
        const isSet = (bits & (1 << bit)) !== 0;
        const id = word * 32 + bit;
        if (isSet && first < 0) first = id;
        else if (!isSet && first >= 0) {
          runs.push({ first, last: id - 1 });
          first = -1;
        }
      }
    }
    if (first >= 0) runs.push({ first, last: this.bits.length * 32 - 1 });
    return runs;
  }

  private grow(word: number): void {
    const bits = new Uint32Array(Math.max(word + 1, this.bits.length * 2));
    bits.set(this.bits);
    this.bits = bits;
  }
}
