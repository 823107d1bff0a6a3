import { maintenanceRules } from "../../core/liquidation/isolated";
import { tieredLiquidationPrice } from "../../core/liquidation/tiered";
import type { Tier } from "../../core/liquidation/tiers";
import { larger, one, type Decimal } from "../../core/number/decimal";
import { beyondTable, priceOrNone, ratesOfAll } from "../arguments/failures";
import { positive } from "../arguments/numbers";
import { contract, feeRate, side } from "../arguments/terms";
import { tierTable } from "../arguments/tiers";
import { choice } from "../arguments/words";
import { optional } from "../cells/declaration";
import { forEachCell } from "../cells/each-cell";

const tiered = forEachCell(
  "LIQ.TIERED",
  {
    tiers: tierTable,
    side,
    entryPrice: positive,
    quantity: positive,
    margin: positive,
    feeRate,
    contract,
    rule: optional(choice(maintenanceRules), "mark"),
  },
  ({ tiers, side, entryPrice, quantity, margin: numerator, feeRate, contract, rule }) => {
    const all = ratesOfAll(highestRate(tiers), feeRate, "tiers");
    if (all) return all;
    const margin = { numerator, denominator: one };
    const position = { side, contract, rule, entryPrice, quantity, margin, feeRate };
    const price = tieredLiquidationPrice(position, tiers);
    return price === "beyond the table" ? beyondTable(tiers) : priceOrNone(price, tiers[0]!.rate, feeRate);
  },
);

/** Found once for all cells of a call. */
const highest = new WeakMap<readonly Tier[], Decimal>();

function highestRate(tiers: readonly Tier[]): Decimal {
  const rate = highest.get(tiers) ?? tiers.map(({ rate }) => rate).reduce(larger);
  highest.set(tiers, rate);
  return rate;
}

/**
 * Liquidation price of an isolated position by a table of brackets.
 *
 * @customfunction LIQ_TIERED LIQ.TIERED
 * @helpurl https://localhost:3000/docs/functions/LIQ.TIERED.html
 * @param {any[][]} tiers Table: Floor, Cap, Max leverage, Maintenance rate, Maintenance amount, as LIQ.TIERS shows it.
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} quantity Base units (linear) or USD face value (inverse).
 * @param {any[][]} margin Margin without unrealised P&L, quote currency (linear) or coin (inverse).
 * @param {any[][]} [feeRate] Liquidation fee rate as a fraction, added to the maintenance rate. Default 0.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @param {any[][]} [rule] "mark": maintenance on the value at the mark price; "entry": at entry. Default "mark".
 * @returns {any[][]} Liquidation price in quote currency per base unit.
 * @remarks
 * LIQ.ISOLATED with the rate and amount of the bracket that holds the position's notional at the liquidation price itself. Floors
 * and caps are notional in quote currency (linear) or coin (inverse); a bracket holds what lies above its floor, up to and with
 * its cap. With rule "entry" the bracket is that of the notional at entry.
 *
 * Cap, Max leverage and Maintenance amount may be left out, as may the header. Left out amounts are chained, so that each rate is
 * paid on the part in its bracket: `amount[n] = amount[n-1] + floor[n]*(rate[n] - rate[n-1])`. A column of amounts
 * that are all blank or 0 counts as left out; beside other amounts a blank one counts as 0.
 *
 * For a venue that takes the bracket's rate on the whole position write "none" as the amounts. Then maintenance jumps at the borders, and the
 * result is the first price that a loss reaches at which the position is liquidated; that can be a border's.
 *
 * With chained amounts there is exactly one such price at most. Past the last cap nothing is known: empty that cap if its rate goes
 * on.
 *
 * Of a table with several contracts, as Brackets in the workbook can be, pass the rows of one:
 * `FILTER(Brackets[[Floor]:[Maintenance amount]],(Brackets[Venue]="Binance")*(Brackets[Symbol]="BTCUSDT"))`. Brackets in base units or USD
 * face value are for LIQ.VENUE and LIQ.CROSS.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. The table is read once. A blank contract or rule is its default; a blank feeRate counts as 0.
 * @throws #VALUE! when the table has no such columns, does not start at 0 or has gaps; or an argument is missing, blank or not as
 * described.
 * @throws #VALUE! when the table has several contracts, or its column Unit says another unit than notional.
 * @throws #VALUE! when the rate of the first bracket is above 0.25, more than any venue's: 0.5 % is 0.005.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when no positive price liquidates the position, its margin does not cover the maintenance margin at entry, or it
 * reaches past the table's last cap.
 * @throws #NUM! when the result is too large for Excel.
 * @example Two brackets by floor, cap and maintenance rate.
 * =LIQ.TIERED({0,50000,0.004;50000,250000,0.005}, "long", 10, 1, 2) → 8.03212851405622
 * @example =LIQ.TIERED({"Floor","Maintenance rate";0,0.004;50000,0.005;250000,0.01}, "short", 50000, 10, 50000) → 54584.1584158416
 * @example =LIQ.TIERED({0,50000,100,0.01,0;50000,"",50,0.02,0}, "short", 45000, 1, 5200) → 49702.9702970297
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 * @see https://www.bybit.com/en/help-center/article/Maintenance-Margin-USDT-Contract
 */
export function liqTiered(
  tiers: any[][],
  side: any[][],
  entryPrice: any[][],
  quantity: any[][],
  margin: any[][],
  feeRate?: any[][],
  contract?: any[][],
  rule?: any[][],
): any[][] {
  return tiered([tiers, side, entryPrice, quantity, margin, feeRate, contract, rule]);
}
