import type { Template } from "../excel/sheets/description";
import { formats } from "./formats";
import { pathFunding, pathPrices } from "./generated-series";
import { grown, head, notes } from "./head";
import { profile } from "./profiles";
import { positiveNumber, rateBelowOne, share, wholeLeverage, wholeNumber } from "./validations";

const answers =
  "What a profile would have made of a price path: rebalancing, funding, fees, margin and liquidation.";

const days = pathPrices.length;
/** The row of the titles over the price path. */
const pathRow = 27;

/** Formulas repeat the call instead of reading its spilled cells, because the user may paste a longer path. */
const simulation =
  "SIM.PORTFOLIO({Path}[Price],{Profile},{Capital},{Path}[Funding],{Leverage},{Every},{Band},{FeeRate},{MaintenanceRate})";
const pathLength = "ROWS({Path}[Price])";

export const paperTrading: Template = {
  id: "paper-trading",
  title: "Paper trading",
  answers,
  prefix: "Paper",
  sheets: [
    {
      name: "Paper trading",
      columnWidths: [24, 31, 15, 3, 7, 12, 12, 14, 3, 12, 12, 12, 12, 12, 12, 44],
      orientation: "landscape",
      // There is nothing to the left of the path.
      repeatedRow: pathRow,
      parts: [
        ...head("Paper trading", answers, 14),
        { kind: "text", corner: { row: 4, column: 0 }, style: "heading", text: "Portfolio", columns: 3 },
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
              label: "Rebalance every",
              key: "Every",
              input: wholeNumber,
              content: 30,
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
              label: "Fee of a trade",
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
        {
          kind: "text",
          corner: { row: 13, column: 0 },
          style: "heading",
          text: "What came of it",
          columns: 3,
        },
        {
          kind: "fields",
          corner: { row: 14, column: 0 },
          fields: [
            {
              label: "Equity at the end",
              key: "FinalEquity",
              content: `=INDEX(${simulation},${pathLength}+1,5)`,
              format: formats.money,
            },
            {
              label: "Held on spot alone",
              key: "FinalHeld",
              content: `=INDEX({Path}[Held],${pathLength})`,
              format: formats.money,
            },
            {
              label: "Rebalanced",
              key: "Rebalanced",
              content: timesOf("rebalanced"),
              format: '0" times"',
            },
            {
              label: "Liquidated",
              key: "Liquidated",
              content: timesOf("liquidated"),
              format: '0" times"',
              rules: [{ operator: "greaterThan", formula: "0", mark: "bad" }],
            },
          ],
        },
        {
          kind: "text",
          corner: { row: 19, column: 0 },
          style: "heading",
          text: "In figures: the portfolio, and spot held alone",
          columns: 3,
        },
        {
          kind: "spill",
          corner: { row: 20, column: 0 },
          key: "Figures",
          formula: `=IFNA(SIM.STATS(INDEX(${simulation},SEQUENCE(${pathLength},1,2),5),365),"under a year")`,
          rowCount: 7,
          hasHeader: false,
          columns: [{ format: formats.general }, { format: statisticFormats() }],
        },
        {
          kind: "spill",
          corner: { row: 20, column: 2 },
          key: "HeldFigures",
          formula: '=IFNA(INDEX(SIM.STATS({Path}[Held],365),0,2),"under a year")',
          rowCount: 7,
          hasHeader: false,
          columns: [{ format: statisticFormats() }],
        },
        ...notes("Method and sources", { row: 28, column: 0 }, 3, [
          { text: "At the first price the capital is divided by the profile's weights." },
          { text: "Futures have isolated margin, at the leverage above." },
          { text: "A day is first the price, then funding, then rebalancing." },
          { text: "What happens between two prices is not seen." },
          { text: "The path is made up: geometric Brownian motion from 60,000," },
          { text: "drift 20 % and volatility 60 % a year, funding about 0.01 % a day," },
          { text: "seed 21. Paste your own over it; delete rows left over." },
          { text: "Sharpe and Sortino without a risk-free rate, 365 periods a year." },
          {
            text: "Sharpe ratio, W. F. Sharpe",
            address: "https://web.stanford.edu/~wfsharpe/art/sr/sr.htm",
          },
        ]),
        {
          kind: "chart",
          type: "line",
          corner: { row: 4, column: 4 },
          rowCount: 21,
          columnCount: 10,
          title: "Equity of the portfolio and of spot held alone",
          categories: { key: "Path", column: "Day" },
          series: [
            { title: "Portfolio", cells: { key: "Simulation", column: 4 } },
            { title: "Held on spot alone", cells: { key: "Path", column: "Held" } },
          ],
          categoryTitle: "Day",
          valueFormat: "#,##0",
        },
        grown("Path", "Price", days, { row: pathRow - 2, column: 4 }, 11),
        {
          kind: "text",
          corner: { row: pathRow - 1, column: 4 },
          style: "heading",
          text: "Price path",
          columns: 4,
        },
        {
          kind: "table",
          corner: { row: pathRow, column: 4 },
          key: "Path",
          rowCount: days,
          columns: [
            { title: "Day", format: formats.whole, values: pathPrices.map((_, at) => at) },
            { title: "Price", format: formats.price, values: pathPrices, validation: positiveNumber },
            { title: "Funding", format: formats.rate, values: pathFunding },
            {
              title: "Held",
              format: formats.money,
              formula: '=IF([@Price]="","",{Capital}*[@Price]/INDEX({Path}[Price],1))',
            },
          ],
        },
        {
          kind: "text",
          corner: { row: pathRow - 1, column: 9 },
          style: "heading",
          text: "What the portfolio does",
          columns: 7,
        },
        {
          kind: "spill",
          corner: { row: pathRow, column: 9 },
          key: "Simulation",
          formula: `=${simulation}`,
          rowCount: days + 1,
          hasHeader: true,
          columns: [
            { format: formats.price },
            { format: formats.money },
            { format: formats.money },
            { format: formats.money },
            { format: formats.money },
            { format: formats.exposure },
            { format: formats.textAtRight },
          ],
        },
      ],
    },
  ],
};

/** The number of days on which the simulation reports this event. */
function timesOf(event: string): string {
  return `=SUMPRODUCT(--ISNUMBER(SEARCH("${event}",INDEX(${simulation},0,7))))`;
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
