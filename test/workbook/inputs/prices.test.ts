import type { CellValue } from "../../../src/excel/cells/source";
import {
  readFunding,
  readMarket,
  readSelectedFunding,
  readSelectedMarket,
} from "../../../src/workbook/inputs/prices";
import { closeTestBook, fill, openTestBook, select } from "../../excel/book";

jest.setTimeout(60_000);
afterEach(closeTestBook);

const bars: CellValue[][] = [
  ["Date", "Close", "Volume", "Funding"],
  [1, 100, 5, 0.0001],
  [2, 101, 6, ""],
  [3, 102, 7, 0.0003],
];

test("a cell of a table is enough: its Close, Volume and Funding are read, and bars added later too", async () => {
  const book = await openTestBook();
  await fill("Prices", "B2", bars);
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Prices").tables.add("B2:E5", true).name = "Bars";
    await context.sync();
  });
  await select("Prices", "D4");
  const market = await readSelectedMarket();
  expect(market).toEqual({
    source: { kind: "table", name: "Bars" },
    where: "Prices!C2:C5",
    closes: [100, 101, 102],
    volumes: [5, 6, 7],
    fundingRates: [0.0001, 0.0003],
  });
  await Excel.run(async (context) => {
    context.workbook.tables.getItem("Bars").rows.add(undefined, [[4, 103, 8, 0.0004]]);
    await context.sync();
  });
  const four = { closes: [100, 101, 102, 103], volumes: [5, 6, 7, 8] };
  expect(await readMarket(market.source)).toMatchObject(four);
  await Excel.run(async (context) => {
    context.workbook.tables.getItem("Bars").showTotals = true;
    await context.sync();
  });
  await fill("Prices", "C7", [["=MAX(C3:C6)"]]);
  await book.calculated();
  // The row of totals is no bar.
  expect(await readMarket(market.source)).toMatchObject(four);
  expect(book.host.missing).toEqual([]);
});

test("one cell of a plain range means the bars around it, those added later too", async () => {
  await openTestBook();
  await fill("Prices", "B2", bars);
  await select("Prices", "C3");
  const market = await readSelectedMarket();
  expect(market).toMatchObject({ source: { kind: "region", address: "Prices!C3" }, closes: [100, 101, 102] });
  await fill("Prices", "B6", [[4, 103, 8, 0.0004]]);
  expect((await readMarket(market.source)).closes).toEqual([100, 101, 102, 103]);
});

test.each([
  ["daily rows", [1, 2, 3, 4], 24],
  ["every 8 hours, as fractions of a day", [1, 1 + 1 / 3, 1 + 2 / 3, 2], 8],
  ["by the hour, one missing", [1, 1 + 1 / 24, 1 + 2 / 24, 1 + 4 / 24, 1 + 5 / 24], 1],
  ["weekly rows, which no venue has", [1, 8, 15], undefined],
  ["dates that are texts", ["1 Jan", "2 Jan", "3 Jan"], undefined],
  ["a single row", [1], undefined],
])("the dates beside funding rates say their interval: %s", async (_, dates, intervalHours) => {
  await openTestBook();
  await fill("Rates", "A1", [["Date", "Funding rate"], ...dates.map((date) => [date, 0.0001])]);
  await select("Rates", "B2");
  expect((await readSelectedFunding()).intervalHours).toBe(intervalHours);
  await fill("Rates", "E1", [
    ["Time", "Close", "Funding"],
    ...dates.map((date, row) => [date, 100 + row, 0.0001]),
  ]);
  await select("Rates", "F2");
  expect((await readSelectedMarket()).intervalHours).toBe(intervalHours);
});

test("a selected column is read with or without its header; a fault is named by its cell", async () => {
  await openTestBook();
  await fill("Prices", "A1", [["anything"], [1], [2], [3]]);
  await select("Prices", "A:A");
  expect(await readSelectedMarket()).toMatchObject({ closes: [1, 2, 3] });
  await fill("Prices", "C1", [[0.0001], [-0.0002]]);
  await select("Prices", "C1:C2");
  const funding = await readSelectedFunding();
  expect(funding).toMatchObject({ where: "Prices!C1:C2", fundingRates: [0.0001, -0.0002] });
  expect(await readFunding(funding.source)).toEqual(funding);
  await fill("Prices", "A3", [["n/a"]]);
  await select("Prices", "A1:A4");
  await expect(readSelectedMarket()).rejects.toMatchObject({
    reasons: ["Prices!A3 holds “n/a”. Enter a price above 0."],
  });
  await select("Prices", "E9");
  await expect(readSelectedMarket()).rejects.toMatchObject({ reasons: ["Prices!E9 is empty."] });
});
