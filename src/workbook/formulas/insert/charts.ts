import { localAddress, type Block } from "../../../excel/addresses";
import type { Matrix } from "../../../excel/formulas/values";
import type { SpilledChart } from "../../../excel/sheets/write-charts";
import { formats } from "../../../results/formats";
import { formatsOf } from "../../../results/cell-formats";

/** A chart of a function's result, whose columns count from 0. */
interface ResultChart {
  readonly type: SpilledChart["type"];
  readonly title: string;
  /** The column along the axis; without one the rows are counted. */
  readonly categories?: number;
  readonly categoryTitle: string;
  readonly series: readonly number[];
  /** Of a result without titles: what its columns are called. They are written above it. */
  readonly titles?: readonly string[];
  /** The column of what happens to the futures, of which margin calls and liquidations are marked on the first series. */
  readonly events?: number;
}

/** A column beside a result: the first series where something happens, #N/A elsewhere, so that the chart marks these points. */
export interface MarkColumn {
  readonly title: string;
  readonly formula: string;
}

const marked = [
  { title: "Margin call", event: "margin call", meaning: "marginCall" },
  { title: "Liquidation", event: "liquidated", meaning: "liquidation" },
] as const;

const portfolio = { type: "line", categoryTitle: "Bar", series: [4, 1, 2, 3], events: 6 } as const;

/** The functions whose results are drawn, by their ids. Scenarios' sources and statistics of different units make no chart. */
const charts: Readonly<Record<string, ResultChart>> = {
  HEDGE_CURVE: {
    type: "scatter",
    title: "Profit and loss over the exit price",
    categories: 0,
    categoryTitle: "Exit price",
    series: [1, 2],
  },
  LIQ_LADDER: {
    type: "column",
    title: "Liquidation price by leverage",
    categories: 0,
    categoryTitle: "Leverage",
    series: [2],
  },
  SIM_POSITION: {
    type: "line",
    title: "Equity of the position",
    categoryTitle: "Bar",
    series: [2],
    events: 4,
  },
  SIM_PORTFOLIO: { ...portfolio, title: "Equity of the portfolio and its parts" },
  SIM_RULE: { ...portfolio, title: "Equity of the rule and its parts" },
  SIM_DCA: { type: "line", title: "Value and money put in", categoryTitle: "Bar", series: [4, 1] },
  SIM_STRESS: {
    type: "bar",
    title: "Profit and loss by scenario",
    categories: 0,
    categoryTitle: "Scenario",
    series: [6],
  },
  SIGNAL_MACD: {
    type: "line",
    title: "MACD",
    categoryTitle: "Bar",
    series: [0, 1, 2],
    titles: ["MACD", "Signal", "Histogram"],
  },
  SIGNAL_RSI: {
    type: "line",
    title: "Relative strength index",
    categoryTitle: "Bar",
    series: [0],
    titles: ["RSI"],
  },
};

/** True for a function whose result can be drawn. */
export function hasChart(id: string): boolean {
  return id in charts;
}

/** The titles that are written above a result with a chart; undefined where it has titles of its own. */
export function titlesAbove(id: string): readonly string[] | undefined {
  return charts[id]?.titles;
}

/** How many columns of marks stand beside a result with a chart. */
export function markCount(id: string): number {
  return charts[id]?.events === undefined ? 0 : marked.length;
}

/** The columns of marks beside a result that stands in a block; a state that lasts, such as liquidated, is marked where it begins. */
export function markColumns(id: string, result: Block): MarkColumn[] {
  const { events, series } = charts[id]!;
  if (events === undefined) return [];
  const column = (at: number, from: number) =>
    localAddress({
      ...result,
      row: result.row + from,
      column: result.column + at,
      rowCount: result.rowCount - 1,
      columnCount: 1,
    });
  const happens = (event: string, from: number) => `ISNUMBER(SEARCH("${event}",${column(events, from)}))`;
  return marked.map(({ title, event }) => {
    const begins =
      id === "SIM_POSITION" ? `${happens(event, 1)}*NOT(${happens(event, 0)})` : happens(event, 1);
    return { title, formula: `=IF(${begins},${column(series[0]!, 1)},NA())` };
  });
}

/** Why a result cannot be drawn; undefined where it can. */
export function whyNoChart(id: string, values: Matrix): string | undefined {
  const { titles, series } = charts[id]!;
  if (values.length === 1) return "There is nothing to draw yet: the result is one row.";
  const isAcross = titles ? values[0]!.length !== titles.length : values[0]!.length <= Math.max(...series);
  return isAcross ? "For a chart the prices have to stand in a column." : undefined;
}

const rows = 16;
const columns = 7;

/** The cells that a chart beside a result lies over, from the column on. */
export function chartBlock(result: Block, column: number): Block {
  return { ...result, column, rowCount: rows, columnCount: columns };
}

/** The chart of a result that stands in a block, with its first row of titles where it has one. */
export function chartOf(id: string, values: Matrix, result: Block, block: Block): SpilledChart {
  const { type, title, categories, categoryTitle, series, titles, events } = charts[id]!;
  const header = titles ? 0 : 1;
  const body = (column: number): Block => ({
    ...result,
    row: result.row + header,
    rowCount: values.length - header,
    column: result.column + column,
    columnCount: 1,
  });
  return {
    type,
    title,
    block,
    categories: categories === undefined ? undefined : body(categories),
    series: [
      ...series.map((column) => ({
        title: titles?.[column] ?? String(values[0]![column]),
        block: body(column),
      })),
      ...(events === undefined ? [] : marked).map(({ title: name, meaning }, at) => ({
        title: name,
        block: body(result.columnCount + at),
        meaning,
        look: "points" as const,
      })),
    ],
    categoryTitle,
    valueFormat: axisFormat(id, values, series[0]!),
    categoryFormat: type === "scatter" ? axisFormat(id, values, categories!) : undefined,
  };
}

/** Decimals only for numbers that need them. */
function axisFormat(id: string, values: Matrix, column: number): string | undefined {
  const numbers = values.flatMap((line) => (typeof line[column] === "number" ? Math.abs(line[column]) : []));
  if (numbers.some((number) => number >= 100)) return formats.whole;
  return formatsOf(id, values).find(
    (area) => area.column <= column && column < area.column + area.columnCount,
  )?.format;
}
