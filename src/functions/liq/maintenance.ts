import { maintenanceMargin, tierIndex } from "../../core/liquidation/tiers";
import { one } from "../../core/number/decimal";
import { beyondTable } from "../arguments/failures";
import { atLeastZero } from "../arguments/numbers";
import { tierTable } from "../arguments/tiers";
import { forEachCell } from "../cells/each-cell";

const maintenance = forEachCell(
  "LIQ.MAINTENANCE",
  { tiers: tierTable, notional: atLeastZero },
  ({ tiers, notional }) => {
    const tier = tiers[tierIndex(tiers, notional, one) ?? tiers.length];
    return tier ? maintenanceMargin(tier, notional) : beyondTable(tiers);
  },
);

/**
 * Maintenance margin of a position by a table of brackets.
 *
 * @customfunction LIQ_MAINTENANCE LIQ.MAINTENANCE
 * @helpurl https://localhost:3000/docs/functions/LIQ.MAINTENANCE.html
 * @param {any[][]} tiers Table: Floor, Cap, Max leverage, Maintenance rate, Maintenance amount, as LIQ.TIERS shows it.
 * @param {any[][]} notional Value of the position, in the unit of floors and caps.
 * @returns {any[][]} Maintenance margin in the same unit.
 * @remarks
 * `notional*rate - amount` of the bracket that holds the notional. Cap, Max leverage and Maintenance amount may be left out, as may
 * the header; left out amounts are chained as LIQ.TIERED says. A blank amount counts as 0.
 *
 * The table is read once; notional takes a single value, a range or an array. A blank notional among others counts as 0 where
 * Excel hands it over so.
 * @throws #VALUE! when the table has no such columns, does not start at 0 or has gaps, or a notional is missing or negative.
 * @throws #VALUE! when the rate of the first bracket is above 0.25, more than any venue's: 0.5 % is 0.005.
 * @throws #N/A when a notional is past the table's last cap.
 * @example =LIQ.MAINTENANCE({0,1000,0.02;1000,2000,0.025;2000,3000,0.03;3000,4000,0.035;4000,5000,0.04}, 4500) → 130
 * @example At the edge of the first bracket, and 10,000 into the second.
 * =LIQ.MAINTENANCE({"Floor","Rate";0,0.0038;150000,0.004}, {150000;160000}) → {570;610}
 * @see https://www.bybit.com/en/help-center/article/Maintenance-Margin-USDT-Contract
 */
export function liqMaintenance(tiers: any[][], notional: any[][]): any[][] {
  return maintenance([tiers, notional]);
}
