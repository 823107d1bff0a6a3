import { bankruptcyPrice } from "../../core/liquidation/bankruptcy";
import { priceOrNone } from "../arguments/failures";
import { leverage, positive } from "../arguments/numbers";
import { contract, side } from "../arguments/terms";
import { forEachCell } from "../cells/each-cell";

const bankruptcy = forEachCell(
  "LIQ.BANKRUPTCY",
  {
    side,
    entryPrice: positive,
    leverage,
    contract,
  },
  (position) => priceOrNone(bankruptcyPrice(position, position.leverage) ?? "no price"),
);

/**
 * Price at which a loss has used up a position's initial margin.
 *
 * @customfunction LIQ_BANKRUPTCY LIQ.BANKRUPTCY
 * @helpurl https://localhost:3000/docs/functions/LIQ.BANKRUPTCY.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} leverage Leverage; the margin is the entry value divided by it.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @returns {any[][]} Bankruptcy price in quote currency per base unit.
 * @remarks
 * With s = 1 for a long and -1 for a short, E the entry price, L the leverage: linear `E*(1 - s/L)`, inverse `s*E/(1/L + s)`. Fees
 * are left out. Exchanges close a liquidated position at this price or better and keep the difference.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank contract is its default. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, a price or leverage is not positive, or a name is not one of those
 * listed.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when no positive price uses up the margin: a linear long or an inverse short at leverage 1 or less.
 * @throws #NUM! when the result is too large for Excel.
 * @example A short at 100x has lost its margin 1 % above its entry.
 * =LIQ.BANKRUPTCY("short", 28000, 100) → 28280
 * @example =LIQ.BANKRUPTCY("long", 8000, {4;10}, "inverse") → {6400;7272.72727272727}
 * @see https://www.bybit.com/en/help-center/article/Bankruptcy-Price-USDT-Contract
 */
export function liqBankruptcy(
  side: any[][],
  entryPrice: any[][],
  leverage: any[][],
  contract?: any[][],
): any[][] {
  return bankruptcy([side, entryPrice, leverage, contract]);
}
