import { daysPerYear } from "./rates";
import { divide, type Decimal } from "../number/decimal";

/** Spot held against a short of the same quantity in a dated linear future, until that settles at the spot price. */
export interface BasisCarry {
  /** Base units of each leg, above 0. */
  readonly quantity: Decimal;
  /** Above 0; so is the futures price. */
  readonly spotPrice: Decimal;
  readonly futuresPrice: Decimal;
  /** Days until the future settles, above 0. */
  readonly days: Decimal;
  /** Fee of each leg as a fraction of its value at entry. */
  readonly feeRate: Decimal;
  /** Yearly cost of the money for the spot, as a fraction. */
  readonly financingRate: Decimal;
  /** Leverage of the short, above 0. */
  readonly leverage: Decimal;
}

export interface BasisCarryResult {
  readonly lockedPremium: Decimal;
  /** Cost of opening and closing both legs, at least 0. */
  readonly fees: Decimal;
  /** Cost of the money for the spot over the days. */
  readonly financing: Decimal;
  readonly net: Decimal;
  /** The spot's value and the short's initial margin. */
  readonly capital: Decimal;
  /** Net over capital. */
  readonly returnOnCapital: Decimal;
  /** The return scaled to a year without compounding. */
  readonly annualised: Decimal;
}

/** What a cash-and-carry earns, in quote currency: premium - fees - financing = net. */
export function basisCarryResult(carry: BasisCarry): BasisCarryResult {
  const { quantity, spotPrice, futuresPrice, days, feeRate, financingRate, leverage } = carry;
  const lockedPremium = quantity.times(futuresPrice.minus(spotPrice));
  const fees = quantity.times(feeRate).times(spotPrice.plus(futuresPrice)).times(2);
  // Nothing is divided yet: financing and net are times 365, the capital is times the leverage.
  const yearOfFinancing = quantity.times(spotPrice).times(financingRate).times(days);
  const yearOfNet = lockedPremium.minus(fees).times(daysPerYear).minus(yearOfFinancing);
  const leveragedCapital = quantity.times(spotPrice.times(leverage).plus(futuresPrice));
  const leveragedNet = yearOfNet.times(leverage);
  return {
    lockedPremium,
    fees,
    financing: divide(yearOfFinancing, daysPerYear),
    net: divide(yearOfNet, daysPerYear),
    capital: divide(leveragedCapital, leverage),
    returnOnCapital: divide(leveragedNet, leveragedCapital.times(daysPerYear)),
    annualised: divide(leveragedNet, leveragedCapital.times(days)),
  };
}
