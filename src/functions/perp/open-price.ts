import { zero } from "../../core/number/decimal";
import { averageOfOpen } from "../../core/position/open";
import { followFills } from "../../core/position/realised";
import { rowsSliced } from "../../core/slices";
import { method } from "../arguments/facts/method";
import { anyNumber, positive } from "../arguments/numbers";
import { contract } from "../arguments/terms";
import { list, optional } from "../cells/declaration";
import { Failure, texts, unsolved } from "../cells/errors";
import { once } from "../cells/once";

const average = once(
  "PERP.OPENPRICE",
  { quantities: list(optional(anyNumber, zero)), prices: list(positive), contract, method },
  function* ({ quantities, prices, contract, method }) {
    const entries = yield* rowsSliced(quantities.length, (at) => ({
      quantity: quantities[at]!,
      price: prices[at]!,
    }));
    const none = entries.every(({ quantity }) => quantity.isZero());
    if (none) return [[new Failure("#DIV/0!")]];
    const open =
      method === "fifo"
        ? (yield* followFills(entries, contract, method)).average
        : yield* averageOfOpen(entries, contract);
    return [[open ?? unsolved(texts.nothingOpen("quantities"))]];
  },
);

/**
 * Average entry price of what is open after purchases and sales.
 *
 * @customfunction PERP_OPENPRICE PERP.OPENPRICE
 * @helpurl https://localhost:3000/docs/functions/PERP.OPENPRICE.html
 * @param {any[][]} quantities Row or column: base units (linear) or USD face value (inverse), sales negative.
 * @param {any[][]} prices Row or column: price of each fill.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @param {any[][]} [method] "average" or "fifo". Default "average".
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Average entry price in quote currency per base unit.
 * @remarks
 * Linear: the mean weighted by quantity, `sum(q*p)/sum(q)`. Inverse: the harmonic mean, `sum(Q)/sum(Q/p)`, because each part is
 * worth Q/p coin.
 *
 * Fills count in their order. One against the position reduces it and leaves the average as it is, as exchanges do; one that is larger
 * closes it and opens the rest the other way round at its own price. By "fifo" a close takes the oldest fills, and the price is the average of
 * those that are left. A short that is only added to may be listed with positive or
 * with negative quantities.
 *
 * The series end together with their last row that is not blank or 0 in all; a heading in the first row is skipped. Rows that
 * are blank in both are left out. A blank quantity beside a price counts as 0; a blank contract or method is its default.
 * @throws #VALUE! when an argument is missing or blank, a quantity is no number, a price is not positive, or the two do not have
 * the same number of values.
 * @throws #DIV/0! when all quantities are 0.
 * @throws #N/A when the fills close everything that they open.
 * @throws #NUM! when the result is too large for Excel.
 * @example 1 bought at 10,000 and 2 at 13,000.
 * =PERP.OPENPRICE({1;2}, {10000;13000}) → 12000
 * @example =PERP.OPENPRICE({50,50}, {10000,15000}, "inverse") → 12000
 * @example Four bought, one sold and then five: what is open is a short from 180.
 * =PERP.OPENPRICE({2;2;-1;-5}, {100;200;500;180}) → 180
 * @example Three of four are sold, and the average stays.
 * =PERP.OPENPRICE({2;2;-3}, {100;200;500}) → 150
 * @example First in, first out: what is left was bought at 200.
 * =PERP.OPENPRICE({2;2;-3}, {100;200;500}, "linear", "fifo") → 200
 * @see https://www.bybit.com/en/help-center/article?id=000001113
 * @see https://github.com/nautechsystems/nautilus_trader/issues/963
 */
export function perpOpenPrice(
  quantities: any[][],
  prices: any[][],
  contract?: any[][],
  method?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return average([quantities, prices, contract, method, invocation]);
}
