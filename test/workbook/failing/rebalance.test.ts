import { findProfile } from "../../../src/core/allocation/profiles";
import { undoLastWrite } from "../../../src/excel/writes/undo";
import { readHoldings } from "../../../src/workbook/inputs/holdings";
import { planRebalance } from "../../../src/workbook/rebalance/plan";
import { writeRebalance, type WriteOptions, type WriteOutcome } from "../../../src/workbook/rebalance/write";
import { noRules } from "../../../src/workbook/settings/rules";
import { fill, select } from "../../excel/book";
import { tryAll } from "./trials";

jest.setTimeout(600_000);

const profile = findProfile("balanced-growth-manager")!;
const options: WriteOptions = { form: "values", target: "new-sheet", hasCharts: true, decimals: 2 };

async function write(given: Partial<WriteOptions>): Promise<WriteOutcome> {
  const holdings = await readHoldings({ kind: "block", address: "Book!A1:D4" });
  return writeRebalance(planRebalance(profile, holdings, noRules), { ...options, ...given });
}

/** Holdings, and cells of the user's where the rebalance goes; some side by side and below each other look the same. */
async function prepare(): Promise<void> {
  await fill("Book", "A1", [
    ["Asset", "Bucket", "Quantity", "Price"],
    ["BTC", "spot", 0.8, 60000],
    ["USDT", "cash", 12000, 1],
    ["Margin", "futures", 9000, 1],
  ]);
  await fill("Sheet1", "B3", [["'0123", "=1+1"]]);
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("C3:E4").format.fill.color = "#FFC000";
    sheet.getRange("D4:D6").format.font.bold = true;
    sheet.getRange("Q8:R9").format.set({ horizontalAlignment: "Center", font: { size: 14 } });
    await context.sync();
  });
  await select("Sheet1", "B2");
}

let over: Partial<WriteOptions> = {};

/** The cells are filled, and the user has agreed to lose them. */
async function prepareOver(): Promise<void> {
  await prepare();
  const outcome = await write({ target: "selection" });
  if (outcome.kind !== "occupied") throw new Error("The cells are not filled.");
  over = { target: "selection", overwrite: outcome.address };
}

test("a rebalance on a new sheet", async () => {
  const counts = await tryAll({ name: "Rebalance, new sheet", isLarge: true, prepare, run: () => write({}) });
  expect(counts.tried).toBeGreaterThan(0);
  expect(counts.outside).toEqual([]);
});

test("a rebalance over cells of the user's", async () => {
  const counts = await tryAll({
    name: "Rebalance over cells",
    isLarge: true,
    prepare: prepareOver,
    run: () => write(over),
  });
  expect(counts.tried).toBeGreaterThan(0);
  expect(counts.outside).toEqual([]);
});

test("Undo of a rebalance over cells of the user's", async () => {
  const counts = await tryAll({
    name: "Undo of a rebalance",
    isLarge: true,
    prepare: prepareOver,
    undone: () => write(over),
    run: undoLastWrite,
  });
  expect(counts.tried).toBeGreaterThan(0);
  expect(counts.outside).toEqual([]);
});
