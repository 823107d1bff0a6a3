import { zero } from "../../core/number/decimal";
import { averageCost } from "../../core/position/average-cost";
import { noTotal } from "../arguments/failures";
import { atLeastZero, positive } from "../arguments/numbers";
import { feeRate } from "../arguments/terms";
import { list, optional, orOneForAll } from "../cells/declaration";
import { once } from "../cells/once";

const dca = once(
  "ALLOC.DCA",
  { amounts: orOneForAll(list(optional(atLeastZero, zero))), prices: list(positive), feeRate },
  function* ({ amounts, prices, feeRate }) {
    return [[(yield* averageCost(amounts, prices, feeRate)) ?? noTotal]];
  },
);

/**
 * Average cost of a unit bought in parts: dollar-cost averaging.
 *
 * @customfunction ALLOC_DCA ALLOC.DCA
 * @helpurl https://localhost:3000/docs/functions/ALLOC.DCA.html
 * @param {any[][]} amounts Row or column of the money put in at each purchase, or one for all; at least 0.
 * @param {any[][]} prices Row or column: price of each purchase.
 * @param {any[][]} [feeRate] Fee as a fraction of the money put in. Default 0.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Average cost in quote currency per unit, fees included.
 * @remarks
 * The money put in over the units bought: `sum(a) / sum(a*(1 - fee)/p)` with amounts a and prices p. Of equal amounts it is the harmonic
 * mean of the prices over 1 - fee, which is never above their mean: the same money buys more units where they are cheap.
 *
 * PERP.OPENPRICE takes quantities instead of amounts of money. The average cost is the price from which on a holding is in profit,
 * before the fee of selling it.
 *
 * feeRate is a single value. The series end together with their last row that is not blank or 0 in all; a heading in the first row is
 * skipped. Rows that are blank in both are left out. A blank amount beside a price counts as 0.
 * @throws #VALUE! when an argument is missing or blank, an amount is negative, a price is not positive, the fee is not from 0 to below 1,
 * or the two do not have the same number of values.
 * @throws #DIV/0! when all amounts are 0.
 * @throws #NUM! when the result is too large for Excel.
 * @example 1,000 four times, at four prices.
 * =ALLOC.DCA({1000;1000;1000;1000}, {50000;40000;62500;50000}) → 49382.7160493827
 * @example The same with a fee of 0.1 % on each purchase.
 * =ALLOC.DCA(1000, {50000;40000;62500;50000}, 0.001) → 49432.1481975803
 * @example =ALLOC.DCA({100,300}, {10,20}) → 16
 * @see https://en.wikipedia.org/wiki/Dollar_cost_averaging
 */
export function allocDca(
  amounts: any[][],
  prices: any[][],
  feeRate?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return dca([amounts, prices, feeRate, invocation]);
}
