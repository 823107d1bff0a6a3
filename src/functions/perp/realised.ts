import { zero } from "../../core/number/decimal";
import { followFills } from "../../core/position/realised";
import { rowsSliced } from "../../core/slices";
import { method } from "../arguments/facts/method";
import { anyNumber, positive } from "../arguments/numbers";
import { contract } from "../arguments/terms";
import { list, optional } from "../cells/declaration";
import { once } from "../cells/once";

const realised = once(
  "PERP.REALISED",
  { quantities: list(optional(anyNumber, zero)), prices: list(positive), contract, method },
  function* ({ quantities, prices, contract, method }) {
    const fills = yield* rowsSliced(quantities.length, (at) => ({
      quantity: quantities[at]!,
      price: prices[at]!,
    }));
    return [[(yield* followFills(fills, contract, method)).realised]];
  },
);

/**
 * Profit or loss that the closing fills of a position realised, before fees and funding.
 *
 * @customfunction PERP_REALISED PERP.REALISED
 * @helpurl https://localhost:3000/docs/functions/PERP.REALISED.html
 * @param {any[][]} quantities Row or column: base units (linear) or USD face value (inverse), sales negative.
 * @param {any[][]} prices Row or column: price of each fill.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @param {any[][]} [method] "average" or "fifo". Default "average".
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Profit or loss in quote currency (linear) or coin (inverse); 0 where nothing was closed.
 * @remarks
 * Fills count in their order. One against the position closes it, at average cost or the oldest fills first: linear
 * `s*q*(price - entry)`, inverse `s*q*(1/entry - 1/price)`. One that is larger closes it and opens the rest the other way round. Both methods
 * agree once all is closed.
 *
 * The series end together with their last row that is not blank or 0 in all; a heading in the first row is skipped. Rows that
 * are blank in both are left out. A blank quantity beside a price counts as 0; a blank contract or method is its default.
 * @throws #VALUE! when an argument is missing or blank, a quantity is no number, a price is not positive, or the two do not have
 * the same number of values.
 * @throws #NUM! when the result is too large for Excel.
 * @example Two purchases, closed at once.
 * =PERP.REALISED({0.2;0.1;-0.3}, {60000;61500;62000}) → 450
 * @example =PERP.REALISED({1;1;-1}, {100;200;300}, "linear", "fifo") → 200
 * @example =PERP.REALISED({10000;-10000}, {10000;12500}, "inverse") → 0.2
 * @see https://github.com/nautechsystems/nautilus_trader/issues/1083
 */
export function perpRealised(
  quantities: any[][],
  prices: any[][],
  contract?: any[][],
  method?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return realised([quantities, prices, contract, method, invocation]);
}
