import { hedgeResult } from "../../core/hedge/pnl";
import { hedge } from "../arguments/terms";
import { once } from "../cells/once";

const breakdown = once("HEDGE.BREAKDOWN", hedge, (values) => {
  const { spotPnl, futuresPnl, funding, fees, netPnl } = hedgeResult(values);
  return [
    ["Spot P&L", spotPnl],
    ["Futures P&L", futuresPnl],
    ["Funding", funding],
    ["Fees", fees],
    ["Net P&L", netPnl],
  ];
});

/**
 * Where the result of a hedged holding comes from: spot, futures, funding and fees.
 *
 * @customfunction HEDGE_BREAKDOWN HEDGE.BREAKDOWN
 * @helpurl https://localhost:3000/docs/functions/HEDGE.BREAKDOWN.html
 * @param {any[][]} spotQuantity Quantity held, in base units, at least 0.
 * @param {any[][]} spotEntry Price paid for the holding.
 * @param {any[][]} spotExit Price at which the holding is valued or sold.
 * @param {any[][]} [hedgeRatio] Share of the holding that is sold short. Default 1, the whole holding.
 * @param {any[][]} [futuresEntry] Price at which the short was opened. Default spotEntry.
 * @param {any[][]} [futuresExit] Price at which the short is closed. Default spotExit.
 * @param {any[][]} [fundingCash] Funding that the short received, negative when it paid. Default 0.
 * @param {any[][]} [feeRate] Fee of each futures leg as a fraction of its value. Default 0.
 * @returns {any[][]} Five rows of label and value: Spot P&L, Futures P&L, Funding, Fees, Net P&L.
 * @remarks
 * The parts of HEDGE.PNL in quote currency. Fees are what both futures legs cost, as a positive amount:
 * Net P&L = Spot P&L + Futures P&L + Funding - Fees.
 *
 * Every argument is a single value. Blank cells count as in HEDGE.PNL.
 * @throws #VALUE! when a required argument is missing or blank, a value is not a number as described, or an argument is a
 * range of several cells.
 * @throws #NUM! when a value is too large for Excel.
 * @example =HEDGE.BREAKDOWN(1, 60000, 55000, 0.5, , , 12, 0.0005) → {"Spot P&L",-5000;"Futures P&L",2500;"Funding",12;"Fees",28.75;"Net P&L",-2516.75}
 * @see https://www.cmegroup.com/education/courses/introduction-to-futures/calculating-futures-contract-profit-or-loss.html
 */
export function hedgeBreakdown(
  spotQuantity: any[][],
  spotEntry: any[][],
  spotExit: any[][],
  hedgeRatio?: any[][],
  futuresEntry?: any[][],
  futuresExit?: any[][],
  fundingCash?: any[][],
  feeRate?: any[][],
): any[][] {
  return breakdown([
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
