import { marginCallPrice } from "../../core/liquidation/margin-call";
import { decimal } from "../../core/number/decimal";
import { ratesOfAll } from "../arguments/failures";
import { notCoveredAtLeverage, warningRatio } from "../arguments/maintenance";
import { leverage, positive, rate } from "../arguments/numbers";
import { contract, feeRate, side, usualMaintenanceRate } from "../arguments/terms";
import { optional } from "../cells/declaration";
import { forEachCell } from "../cells/each-cell";
import { texts, unsolved } from "../cells/errors";

const marginCall = forEachCell(
  "LIQ.MARGINCALL",
  {
    side,
    entryPrice: positive,
    leverage,
    ratio: optional(warningRatio, decimal("0.8")),
    maintenanceRate: optional(rate, usualMaintenanceRate),
    feeRate,
    contract,
  },
  ({ side, contract, entryPrice, leverage, ratio, maintenanceRate, feeRate }) => {
    const rates = maintenanceRate.plus(feeRate);
    const atEntry = rates.times(leverage);
    if (atEntry.gt(1)) return notCoveredAtLeverage({ maintenanceRate, feeRate, leverage });
    const all = ratesOfAll(maintenanceRate, feeRate);
    if (all) return all;
    if (atEntry.gt(ratio)) return unsolved(texts.calledAtEntry(ratio, atEntry), "leverage");
    const position = { side, contract, entryPrice, leverage, ratio, maintenanceRate: rates };
    return marginCallPrice(position) ?? noMarginCall;
  },
);

const noMarginCall = unsolved(texts.noMarginCall());

/**
 * Price at which an isolated position gets a margin call, the venue's warning before liquidation.
 *
 * @customfunction LIQ_MARGINCALL LIQ.MARGINCALL
 * @helpurl https://localhost:3000/docs/functions/LIQ.MARGINCALL.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} leverage Leverage; the margin is the entry value divided by it.
 * @param {any[][]} [ratio] Margin ratio of the warning, maintenance margin over equity, at most 1. Default 0.8 (80 %).
 * @param {any[][]} [maintenanceRate] Maintenance margin rate as a fraction. Default 0.005 (0.5 %).
 * @param {any[][]} [feeRate] Liquidation fee rate as a fraction, added to the maintenance rate. Default 0.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @returns {any[][]} Price of the margin call in quote currency per base unit.
 * @remarks
 * The mark price at which the maintenance margin is that share of the equity, which is margin and unrealised P&L together. With s = 1 for
 * a long and -1 for a short, E the entry price, L the leverage, r the ratio and m the maintenance rate plus the fee rate:
 *
 * - linear: `r*E*(1/L - s)/(m - r*s)`
 * - inverse: `E*(m + r*s)/(r*(1/L + s))`
 *
 * At a ratio of 1 it is LIQ.PRICE with rule "mark"; a lower one warns earlier. It is where SIM.POSITION turns to "margin call" at the
 * ratio of 0.8, but SIM.POSITION also takes the fee of opening out of the margin. Venues choose their own ratio, and some warn of nothing.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank ratio or contract is its default; a blank maintenanceRate or feeRate cell counts as 0. Where all
 * ranges are blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, a price or leverage is not positive, a ratio is not above 0 and at most 1,
 * a rate is not from 0 to below 1, both rates sum to 1 or more, or a name is not one of those listed.
 * @throws #VALUE! when a rate of 0.1 or more is above 1 / leverage: 0.5 is 50 %, and 0.5 % is 0.005.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when no positive price on the losing side leads there, such as for a linear long at leverage 1, or the margin ratio is above
 * it at entry.
 * @throws #NUM! when the result is too large for Excel.
 * @example The exchange warns a long at 2x before it liquidates it.
 * =LIQ.MARGINCALL("long", 60000, 2) → 30188.679245283
 * @example =LIQ.MARGINCALL("short", 60000, 2) → 89440.9937888199
 * @example =LIQ.MARGINCALL("long", 100, 5, {0.5;1}, 0.1) → {100;88.8888888888889}
 * @example =LIQ.MARGINCALL("long", 8000, 4, 0.5, 0.05, , "inverse") → 7040
 * @see https://developers.binance.com/docs/derivatives/usds-margined-futures/user-data-streams/Event-Margin-Call
 */
export function liqMarginCall(
  side: any[][],
  entryPrice: any[][],
  leverage: any[][],
  ratio?: any[][],
  maintenanceRate?: any[][],
  feeRate?: any[][],
  contract?: any[][],
): any[][] {
  return marginCall([side, entryPrice, leverage, ratio, maintenanceRate, feeRate, contract]);
}
