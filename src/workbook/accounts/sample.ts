import { formatAddress } from "../../excel/addresses";
import type { Corner, SheetSet, TablePart } from "../../excel/sheets/description";
import { readTaken } from "../../excel/sheets/free-name";
import { placeSheets } from "../../excel/sheets/place";
import { writeSheets } from "../../excel/sheets/write-sheets";
import type { Write } from "../../excel/writes/undo";
import { write } from "../../excel/writes/write";

/** Writes the tables of a sample account to a new sheet. */
export function writeSampleAccount(): Promise<Write> {
  return write({ kind: "sample account", what: "The sample was not written." }, async (writing) => {
    const placed = placeSheets(sampleAccount, await readTaken(writing.context));
    await writeSheets(writing, placed);
    return writing.remember(formatAddress(placed.sheets[0]!.printArea));
  });
}

const general = "General";
const amount = "#,##0.00######";
const rate = "0.00##%";

const positions: readonly [title: string, format: string, ...(string | number)[]][] = [
  ["Symbol", general, "BTCUSDT", "ETHUSDT", "SOLUSDT"],
  ["Side", general, "long", "short", "long"],
  ["Quantity", amount, 0.5, 4, 150],
  ["Entry price", amount, 62000, 3100, 140],
  ["Mark price", amount, 60000, 3000, 150],
  ["Maintenance rate", rate, 0.005, 0.01, 0.02],
];

const coins: typeof positions = [
  ["Asset", general, "USDT", "BTC"],
  ["Quantity", amount, 6000, 0.1],
  ["Price", amount, 1, 60000],
  ["Haircut", rate, 0, 0.05],
];

const sampleAccount: SheetSet = {
  title: "Sample account",
  prefix: "Sample",
  sheets: [
    {
      name: "Sample account",
      columnWidths: [14, 10, 12, 14, 14, 20, 3, 12, 12, 12, 12],
      orientation: "landscape",
      parts: [
        { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: "Sample account" },
        {
          kind: "text",
          corner: { row: 1, column: 0 },
          style: "note",
          text: "Positions and prices are made up: replace them with your own. The pane's Accounts view updates.",
          columns: 11,
        },
        { kind: "text", corner: { row: 3, column: 0 }, style: "heading", text: "Positions", columns: 6 },
        tableOf("Positions", { row: 4, column: 0 }, positions),
        { kind: "text", corner: { row: 3, column: 7 }, style: "heading", text: "Collateral", columns: 4 },
        tableOf("Collateral", { row: 4, column: 7 }, coins),
      ],
    },
  ],
};

/** They stand beside each other, so that both can grow. */
function tableOf(key: string, corner: Corner, columns: typeof positions): TablePart {
  return {
    kind: "table",
    corner,
    key,
    rowCount: columns[0]!.length - 2,
    columns: columns.map(([title, format, ...values]) => ({ title, format, values })),
  };
}
