import {
  isolatedLiquidationPrice,
  maintenanceRules,
  positionAtLeverage,
} from "../../core/liquidation/isolated";
import { noLiquidation, ratesOfAll } from "../arguments/failures";
import { notCoveredAtLeverage } from "../arguments/maintenance";
import { leverage, positive, rate } from "../arguments/numbers";
import { contract, feeRate, side, usualMaintenanceRate } from "../arguments/terms";
import { choice } from "../arguments/words";
import { optional } from "../cells/declaration";
import { forEachCell } from "../cells/each-cell";

const price = forEachCell(
  "LIQ.PRICE",
  {
    side,
    entryPrice: positive,
    leverage,
    maintenanceRate: optional(rate, usualMaintenanceRate),
    contract,
    feeRate,
    rule: optional(choice(maintenanceRules), "mark"),
  },
  ({ side, entryPrice, leverage, maintenanceRate, contract, feeRate, rule }) => {
    const rates = feeRate.isZero() ? maintenanceRate : maintenanceRate.plus(feeRate);
    if (rates.times(leverage).gt(1)) return notCoveredAtLeverage({ maintenanceRate, feeRate, leverage });
    const all = ratesOfAll(maintenanceRate, feeRate);
    if (all) return all;
    const position = positionAtLeverage(
      { side, contract, rule, entryPrice, maintenanceRate: rates },
      leverage,
    );
    return isolatedLiquidationPrice(position) ?? noLiquidation;
  },
);

/**
 * Liquidation price of an isolated position whose margin is its initial margin.
 *
 * @customfunction LIQ_PRICE LIQ.PRICE
 * @helpurl https://localhost:3000/docs/functions/LIQ.PRICE.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} leverage Leverage; the margin is the entry value divided by it.
 * @param {any[][]} [maintenanceRate] Maintenance margin rate as a fraction. Default 0.005 (0.5 %).
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @param {any[][]} [feeRate] Liquidation fee rate as a fraction, added to the maintenance rate. Default 0.
 * @param {any[][]} [rule] "mark": maintenance on the value at the mark price; "entry": at entry. Default "mark".
 * @returns {any[][]} Liquidation price in quote currency per base unit.
 * @remarks
 * The mark price at which margin and unrealised P&L together have fallen to the maintenance margin. With s = 1 for a long and
 * -1 for a short, E the entry price, L the leverage and m the maintenance rate plus the fee rate:
 *
 * - linear, mark: `E*(1/L - s)/(m - s)`
 * - linear, entry: `E*(1 - s*(1/L - m))`
 * - inverse, mark: `E*(s + m)/(1/L + s)`
 * - inverse, entry: `s*E/(1/L - m + s)`
 *
 * Rule "mark" is that of Binance, OKX, Gate, Hyperliquid and dYdX, and of Bybit since 2025-09-02; "entry" that of MEXC and of
 * older Bybit and KuCoin. The price does not depend on the position's size as long as it stays in the bracket of
 * maintenanceRate. Where maintenance and fee are more than the margin, `m > 1/L`, the position is liquidated as it is opened and has no price.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. Blank contract and rule cells are their defaults; a blank maintenanceRate or feeRate cell
 * counts as 0, because Excel may hand a blank cell over as 0; leave the argument out for its default. Where all ranges are
 * blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, a price or leverage is not positive, a rate is not from 0 to
 * below 1, both rates sum to 1 or more, or a name is not one of those listed.
 * @throws #VALUE! when a rate of 0.1 or more is above 1 / leverage: 0.5 is 50 %, and 0.5 % is 0.005.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when no positive price liquidates the position, such as a linear long at leverage 1, or the margin does not cover
 * the maintenance margin at entry.
 * @throws #NUM! when the result is too large for Excel.
 * @example A long opened at 60,000 with 10x leverage.
 * =LIQ.PRICE("long", 60000, 10) → 54271.3567839196
 * @example The short on the other side is liquidated above.
 * =LIQ.PRICE("short", 60000, 10) → 65671.6417910448
 * @example A coin-margined long, with the maintenance margin on the entry value.
 * =LIQ.PRICE("long", 8000, 50, 0.005, "inverse", , "entry") → 7881.77339901478
 * @example Two leverages at once.
 * =LIQ.PRICE("long", 10, {5;10}, 0.01, , , "entry") → {8.1;9.1}
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 * @see https://www.binance.com/en/support/faq/ceccfcfb4e3a45e3b48b0b1bb1a8ae46
 * @see https://www.bybit.com/en/help-center/article/Liquidation-Price-Calculation-under-Isolated-Mode-Unified-Trading-Account
 */
export function liqPrice(
  side: any[][],
  entryPrice: any[][],
  leverage: any[][],
  maintenanceRate?: any[][],
  contract?: any[][],
  feeRate?: any[][],
  rule?: any[][],
): any[][] {
  return price([side, entryPrice, leverage, maintenanceRate, contract, feeRate, rule]);
}
