import type { Problem } from "../../../src/base/problem";
import { readHoldingNotes } from "../../../src/workbook/inputs/holding-notes";
import { readHoldingsTable } from "../../../src/workbook/inputs/holdings-table";

type Cell = string | number;

function read(...values: Cell[][]) {
  const block = { sheet: "Book", row: 1, column: 1, rowCount: values.length, columnCount: values[0]!.length };
  return readHoldingNotes(block, values, readHoldingsTable(block, values));
}

const header = ["Asset", "Bucket", "Quantity", "Price"];
const coin = ["BTC", "spot", 1, 60000];
const cash = ["USDT", "cash", 500, 1];

test("reads Cost, Quality and Venue wherever they stand, in any case; empty cells are none", () => {
  expect(
    read(
      ["VENUE", ...header, "cost", "Quality "],
      ["Bybit ", ...coin, 42000.5, "Core"],
      ["", ...cash, "", " "],
    ),
  ).toEqual({
    costs: [42000.5, undefined],
    qualities: ["core", undefined],
    venues: ["Bybit", undefined],
  });
});

test("a table without such columns, and one without a header, have none", () => {
  expect(read(header, coin)).toEqual({ costs: undefined, qualities: undefined, venues: undefined });
  expect(read(coin, cash)).toBeUndefined();
});

test("names each cell at fault", () => {
  const faults = (...values: Cell[][]) => {
    try {
      read(...values);
    } catch (problem) {
      return (problem as Problem).reasons;
    }
    return undefined;
  };
  expect(
    faults(
      [...header, "Cost", "Quality", "Venue"],
      [...coin, -1, "good", "OKX"],
      [...cash, "much", "unsure", 7],
    ),
  ).toEqual([
    "Book!F3 holds -1. Enter what it cost in all, 0 or more, or leave it empty.",
    "Book!F4 holds the text “much”. Enter what it cost in all, 0 or more, or leave it empty.",
    "Book!G3 holds the text “good”. Enter core, conviction or unsure, or leave it empty.",
    "Book!H4 holds 7. Enter the exchange that holds it, or leave it empty.",
  ]);
  expect(faults([...header, "Cost", "Cost"], [...coin, 1, 2])).toEqual([
    "The header Book!B2:G2 has more than one column Cost.",
  ]);
});
