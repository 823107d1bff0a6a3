import { marginedHedge, resultOf } from "../arguments/hedge";
import { forEachCell } from "../cells/each-cell";
import { Failure } from "../cells/errors";

const pnl = forEachCell("HEDGE.PNL", marginedHedge, (values) => {
  const result = resultOf(values);
  return result instanceof Failure ? result : result.netPnl;
});

/**
 * Net profit or loss of a spot holding with a short futures position against part or all of it.
 *
 * @customfunction HEDGE_PNL HEDGE.PNL
 * @helpurl https://localhost:3000/docs/functions/HEDGE.PNL.html
 * @param {any[][]} spotQuantity Quantity held, in base units, at least 0.
 * @param {any[][]} spotEntry Price paid for the holding.
 * @param {any[][]} spotExit Price at which the holding is valued or sold.
 * @param {any[][]} [hedgeRatio] Share of the holding that is sold short. Default 1, the whole holding.
 * @param {any[][]} [futuresEntry] Price at which the short was opened. Default spotEntry.
 * @param {any[][]} [futuresExit] Price at which the short is closed. Default spotExit.
 * @param {any[][]} [fundingCash] Funding that the short received, negative when it paid. Default 0.
 * @param {any[][]} [feeRate] Fee of each futures leg as a fraction of its value. Default 0.
 * @param {any[][]} [leverage] Leverage of the short, which has isolated margin. Left out, nothing liquidates it.
 * @param {any[][]} [maintenanceRate] Maintenance margin rate of the short as a fraction. Default 0.005 (0.5 %).
 * @param {any[][]} [extraMargin] Margin added to the short's initial margin, in quote currency. Default 0.
 * @param {any[][]} [futuresHigh] Highest futures price on the way to the exit. Default futuresExit.
 * @returns {any[][]} Net profit or loss in quote currency.
 * @remarks
 * What the holding gained, plus what the linear short gained, plus the funding, less the fees of opening and closing the
 * short: `q*(X-E) + h*q*(FE-FX) + fundingCash - feeRate*h*q*(FE+FX)`, where q is the quantity, E and X the spot entry and
 * exit, h the hedge ratio, FE and FX the futures entry and exit.
 *
 * With a leverage L the short has a margin of its own, `W = h*q*FE/L + extraMargin`, and is liquidated at
 * `(W + h*q*FE)/(h*q*(1 + maintenanceRate))`. Where futuresExit or futuresHigh reaches that price, the short has lost W, whatever
 * the exit, and costs the fee of opening only; the holding goes on alone: `q*(X-E) - W + fundingCash - feeRate*h*q*FE`.
 *
 * Assumed with a leverage: isolated margin, the fees paid apart from it, and funding that does not change it; the maintenance margin
 * on the value at the mark price (Binance, OKX, Gate, Hyperliquid, and Bybit since 2025-09-02); the price goes straight from entry to
 * exit unless futuresHigh says that it was higher; nobody adds margin or sells again; fundingCash is what came in all, so after a
 * liquidation give only what came before it. LIQ.VENUE has the brackets of an exchange.
 *
 * Every argument takes a number, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. Prices are quote currency per base unit; rates are fractions (0.0006 is 0.06 %).
 *
 * A blank futuresEntry, futuresExit, leverage or futuresHigh is as if left out. A blank hedgeRatio, fundingCash, feeRate,
 * maintenanceRate or extraMargin cell counts as 0, because Excel may hand a blank cell over as 0; leave the argument out for its
 * default. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, or a value is not a number as described.
 * @throws #VALUE! when maintenanceRate is above 0.25, more than any first bracket asks: 0.5 % is 0.005.
 * @throws #VALUE! when the short's margin is not above its maintenance margin at entry.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example 1 BTC, half hedged, loses half of the fall.
 * =HEDGE.PNL(1, 60000, 55000, 0.5) → -2500
 * @example Fully hedged, it loses nothing.
 * =HEDGE.PNL(1, 60000, 54000) → 0
 * @example Fully hedged, and 30 of funding paid.
 * =HEDGE.PNL(1, 60000, 54000, 1, , , -30) → -30
 * @example =HEDGE.PNL(1, 60000, {55000;54000}, 0.5) → {-2500;-3000}
 * @example =HEDGE.PNL(1, 60000, {65000;80000}, 0.8, , , , , 10) → {1000;15200}
 * @example The price rises to 66,000 first and liquidates the short, and nothing hedges the fall after that.
 * =HEDGE.PNL(1, 60000, 55000, 0.8, , , , , 10, , , 66000) → -9800
 * @see https://www.cmegroup.com/education/courses/introduction-to-futures/calculating-futures-contract-profit-or-loss.html
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 */
export function hedgePnl(
  spotQuantity: any[][],
  spotEntry: any[][],
  spotExit: any[][],
  hedgeRatio?: any[][],
  futuresEntry?: any[][],
  futuresExit?: any[][],
  fundingCash?: any[][],
  feeRate?: any[][],
  leverage?: any[][],
  maintenanceRate?: any[][],
  extraMargin?: any[][],
  futuresHigh?: any[][],
): any[][] {
  return pnl([
    spotQuantity,
    spotEntry,
    spotExit,
    hedgeRatio,
    futuresEntry,
    futuresExit,
    fundingCash,
    feeRate,
    leverage,
    maintenanceRate,
    extraMargin,
    futuresHigh,
  ]);
}
