import { closingOrders } from "../core/account/rules";
import type { DescribedSheet, Validation } from "../excel/sheets/description";
import { formats } from "../results/formats";
import { notes } from "./head";
import { shockOnPath } from "./validations";

const order: Validation = {
  kind: "list",
  choices: closingOrders,
  message: "Choose all, loss, maintenance, size or table.",
};

const path = [-0.2, -0.4, -0.6, -0.45];

/** The account after past crashes. */
export const stress: DescribedSheet = {
  name: "Stress",
  columnWidths: [20, 28, 14, 17, 21, 14, 14, 18, 18, 18, 18, 18],
  orientation: "landscape",
  parts: [
    { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: "Stress" },
    {
      kind: "text",
      corner: { row: 1, column: 0 },
      style: "subtitle",
      text: "The account after past crashes if nothing were closed out, and the P&L of each position.",
      columns: 12,
    },
    {
      kind: "fields",
      corner: { row: 3, column: 0 },
      fields: [
        {
          label: "Crashes",
          key: "Scenarios",
          input: "anything",
          content: "standard",
          format: formats.textAtRight,
          note: "standard for all, or the beginning of a name, such as 2020 or 2025-10-10 low",
        },
      ],
    },
    {
      kind: "spill",
      corner: { row: 5, column: 0 },
      key: "Stress",
      formula: '=IFNA(SIM.STRESS({Positions}[#All],{Collateral}[#All],{Scenarios},{Rules}),"none")',
      rowCount: 11,
      hasHeader: true,
      columns: [
        { format: formats.general },
        {
          format: formats.general,
          rules: [
            { operator: "equalTo", formula: '"account"', mark: "bad" },
            { operator: "equalTo", formula: '"no"', mark: "good" },
          ],
        },
        ...[formats.money, formats.money, formats.money].map((format) => ({ format })),
        {
          format: formats.percent,
          // A text is above every number: none where adjusted equity is not above 0.
          rules: [{ operator: "greaterThan", formula: "0.999999999", mark: "bad" }],
        },
        ...Array.from({ length: 6 }, () => ({ format: formats.signedMoney })),
      ],
    },
    {
      kind: "chart",
      type: "bar",
      corner: { row: 17, column: 0 },
      rowCount: 24,
      columnCount: 6,
      title: "Adjusted equity and maintenance margin after each crash",
      categories: { key: "Stress", column: 0 },
      series: [
        { title: "Adjusted equity", cells: { key: "Stress", column: 3 } },
        { title: "Maintenance margin", cells: { key: "Stress", column: 4 } },
      ],
      valueFormat: "#,##0",
    },
    ...notes("Method and sources", { row: 17, column: 7 }, 5, [
      {
        text: "low: from the day's open to the lowest low. close: to the close of the last day. A coin without a figure falls by the mean of the others but BTC.",
        lines: 2,
      },
      {
        text: "Lows are one venue's and were not at one moment; funding of those days is not known. Venues lower haircuts and limits in a crash.",
        lines: 2,
      },
      {
        text: "Liquidated names the account and isolated positions whose buffer is 0 or less, there or today. What is left then is on the sheet Cascade.",
        lines: 2,
      },
      {
        text: "For crashes of your own give a table of scenario, asset and shock in place of the name.",
      },
      {
        text: "Daily prices at Binance spot",
        address: "https://github.com/finom/static-klines",
      },
    ]),
  ],
};

/** What is liquidated on a path. */
export const cascade: DescribedSheet = {
  name: "Cascade",
  columnWidths: [22, 14, 3, 7, 9, 13, 18, 18, 12, 14, 15, 10, 15, 19, 13, 10],
  orientation: "landscape",
  parts: [
    { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: "Cascade" },
    {
      kind: "text",
      corner: { row: 1, column: 0 },
      style: "subtitle",
      text: "Which positions are liquidated on a path of joint shocks, at which prices, and what is left.",
      columns: 16,
    },
    {
      kind: "text",
      corner: { row: 2, column: 0 },
      style: "note",
      text: "Prices go in straight lines from today to each shock of the path, each a part of today's price. Point 2.35 lies 35 % of the way from the second shock to the third. Closing helps no equity: it frees maintenance margin.",
      columns: 16,
    },
    {
      kind: "text",
      corner: { row: 3, column: 0 },
      style: "note",
      text: "Closed first: all at once, or one at a time, starting with the lowest P&L (loss), the highest maintenance margin or size, or in the order of the table. Venues do not publish which they do.",
      columns: 16,
    },
    { kind: "text", corner: { row: 5, column: 0 }, style: "heading", text: "Path", columns: 2 },
    {
      kind: "fields",
      corner: { row: 6, column: 0 },
      fields: [
        {
          label: "Closed first",
          key: "Order",
          input: order,
          content: "loss",
          format: formats.textAtRight,
        },
      ],
    },
    {
      kind: "table",
      corner: { row: 8, column: 0 },
      key: "Path",
      rowCount: path.length,
      columns: [
        { title: "Point", format: formats.whole, formula: "=ROW()-MIN(ROW({Path}[Joint shock]))+1" },
        {
          title: "Joint shock",
          format: formats.signedPercent,
          values: path,
          validation: shockOnPath,
        },
      ],
    },
    {
      kind: "text",
      corner: { row: 5, column: 3 },
      style: "heading",
      text: "What happens on it",
      columns: 13,
    },
    {
      kind: "spill",
      corner: { row: 6, column: 3 },
      key: "Cascade",
      formula: `=IFNA(LIQ.CASCADE({Collateral}[#All],{Positions}[#All],{Path}[Joint shock],{Order},{Rules}),"none")`,
      rowCount: 7,
      hasHeader: true,
      columns: [
        { format: formats.whole },
        { format: '0.00"  "' },
        {
          format: formats.general,
          rules: [
            { operator: "equalTo", formula: '"liquidated"', mark: "bad" },
            { operator: "equalTo", formula: '"bankrupt"', mark: "bad" },
            { operator: "equalTo", formula: '"repaid"', mark: "attention" },
          ],
        },
        { format: formats.general },
        { format: formats.general },
        ...[formats.quantity, formats.coinPrice, formats.signedMoney, formats.money, formats.money].map(
          (format) => ({ format }),
        ),
        ...[formats.money, formats.percent, formats.whole].map((format) => ({ format })),
      ],
    },
  ],
};
