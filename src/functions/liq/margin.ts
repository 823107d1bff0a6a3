import { maintenanceRules } from "../../core/liquidation/isolated";
import { isolatedMargin } from "../../core/liquidation/isolated-margin";
import { type Tier, tierIndex } from "../../core/liquidation/tiers";
import { type Decimal, one, zero } from "../../core/number/decimal";
import { quotientOf } from "../../core/number/fraction";
import { beyondTable, ratesOfAll } from "../arguments/failures";
import { atLeastZero, positive, rate } from "../arguments/numbers";
import { contract, feeRate, side } from "../arguments/terms";
import { tierTable } from "../arguments/tiers";
import { choice } from "../arguments/words";
import { optional, optionalWhole } from "../cells/declaration";
import { forEachCell } from "../cells/each-cell";
import { texts, unsolved } from "../cells/errors";

const margin = forEachCell(
  "LIQ.MARGIN",
  {
    side,
    entryPrice: positive,
    quantity: positive,
    targetPrice: positive,
    maintenanceRate: rate,
    maintenanceAmount: optional(atLeastZero, zero),
    feeRate,
    contract,
    rule: optional(choice(maintenanceRules), "mark"),
    tiers: optionalWhole<readonly Tier[], undefined>(tierTable, undefined),
  },
  (position) => {
    const { side, contract, rule, entryPrice, quantity, targetPrice, feeRate, tiers } = position;
    const price = rule === "mark" ? targetPrice : entryPrice;
    const [size, scale] = contract === "linear" ? [quantity.times(price), one] : [quantity, price];
    const bracket = bracketOf(position, tiers, size, scale);
    if (!bracket) return beyondTable(tiers!);
    const all = ratesOfAll(bracket.rate, feeRate);
    if (all) return all;
    const figures = { maintenanceRate: bracket.rate.plus(feeRate), maintenanceAmount: bracket.amount };
    const found = isolatedMargin({ side, contract, rule, entryPrice, quantity, ...figures }, targetPrice);
    return found.numerator.gt(0) ? quotientOf(found) : unsolved(texts.noMargin());
  },
);

/** Rate and amount of the position's own or, without a rate, of its bracket; undefined past the last cap. */
function bracketOf(
  { maintenanceRate, maintenanceAmount }: Record<"maintenanceRate" | "maintenanceAmount", Decimal>,
  tiers: readonly Tier[] | undefined,
  size: Decimal,
  scale: Decimal,
): Pick<Tier, "rate" | "amount"> | undefined {
  if (!tiers || !maintenanceRate.isZero()) return { rate: maintenanceRate, amount: maintenanceAmount };
  return tiers[tierIndex(tiers, size, scale) ?? tiers.length];
}

/**
 * Margin that puts the liquidation price of an isolated position at a target.
 *
 * @customfunction LIQ_MARGIN LIQ.MARGIN
 * @helpurl https://localhost:3000/docs/functions/LIQ.MARGIN.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} quantity Base units (linear) or USD face value (inverse).
 * @param {any[][]} targetPrice Price at which the position is to be liquidated, quote currency per base unit.
 * @param {any[][]} maintenanceRate Maintenance margin rate of the position's bracket, as a fraction.
 * @param {any[][]} [maintenanceAmount] Amount taken off the maintenance margin, in the margin's currency. Default 0.
 * @param {any[][]} [feeRate] Liquidation fee rate as a fraction, added to the maintenance rate. Default 0.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @param {any[][]} [rule] "mark": maintenance on the value at the mark price; "entry": at entry. Default "mark".
 * @param {any[][]} [tiers] Table of brackets as LIQ.TIERS shows it, which counts where maintenanceRate is 0. Default none.
 * @returns {any[][]} Margin without unrealised P&L, quote currency (linear) or coin (inverse).
 * @remarks
 * The inverse of LIQ.ISOLATED: the whole margin with which the position is liquidated at the target. What to add is this less the margin
 * that the position has; below 0 so much may be taken out. With s = 1 for a long and -1 for a short, E the entry price, P the target, q
 * the quantity, m the maintenance rate plus the fee rate, c the amount:
 *
 * - linear, mark: `P*q*m - c + s*q*(E - P)`
 * - linear, entry: `E*q*m - c + s*q*(E - P)`
 * - inverse, mark: `q*m/P - c + s*q*(1/P - 1/E)`
 * - inverse, entry: `q*m/E - c + s*q*(1/P - 1/E)`
 *
 * With a maintenanceRate of 0 and tiers, rate and amount are those of the bracket of the notional at the target (mark) or at entry
 * (entry), and maintenanceAmount is not used. A position of a cross account is LIQ.TOPUP's.
 *
 * Every argument but tiers takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank contract or rule is its default; a blank maintenanceAmount or feeRate counts as 0. Where all
 * ranges are blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, a price or quantity is not positive, a rate is not from 0 to below 1, both
 * rates sum to 1 or more, an amount is negative, or a name is not one of those listed.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when no margin above 0 does it: the position gains at the target.
 * @throws #N/A when the notional is past the last cap of tiers.
 * @throws #NUM! when the result is too large for Excel.
 * @example The margin with which a long of 2 at 50,000 is liquidated at 40,000.
 * =LIQ.MARGIN("long", 50000, 2, 40000, 0.01, , 0.0005) → 20840
 * @example =LIQ.MARGIN("short", 20000, 1, 23300, 0.005, , , , "entry") → 3400
 * @example =LIQ.MARGIN("short", 50000, 100000, 60000, 0.01, , , "inverse") → 0.35
 * @example =LIQ.MARGIN("long", 15000, 1, 10000, 0, , , , , {0,10000,0.01;10000,50000,0.02}) → 5100
 * @see https://www.bybit.com/en/help-center/article/Liquidation-Price-Calculation-under-Isolated-Mode-Unified-Trading-Account
 */
export function liqMargin(
  side: any[][],
  entryPrice: any[][],
  quantity: any[][],
  targetPrice: any[][],
  maintenanceRate: any[][],
  maintenanceAmount?: any[][],
  feeRate?: any[][],
  contract?: any[][],
  rule?: any[][],
  tiers?: any[][],
): any[][] {
  return margin([
    side,
    entryPrice,
    quantity,
    targetPrice,
    maintenanceRate,
    maintenanceAmount,
    feeRate,
    contract,
    rule,
    tiers,
  ]);
}
