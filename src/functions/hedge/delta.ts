import { remainingDelta } from "../../core/hedge/size";
import { unitsPerBase } from "../arguments/failures";
import { atLeastZero } from "../arguments/numbers";
import { contract, inversePrice } from "../arguments/terms";
import { forEachCell } from "../cells/each-cell";
import { Failure } from "../cells/errors";

const delta = forEachCell(
  "HEDGE.DELTA",
  { spotQuantity: atLeastZero, shortQuantity: atLeastZero, contract, price: inversePrice },
  (values) => {
    const units = unitsPerBase(values.contract, values.price);
    return units instanceof Failure
      ? units
      : remainingDelta(values.spotQuantity, values.shortQuantity, units);
  },
);

/**
 * Exposure in base units that a short leaves on a spot holding.
 *
 * @customfunction HEDGE_DELTA HEDGE.DELTA
 * @helpurl https://localhost:3000/docs/functions/HEDGE.DELTA.html
 * @param {any[][]} spotQuantity Quantity held, in base units, at least 0.
 * @param {any[][]} shortQuantity Quantity sold short: base units (linear) or USD face value (inverse), at least 0.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @param {any[][]} [price] Price of the base unit in USD; needed where the contract is inverse.
 * @returns {any[][]} Base units; negative where the short is larger than the holding.
 * @remarks
 * Linear: the holding less the short. Inverse: the holding less `Q/P`, the short's face value at that price; the coins that
 * margin the short belong to the holding.
 *
 * Every argument takes a number or name, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank contract is its default. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a quantity is missing, blank or negative, a value is not as described, or the contract is inverse and the
 * price is missing or blank.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example 1 BTC held, half of it sold short.
 * =HEDGE.DELTA(1, 0.5) → 0.5
 * @example =HEDGE.DELTA(1, 60000, "inverse", {60000;50000}) → {0;-0.2}
 * @see https://www.deribit.com/kb/deribit-inverse-perpetual
 */
export function hedgeDelta(
  spotQuantity: any[][],
  shortQuantity: any[][],
  contract?: any[][],
  price?: any[][],
): any[][] {
  return delta([spotQuantity, shortQuantity, contract, price]);
}
