import { localAddress, reference, type Block } from "./addresses";
import type { Content } from "./template/description";
import type { PlacedCell } from "./template/placed";
import type { StyleRole } from "./template/styles";
import type { RebalancePlan } from "./rebalance-plan";

export type RebalanceForm = "live" | "values";

/** Where a rebalance is written: rows and columns count from its upper left cell. */
export interface RebalancePlace {
  readonly plan: RebalancePlan;
  readonly form: RebalanceForm;
  /** What the names of this write begin with. */
  readonly prefix: string;
  readonly block: (row: number, column: number, rowCount?: number, columnCount?: number) => Block;
}

export function placeAt(
  corner: Pick<Block, "sheet" | "row" | "column">,
  plan: RebalancePlan,
  form: RebalanceForm,
  prefix: string,
): RebalancePlace {
  return {
    plan,
    form,
    prefix,
    block: (row, column, rowCount = 1, columnCount = 1) => ({
      sheet: corner.sheet,
      row: corner.row + row,
      column: corner.column + column,
      rowCount,
      columnCount,
    }),
  };
}

/** How a cell of a formula on the same sheet is referred to: `$B$3`. */
export function cellsOf({ block }: RebalancePlace, ...area: Parameters<RebalancePlace["block"]>): string {
  return localAddress(block(...area)).replace(/[A-Z]+|\d+/g, "$$$&");
}

/** The cells of the holdings, as a formula on any sheet refers to them. */
export function holdingCells({ plan }: RebalancePlace) {
  const { columns } = plan.holdings;
  return {
    buckets: `TRIM(${reference(columns.bucket)})`,
    values: `${reference(columns.quantity)}*${reference(columns.price)}`,
  };
}

/** A name of this write's own. */
export function nameOf({ prefix }: RebalancePlace, name: string): string {
  return `${prefix}_${name}`;
}

export function placeCell(
  { block }: RebalancePlace,
  row: number,
  column: number,
  content: Content | undefined,
  format: string,
  style: StyleRole,
): PlacedCell {
  const at = block(row, column);
  return {
    row: at.row,
    column: at.column,
    ...(content !== undefined && { content }),
    format,
    style,
    align: format === "General" || format === "@" ? "left" : "right",
  };
}

export const formats = {
  text: "General",
  money: "#,##0.00",
  change: "+#,##0.00;-#,##0.00;0.00",
  price: "#,##0.00######",
  signedPrice: "+#,##0.00######;-#,##0.00######;0.00",
  percent: "0.00%",
  rate: "0.00##%",
  signedPercent: "+0.00%;-0.00%;0.00%",
  leverage: '0.0#"x"',
  count: "0",
} as const;
