import type { Template } from "../../../src/excel/sheets/description";

/** A small template with a part of every kind. */
export const model: Template = {
  id: "hedge-planner",
  title: "Model",
  answers: "What a test asks.",
  prefix: "Model",
  sheets: [
    {
      name: "Model",
      columnWidths: [24, 14, 14, 14],
      frozenRows: 2,
      repeatedRow: 1,
      orientation: "portrait",
      parts: [
        { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: "Model" },
        {
          kind: "text",
          corner: { row: 1, column: 0 },
          style: "note",
          text: "A note that is long enough to break into two lines over the columns that it is merged over.",
          columns: 4,
          lines: 2,
        },
        {
          kind: "fields",
          corner: { row: 3, column: 0 },
          fields: [
            {
              label: "Side",
              key: "Side",
              input: { kind: "list", choices: ["long", "short"], message: "Choose long or short." },
              content: "long",
              format: "@",
            },
            {
              label: "Fee rate",
              key: "FeeRate",
              input: { kind: "decimal", minimum: 0, maximum: 0.1, message: "A rate from 0 % to 10 %." },
              content: 0.001,
              format: "0.00%",
              note: "Of the traded value",
            },
            {
              label: "Verdict",
              key: "Verdict",
              content: '=IF({Fees}>60,"much","little")',
              format: "@",
            },
            {
              label: "Fees",
              key: "Fees",
              content: "=SUM({Trades}[Fee])",
              format: "#,##0.00",
              rules: [{ operator: "greaterThan", formula: "={FeeRate}*1000", mark: "attention" }],
            },
          ],
        },
        {
          kind: "table",
          corner: { row: 9, column: 0 },
          key: "Trades",
          rowCount: 3,
          hasTotals: true,
          columns: [
            { title: "Asset", format: "@", values: ["BTC", "1/2", "3-4"], total: "label" },
            { title: "Trade value", format: "#,##0.00", values: [60000, 3000, 250.5], total: "sum" },
            {
              title: "Fee",
              format: "#,##0.00",
              formula: "=[@[Trade value]]*{FeeRate}",
              total: "sum",
              rules: [{ operator: "lessThan", formula: "1", mark: "good" }],
            },
          ],
        },
        {
          kind: "spill",
          corner: { row: 15, column: 0 },
          key: "Weights",
          formula: "={Trades}[Trade value]/SUM({Trades}[Trade value])",
          rowCount: 3,
          hasHeader: false,
          columns: [{ format: ["0.00%", "0.0%", "0%"], key: "Shares" }],
        },
        {
          kind: "chart",
          type: "bar",
          corner: { row: 20, column: 0 },
          rowCount: 10,
          columnCount: 4,
          title: "Trade values by asset",
          categories: { key: "Trades", column: "Asset" },
          series: [
            { title: "Trade value", cells: { key: "Trades", column: "Trade value" } },
            { title: "Fee", cells: { key: "Trades", column: "Fee" } },
          ],
          categoryTitle: "Asset",
          valueTitle: "USDT",
          valueFormat: "#,##0",
        },
      ],
    },
    {
      name: "Model method",
      columnWidths: [60],
      orientation: "landscape",
      parts: [
        { kind: "text", corner: { row: 0, column: 0 }, style: "heading", text: "Method" },
        {
          kind: "text",
          corner: { row: 1, column: 0 },
          style: "link",
          text: "Source",
          address: "https://example.com/",
        },
        {
          kind: "text",
          corner: { row: 2, column: 0 },
          style: "note",
          text: '="A quoted {Side} stays: "&{Side}',
        },
      ],
    },
  ],
};
