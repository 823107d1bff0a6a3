import type { DescribedSheet } from "../excel/sheets/description";
import { formats } from "../results/formats";
import { grown, notes } from "./head";
import {
  anyRate,
  atLeastZero,
  positiveNumber,
  rateBelowOne,
  sideOfPosition,
  wholeLeverage,
} from "./validations";

/** A fall to the margin call, past the liquidation, and a rise that comes too late. */
const prices = [
  60000, 62500, 58000, 53500, 49000, 44500, 41000, 38000, 35500, 33000, 31200, 30180, 30160, 30100, 33500,
  39000,
];
const steps = prices.length;
/** The row of the titles over the prices. */
const pricesRow = 25;

const position =
  "SIM.POSITION({Side},{Entry},{Quantity},{PositionLeverage},{Steps}[Mark price],{FundingRate},{PositionMaintenance})";

/** One isolated position of a small balance, from its size to the margin call and the liquidation. */
export const firstPosition: DescribedSheet = {
  name: "First position",
  columnWidths: [27, 15, 27, 3, 7, 13, 13, 13, 3, 12, 12, 12, 12, 13],
  orientation: "landscape",
  parts: [
    { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: "First position" },
    {
      kind: "text",
      corner: { row: 1, column: 0 },
      style: "subtitle",
      text: "Backtest of one position with isolated margin: what can be opened, when the margin call comes, when it is liquidated.",
      columns: 14,
    },
    { kind: "text", corner: { row: 3, column: 0 }, style: "heading", text: "Inputs", columns: 3 },
    {
      kind: "fields",
      corner: { row: 4, column: 0 },
      fields: [
        { label: "Balance", key: "Balance", input: positiveNumber, content: 100, format: formats.money },
        { label: "Side", key: "Side", input: sideOfPosition, content: "long", format: formats.general },
        {
          label: "Leverage",
          key: "PositionLeverage",
          input: wholeLeverage,
          content: 2,
          format: formats.leverage,
        },
        { label: "Entry price", key: "Entry", input: positiveNumber, content: 60000, format: formats.price },
        {
          label: "Quantity step",
          key: "Step",
          input: atLeastZero,
          content: 0.0001,
          format: formats.size,
          note: "of the quantity",
        },
        {
          label: "Opening fee",
          key: "OpeningFee",
          input: rateBelowOne,
          content: 0.0005,
          format: formats.percent,
          note: "paid from the balance",
        },
        {
          label: "Maintenance rate",
          key: "PositionMaintenance",
          input: rateBelowOne,
          content: 0.005,
          format: formats.percent,
        },
        {
          label: "Funding rate per step",
          key: "FundingRate",
          input: anyRate,
          content: 0,
          format: formats.rate,
          note: "it moves both prices too",
        },
      ],
    },
    { kind: "text", corner: { row: 13, column: 0 }, style: "heading", text: "The position", columns: 3 },
    {
      kind: "fields",
      corner: { row: 14, column: 0 },
      fields: [
        {
          label: "Quantity",
          key: "Quantity",
          content: "=PERP.MAXOPEN({Balance},{Entry},{PositionLeverage},{OpeningFee},{Step})",
          format: formats.size,
          note: "the most the balance pays for",
        },
        {
          label: "Notional",
          key: "Worth",
          content: "={Quantity}*{Entry}",
          format: formats.money,
        },
        {
          label: "Initial margin",
          key: "Margin",
          content: "={Worth}/{PositionLeverage}",
          format: formats.money,
          note: "the most it can lose",
        },
        {
          label: "Opening fee",
          key: "Fee",
          content: "={Worth}*{OpeningFee}",
          format: formats.money,
        },
        {
          label: "Left in the balance",
          key: "Rest",
          content: "={Balance}-{Margin}-{Fee}",
          format: formats.money,
        },
        {
          label: "Margin call at",
          key: "MarginCall",
          content: "=LIQ.MARGINCALL({Side},{Entry},{PositionLeverage},0.8,{PositionMaintenance})",
          format: formats.price,
          note: "maintenance is 80 % of the equity",
        },
        {
          label: "Liquidated at",
          key: "Liquidation",
          content: "=LIQ.PRICE({Side},{Entry},{PositionLeverage},{PositionMaintenance})",
          format: formats.price,
        },
        {
          label: "Distance",
          key: "Away",
          content: "=LIQ.DISTANCE({Side},{Entry},{Liquidation})",
          format: formats.percent,
          note: "from the entry",
        },
        {
          label: "Return on a 10 % adverse move",
          key: "Against",
          content: '=PERP.ROE({Side},{Entry},{Entry}*IF({Side}="long",0.9,1.1),{PositionLeverage})',
          format: formats.signedPercent,
          note: "of the margin",
        },
        {
          label: "Left at the end",
          key: "Left",
          content: `={Rest}+INDEX(${position},ROWS({Steps}[Mark price])+1,3)`,
          format: formats.money,
          note: "of the balance",
        },
      ],
    },
    ...notes("Method and sources", { row: 25, column: 0 }, 3, [
      {
        text: "At each price the mark price comes first, then funding. The margin call is a warning; venues choose their own threshold.",
        lines: 2,
      },
      {
        text: "Once liquidated, the margin is gone, even if the price recovers. Only the prices in the table are seen.",
        lines: 2,
      },
      {
        text: "The prices are made up. Type over them, choose another side or leverage, and see what changes.",
        lines: 2,
      },
      {
        text: "Binance on margin calls",
        address:
          "https://developers.binance.com/docs/derivatives/usds-margined-futures/user-data-streams/Event-Margin-Call",
      },
    ]),
    {
      kind: "chart",
      type: "line",
      corner: { row: 3, column: 4 },
      rowCount: 19,
      columnCount: 10,
      title: "Mark price, margin call and liquidation",
      categories: { key: "Steps", column: "Step" },
      series: [
        { title: "Mark price", cells: { key: "Steps", column: "Mark price" }, meaning: "mark" },
        {
          title: "Margin call",
          cells: { key: "Steps", column: "Margin call" },
          meaning: "marginCall",
          look: "dashed",
        },
        {
          title: "Liquidation",
          cells: { key: "Steps", column: "Liquidation" },
          meaning: "liquidation",
          look: "dashed",
        },
      ],
      categoryTitle: "Step",
      valueFormat: "#,##0",
    },
    grown("Steps", "Mark price", steps, { row: pricesRow - 2, column: 4 }, 10),
    {
      kind: "text",
      corner: { row: pricesRow - 1, column: 4 },
      style: "heading",
      text: "Prices after the entry",
      columns: 4,
    },
    {
      kind: "table",
      corner: { row: pricesRow, column: 4 },
      key: "Steps",
      rowCount: steps,
      columns: [
        { title: "Step", format: formats.whole, values: prices.map((_, at) => at + 1) },
        { title: "Mark price", format: formats.price, values: prices, validation: positiveNumber },
        { title: "Margin call", format: formats.price, formula: "={MarginCall}" },
        { title: "Liquidation", format: formats.price, formula: "={Liquidation}" },
      ],
    },
    {
      kind: "text",
      corner: { row: pricesRow - 1, column: 9 },
      style: "heading",
      text: "The position at each price",
      columns: 5,
    },
    {
      kind: "spill",
      corner: { row: pricesRow, column: 9 },
      key: "Position",
      formula: `=IFNA(${position},"gone")`,
      rowCount: steps + 1,
      hasHeader: true,
      columns: [
        { format: formats.price },
        { format: formats.signedMoney },
        { format: formats.money },
        { format: formats.percent },
        {
          format: formats.textAtRight,
          rules: [
            { operator: "equalTo", formula: '"margin call"', mark: "attention" },
            { operator: "equalTo", formula: '"liquidated"', mark: "bad" },
          ],
        },
      ],
    },
  ],
};
