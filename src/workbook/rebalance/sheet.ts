import type { Block } from "../../excel/addresses";
import { chartsOf } from "./charts";
import { driftRules } from "./drift";
import { headCells, headNames, headRules, headValidations } from "./head";
import { guardCells, guardMarks, guardNames, guardValidations } from "./guard";
import { legCells, legNames, legRules } from "./leg";
import { partCells, partNames } from "./parts";
import { placeAt, type RebalancePlace } from "./place";
import type { RebalancePlan } from "./plan";
import { chartRow, chartRowCount, headerRow, panelColumn, panelWidth, titleRow } from "./rows";
import { columns, tableCells, tableOf, tableRowCount } from "./table";
import type { PlacedSet } from "../../excel/sheets/placed";
import { styles } from "../../excel/sheets/styles";

/** The prefix is the name of the table too. */
export interface LayoutOptions extends Pick<RebalancePlace, "form" | "prefix" | "decimals"> {
  readonly hasCharts: boolean;
  readonly time: Date;
}

/** A rebalance with every cell, name, rule and chart in its place. */
export interface RebalanceLayout {
  /** All cells that it takes, those under its charts included. */
  readonly block: Block;
  /** Rows of the block whose cells get a look on a sheet that was there before: those of head and panel. */
  readonly dressedRows: number;
  readonly placed: PlacedSet;
}

/** Widths of the columns that hold long numbers or have a long label above them. */
const widths: Readonly<Record<string, number>> = { Price: 15, "Trade quantity": 17, Fee: 17 };

/** In characters: the table, a gap, the panel. Each decimal beyond two needs one more. */
function widthsOf({ decimals }: RebalancePlace): number[] {
  const amount = 14 + Math.max(0, decimals - 2);
  return [
    32,
    ...columns.slice(1).map(({ title, format }) => {
      const room = format === "money" || format === "change" ? amount : 14;
      return Math.max(widths[title] ?? 0, room);
    }),
    ...[3, 31],
    ...Array<number>(panelWidth - 1).fill(amount),
  ];
}

/** Lays the rebalance out with its upper left cell at the corner. */
export function layOut(
  plan: RebalancePlan,
  corner: Pick<Block, "sheet" | "row" | "column">,
  { hasCharts, time, ...options }: LayoutOptions,
): RebalanceLayout {
  const place = placeAt(corner, plan, options);
  const dressedRows = hasCharts ? chartRow + chartRowCount : chartRow - 1;
  const rowCount = Math.max(headerRow + 1 + tableRowCount(place), dressedRows);
  const block = place.block(0, 0, rowCount, panelColumn + panelWidth);
  const cells = [
    ...headCells(place, time, hasCharts),
    ...tableCells(place),
    ...partCells(place),
    ...legCells(place),
    ...guardCells(place),
  ].sort((a, b) => a.row - b.row || a.column - b.column);
  return {
    block,
    dressedRows: chartRow - 1,
    placed: {
      title: "Rebalance",
      prefix: place.prefix,
      names: [...headNames(place), ...partNames(place), ...legNames(place), ...guardNames(place)],
      sheets: [
        {
          name: corner.sheet,
          columnWidths: widthsOf(place),
          rowHeights: [{ row: corner.row + titleRow, height: styles.title.lineHeight }],
          frozenRows: headerRow + 1,
          repeatedRow: corner.row + headerRow,
          orientation: "landscape",
          printArea: block,
          cells,
          merges: [],
          tables: tableOf(place),
          validations: [...headValidations(place), ...guardValidations(place)],
          rules: [...driftRules(place), ...headRules(place), ...legRules(place), ...guardMarks(place)],
          charts: hasCharts ? chartsOf(place) : [],
        },
      ],
    },
  };
}
