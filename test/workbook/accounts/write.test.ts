import { accountsOf, type Asked } from "../../../src/workbook/accounts/figures";
import { type Picked, readAccounts } from "../../../src/workbook/accounts/read";
import { writeSampleAccount } from "../../../src/workbook/accounts/sample";
import type { TableKind } from "../../../src/workbook/accounts/tables";
import { writeAccount } from "../../../src/workbook/accounts/write";
import type { CellsSource } from "../../../src/excel/cells/source";
import { undoLastWrite } from "../../../src/excel/writes/undo";
import type { Book } from "../../support/headless";
import { closeTestBook, fill, openTestBook, stateOfBook, valuesOf } from "../../excel/book";
import { type AccountCase, casesOf, givenOf, places } from "./cases";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(180_000);

let book: Book;
beforeEach(async () => {
  book = await openTestBook({ functions: true });
});
afterEach(closeTestBook);

const asked: Asked = { account: undefined, target: 0.3, goal: "distance" };

async function writeFound(picked: Picked, own: Partial<Asked> = {}, rules = "mark") {
  const given = { ...(await readAccounts(picked)), rules };
  const found = await accountsOf(given, { ...asked, ...own });
  if (found.kind === "problems") throw new Error(found.problems.map(({ text }) => text).join(" "));
  const { cross, isolated } = found.figures;
  await writeAccount(given, { ...asked, ...own }, cross?.standing ?? isolated[0]);
  await book.calculated();
  return found.figures;
}

/** The rows from under a heading in the first column on, up to a blank one. */
async function blockUnder(heading: string, column = 0): Promise<unknown[][]> {
  const rows = await valuesOf("Account!A1:Z150");
  const from = rows.findIndex((row) => row[column] === heading) + 1;
  const cells = rows.slice(from).map((row) => row.slice(column));
  return cells.slice(
    0,
    cells.findIndex((row) => row.every((value) => value === "")),
  );
}

/** As many columns as the expected row has; an error is its name. */
function expectRows(found: unknown[][], expected: unknown[][]): void {
  const plain = expected.map((row) =>
    row.map((cell) => (typeof cell === "object" ? (cell as { error: string }).error : cell)),
  );
  expect(found.slice(0, plain.length).map((row) => row.slice(0, plain[0]!.length))).toEqual(plain);
}

const fromCells = [
  ...casesOf("LIQ.BOOK").filter(({ id }) =>
    /carry-haircut|coin-tiers|past-table|inverse-and-linear/.test(id),
  ),
];

async function fillCase(one: AccountCase): Promise<Picked> {
  const picked: Partial<Record<TableKind, CellsSource>> = {};
  for (const [kind, table] of Object.entries(givenOf(one).tables)) {
    const { row, column, rowCount, columnCount } = table.block;
    await fill(
      "Book",
      places[kind as TableKind].split("!")[1]!,
      table.values.map((cells) => [...cells]),
    );
    const letter = String.fromCharCode(64 + column + columnCount);
    picked[kind as TableKind] = { kind: "block", address: `Book!A${row + 1}:${letter}${row + rowCount}` };
  }
  return picked;
}

test.each(fromCells.map((one) => [one.id, one] as const))(
  "%s: the sheet's formulas give the case's figures",
  async (_, one) => {
    await writeFound(await fillCase(one));
    expectRows(await blockUnder("What would liquidate it"), one.expected);
  },
);

test("a margin ratio by a venue's rules and tables is the case's in the sheet", async () => {
  const [one] = casesOf("LIQ.RATIO").filter(({ id }) => id === "ratio-larger-pair");
  await writeFound(await fillCase(one!), {}, "bitget");
  expectRows(await blockUnder("The account now", 3), one!.expected);
});

test("past crashes and what to add are the pane's to the digit", async () => {
  await writeSampleAccount();
  const { cross, coins } = await writeFound({});
  const crashes = await blockUnder("Past crashes");
  expect(crashes.slice(1).map((row) => [row[0], row[1], row[2], row[6]])).toEqual(
    cross!.stress.map(({ scenario, liquidated, equity, change }) => [scenario, liquidated, equity, change]),
  );
  const [, cash, cut] = await blockUnder("What to add or cut");
  expect([cash!.slice(0, 4), cut!.slice(1, 4)]).toEqual([
    ["cash", ...Object.values(cross!.cash)],
    Object.values(cross!.cuts[0]!),
  ]);
  const alone = await blockUnder("Each coin on its own", 3);
  expect(alone.slice(1, 1 + coins.length).map((row) => [row[1], row[3]])).toEqual(
    coins.map(({ asset, exposure }) => [asset, exposure]),
  );
  const [first] = (await blockUnder("Order of liquidation on the path")).slice(1);
  expect(first!.slice(0, 5)).toEqual([1, expect.any(Number), "liquidated", "", "BTCUSDT"]);
});

test("the buffer of each shock falls to 0 where the joint shock stands", async () => {
  await writeSampleAccount();
  await writeFound({});
  const rows = (await blockUnder("Buffer")).slice(1) as [number, number][];
  // Above the liquidation the sample's buffer is 11880 + 45480*shock, by hand: 46500 less 5 % of 6000 and the maintenance margin of 720.
  for (const [shock, buffer] of rows) expect(buffer).toBeCloseTo(11880 + 45480 * shock, 6);
});

test("the sheet follows a price, a target and a row that is added to the positions", async () => {
  await writeSampleAccount();
  await writeFound({});
  const [, before] = await blockUnder("What would liquidate it");
  await fill("Sample account", "E6", [[62000]]);
  await book.calculated();
  const [, after] = await blockUnder("What would liquidate it");
  expect(after![1]).toBe((before![1] as number) + 1000);
  await Excel.run(async (context) => {
    const { rows } = context.workbook.tables.getItem("SamplePositions");
    rows.add(undefined, [["BNBUSDT", "long", 2, 600, 650, 0.01]]);
    await context.sync();
  });
  await book.calculated();
  const [, grown] = await blockUnder("What would liquidate it");
  expect(grown![1]).toBe((after![1] as number) + 100);
  expect((await blockUnder("Positions")).map((row) => row[1])).toEqual([
    "Leg",
    "BTCUSDT",
    "ETHUSDT",
    "SOLUSDT",
    "BNBUSDT",
  ]);
});

test("of several accounts the sheet is that of one, with its isolated positions", async () => {
  const [one] = casesOf("LIQ.BOOK").filter(({ id }) => id === "book-accounts-isolated");
  const { tables } = givenOf(one!);
  await fill(
    "Book",
    "A1",
    tables.positions!.values.map((cells) => [...cells]),
  );
  await fill(
    "Book",
    "A20",
    tables.collateral!.values.map((cells) => [...cells]),
  );
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Book");
    sheet.tables.add("A1:I4", true).name = "Legs";
    sheet.tables.add("A20:E22", true).name = "Coins";
    await context.sync();
  });
  const [header, main, sub, isolated] = one!.expected;
  await writeFound({}, { account: "main" });
  expectRows(await blockUnder("What would liquidate it"), [header!, main!, isolated!]);
  expect((await blockUnder("The account now", 3))[0]!.slice(0, 2)).toEqual(["Equity", 9000]);
  await undoLastWrite();
  await writeFound({}, { account: "sub" });
  expectRows(await blockUnder("What would liquidate it"), [header!, sub!]);
});

test("Undo takes the sheet out, and a cancelled write leaves nothing", async () => {
  await writeSampleAccount();
  const before = await stateOfBook();
  await writeFound({});
  await undoLastWrite();
  expect(await stateOfBook()).toEqual(before);
  const given = { ...(await readAccounts({})), rules: "mark" };
  const cancelling = new AbortController();
  const outcome = await writeAccount(given, asked, undefined, {
    signal: cancelling.signal,
    onProgress: (step) => step === "Entering formulas" && cancelling.abort(),
  });
  expect(outcome).toEqual({ kind: "cancelled" });
  expect(await stateOfBook()).toEqual(before);
});
