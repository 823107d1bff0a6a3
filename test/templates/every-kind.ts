import type { ChartPart, Template } from "../../src/excel/sheets/description";

const chart = (type: ChartPart["type"], row: number): ChartPart => ({
  kind: "chart",
  type,
  corner: { row, column: 6 },
  rowCount: 8,
  columnCount: 4,
  title: `P&L as ${type}`,
  categories: { key: "Trades", column: type === "scatter" ? "P&L" : "Asset" },
  series: [{ title: "P&L", cells: { key: "Trades", column: "P&L" } }],
  categoryTitle: "Asset",
  valueTitle: "USDT",
  valueFormat: "#,##0",
});

/** What is awkward in a file: signs that XML and formulas escape, errors, blanks, every chart, rule and validation. */
export const everyKind: Template = {
  id: "hedge-planner",
  title: 'P&L <of "every" kind>',
  answers: "What & how: <b>.",
  prefix: "Kind",
  sheets: [
    {
      name: "P&L of O'Neill",
      columnWidths: [24, 14, 14, 14, 14, 4, 10, 10, 10, 10],
      frozenRows: 2,
      repeatedRow: 1,
      orientation: "landscape",
      parts: [
        { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: 'A & B < C > "D"', columns: 3 },
        {
          kind: "text",
          corner: { row: 1, column: 0 },
          style: "link",
          text: "Source",
          address: "https://example.com/?a=1&b=2",
        },
        {
          kind: "fields",
          corner: { row: 3, column: 0 },
          fields: [
            {
              label: "Side",
              key: "Side",
              content: "long",
              format: "General",
              input: {
                kind: "list",
                choices: ["long", "short"],
                message: "Choose long or short & no other.",
              },
            },
            {
              label: "Entry price",
              key: "Entry",
              content: 60000,
              format: "#,##0.00",
              input: { kind: "decimal", minimum: 0, message: "At least 0." },
            },
            {
              label: "Leverage",
              key: "Leverage",
              content: 1,
              format: '0"x"',
              input: { kind: "wholeNumber", minimum: 1, maximum: 200, message: "From 1 to 200." },
            },
            {
              label: "Fee rate",
              key: "FeeRate",
              content: 0.0005,
              format: "0.00%",
              input: { kind: "decimal", maximum: 1, message: "At most 1." },
            },
            // Without leverage a long is not liquidated.
            {
              label: "Liquidation price",
              key: "Liquidation",
              content: "=LIQ.PRICE({Side},{Entry},{Leverage})",
              format: "General",
            },
            { label: "Is long", key: "IsLong", content: '={Side}="long"', format: "General" },
            { label: "In words", key: "Words", content: '="LIQ.PRICE(""x"") & "&{Side}', format: "General" },
            { label: "Divided by nothing", key: "Divided", content: "=1/({Leverage}-1)", format: "General" },
            { label: "Largest", key: "Largest", content: "=MAX({Trades}[P&L])", format: "#,##0.00" },
            {
              label: "Together",
              key: "Together",
              content: "=SUM({Trades}[P&L]*{Trades}[Share])",
              format: "#,##0.00",
            },
            { label: "Last", key: "Last", content: "=INDEX({Trades}[P&L],3)", format: "#,##0.00" },
            {
              label: "Joined",
              key: "Joined",
              content: '=TEXTJOIN(", ",TRUE,{Trades}[Asset])',
              format: "General",
            },
          ],
        },
        {
          kind: "table",
          corner: { row: 17, column: 0 },
          key: "Trades",
          rowCount: 3,
          hasTotals: true,
          columns: [
            { title: "Asset", format: "@", values: ["BTC", "1/2", "O'Neill & <Co>"], total: "label" },
            { title: "Price", format: "#,##0.00", values: [61000, 59000, 60000.5] },
            {
              title: "P&L",
              format: "#,##0.00",
              formula: "=PERP.PNL({Side},1,{Entry},[@Price])",
              total: "sum",
              rules: [
                { operator: "greaterThan", formula: "0", mark: "good" },
                { operator: "lessThan", formula: "-{Entry}*{FeeRate}", mark: "bad" },
              ],
            },
            {
              title: "Share",
              format: "0.00%",
              formula: "=[@Price]/{Entry}",
              rules: [
                { operator: "notBetween", formula: "0.9", formula2: "1.1", mark: "attention" },
                { operator: "equalTo", formula: "1", mark: "good" },
              ],
            },
          ],
        },
        {
          kind: "spill",
          corner: { row: 24, column: 0 },
          key: "Sequence",
          formula: "=SEQUENCE(3)*{FeeRate}",
          rowCount: 3,
          hasHeader: false,
          columns: [{ format: "0.0000" }],
        },
        {
          kind: "spill",
          corner: { row: 28, column: 0 },
          key: "Ladder",
          formula: "=LIQ.LADDER({Side},{Entry},{1;2;3})",
          rowCount: 4,
          hasHeader: true,
          columns: [{ format: '0"x"' }, { format: "0.00%" }, { format: "#,##0.00" }, { format: "0.00%" }],
        },
        chart("bar", 0),
        chart("column", 9),
        chart("line", 18),
        chart("scatter", 27),
        chart("doughnut", 36),
      ],
    },
    {
      name: "Second",
      columnWidths: [40],
      orientation: "portrait",
      parts: [
        { kind: "text", corner: { row: 0, column: 0 }, style: "heading", text: '="For "&{Side}' },
        {
          kind: "table",
          corner: { row: 2, column: 0 },
          key: "Other",
          rowCount: 1,
          columns: [{ title: "Fee", format: "0.00", formula: "={Entry}*{FeeRate}" }],
        },
      ],
    },
  ],
};
