import type { DescribedSheet } from "../../excel/sheets/description";
import { formats } from "../../results/formats";
import { anyNumber } from "../validations";
import { sampleDates, sampleDeposits, sampleEquity } from "./sample";

const row = "ROW()-ROW({Daily}[[#Headers],[Date]])";
const before = `INDEX({Daily}[Equity],${row}-1)`;
/** Blank in a row without equity. */
const where = (formula: string) => `=IF([@Equity]="","",${formula})`;

/** A row a day, typed, pasted or filled by formulas, with its return beside it. */
export const equitySheet: DescribedSheet = {
  name: "Equity",
  columnWidths: [12, 14, 14, 11, 11, 11, 12],
  frozenRows: 7,
  repeatedRow: 6,
  orientation: "portrait",
  parts: [
    { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: "Equity" },
    {
      kind: "text",
      corner: { row: 1, column: 0 },
      style: "subtitle",
      text: "Equity at the end of each day, and the net deposits of that day (withdrawals below 0).",
      columns: 7,
    },
    ...[
      "Paste your own over the first three columns, a row for every day, oldest first; delete rows that are left over. The figures are made up.",
      "Of a simulation: fill Equity from its fifth column, with the formula on this template's page, and put 0 into Net deposits.",
      'Of an import: =SUMIFS(Ledger[Amount],Ledger[Coin],"USDT",Ledger[Counted],TRUE,Ledger[Time],"<"&[@Date]+1) is the balance in one coin.',
    ].map((text, at) => ({
      kind: "text" as const,
      corner: { row: 2 + at, column: 0 },
      style: "note" as const,
      text,
      columns: 7,
      lines: 2,
    })),
    {
      kind: "table",
      corner: { row: 6, column: 0 },
      key: "Daily",
      rowCount: sampleDates.length,
      columns: [
        { title: "Date", format: "yyyy-mm-dd", values: sampleDates },
        { title: "Equity", format: formats.money, values: sampleEquity },
        {
          title: "Net deposits",
          format: formats.signedMoney,
          values: sampleDeposits,
          validation: anyNumber,
        },
        {
          title: "Return",
          format: formats.signedPercent,
          formula: `=IF(${row}=1,"",IF([@Equity]="","",IF(ISNUMBER(${before}),IF(${before}>0,([@Equity]-[@[Net deposits]])/${before}-1,""),"")))`,
        },
        { title: "Factor", format: "0.0000", formula: where("1+SUM([@Return])") },
        {
          title: "Index",
          format: "0.0000",
          formula: where("PRODUCT(INDEX({Daily}[Factor],1):[@Factor])"),
        },
        {
          title: "Drawdown",
          format: formats.signedPercent,
          formula: where("[@Index]/MAX(INDEX({Daily}[Index],1):[@Index])-1"),
        },
      ],
    },
  ],
};
