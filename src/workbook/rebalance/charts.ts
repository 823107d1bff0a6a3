import { partsColumn } from "./parts";
import type { RebalancePlace } from "./place";
import { headerRow, inColumn, outColumn } from "./rows";
import { columnOf } from "./table";
import type { PlacedChart } from "../../excel/sheets/placed";

/** More bars than these cannot be told apart: then the parts are shown. */
const mostBars = 10;

/** Weights now against their targets, and the trades. They are beside the futures leg. */
export function chartsOf(place: RebalancePlace): PlacedChart[] {
  const { leg, rules } = place.rows;
  const at = (first: number, columns: number) => place.block(leg, first, rules - leg - 1, columns);
  const weights: PlacedChart = {
    type: "column",
    title: "Weights now and target",
    block: at(4, 3),
    categories: partsColumn(place, "part"),
    series: [
      { title: "Now", block: partsColumn(place, "weight") },
      { title: "Target", block: partsColumn(place, "target") },
    ],
    valueFormat: "0%",
  };
  const rows = place.plan.rows.length - 1;
  if (rows === 0) return [weights];
  const body = (column: number) => place.block(headerRow + 1, column, rows);
  const trades: PlacedChart =
    rows <= mostBars
      ? {
          type: "bar",
          title: "Trades by asset",
          block: at(7, 3),
          categories: body(columnOf("Asset")),
          series: [
            { title: "Bought or moved in", block: body(inColumn) },
            { title: "Sold or moved out", block: body(outColumn) },
          ],
          isOverlaid: true,
          valueFormat: "#,##0",
        }
      : {
          type: "column",
          title: "Value by part, now and after",
          block: at(7, 3),
          categories: partsColumn(place, "part"),
          series: [
            { title: "Now", block: partsColumn(place, "now") },
            { title: "After", block: partsColumn(place, "after") },
          ],
          valueFormat: "#,##0",
        };
  return [weights, trades];
}
