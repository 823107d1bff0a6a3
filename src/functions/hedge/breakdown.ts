import { marginedHedge, resultOf } from "../arguments/hedge";
import { Failure, texts, unsolved } from "../cells/errors";
import { once } from "../cells/once";

const breakdown = once("HEDGE.BREAKDOWN", marginedHedge, (values) => {
  const result = resultOf(values);
  if (result instanceof Failure) return result;
  const { spotPnl, futuresPnl, funding, fees, netPnl } = result;
  const parts = [
    ["Spot P&L", spotPnl],
    ["Futures P&L", futuresPnl],
    ["Funding", funding],
    ["Fees", fees],
    ["Net P&L", netPnl],
  ];
  if (!("isLiquidated" in result)) return parts;
  return [
    ...parts,
    ["Liquidation price", result.liquidationPrice ?? unsolved(texts.noShort(), "spotQuantity", "hedgeRatio")],
    ["Liquidated", result.isLiquidated ? "yes" : "no"],
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
 * @param {any[][]} [leverage] Leverage of the short, which has isolated margin. Left out, nothing liquidates it.
 * @param {any[][]} [maintenanceRate] Maintenance margin rate of the short as a fraction. Default 0.005 (0.5 %).
 * @param {any[][]} [extraMargin] Margin added to the short's initial margin, in quote currency. Default 0.
 * @param {any[][]} [futuresHigh] Highest futures price on the way to the exit. Default futuresExit.
 * @returns {any[][]} Rows of label and value: Spot P&L, Futures P&L, Funding, Fees, Net P&L; with leverage also Liquidation price and Liquidated.
 * @remarks
 * The parts of HEDGE.PNL in quote currency, on its assumptions. Fees are what the futures legs cost, as a positive amount:
 * Net P&L = Spot P&L + Futures P&L + Funding - Fees.
 *
 * With a leverage two rows follow: Liquidation price, that of the short, and Liquidated, "yes" or "no". A liquidated short's P&L is
 * the loss of its margin, `-(h*q*FE/L + extraMargin)`, and its fees are those of opening alone. With q the quantity, h the hedge
 * ratio, FE the futures entry and L the leverage, the liquidation price is
 * `(h*q*FE*(1 + 1/L) + extraMargin)/(h*q*(1 + maintenanceRate))`.
 *
 * Every argument is a single value. Blank cells count as in HEDGE.PNL.
 * @throws #VALUE! when a required argument is missing or blank, a value is not a number as described, or an argument is a
 * range of several cells.
 * @throws #VALUE! when maintenanceRate is above 0.25, more than any first bracket asks: 0.5 % is 0.005.
 * @throws #VALUE! when the short's margin is not above its maintenance margin at entry.
 * @throws #N/A in the cell of the liquidation price when nothing is sold short.
 * @throws #NUM! when a value is too large for Excel.
 * @example Half a hedge with 12 of funding received and fees of 0.05 %, part by part.
 * =HEDGE.BREAKDOWN(1, 60000, 55000, 0.5, , , 12, 0.0005) → {"Spot P&L",-5000;"Futures P&L",2500;"Funding",12;"Fees",28.75;"Net P&L",-2516.75}
 * @example A short at 10x is liquidated on the way to 80,000.
 * =HEDGE.BREAKDOWN(1, 60000, 80000, 0.8, , , , , 10) → {"Spot P&L",20000;"Futures P&L",-4800;"Funding",0;"Fees",0;"Net P&L",15200;"Liquidation price",65671.6417910448;"Liquidated","yes"}
 * @see https://www.cmegroup.com/education/courses/introduction-to-futures/calculating-futures-contract-profit-or-loss.html
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
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
  leverage?: any[][],
  maintenanceRate?: any[][],
  extraMargin?: any[][],
  futuresHigh?: any[][],
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
    leverage,
    maintenanceRate,
    extraMargin,
    futuresHigh,
  ]);
}
