import { returnOnMargin } from "../../core/position/pnl";
import { leverage, positive } from "../arguments/numbers";
import { contract, feeRate, side } from "../arguments/terms";
import { forEachCell } from "../cells/each-cell";

const roe = forEachCell(
  "PERP.ROE",
  { side, entryPrice: positive, exitPrice: positive, leverage, contract, feeRate },
  (trade) => returnOnMargin(trade, trade.leverage),
);

/**
 * Return on a position's initial margin, ROE, from entry to exit.
 *
 * @customfunction PERP_ROE PERP.ROE
 * @helpurl https://localhost:3000/docs/functions/PERP.ROE.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} exitPrice Exit price, or the mark price.
 * @param {any[][]} leverage Leverage; the initial margin is the entry value divided by it.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @param {any[][]} [feeRate] Fee of each leg as a fraction of its value. Default 0.
 * @returns {any[][]} Return as a fraction (0.25 is 25 %).
 * @remarks
 * The profit or loss of PERP.PNL over the value at entry divided by the leverage; the quantity does not matter. Linear
 * `L*(s*(X - E) - f*(E + X))/E`, inverse `L*(s*(X - E) - f*(E + X))/X`.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank contract is its default; a blank feeRate counts as 0. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, or a value is not as described.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example 5 % up at 10x is half of the margin.
 * =PERP.ROE("long", 60000, 63000, 10) → 0.5
 * @example =PERP.ROE("short", 60000, 63000, {5;10}) → {-0.25;-0.5}
 * @example =PERP.ROE("long", 8000, 10000, 5, "inverse") → 1
 * @see https://www.binance.com/en/support/faq/how-to-use-the-binance-futures-calculator-360036498511
 */
export function perpRoe(
  side: any[][],
  entryPrice: any[][],
  exitPrice: any[][],
  leverage: any[][],
  contract?: any[][],
  feeRate?: any[][],
): any[][] {
  return roe([side, entryPrice, exitPrice, leverage, contract, feeRate]);
}
