import { maxLeverage } from "../../core/liquidation/max-leverage";
import { positive } from "../arguments/numbers";
import { contract, maintenanceRate, side } from "../arguments/terms";
import { forEachCell } from "../cells/each-cell";
import { Failure, refuse, texts } from "../cells/errors";

const leverageForStop = forEachCell(
  "LIQ.MAXLEVERAGE",
  {
    side,
    entryPrice: positive,
    stopPrice: positive,
    maintenanceRate,
    contract,
  },
  (position) => {
    const { side, entryPrice, stopPrice, maintenanceRate } = position;
    const distance = stopPrice.cmp(entryPrice);
    if (distance === (side === "long" ? 1 : -1))
      return refuse(texts.stopOnWrongSide(side, stopPrice, entryPrice), "side");
    if (distance === 0 && maintenanceRate.isZero()) return new Failure("#DIV/0!");
    return maxLeverage(position, stopPrice);
  },
);

/**
 * Highest leverage at which an isolated position is not liquidated before its stop.
 *
 * @customfunction LIQ_MAXLEVERAGE LIQ.MAXLEVERAGE
 * @helpurl https://localhost:3000/docs/functions/LIQ.MAXLEVERAGE.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} stopPrice Stop price, on the losing side of the entry.
 * @param {any[][]} [maintenanceRate] Maintenance margin rate as a fraction. Default 0.005 (0.5 %).
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @returns {any[][]} Leverage at which LIQ.PRICE with rule "mark" is the stop price.
 * @remarks
 * With s = 1 for a long and -1 for a short, E the entry price, S the stop price, m the maintenance rate: linear
 * `E / (s*(E - S*(1 - s*m)))`, inverse `S / (s*(E*(1 + s*m) - S))`. The venue's own limit may be lower; leave room for slippage
 * and fees.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank contract is its default; a blank maintenanceRate counts as 0. Where all ranges are blank the result is
 * blank.
 * @throws #VALUE! when a required argument is missing or blank, a price is not positive, the stop is on the winning side, a rate is
 * not from 0 to below 1, or a name is not one of those listed.
 * @throws #VALUE! when maintenanceRate is above 0.25, more than any first bracket asks: 0.5 % is 0.005.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #DIV/0! when the stop is the entry and the maintenance rate is 0.
 * @example The highest leverage at which a stop at 54,000 comes before the liquidation.
 * =LIQ.MAXLEVERAGE("long", 60000, 54000) → 9.56937799043062
 * @example =LIQ.MAXLEVERAGE("short", 100, 110, 0) → 10
 * @example =LIQ.MAXLEVERAGE("long", 8000, 7272.72727272727, 0.004, "inverse") → 9.57854406130264
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 */
export function liqMaxLeverage(
  side: any[][],
  entryPrice: any[][],
  stopPrice: any[][],
  maintenanceRate?: any[][],
  contract?: any[][],
): any[][] {
  return leverageForStop([side, entryPrice, stopPrice, maintenanceRate, contract]);
}
