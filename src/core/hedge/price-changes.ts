import { decimal, divide, one, type Decimal } from "../number/decimal";
import { logarithmicGrowth } from "../number/powers";

/** What the step from one price to the next counts as: the difference, that over the earlier price, or the ratio's logarithm. */
export type Changes = "price" | "percent" | "log";
export const kindsOfChanges: readonly Changes[] = ["price", "percent", "log"];

/** The steps between prices above 0, one fewer than the prices. */
export function priceChanges(prices: readonly Decimal[], changes: Changes): Decimal[] {
  return prices.slice(1).map((price, index) => change[changes](prices[index]!, price));
}

const change: Record<Changes, (from: Decimal, to: Decimal) => Decimal> = {
  price: (from, to) => to.minus(from),
  percent: relative,
  log: logarithmic,
};

function relative(from: Decimal, to: Decimal): Decimal {
  return divide(to.minus(from), from);
}

/** The usual small step in the digits of a double, which is fast and enough for statistics. */
function logarithmic(from: Decimal, to: Decimal): Decimal {
  const step = relative(from, to);
  return step.abs().lt(0.5)
    ? decimal(Math.log1p(step.toNumber()))
    : logarithmicGrowth(
        { numerator: to.minus(from), denominator: from },
        { numerator: one, denominator: one },
      );
}
