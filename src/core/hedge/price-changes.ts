import { decimal, divide, one, type Decimal } from "../number/decimal";
import { logarithmicGrowth } from "../number/powers";

/**
 * How a change between two prices is measured: the difference, the difference over the earlier price, or the logarithm of
 * their ratio.
 */
export type Changes = "price" | "percent" | "log";
export const kindsOfChanges: readonly Changes[] = ["price", "percent", "log"];

/** The change from one price to another. Both are above 0. */
export function priceChange(from: Decimal, to: Decimal, kind: Changes): Decimal {
  return change[kind](from, to);
}

const change: Record<Changes, (from: Decimal, to: Decimal) => Decimal> = {
  price: (from, to) => to.minus(from),
  percent: relative,
  log: logarithmic,
};

function relative(from: Decimal, to: Decimal): Decimal {
  return divide(to.minus(from), from);
}

/** Small changes, which are the usual ones, are computed in doubles: that is fast and exact enough for statistics. */
function logarithmic(from: Decimal, to: Decimal): Decimal {
  const step = relative(from, to);
  return step.abs().lt(0.5)
    ? decimal(Math.log1p(step.toNumber()))
    : logarithmicGrowth(
        { numerator: to.minus(from), denominator: from },
        { numerator: one, denominator: one },
      );
}
