import type { DescribedSheet, Field, Part, TableColumn, Template } from "../excel/sheets/description";
import { formats } from "../results/formats";
import { head, notes } from "./head";
import { chartPoints } from "./tear-sheet/chart-points";
import { equitySheet } from "./tear-sheet/equity";

const answers =
  "One page on an account or a strategy: return, risk, ratios, the worst fall, each month, and charts of equity and drawdown.";

const date = "yyyy-mm-dd";
const ratio = "0.00";
const dates = "{Daily}[Date]";
const returns = "{Daily}[Return]";
const index = "{Daily}[Index]";
const drawdowns = "{Daily}[Drawdown]";
const months = "{Months}[[Jan]:[Dec]]";

/** A row of SIM.STATS, which gives #N/A for what is not known. */
const statistic = (row: number) => `=IFNA(INDEX(SIM.STATS(${index},365),${row},2),"n/a")`;
const dateOf = (value: string, values: string) => `INDEX(${dates},MATCH(${value},${values},0))`;
const field = (label: string, key: string, content: string, format: string): Field => ({
  label,
  key,
  content,
  format,
});

const back = `${dates},">"&{Low},${drawdowns},0`;
const whereItFalls = (formula: string) => `=IF({MaxDrawdown}=0,"none",${formula})`;

const figures: readonly Field[] = [
  field("From", "From", `=MIN(${dates})`, date),
  field("To", "To", `=MAX(${dates})`, date),
  field("Days", "Days", `=COUNT(${returns})`, formats.whole),
  field("Final equity", "Equity", `=LOOKUP({To},${dates},{Daily}[Equity])`, formats.money),
  field(
    "Gain",
    "Gain",
    "={Equity}-INDEX({Daily}[Equity],1)-SUM({Daily}[Net deposits])+INDEX({Daily}[Net deposits],1)",
    formats.signedMoney,
  ),
  field("Total return", "TotalReturn", statistic(1), formats.signedPercent),
  field("Annual return", "AnnualReturn", statistic(2), formats.signedPercent),
  field("Annualised volatility", "Volatility", statistic(3), formats.percent),
  field("Sharpe", "Sharpe", statistic(4), ratio),
  field("Sortino", "Sortino", statistic(5), ratio),
  field("Calmar", "Calmar", statistic(7), ratio),
  field("Max drawdown", "MaxDrawdown", `=RISK.DRAWDOWN(${index})`, formats.percent),
  field("Peak on", "Peak", whereItFalls(dateOf(`MAXIFS(${index},${dates},"<="&{Low})`, index)), date),
  field("Trough on", "Low", whereItFalls(dateOf(`MIN(${drawdowns})`, drawdowns)), date),
  field(
    "Recovered",
    "Recovered",
    whereItFalls(`IF(COUNTIFS(${back})=0,"not yet",MINIFS(${dates},${back}))`),
    date,
  ),
  field(
    "Longest drawdown",
    "UnderWater",
    `=MAX(FREQUENCY(IF(${drawdowns}<0,${dates}),IF(${drawdowns}<0,"",${dates})))`,
    '#,##0" days"',
  ),
  field(
    "CVaR 95 %, daily",
    "Cvar",
    `=0-AVERAGE(SMALL(${returns},SEQUENCE(ROUNDUP(COUNT(${returns})/20,0))))`,
    formats.percent,
  ),
  field("Best day", "BestDay", `=MAX(${returns})`, formats.signedPercent),
  field("on", "BestDate", `=${dateOf("{BestDay}", returns)}`, date),
  field("Worst day", "WorstDay", `=MIN(${returns})`, formats.signedPercent),
  field("on", "WorstDate", `=${dateOf("{WorstDay}", returns)}`, date),
  field("Best month", "BestMonth", `=MAX(${months})`, formats.signedPercent),
  field("Worst month", "WorstMonth", `=MIN(${months})`, formats.signedPercent),
  field(
    "Positive months",
    "MonthsAbove",
    `=IF(COUNT(${months})=0,"n/a",COUNTIF(${months},">0")/COUNT(${months}))`,
    formats.percent,
  ),
];

const firstRow = 6;
const gridRow = firstRow + figures.length + 2;
const years = 6;

/** The return from the last day before a span of days to its last day; blank where no day of it has a return. */
function between(start: string, end: string): string {
  const at = (day: string) => `LOOKUP(${day}-1,${dates},${index})`;
  return `=IF(${end}-1<={From},"",IF(${start}>{To},"",IFERROR(${at(end)}/IF(${start}-1<{From},1,${at(start)})-1,"")))`;
}

const monthly = (title: string, start: string, end: string): TableColumn => ({
  title,
  format: formats.signedPercent,
  formula: between(start, end),
  rules: [{ operator: "lessThan", formula: "0", mark: "bad" }],
});

const inOrder = `SUMPRODUCT((INDEX(${dates},SEQUENCE(ROWS(${dates})-1)+1)<=INDEX(${dates},SEQUENCE(ROWS(${dates})-1)))*1)=0`;
const complete = `{To}-{From}+1=ROWS(${dates})`;

const chart = (title: string, row: number, series: Record<string, string>, valueFormat: string): Part => ({
  kind: "chart",
  type: "line",
  corner: { row, column: 3 },
  rowCount: 12,
  columnCount: 11,
  title,
  categories: { key: "Dates", column: 0 },
  series: Object.entries(series).map(([title, key]) => ({ title, cells: { key, column: 0 } })),
  valueFormat,
  categoryFormat: "mmm yy",
});

const page: DescribedSheet = {
  name: "Tear sheet",
  columnWidths: [21, 13, ...Array<number>(11).fill(8.5), 10, 2, 11, 12, 18, 11],
  orientation: "portrait",
  parts: [
    ...head("Tear sheet", answers, 14),
    {
      kind: "text",
      corner: { row: 4, column: 0 },
      style: "banner",
      text: `=IFERROR(IF(COUNT({Daily}[Equity])<ROWS(${dates}),"Rows of the sheet Equity have no number: fill or delete them.",IF(${inOrder},IF(${complete},"Every day has its row: "&{Days}&" returns.","Days are missing between the dates: a year is taken as 365 rows, so figures a year are wrong."),"The dates do not rise from row to row: the figures are wrong.")),"The dates cannot be read.")`,
      columns: 14,
    },
    { kind: "text", corner: { row: 5, column: 0 }, style: "heading", text: "Figures", columns: 2 },
    { kind: "fields", corner: { row: firstRow, column: 0 }, fields: figures },
    chart("Equity", firstRow - 1, { Equity: "Equities", "Without deposits": "WithoutDeposits" }, "#,##0"),
    chart("Drawdown", firstRow + 12, { Drawdown: "Drawdowns" }, "0%"),
    { kind: "text", corner: { row: gridRow - 1, column: 0 }, style: "heading", text: "Months", columns: 14 },
    {
      kind: "table",
      corner: { row: gridRow, column: 0 },
      key: "Months",
      rowCount: years,
      columns: [
        {
          title: "Year",
          format: "0",
          namesRows: true,
          formula: "=YEAR({From}+1)+ROW()-ROW({Months}[[#Headers],[Year]])-1",
        },
        ..."Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
          .split(" ")
          .map((title, at) => monthly(title, `DATE([@Year],${at + 1},1)`, `DATE([@Year],${at + 2},1)`)),
        monthly("All year", "DATE([@Year],1,1)", "DATE([@Year]+1,1,1)"),
      ],
    },
    {
      kind: "text",
      corner: { row: gridRow + years + 1, column: 0 },
      style: "note",
      text: `=IF({To}<DATE(YEAR({From}+1)+${years},1,1),"","Later years are missing here, and in best month, worst month and positive months.")`,
      columns: 14,
    },
    ...notes("What each figure means", { row: gridRow + years + 2, column: 0 }, 14, [
      {
        text: "Return of a day: (equity - net deposits of the day) / equity of the day before - 1. Deposits count from the end of their day.",
      },
      {
        text: "Index: 1 on the first day, times 1 + return each day. All figures but equity and gain are of the index.",
      },
      { text: "Gain: final equity less that of the first day and less what was brought in since." },
      {
        text: "Total return: last index - 1. Annual return (CAGR): last index ^ (365 / days) - 1; n/a for less than 365 returns.",
      },
      {
        text: "Annualised volatility: sample standard deviation of the daily returns, times the square root of 365.",
      },
      {
        text: "Sharpe: mean of the daily returns over their standard deviation, times the square root of 365; no risk-free rate.",
      },
      {
        text: "Sortino: the same over the root of the mean, over all days, of the squares of returns below 0.",
      },
      { text: "Calmar: annual return over max drawdown, over the whole history." },
      {
        text: "Max drawdown: the largest fall of the index from its peak so far, at ends of days. Recovered: first day back at that peak or above.",
      },
      {
        text: "Longest drawdown: the most days in a row that ended below a peak before.",
      },
      {
        text: "CVaR 95 %: mean loss of the worst twentieth of days, their number rounded up. Historical, with no distribution assumed.",
      },
      {
        text: "Month: from the last day before it to its last day. First and last may be parts of a month; they count as months.",
      },
      {
        text: "Without deposits: the first day's equity times the index. A point of the chart of drawdowns is the lowest since the point before.",
      },
      {
        text: "Sharpe ratio, W. F. Sharpe",
        address: "https://web.stanford.edu/~wfsharpe/art/sr/sr.htm",
      },
    ]),
    ...chartPoints,
  ],
};

export const tearSheet: Template = {
  id: "tear-sheet",
  title: "Tear sheet",
  answers,
  prefix: "Tear",
  sheets: [page, equitySheet],
};
