import { callWorksheetFunction } from "../../../src/workbook/formulas/functions";
import { insertSample } from "../../../src/workbook/inputs/sample";
import { chooseStartup, followStartup, startsWithWorkbook } from "../../../src/workbook/settings/startup";
import { closeTestBook, openTestBook } from "../../excel/book";
import { market } from "../../../src/market/live/live";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(60_000);

afterEach(() => {
  jest.restoreAllMocks();
  globalThis.BallastFunctions = undefined;
  closeTestBook();
});

/** What was begun aside has been done. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 200));

test("a workbook without anything of Ballast's is left alone; a write turns the start on", async () => {
  await openTestBook();
  followStartup();
  await settled();
  expect(await startsWithWorkbook()).toBe(false);
  await insertSample(undefined);
  await settled();
  expect(await startsWithWorkbook()).toBe(true);
});

const numberFormats = { isOffered: () => false, isOn: () => false, choose: () => undefined };

test("a formula that Excel has a function calculate turns it on too", async () => {
  await openTestBook();
  let call = (): void => undefined;
  globalThis.BallastFunctions = {
    functions: {},
    declarations: new Map(),
    failureOf: () => undefined,
    numberFormats,
    market,
    whenCalled: (called) => (call = called),
  };
  followStartup();
  call();
  await settled();
  expect(await startsWithWorkbook()).toBe(true);
});

test("what the pane calculates for itself turns nothing on", async () => {
  await openTestBook();
  let call = (): void => undefined;
  globalThis.BallastFunctions = {
    functions: {
      // As a function of ours does when it hands over its result.
      fundingApr: () => {
        call();
        return [[1]];
      },
    },
    declarations: new Map(),
    failureOf: () => undefined,
    numberFormats,
    market,
    whenCalled: (called) => (call = called),
  };
  followStartup();
  await callWorksheetFunction("FUNDING_APR", []);
  await settled();
  expect(await startsWithWorkbook()).toBe(false);
  call();
  await settled();
  expect(await startsWithWorkbook()).toBe(true);
});

test("what the user has turned off stays off, whatever is written", async () => {
  await openTestBook();
  followStartup();
  await chooseStartup(true);
  expect(await startsWithWorkbook()).toBe(true);
  await chooseStartup(false);
  await insertSample(undefined);
  await settled();
  expect(await startsWithWorkbook()).toBe(false);
});

test("Excel's refusal spoils no write, and is told to the user who chose", async () => {
  await openTestBook();
  jest.spyOn(Office.addin, "setStartupBehavior").mockRejectedValue(new Error("NotImplemented"));
  followStartup();
  await expect(insertSample(undefined)).resolves.toBeDefined();
  await settled();
  await expect(chooseStartup(true)).rejects.toMatchObject({ reasons: ["NotImplemented"] });
});
