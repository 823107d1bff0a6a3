import type { CellsPart, DescribedSheet, Part, SpillPart, Template } from "../excel/sheets/description";
import { firstPosition } from "./first-position";
import { formats } from "../results/formats";
import { pathFunding, pathPrices } from "./generated-series";
import { grown, head, notes } from "./head";
import { profile } from "./profiles";
import {
  anyRate,
  barsFromOne,
  positiveNumber,
  rateBelowOne,
  share,
  wholeLeverage,
  wholeNumber,
} from "./validations";

const answers =
  "How the rule, rebalancing, holding and DCA would have done on the same prices, and a first position step by step.";

const days = pathPrices.length;
/** The row of the titles over the price path. */
const pathRow = 27;

/** Formulas repeat the calls instead of reading their spilled cells, because the user may paste a longer path. */
const rule =
  "SIM.RULE({Path}[Price],{Path}[Funding],{Profile},{Capital},{Leverage},{Period},{MaxFunding},,{Shift},{FeeRate},{MaintenanceRate})";
const rebalanced =
  "SIM.PORTFOLIO({Path}[Price],{Profile},{Capital},{Path}[Funding],{Leverage},{Every},{Band},{FeeRate},{MaintenanceRate})";
const averaged = "SIM.DCA({Path}[Price],{Purchase},{BuyEvery},{FeeRate})";

const pathLength = "ROWS({Path}[Price])";
const purchases = `ROUNDUP(${pathLength}/{BuyEvery},0)`;
const equityOf = (simulation: string) => `INDEX(${simulation},SEQUENCE(${pathLength},1,2),5)`;
const eventsOf = (simulation: string) => `INDEX(${simulation},SEQUENCE(${pathLength},1,2),7)`;
/** The equity of the days with an event of the futures. A chart draws nothing at #N/A. */
const equityAt = (event: string, simulation: string) =>
  `IF(ISNUMBER(SEARCH("${event}",${eventsOf(simulation)})),${equityOf(simulation)},NA())`;
const liquidated = "liquidated";
const marginCall = "margin call";
/** Spot bought with all of the capital. A row without a price is none. */
const heldEquity = 'IF({Path}[Price]="","",{Capital}*(1-{FeeRate})*{Path}[Price]/INDEX({Path}[Price],1))';
/** What was bought, and the cash that waits. */
const averagedEquity = `{Capital}+INDEX(${averaged},SEQUENCE(${pathLength},1,2),6)`;

/** What the chart marks on the two equities with futures. */
const marks = [
  {
    title: "Rule: liquidated",
    key: "RuleLiquidations",
    event: liquidated,
    simulation: rule,
    meaning: "liquidation",
  },
  {
    title: "Rebalanced: liquidated",
    key: "RebalancedLiquidations",
    event: liquidated,
    simulation: rebalanced,
    meaning: "liquidation",
  },
  {
    title: "Rule: margin call",
    key: "RuleCalls",
    event: marginCall,
    simulation: rule,
    meaning: "marginCall",
  },
  {
    title: "Rebalanced: margin call",
    key: "RebalancedCalls",
    event: marginCall,
    simulation: rebalanced,
    meaning: "marginCall",
  },
] as const;
const firstMark = 17;

const simulated: DescribedSheet = {
  name: "Backtest",
  columnWidths: [27, 31, 14, 14, 14, 3, 7, 12, 11, 3, 13, 13, 13, 13, 3, 48, 44, 22, 22, 22, 22],
  orientation: "landscape",
  // There is nothing to the left of the path.
  repeatedRow: pathRow,
  parts: [
    ...head("Backtest", answers, 14),
    { kind: "text", corner: { row: 4, column: 0 }, style: "heading", text: "Portfolio", columns: 5 },
    {
      kind: "fields",
      corner: { row: 5, column: 0 },
      fields: [
        {
          label: "Profile",
          key: "Profile",
          input: profile,
          content: "Balanced Growth Manager (B)",
          format: formats.general,
        },
        {
          label: "Capital",
          key: "Capital",
          input: positiveNumber,
          content: 10000,
          format: formats.money,
        },
        {
          label: "Leverage of the futures",
          key: "Leverage",
          input: wholeLeverage,
          content: 2,
          format: formats.leverage,
        },
        {
          label: "Trading fee",
          key: "FeeRate",
          input: rateBelowOne,
          content: 0.0005,
          format: formats.percent,
        },
        {
          label: "Maintenance rate",
          key: "MaintenanceRate",
          input: rateBelowOne,
          content: 0.005,
          format: formats.percent,
        },
      ],
    },
    { kind: "text", corner: { row: 11, column: 0 }, style: "heading", text: "Strategies", columns: 5 },
    {
      kind: "fields",
      corner: { row: 12, column: 0 },
      fields: [
        {
          label: "Rule: average of",
          key: "Period",
          input: barsFromOne,
          content: 50,
          format: '0" days"',
          note: "the close and MACD must cross",
        },
        {
          label: "Rule: funding below",
          key: "MaxFunding",
          input: anyRate,
          content: 0.0002,
          format: formats.percent,
          note: "of the day",
        },
        {
          label: "Rule: spot to futures",
          key: "Shift",
          input: share,
          content: 0.1,
          format: formats.percent,
          note: "back below the average",
        },
        {
          label: "Rebalance every",
          key: "Every",
          input: wholeNumber,
          content: 90,
          format: '0" days"',
          note: "0 for never",
        },
        {
          label: "or beyond a drift of",
          key: "Band",
          input: share,
          content: 0,
          format: formats.percent,
          note: "0 for never",
        },
        {
          label: "DCA: buy every",
          key: "BuyEvery",
          input: barsFromOne,
          content: 30,
          format: '0" days"',
        },
        {
          label: "DCA: each purchase",
          key: "Purchase",
          content: `={Capital}/${purchases}`,
          format: formats.money,
          note: "the capital in equal parts",
        },
      ],
    },
    {
      kind: "text",
      corner: { row: 20, column: 0 },
      style: "heading",
      text: "Results",
      columns: 5,
    },
    {
      kind: "cells",
      corner: { row: 21, column: 0 },
      key: "Final",
      style: "result",
      columns: [
        { title: "Strategy", format: formats.general },
        ...["Rule", "Rebalanced", "Buy and hold", "DCA"].map((title) => ({ title, format: formats.money })),
      ],
      rows: [
        [
          "Final equity",
          `=INDEX(${rule},${pathLength}+1,5)`,
          `=INDEX(${rebalanced},${pathLength}+1,5)`,
          `=INDEX(${heldEquity},${pathLength})`,
          `={Capital}+INDEX(${averaged},${pathLength}+1,6)`,
        ],
      ],
    },
    {
      kind: "spill",
      corner: { row: 23, column: 0 },
      key: "RuleFigures",
      formula: `=IFNA(SIM.STATS(${equityOf(rule)},365),"under a year")`,
      rowCount: 7,
      hasHeader: false,
      columns: [{ format: formats.general }, { format: statisticFormats() }],
    },
    figures("RebalancedFigures", equityOf(rebalanced), 2),
    figures("HeldFigures", heldEquity, 3),
    figures("AveragedFigures", averagedEquity, 4),
    {
      kind: "cells",
      corner: { row: 30, column: 0 },
      key: "Counts",
      style: "result",
      columns: [
        { format: formats.general },
        ...[1, 2, 3, 4].map(() => ({
          format: formats.whole,
        })),
      ],
      rows: [
        [
          "Trades after the first day",
          `=${timesOf("shifted", rule)}+${timesOf("back to", rule)}`,
          `=${timesOf("rebalanced", rebalanced)}`,
          0,
          `=${purchases}-1`,
        ],
        [
          "Days with a margin call",
          `=${timesOf(marginCall, rule)}`,
          `=${timesOf(marginCall, rebalanced)}`,
          0,
          0,
        ],
        ["Liquidated", `=${timesOf(liquidated, rule)}`, `=${timesOf(liquidated, rebalanced)}`, 0, 0],
      ],
    },
    ...notes("Method and sources", { row: 34, column: 0 }, 5, [
      {
        text: "Rule: a share of spot becomes futures margin when close and MACD have crossed up and funding is low,",
      },
      { text: "and all goes back to the weights when the close crosses below its average." },
      {
        text: "Rebalanced: back to the profile's weights by date or drift. Futures have isolated margin, as with the rule.",
      },
      {
        text: "Buy and hold: spot from day one. DCA: equal amounts at even intervals; the rest is cash without interest.",
      },
      {
        text: "A day is first the price, then funding, then trades at that price. Nothing is seen between two prices.",
      },
      {
        text: "A margin call is a margin ratio of 80 % or more at a day's price. It warns and moves no money.",
      },
      {
        text: "Returns count from the first day's equity, after its fees. Sharpe and Sortino: no risk-free rate, 365 days.",
      },
      {
        text: "The path is made up: geometric Brownian motion from 60,000, drift 20 % and volatility 60 % a year,",
      },
      { text: "funding about 0.01 % a day, seed 21. Paste your own over it; delete rows left over." },
      {
        text: "Sharpe ratio, W. F. Sharpe",
        address: "https://web.stanford.edu/~wfsharpe/art/sr/sr.htm",
      },
    ]),
    {
      kind: "chart",
      type: "line",
      corner: { row: 4, column: 6 },
      rowCount: 20,
      columnCount: 8,
      title: "Equity of each strategy",
      categories: { key: "Path", column: "Day" },
      series: [
        { title: "Rule", cells: { key: "Rule", column: 0 } },
        { title: "Rebalanced", cells: { key: "Rebalanced", column: 0 } },
        { title: "Buy and hold", cells: { key: "Held", column: 0 } },
        { title: "DCA", cells: { key: "Averaged", column: 0 } },
        ...marks.map(({ title, key, meaning }) => ({
          title,
          cells: { key, column: 0 },
          meaning,
          look: "points" as const,
        })),
      ],
      categoryTitle: "Day",
      valueFormat: "#,##0",
    },
    grown("Path", "Price", days, { row: pathRow - 2, column: 6 }, 8),
    {
      kind: "text",
      corner: { row: pathRow - 1, column: 6 },
      style: "heading",
      text: "Price path",
      columns: 3,
    },
    {
      kind: "table",
      corner: { row: pathRow, column: 6 },
      key: "Path",
      rowCount: days,
      columns: [
        { title: "Day", format: formats.whole, values: pathPrices.map((_, at) => at) },
        { title: "Price", format: formats.price, values: pathPrices, validation: positiveNumber },
        { title: "Funding", format: formats.rate, values: pathFunding },
      ],
    },
    {
      kind: "text",
      corner: { row: pathRow - 1, column: 10 },
      style: "heading",
      text: "Equity of each strategy",
      columns: 4,
    },
    titles(10, formats.money, ["Rule", "Rebalanced", "Buy and hold", "DCA"]),
    daily("Rule", equityOf(rule), 10, formats.money),
    daily("Rebalanced", equityOf(rebalanced), 11, formats.money),
    daily("Held", heldEquity, 12, formats.money),
    daily("Averaged", averagedEquity, 13, formats.money),
    ...[
      { key: "RuleEvents", heading: "Rule events", simulation: rule, column: 15 },
      { key: "RebalancedEvents", heading: "Rebalancing events", simulation: rebalanced, column: 16 },
    ].flatMap(({ key, heading, simulation, column }): Part[] => [
      { kind: "text", corner: { row: pathRow - 1, column }, style: "heading", text: heading },
      titles(column, formats.textAtRight, ["Event"]),
      daily(key, eventsOf(simulation), column, formats.textAtRight),
    ]),
    {
      kind: "text",
      corner: { row: pathRow - 1, column: firstMark },
      style: "heading",
      text: "Equity at margin calls and liquidations",
      columns: marks.length,
    },
    titles(
      firstMark,
      formats.money,
      marks.map(({ title }) => title),
    ),
    ...marks.map(({ key, event, simulation }, at) =>
      daily(key, equityAt(event, simulation), firstMark + at, formats.money),
    ),
  ],
};

export const backtest: Template = {
  id: "backtest",
  title: "Backtest",
  answers,
  prefix: "Backtest",
  sheets: [simulated, firstPosition],
};

/** The statistics of an equity, without their labels. */
function figures(key: string, equity: string, column: number): SpillPart {
  return {
    kind: "spill",
    corner: { row: 23, column },
    key,
    formula: `=IFNA(INDEX(SIM.STATS(${equity},365),0,2),"under a year")`,
    rowCount: 7,
    hasHeader: false,
    columns: [{ format: statisticFormats() }],
  };
}

/** Titles over columns of the days. */
function titles(column: number, format: string, texts: readonly string[]): CellsPart {
  return {
    kind: "cells",
    corner: { row: pathRow, column },
    style: "result",
    columns: texts.map((title) => ({ title, format })),
    rows: [],
  };
}

/** A column with a row a day. */
function daily(key: string, formula: string, column: number, format: string): SpillPart {
  return {
    kind: "spill",
    corner: { row: pathRow + 1, column },
    key,
    formula: `=${formula}`,
    rowCount: days,
    hasHeader: false,
    columns: [{ format }],
  };
}

/** The number of days on which a simulation reports this event. */
function timesOf(event: string, simulation: string): string {
  return `SUMPRODUCT(--ISNUMBER(SEARCH("${event}",INDEX(${simulation},0,7))))`;
}

/** In the order of SIM.STATS: total return, CAGR, volatility, Sharpe, Sortino, max drawdown, Calmar. */
function statisticFormats(): string[] {
  const ratio = "0.00";
  return [
    formats.signedPercent,
    formats.signedPercent,
    formats.percent,
    ratio,
    ratio,
    formats.percent,
    ratio,
  ];
}
