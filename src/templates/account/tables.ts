import type { DescribedSheet, TableColumn, Validation } from "../../excel/sheets/description";
import { sampleFills, sampleFunding, sampleLedger } from "./sample";
import { formats } from "../../results/formats";
import { anyNumber, positiveNumber } from "../validations";

const orders: Validation = { kind: "list", choices: ["buy", "sell"], message: "Choose buy or sell." };

const time = "yyyy-mm-dd hh:mm";

type Column = readonly [title: string, format: string, validation?: Validation];

/** A table in the form of an import: its first columns, with Counted behind those of the rows. */
function imported(
  name: string,
  columns: readonly Column[],
  rows: readonly (readonly (string | number)[])[],
  note: string,
): DescribedSheet {
  const counted = { title: "Counted", format: formats.general, values: rows.map(() => true) };
  const own = columns.map(([title, format, validation], at): TableColumn => ({
    title,
    format,
    values: rows.map((row) => row[at]!),
    validation,
  }));
  // The balance stands behind Counted.
  const [before, after] = name === "Ledger" ? [own.slice(0, -1), own.slice(-1)] : [own, []];
  return {
    name,
    columnWidths: [17, 13, name === "Ledger" ? 9 : 17, 9, 12, 12, 12, 11, 10, 10],
    frozenRows: 5,
    repeatedRow: 4,
    orientation: "landscape",
    parts: [
      { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: name },
      { kind: "text", corner: { row: 1, column: 0 }, style: "subtitle", text: note, columns: 8 },
      {
        kind: "text",
        corner: { row: 2, column: 0 },
        style: "note",
        text: "Times are UTC. A row that must not count has FALSE in Counted. All figures are made up.",
        columns: 8,
      },
      {
        kind: "table",
        corner: { row: 4, column: 0 },
        key: name,
        rowCount: rows.length,
        columns: [...before, counted, ...after],
      },
    ],
  };
}

export const accountSheets: readonly DescribedSheet[] = [
  imported(
    "Fills",
    [
      ["Time", time],
      ["Account", formats.general],
      ["Symbol", formats.general],
      ["Side", formats.general, orders],
      ["Position", formats.general],
      ["Quantity", formats.quantity, positiveNumber],
      ["Price", formats.coinPrice, positiveNumber],
      ["Fee", formats.size, anyNumber],
      ["Fee coin", formats.general],
    ],
    sampleFills,
    "The first ten columns of Fills as an import writes them. A positive fee was paid.",
  ),
  imported(
    "Funding",
    [
      ["Time", time],
      ["Account", formats.general],
      ["Symbol", formats.general],
      ["Side", formats.general],
      ["Amount", formats.signedMoney, anyNumber],
      ["Coin", formats.general],
    ],
    sampleFunding,
    "The first seven columns of Funding as an import writes them. A positive amount was received.",
  ),
  imported(
    "Ledger",
    [
      ["Time", time],
      ["Account", formats.general],
      ["Wallet", formats.general],
      ["Coin", formats.general],
      ["Kind", formats.general],
      ["Amount", formats.signedQuantity, anyNumber],
      ["Balance", formats.quantity, anyNumber],
    ],
    sampleLedger,
    "The first eight columns of Ledger as an import writes them: every movement of a balance.",
  ),
  {
    name: "Prices",
    columnWidths: [20, 14, 30],
    orientation: "portrait",
    parts: [
      { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: "Prices" },
      {
        kind: "text",
        corner: { row: 1, column: 0 },
        style: "subtitle",
        text: "Mark prices of what is open, and of coins that fees were paid in.",
        columns: 3,
      },
      {
        kind: "table",
        corner: { row: 3, column: 0 },
        key: "Prices",
        rowCount: 5,
        columns: [
          {
            title: "Symbol",
            format: formats.general,
            values: ["BTC-USDT", "BTC-USDT-PERP", "ETH-USDT-PERP", "SOL-USDT-PERP", "BNB"],
          },
          {
            title: "Price",
            format: formats.coinPrice,
            values: [68000, 68050, 3300, 158, 650],
            validation: positiveNumber,
          },
        ],
      },
    ],
  },
];
