import { undoLastWrite, writes, type Loss } from "../../../src/excel/writes/undo";
import { readHoldings } from "../../../src/workbook/inputs/holdings";
import { planRebalance, type RebalancePlan } from "../../../src/workbook/rebalance/plan";
import { writeRebalance, type WriteOptions, type WriteOutcome } from "../../../src/workbook/rebalance/write";
import { fill, select, valuesOf } from "../../excel/book";
import { mostBytes, openPlainExcel, type PlainExcel, type Trip } from "../../support/plain-excel/open";
import { manager, rules, usual } from "./writing";

// 10,000 rows are planned, written and read several times, on a busy machine.
jest.setTimeout(180_000);

let excel: PlainExcel | undefined;
afterEach(close);

function close(): void {
  excel?.close();
  excel = undefined;
  writes.set([]);
}

/** Opens a workbook whose formulas spill as many rows as those of a live rebalance with these holdings. */
async function open(rows: number): Promise<RebalancePlan> {
  close();
  excel = await openPlainExcel((formula) => {
    if (formula.startsWith("=ALLOC.REBALANCE(")) return { rows: rows + 2, columns: 12 };
    return formula.startsWith("=FILTER(") || formula.includes("SORTBY(") ? { rows, columns: 1 } : undefined;
  });
  const plan = plans.get(rows) ?? (await planOf(rows));
  plans.set(rows, plan);
  await select("Sheet1", "A1");
  return plan;
}

const plans = new Map<number, RebalancePlan>();

/** Names of 25 letters and numbers of 16 digits, a fifth of them cash. */
async function planOf(rows: number): Promise<RebalancePlan> {
  const coins = Array.from({ length: rows }, (_, row) => [
    `Staked token number ${String(row).padStart(5, "0")}`,
    row % 5 === 0 ? "cash" : "spot",
    (row + 1) / 7,
    (row + 2) / 3,
  ]);
  await fill("My book", "B2", [["Asset", "Bucket", "Quantity", "Price"], ...coins]);
  const address = `'My book'!B2:E${rows + 2}`;
  return planRebalance(manager, await readHoldings({ kind: "block", address }), rules);
}

/** Numbers, texts and formulas of the user's where a rebalance is written over them. */
function notes(rows: number): unknown[][] {
  return Array.from({ length: rows }, (_, row) => [row / 7, row / 3, `Note ${row}`, `=A${row + 1}*2`, ""]);
}

async function tripsOf(rows: number, options: Pick<WriteOptions, "form" | "target">) {
  const plan = await open(rows);
  if (options.target === "update") await writeRebalance(plan, { ...usual, ...options });
  if (options.target === "selection") await fill("Sheet1", "A1", notes(rows));
  const all: Record<string, readonly Trip[]> = {};
  let outcome: WriteOutcome | undefined;
  const write = async (overwrite?: string) => {
    outcome = await writeRebalance(plan, { ...usual, ...options, overwrite });
  };
  all.write = await excel!.tripsOf(write);
  if (outcome?.kind === "occupied") {
    const { address } = outcome;
    all.writeOver = await excel!.tripsOf(() => write(address));
  }
  expect(outcome).toMatchObject({ kind: "written", isUpdate: options.target === "update" });
  all.undo = await excel!.tripsOf(() => undoLastWrite());
  return all;
}

describe.each([
  { form: "values", target: "new-sheet" },
  { form: "live", target: "new-sheet" },
  { form: "values", target: "selection" },
  { form: "live", target: "selection" },
  { form: "live", target: "update" },
] as const)("%j", (options) => {
  test("10,000 holdings take as many round trips as 100, each within what Excel on the web takes", async () => {
    const counts: unknown[] = [];
    for (const rows of [100, 1_000, 10_000]) {
      const all = await tripsOf(rows, options);
      counts.push(Object.entries(all).map(([what, trips]) => [what, trips.length]));
      const trips = Object.values(all).flat();
      expect(Math.max(...trips.flatMap(({ request, answer }) => [request, answer]))).toBeLessThan(mostBytes);
      expect(trips.filter(({ isRefused }) => isRefused)).toEqual([]);
    }
    expect(counts[1]).toEqual(counts[0]);
    expect(counts[2]).toEqual(counts[0]);
  });
});

test("values of more rows than one request takes are sent in several, and none is missing", async () => {
  const rows = 22_000;
  const plan = await open(rows);
  const trips = await excel!.tripsOf(() => writeRebalance(plan, { ...usual, form: "values" }));
  expect(trips.reduce((sum, { request }) => sum + request, 0)).toBeGreaterThan(mostBytes);
  expect(trips.filter(({ isRefused }) => isRefused)).toEqual([]);
  const written = (await valuesOf(`Rebalance!A1:AD${rows + 200}`)).flat();
  const names = written.filter((value) => String(value).startsWith("Staked token number "));
  // Cash is no row of its own.
  expect(new Set(names).size).toBe((rows * 4) / 5);
});

test("Undo asks for each of the few cells that were changed among 10,000 rows", async () => {
  await writeRebalance(await open(10_000), { ...usual, form: "values" });
  await fill("Rebalance", "Q9000", [[1]]);
  await fill("Rebalance", "A9001", [["A note"]]);
  const asked: Loss[] = [];
  const agree = (losses: readonly Loss[]): Promise<boolean> => {
    asked.push(...losses);
    return Promise.resolve(false);
  };
  expect(await undoLastWrite(agree)).toBe(false);
  expect(asked).toEqual([{ kind: "sheet", where: "Rebalance", cells: 2, isUnknown: undefined }]);
});

test("what is too large for one answer is read in several, and each of its cells counts", async () => {
  await writeRebalance(await open(10_000), { ...usual, form: "values" });
  const long = Array.from({ length: 10_000 }, () => ["A note that is long. ".repeat(20)]);
  await fill("Rebalance", "AD1", long);
  let lost = 0;
  const agree = (losses: readonly Loss[]): Promise<boolean> => {
    lost = losses[0]!.cells;
    return Promise.resolve(true);
  };
  const trips = await excel!.tripsOf(() => undoLastWrite(agree));
  expect(lost).toBe(10_000);
  expect(trips.filter(({ isRefused }) => isRefused).length).toBeGreaterThan(0);
  expect(writes.get()).toEqual([]);
});

test("cells that are too large for one request are put back in several", async () => {
  const plan = await open(10_000);
  const all = Array.from({ length: 10_000 }, (_, row) => [`${row} is a note of some length. `.repeat(22)]);
  await fill("Sheet1", "A1", all.slice(0, 5_000));
  await fill("Sheet1", "A5001", all.slice(5_000));
  const options = { ...usual, form: "values", target: "selection" } as const;
  const asked = await writeRebalance(plan, options);
  if (asked.kind !== "occupied") throw new Error("The cells are not filled.");
  await writeRebalance(plan, { ...options, overwrite: asked.address });
  expect(await valuesOf("Sheet1!A1:A3")).not.toEqual(all.slice(0, 3));
  await undoLastWrite();
  expect(await valuesOf("Sheet1!A1:A5000")).toEqual(all.slice(0, 5_000));
  expect(await valuesOf("Sheet1!A5001:A10000")).toEqual(all.slice(5_000));
});
