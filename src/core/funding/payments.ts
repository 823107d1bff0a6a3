import { type Side, type ContractType, signed } from "../position/contract";
import { type Decimal, sum } from "../number/decimal";
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
export function fundingCash(position: FundedPosition, stamps: readonly FundingStamp[]): Decimal {
  return signed(position.side, formulas[position.contract](position.quantity, stamps)).neg();
}

const formulas: Record<ContractType, (quantity: Decimal, stamps: readonly FundingStamp[]) => Decimal> = {
  linear: (quantity, stamps) =>
    quantity.times(sum(stamps.map(({ markPrice, rate }) => markPrice.times(rate)))),
  inverse: (quantity, stamps) =>
    sumOfFractions(
      stamps.map(({ markPrice, rate }) => ({ numerator: quantity.times(rate), denominator: markPrice })),
    ),
};
