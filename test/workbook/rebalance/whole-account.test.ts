import type { CellValue } from "../../../src/excel/cells/source";
import { readStandings } from "../../../src/workbook/accounts/standings";
import { readHoldings } from "../../../src/workbook/inputs/holdings";
import { planSliced, type RebalancePlan } from "../../../src/workbook/rebalance/plan";
import { writeRebalance, type WriteOptions } from "../../../src/workbook/rebalance/write";
import { atOnce } from "../../../src/core/slices";
import { closeTestBook, fill, valuesOf } from "../../excel/book";
import { casesOf } from "../accounts/cases";
import { manager, openWithHoldings, rules, source, usual } from "./writing";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(180_000);

afterEach(closeTestBook);

/** A computed case: two accounts, and a position with a margin of its own, which is the nearest to its end. */
const one = casesOf("LIQ.BOOK").find(({ id }) => id === "book-accounts-isolated")!;
const [, main, sub, isolated] = one.expected as number[][];
const [fallOfMain, riseOfSub, fallOfIsolated] = [main![6], sub![7], isolated![6]];

async function addTable(name: string, at: string, cells: readonly (readonly (CellValue | null)[])[]) {
  await fill(
    "Book",
    at,
    cells.map((row) => row.map((cell) => cell ?? "")),
  );
  await Excel.run(async (context) => {
    const block = context.workbook.worksheets
      .getItem("Book")
      .getRange(at)
      .getResizedRange(cells.length - 1, cells[0]!.length - 1);
    context.workbook.tables.add(block, true).name = name;
    await context.sync();
  });
}

async function openWithAccount() {
  const book = await openWithHoldings();
  await addTable("Positions", "A1", one.given.positions as CellValue[][]);
  await addTable("Collateral", "A20", one.given.collateral as CellValue[][]);
  return book;
}

async function planWith(minDistance: number): Promise<RebalancePlan> {
  const holdings = await readHoldings(source);
  return atOnce(planSliced(manager, holdings, { ...rules, minDistance }, undefined, await readStandings()));
}

const write = async (plan: RebalancePlan, options: Partial<WriteOptions> = {}) =>
  writeRebalance(plan, { ...usual, ...options });

/** The rows of the page whose first cell is one of these, with what stands beside it. */
async function rowsOf(...labels: string[]): Promise<unknown[][]> {
  const page = await valuesOf("Rebalance!A1:D60");
  return labels.map((label) => page.find(([first]) => first === label)!);
}

const labels = [
  "Whole accounts",
  "Fall of all coins that liquidates one",
  "Rise of all coins that liquidates one",
  "whole account",
];

test("the account that is nearest to its end is one of the rules, and follows the sheet", async () => {
  const book = await openWithAccount();
  const plan = await planWith(0.15);
  expect(plan.risk.rules.at(-1)).toMatchObject({
    rule: "whole account",
    isKept: false,
    message:
      "sol iso as it is now is liquidated by a fall of all coins by 12.54 %; add margin or cut positions to keep 15 %; Accounts says how much.",
  });
  await write(plan);
  await book.calculated();
  const [status, fall, rise, rule] = await rowsOf(...labels);
  expect([status![2], fall![2], rise![2]]).toEqual(["open", fallOfIsolated, riseOfSub]);
  expect(rule).toEqual([
    "whole account",
    "Breach",
    "Before the trades a fall of all coins by 12.54 % liquidates an account; add margin or cut positions to keep 15 %; LIQ.TOPUP says how much.",
    "",
  ]);
  expect((await valuesOf("Rebalance!A3"))[0]![0]).toMatch(/In breach: .*whole account\.$/);

  // With 5,000 of its own the position is farther from its end than the account "main".
  await fill("Book", "H4", [[5000]]);
  await book.calculated();
  const [, next, , kept] = await rowsOf(...labels);
  expect([next![2], kept![1]]).toEqual([fallOfMain, "Pass"]);

  // Owing 50,000 the account "main" is gone.
  await fill("Book", "C21", [[-50000]]);
  await book.calculated();
  const [gone, , , broken] = await rowsOf(...labels);
  expect([gone![2], ...broken!.slice(1, 3)]).toEqual([
    "liquidated",
    "Breach",
    "An account is liquidated at these prices.",
  ]);
  expect(book.host.missing).toEqual([]);
});

test("values say the same, and without positions there is no such rule", async () => {
  const book = await openWithAccount();
  await write(await planWith(0.1), { form: "values" });
  const [status, fall, , rule] = await rowsOf(...labels);
  expect([status![2], fall![2], rule![1]]).toEqual(["open", fallOfIsolated, "Pass"]);
  expect(book.host.missing).toEqual([]);
  closeTestBook();

  await openWithHoldings();
  expect(await readStandings()).toBeUndefined();
  expect((await planWith(0.15)).risk.rules.map(({ rule: name }) => name)).not.toContain("whole account");
});

test("an account whose end is not known is said to be so", async () => {
  const { given } = casesOf("LIQ.BOOK").find(({ id }) => id === "book-past-table")!;
  const book = await openWithHoldings();
  await addTable("Positions", "A1", given.positions as CellValue[][]);
  await addTable("Collateral", "A20", [
    ["asset", "quantity", "price"],
    ["USDT", Number(given.collateral), 1],
  ]);
  await addTable("Brackets", "A40", given.tiers as CellValue[][]);
  const plan = await planWith(0.15);
  expect(plan.risk.rules.at(-1)).toMatchObject({ rule: "whole account", isKept: true, isWarning: true });
  expect(plan.risk.rules.at(-1)!.message).toMatch(/^What liquidates the account is not known: .*last cap/);
  await write(plan);
  await book.calculated();
  const [status, , , rule] = await rowsOf(...labels);
  expect([status![2], rule![1]]).toEqual(["#N/A", "#N/A"]);
});
