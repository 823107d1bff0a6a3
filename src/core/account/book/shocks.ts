import { decimal, type Decimal, one, zero } from "../../number/decimal";
import type { Fraction } from "../../number/fraction";
import { eachSliced, mapSliced, type Sliced } from "../../slices";
import type { Beyond } from "../brackets";
import type { Account, Standing } from "./account";
import { bufferWeights, equityAlong, sumsAlong } from "./buffer";
import type { Figures } from "./figures";
import { compareFractions, type Line, sumOfLinesSliced } from "../lines";
import { movedBy, type Move, type Moves } from "./moves";
import { type End, isFraction, livingIntervals, nearestTo } from "../living";

/** How far each asset moves with a joint shock of one; those that are not in it stay. */
export type Betas = ReadonlyMap<string, Decimal>;

/** The shocks between which an account lives; "every" if it is liquidated at all of them. */
export type Ends = { readonly down: End; readonly up: End } | "every";

/** How an account ends by a joint shock, and by the price of each asset alone, as parts of today's price. */
export interface Shocks {
  readonly joint: Ends;
  readonly alone: ReadonlyMap<string, Ends>;
}

export function* shocksOf(standing: Standing, { margin }: Figures, betas: Betas): Sliced<Shocks | Beyond> {
  const along = yield* sumsAlong(standing, bufferWeights(standing));
  if ("beyond" in along) return along;
  const isAlive = !("beyond" in margin) && !margin.isLiquidated;
  const ends = function* (moves: Moves, least: Fraction, most?: Fraction): Sliced<Ends> {
    const buffer = yield* along(moves);
    if ("beyond" in buffer) return { down: buffer, up: buffer };
    const living = nearestTo(today, yield* livingIntervals(buffer, least, most));
    if (!living) return isAlive ? { down: "none", up: "none" } : "every";
    return { down: living.from, up: living.to };
  };
  const alone = new Map<string, Ends>();
  for (const asset of betas.keys()) {
    yield;
    alone.set(asset, yield* ends(new Map([[asset, byOne]]), nothingLeft));
  }
  const joint = new Map<string, Move>();
  yield* eachSliced(betas, ([asset, beta]) => joint.set(asset, movedBy({ ...line, slope: beta })));
  let [least, most] = [one, zero];
  yield* eachSliced(betas.values(), (beta) => {
    if (beta.gt(least)) least = beta;
    if (beta.lt(most)) most = beta;
  });
  // Where the first price is 0: at a fall of one at most, or upwards where a price falls as others rise.
  const lowest = { numerator: decimal(-1), denominator: least };
  const highest = most.isZero() ? undefined : { numerator: one, denominator: most.neg() };
  return { joint: yield* ends(joint, lowest, highest), alone };
}

/** The end next to today's price; undefined where there is none. */
export function nearestEnd(ends: Ends): Fraction | undefined {
  if (ends === "every") return undefined;
  const [down, up] = [ends.down, ends.up].map((end) => (isFraction(end) ? end : undefined));
  if (!down || !up) return down ?? up;
  return compareFractions(sizeOf(up), sizeOf(down)) < 0 ? up : down;
}

/** How much equity an asset's price has in it: what it gains as the price doubles. */
export function* exposureTo(standing: Standing, asset: string): Sliced<Line> {
  const moves = new Map([[asset, byOne]]);
  const lines = yield* mapSliced([...standing.holdings.values()], (holding) => equityAlong(holding, moves));
  const { slope, denominator } = yield* sumOfLinesSliced(lines);
  return { constant: slope, slope: zero, denominator };
}

/** An asset's price: that of its coin, else the mark price of the first leg on it. */
export function priceOf({ coins, legs }: Account, asset: string): Decimal {
  return (
    coins.find((coin) => coin.asset === asset)?.price ?? legs.find((leg) => leg.asset === asset)!.markPrice
  );
}

/** A price after a change by a part of it. */
export function priceAfter(price: Decimal, { numerator, denominator }: Fraction): Fraction {
  return { numerator: price.times(numerator.plus(denominator)), denominator };
}

/** The order of two shocks by their size. */
export function compareSizes(a: Fraction, b: Fraction): number {
  return compareFractions(sizeOf(a), sizeOf(b));
}

const line = { constant: zero, slope: one, denominator: one };
/** A change of the price by x, as a part of today's. */
const byOne = movedBy(line);
const today: Fraction = { numerator: zero, denominator: one };
const nothingLeft: Fraction = { numerator: decimal(-1), denominator: one };

function sizeOf({ numerator, denominator }: Fraction): Fraction {
  return { numerator: numerator.abs(), denominator };
}
