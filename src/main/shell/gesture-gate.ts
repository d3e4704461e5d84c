const lasting = 5_000;

/** Lets one action through per key press or click of the owner, and only soon after it. */
export class GestureGate {
  private last = Number.NEGATIVE_INFINITY;

  record(now = performance.now()): void {
    this.last = now;
  }

  /** True once per gesture. */
  use(now = performance.now()): boolean {
    const isFresh = now - this.last <= lasting;
    this.last = Number.NEGATIVE_INFINITY;
    return isFresh;
  }
}
