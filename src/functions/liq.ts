import { contractTypes, sides } from "../core/contract";
import { decimal, zero } from "../core/decimal";
import { isolatedLiquidationPrice, maintenanceRules, positionAtLeverage } from "../core/liquidation/isolated";
import { ladderLeverages, liquidationRung } from "../core/liquidation/ladder";
import { choice, keepingStopped, optional, optionalSeries, positive, rate } from "./cells/arguments";
import { forEachCell } from "./cells/each-cell";
import { texts, unsolved } from "./cells/errors";
import { once } from "./cells/once";
import { isStopped } from "./cells/reading";
import { withBlankRows } from "./cells/series";
import type { Output } from "./cells/spill";

const defaultMaintenanceRate = decimal("0.005");

const price = forEachCell(
  "LIQ.PRICE",
  {
    side: choice(sides),
    entryPrice: positive,
    leverage: positive,
    maintenanceRate: optional(rate, defaultMaintenanceRate),
    contract: optional(choice(contractTypes), "linear"),
    feeRate: optional(rate, zero),
    rule: optional(choice(maintenanceRules), "mark"),
  },
  ({ side, entryPrice, leverage, maintenanceRate, contract, feeRate, rule }) => {
    const rates = feeRate.isZero() ? maintenanceRate : maintenanceRate.plus(feeRate);
    const position = positionAtLeverage(
      { side, contract, rule, entryPrice, maintenanceRate: rates },
      leverage,
    );
    return isolatedLiquidationPrice(position) ?? unsolved(texts.noLiquidation());
  },
);

const ladder = once(
  "LIQ.LADDER",
  {
    side: choice(sides),
    entryPrice: positive,
    leverages: keepingStopped(optionalSeries(positive, ladderLeverages)),
    maintenanceRate: optional(rate, defaultMaintenanceRate),
    contract: optional(choice(contractTypes), "linear"),
  },
  ({ leverages, ...position }, layout) => {
    const header = ["Leverage", "Initial margin rate", "Liquidation price", "Distance"];
    const rows = leverages.map((leverage): Output[] => {
      if (isStopped(leverage)) return [leverage, leverage, leverage, leverage];
      const rung = liquidationRung(position, leverage);
      const none = unsolved(texts.noLiquidation());
      return [leverage, rung.initialMarginRate, rung.liquidationPrice ?? none, rung.distance ?? none];
    });
    return [header, ...withBlankRows(layout, rows)];
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
 * maintenanceRate. A price on the wrong side of the entry means that the position would be liquidated at once.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. Blank contract and rule cells are their defaults; a blank maintenanceRate or feeRate cell
 * counts as 0, because Excel may hand a blank cell over as 0; leave the argument out for its default. Where all ranges are
 * blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, a price or leverage is not positive, a rate is not from 0 to
 * below 1, or a name is not one of those listed.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when no positive price liquidates the position, such as a linear long at leverage 1.
 * @throws #NUM! when the result is too large for Excel.
 * @example =LIQ.PRICE("long", 60000, 10) → 54271.3567839196
 * @example =LIQ.PRICE("short", 60000, 10) → 65671.6417910448
 * @example =LIQ.PRICE("long", 8000, 50, 0.005, "inverse", , "entry") → 7881.77339901478
 * @example =LIQ.PRICE("long", 10, {5;10}, 0.01, , , "entry") → {8.1;9.1}
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

/**
 * Liquidation prices of one isolated position at several leverages, with the distance to each.
 *
 * @customfunction LIQ_LADDER LIQ.LADDER
 * @helpurl https://localhost:3000/docs/functions/LIQ.LADDER.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} [leverages] Row or column of leverages. Default 1, 2, 3, 5, 10, 20, 50, 100.
 * @param {any[][]} [maintenanceRate] Maintenance margin rate as a fraction. Default 0.005 (0.5 %).
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @returns {any[][]} Header and a row per leverage: Leverage, Initial margin rate, Liquidation price, Distance.
 * @remarks
 * Each row is LIQ.PRICE with rule "mark" at that leverage. The initial margin rate is 1 / leverage. The distance is the
 * fraction of the entry price between entry and liquidation: `(E - P)/E` for a long, `(P - E)/E` for a short; negative where
 * the position would be liquidated at once.
 *
 * side, entryPrice, maintenanceRate and contract are single values. A blank contract is its default; a blank
 * maintenanceRate cell counts as 0. A blank leverage gives a blank row. An error among the leverages stands in its own row.
 * @throws #VALUE! when side or entryPrice is missing or blank, a value is not as described, or leverages is not one row or
 * column.
 * @throws #N/A in the price and distance of a leverage at which no positive price liquidates the position.
 * @example =LIQ.LADDER("short", 100, {4;10}, 0.25) → {"Leverage","Initial margin rate","Liquidation price","Distance";4,0.25,100,0;10,0.1,88,-0.12}
 * @example =LIQ.LADDER("long", 100, {2;5}, 0) → {"Leverage","Initial margin rate","Liquidation price","Distance";2,0.5,50,0.5;5,0.2,80,0.2}
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 */
export function liqLadder(
  side: any[][],
  entryPrice: any[][],
  leverages?: any[][],
  maintenanceRate?: any[][],
  contract?: any[][],
): any[][] {
  return ladder([side, entryPrice, leverages, maintenanceRate, contract]);
}
