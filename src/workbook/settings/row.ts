import type { Validation } from "../../excel/sheets/description";

/** A rule of the rebalance, a setting of the workbook, or both. */
export interface Row {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  /** How a cell shows it: `change` is an amount with its sign, `rate` a percentage with up to four decimals. */
  readonly unit:
    "text" | "money" | "change" | "percent" | "rate" | "leverage" | "leverageLimit" | "count" | "date";
  readonly default: string | number;
  /** What is accepted, in words for the user. Numbers go from `least` to `most`, or stay below `below`. */
  readonly wanted: string;
  readonly least?: number;
  readonly most?: number;
  readonly below?: number;
  readonly isWhole?: boolean;
  /** The texts to choose from, each with its label. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Another setting; the value must not be above the value of that one. */
  readonly notAbove?: string;
  /** For a setting: the group of the Settings view that shows it. Each setting has a cell on the Settings sheet too. */
  readonly setting?: "venue" | "fees" | "amounts" | "bands" | "limits" | "review";
  /** The hint in the Settings view, if it differs from the one in the Portfolio view. */
  readonly settingHint?: string;
  /**
   * For a rule: the part of the written sheet that holds its cell. Inputs and the futures leg have a field in the Portfolio view too.
   * Limits are set in the Settings view only; their order is that of ALLOC.GUARD.
   */
  readonly rule?: "input" | "leg" | "limit";
  /** The position of the rule among the arguments of ALLOC.REBALANCE, from 0. */
  readonly argument?: number;
  /** The title above the cell of a limit. */
  readonly title?: string;
}

/** True when the value can stand in a field or cell of the row. */
export function accepts(row: Row, value: unknown): boolean {
  if (row.choices) return typeof value === "string" && Object.hasOwn(row.choices, value);
  if (row.unit === "text") return typeof value === "string" && value.trim().length <= longestText;
  if (typeof value !== "number" || !Number.isFinite(value)) return false;
  const { least = -Infinity, most = Infinity, below = Infinity, isWhole = false } = row;
  return value >= least && value <= most && value < below && (!isWhole || Number.isInteger(value));
}

/** The same check for Excel to make in a cell of the row; undefined if it takes any number. */
export function validationOf({ choices, least, most, below, wanted }: Row): Validation | undefined {
  if (choices) return { kind: "list", choices: Object.keys(choices), message: `Pick ${wanted}.` };
  if (least === undefined) return undefined;
  const maximum = most ?? (below === undefined ? undefined : below - 0.0001);
  return {
    kind: "decimal",
    minimum: least,
    maximum,
    message: `Enter ${wanted}.`,
  };
}

/** True when the value is typed and shown in percent. */
export function isPercent({ unit }: Pick<Row, "unit">): boolean {
  return unit === "percent" || unit === "rate";
}

/** The row's name as it ends the name of a cell: TakerFee in Ballast_TakerFee, CashFlow in Rebalance_CashFlow. */
export function cellSuffix({ name }: Pick<Row, "name">): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const longestText = 60;
