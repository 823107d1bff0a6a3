import { type Brackets, tierIndex, type Tier } from "../liquidation/tiers";
import { one, type Decimal } from "../number/decimal";
import { addLines, amountLine, type Line, negated, rootOf, timesLine } from "./lines";
import { type Piecewise, straight } from "./piecewise";

/**
 * The maintenance margin of a position whose notional is a line that does not fall, or the table if the position lies past its last
 * cap.
 */
export function bracketMargin(
  brackets: Brackets,
  notional: Line,
  quantity: Decimal,
): Piecewise | { readonly beyond: Brackets } {
  const { tiers, unit } = brackets;
  if (unit === "quantity") {
    const tier = tiers[tierIndex(tiers, quantity, one) ?? tiers.length];
    return tier ? straight(ofQuantity(tier, notional, quantity)) : { beyond: brackets };
  }
  if (notional.slope.isZero()) {
    const tier = tiers[tierIndex(tiers, notional.constant, notional.denominator) ?? tiers.length];
    return tier ? straight(ofNotional(tier, notional)) : { beyond: brackets };
  }
  const bends = tiers.slice(1).map((tier, index) => {
    const below = tiers[index]!;
    const rate = tier.rate.minus(below.rate);
    const amount = tier.amount.minus(below.amount);
    return { at: reaching(notional, below.cap!), change: ofNotional({ rate, amount }, notional) };
  });
  const cap = tiers.at(-1)!.cap;
  return {
    first: ofNotional(tiers[0]!, notional),
    bends,
    limit: cap && { at: reaching(notional, cap), brackets },
  };
}

type Rate = Pick<Tier, "rate" | "amount">;

/** `N*m - c`. */
function ofNotional({ rate, amount }: Rate, notional: Line): Line {
  return addLines(timesLine(notional, rate), amountLine(amount.neg()));
}

/** `(q*m - c)` units at the price at which q units are the notional. */
function ofQuantity({ rate, amount }: Rate, notional: Line, quantity: Decimal): Line {
  const { constant, slope, denominator } = timesLine(notional, quantity.times(rate).minus(amount));
  return { constant, slope, denominator: denominator.times(quantity) };
}

/** Where the notional is this. */
function reaching(notional: Line, size: Decimal) {
  return rootOf(addLines(notional, negated(amountLine(size))))!;
}
