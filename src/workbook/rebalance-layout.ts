import { reference, type Block } from "./addresses";
import { describeSource } from "./holdings";
import type { PlanRow, RebalancePlan } from "./rebalance-plan";

/** A cell's content as Excel takes it: a constant, a formula, or "" for nothing. */
export type Content = string | number;

export type RebalanceForm = "live" | "values";

const money = "#,##0.00";
const change = "+#,##0.00;-#,##0.00;0.00";
const price = "#,##0.00######";
const signedPrice = "+#,##0.00######;-#,##0.00######;0.00";
const percent = "0.00%";
const signedPercent = "+0.00%;-0.00%;0.00%";

interface Column {
  readonly title: string;
  readonly numberFormat: string;
  readonly value: (row: PlanRow) => Content;
}

/** The columns of the rebalance table, as ALLOC.REBALANCE returns them. */
export const columns: readonly Column[] = [
  { title: "Asset", numberFormat: "General", value: (row) => row.asset },
  { title: "Price", numberFormat: price, value: (row) => row.price },
  { title: "Quantity", numberFormat: price, value: (row) => row.quantity },
  { title: "Value", numberFormat: money, value: (row) => row.value },
  { title: "Weight", numberFormat: percent, value: (row) => row.weight },
  { title: "Target", numberFormat: percent, value: (row) => row.target },
  { title: "Drift", numberFormat: signedPercent, value: (row) => row.drift },
  { title: "Trade value", numberFormat: change, value: (row) => row.tradeValue },
  { title: "Trade quantity", numberFormat: signedPrice, value: (row) => row.tradeQuantity },
  { title: "Fee", numberFormat: money, value: (row) => row.fee },
  { title: "New weight", numberFormat: percent, value: (row) => row.newWeight },
];

interface Input {
  readonly label: string;
  /** What follows the write's own prefix in the cell's name: Rebalance_CashFlow. */
  readonly name: string;
  readonly numberFormat: string;
  readonly value: (plan: RebalancePlan) => Content;
}

/** The inputs above the table; in the live form the formula reads them by name. */
export const inputs: readonly Input[] = [
  { label: "Profile", name: "Profile", numberFormat: "General", value: ({ profile }) => profile.name },
  { label: "Cash flow", name: "CashFlow", numberFormat: change, value: ({ rules }) => rules.cashFlow },
  { label: "Fee rate", name: "FeeRate", numberFormat: "0.00##%", value: ({ rules }) => rules.feeRate },
  { label: "Minimum trade", name: "MinTrade", numberFormat: money, value: ({ rules }) => rules.minTrade },
  {
    label: "Absolute band",
    name: "AbsoluteBand",
    numberFormat: percent,
    value: ({ rules }) => rules.absoluteBand,
  },
  {
    label: "Relative band",
    name: "RelativeBand",
    numberFormat: percent,
    value: ({ rules }) => rules.relativeBand,
  },
];

interface Total {
  readonly label: string;
  readonly numberFormat: string;
  readonly value: (plan: RebalancePlan) => number;
  /** The formula over the table's cells below. */
  readonly formula: (cells: (title: string) => string) => string;
}

/** Each stands above the column that it sums up. Cash is what the trades leave, so it is no buy and no sell. */
const totals: Readonly<Record<string, Total>> = {
  "Trade value": {
    label: "Buys",
    numberFormat: money,
    value: ({ totals: { buys } }) => buys,
    formula: (cells) =>
      `=SUMIFS(${cells("Trade value")},${cells("Trade value")},">0",${cells("Asset")},"<>Cash")`,
  },
  "Trade quantity": {
    label: "Sells",
    numberFormat: money,
    value: ({ totals: { sells } }) => sells,
    formula: (cells) =>
      `=-SUMIFS(${cells("Trade value")},${cells("Trade value")},"<0",${cells("Asset")},"<>Cash")`,
  },
  Fee: {
    label: "Fees",
    numberFormat: money,
    value: ({ totals: { fees } }) => fees,
    formula: (cells) => `=SUM(${cells("Fee")})`,
  },
  "New weight": {
    label: "New weights",
    numberFormat: percent,
    value: ({ totals: { newWeights } }) => newWeights,
    formula: (cells) => `=SUM(${cells("New weight")})`,
  },
};

/** Rows of the head: title, origin, a gap, labels, inputs and totals, a gap; the table's header follows. */
export const titleRow = 0;
export const originRow = 1;
export const labelRow = 3;
export const inputRow = 4;
export const headerRow = 6;

/** Size of the block that the rebalance takes: in the live form with room for each holding turned from cash into an asset. */
export function layoutSize(
  plan: RebalancePlan,
  form: RebalanceForm,
): { rowCount: number; columnCount: number } {
  const tableRows = form === "live" ? plan.holdings.rows.length + 1 : plan.rows.length;
  return { rowCount: headerRow + 1 + tableRows, columnCount: columns.length };
}

/** The head's cells, as wide as the table and down to the row above its header. */
export function headContents(
  plan: RebalancePlan,
  form: RebalanceForm,
  block: Block,
  time: Date,
): Content[][] {
  const cells = (title: string): string =>
    reference({
      ...block,
      row: block.row + headerRow + 1,
      column: block.column + columns.findIndex((column) => column.title === title),
      rowCount: block.rowCount - headerRow - 1,
      columnCount: 1,
    });
  const blank = columns.map(() => "");
  const overTotals = (fill: (total: Total) => Content): Content[] =>
    columns.slice(inputs.length).map(({ title }) => (totals[title] ? fill(totals[title]) : ""));
  return [
    ["Rebalance", ...blank.slice(1)],
    [origin(plan, form, time), ...blank.slice(1)],
    blank,
    [...inputs.map(({ label }) => label), ...overTotals(({ label }) => label)],
    [
      ...inputs.map(({ value }) => value(plan)),
      ...overTotals(({ value, formula }) => (form === "live" ? formula(cells) : value(plan))),
    ],
    blank,
  ];
}

/** Number formats of the head's row of inputs and totals. */
export function inputFormats(): string[] {
  return [
    ...inputs.map(({ numberFormat }) => numberFormat),
    ...columns.slice(inputs.length).map(({ title }) => totals[title]?.numberFormat ?? "General"),
  ];
}

/** Number formats of the table below its header. Names written as values are text, or Excel would read some as dates. */
export function tableFormats(form: RebalanceForm, rowCount: number): string[][] {
  const row = columns.map(({ title, numberFormat }) =>
    title === "Asset" && form === "values" ? "@" : numberFormat,
  );
  return Array.from({ length: rowCount }, () => row);
}

/** The table with its header, as values. */
export function tableContents({ rows }: RebalancePlan): Content[][] {
  return [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ value }) => value(row)))];
}

/** The table as one formula that spills; it reads the holdings in their cells and the inputs by their names. */
export function tableFormula({ holdings, shift, rules }: RebalancePlan, prefix: string): string {
  const { asset, bucket, quantity, price: prices, step, minNotional, leverage } = holdings.columns;
  const input = (name: string): string => `${prefix}_${name}`;
  const [buckets, quantities] = [reference(bucket), reference(quantity)];
  const weights = shift ? `ALLOC.SHIFT(${input("Profile")},"${shift.signal}")` : input("Profile");
  const split = `ALLOC.SPLIT(${[weights, buckets, `${quantities}*${reference(prices)}`].join(",")})`;
  const values = [
    reference(asset),
    quantities,
    reference(prices),
    split,
    input("CashFlow"),
    input("MinTrade"),
    step ? reference(step) : "",
    input("FeeRate"),
    input("AbsoluteBand"),
    input("RelativeBand"),
    buckets,
    `"${rules.destination}"`,
    minNotional ? reference(minNotional) : "",
    leverage ? reference(leverage) : "",
  ];
  while (values.at(-1) === "") values.pop();
  return `=ALLOC.REBALANCE(${values.join(",")})`;
}

function origin({ holdings }: RebalancePlan, form: RebalanceForm, time: Date): string {
  const when = [
    [time.getFullYear(), time.getMonth() + 1, time.getDate()]
      .map((part) => String(part).padStart(2, "0"))
      .join("-"),
    [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":"),
  ].join(" ");
  const from = describeSource(holdings);
  return form === "live"
    ? `Live from ${from}, written ${when}. Change a price, a quantity or an input and the table follows.`
    : `Values from ${from}, written ${when}.`;
}
