import { saveCustomProfiles } from "../../../src/workbook/profiles/store";
import { readHoldings } from "../../../src/workbook/inputs/holdings";
import { asProfile } from "../../../src/workbook/profiles/schema";
import type { RebalanceForm } from "../../../src/workbook/rebalance/place";
import { planRebalance } from "../../../src/workbook/rebalance/plan";
import { writeRebalance } from "../../../src/workbook/rebalance/write";
import { writeSettingsSheet } from "../../../src/workbook/settings/sheet";
import { undoLastWrite } from "../../../src/excel/writes/undo";
import { closeTestBook, fill, select, stateOfBook, valuesOf } from "../../excel/book";
import { mine, openWithHoldings, own, rules, source, usual, write } from "./writing";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(180_000);

afterEach(() => saveCustomProfiles([]));
afterEach(closeTestBook);

describe("undo", () => {
  test.each<RebalanceForm>(["live", "values"])(
    "takes away the sheet of %s, its table and its names",
    async (form) => {
      const book = await openWithHoldings();
      await select("My book", "B2");
      const before = await stateOfBook();
      await write({ form });
      await book.calculated();
      await undoLastWrite();
      expect(await stateOfBook()).toEqual(before);
    },
  );

  test("is content when the sheet is gone already", async () => {
    await openWithHoldings();
    const before = await stateOfBook();
    await write();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Rebalance").delete();
      await context.sync();
    });
    await undoLastWrite();
    expect(await stateOfBook()).toEqual(before);
  });

  test("takes back the cells that a profile of one's own was given, and the Settings sheet that came with them", async () => {
    const book = await openWithHoldings();
    await saveCustomProfiles([mine]);
    const plan = planRebalance(own, await readHoldings(source), rules);
    const options = { ...usual, hasCharts: false };
    const untouched = await stateOfBook();
    await writeRebalance(plan, options);
    await undoLastWrite();
    expect(await stateOfBook()).toEqual(untouched);

    await writeSettingsSheet();
    const second = { ...mine, id: "second", name: "Second", rangeName: "Ballast_Profile_Second" };
    await saveCustomProfiles([mine, second]);
    await fill("Settings", "J4", [["my own"]]);
    await book.calculated();
    const withSettings = await stateOfBook();
    await writeRebalance({ ...plan, profile: asProfile(second) }, options);
    expect(await valuesOf("Settings!I3:J4")).toEqual([
      ["Second", ""],
      ["Component", "Weight"],
    ]);
    await undoLastWrite();
    await book.calculated();
    expect(await stateOfBook()).toEqual(withSettings);
  });
});

test("a write that is cancelled between two steps leaves the workbook as it was", async () => {
  const book = await openWithHoldings();
  await select("Sheet1", "B2");
  const before = await stateOfBook();
  for (const target of ["new-sheet", "selection"] as const) {
    const cancellation = new AbortController();
    const onProgress = (step: string) => step === "Entering formulas" && cancellation.abort();
    const outcome = await write({ target, signal: cancellation.signal, onProgress });
    expect(outcome).toEqual({ kind: "cancelled" });
    await book.calculated();
    expect(await stateOfBook()).toEqual(before);
  }
});
