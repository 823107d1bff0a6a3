import { localAddress, reference, type Block } from "../../excel/addresses";
import { noContract, type Lot } from "../../core/venues/lot";
import type { Content } from "../../excel/sheets/description";
import type { PlacedCell } from "../../excel/sheets/placed";
import type { StyleRole } from "../../excel/sheets/styles";
import type { RateSource } from "../settings/store";
import type { RebalancePlan } from "./plan";
import { label, pageRows, type PageRows } from "./rows";

export type RebalanceForm = "live" | "values";

/** A rebalance and where it is written. Rows and columns count from its upper left cell. */
export interface RebalancePlace {
  readonly plan: RebalancePlan;
  readonly form: RebalanceForm;
  /** What the names of this write begin with. */
  readonly prefix: string;
  /** Digits after the point of an amount of money. */
  readonly decimals: number;
  /** The lot of the contract that is traded, or in words why it is not known. */
  readonly lot: Lot | string;
  /** Where the maintenance rate comes from, unless it is the user's own. */
  readonly rateSource?: RateSource;
  /** Where the sections of its page begin. */
  readonly rows: PageRows;
  readonly block: (row: number, column: number, rowCount?: number, columnCount?: number) => Block;
}

/** What a write decides about its place. */
export type PlaceOptions = Pick<RebalancePlace, "form" | "prefix" | "decimals" | "rateSource"> &
  Partial<Pick<RebalancePlace, "lot">>;

export function placeAt(
  corner: Pick<Block, "sheet" | "row" | "column">,
  plan: RebalancePlan,
  { form, prefix, decimals, lot = noContract, rateSource }: PlaceOptions,
): RebalancePlace {
  return {
    plan,
    form,
    prefix,
    decimals,
    lot,
    rateSource,
    rows: pageRows(plan, form),
    block: (row, column, rowCount = 1, columnCount = 1) => ({
      sheet: corner.sheet,
      row: corner.row + row,
      column: corner.column + column,
      rowCount,
      columnCount,
    }),
  };
}

/** The address of cells as a formula on the same sheet has it: `$B$3`. */
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

/** A name that belongs to this write: Rebalance2_CashFlow. */
export function nameOf({ prefix }: RebalancePlace, name: string): string {
  return `${prefix}_${name}`;
}

export function placeCell(
  { block, decimals }: RebalancePlace,
  row: number,
  column: number,
  content: Content | undefined,
  format: CellFormat,
  style: StyleRole,
): PlacedCell {
  const at = block(row, column);
  return {
    row: at.row,
    column: at.column,
    content,
    format: numberFormat(format, decimals),
    style,
    align: format === "text" || format === "literal" ? "left" : "right",
  };
}

/** A small label above a cell of that format. */
export function labelCell(
  place: RebalancePlace,
  row: number,
  column: number,
  content: string,
  format: CellFormat,
): PlacedCell {
  return {
    ...placeCell(place, row, column, content, "text", "note"),
    align: format === "text" ? "left" : "right",
  };
}

/** Titles above the columns of a section; `isText` says which of them stand at the left. */
export function placeTitles(
  place: RebalancePlace,
  row: number,
  words: readonly string[],
  isText: (at: number) => boolean = (at) => at === label,
): PlacedCell[] {
  return words.map((word, at): PlacedCell => ({
    ...placeCell(place, row, at, word, "text", isText(at) && at > 1 ? "indentedTitle" : "columnTitle"),
    align: isText(at) ? "left" : "right",
  }));
}

/** An amount as FIXED has it where numbers are written as in English: 17,100.00. */
export function amountWords(amount: number, decimals: number): string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return amount.toLocaleString("en-US", digits);
}

/** How a cell shows what it holds: `money` is an amount, `change` an amount with its sign, `literal` a text that stays as it is. */
export type CellFormat = keyof typeof ownFormats | "money" | "change";

const ownFormats = {
  text: "General",
  literal: "@",
  price: "#,##0.00######",
  signedPrice: "+#,##0.00######;-#,##0.00######;0.00",
  percent: "0.00%",
  rate: "0.00##%",
  signedPercent: "+0.00%;-0.00%;0.00%",
  leverage: '0.0#"x"',
  leverageLimit: '0.0#"x";;"as profile"',
  count: "0",
  plain: "General",
  broken: '0" of 6 in breach";;"All 6 pass"',
  date: "yyyy-mm-dd",
} as const;

function numberFormat(format: CellFormat, decimals: number): string {
  const fraction = decimals > 0 ? `.${"0".repeat(decimals)}` : "";
  if (format === "money") return `#,##0${fraction}`;
  if (format === "change") return `+#,##0${fraction};-#,##0${fraction};0${fraction}`;
  return ownFormats[format];
}
