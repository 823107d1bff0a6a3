import { fromNumber } from "../../core/number/decimal";
import { costAveraging } from "../../core/simulation/cost-averaging";
import { rowsSliced } from "../../core/slices";
import { barCount, positive } from "../arguments/numbers";
import { feeRate, pathPrices } from "../arguments/terms";
import { optional } from "../cells/declaration";
import { once } from "../cells/once";
import { withBlankRows } from "../cells/series";
import { type Output, shown } from "../cells/spill";

const dca = once(
  "SIM.DCA",
  { prices: pathPrices, amount: positive, every: optional(barCount, 1), feeRate },
  function* ({ prices, ...plan }, layout) {
    const next = costAveraging(plan);
    const rows = yield* rowsSliced(prices.length, (bar): Output[] => {
      const { invested, quantity, averageCost, value, gain } = next(fromNumber(prices[bar]!));
      return [prices[bar]!, invested, quantity, averageCost, value, gain].map(shown);
    });
    const header = ["Price", "Invested", "Quantity", "Average cost", "Value", "Gain"];
    return yield* withBlankRows(layout, header, rows);
  },
);

/**
 * Dollar-cost averaging along a price path: the same amount buys at even intervals.
 *
 * @customfunction SIM_DCA SIM.DCA
 * @helpurl https://localhost:3000/docs/functions/SIM.DCA.html
 * @param {any[][]} prices Row or column of prices, oldest first.
 * @param {any[][]} amount What each purchase costs with its fee, in quote currency.
 * @param {any[][]} [every] Bars from one purchase to the next; the first is at the first price. Default 1.
 * @param {any[][]} [feeRate] Fee of each purchase as a fraction of the amount. Default 0.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Header and a row per price: Price, Invested, Quantity, Average cost, Value, Gain.
 * @remarks
 * | column | definition |
 * |---|---|
 * | Invested | amount times the purchases so far |
 * | Quantity | sum of `amount * (1 - feeRate) / price` over the purchases so far |
 * | Average cost | Invested / Quantity, the price at which Value equals what was paid in |
 * | Value | Quantity times the price |
 * | Gain | Value - Invested |
 *
 * Equal amounts buy more when the price is low, so the average cost without a fee is the harmonic mean of the prices paid, which is
 * never above their mean. It says nothing of where the price goes. Money waits outside until it is spent: to compare with buying
 * all at once, count it as cash beside Value.
 *
 * Where every is larger than the path there is one purchase, all at the first price. The series ends with its last value that is
 * neither blank nor 0; a heading in its first cell is skipped.
 * @throws #VALUE! when prices or amount is missing or a value is not as described.
 * @throws #NUM! in a cell whose figure is too large for Excel.
 * @example 1,000 at each of four prices.
 * =SIM.DCA({50000;40000;62500;50000}, 1000) → {"Price","Invested","Quantity","Average cost","Value","Gain";50000,1000,0.02,50000,1000,0;40000,2000,0.045,44444.4444444444,1800,-200;62500,3000,0.061,49180.3278688525,3812.5,812.5;50000,4000,0.081,49382.7160493827,4050,50}
 * @see https://en.wikipedia.org/wiki/Dollar_cost_averaging
 */
export function simDca(
  prices: any[][],
  amount: any[][],
  every?: any[][],
  feeRate?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return dca([prices, amount, every, feeRate, invocation]);
}
