import { Problem } from "../../../src/base/problem";
import { runExcel } from "../../../src/excel/run";
import { undoLastWrite } from "../../../src/excel/writes/undo";
import { write, type Writing } from "../../../src/excel/writes/write";
import { closeTestBook, openTestBook, stateOfBook, valuesOf } from "../book";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(60_000);
afterEach(() => {
  jest.restoreAllMocks();
  closeTestBook();
});

const what = "It was not written.";

type Batch = (context: Excel.RequestContext) => Promise<unknown>;
type Run = (...given: [Excel.RunOptions, Batch] | [Batch]) => Promise<unknown>;

/**
 * A workbook in an Excel with these sets of its API, and the options that the add-in's batches are run with from then on. `asOneStep`
 * may change the batches that are one step.
 */
async function openIn(
  version: number,
  asOneStep: (batch: Batch) => Batch = (batch) => batch,
): Promise<Excel.RunOptions[]> {
  await openTestBook();
  jest
    .spyOn(Office.context.requirements, "isSetSupported")
    .mockImplementation(
      (set, minimum) => set !== "ExcelApi" || Number(String(minimum).split(".")[1]) <= version,
    );
  const used: Excel.RunOptions[] = [];
  const run = Excel.run as Run;
  const seen: Run = (...given) => {
    if (given.length === 1) return run(...given);
    const [options, batch] = given;
    // The look whether a cell is edited does not wait, and comes only on a slow machine.
    if (options.delayForCellEdit) used.push(options);
    return run(options, options.mergeUndoGroup ? asOneStep(batch) : batch);
  };
  jest.spyOn(Excel, "run").mockImplementation(seen as typeof Excel.run);
  return used;
}

/** Excel's own error about a sheet that is not there, with another code. */
async function errorOfExcel(code: string): Promise<Error> {
  const asked = Excel.run(async (context) => {
    context.workbook.worksheets.getItem("none").load("id");
    await context.sync();
  });
  const error = await asked.then(
    () => new Error("The sheet is there."),
    (thrown: unknown) => thrown as Error,
  );
  return Object.assign(error, { code, message: code });
}

async function addFilled({ addSheet, run, remember }: Writing): Promise<void> {
  const sheet = await addSheet("New");
  const work = (): void => void (sheet.getRange("B2").values = [[1]]);
  await run([{ words: "Filling", work }]);
  await remember("New!B2");
}

const merged = (used: readonly Excel.RunOptions[]) =>
  used.map(({ mergeUndoGroup }) => mergeUndoGroup === true);

test("a write is one step where Excel has ExcelApi 1.20, and what takes it back is none: sheets that are deleted have no step", async () => {
  const used = await openIn(20);
  await write({ kind: "sample", what }, addFilled);
  expect(merged(used)).toEqual([true]);
  await undoLastWrite();
  await runExcel(what, (context) => context.sync());
  expect(merged(used)).toEqual([true, false, false]);
});

test("a write that goes on where Excel refuses cells has steps of its own", async () => {
  const used = await openIn(20);
  await write({ kind: "repair", what, goesOnWhenRefused: true }, addFilled);
  expect(merged(used)).toEqual([false]);
});

test("an older Excel is not asked for it", async () => {
  const used = await openIn(19);
  await write({ kind: "sample", what }, addFilled);
  expect(used).toEqual([{ delayForCellEdit: true }]);
});

test.each([
  ["a Problem", () => new Problem(what, ["It does not fit."], "Make room.")],
  ["an error that is not Excel's", () => new Error("out of luck")],
])("%s is final", async (_, errorOf) => {
  const used = await openIn(20);
  const before = await stateOfBook();
  const work = jest.fn(async (writing: Writing) => {
    await addFilled(writing);
    throw errorOf();
  });
  await expect(write({ kind: "sample", what }, work)).rejects.toMatchObject({ what });
  expect(work).toHaveBeenCalledTimes(1);
  expect(merged(used)).toEqual([true, false]);
  expect(await stateOfBook()).toEqual(before);
});

test("what Excel refuses in either way is said once, and the next write is one step again", async () => {
  const used = await openIn(20);
  const before = await stateOfBook();
  const error = await errorOfExcel("AccessDenied");
  const failing = write({ kind: "sample", what }, async (writing) => {
    await addFilled(writing);
    throw error;
  });
  await expect(failing).rejects.toMatchObject({
    reasons: ["The sheet or the workbook is protected or read-only."],
  });
  expect(await stateOfBook()).toEqual(before);
  // As one step, taken back, in steps, taken back.
  expect(merged(used)).toEqual([true, false, false, false]);
  await write({ kind: "sample", what }, addFilled);
  expect(merged(used).at(-1)).toBe(true);
});

test.each(["UndoNotSupported", "GeneralException"])(
  "where Excel refuses the step with %s after half of it was written, that is taken back and all is written in steps",
  async (code) => {
    await jest.isolateModulesAsync(async () => {
      const [fresh, { undoLastWrite: undo }] = await Promise.all([
        import("../../../src/excel/writes/write"),
        import("../../../src/excel/writes/undo"),
      ]);
      const used = await openIn(20, (batch) => (context) => batch(refusing(context, code)));
      const before = await stateOfBook();
      await fresh.write({ kind: "sample", what }, addFilled);
      expect(await valuesOf("New!B2")).toEqual([[1]]);
      expect(merged(used)).toEqual([true, false, false]);
      expect(await undo()).toBe(true);
      expect(await stateOfBook()).toEqual(before);
      used.length = 0;
      await fresh.write({ kind: "sample", what }, addFilled);
      expect(merged(used)).toEqual([false]);
    });
  },
);

/** The third round trip of a batch is refused: it has looked at the workbook and added a sheet. */
function refusing(context: Excel.RequestContext, code: string): Excel.RequestContext {
  const sync = context.sync.bind(context);
  let trips = 0;
  jest.spyOn(context, "sync").mockImplementation(async (passed) => {
    trips += 1;
    if (trips === 3) throw await errorOfExcel(code);
    return sync(passed);
  });
  return context;
}
