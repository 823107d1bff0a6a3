import { explainArgumentError } from "../../../../src/workbook/formulas/explain/argument-error";
import { evaluateCalls } from "../../../../src/workbook/formulas/explain/evaluate";
import { parseFormula } from "../../../../src/excel/formulas/parse";
import { isErrorName, type Matrix } from "../../../../src/excel/formulas/values";
import { formatAddress } from "../../../../src/excel/addresses";
import * as ballastFunctions from "../../../../src/functions";
import { loadCustomFunctions } from "../../../functions/support";
import { trials, type Fault } from "./trials";

beforeAll(() => {
  globalThis.CustomFunctions = loadCustomFunctions();
  globalThis.BallastFunctions = ballastFunctions;
});
afterAll(() => {
  globalThis.BallastFunctions = undefined;
});

const home = { sheet: "Sheet1", row: 0, column: 9, rowCount: 1, columnCount: 1 };

test("every error of every function is explained in its own words, with its argument and its cell", async () => {
  const seen: Record<Fault, number> = { text: 0, negative: 0, error: 0, shape: 0, missing: 0 };
  const wrong: unknown[] = [];
  for (const { doc, parameter, fault, cells, formula } of trials) {
    const block = { ...home, column: 0, rowCount: cells.length, columnCount: cells[0]?.length ?? 0 };
    const address = cells.length > 0 ? formatAddress(block) : "";
    const references = new Map([[address, { block, values: cells as Matrix }]]);
    const parsed = parseFormula(formula(address))!;
    const { calls, whole } = await evaluateCalls(parsed, [doc], references, home);
    const shown = whole![0]![0];
    if (!isErrorName(shown)) continue;
    seen[fault]++;
    const message = calls[0]!.outcome!.failure(0, 0)?.message;
    const finding = explainArgumentError(calls, shown, 0, 0)!;
    const named = finding.argument && doc.parameters[finding.argument.index]!.name;
    const [said] = finding.problem.reasons;
    const inOwnWords = message === undefined ? said!.includes(shown) : said === message;
    // What live data says while it is off is about no argument.
    const isOff = message?.includes("live data is off") && inOwnWords && named === undefined;
    const isExplained = {
      text: () => inOwnWords && named === parameter && [address, "Sheet1!A1"].includes(finding.cells!),
      negative: () => inOwnWords,
      error: () => shown === "#DIV/0!" && named === parameter && finding.cells === "Sheet1!A1",
      shape: () => inOwnWords && (named === undefined || said!.includes(named)),
      missing: () => inOwnWords && named === parameter && said!.includes(`${parameter} is missing`),
    }[fault]();
    if (!isOff && !isExplained) {
      wrong.push({ formula: formula(address), fault, shown, message, named, said, cells: finding.cells });
    }
  }
  expect(wrong).toEqual([]);
  // A fault that fits some argument of a function is none there; that most were faults shows that the trials bite.
  for (const [fault, least] of Object.entries({
    text: 200,
    negative: 60,
    error: 200,
    shape: 60,
    missing: 150,
  })) {
    expect([fault, seen[fault as Fault] >= least]).toEqual([fault, true]);
  }
});
