import { ladderLeverages, liquidationRung } from "../../core/liquidation/ladder";
import { rowsSliced } from "../../core/slices";
import { noLiquidation } from "../arguments/failures";
import { notCovered } from "../arguments/maintenance";
import { leverage, positive } from "../arguments/numbers";
import { contract, maintenanceRate, side } from "../arguments/terms";
import { keepingStopped, optionalList } from "../cells/declaration";
import { once } from "../cells/once";
import { isStopped } from "../cells/reading";
import { withBlankRows } from "../cells/series";
import { type Output, shown } from "../cells/spill";

const ladder = once(
  "LIQ.LADDER",
  {
    side,
    entryPrice: positive,
    leverages: keepingStopped(optionalList(leverage, ladderLeverages)),
    maintenanceRate,
    contract,
  },
  function* ({ leverages, ...position }, layout) {
    const header = ["Leverage", "Initial margin rate", "Liquidation price", "Distance"];
    const rows = yield* rowsSliced(leverages.length, (index): Output[] => {
      const leverage = leverages[index]!;
      if (isStopped(leverage)) return [leverage, leverage, leverage, leverage];
      const { initialMarginRate, isCovered, liquidationPrice, distance } = liquidationRung(
        position,
        leverage,
      );
      const none = isCovered ? noLiquidation : notCovered(position.maintenanceRate);
      return [leverage, initialMarginRate, liquidationPrice ?? none, distance ?? none].map(shown);
    });
    return yield* withBlankRows(layout, header, rows);
  },
);

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
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Header and a row per leverage: Leverage, Initial margin rate, Liquidation price, Distance.
 * @remarks
 * Each row is LIQ.PRICE with rule "mark" at that leverage. The initial margin rate is 1 / leverage. The distance is the
 * fraction of the entry price between entry and liquidation: `(E - P)/E` for a long, `(P - E)/E` for a short. Where the
 * margin does not cover the maintenance margin at entry there is no price.
 *
 * side, entryPrice, maintenanceRate and contract are single values. A blank contract is its default; a blank maintenanceRate
 * cell counts as 0. The series ends with its last value that is neither blank nor 0; a heading in its first cell is skipped.
 * Another blank leverage gives a blank row. An error among the leverages stands in its own row.
 * @throws #VALUE! when side or entryPrice is missing or blank, a value is not as described, or leverages is not one row or
 * column.
 * @throws #VALUE! when maintenanceRate is above 0.25, more than any first bracket asks: 0.5 % is 0.005.
 * @throws #N/A in the price and distance of a leverage at which no positive price liquidates the position, or the margin does not
 * cover the maintenance margin at entry.
 * @example A maintenance rate of 25 % leaves a short at 10x no price: its margin does not cover it.
 * =LIQ.LADDER("short", 100, {4;10}, 0.25) → {"Leverage","Initial margin rate","Liquidation price","Distance";4,0.25,100,0;10,0.1,#N/A,#N/A}
 * @example A long at 2x and at 5x, without a maintenance margin.
 * =LIQ.LADDER("long", 100, {2;5}, 0) → {"Leverage","Initial margin rate","Liquidation price","Distance";2,0.5,50,0.5;5,0.2,80,0.2}
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 */
export function liqLadder(
  side: any[][],
  entryPrice: any[][],
  leverages?: any[][],
  maintenanceRate?: any[][],
  contract?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return ladder([side, entryPrice, leverages, maintenanceRate, contract, invocation]);
}
