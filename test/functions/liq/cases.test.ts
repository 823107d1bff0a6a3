import { readFileSync } from "node:fs";
import {
  accountCases,
  liquidationCasesPage,
  page,
  publishedCases,
} from "../../../scripts/site/liquidation-cases";
import {
  liqBankruptcy,
  liqCross,
  liqIsolated,
  liqMaintenance,
  liqMargin,
  liqRatio,
} from "../../../src/functions/liq";
import { call, type WorksheetFunction } from "../support";

const functions = new Map<string, WorksheetFunction>([
  ["LIQ.ISOLATED", liqIsolated],
  ["LIQ.BANKRUPTCY", liqBankruptcy],
  ["LIQ.MAINTENANCE", liqMaintenance],
  ["LIQ.CROSS", liqCross],
  ["LIQ.MARGIN", liqMargin],
  ["LIQ.RATIO", liqRatio],
]);
const calculate = (name: string, given: readonly unknown[]) => call(functions.get(name)!, ...given);

test.each(publishedCases())("$id: $source", ({ function: name, given, expected, tolerance }) => {
  expect(Math.abs((calculate(name, given)[0]![0] as number) - expected)).toBeLessThanOrEqual(tolerance);
});

test("the page of published cases is up to date (node scripts/site/liquidation-cases.js after a build)", () => {
  expect(readFileSync(page, "utf8")).toBe(liquidationCasesPage(publishedCases(), accountCases(), calculate));
});
