import type { Part } from "../../excel/sheets/description";
import { formats } from "../../results/formats";

const date = "yyyy-mm-dd";
const dates = "{Daily}[Date]";
const drawdowns = "{Daily}[Drawdown]";

/** Rows of what the charts are drawn of. However long the history is, they cover it. */
const points = 61;
const dayOf = (point: string) => `1+ROUND((ROWS(${dates})-1)*(${point})/${points - 1},0)`;
const dayOfEach = dayOf(`SEQUENCE(${points})-1`);
const lowSince = `MINIFS(${drawdowns},${dates},">="&INDEX(${dates},${dayOf(`(SEQUENCE(${points})>1)*(SEQUENCE(${points})-2)`)}),${dates},"<="&INDEX(${dates},${dayOfEach}))`;

export const chartPoints: readonly Part[] = [
  {
    kind: "text",
    corner: { row: 4, column: 15 },
    style: "heading",
    text: "Points of the charts",
    columns: 4,
  },
  {
    kind: "cells",
    corner: { row: 5, column: 15 },
    style: "result",
    columns: ["Date", "Equity", "Without deposits", "Drawdown"].map((title) => ({
      title,
      format: formats.money,
    })),
    rows: [],
  },
  pointsIn("Dates", 15, `IFERROR(INDEX(${dates},${dayOfEach}),"")`, date),
  pointsIn("Equities", 16, `IFERROR(INDEX({Daily}[Equity],${dayOfEach}),"")`, formats.money),
  pointsIn(
    "WithoutDeposits",
    17,
    `IFERROR(INDEX({Daily}[Equity],1)*INDEX({Daily}[Index],${dayOfEach}),"")`,
    formats.money,
  ),
  pointsIn("Drawdowns", 18, lowSince, formats.signedPercent),
];

function pointsIn(key: string, column: number, formula: string, format: string): Part {
  return {
    kind: "spill",
    corner: { row: 6, column },
    key,
    formula: `=${formula}`,
    rowCount: points,
    hasHeader: false,
    columns: [{ format }],
  };
}
