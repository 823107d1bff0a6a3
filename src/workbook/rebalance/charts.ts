import { partsColumn } from "./parts";
import type { RebalancePlace } from "./place";
import { chartRow, chartRowCount, headerRow, panelColumn, panelWidth } from "./rows";
import { columnOf, tableRowCount } from "./table";
import type { PlacedChart } from "../../excel/sheets/placed";

/** More bars than these cannot be told apart. */
const mostBars = 24;

/** Up to 12 rows the charts go below the table, with 4 blank rows for it to grow into. */
const fewRows = 12;
const roomToGrow = 4;

/** Target weights against held ones, and the trades. Many holdings are shown by part, instead of a bar each. */
export function chartsOf(place: RebalancePlace): PlacedChart[] {
  const tableRows = tableRowCount(place);
  // A longer table has the charts beside it, below the panel.
  const [row, column] =
    tableRows <= fewRows ? [headerRow + 1 + tableRows + roomToGrow, 0] : [chartRow, panelColumn];
  // The panel's first column is as wide as two others. The bars get the rest, as names stand beside them.
  const rings = 2;
  const at = (first: number, columns: number) => place.block(row, column + first, chartRowCount, columns);
  const weights: PlacedChart = {
    type: "doughnut",
    title: "Weights: target inside, now outside",
    block: at(0, rings),
    categories: partsColumn(place, "part"),
    series: [
      { title: "Target", block: partsColumn(place, "target") },
      { title: "Now", block: partsColumn(place, "weight") },
    ],
  };
  const rows = place.plan.rows.length - 1;
  if (rows === 0) return [weights];
  const body = (title: string) => place.block(headerRow + 1, columnOf(title), rows);
  const trades: PlacedChart =
    rows <= mostBars
      ? {
          type: "bar",
          title: "Trades by asset",
          block: at(rings, panelWidth - rings),
          categories: body("Asset"),
          series: [{ title: "Trade value", block: body("Trade value") }],
          valueFormat: "#,##0",
        }
      : {
          type: "bar",
          title: "Value by part, now and after",
          block: at(rings, panelWidth - rings),
          categories: partsColumn(place, "part"),
          series: [
            { title: "Now", block: partsColumn(place, "now") },
            { title: "After", block: partsColumn(place, "after") },
          ],
          valueFormat: "#,##0",
        };
  return [weights, trades];
}
