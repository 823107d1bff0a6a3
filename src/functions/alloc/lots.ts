import { lotsToBuy } from "../../core/allocation/lots";
import { one, zero } from "../../core/number/decimal";
import { rowsSliced } from "../../core/slices";
import { atLeastZero, positive, fractionAtLeastZero } from "../arguments/numbers";
import { weightsOfWhole } from "../arguments/weights";
import { optional, optionalList, orOneForAll, list } from "../cells/declaration";
import { Failure } from "../cells/errors";
import { once } from "../cells/once";
import { alongSliced } from "../cells/series";

const lots = once(
  "ALLOC.LOTS",
  {
    weights: list(optional(fractionAtLeastZero, zero)),
    prices: list(positive),
    capital: atLeastZero,
    steps: orOneForAll(optionalList(optional(atLeastZero, one), undefined)),
  },
  function* ({ weights, prices, capital, steps }, layout) {
    const checked = yield* weightsOfWhole("weights", weights);
    if (checked instanceof Failure) return checked;
    const orders = yield* rowsSliced(weights.length, (index) => ({
      weight: weights[index]!,
      price: prices[index]!,
      step: steps?.[index] ?? one,
    }));
    return yield* alongSliced(layout, yield* lotsToBuy(orders, capital));
  },
);

/**
 * Whole lots to buy with a capital so that they come close to the weights.
 *
 * @customfunction ALLOC_LOTS ALLOC.LOTS
 * @helpurl https://localhost:3000/docs/functions/ALLOC.LOTS.html
 * @param {any[][]} weights Row or column of weights as fractions; they sum to at most 1.
 * @param {any[][]} prices Price per unit of each.
 * @param {any[][]} capital Money to spend, at least 0.
 * @param {any[][]} [steps] Lot step of each quantity, or one for all; 0 for any quantity. Default 1.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Units to buy of each, in the direction of weights.
 * @remarks
 * Each share `weight * capital / price` is rounded down to its step. With the cash that this leaves, the asset whose share of what is
 * bought lies most below its weight gets one step more, then the next, as long as one lies below its weight and its step can be paid
 * for. Of equal deficits the larger weight comes first, then the earlier row. More than the capital is never spent.
 *
 * Weights that sum to less than 1 leave the rest in cash, and what is bought is held against their parts of the sum. A sum that misses 1
 * by at most 0.001 counts as 1: weights are often rounded.
 *
 * The series end together with their last row that is not blank or 0 in all; a heading in the first row is skipped. The result ends there
 * too, with a blank beside the heading. Another row blank in weights and prices gives a blank. A blank weight counts as 0. A blank step
 * counts as 0.
 * @throws #VALUE! when a weight, the capital or a step is negative or no number, a price is not positive, the weights sum to more than
 * 1, or the series differ in length.
 * @throws #NUM! when a result is too large for Excel.
 * @example Whole units that 1,000 buys of three assets.
 * =ALLOC.LOTS({0.5;0.3;0.2}, {333;210;95}, 1000) → {1;2;2}
 * @example BTC in steps of 0.001 and ETH in steps of 0.01, for 10,000.
 * =ALLOC.LOTS({0.6;0.4}, {60000;3000}, 10000, {0.001;0.01}) → {0.1;1.33}
 * @see https://pyportfolioopt.readthedocs.io/en/latest/Postprocessing.html
 */
export function allocLots(
  weights: any[][],
  prices: any[][],
  capital: any[][],
  steps?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return lots([weights, prices, capital, steps, invocation]);
}
