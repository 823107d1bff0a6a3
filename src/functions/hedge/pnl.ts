import { hedgeResult } from "../../core/hedge/pnl";
import { hedge } from "../arguments/terms";
import { forEachCell } from "../cells/each-cell";

const pnl = forEachCell("HEDGE.PNL", hedge, (values) => hedgeResult(values).netPnl);

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
 * @returns {any[][]} Net profit or loss in quote currency.
 * @remarks
 * What the holding gained, plus what the linear short gained, plus the funding, less the fees of opening and closing the
 * short: `q*(X-E) + h*q*(FE-FX) + fundingCash - feeRate*h*q*(FE+FX)`, where q is the quantity, E and X the spot entry and
 * exit, h the hedge ratio, FE and FX the futures entry and exit.
 *
 * Every argument takes a number, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. Prices are quote currency per base unit; rates are fractions (0.0006 is 0.06 %).
 *
 * A blank futuresEntry or futuresExit is its default. A blank hedgeRatio, fundingCash or feeRate cell counts as 0, because
 * Excel may hand a blank cell over as 0; leave the argument out for its default. Where all ranges are blank the result is
 * blank.
 * @throws #VALUE! when a required argument is missing or blank, or a value is not a number as described.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example =HEDGE.PNL(1, 60000, 55000, 0.5) → -2500
 * @example =HEDGE.PNL(1, 60000, 54000) → 0
 * @example =HEDGE.PNL(1, 60000, 54000, 1, , , -30) → -30
 * @example =HEDGE.PNL(1, 60000, {55000;54000}, 0.5) → {-2500;-3000}
 * @see https://www.cmegroup.com/education/courses/introduction-to-futures/calculating-futures-contract-profit-or-loss.html
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
  ]);
}
