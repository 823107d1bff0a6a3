import type { Book } from "../../support/headless";
import { openBook } from "../../support/headless";

// The engine's commands. Its package can only be imported as a module of the page.
const START = "formula.mutation.set-formula-calculation-start";
const STOP = "formula.mutation.set-formula-calculation-stop";
const NOTIFICATION = "formula.mutation.set-formula-calculation-notification";

const everything = {
  dirtyRanges: [],
  dirtyNameMap: {},
  dirtyDefinedNameMap: {},
  dirtySuperTableMap: {},
  dirtyUnitFeatureMap: {},
  dirtyUnitOtherFormulaMap: {},
  clearDependencyTreeCache: {},
  forceCalculation: true,
};

let book: Book;
let results: number[];

beforeEach(async () => {
  book = await openBook({
    cells: { 0: { 0: { v: 1 }, 1: { f: "=SEQUENCE(2)" } }, 1: { 0: { f: "=A1+1" } } },
  });
  await book.calculated();
  results = [];
  book.grid.commands.onCommandExecuted(({ id, params }) => {
    const { functionsExecutedState: state } = (params ?? {}) as { functionsExecutedState?: number };
    if (id === NOTIFICATION && state !== undefined) results.push(state);
  });
});
afterEach(() => book.close());

const start = () => book.grid.commands.syncExecuteCommand(START, everything);

test("the sheet is not calculated from the moment in which a calculation is asked for", () => {
  expect(book.grid.calculation.idle).toBe(true);
  book.grid.calculate({ everything: true });
  expect(book.grid.calculation.idle).toBe(false);
});

test("a run that starts while another one is under way is waited for as well", async () => {
  start();
  start();
  start();
  await book.calculated();
  expect(results).toEqual([3, 3, 3]);
});

test("a run that is stopped counts once, though the engine tells its result twice", async () => {
  start();
  start();
  const stopped = new Promise<void>((resolve) => {
    book.grid.commands.onCommandExecuted(({ id, params }) => {
      const { stageInfo } = (params ?? {}) as { stageInfo?: { stage: number } };
      if (id !== NOTIFICATION || stageInfo?.stage !== 3) return;
      book.grid.commands.syncExecuteCommand(STOP, {});
      resolve();
    });
  });
  await stopped;
  await book.calculated();
  expect(results).toEqual([1, 1, 1, 1]);
});

test("each of more formulas than the engine keeps by itself is parsed once", async () => {
  const functions = jest.spyOn(book.grid.functions, "hasExecutor");
  const parsing = async (address: string, formulas: string[]) => {
    functions.mockClear();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange(address).formulas = formulas.map((one) => [
        one,
      ]);
      await context.sync();
    });
    await book.calculated();
    return functions.mock.calls.length;
  };
  const one = await parsing("C1", ["=ABS(1)"]);
  expect(one).toBeGreaterThan(0);
  const many = Array.from({ length: 6000 }, (_, at) => `=ABS(${at + 2})`);
  expect(await parsing("D1:D6000", many)).toBe(one * 6000);
});
