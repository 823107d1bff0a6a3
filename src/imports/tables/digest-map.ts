import type { Digest } from "./columns/keys";

/** Whole numbers above 0 by a digest and a count, 16 bytes each: a Map by texts takes ten times as many. */
export class DigestMap {
  private slots = new Uint32Array(4 * 16);
  private size = 0;

  /** The number; 0 if there is none. */
  get(digest: Digest, count = 1): number {
    return this.slots[this.slotOf(digest.high, digest.low, count) + 3]!;
  }

  set({ high, low }: Digest, count: number, value: number): void {
    let at = this.slotOf(high, low, count);
    if (this.slots[at + 3] === 0) {
      if (++this.size > this.slots.length / 6) {
        this.grow();
        at = this.slotOf(high, low, count);
      }
      this.slots[at] = high;
      this.slots[at + 1] = low;
      this.slots[at + 2] = count;
    }
    this.slots[at + 3] = value;
  }

  /** Where it stands or is free to stand. A digest's bits are as good as random, so its slot is near its first. */
  private slotOf(high: number, low: number, count: number): number {
    const { slots } = this;
    const mask = slots.length / 4 - 1;
    for (let slot = (low + count) & mask; ; slot = (slot + 1) & mask) {
      const at = 4 * slot;
      if (slots[at + 3] === 0) return at;
      if (slots[at] === high && slots[at + 1] === low && slots[at + 2] === count) return at;
    }
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Uint32Array(2 * old.length);
    for (let at = 0; at < old.length; at += 4) {
      if (old[at + 3] === 0) continue;
      const to = this.slotOf(old[at]!, old[at + 1]!, old[at + 2]!);
      for (let part = 0; part < 4; part++) this.slots[to + part] = old[at + part]!;
    }
  }
}
