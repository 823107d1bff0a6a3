import { decimal, type Decimal, divide, one, smaller, larger } from "../number/decimal";
import { thresholdHours } from "./intervals";
import { compoundGrowth } from "../number/powers";

/** Hours of the year that funding is scaled to: 365 days of 24 hours. */
export const hoursPerYear = decimal(8760);

/** The legs of a carry: buy and sell the spot, open and close the short. */
export const carryLegs = 4;

/** The rate of an interval scaled to a year without compounding. The interval is above 0. */
export function simpleFundingRate(rate: Decimal, intervalHours: Decimal): Decimal {
  return divide(rate.times(hoursPerYear), intervalHours);
}

/** The rate of an interval compounded over a year. The rate is above -1, the interval above 0. */
export function compoundFundingRate(rate: Decimal, intervalHours: Decimal): Decimal {
  return compoundGrowth(
    { numerator: rate, denominator: one },
    { numerator: hoursPerYear, denominator: intervalHours },
  );
}

/** What a venue computes the funding rate of an interval from. */
export interface FundingTerms {
  /** Mean premium index over the interval. */
  readonly premiumIndex: Decimal;
  /** Interest rate of 8 hours. */
  readonly interestRate: Decimal;
  /** At least 0. */
  readonly clamp: Decimal;
  /** Above 0. */
  readonly intervalHours: Decimal;
}

/**
 * The funding rate by the formula of the venues: `(P + min(max(I - P, -c), c)) / (8/N)`, held between the lowest and the highest rate
 * of an interval where there are such. The floor is at most the cap.
 */
export function predictedFundingRate(terms: FundingTerms, cap?: Decimal, floor?: Decimal): Decimal {
  const { premiumIndex, interestRate, clamp, intervalHours } = terms;
  const of8Hours = premiumIndex.plus(smaller(larger(interestRate.minus(premiumIndex), clamp.neg()), clamp));
  const rate = divide(of8Hours.times(intervalHours), decimal(thresholdHours));
  const floored = floor ? larger(rate, floor) : rate;
  return cap ? smaller(floored, cap) : floored;
}

/**
 * Hours until the funding of a short has paid the fees of a carry's four legs, in fractions of an interval. Undefined if
 * the rate is not above 0.
 */
export function hoursToBreakEven(
  rate: Decimal,
  feeRate: Decimal,
  intervalHours: Decimal,
): Decimal | undefined {
  if (rate.isNegative() || rate.isZero()) return undefined;
  return divide(feeRate.times(carryLegs).times(intervalHours), rate);
}
