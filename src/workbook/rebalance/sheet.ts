import type { Block } from "../../excel/addresses";
import { accountCells } from "./rules/account";
import { actionCells } from "./actions";
import { chartsOf } from "./charts";
import { guardCells, guardMarks } from "./rules/guard";
import { headCells, headRules } from "./head";
import { inputCells, inputNames, inputValidations } from "./inputs";
import { legCells, legNames, legRules } from "./leg";
import { signCells } from "./notes";
import { partCells, partNames } from "./parts";
import { nameOf, placeAt, type PlaceOptions, type RebalancePlace } from "./place";
import type { RebalancePlan } from "./plan";
import { headerRow, pageWidth, titleRow, verdictRow, wholeWidth } from "./rows";
import { columns, driftRules, tableCells, tableOf, tableRowCount } from "./table";
import type { PlacedName, PlacedSet } from "../../excel/sheets/placed";
import { styles } from "../../excel/sheets/styles";

/** The prefix is the name of the table too. */
export interface LayoutOptions extends PlaceOptions {
  readonly hasCharts: boolean;
  readonly time: Date;
  /** Excel's day of the next review, where one is known. */
  readonly nextReview?: number;
}

/** A rebalance with every cell, name, rule and chart in its place. */
export interface RebalanceLayout {
  /** All cells that it takes: the page, and the table to the right of it. */
  readonly block: Block;
  /** Rows of the block whose cells get a look on a sheet that was there before: those of the page. */
  readonly dressedRows: number;
  readonly placed: PlacedSet;
}

/** In characters: the page, a gap, the table. Each decimal beyond two needs one more. */
function widthsOf({ decimals }: RebalancePlace): number[] {
  const more = Math.max(0, decimals - 2);
  return [
    ...[39, 28, 14, 13, 15 + more, 12 + more, 20, 20, 20, 20, 3],
    ...[
      24,
      ...columns.slice(1).map(({ format }) => (format === "money" || format === "change" ? 14 + more : 15)),
    ],
    ...[7, 24, 14 + more, 14 + more],
  ];
}

/** Lays the rebalance out with its upper left cell at the corner. */
export function layOut(
  plan: RebalancePlan,
  corner: Pick<Block, "sheet" | "row" | "column">,
  { hasCharts, time, nextReview, ...options }: LayoutOptions,
): RebalanceLayout {
  const place = placeAt(corner, plan, options);
  const { end } = place.rows;
  const block = place.block(0, 0, Math.max(headerRow + 1 + tableRowCount(place), end), wholeWidth);
  const cells = [
    ...headCells(place, time),
    ...actionCells(place),
    ...partCells(place),
    ...legCells(place),
    ...accountCells(place),
    ...guardCells(place),
    ...inputCells(place),
    ...signCells(place, hasCharts, nextReview),
    ...tableCells(place),
  ].sort((a, b) => a.row - b.row || a.column - b.column);
  const heights = [
    { row: corner.row + titleRow, height: styles.title.lineHeight },
    { row: corner.row + verdictRow, height: styles.heading.lineHeight + 3 },
  ];
  return {
    block,
    dressedRows: end,
    placed: {
      title: "Rebalance",
      prefix: place.prefix,
      names: [...pageNames(place, block), ...inputNames(place), ...partNames(place), ...legNames(place)],
      sheets: [
        {
          name: corner.sheet,
          columnWidths: widthsOf(place),
          rowHeights: heights,
          frozenRows: headerRow + 1,
          orientation: "landscape",
          printArea: place.block(0, 0, end, pageWidth),
          isOnePage: true,
          cells,
          merges: [],
          tables: tableOf(place),
          validations: inputValidations(place),
          rules: [...driftRules(place), ...headRules(place), ...legRules(place), ...guardMarks(place)],
          charts: hasCharts ? chartsOf(place) : [],
        },
      ],
    },
  };
}

/** All cells of a live rebalance: an update looks for them, and finds out whether rows or columns were inserted. */
function pageNames(place: RebalancePlace, block: Block): PlacedName[] {
  return place.form === "live" ? [{ name: nameOf(place, "Page"), block }] : [];
}
