import { sentenceOf } from "../../site/values/sentence";
import { argumentsOf, formulaOf } from "../../site/values/formula";
import { shownResult } from "../../site/values/shown";
import { readTyped, typedText } from "../../site/values/typed";
import { readFunctionDocs } from "../../scripts/site/function-docs";
import type { FunctionDoc } from "../../src/workbook/formulas/function-doc";
import { readFormula } from "../functions/example";

const docs: FunctionDoc[] = readFunctionDocs();
const examples = docs.flatMap((doc) => doc.examples.map(({ formula }) => [formula, doc] as const));

test.each([
  ["", undefined],
  ["60000", 60000],
  ["60,000", 60000],
  ["1,234,567.5", 1234567.5],
  ["-0.5", -0.5],
  [".5", 0.5],
  ["1e-3", 0.001],
  ["0.3 %", 0.003],
  ["5%", 0.05],
  ["true", true],
  ["#n/a", "#N/A"],
  ["long", "long"],
  ['"10"', 10],
  ["BTC-USDT-SWAP", "BTC-USDT-SWAP"],
  ["1.2.3", "1.2.3"],
  ["0, 0.5, 1", [[0, 0.5, 1]]],
  ["-5 %, 5 %", [[-0.05, 0.05]]],
  ["0,5", "0,5"], // a decimal comma is not a row
  ["Smith, John", "Smith, John"],
  ["5\n10", [[5], [10]]],
  ["5\n\n10\n", [[5], [null], [10]]],
  [
    "long, 1, 50000\nshort, 2",
    [
      ["long", 1, 50000],
      ["short", 2, null],
    ],
  ],
  ["BTC\t60,000\t\t1", [["BTC", 60000, null, 1]]], // as a sheet copies cells
  [
    "{1,2;3,4}",
    [
      [1, 2],
      [3, 4],
    ],
  ],
] as const)("a field with %j is %j", (typed, value) => expect(readTyped(typed)).toEqual(value));

test.each(examples)("the fields give the example again: %s", (formula, { name }) => {
  const given = argumentsOf(formula);
  // The tests' own reading of examples.
  expect(given.map((one) => one ?? null)).toEqual(readFormula(formula).given);
  const again = given.map((one) => readTyped(typedText(one)));
  expect(formulaOf(name, again).replace(/[ "]/g, "")).toBe(formula.replace(/[ "]/g, ""));
});

const said = (formula: string) =>
  sentenceOf(formula, docs.find(({ name }) => formula.startsWith(`=${name}(`))!.parameters);

test("a sentence says what a call is given", () => {
  expect(said('=LIQ.PRICE("long", 8000, 50, 0.005, "inverse", , "entry")')).toBe(
    "Long, entry price 8,000, leverage 50, maintenance rate 0.5 %, inverse, rule entry.",
  );
  expect(said('=LIQ.VENUE("OKX", "BTC-USDT-SWAP", "short", 60000, {1;2}, 10)')).toBe(
    "OKX, BTC-USDT-SWAP, short, entry price 60,000, quantity 1 and 2, leverage 10.",
  );
  expect(
    said('=SIM.STRESS({"long",1,10000,10000,0.01}, 2080, {"scenario","asset","shock";"edge","A",-0.2})'),
  ).toBe("Positions in a table of 1 row, collateral 2,080, scenarios in a table of 1 row.");
  expect(said('=ALLOC.TARGET("balanced-growth-manager", 100000)')).toBe(
    "Balanced growth manager, capital 100,000.",
  );
  expect(said("=SIGNAL.CROSS({1;2;3}, {2;2;2})")).toBe("With a = 1, 2 and 3, b = 2, 2 and 2.");
  expect(said("=ALLOC.VERSION()")).toBe("Without arguments.");
});

test("a result has its titles, its labels, all of its digits, and dates as dates", () => {
  const returns = (id: string) => docs.find((doc) => doc.id === id)!.returns;
  const texts = (id: string, values: (number | string | boolean)[][]) => {
    const { titles, labelled, rows } = shownResult(id, returns(id), values);
    return { titles, labelled, rows: rows.map((row) => row.map(({ text }) => text)) };
  };
  expect(
    texts("HEDGE_CURVE", [
      ["Price", "Unhedged", "Hedged"],
      [50000, -10000, -5000.25],
    ]),
  ).toEqual({
    titles: ["Price", "Unhedged", "Hedged"],
    labelled: false,
    rows: [["50,000", "−10,000", "−5,000.25"]],
  });
  expect(texts("BASIS_CARRY", [["Return", 0.00497512437810945]])).toMatchObject({
    labelled: true,
    rows: [["Return", "0.00497512437810945"]],
  });
  expect(texts("ALLOC_SHIFT", [["spot", 0.9, 9000, ""]]).titles).toEqual([
    "Component",
    "Weight",
    "Amount",
    "Leverage of the margin",
  ]);
  // 46338 is 2026-11-12: Excel's day 1 is 1900-01-01, with a 29 February in 1900.
  expect(texts("ALLOC_REVIEW", [[46338, -16, true]]).rows).toEqual([["2026-11-12", "−16", "TRUE"]]);
  expect(texts("LIQ_PRICE", [[54271.3567839196]]).rows).toEqual([["54,271.3567839196"]]);
  expect(texts("LIQ_PRICE", [["#N/A"]]).rows).toEqual([["#N/A"]]);
});

test("a column of figures is aligned at the right, unless a long text is broken into lines in it", () => {
  const aligned = (values: (number | string)[][]) => shownResult("LIQ_SOURCE", "", values).numeric;
  const source = "https://example.com/rules/of/maintenance-margin (notice of 2024-12-13)";
  expect(aligned([["Rate", 0.005]])).toEqual([false, true]);
  expect(
    aligned([
      ["Rate", 0.005],
      ["Fee", "not charged"],
    ]),
  ).toEqual([false, true]);
  expect(
    aligned([
      ["Rate", 0.005],
      ["Source", source],
    ]),
  ).toEqual([false, false]);
});
