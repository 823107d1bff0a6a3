import { signed, type ContractType, type Side } from "./contract";
import { decimal, divide, larger, one, smaller, sum, type Decimal } from "./decimal";
import { quotientOf, sumOfFractions } from "./fraction";
import { compoundGrowth } from "./powers";

/** The year that funding is scaled to: 365 days of 24 hours. */
export const hoursPerYear = decimal(8760);

/** Buying and selling the spot, opening and closing the short. */
export const carryLegs = 4;

export interface FundedPosition {
  readonly side: Side;
  readonly contract: ContractType;
  /** Base units (linear) or USD face value (inverse), at least 0. */
  readonly quantity: Decimal;
}

export interface FundingStamp {
  /** Above 0. */
  readonly markPrice: Decimal;
  /** Positive: longs pay shorts. */
  readonly rate: Decimal;
}

/**
 * The cash that funding brings the holder over all stamps, negative where he pays; in the settlement currency. A long's is
 * `-q*sum(P*r)` (linear) or `-Q*sum(r/P)` (inverse), a short's the opposite.
 */
export function fundingCash(position: FundedPosition, stamps: readonly FundingStamp[]): Decimal {
  return signed(position.side, formulas[position.contract](position.quantity, stamps)).neg();
}

const formulas: Record<ContractType, (quantity: Decimal, stamps: readonly FundingStamp[]) => Decimal> = {
  linear: (quantity, stamps) =>
    quantity.times(sum(stamps.map(({ markPrice, rate }) => markPrice.times(rate)))),
  inverse: (quantity, stamps) =>
    quotientOf(
      sumOfFractions(
        stamps.map(({ markPrice, rate }) => ({ numerator: quantity.times(rate), denominator: markPrice })),
      ),
    ),
};

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

/** The rate that a venue sets: `P + min(max(I - P, -c), c)`. The clamp is at least 0. */
export function predictedFundingRate(premiumIndex: Decimal, interestRate: Decimal, clamp: Decimal): Decimal {
  return premiumIndex.plus(smaller(larger(interestRate.minus(premiumIndex), clamp.neg()), clamp));
}

/**
 * Hours until a short's funding has paid the fees of a carry's four legs, in proportion to the interval; undefined where the
 * rate is not above 0.
 */
export function hoursToBreakEven(
  rate: Decimal,
  feeRate: Decimal,
  intervalHours: Decimal,
): Decimal | undefined {
  if (rate.isNegative() || rate.isZero()) return undefined;
  return divide(feeRate.times(carryLegs).times(intervalHours), rate);
}
