import { openPrice } from "../../core/position/open";
import { atLeastZero, positive } from "../arguments/numbers";
import { contract } from "../arguments/terms";
import { list } from "../cells/declaration";
import { Failure } from "../cells/errors";
import { once } from "../cells/once";

const average = once(
  "PERP.OPENPRICE",
  { quantities: list(atLeastZero), prices: list(positive), contract },
  ({ quantities, prices, contract }) => {
    const entries = quantities.map((quantity, index) => ({ quantity, price: prices[index]! }));
    const none = entries.every(({ quantity }) => quantity.isZero());
    return [[none ? new Failure("#DIV/0!") : openPrice(entries, contract)]];
  },
);

/**
 * Average entry price of a position opened in parts.
 *
 * @customfunction PERP_OPENPRICE PERP.OPENPRICE
 * @helpurl https://localhost:3000/docs/functions/PERP.OPENPRICE.html
 * @param {any[][]} quantities Row or column: base units (linear) or USD face value (inverse) of each part.
 * @param {any[][]} prices Row or column: entry price of each part.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @returns {any[][]} Average entry price in quote currency per base unit.
 * @remarks
 * Linear: the mean weighted by quantity, `sum(q*p)/sum(q)`. Inverse: the harmonic mean, `sum(Q)/sum(Q/p)`, because each part is
 * worth Q/p coin. Closing a part leaves the average as it is: list what was opened.
 *
 * The series end together with their last row that is not blank or 0 in all; a heading in the first row is skipped. Rows that
 * are blank in both are left out. A blank contract is its default.
 * @throws #VALUE! when an argument is missing or blank, a quantity is negative, a price is not positive, or the two do not have
 * the same number of values.
 * @throws #DIV/0! when all quantities are 0.
 * @throws #NUM! when the result is too large for Excel.
 * @example =PERP.OPENPRICE({1;2}, {10000;13000}) → 12000
 * @example =PERP.OPENPRICE({50,50}, {10000,15000}, "inverse") → 12000
 * @see https://www.bybit.com/en/help-center/article?id=000001113
 */
export function perpOpenPrice(quantities: any[][], prices: any[][], contract?: any[][]): any[][] {
  return average([quantities, prices, contract]);
}
