import {
  coversMaintenance,
  isolatedLiquidationPrice,
  maintenanceRules,
} from "../../core/liquidation/isolated";
import { zero } from "../../core/number/decimal";
import { noLiquidation, ratesOfAll } from "../arguments/failures";
import { notCovered } from "../arguments/maintenance";
import { atLeastZero, positive, rate } from "../arguments/numbers";
import { contract, feeRate, side } from "../arguments/terms";
import { choice } from "../arguments/words";
import { optional } from "../cells/declaration";
import { forEachCell } from "../cells/each-cell";

const isolated = forEachCell(
  "LIQ.ISOLATED",
  {
    side,
    entryPrice: positive,
    quantity: positive,
    margin: positive,
    maintenanceRate: rate,
    maintenanceAmount: optional(atLeastZero, zero),
    feeRate,
    contract,
    rule: optional(choice(maintenanceRules), "mark"),
  },
  (values) => {
    const { side, contract, rule, entryPrice, quantity, margin, maintenanceAmount } = values;
    const { maintenanceRate, feeRate } = values;
    const rates = maintenanceRate.plus(feeRate);
    const position = {
      side,
      contract,
      rule,
      entryPrice,
      quantity,
      margin,
      maintenanceRate: rates,
      maintenanceAmount,
    };
    const all = ratesOfAll(maintenanceRate, feeRate);
    if (all) return all;
    if (!coversMaintenance(position)) return notCovered(maintenanceRate, feeRate);
    return isolatedLiquidationPrice(position) ?? noLiquidation;
  },
);

/**
 * Liquidation price of an isolated position from the account's own figures.
 *
 * @customfunction LIQ_ISOLATED LIQ.ISOLATED
 * @helpurl https://localhost:3000/docs/functions/LIQ.ISOLATED.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} quantity Base units (linear) or USD face value (inverse).
 * @param {any[][]} margin Margin without unrealised P&L, quote currency (linear) or coin (inverse).
 * @param {any[][]} maintenanceRate Maintenance margin rate of the position's bracket, as a fraction.
 * @param {any[][]} [maintenanceAmount] Amount taken off the maintenance margin, in the margin's currency. Default 0.
 * @param {any[][]} [feeRate] Liquidation fee rate as a fraction, added to the maintenance rate. Default 0.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @param {any[][]} [rule] "mark": maintenance on the value at the mark price; "entry": at entry. Default "mark".
 * @returns {any[][]} Liquidation price in quote currency per base unit.
 * @remarks
 * The mark price at which margin and unrealised P&L together have fallen to the maintenance margin and fee. With s = 1 for a long
 * and -1 for a short, E the entry price, q the quantity, W the margin, m the maintenance rate plus the fee rate, c the amount:
 *
 * - linear, mark: `(W + c - s*q*E) / (q*m - s*q)`
 * - linear, entry: `E - s*(W - (E*q*m - c))/q`
 * - inverse, mark: `q*(s + m) / (W + c + s*q/E)`
 * - inverse, entry: `s*q / (W - (m*q/E - c) + s*q/E)`
 *
 * Added margin counts: pass the whole margin of the position. Which venue's figures go where: Binance "mark" with its rate and
 * amount; OKX and Gate "mark" with their fee rate; HTX "mark" with adjust factor / leverage as the rate; Hyperliquid "mark" with
 * half of 1 / maximum leverage; MEXC, and older Bybit, KuCoin and Phemex, "entry". LIQ.TIERED finds the bracket by itself.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank contract or rule is its default; a blank maintenanceAmount or feeRate counts as 0, and so does a
 * maintenanceRate that Excel hands over as 0. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, a price, quantity or margin is not positive, a rate is not from 0
 * to below 1, both rates sum to 1 or more, an amount is negative, or a name is not one of those listed.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when no positive price liquidates the position, or the margin does not cover the maintenance margin at entry.
 * @throws #NUM! when the result is too large for Excel.
 * @example A long of 1 at 10 with a margin of 2.
 * =LIQ.ISOLATED("long", 10, 1, 2, 0.01, 0.01) → 8.07070707070707
 * @example =LIQ.ISOLATED("long", 6563.665, 20, 13200.70726908, 0.005, 50) → 5930.78355431759
 * @example =LIQ.ISOLATED("long", 10000, 1, 200, 0.005, , , , "entry") → 9850
 * @example =LIQ.ISOLATED("long", 2000, 20000, 1, 0.005, , , "inverse", "entry") → 1826.48401826484
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 * @see https://www.binance.com/en/support/faq/ceccfcfb4e3a45e3b48b0b1bb1a8ae46
 * @see https://www.bybit.com/en/help-center/article/Liquidation-Price-Calculation-under-Isolated-Mode-Unified-Trading-Account
 */
export function liqIsolated(
  side: any[][],
  entryPrice: any[][],
  quantity: any[][],
  margin: any[][],
  maintenanceRate: any[][],
  maintenanceAmount?: any[][],
  feeRate?: any[][],
  contract?: any[][],
  rule?: any[][],
): any[][] {
  return isolated([
    side,
    entryPrice,
    quantity,
    margin,
    maintenanceRate,
    maintenanceAmount,
    feeRate,
    contract,
    rule,
  ]);
}
