import type { Surroundings } from "./surroundings";

/**
 * The time since the start in milliseconds. The machine's clock measures it, also through sleep; where somebody sets that clock back,
 * this one goes on.
 */
export class Clock {
  private passed = 0;
  private last: number;

  constructor(private readonly surroundings: Pick<Surroundings, "now">) {
    this.last = surroundings.now();
  }

  /** Milliseconds since the start. */
  elapsed(): number {
    return this.passed + Math.max(0, this.surroundings.now() - this.last);
  }

  /** Takes note of the machine's clock and gives what has passed since the last time. */
  tick(): number {
    const now = this.surroundings.now();
    const gap = Math.max(0, now - this.last);
    this.passed += gap;
    this.last = now;
    return gap;
  }
}
