import { accountsOf } from "../../../src/workbook/accounts/figures";
import { readAccounts, readSelectedTable } from "../../../src/workbook/accounts/read";
import { writeSampleAccount } from "../../../src/workbook/accounts/sample";
import { isHeaderOf, tableKinds, type TableKind } from "../../../src/workbook/accounts/tables";
import { insertTemplate } from "../../../src/excel/sheets/write-sheets";
import { marginBook } from "../../../src/templates/margin-book";
import { insertSample } from "../../../src/workbook/inputs/sample";
import { lastWrite, undoLastWrite } from "../../../src/excel/writes/undo";
import type { Book } from "../../support/headless";
import { closeTestBook, fill, openTestBook, select, valuesOf } from "../../excel/book";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(180_000);

let book: Book;
beforeEach(async () => {
  book = await openTestBook({ functions: true });
});
afterEach(closeTestBook);

const asked = { account: undefined, target: 0.3, goal: "distance" } as const;

const headers: readonly [string, TableKind | undefined, readonly string[]][] = [
  [
    "Binance",
    "positions",
    ["symbol", "positionAmt", "entryPrice", "markPrice", "unRealizedProfit", "positionSide"],
  ],
  ["OKX", "positions", ["instId", "mgnMode", "posSide", "qty", "avgPx", "markPx"]],
  ["Hyperliquid", "positions", ["coin", "szi", "entryPx", "markPx"]],
  [
    "our sample",
    "positions",
    ["Symbol", "Side", "Quantity", "Entry price", "Mark price", "Maintenance rate"],
  ],
  ["coins", "collateral", ["Asset", "Quantity", "Price", "Haircut"]],
  ["brackets", "tiers", ["Venue", "Symbol", "Floor", "Cap", "Max leverage", "Maintenance rate"]],
  ["ratios", "ratios", ["asset", "floor", "cap", "ratio", "unit"]],
  ["closes", undefined, ["Date", "Close", "Volume"]],
  ["a ladder", undefined, ["Leverage", "Liquidation price", "Distance"]],
];

test.each(headers)("the header of %s is read as the functions read it", async (_, kind, header) => {
  const are = await Promise.all(tableKinds.map((one) => isHeaderOf(one, header)));
  expect(tableKinds.filter((_, index) => are[index])).toEqual(kind ? [kind] : []);
});

test("a sample account is found, without a portfolio's holdings beside it, and Undo takes it out", async () => {
  await insertSample(undefined);
  expect((await readAccounts({})).tables).toEqual({});
  await writeSampleAccount();
  const { tables, candidates } = await readAccounts({});
  expect(candidates).toEqual({
    positions: ["SamplePositions"],
    collateral: ["SampleCollateral"],
    tiers: [],
    ratios: [],
  });
  expect(tables.positions?.values).toHaveLength(4);
  const found = await accountsOf({ tables, rules: "mark" }, asked);
  // 6000 + 0.1*60000 + 0.5*(60000-62000) - 4*(3000-3100) + 150*(150-140); the fall: (12600-720)/45480, by hand.
  expect(found).toMatchObject({
    kind: "figures",
    figures: {
      cross: { standing: { equity: 12900, required: 720, buffer: 11880, down: -0.261213720316623 } },
    },
  });
  expect(lastWrite()?.kind).toBe("sample account");
  await undoLastWrite();
  expect((await readAccounts({})).tables).toEqual({});
});

test("the template Margin book is read from its tables, with the figures of its cells", async () => {
  await insertTemplate(marginBook);
  await book.calculated();
  const { tables, candidates } = await readAccounts({});
  expect(candidates).toEqual({
    positions: ["BookPositions"],
    collateral: ["BookCollateral"],
    tiers: [],
    ratios: [],
  });
  const found = await accountsOf({ tables, rules: "okx" }, asked);
  const cells = (await valuesOf("Margin book!B16:B25")).flat() as number[];
  const [equity, , , required, ratio, , buffer, leverage, , down] = cells;
  expect(found).toMatchObject({
    kind: "figures",
    figures: { cross: { leverage, standing: { equity, required, ratio, buffer, down } } },
  });
});

test("cells are picked by the selection, and what is left out is not found", async () => {
  await writeSampleAccount();
  await fill("Mine", "B2", [
    ["asset", "quantity", "price"],
    ["USDT", 100, ""],
    ["BTC", 1, 60000],
  ]);
  await select("Mine", "C3");
  const collateral = await readSelectedTable("collateral");
  expect(collateral).toEqual({ kind: "region", address: "Mine!C3" });
  const { tables } = await readAccounts({ collateral, positions: "none" });
  expect(tables.positions).toBeUndefined();
  expect(tables.collateral?.values).toEqual([
    ["asset", "quantity", "price"],
    ["USDT", 100, ""],
    ["BTC", 1, 60000],
  ]);
  await fill("Mine", "F2", [[5000]]);
  await select("Mine", "F2");
  const balance = await readSelectedTable("collateral");
  const found = await accountsOf({ ...(await readAccounts({ collateral: balance })), rules: "mark" }, asked);
  expect(found).toMatchObject({ kind: "figures", figures: { cross: { standing: { equity: 5900 } } } });
  await select("Mine", "H20");
  await expect(readSelectedTable("positions")).rejects.toThrow("is empty");
});

test("every cell that the functions refuse is named with its address, collateral before positions", async () => {
  await fill("Book", "B2", [
    ["side", "quantity", "entryPrice", "markPrice", "maintenanceRate", "symbol"],
    ["long", "half", 60000, 60000, 0.01, "BTCUSDT"],
    ["long", 1, 60000, 60000, 0.01, "BTCUSDT"],
    ["sideways", 1, 3000, -3000, 0.01, "ETHUSDT"],
    ["long", 1, 3000, 3000, 0.01, "ETHBTC"],
  ]);
  await fill("Book", "B10", [
    ["asset", "quantity", "price", "haircut"],
    ["USDT", 100, 1, 2],
    ["ETH", "=1/0", 3000, 0],
  ]);
  const picked = {
    positions: { kind: "block", address: "Book!B2:G6" },
    collateral: { kind: "block", address: "Book!B10:E12" },
  } as const;
  const problemsOf = async () => {
    const found = await accountsOf({ ...(await readAccounts(picked)), rules: "mark" }, asked);
    return found.kind === "problems" ? found.problems : [];
  };
  expect(await problemsOf()).toEqual([
    { text: "The cell shows #DIV/0!.", address: "Book!C12" },
    { text: expect.stringMatching(/^Collateral .* got 2;/) as string, address: "Book!E11" },
  ]);
  await fill("Book", "B11", [
    ["USDT", 100, 1, 0],
    ["ETH", 1, 3000, 0],
  ]);
  expect(await problemsOf()).toEqual([
    { text: expect.stringMatching(/number, got "half"/) as string, address: "Book!C3" },
    { text: expect.stringMatching(/got "sideways"/) as string, address: "Book!B5" },
    { text: expect.stringMatching(/settles in "BTC"/) as string, address: "Book!B6:G6" },
  ]);
});

test("a table without a column that is needed is a problem of the whole table", async () => {
  await fill("Book", "A1", [
    ["side", "quantity", "entryPrice"],
    ["long", 1, 60000],
  ]);
  const picked = { positions: { kind: "block", address: "Book!A1:C2" } } as const;
  const found = await accountsOf({ ...(await readAccounts(picked)), rules: "mark" }, asked);
  expect(found).toEqual({
    kind: "problems",
    problems: [{ text: expect.stringMatching(/column "markPrice"/) as string, address: "Book!A1:C2" }],
  });
});
