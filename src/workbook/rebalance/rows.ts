import { guardRules } from "../../core/allocation/guard";
import { limitRows } from "../settings/rules";
import type { RebalancePlan } from "./plan";

/** The page is the columns A to J. The table of all rows is to the right of it, where it may grow. */
export const pageWidth = 10;
export const tableLeft = pageWidth + 1;
/** Columns of the table: what ALLOC.REBALANCE returns, and the bucket. */
export const tableWidth = 13;
/** Behind the table, most money first: which row is which trade, its asset, and what is bought and sold of it. */
export const orderColumn = tableLeft + tableWidth;
export const tradedColumn = orderColumn + 1;
export const inColumn = orderColumn + 2;
export const outColumn = orderColumn + 3;
export const wholeWidth = outColumn + 1;

/**
 * Rows of the head, which stays in sight: title, origin, verdict, and figures under their labels. Beside the figures, in the last of them,
 * stand the titles of the table.
 */
export const [titleRow, originRow, verdictRow, labelRow, headerRow] = [0, 1, 2, 3, 4];
const tradesRow = headerRow + 2;

/** The most trades that the page lists: the table has the others. */
export const mostTrades = 20;
/** The guard's own rules, that about the trades and that about the liquidation; where positions are known, that about their account. */
const ruleCount = Object.keys(guardRules).length + 2;
/** Rows that the futures leg, the charts beside it and the inputs take below their titles. */
const legRows = 11;
const inputRowCount = Math.max(9, limitRows.length);
const signRows = 6;

/** Rows of the page that depend on what is rebalanced; each is that of the titles of a section. */
export interface PageRows {
  readonly trades: number;
  /** How many trades there is room for. */
  readonly tradeCount: number;
  readonly contracts: number;
  readonly cash: number;
  /** What is said of rows for which there is no room. */
  readonly more: number;
  readonly parts: number;
  readonly leg: number;
  readonly rules: number;
  readonly ruleCount: number;
  readonly inputs: number;
  readonly sign: number;
  /** The first row below the page. */
  readonly end: number;
}

/** The live form has room for each of the holdings, as one that is cash may become an asset. */
export function pageRows(
  { holdings, rows, risk, accounts }: RebalancePlan,
  form: "live" | "values",
): PageRows {
  const count = form === "live" ? holdings.rows.length : Math.max(1, rows.length - 1);
  const tradeCount = Math.min(count, mostTrades);
  const contracts = tradesRow + 1 + tradeCount;
  const parts = contracts + 3;
  const leg = parts + risk.parts.length + 3;
  const rules = leg + legRows + 2;
  const rulesHere = ruleCount + (accounts ? 1 : 0);
  const inputs = rules + rulesHere + 2;
  const sign = inputs + inputRowCount + 2;
  return {
    trades: tradesRow,
    tradeCount,
    contracts,
    cash: contracts + 1,
    more: contracts + 2,
    parts,
    leg,
    rules,
    ruleCount: rulesHere,
    inputs,
    sign,
    end: sign + signRows,
  };
}

/** Columns of the parts. */
export const [label, target, now, weightNow, drift, driftBar, after, weightAfter] = [0, 1, 2, 3, 4, 5, 6, 7];
/** Columns of the futures leg. */
export const [legLimit, legNow, legLater] = [1, 2, 3];
/** Columns of the rules. */
export const [ruleState, ruleMessage] = [1, 2];
