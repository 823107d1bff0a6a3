import { runExcel } from "../../src/excel/run";
import { waiting, type Wait } from "../../src/excel/waiting";
import { watchWorkbook } from "../../src/excel/watch";
import { lastWrite, undoLastWrite } from "../../src/excel/writes/undo";
import { write } from "../../src/excel/writes/write";
import type { Book } from "../support/headless";
import { closeTestBook, fill, openTestBook, stateOfBook, valuesOf } from "./book";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(60_000);
afterEach(() => {
  unfollow();
  jest.restoreAllMocks();
  closeTestBook();
});

const what = "It was not done.";

/** Resolves once the pane is told this. */
function told(wait: Wait | undefined): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (waiting.get() !== wait) return;
      end();
      resolve();
    };
    const end = waiting.follow(look);
    look();
  });
}

let unfollow = (): void => undefined;

/** Everything that the pane is told from now on. */
function toldFromNow(): (Wait | undefined)[] {
  const words: (Wait | undefined)[] = [];
  unfollow = waiting.follow(() => words.push(waiting.get()));
  return words;
}

/** What the grid shows in the first cell, whatever the add-in can read. */
function valueOf(univer: Book["univer"]): unknown {
  return univer.getActiveWorkbook()!.getActiveSheet().getRange("A1").getValue();
}

/** Awaits what events bring. */
async function eventually(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}

function readA1(): Promise<unknown> {
  return runExcel(what, async (context) => {
    const cell = context.workbook.worksheets.getItem("Sheet1").getRange("A1").load("values");
    await context.sync();
    return cell.values[0]![0] as unknown;
  });
}

function addFilled(): Promise<void> {
  return write({ kind: "sample", what }, async ({ addSheet, run, remember }) => {
    const sheet = await addSheet("New");
    const work = (): void => void (sheet.getRange("B2").values = [[1]]);
    await run([{ words: "Filling", work }]);
    await remember("New!B2");
  });
}

describe("while a cell is edited, the pane is told, and goes on when the edit ends:", () => {
  test("a read", async () => {
    const { host } = await openTestBook();
    await fill("Sheet1", "A1", [[7]]);
    const words = toldFromNow();
    host.setCellEdited(true);
    const reading = readA1();
    await told("edit");
    host.setCellEdited(false);
    expect(await reading).toBe(7);
    expect(words).toEqual(["edit", undefined]);
  });

  test("two calls at once, of which the notice outlives none", async () => {
    const { host } = await openTestBook();
    host.setCellEdited(true);
    const readings = Promise.all([readA1(), readA1()]);
    await told("edit");
    host.setCellEdited(false);
    expect(await readings).toEqual(["", ""]);
    expect(waiting.get()).toBeUndefined();
  });

  test("a write, as it looks at the workbook and between two steps", async () => {
    const { host, univer } = await openTestBook();
    host.setCellEdited(true);
    const steps: string[] = [];
    const onProgress = (step: string): void => {
      steps.push(step);
      if (step === "Two") host.setCellEdited(true);
    };
    const writing = write({ kind: "sample", what, onProgress }, async ({ context, run }) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      await run(
        ["One", "Two"].map((words, row) => ({
          words,
          work: () => void (sheet.getCell(row, 0).values = [[words]]),
        })),
      );
    });
    await told("edit");
    expect(steps).toEqual(["Looking at the workbook"]);
    expect(valueOf(univer)).toBeNull();
    host.setCellEdited(false);
    await eventually(() => steps.includes("Two"));
    await told("edit");
    host.setCellEdited(false);
    await writing;
    expect(await valuesOf("Sheet1!A1:A2")).toEqual([["One"], ["Two"]]);
  });

  test("what a failed write takes back", async () => {
    const { host } = await openTestBook();
    const before = await stateOfBook();
    const failing = write({ kind: "sample", what }, async ({ addSheet }) => {
      await addSheet("New");
      host.setCellEdited(true);
      throw new Error("out of luck");
    });
    await Promise.race([told("edit"), failing]);
    host.setCellEdited(false);
    await expect(failing).rejects.toMatchObject({ reasons: ["Excel says: out of luck"] });
    expect(await stateOfBook()).toEqual(before);
  });

  test("Undo", async () => {
    const { host } = await openTestBook();
    const before = await stateOfBook();
    const earlier = lastWrite();
    await addFilled();
    host.setCellEdited(true);
    const undoing = undoLastWrite();
    await told("edit");
    host.setCellEdited(false);
    expect(await undoing).toBe(true);
    expect(await stateOfBook()).toEqual(before);
    expect(lastWrite()).toBe(earlier);
  });

  test("the beginning and the end of following the sheet", async () => {
    const { host } = await openTestBook();
    let changes = 0;
    host.setCellEdited(true);
    const watching = watchWorkbook(() => changes++);
    await told("edit");
    host.setCellEdited(false);
    const stop = await watching;
    await fill("Sheet1", "A1", [[1]]);
    await eventually(() => changes > 0);
    host.setCellEdited(true);
    const stopping = stop();
    await told("edit");
    host.setCellEdited(false);
    await stopping;
    // An event that was under way has arrived by the time that a request behind it is answered.
    await readA1();
    const followed = changes;
    await fill("Sheet1", "A1", [[2]]);
    await readA1();
    expect(changes).toBe(followed);
  });
});

test("Excel that answers is at work: a long call alone tells nothing", async () => {
  await openTestBook();
  const words = toldFromNow();
  const looks = jest.spyOn(Excel, "run");
  let finish = (): void => undefined;
  const long = runExcel(what, () => new Promise<void>((resolve) => (finish = resolve)));
  // The call itself and two looks; when the second begins, the first has been answered.
  await eventually(() => looks.mock.calls.length > 2);
  finish();
  await long;
  expect(words).toEqual([]);
});

test("Excel that gives no answer at all may have a cell edited: the pane says that it is not known", async () => {
  await openTestBook();
  const words = toldFromNow();
  const answers: (() => void)[] = [];
  jest
    .spyOn(Excel, "run")
    .mockImplementation(() => new Promise<undefined>((resolve) => answers.push(() => resolve(undefined))));
  const silent = runExcel(what, () => Promise.resolve());
  await told("unknown");
  answers.forEach((answer) => answer());
  await silent;
  expect(words).toEqual(["unknown", undefined]);
});
