import type { FunctionsMetadata } from "../../../../workbench/excel/functions/metadata";
import { CustomFunctionCalls } from "../../../../workbench/host/custom-functions";
import type { MessageEntry } from "../../../../workbench/host/events";
import type { Book } from "../../../support/headless";
import { openBook } from "../../../support/headless";

/** A function whose test says what it sends. */
const metadata: FunctionsMetadata = {
  functions: [
    {
      id: "T_FEED",
      name: "T.FEED",
      parameters: [{ name: "key", type: "string" }],
      result: {},
      options: { stream: true, cancelable: true },
    },
    {
      id: "T_ROWS",
      name: "T.ROWS",
      parameters: [{ name: "key", type: "string" }],
      result: { dimensionality: "matrix" },
      options: { stream: true, cancelable: true },
    },
  ],
};

interface Feed {
  key: string;
  address: string | undefined;
  send: (value: unknown) => void;
  isCancelled: boolean;
}

let feeds: Feed[] = [];

function open(key: string, invocation: CustomFunctions.StreamingInvocation<unknown>): void {
  const feed: Feed = {
    key,
    address: invocation.address,
    send: (value) => invocation.setResult(value),
    isCancelled: false,
  };
  feeds.push(feed);
  invocation.onCanceled = () => (feed.isCancelled = true);
}

let book: Book;
beforeEach(async () => {
  feeds = [];
  book = await openBook({ functions: { metadata, associate: { T_FEED: open, T_ROWS: open } } });
});
afterEach(() => book.close());

const write = (cells: Record<string, string | number>) =>
  Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    for (const [address, formula] of Object.entries(cells)) sheet.getRange(address).formulas = [[formula]];
    await context.sync();
  });

/** What cells show, without asking the workbook to be calculated first. */
const shown = (address: string) =>
  book.univer.getActiveWorkbook()!.getActiveSheet().getRange(address).getValue();

const read = (address: string) =>
  Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange(address);
    range.load("values");
    await context.sync();
    return (range.values as unknown[][])[0]![0];
  });

/** Waits until something has come about; the test's own time limit ends a wait in vain. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** The feed of a key that goes on, as soon as it was called. */
async function feed(key: string): Promise<Feed> {
  const found = () => feeds.find((one) => one.key === key && !one.isCancelled);
  await until(() => found() !== undefined);
  return found()!;
}

test("a cell takes every value that its function sends, and dependents follow", async () => {
  await write({ A1: '=T.FEED("x")', A2: "=A1*2" });
  await until(() => shown("A1") === "#GETTING_DATA");
  const { send } = await feed("x");
  send(10);
  expect([await read("A1"), await read("A2")]).toEqual([10, 20]);
  send(11);
  await until(() => shown("A2") === 22);
  expect(feeds).toHaveLength(1);
});

test("the workbook is calculated with the first value, however many follow", async () => {
  await write({ A1: '=T.FEED("fast")', A2: "=A1*2" });
  const { send } = await feed("fast");
  let sent = 0;
  const timer = setInterval(() => send(++sent), 10);
  try {
    await book.calculated();
    const first = (await read("A2")) as number;
    await until(() => (shown("A2") as number) > first);
    await book.calculated();
    expect(shown("A2")).toBe(2 * (shown("A1") as number));
  } finally {
    clearInterval(timer);
  }
});

test("cells with the same arguments share one call, which ends with the last of them", async () => {
  await write({ A1: '=T.FEED("x")', A2: '=T.FEED("x")', A3: '=T.FEED("y")' });
  const x = await feed("x");
  const y = await feed("y");
  x.send(1);
  y.send(2);
  expect([await read("A1"), await read("A2"), await read("A3")]).toEqual([1, 1, 2]);
  expect(feeds).toHaveLength(2);
  await write({ A4: '=T.FEED("x")' });
  expect(await read("A4")).toBe(1);
  await write({ A1: "no more", A4: 0 });
  x.send(3);
  await until(() => shown("A2") === 3);
  expect([x.isCancelled, feeds.length]).toEqual([false, 2]);
  await write({ A2: 0 });
  await until(() => x.isCancelled);
  expect(y.isCancelled).toBe(false);
});

test("other arguments cancel the call and make a new one", async () => {
  await write({ B1: "x", A1: "=T.FEED(B1)" });
  const x = await feed("x");
  x.send(1);
  expect(await read("A1")).toBe(1);
  await write({ B1: "y" });
  const y = await feed("y");
  await until(() => x.isCancelled);
  x.send(5);
  y.send(2);
  expect(await read("A1")).toBe(2);
});

test("a call is cancelled before its first value too", async () => {
  await write({ A1: '=T.FEED("x")' });
  const x = await feed("x");
  await write({ A1: "" });
  await until(() => x.isCancelled);
  await book.calculated();
  expect([book.grid.callsHeld(), book.host.functions.held]).toEqual([0, 0]);
});

test("a sheet that is deleted ends the streams of its cells", async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add("Other");
    sheet.getRange("A1").formulas = [['=T.FEED("x")']];
    await context.sync();
  });
  const x = await feed("x");
  expect(x.address).toBe("Other!A1");
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Other").delete();
    await context.sync();
  });
  await write({ A1: "=1+1" });
  await until(() => x.isCancelled);
});

test("calculating everything anew cancels the calls and makes them again", async () => {
  await write({ A1: '=T.FEED("x")' });
  const before = await feed("x");
  before.send(1);
  expect(await read("A1")).toBe(1);
  await Excel.run(async (context) => {
    context.workbook.application.calculate(Excel.CalculationType.full);
    await context.sync();
  });
  await until(() => before.isCancelled && feeds.length === 2);
  (await feed("x")).send(2);
  expect(await read("A1")).toBe(2);
});

test("an error is a value like another, with its message", async () => {
  await write({ A1: '=T.FEED("x")' });
  const { send } = await feed("x");
  send(new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, "The exchange is silent."));
  expect(await read("A1")).toBe("#N/A");
  expect(book.grid.errorMessage(sheetId(), 0, 0)).toBe("The exchange is silent.");
  send(7);
  await until(() => shown("A1") === 7);
});

test("blocks of values spill, and their size may change", async () => {
  await write({ A1: '=T.ROWS("x")' });
  const { send } = await feed("x");
  send([[1], [2], [3]]);
  expect([await read("A1"), await read("A3")]).toEqual([1, 3]);
  send([[4]]);
  await until(() => shown("A1") === 4);
  expect(await read("A3")).toBe("");
});

test("a saved file has the last value", async () => {
  await write({ A1: '=T.FEED("x")' });
  const { send } = await feed("x");
  send(1);
  expect(await read("A1")).toBe(1);
  send(42);
  await until(() => shown("A1") === 42);
  const parts = await book.parts();
  const sheet = new TextDecoder().decode(parts["xl/worksheets/sheet1.xml"]);
  expect(/<c r="A1"[^>]*>.*?<v>([^<]*)<\/v>/.exec(sheet)?.[1]).toBe("42");
});

test("a runtime that was reloaded gets the calls that go on again, and can be told that they are over", async () => {
  const sent: MessageEntry[] = [];
  const calls = new CustomFunctionCalls(
    (entries) => sent.push(...entries),
    () => Promise.resolve(),
  );
  const id = calls.call({
    functionId: "T_FEED",
    values: ["x"],
    address: "Sheet1!A1",
    parameterAddresses: null,
    cancelable: true,
    streaming: true,
    passes: { dataTypes: false, errors: false },
    onResult: () => undefined,
  });
  const ready = async () => {
    calls._SetOsfControlContainerReadyForCustomFunctions();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  await ready();
  calls.setInvocationArrayResults([[id, true, 1]]);
  calls.restart();
  await ready();
  calls.cancel(id);
  await new Promise((resolve) => setTimeout(resolve, 0));
  const messages = sent.map(([, type, , message]) => [type, JSON.parse(message) as unknown]);
  expect(messages).toEqual([
    [1000, expect.arrayContaining([id, "T_FEED"])],
    [1000, expect.arrayContaining([id, "T_FEED"])],
    [1001, { invocationId: id }],
  ]);
  expect(calls.held).toBe(0);
});

const sheetId = () => book.univer.getActiveWorkbook()!.getActiveSheet().getSheetId();
