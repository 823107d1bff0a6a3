import { write, type Writing } from "../../../src/excel/writes/write";
import { lastWrite, undoLastWrite } from "../../../src/excel/writes/undo";
import { closeTestBook, fill, openTestBook, stateOfBook, valuesOf } from "../book";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(60_000);
afterEach(closeTestBook);

const what = "It was not written.";

function setProtection(isOn: boolean): Promise<void> {
  return Excel.run(async (context) => {
    const { protection } = context.workbook;
    if (isOn) protection.protect();
    else protection.unprotect();
    await context.sync();
  });
}

/** Adds a sheet and fills a cell of it. */
async function addFilled({ addSheet, run }: Writing): Promise<void> {
  const sheet = await addSheet("New");
  const work = (): void => void (sheet.getRange("B2").values = [[1]]);
  await run([{ words: "Filling", work }]);
}

test("progress is told before each step, from the look at the workbook on", async () => {
  await openTestBook();
  const told: [string, number][] = [];
  const onProgress = (step: string, done: number): void => void told.push([step, done]);
  await write({ kind: "sample", what, onProgress }, ({ run }) =>
    run(["One", "Two", "Three"].map((words) => ({ words, work: () => undefined }))),
  );
  expect(told).toEqual([
    ["Looking at the workbook", 0],
    ["One", 0.25],
    ["Two", 0.5],
    ["Three", 0.75],
  ]);
});

test("a write that fails is taken back, and the next one begins only then", async () => {
  await openTestBook();
  const before = await stateOfBook();
  const failing = write({ kind: "sample", what }, async (writing) => {
    await addFilled(writing);
    throw new Error("out of luck");
  });
  const next = write({ kind: "sample", what }, addFilled);
  await expect(failing).rejects.toMatchObject({ what, reasons: ["Excel says: out of luck"] });
  await next; // a second sheet New would be refused
  expect(await valuesOf("New!B2")).toEqual([[1]]);
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("New").delete();
    context.workbook.worksheets.getItem("Sheet1").activate();
    await context.sync();
  });
  expect(await stateOfBook()).toEqual(before);
});

test("single cells of a write that fails get their formulas back, whatever Excel made of the new ones", async () => {
  await openTestBook();
  await fill("Sheet1", "A1", [["=1+1"], ["=2+2"]]);
  const before = await stateOfBook();
  const failing = write({ kind: "repair", what }, async ({ context, changes, run }) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1").load("id");
    await context.sync();
    const work = (): void => void (sheet.getRange("A1:A2").formulas = [["=3+3"], ["=4+4"]]);
    await run([{ words: "Entering", work }]);
    changes.reentered.push(
      ...["=1+1", "=2+2"].map((formula, row) => ({ sheetId: sheet.id, row, column: 0, formula })),
    );
    throw new Error("out of luck");
  });
  await expect(failing).rejects.toMatchObject({ what });
  expect(await stateOfBook()).toEqual(before);
});

test("what cannot be taken back is said with its reason, and Undo takes it back later", async () => {
  await openTestBook();
  const before = await stateOfBook();
  const earlier = lastWrite();
  const failing = write({ kind: "sample", what }, async (writing) => {
    await addFilled(writing);
    await setProtection(true);
    throw new Error("out of luck");
  });
  await expect(failing).rejects.toMatchObject({
    what,
    reasons: [
      "Excel says: out of luck",
      "It could not all be taken back. These may still hold what was written: the sheet New.",
      "The workbook’s structure is protected, so that no sheet can be deleted.",
    ],
    remedy: "Choose Undo to take it back, or Try again, which takes it back and writes it anew.",
  });
  expect(lastWrite()).toMatchObject({ kind: "sample", address: "New!A1" });
  await setProtection(false);
  expect(await undoLastWrite()).toBe(true);
  expect(await stateOfBook()).toEqual(before);
  expect(lastWrite()).toBe(earlier);
});
