import { insertFormula } from "../../../src/workbook/formulas/insert/write";
import { addMarginRow } from "../../../src/workbook/inputs/add-row";
import { fill } from "../../excel/book";
import { tryAll } from "./trials";

jest.setTimeout(600_000);

test("a formula over a text", async () => {
  const counts = await tryAll({
    name: "Insert formula",
    prepare: () => fill("Sheet1", "B3", [["'0123"]]),
    run: () => insertFormula({ formula: "=1+1", target: "Sheet1!B3" }, true),
  });
  expect(counts.tried).toBeGreaterThan(0);
  expect(counts.outside).toEqual([]);
});

test("a formula with titles above it and a chart beside it", async () => {
  const result = {
    kind: "values",
    messages: new Map<string, string>(),
    fault: undefined,
    reads: [],
  } as const;
  const counts = await tryAll({
    name: "Insert formula with a chart",
    prepare: () => fill("Sheet1", "A1", [[1], [2], [4], [8]]),
    run: () =>
      insertFormula({ formula: "=A1:A4", target: "Sheet1!C2" }, true, {
        id: "SIGNAL_RSI",
        result: { ...result, values: [[1], [2], [4], [8]] },
        hasChart: true,
      }),
  });
  expect(counts.tried).toBeGreaterThan(0);
  expect(counts.outside).toEqual([]);
});

const holdings = [
  ["Asset", "Bucket", "Quantity", "Price"],
  ["BTC", "spot", 0.8, 60000],
  ["USDT", "cash", 12000, 1],
];

test("a row below holdings", async () => {
  const counts = await tryAll({
    name: "Add row below cells",
    prepare: () => fill("Book", "B2", holdings),
    run: () => addMarginRow({ kind: "region", address: "Book!B2" }, "futures"),
  });
  expect(counts.tried).toBeGreaterThan(0);
  expect(counts.outside).toEqual([]);
});

test("a row of a table", async () => {
  const counts = await tryAll({
    name: "Add row to a table",
    prepare: async () => {
      await fill("Book", "B2", holdings);
      await Excel.run(async (context) => {
        const { tables } = context.workbook.worksheets.getItem("Book");
        tables.add("B2:E4", true).name = "Mine";
        await context.sync();
      });
    },
    run: () => addMarginRow({ kind: "table", name: "Mine" }, "futures"),
  });
  expect(counts.tried).toBeGreaterThan(0);
  expect(counts.outside).toEqual([]);
});
