import { insertTemplate } from "../../../src/excel/sheets/write-sheets";
import { undoLastWrite } from "../../../src/excel/writes/undo";
import { templates } from "../../../src/templates";
import {
  loadPath,
  markStep,
  parseMarks,
  pathState,
  steps,
  templatesOfSteps,
} from "../../../src/workbook/settings/path";
import { closeTestBook, openTestBook } from "../../excel/book";

jest.setTimeout(120_000);
afterEach(() => {
  closeTestBook();
  pathState.set(undefined);
});

test("marks are kept in the workbook", async () => {
  const { host } = await openTestBook();
  await loadPath();
  expect(pathState.get()).toEqual({ marks: {}, inserted: [] });
  await markStep("base", true);
  await markStep("hedge", false);
  pathState.set(undefined);
  await loadPath();
  expect(pathState.get()?.marks).toEqual({ base: true, hedge: false });
  expect(host.missing).toEqual([]);
});

test("a mark that is set while they are read is not lost to the reading", async () => {
  await openTestBook();
  const reading = loadPath();
  await Promise.all([markStep("review", true), reading]);
  expect(pathState.get()?.marks).toEqual({ review: true });
});

test.each(Object.entries(templatesOfSteps))(
  "the step %s sees its template in the workbook, and that it was taken back",
  async (step, { id }) => {
    await openTestBook();
    await insertTemplate(templates.find((one) => one.id === id)!);
    await loadPath();
    expect(pathState.get()?.inserted).toEqual([step]);
    await undoLastWrite();
    await loadPath();
    expect(pathState.get()?.inserted).toEqual([]);
  },
);

test.each([
  ["nothing", "", {}],
  ["another's text", "[true]", {}],
  ["null", "null", {}],
  ["other types and names", '{"base":1,"hedge":true,"constructor":true}', { hedge: true }],
])("from a file with %s only marks are read", (_, text, marks) => expect(parseMarks(text)).toEqual(marks));

test("there are five steps", () => expect(steps).toHaveLength(5));
