import { describeSource, readHoldings, readSelectedHoldings } from "../../../src/workbook/inputs/holdings";
import { insertSample } from "../../../src/workbook/inputs/sample";
import { findProfile } from "../../../src/core/allocation/profiles";
import { planRebalance } from "../../../src/workbook/rebalance/plan";
import { noRules } from "../../../src/workbook/settings/rules";
import { watchWorkbook } from "../../../src/excel/watch";
import { closeTestBook, fill, openTestBook, select } from "../../excel/book";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(60_000);

const header = ["Asset", "Bucket", "Quantity", "Price"];
const rows = [
  ["BTC", "spot", 0.8, 60000],
  ["USDT", "cash", 12000, 1],
];

afterEach(closeTestBook);

async function addTable(address: string, name: string): Promise<void> {
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Book").tables.add(address, true).name = name;
    await context.sync();
  });
}

async function openBookWithTable() {
  const book = await openTestBook();
  await fill("Book", "B2", [header, ...rows]);
  await addTable("B2:E4", "Coins");
  return book;
}

test.each(["C3", "C2", "B3:E4", "B2:E4", "A1:F9"])(
  "selecting %s means the table around it",
  async (address) => {
    const { host } = await openBookWithTable();
    await select("Book", address);
    const holdings = await readSelectedHoldings();
    expect(holdings.source).toEqual({ kind: "table", name: "Coins" });
    expect(describeSource(holdings)).toBe("Coins (Book!B3:E4)");
    expect(holdings.rows.map(({ asset }) => asset)).toEqual(["BTC", "USDT"]);
    expect(host.missing).toEqual([]);
  },
);

test("a part of a table is read as that part", async () => {
  await openBookWithTable();
  await select("Book", "B3:E3");
  const holdings = await readSelectedHoldings();
  expect(holdings.source).toEqual({ kind: "block", address: "Book!B3:E3" });
  expect(holdings.rows).toHaveLength(1);
});

test("a table read again has the rows that came to it", async () => {
  await openBookWithTable();
  await Excel.run(async (context) => {
    context.workbook.tables.getItem("Coins").rows.add(undefined, [["ETH", "spot", 6, 3000]]);
    await context.sync();
  });
  const { rows: read } = await readHoldings({ kind: "table", name: "Coins" });
  expect(read.map(({ asset }) => asset)).toEqual(["BTC", "USDT", "ETH"]);
});

test("a single cell in a range means the region around it, also when it grows", async () => {
  await openTestBook();
  await fill("My book", "B2", [header, ...rows]);
  await select("My book", "D3");
  const holdings = await readSelectedHoldings();
  expect(describeSource(holdings)).toBe("'My book'!B3:E4");
  await fill("My book", "B5", [["ETH", "spot", 6, 3000]]);
  expect((await readHoldings(holdings.source)).rows).toHaveLength(3);
});

test("whole columns mean what they hold", async () => {
  await openTestBook();
  await fill("Book", "A1", [header, ...rows]);
  await select("Book", "A:D");
  expect((await readSelectedHoldings()).rows).toHaveLength(2);
});

test("numbers that formulas give are read", async () => {
  await openTestBook();
  await fill("Book", "A1", [header, ["BTC", "spot", "=2*0.4", "=50000+10000"]]);
  await select("Book", "A1");
  expect((await readSelectedHoldings()).rows[0]).toMatchObject({ quantity: 0.8, price: 60000 });
});

test("what is wrong is said with its cell", async () => {
  await openTestBook();
  await fill("Book", "B2", [header, ["BTC", "spot", "=1/0", ""]]);
  await select("Book", "B2");
  await expect(readSelectedHoldings()).rejects.toMatchObject({
    reasons: [
      "Book!D3 shows #DIV/0!. Enter a quantity of 0 or more.",
      "Book!E3 is empty. Enter a price above 0, for cash 1.",
    ],
  });
});

test.each(["A1:B3", "A1"])("an empty selection %s is refused", async (address) => {
  await openTestBook();
  await fill("Book", "F9", [[1]]);
  await select("Book", address);
  await expect(readSelectedHoldings()).rejects.toThrow(/Book!A1/);
});

test("a table that is gone is said to be gone", async () => {
  await openTestBook();
  await expect(readHoldings({ kind: "table", name: "Coins" })).rejects.toMatchObject({
    what: "The holdings were not read.",
    reasons: ["The sheet, table or cells are no longer in the workbook."],
  });
});

test.each(["balanced-growth-manager", "balanced-growth-model"])("the sample suits %s", async (id) => {
  const { host } = await openTestBook();
  const profile = findProfile(id)!;
  await insertSample(profile);
  const holdings = await insertSample(profile);
  expect(holdings.source).toEqual({ kind: "table", name: "Holdings2" });
  expect(() => planRebalance(profile, holdings, noRules)).not.toThrow();
  expect(host.missing).toEqual([]);
});

test("a change in any sheet is heard until the watch ends", async () => {
  const { host } = await openBookWithTable();
  const heard = jest.fn();
  const stop = await watchWorkbook(heard);
  await fill("Sheet1", "A1", [[1]]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(heard).toHaveBeenCalled();
  heard.mockClear();
  await stop();
  await fill("Sheet1", "A1", [[2]]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(heard).not.toHaveBeenCalled();
  expect(host.missing).toEqual([]);
});

test("holdings in hidden rows are read like the others, and their rows are said", async () => {
  await openBookWithTable();
  await fill("Book", "B5", [["ETH", "spot", 6, 3000]]);
  const hide = (address: string) =>
    Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Book").getRange(address).rowHidden = true;
      await context.sync();
    });
  const region = { kind: "region", address: "Book!B2" } as const;
  expect((await readHoldings(region)).hiddenRows ?? []).toEqual([]);
  await hide("A4:A5");
  // Above and below the holdings nothing is of interest.
  await hide("A1");
  await hide("A9");
  const holdings = await readHoldings(region);
  expect(holdings.hiddenRows).toEqual([4, 5]);
  expect(holdings.rows.map(({ asset }) => asset)).toEqual(["BTC", "USDT", "ETH"]);
  await select("Book", "C3");
  expect((await readSelectedHoldings()).hiddenRows).toEqual([4]);
});
