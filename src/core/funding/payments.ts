import { type Side, type ContractType, signed } from "../position/contract";
import { type Decimal, divide, sumSliced } from "../number/decimal";
import type { Fraction } from "../number/fraction";
import { rowsSliced, type Sliced } from "../slices";
import { sumOfFractions } from "../number/sum-of-fractions";

export interface FundedPosition {
  readonly side: Side;
  readonly contract: ContractType;
  /** Base units (linear) or USD face value (inverse), at least 0. */
  readonly quantity: Decimal;
}

export interface FundingStamp {
  /** Above 0. */
  readonly markPrice: Decimal;
  /** When positive, longs pay shorts. */
  readonly rate: Decimal;
}

/**
 * The cash that the holder receives in funding over all stamps, in the settlement currency, negative when paid. A long
 * receives `-q*sum(P*r)` (linear) or `-Q*sum(r/P)` (inverse), a short the opposite.
 */
export function* fundingCash(position: FundedPosition, stamps: readonly FundingStamp[]): Sliced<Decimal> {
  return signed(position.side, yield* formulas[position.contract](position.quantity, stamps)).neg();
}

/** The same of one stamp. */
export function fundingPayment({ side, contract, quantity }: FundedPosition, stamp: FundingStamp): Decimal {
  const { markPrice, rate } = stamp;
  const rated = quantity.times(rate);
  return signed(side, contract === "linear" ? rated.times(markPrice) : divide(rated, markPrice)).neg();
}

type Formula = (quantity: Decimal, stamps: readonly FundingStamp[]) => Sliced<Decimal>;

const formulas: Record<ContractType, Formula> = {
  *linear(quantity, stamps) {
    const ofUnit = ({ markPrice, rate }: FundingStamp): Decimal => markPrice.times(rate);
    return quantity.times(yield* sumSliced(yield* rowsSliced(stamps.length, (at) => ofUnit(stamps[at]!))));
  },
  *inverse(quantity, stamps) {
    const fractionAt = (at: number): Fraction => ({
      numerator: quantity.times(stamps[at]!.rate),
      denominator: stamps[at]!.markPrice,
    });
    return yield* sumOfFractions(yield* rowsSliced(stamps.length, fractionAt));
  },
};
