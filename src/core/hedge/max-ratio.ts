import { divide, one, smaller, type Decimal } from "../number/decimal";

/** The share of a spot holding that a margin can sell short at this leverage, at most all of it. The holding's value is above 0. */
export function highestHedgeRatio(spotValue: Decimal, margin: Decimal, leverage: Decimal): Decimal {
  return smaller(one, divide(margin.times(leverage), spotValue));
}
