import type { Block } from "../../excel/addresses";
import { cellText } from "../../excel/cells/cell-text";
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
import type { PlacedCell, PlacedName, PlacedSet } from "../../excel/sheets/placed";
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

/** Lays the rebalance out with its upper left cell at the corner. */
export function layOut(
  plan: RebalancePlan,
  corner: Pick<Block, "sheet" | "row" | "column">,
  { hasCharts, time, nextReview, ...options }: LayoutOptions,
): RebalanceLayout {
  const place = placeAt(corner, plan, options);
  const { end } = place.rows;
  const block = place.block(0, 0, Math.max(headerRow + 1 + tableRowCount(place), end), wholeWidth);
  const cellsIn = (of: RebalancePlace): PlacedCell[] => [
    ...headCells(of, time),
    ...actionCells(of),
    ...partCells(of),
    ...legCells(of),
    ...accountCells(of),
    ...guardCells(of),
    ...inputCells(of),
    ...signCells(of, hasCharts, nextReview),
    ...tableCells(of),
  ];
  const cells = cellsIn(place).sort((a, b) => a.row - b.row || a.column - b.column);
  // What the formulas give now is what the values are.
  const shown =
    place.form === "live" ? cellsIn(placeAt(corner, plan, { ...options, form: "values" })) : cells;
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
          columnWidths: widthsOf(place, shown),
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

/**
 * The widths of the columns in characters: the page, a gap, the table. A column is wider than usual where an amount, a price or a quantity
 * among the cells needs it, as Excel shows a number that is too long as signs.
 */
function widthsOf({ block, decimals }: RebalancePlace, cells: readonly PlacedCell[]): number[] {
  const widths = usualWidths(decimals);
  const left = block(0, 0).column;
  for (const [key, numbers] of longNumbers(cells)) {
    const [column, format] = key.split(" ") as [string, string];
    const at = Number(column) - left;
    widths[at] = Math.max(widths[at]!, ...numbers.map((number) => cellText(number, format).length + 1));
  }
  return widths;
}

/** Each decimal of an amount beyond two needs one character more. */
function usualWidths(decimals: number): number[] {
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

/** By column and format the numbers of which one is the longest: those farthest from 0 of each number of decimals, with either sign. */
function longNumbers(cells: readonly PlacedCell[]): Map<string, number[]> {
  const farthest = new Map<string, Map<string, number>>();
  for (const { column, format, content } of cells) {
    if (typeof content !== "number" || !/^\+?#,##0/.test(format)) continue;
    const key = `${column} ${format}`;
    const found = farthest.get(key) ?? new Map<string, number>();
    farthest.set(key, found);
    const decimals = content.toFixed(8).replace(/0+$/, "").split(".")[1]?.length;
    const kind = `${decimals} ${content < 0}`;
    if (Math.abs(content) >= Math.abs(found.get(kind) ?? 0)) found.set(kind, content);
  }
  return new Map([...farthest].map(([key, found]) => [key, [...found.values()]]));
}
