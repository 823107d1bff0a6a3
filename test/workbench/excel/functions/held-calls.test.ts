import type { Book } from "../../../support/headless";
import { openBook } from "../../../support/headless";
import { CustomFunctionCalls } from "../../../../workbench/host/custom-functions";
import { associate, metadata } from "./sample-functions";

const count = 200;
const rounds = 4;

describe("after rounds of calls nothing is kept but what the cells show", () => {
  let book: Book;
  beforeAll(async () => {
    book = await openBook({ functions: { metadata, associate } });
  });
  afterAll(() => book.close());

  /** Writes into a column and gives its last value once everything is calculated. */
  const write = (sheet: string, formula: (at: number) => string | number) =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem(sheet).getRange(`A1:A${count}`);
      range.formulas = Array.from({ length: count }, (_, at) => [formula(at)]);
      range.load("values");
      await context.sync();
      return (range.values as unknown[][]).at(-1)![0];
    });

  test("other arguments in each round", async () => {
    for (let round = 0; round < rounds; round++) {
      expect(await write("Sheet1", (at) => `=T.NUMBER(${round * count + at})`)).toBe(
        round * count + count - 1,
      );
      expect([book.grid.callsHeld(), book.host.functions.held]).toEqual([count, 0]);
    }
  });

  test("values in place of the formulas", async () => {
    expect(await write("Sheet1", (at) => at)).toBe(count - 1);
    expect([book.grid.callsHeld(), book.host.functions.held]).toEqual([0, 0]);
  });

  test("a sheet that is deleted", async () => {
    await Excel.run(async (context) => {
      context.workbook.worksheets.add("Other");
      await context.sync();
    });
    expect(await write("Other", (at) => `=T.NUMBER(${at})`)).toBe(count - 1);
    expect(book.grid.callsHeld()).toBe(count);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Other").delete();
      await context.sync();
    });
    expect(await write("Sheet1", () => "=T.NUMBER(1)")).toBe(1);
    expect([book.grid.callsHeld(), book.host.functions.held]).toEqual([count, 0]);
  });

  test("timers of the frame that have run or were cleared, and the messages that they were to deliver", async () => {
    const before = book.timersHeld();
    const cleared = setTimeout(() => undefined, 1_000_000);
    const run = Array.from({ length: count }, () => new Promise((resolve) => setTimeout(resolve, 0)));
    expect(book.timersHeld()).toBe(before + count + 1);
    clearTimeout(cleared);
    expect(book.timersHeld()).toBe(before + count);
    await Promise.all(run);
    // Office.js has a few of its own, which come and go.
    expect(book.timersHeld()).toBeLessThan(before + count / 2);
  });
});

test("calls that are cancelled before the add-in is there are neither kept nor sent", async () => {
  const sent: unknown[] = [];
  const calls = new CustomFunctionCalls(
    (entries) => sent.push(...entries),
    () => Promise.resolve(),
  );
  const call = {
    functionId: "SLOW",
    values: [],
    address: "Sheet1!A1",
    parameterAddresses: null,
    cancelable: true,
    streaming: false,
    passes: { dataTypes: false, errors: false },
    onResult: () => undefined,
  };
  for (let round = 0; round < rounds * count; round++) calls.cancel(calls.call(call));
  expect(calls.held).toBe(0);
  calls.call(call);
  calls._SetOsfControlContainerReadyForCustomFunctions();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(sent).toHaveLength(1);
});
