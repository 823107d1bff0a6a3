import { targetPrice } from "../../core/position/pnl";
import { leverage, positive, signedFraction } from "../arguments/numbers";
import { contract, side } from "../arguments/terms";
import { forEachCell } from "../cells/each-cell";
import { texts, unsolved } from "../cells/errors";

const target = forEachCell(
  "PERP.TARGET",
  { side, entryPrice: positive, leverage, roe: signedFraction, contract },
  (trade) => targetPrice(trade, trade.leverage, trade.roe) ?? unsolved(texts.noExitPrice()),
);

/**
 * Exit price at which a position earns a given return on its initial margin.
 *
 * @customfunction PERP_TARGET PERP.TARGET
 * @helpurl https://localhost:3000/docs/functions/PERP.TARGET.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} leverage Leverage; the initial margin is the entry value divided by it.
 * @param {any[][]} roe Return on the initial margin as a fraction (0.5 is 50 %), negative for a loss.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @returns {any[][]} Exit price in quote currency per base unit.
 * @remarks
 * The opposite of PERP.ROE without fees. Linear `E*(1 + s*roe/L)`, inverse `E/(1 - s*roe/L)`.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank contract is its default. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, or a value is not as described.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when no positive price earns this return, such as more than the whole value of a linear short.
 * @throws #NUM! when the result is too large for Excel.
 * @example Where a long at 10x has earned half of its margin.
 * =PERP.TARGET("long", 60000, 10, 0.5) → 63000
 * @example =PERP.TARGET("short", 60000, 10, {0.5;-0.5}) → {57000;63000}
 * @example =PERP.TARGET("long", 8000, 5, 1, "inverse") → 10000
 * @see https://www.binance.com/en/support/faq/how-to-use-the-binance-futures-calculator-360036498511
 */
export function perpTarget(
  side: any[][],
  entryPrice: any[][],
  leverage: any[][],
  roe: any[][],
  contract?: any[][],
): any[][] {
  return target([side, entryPrice, leverage, roe, contract]);
}
