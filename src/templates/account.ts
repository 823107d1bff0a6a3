import type { DescribedSheet, SpillPart, Template } from "../excel/sheets/description";
import { accountSheets } from "./account/tables";
import { formats } from "../results/formats";
import { head, notes } from "./head";

const answers =
  "What your own trades made: P&L by month in price, funding and fees, pairs, open positions, and whether it all adds up.";

const [fills, funding, ledger, prices] = ["Fills", "Funding", "Ledger", "Prices"].map(
  (key) => `{${key}}[#All]`,
);

const months = 12;
const month = "mmm yyyy";
const time = "yyyy-mm-dd hh:mm";

/** Rows of a table by month that leave room for five years. */
const room = 61;

/** A result in a fixed number of rows, so that the names of its columns hold what is added. */
function padded(call: string, columns: number): string {
  return `=IF(SEQUENCE(${room})>ROWS(${call}),"",INDEX(${call},SEQUENCE(${room}),SEQUENCE(1,${columns})))`;
}

function byMonth(key: string, call: string, column: number, amounts: readonly string[]): SpillPart {
  return {
    kind: "spill",
    corner: { row: 4, column },
    formula: padded(call, 2 + amounts.length),
    rowCount: room,
    hasHeader: true,
    columns: [
      { format: month, key: `${key}Month` },
      { format: formats.general, key: `${key}Coin` },
      ...amounts.map((amount) => ({ format: formats.signedMoney, key: `${key}${amount}` })),
    ],
  };
}

/** A month's sum of a column by month, of dollars where the coin is asked. */
const ofMonth = (key: string, amount: string, more = "") =>
  `SUMIFS({${key}${amount}},{${key}Month},[@Month]${more})`;
const soFar = (column: string) => `=SUMIFS({Months}[${column}],{Months}[Month],"<="&[@Month])`;

const outside = `ROUND(SUM({FeesValue})+SUM({Months}[Fees]),6)+ROUND(SUM({FundingValue})-SUM({Months}[Funding]),6)=0`;

const overview: DescribedSheet = {
  name: "Account",
  columnWidths: [32, 13, 22, 12, 12, 12, 16, 15, 3, 11, 11, 11, 11, 11, 11],
  orientation: "landscape",
  parts: [
    ...head("Account", answers, 15),
    {
      kind: "text",
      corner: { row: 4, column: 0 },
      style: "banner",
      text: '=IFERROR("Realised "&FIXED({Realised},2)&", funding "&FIXED({FundingSum},2)&", fees "&FIXED({FeesSum},2)&": "&FIXED({Net},2)&" in all. "&IF({Differing}=0,"Fills and ledger agree.","Fills and ledger differ in "&{Differing}&" sums: see Reconciliation."),"")',
      columns: 15,
    },
    { kind: "text", corner: { row: 6, column: 0 }, style: "heading", text: "Totals", columns: 3 },
    {
      kind: "fields",
      corner: { row: 7, column: 0 },
      fields: [
        {
          label: "First month",
          key: "FirstMonth",
          content: "=MIN({RealisedMonth},{FeesMonth},{FundingMonth})",
          format: month,
          note: "of fills and funding",
        },
        {
          label: "Realised on price",
          key: "Realised",
          content: "=SUM({Months}[Price])",
          format: formats.signedMoney,
          note: "in dollars, average cost",
        },
        {
          label: "Funding",
          key: "FundingSum",
          content: "=SUM({Months}[Funding])",
          format: formats.signedMoney,
        },
        { label: "Fees", key: "FeesSum", content: "=SUM({Months}[Fees])", format: formats.signedMoney },
        {
          label: "Net",
          key: "Net",
          content: "={Realised}+{FundingSum}+{FeesSum}",
          format: formats.signedMoney,
        },
        {
          label: "Sums that differ from the ledger",
          key: "Differing",
          content: `=SUMPRODUCT((INDEX(PNL.RECONCILE(${fills},${funding},${ledger}),0,7)="differs")*1)`,
          format: formats.whole,
          rules: [{ operator: "greaterThan", formula: "0", mark: "bad" }],
        },
      ],
    },
    {
      kind: "text",
      corner: { row: 14, column: 0 },
      style: "heading",
      text: "Delta-neutral pairs, with what is open at its mark price",
      columns: 8,
    },
    {
      kind: "spill",
      corner: { row: 15, column: 0 },
      key: "Pairs",
      formula: `=IFNA(PNL.ATTRIBUTION(${fills},${funding},${prices}),"none")`,
      rowCount: 3,
      hasHeader: true,
      columns: [
        { format: formats.general },
        { format: formats.quantity },
        ...Array.from({ length: 5 }, () => ({ format: formats.signedMoney })),
        { format: formats.textAtRight },
      ],
    },
    { kind: "text", corner: { row: 20, column: 0 }, style: "heading", text: "P&L by month", columns: 7 },
    {
      kind: "text",
      corner: { row: 21, column: 0 },
      style: "note",
      text: `=IF(${outside},"","Some rows are of other months: make the table longer. Charts and print area stay as they are.")`,
      columns: 7,
    },
    {
      kind: "table",
      corner: { row: 22, column: 0 },
      key: "Months",
      rowCount: months,
      columns: [
        {
          title: "Month",
          format: month,
          namesRows: true,
          formula: "=EDATE({FirstMonth},ROW()-ROW({Months}[[#Headers],[Month]])-1)",
        },
        {
          title: "Price",
          format: formats.signedMoney,
          formula: `=${ofMonth("Realised", "Amount", ',{RealisedCoin},"*USD*"')}`,
        },
        { title: "Funding", format: formats.signedMoney, formula: `=${ofMonth("Funding", "Value")}` },
        { title: "Fees", format: formats.signedMoney, formula: `=0-${ofMonth("Fees", "Value")}` },
        { title: "Net", format: formats.signedMoney, formula: "=[@Price]+[@Funding]+[@Fees]" },
        { title: "So far", format: formats.signedMoney, formula: soFar("Net") },
        { title: "Funding so far", format: formats.signedMoney, formula: soFar("Funding") },
      ],
    },
    {
      kind: "chart",
      type: "column",
      corner: { row: 6, column: 9 },
      rowCount: 14,
      columnCount: 6,
      title: "P&L by part",
      categories: { key: "Months", column: "Month" },
      series: ["Price", "Funding", "Fees"].map((title) => ({
        title,
        cells: { key: "Months", column: title },
      })),
      valueFormat: "#,##0",
      categoryFormat: "mmm yy",
    },
    {
      kind: "chart",
      type: "line",
      corner: { row: 21, column: 9 },
      rowCount: 14,
      columnCount: 6,
      title: "P&L so far, after fees and funding",
      categories: { key: "Months", column: "Month" },
      series: [{ title: "So far", cells: { key: "Months", column: "So far" } }],
      valueFormat: "#,##0",
      categoryFormat: "mmm yy",
    },
    {
      kind: "chart",
      type: "line",
      corner: { row: 36, column: 9 },
      rowCount: 14,
      columnCount: 6,
      title: "Funding earned",
      categories: { key: "Months", column: "Month" },
      series: [{ title: "Funding so far", cells: { key: "Months", column: "Funding so far" } }],
      valueFormat: "#,##0",
      categoryFormat: "mmm yy",
    },
    ...notes("Method and sources", { row: 36, column: 0 }, 8, [
      {
        text: "Paste the rows of an import over those of the sheets Fills, Funding and Ledger, and marks into Prices.",
      },
      {
        text: "Price is P&L realised on closes, at average cost. Realised P&L in a coin (inverse contracts) is on the sheet By month alone.",
      },
      {
        text: "Fees in other coins, such as BNB, and funding are valued at today's prices of the sheet Prices.",
      },
      {
        text: "A pair's matched quantity gains by the basis alone; Price is what the rest gained. The parts sum to the total exactly.",
      },
      { text: "Fills and ledger agree to half a cent, in the time that both cover." },
      {
        text: "BittyTax on P&L with and without fees",
        address: "https://github.com/BittyTax/BittyTax/issues/377",
      },
    ]),
  ],
};

const monthly: DescribedSheet = {
  name: "By month",
  columnWidths: [12, 9, 14, 3, 12, 9, 14, 14, 3, 12, 9, 14, 14],
  orientation: "landscape",
  frozenRows: 5,
  repeatedRow: 4,
  parts: [
    { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: "By month" },
    {
      kind: "text",
      corner: { row: 1, column: 0 },
      style: "subtitle",
      text: "What closes realised, fees paid and funding received, by month and coin. Value is in dollars at today's prices.",
      columns: 13,
    },
    { kind: "text", corner: { row: 3, column: 0 }, style: "heading", text: "Realised", columns: 3 },
    { kind: "text", corner: { row: 3, column: 4 }, style: "heading", text: "Fees", columns: 4 },
    { kind: "text", corner: { row: 3, column: 9 }, style: "heading", text: "Funding", columns: 4 },
    byMonth("Realised", `PNL.REALISED(${fills},,"month")`, 0, ["Amount"]),
    byMonth("Fees", `PNL.FEES(${fills},${prices},"month")`, 4, ["Amount", "Value"]),
    byMonth("Funding", `PNL.FUNDING(${funding},${prices},"month")`, 9, ["Amount", "Value"]),
  ],
};

const positions: DescribedSheet = {
  name: "Positions",
  columnWidths: [13, 17, 8, 9, 17, 17, 11, 11, 12, 12, 12, 12, 10, 10, 12, 12, 8, 15],
  frozenRows: 4,
  repeatedRow: 3,
  orientation: "landscape",
  parts: [
    { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: "Positions" },
    {
      kind: "text",
      corner: { row: 1, column: 0 },
      style: "subtitle",
      text: "From flat to flat, in the order in which they were opened. Net is Realised - Fees + Funding; what is open has its P&L in Unrealised.",
      columns: 18,
    },
    {
      kind: "spill",
      corner: { row: 3, column: 0 },
      key: "Positions",
      formula: `=IFNA(PNL.POSITIONS(${fills},,${funding},${prices}),"none")`,
      rowCount: 12,
      hasHeader: true,
      columns: [
        ...[formats.general, formats.general, formats.general].map((format) => ({ format })),
        {
          format: formats.general,
          rules: [{ operator: "equalTo" as const, formula: '"open"', mark: "attention" as const }],
        },
        ...[time, time, formats.quantity, formats.quantity].map((format) => ({ format })),
        ...Array.from({ length: 3 }, () => ({ format: formats.coinPrice })),
        ...[formats.signedMoney, formats.money, ...Array<string>(3).fill(formats.signedMoney)].map(
          (format) => ({ format }),
        ),
        { format: formats.general },
        { format: formats.general },
      ],
    },
  ],
};

const reconciliation: DescribedSheet = {
  name: "Reconciliation",
  columnWidths: [13, 9, 11, 14, 14, 13, 12],
  orientation: "portrait",
  parts: [
    { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: "Reconciliation" },
    {
      kind: "text",
      corner: { row: 1, column: 0 },
      style: "subtitle",
      text: "What fills and funding payments come to, beside what the ledger moved.",
      columns: 7,
    },
    {
      kind: "spill",
      corner: { row: 3, column: 0 },
      key: "Reconciled",
      formula: `=IFNA(PNL.RECONCILE(${fills},${funding},${ledger}),"none")`,
      rowCount: 5,
      hasHeader: true,
      columns: [
        ...[formats.general, formats.general, formats.general].map((format) => ({ format })),
        ...Array.from({ length: 3 }, () => ({ format: formats.signedQuantity })),
        {
          format: formats.textAtRight,
          rules: [{ operator: "equalTo", formula: '"differs"', mark: "bad" }],
        },
      ],
    },
  ],
};

const statement: DescribedSheet = {
  name: "Statement",
  columnWidths: [13, 9, 8, 12, 13, 13, 13, 12, 12, 11, 11, 13, 13, 12, 3, 9, 13],
  orientation: "landscape",
  parts: [
    { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: "Statement" },
    {
      kind: "text",
      corner: { row: 1, column: 0 },
      style: "subtitle",
      text: "Opening and all that moved is Closing, in each wallet and coin. A difference to the stated balance means that a row is missing.",
      columns: 17,
    },
    {
      kind: "spill",
      corner: { row: 3, column: 0 },
      key: "Statements",
      formula: `=IFNA(PNL.LEDGER(${ledger}),"none")`,
      rowCount: 5,
      hasHeader: true,
      columns: [
        ...[formats.general, formats.general, formats.general].map((format) => ({ format })),
        ...Array.from({ length: 10 }, () => ({ format: formats.quantity })),
        {
          format: formats.signedQuantity,
          rules: [{ operator: "notBetween", formula: "-0.000001", formula2: "0.000001", mark: "bad" }],
        },
      ],
    },
    {
      kind: "spill",
      corner: { row: 3, column: 15 },
      key: "Held",
      formula: `=IFNA(INDEX(PNL.HOLDINGS(${ledger}),SEQUENCE(ROWS(PNL.HOLDINGS(${ledger}))),SEQUENCE(1,2)),"none")`,
      rowCount: 4,
      hasHeader: true,
      columns: [{ format: formats.general }, { format: formats.quantity }],
    },
  ],
};

export const account: Template = {
  id: "account",
  title: "Account",
  answers,
  prefix: "Account",
  sheets: [overview, monthly, positions, reconciliation, statement, ...accountSheets],
};
