import { partsColumn } from "./parts";
import type { RebalancePlace } from "./place";
import { headerRow, inColumn, outColumn, tradedColumn } from "./rows";
import type { PlacedChart } from "../../excel/sheets/placed";

/** As many bars have room for their names. Of more trades the largest are shown. */
const mostBars = 8;

/** Weights now against their targets, and the trades, most money first. They are beside the futures leg. */
export function chartsOf(place: RebalancePlace): PlacedChart[] {
  const { leg, rules } = place.rows;
  const at = (first: number, columns: number) => place.block(leg, first, rules - leg - 1, columns);
  const weights: PlacedChart = {
    type: "column",
    title: "Weights now and target",
    block: at(4, 3),
    categories: partsColumn(place, "part"),
    series: [
      { title: "Now", block: partsColumn(place, "weight"), meaning: "now" },
      { title: "Target", block: partsColumn(place, "target"), meaning: "target" },
    ],
    valueFormat: "0%",
  };
  const rows = place.plan.rows.length - 1;
  if (rows === 0) return [weights];
  const largest = (column: number) => place.block(headerRow + 1, column, Math.min(rows, mostBars));
  const trades: PlacedChart = {
    type: "bar",
    title: rows <= mostBars ? "Trades by asset" : `The ${mostBars} largest of ${rows} trades`,
    block: at(7, 3),
    categories: largest(tradedColumn),
    series: [
      { title: "Bought or moved in", block: largest(inColumn), meaning: "buy" },
      { title: "Sold or moved out", block: largest(outColumn), meaning: "sell" },
    ],
    isOverlaid: true,
    valueFormat: "#,##0",
  };
  return [weights, trades];
}
