import { decimal, divide, one, type Decimal } from "../number/decimal";
import { isReached, liquidationOf, marginOf, type MarginTerms } from "./short-margin";

export interface HedgeCurve {
  /** Base units held, at least 0. */
  readonly spotQuantity: Decimal;
  readonly spotEntry: Decimal;
  /** Share of the holding that is sold short at the entry price. */
  readonly hedgeRatio: Decimal;
  /** The lowest exit price; the highest one is above it. */
  readonly low: Decimal;
  readonly high: Decimal;
  /** Number of exit prices, evenly spread; at least 2. */
  readonly points: number;
  /** Margin of a short that can be liquidated; it outlives its entry (`outlivesEntry`). */
  readonly terms?: MarginTerms;
}

export interface HedgeCurvePoint {
  readonly price: Decimal;
  /** Profit or loss of the holding alone. */
  readonly unhedged: Decimal;
  /** Profit or loss of the holding with its short. */
  readonly hedged: Decimal;
}

/** Profit and loss over the exit price, with and without the hedge, in quote currency, without fees and funding. */
export function payoffCurve({
  spotQuantity,
  spotEntry,
  hedgeRatio,
  low,
  high,
  points,
  terms,
}: HedgeCurve): HedgeCurvePoint[] {
  const steps = decimal(points - 1);
  const entry = spotEntry.times(steps);
  const open = one.minus(hedgeRatio);
  const short = terms && { quantity: hedgeRatio.times(spotQuantity), entryPrice: spotEntry, terms };
  const liquidation = short && liquidationOf(short);
  const reached = liquidation && { ...liquidation, numerator: liquidation.numerator.times(steps) };
  const loss = short && marginOf(short);
  return Array.from({ length: points }, (_, index) => {
    // Prices and gains are times the steps, so that one division is enough.
    const price = low.times(steps.minus(index)).plus(high.times(index));
    const gain = spotQuantity.times(price.minus(entry));
    const isAlone = loss && isReached(reached, price);
    return {
      price: divide(price, steps),
      unhedged: divide(gain, steps),
      hedged: isAlone
        ? divide(
            gain.times(loss.denominator).minus(loss.numerator.times(steps)),
            loss.denominator.times(steps),
          )
        : divide(gain.times(open), steps),
    };
  });
}
