import { positionPnl } from "../../core/position/pnl";
import { atLeastZero, positive } from "../arguments/numbers";
import { contract, feeRate, side } from "../arguments/terms";
import { forEachCell } from "../cells/each-cell";

const pnl = forEachCell(
  "PERP.PNL",
  { side, quantity: atLeastZero, entryPrice: positive, exitPrice: positive, contract, feeRate },
  (trade) => positionPnl(trade, trade.quantity),
);

/**
 * Profit or loss of a perpetual or futures position from entry to exit.
 *
 * @customfunction PERP_PNL PERP.PNL
 * @helpurl https://localhost:3000/docs/functions/PERP.PNL.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} quantity Base units (linear) or USD face value (inverse), at least 0.
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} exitPrice Exit price, or the mark price for the unrealised profit or loss.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @param {any[][]} [feeRate] Fee of each leg as a fraction of its value. Default 0.
 * @returns {any[][]} Profit or loss in quote currency (linear) or coin (inverse).
 * @remarks
 * With s = 1 for a long and -1 for a short, q the quantity, E entry, X exit, f the fee rate: linear
 * `s*q*(X - E) - f*q*(E + X)`, inverse `s*q*(1/E - 1/X) - f*q*(1/E + 1/X)`. Funding is apart: FUNDING.TOTAL.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank contract is its default; a blank feeRate counts as 0. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, or a value is not as described.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example A short of 0.2 BTC, closed 5,000 lower.
 * =PERP.PNL("short", 0.2, 50000, 45000) → 1000
 * @example A coin-margined long of 60,000 dollars gains coins.
 * =PERP.PNL("long", 60000, 600, 700, "inverse") → 14.2857142857143
 * @example =PERP.PNL("long", 1, 60000, {61000;59000}, , 0.0005) → {939.5;-1059.5}
 * @see https://www.binance.com/en/support/faq/how-to-use-the-binance-futures-calculator-360036498511
 */
export function perpPnl(
  side: any[][],
  quantity: any[][],
  entryPrice: any[][],
  exitPrice: any[][],
  contract?: any[][],
  feeRate?: any[][],
): any[][] {
  return pnl([side, quantity, entryPrice, exitPrice, contract, feeRate]);
}
