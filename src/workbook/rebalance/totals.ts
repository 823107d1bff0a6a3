import { labelCell, placeCell, type CellFormat, type RebalancePlace } from "./place";
import type { RebalancePlan } from "./plan";
import { futuresBuckets } from "../../core/allocation/targets";
import { resultRow } from "./rows";
import { columnOf, tableColumn, unlessTableFails } from "./table";
import type { PlacedCell } from "../../excel/sheets/placed";

/** What the trades sum up to, above the table. */
export function totalCells(place: RebalancePlace): PlacedCell[] {
  const { plan, form } = place;
  return totals.flatMap(({ title, label, format, value, formula }) => [
    labelCell(place, resultRow - 1, columnOf(title), label, format),
    placeCell(
      place,
      resultRow,
      columnOf(title),
      form === "live" ? unlessTableFails(place, formula(place)) : value(plan),
      format,
      "result",
    ),
  ]);
}

interface Total {
  readonly title: string;
  readonly label: string;
  readonly format: CellFormat;
  readonly value: (plan: RebalancePlan) => number;
  readonly formula: (place: RebalancePlace) => string;
}

const trades = (place: RebalancePlace): string =>
  `SUMIFS(${tableColumn(place, "Trade value")},${tableColumn(place, "Trade value")}`;

/** The conditions of what is bought and sold: neither cash, which is what the trades leave, nor margin, which is moved. */
const bought = (place: RebalancePlace): string =>
  [
    `${tableColumn(place, "Asset")},"<>Cash"`,
    ...futuresBuckets.map((bucket) => `${tableColumn(place, "Bucket")},"<>${bucket}"`),
  ].join(",");

/** Each is above the column that it sums up, or beside it. */
const totals: readonly Total[] = [
  {
    title: "Drift",
    label: "Into margin",
    format: "change",
    value: ({ totals: { intoMargin } }) => intoMargin,
    formula: (place) =>
      futuresBuckets
        .map(
          (bucket) =>
            `SUMIFS(${tableColumn(place, "Trade value")},${tableColumn(place, "Bucket")},"${bucket}")`,
        )
        .join("+"),
  },
  {
    title: "Trade value",
    label: "Buys",
    format: "money",
    value: ({ totals: { buys } }) => buys,
    formula: (place) => `${trades(place)},">0",${bought(place)})`,
  },
  {
    title: "Trade quantity",
    label: "Sells",
    format: "money",
    value: ({ totals: { sells } }) => sells,
    formula: (place) => `-${trades(place)},"<0",${bought(place)})`,
  },
  {
    title: "Fee",
    label: "Fees",
    format: "money",
    value: ({ totals: { fees } }) => fees,
    formula: (place) => `SUM(${tableColumn(place, "Fee")})`,
  },
  {
    title: "New weight",
    label: "New weights",
    format: "percent",
    value: ({ totals: { newWeights } }) => newWeights,
    formula: (place) => `SUM(${tableColumn(place, "New weight")})`,
  },
];
