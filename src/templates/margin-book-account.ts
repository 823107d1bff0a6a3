import { contractTypes } from "../core/position/contract";
import type { DescribedSheet, Validation } from "../excel/sheets/description";
import { formats } from "../results/formats";
import {
  anyNumber,
  atLeastZero,
  positiveNumber,
  rateBelowOne,
  share,
  sideOfPosition,
  venue,
} from "./validations";

const contract: Validation = {
  kind: "list",
  choices: [...contractTypes, "spot"],
  message: "Choose linear, inverse or spot.",
};

/** What an account holds: coins that back it, and positions. */
export const accountTables: DescribedSheet = {
  name: "Account",
  columnWidths: [12, 18, 11, 9, 13, 13, 13, 18, 16, 3, 10, 13, 13, 10, 13, 13],
  orientation: "landscape",
  parts: [
    { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: "Account" },
    {
      kind: "text",
      corner: { row: 1, column: 0 },
      style: "subtitle",
      text: "One account: its positions, and the coins that back them. All figures are made up.",
      columns: 16,
    },
    {
      kind: "text",
      corner: { row: 2, column: 0 },
      style: "note",
      text: "Quantity: base units; inverse contracts in USD. Maintenance rate: blank takes the exchange's brackets. Isolated margin: filled where a position has a margin of its own.",
      columns: 16,
    },
    {
      kind: "text",
      corner: { row: 3, column: 0 },
      style: "note",
      text: "A coin's quantity is its balance without P&L. Price: a dollar may be blank. Haircut: 5 % counts 95 % of the coin. Liability: what is borrowed, with the maintenance rate of the loan beside it.",
      columns: 16,
    },
    { kind: "text", corner: { row: 5, column: 0 }, style: "heading", text: "Positions", columns: 9 },
    {
      kind: "table",
      corner: { row: 6, column: 0 },
      key: "Positions",
      rowCount: 5,
      columns: [
        {
          title: "Exchange",
          format: formats.general,
          values: Array<string>(5).fill("OKX"),
          validation: venue,
        },
        {
          title: "Symbol",
          format: formats.general,
          values: ["BTC-USDT-SWAP", "ETH-USDT-SWAP", "SOL-USDT-SWAP", "BTC-USD-SWAP", "XRP-USDT-SWAP"],
        },
        {
          title: "Contract",
          format: formats.general,
          values: ["linear", "linear", "linear", "inverse", "linear"],
          validation: contract,
        },
        {
          title: "Side",
          format: formats.general,
          values: ["long", "short", "long", "short", "long"],
          validation: sideOfPosition,
        },
        {
          title: "Quantity",
          format: formats.quantity,
          values: [0.9, 12, 200, 15000, 8000],
          validation: positiveNumber,
        },
        {
          title: "Entry price",
          format: formats.coinPrice,
          values: [62000, 2900, 145, 61000, 0.62],
          validation: positiveNumber,
        },
        {
          title: "Mark price",
          format: formats.coinPrice,
          values: [60000, 3000, 150, 60000, 0.6],
          validation: positiveNumber,
        },
        {
          title: "Maintenance rate",
          format: formats.percent,
          values: ["", "", 0.01, 0.005, 0.015],
          validation: rateBelowOne,
        },
        {
          title: "Isolated margin",
          format: formats.money,
          values: ["", "", "", "", 2000],
          validation: atLeastZero,
        },
      ],
    },
    { kind: "text", corner: { row: 5, column: 10 }, style: "heading", text: "Collateral", columns: 6 },
    {
      kind: "table",
      corner: { row: 6, column: 10 },
      key: "Collateral",
      rowCount: 4,
      columns: [
        { title: "Asset", format: formats.general, values: ["USDT", "BTC", "ETH", "USDC"] },
        {
          title: "Quantity",
          format: formats.quantity,
          values: [5000, 0.35, 4, 0],
          validation: anyNumber,
        },
        {
          title: "Price",
          format: formats.coinPrice,
          values: [1, 60000, 3000, 1],
          validation: positiveNumber,
        },
        { title: "Haircut", format: formats.percent, values: [0, 0.05, 0.1, 0], validation: share },
        { title: "Liability", format: formats.money, values: [0, 0, 0, 3000], validation: atLeastZero },
        { title: "Borrow rate", format: formats.percent, values: [0, 0, 0, 0.05], validation: rateBelowOne },
      ],
    },
  ],
};
