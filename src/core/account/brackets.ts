import { type Brackets, tierIndex, type Tier } from "../liquidation/tiers";
import type { Decimal } from "../number/decimal";
import { addLines, type Line, rootOf, signOf, timesLine } from "./lines";
import { type Piecewise, straight } from "./piecewise";

/** The table past whose last cap a position lies. */
export interface Beyond {
  readonly beyond: Brackets;
}

/**
 * The maintenance margin of a position of this notional where what the table counts in is worth one unit: a unit of the settlement
 * currency, or of the position. Their quotient is the size that has a bracket.
 */
export function bracketMargin(brackets: Brackets, notional: Line, unit: Line): Piecewise | Beyond {
  const { tiers } = brackets;
  const marginIn = ({ rate, amount }: Rate): Line =>
    addLines(timesLine(notional, rate), timesLine(unit, amount.neg()));
  const reaching = (size: Decimal) => rootOf(addLines(notional, timesLine(unit, size.neg())))!;
  const growth = signOf(notional.slope.times(unit.constant).minus(notional.constant.times(unit.slope)));
  if (growth === 0) {
    const tier = tiers[sameTier(tiers, notional, unit) ?? tiers.length];
    return tier ? straight(marginIn(tier)) : { beyond: brackets };
  }
  const bends = tiers.slice(1).map((tier, index) => {
    const below = tiers[index]!;
    const [before, behind] = growth > 0 ? [below, tier] : [tier, below];
    const rate = behind.rate.minus(before.rate);
    const amount = behind.amount.minus(before.amount);
    // A size of a cap itself is in the bracket below it.
    return { at: reaching(below.cap!), change: marginIn({ rate, amount }), holdsAt: growth < 0 };
  });
  const cap = tiers.at(-1)!.cap;
  const limit = cap && { at: reaching(cap), brackets };
  const first = marginIn(tiers.at(growth > 0 ? 0 : -1)!);
  return growth > 0 ? { first, bends, highest: limit } : { first, bends, lowest: limit };
}

type Rate = Pick<Tier, "rate" | "amount">;

/** The bracket of a size that stays. */
function sameTier(tiers: readonly Tier[], notional: Line, unit: Line): number | undefined {
  const part = unit.constant.isZero() ? "slope" : "constant";
  return tierIndex(tiers, notional[part].times(unit.denominator), unit[part].times(notional.denominator));
}
