import { contractsToShort } from "../../core/hedge/size";
import { one } from "../../core/number/decimal";
import { unitsPerBase } from "../arguments/failures";
import { atLeastZero, positive } from "../arguments/numbers";
import { contract, hedgeRatio, inversePrice } from "../arguments/terms";
import { optional } from "../cells/declaration";
import { forEachCell } from "../cells/each-cell";
import { Failure } from "../cells/errors";

const size = forEachCell(
  "HEDGE.SIZE",
  {
    spotQuantity: atLeastZero,
    hedgeRatio,
    contractSize: optional(positive, one),
    contract,
    price: inversePrice,
  },
  (values) => {
    const units = unitsPerBase(values.contract, values.price);
    return units instanceof Failure
      ? units
      : contractsToShort(values.spotQuantity, values.hedgeRatio, values.contractSize, units);
  },
);

/**
 * Whole contracts to sell short against a holding, rounded down.
 *
 * @customfunction HEDGE_SIZE HEDGE.SIZE
 * @helpurl https://localhost:3000/docs/functions/HEDGE.SIZE.html
 * @param {any[][]} spotQuantity Quantity held, in base units, at least 0.
 * @param {any[][]} [hedgeRatio] Share of the holding to sell short. Default 1, the whole holding.
 * @param {any[][]} [contractSize] Size of a contract in base units (linear) or USD (inverse). Default 1.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @param {any[][]} [price] Price of the base unit in USD; needed where the contract is inverse.
 * @returns {any[][]} Number of contracts, a whole number.
 * @remarks
 * Linear `h*q/size`, inverse `h*q*P/size`, rounded down to a whole number so that the hedge is never larger than asked for:
 * q is the quantity, h the hedge ratio, P the price. HEDGE.DELTA tells what the cut leaves unhedged.
 *
 * Every argument takes a number or name, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank contractSize or contract is its default; a blank hedgeRatio cell counts as 0, because
 * Excel may hand a blank cell over as 0; leave the argument out for its default. Where all ranges are blank the result is blank.
 * @throws #VALUE! when spotQuantity is missing or blank, a value is not as described, or the contract is inverse and the price is
 * missing or blank.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example 1.55 coins, fully hedged with contracts of 0.1.
 * =HEDGE.SIZE(1.55, 1, 0.1) → 15
 * @example Half a bitcoin in coin-margined contracts of 100 dollars.
 * =HEDGE.SIZE(1, 0.5, 100, "inverse", 60000) → 300
 * @example =HEDGE.SIZE(1000000, 0.62, 42000) → 14
 * @see https://financetrain.com/minimum-variance-hedge-ratio
 */
export function hedgeSize(
  spotQuantity: any[][],
  hedgeRatio?: any[][],
  contractSize?: any[][],
  contract?: any[][],
  price?: any[][],
): any[][] {
  return size([spotQuantity, hedgeRatio, contractSize, contract, price]);
}
