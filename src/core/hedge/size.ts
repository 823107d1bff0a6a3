import { divide, wholeSteps, type Decimal } from "../number/decimal";

/**
 * The whole contracts to sell against a share of a holding, rounded down. `unitsPerBase` is one base unit in the contract's
 * own quantity: 1 for a linear contract, the price for an inverse one. Quantity and ratio are at least 0, the rest is above
 * 0.
 */
export function contractsToShort(
  spotQuantity: Decimal,
  hedgeRatio: Decimal,
  contractSize: Decimal,
  unitsPerBase: Decimal,
): Decimal {
  return wholeSteps(spotQuantity.times(hedgeRatio).times(unitsPerBase), contractSize);
}

/**
 * The base units that a short leaves unhedged, negative if the short is larger than the holding. `unitsPerBase` is as in
 * `contractsToShort`.
 */
export function remainingDelta(
  spotQuantity: Decimal,
  shortQuantity: Decimal,
  unitsPerBase: Decimal,
): Decimal {
  return divide(spotQuantity.times(unitsPerBase).minus(shortQuantity), unitsPerBase);
}
