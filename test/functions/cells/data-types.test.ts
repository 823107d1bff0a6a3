import { positive } from "../../../src/functions/arguments/numbers";
import { tierTable } from "../../../src/functions/arguments/tiers";
import { text, truth } from "../../../src/functions/arguments/words";
import { keepingStopped, optional, series } from "../../../src/functions/cells/declaration";
import { forEachCell } from "../../../src/functions/cells/each-cell";
import { once } from "../../../src/functions/cells/once";
import { isStopped } from "../../../src/functions/cells/reading";
import { alongSliced } from "../../../src/functions/cells/series";
import { errorKinds } from "../../support/data-types";
import { call, cell, column, inputError, valueError } from "../support";

const times = forEachCell("TEST.TIMES", { a: positive }, ({ a }) => a.times(2));
const double = (...given: never[]) => times(given) as unknown[][];
const spell = forEachCell(
  "TEST.SPELL",
  { text, flag: optional(truth, false) },
  ({ text, flag }) => `${text} ${flag}`,
);
const spelled = (...given: never[]) => spell(given) as unknown[][];
const twice = once(
  "TEST.TWICE",
  { values: keepingStopped(series(positive)) },
  ({ values }, layout) =>
  alongSliced(layout, values.map((value) => (isStopped(value) ? value : value.times(2)))), // prettier-ignore
);
const eachTwice = (...given: never[]) => twice(given);
const lowest = once("TEST.RATE", { tiers: tierTable }, ({ tiers }) => [[tiers[0]!.rate]]);
const rateOf = (...given: never[]) => lowest(given);

const codes = Object.values(CustomFunctions.ErrorCode);
const codeNames: readonly string[] = codes;

describe.each(errorKinds)("the error %s", (errorType, name, isReturnable) => {
  /** The same error as Excel, older hosts, the runtime's own class and the pane write it. */
  const forms = [
    { type: "Error", basicType: "Error", basicValue: name, errorType, errorSubType: "Unknown" },
    { type: "Error", errorType },
    { type: "Error", basicValue: name },
    { type: "Error", primitive: name },
    { type: "CustomFunctionError", code: name },
    ...codes.filter((_, at) => codeNames[at] === name).map((code) => new CustomFunctions.Error(code)),
    name,
  ];
  const expected = (argument: string, wanted = "a positive number") =>
    isReturnable
      ? inputError(name)
      : valueError(`TEST.${argument} must be ${wanted}, got the error ${name}.`);

  test.each(forms.map((form) => [form]))("%j", (form) => {
    expect(cell(double, [[form]])).toEqual(expected("TIMES: a"));
    expect(call(double, column(1, form, 3))).toEqual([[2], [expected("TIMES: a (row 2)")], [6]]);
    expect(call(eachTwice, column(1, form, 3))).toEqual([[2], [expected("TWICE: values (row 2)")], [6]]);
    expect(
      cell(rateOf, [
        ["Floor", "Cap", "Rate"],
        [0, form, 0.01],
      ]),
    ).toEqual(
      // prettier-ignore
      expected("RATE: tiers (row 2, column 2)"),
    );
  });
});

test("an error that is named twice is the one of its basicValue, unless that is no error's name", () => {
  expect(cell(double, [[{ type: "Error", basicValue: "#NUM!", errorType: "Value" }]])).toEqual(
    inputError("#NUM!"),
  );
  expect(cell(double, [[{ type: "Error", basicValue: "#ZAHL!", errorType: "Num" }]])).toEqual(
    inputError("#NUM!"),
  );
  expect(cell(double, [[{ type: "Error" }]])).toEqual(
    valueError("TEST.TIMES: a must be a positive number, got an error of no known kind."),
  );
});

test("formatted numbers, texts and booleans are their values, under either name", () => {
  expect(cell(double, [[{ type: "FormattedNumber", basicValue: 5, numberFormat: "0.00" }]])).toBe(10);
  expect(cell(double, [[{ type: "FormattedNumber", primitive: 5 }]])).toBe(10);
  expect(cell(double, [[{ type: "Double", basicType: "Double", basicValue: 5, properties: {} }]])).toBe(10);
  expect(
    cell(spelled, [[{ type: "String", basicValue: "BTC" }]], [[{ type: "Boolean", basicValue: true }]]),
  ).toBe("BTC true");
});

test("a type of a later Excel with a single value is that value", () => {
  expect(cell(double, [[{ type: "Decimal", basicType: "Double", basicValue: 5 }]])).toBe(10);
});

test("an empty one is a blank cell, in a range, a series and a table", () => {
  const empty = { type: "Empty", basicType: "Empty", basicValue: "" };
  const noText = { type: "String", basicValue: "" };
  expect(cell(double, [[empty]])).toEqual(
    valueError("TEST.TIMES: a is empty; it must be a positive number."),
  );
  for (const blank of [empty, noText]) {
    expect(call(double, column(1, blank, 3))).toEqual(column(2, "", 6));
    expect(call(eachTwice, column(1, 3, blank))).toEqual(column(2, 6));
    expect(cell(rateOf, [["Floor", "Rate"], [blank, blank], [0, 0.01]])).toBe(0.01); // prettier-ignore
  }
});

test("a heading that is a data type names its column", () => {
  const heading = (basicValue: string) => ({ type: "String", basicType: "String", basicValue });
  expect(cell(rateOf, [[heading("MMR"), heading("Floor")], [0.02, 0]])).toBe(0.02); // prettier-ignore
});

const errorValue = { basicType: "Error", basicValue: "#VALUE!" };
test.each([
  [
    { type: "LinkedEntity", text: "BTC/USD", properties: { Name: {}, Price: {} } },
    'a Stocks or other linked data type ("BTC/USD"); refer to a field of it, such as =A1.Price',
  ],
  [{ type: "LinkedEntity" }, "a Stocks or other linked data type; refer to a field of it, such as =A1.Price"],
  [
    { type: "Entity", text: "Bitcoin", properties: { "52 week high": {} } },
    'a data type ("Bitcoin"); refer to a field of it, such as =A1.[52 week high]',
  ],
  [{ type: "WebImage", address: "https://example.com/a.png" }, "an image"],
  [{ type: "Array", elements: [[1]] }, "an array within one cell"],
  [{ type: "Function" }, "a LAMBDA"],
  [{ type: "ExternalCodeServiceObject" }, "a Python object"],
  [{ type: "Hologram" }, "a data type that Excel calls Hologram"],
])("%j is refused as what it is", (dataType, name) => {
  const refused = (where: string) => valueError(`TEST.${where} must be a positive number, got ${name}.`);
  expect(cell(double, [[{ ...dataType, ...errorValue }]])).toEqual(refused("TIMES: a"));
  expect(call(double, column(1, { ...dataType, ...errorValue }))).toEqual([
    [2],
    [refused("TIMES: a (row 2)")],
  ]);
});

test("an entity that does not say that its #VALUE! is an error is none either", () => {
  expect(cell(double, [[{ type: "Entity", basicValue: "#VALUE!" }]])).toEqual(
    valueError(
      "TEST.TIMES: a must be a positive number, got a data type; refer to a field of it, such as =A1.Price.",
    ),
  );
  expect(cell(double, [[{}]])).toEqual(valueError("TEST.TIMES: a must be a positive number, got an object."));
});
