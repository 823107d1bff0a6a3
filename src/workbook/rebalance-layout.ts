import type { Block } from "./addresses";
import { chartsOf } from "./rebalance-charts";
import { driftRules } from "./rebalance-drift";
import { headCells, headNames, headRules, headValidations } from "./rebalance-head";
import { panelCells, panelNames, panelRules } from "./rebalance-panel";
import { placeAt, type RebalanceForm } from "./rebalance-place";
import type { RebalancePlan } from "./rebalance-plan";
import { chartRow, chartRowCount, headerRow, panelColumn, panelWidth, titleRow } from "./rebalance-rows";
import { columns, tableCells, tableOf, tableRowCount } from "./rebalance-table";
import type { PlacedName, PlacedSheet } from "./template/placed";
import { styles } from "./template/styles";

export interface LayoutOptions {
  readonly form: RebalanceForm;
  readonly hasCharts: boolean;
  /** What the names of this write begin with; the name of its table too. */
  readonly prefix: string;
  readonly time: Date;
}

/** A rebalance with every cell, name, rule and chart in its place. */
export interface RebalanceLayout {
  /** All cells that it takes, those under its charts included. */
  readonly block: Block;
  /** Rows of the block whose cells are dressed: head and panel. */
  readonly dressedRows: number;
  readonly sheet: PlacedSheet;
  readonly names: readonly PlacedName[];
}

/** In characters: the table, a gap, the panel. */
const widths = [
  34,
  ...columns.slice(1).map(({ title }) => (title === "Price" || title === "Trade quantity" ? 17 : 14)),
  ...[3, 31],
  ...Array<number>(panelWidth - 1).fill(14),
];

/** Lays the rebalance out from a sheet's cell on. */
export function layOut(
  plan: RebalancePlan,
  corner: Pick<Block, "sheet" | "row" | "column">,
  { form, hasCharts, prefix, time }: LayoutOptions,
): RebalanceLayout {
  const place = placeAt(corner, plan, form, prefix);
  const dressedRows = hasCharts ? chartRow + chartRowCount : chartRow - 1;
  const rowCount = Math.max(headerRow + 1 + tableRowCount(place), dressedRows);
  const block = place.block(0, 0, rowCount, panelColumn + panelWidth);
  const cells = [...headCells(place, time, hasCharts), ...tableCells(place), ...panelCells(place)].sort(
    (a, b) => a.row - b.row || a.column - b.column,
  );
  return {
    block,
    dressedRows: chartRow - 1,
    names: [...headNames(place), ...panelNames(place)],
    sheet: {
      name: corner.sheet,
      columnWidths: widths,
      rowHeights: [{ row: corner.row + titleRow, height: styles.title.lineHeight }],
      frozenRows: headerRow + 1,
      orientation: "landscape",
      printArea: block,
      cells,
      merges: [],
      tables: tableOf(place),
      validations: headValidations(place),
      rules: [...driftRules(place), ...headRules(place), ...panelRules(place)],
      charts: hasCharts ? chartsOf(place) : [],
    },
  };
}
