import type { Decimal } from "../number/decimal";
import { eachSliced, rowsAtOnce, type Sliced } from "../slices";

/** What an asset falls short of its weight by, `weight * bought - value`, as a line over the sum that is bought. */
export interface Shortfall {
  readonly weight: Decimal;
  readonly value: Decimal;
}

/**
 * The asset with the largest deficit while the sum bought grows and assets drop out: a kinetic tournament. Each match between two
 * assets has a winner and the sum at which the loser may pass it, so that only matches whose time has come are played again.
 * Binary numbers decide a match unless they are too close; then the exact ones do. Of equal deficits the earlier asset wins.
 *
 * @see https://doi.org/10.1006/jagm.1998.0988
 */
export class LargestDeficit {
  readonly #size: number;
  readonly #winner: Int32Array;
  /** The sum bought from which a match in this part of the tree may have another winner. */
  readonly #until: Float64Array;
  readonly #weights: Float64Array;
  readonly #values: Float64Array;

  /** The lines in the order that decides between equal ones, larger weights first. */
  static *of(lines: readonly Shortfall[], bought: Decimal): Sliced<LargestDeficit> {
    const made = new LargestDeficit(lines, bought);
    yield* eachSliced(lines, ({ weight, value }, index) => {
      made.#weights[index] = weight.toNumber();
      made.#values[index] = value.toNumber();
      made.#winner[made.#size + index] = index;
    });
    for (let match = made.#size - 1; match >= 1; match--) {
      made.#play(match);
      if (match % rowsAtOnce === 0) yield;
    }
    return made;
  }

  private constructor(
    private readonly lines: readonly Shortfall[],
    private bought: Decimal,
  ) {
    this.#size = 2 ** Math.ceil(Math.log2(Math.max(1, lines.length)));
    this.#winner = new Int32Array(2 * this.#size).fill(none);
    this.#until = new Float64Array(2 * this.#size).fill(Infinity);
    this.#weights = new Float64Array(lines.length);
    this.#values = new Float64Array(lines.length);
  }

  /** Takes an asset out. */
  remove(index: number): void {
    let match = this.#size + index;
    this.#winner[match] = none;
    for (match >>= 1; match >= 1; match >>= 1) this.#play(match);
  }

  /** The asset with the largest deficit, or undefined when none is above 0. `bought` never falls from call to call. */
  find(bought: Decimal): number | undefined {
    this.bought = bought;
    this.#playAgain(1, bought.toNumber());
    const first = this.#winner[1]!;
    return first !== none && this.#deficit(first).gt(0) ? first : undefined;
  }

  #deficit(index: number): Decimal {
    const { weight, value } = this.lines[index]!;
    return weight.times(this.bought).minus(value);
  }

  #playAgain(match: number, bought: number): void {
    if (match >= this.#size || this.#until[match]! > bought) return;
    this.#playAgain(2 * match, bought);
    this.#playAgain(2 * match + 1, bought);
    this.#play(match);
  }

  #play(match: number): void {
    const [a, b] = [this.#winner[2 * match]!, this.#winner[2 * match + 1]!];
    const below = Math.min(this.#until[2 * match]!, this.#until[2 * match + 1]!);
    if (a === none || b === none) {
      this.#winner[match] = a === none ? b : a;
      this.#until[match] = below;
      return;
    }
    const aWins = this.#isAtLeast(a, b);
    this.#winner[match] = aWins ? a : b;
    this.#until[match] = Math.min(below, aWins ? this.#passes(b, a) : this.#passes(a, b));
  }

  #isAtLeast(a: number, b: number): boolean {
    const bought = this.bought.toNumber();
    const ahead = (this.#weights[a]! - this.#weights[b]!) * bought - (this.#values[a]! - this.#values[b]!);
    const doubt = roughness * (bought + this.#values[a]! + this.#values[b]!);
    return Math.abs(ahead) > doubt ? ahead > 0 : this.#deficit(a).gte(this.#deficit(b));
  }

  /** A sum bought below which the loser surely stays behind the winner. Lines that are too close are compared every time. */
  #passes(loser: number, winner: number): number {
    const steeper = this.#weights[loser]! - this.#weights[winner]!;
    if (Math.abs(steeper) <= roughness) {
      if (this.lines[loser]!.weight.lte(this.lines[winner]!.weight)) return Infinity;
      return -Infinity;
    }
    if (steeper < 0) return Infinity;
    const apart = this.#values[loser]! - this.#values[winner]!;
    const doubt = roughness * (this.#values[loser]! + this.#values[winner]!);
    return ((apart - doubt) / steeper) * (1 - roughness);
  }
}

const none = -1;

/** More than the error of a few operations on binary numbers, relative to the largest of them. */
const roughness = 1e-13;
