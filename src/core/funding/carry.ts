import { divide, one, sumSliced, type Decimal } from "../number/decimal";
import type { Sliced } from "../slices";
import { carryLegs, hoursPerYear } from "./rates";

/** Spot held against a linear perpetual short of the same quantity, opened and closed at the same price. */
export interface FundingCarry {
  /** Base units of each leg, above 0. */
  readonly quantity: Decimal;
  /** Above 0. */
  readonly price: Decimal;
  /** The rate of each funding interval in which the pair is held, at least one. */
  readonly rates: readonly Decimal[];
  /** Above 0. */
  readonly intervalHours: Decimal;
  /** Fee of each leg as a fraction of its value. */
  readonly feeRate: Decimal;
  /** Leverage of the short, above 0. */
  readonly leverage: Decimal;
}

export interface FundingCarryResult {
  readonly fundingIncome: Decimal;
  /** Cost of the four legs, at least 0. */
  readonly fees: Decimal;
  readonly net: Decimal;
  /** The spot's value and the short's initial margin. */
  readonly capital: Decimal;
  /** Net over capital. */
  readonly returnOnCapital: Decimal;
  /** The return scaled to a year without compounding. */
  readonly annualised: Decimal;
}

/** Result of holding spot against a short, in quote currency: funding income - fees = net. Price moves cancel out. */
export function* fundingCarryResult(carry: FundingCarry): Sliced<FundingCarryResult> {
  const { quantity, price, rates, intervalHours, feeRate, leverage } = carry;
  const value = quantity.times(price);
  const fundingIncome = value.times(yield* sumSliced(rates));
  const fees = value.times(feeRate).times(carryLegs);
  const net = fundingIncome.minus(fees);
  // Capital is value * (1 + 1/L) = value * (L + 1) / L.
  const leveragedCapital = value.times(leverage.plus(one));
  const leveragedNet = net.times(leverage);
  const hours = intervalHours.times(rates.length);
  return {
    fundingIncome,
    fees,
    net,
    capital: divide(leveragedCapital, leverage),
    returnOnCapital: divide(leveragedNet, leveragedCapital),
    annualised: divide(leveragedNet.times(hoursPerYear), leveragedCapital.times(hours)),
  };
}
