import { decimal, zero } from "../../../src/core/number/decimal";
import { anyNumber, positive } from "../../../src/functions/arguments/numbers";
import { choice } from "../../../src/functions/arguments/words";
import { optional, sameAs } from "../../../src/functions/cells/declaration";
import { forEachCell } from "../../../src/functions/cells/each-cell";
import { call, callAndWait, cell, column, inputError, valueError } from "../support";

/** Gives `(a * b + c) * d`. An `a` of 0 is not legal, and `c` is 0 when it is left out. */
const calculate = forEachCell(
  "TEST.CALC",
  { a: positive, b: anyNumber, c: optional(anyNumber, zero), d: optional(positive, decimal(1)) },
  ({ a, b, c, d }) => a.times(b).plus(c).times(d),
);
const calc = (...given: never[]) => calculate(given) as unknown[][];

describe("shapes", () => {
  test("a single value meets everything", () => {
    expect(call(calc, column(1, 2, 3), 10)).toEqual(column(10, 20, 30));
    expect(call(calc, [[1, 2, 3]], 10)).toEqual([[10, 20, 30]]);
    expect(call(calc, 2, [[1, 2], [3, 4]])).toEqual([[2, 4], [6, 8]]); // prettier-ignore
  });

  test("a column meets a row as a grid", () => {
    expect(call(calc, column(1, 2, 3), [[10, 20]])).toEqual([[10, 20], [20, 40], [30, 60]]); // prettier-ignore
  });

  test("a row or a column meets a block", () => {
    const block = [[1, 2], [3, 4]]; // prettier-ignore
    expect(call(calc, [[10, 100]], block)).toEqual([[10, 200], [30, 400]]); // prettier-ignore
    expect(call(calc, column(10, 100), block)).toEqual([[10, 20], [300, 400]]); // prettier-ignore
  });

  test("equal shapes meet cell by cell", () => {
    expect(call(calc, column(1, 2), column(3, 4), column(5, 6))).toEqual(column(8, 14));
  });

  test("of whole columns the result ends with the data, whichever way a blank cell arrives", async () => {
    const wholeColumn = (blank: unknown, ...values: unknown[]): unknown[][] =>
      Array.from({ length: 1_048_576 }, (_, row) => [row < values.length ? values[row] : blank]);
    for (const blank of [null, "", 0]) {
      const spilled = await callAndWait(calc, wholeColumn(blank, 1, 2, blank, 3), 10);
      expect(spilled).toEqual(column(10, 20, "", 30));
      expect(await callAndWait(calc, wholeColumn(blank, 1, 2), wholeColumn(blank, 10))).toHaveLength(2);
      expect(await callAndWait(calc, wholeColumn(blank), 10)).toHaveLength(1);
    }
    const one = [[10, 20]];
    expect(await callAndWait(calc, wholeColumn(null, 1), one)).toEqual([[10, 20]]);
  }, 60_000);

  test("shapes that do not fit name both ranges", () => {
    const fit = "use single values, equal shapes, or a row with a column";
    expect(cell(calc, column(1, 2, 3), column(1, 2))).toEqual(
      valueError(`TEST.CALC: a (3 rows by 1 column) and b (2 rows by 1 column) do not fit; ${fit}.`),
    );
    expect(cell(calc, [[1, 2]], [[1, 2, 3]])).toEqual(
      valueError(`TEST.CALC: b (1 row by 3 columns) and a (1 row by 2 columns) do not fit; ${fit}.`),
    );
  });

  test("a bare value counts as one cell, a flat list as a row", () => {
    expect(calculate([2, 3])).toEqual([[6]]);
    expect(calculate([[1, 2], 3])).toEqual([[3, 6]]);
  });
});

describe("what a cell may hold", () => {
  test.each([
    ["a text", "abc", 'must be a positive number, got "abc"'],
    [
      "a text that could be two numbers",
      "1.000",
      'must be a positive number, got "1.000"; it is text; type 1000 or 1 as a number',
    ],
    ["a long text", "x".repeat(60), `must be a positive number, got "${"x".repeat(40)}…"`],
    ["a boolean", true, "must be a positive number, got TRUE"],
    ["a negative number", -5, "must be a positive number, got -5"],
    ["a 0 where 0 is not legal", 0, "must be a positive number, got 0 (an empty cell counts as 0)"],
    ["an empty text", "", "is empty; it must be a positive number"],
    ["nothing", [[null]], "is empty; it must be a positive number"],
    ["not a number", NaN, "must be a positive number, got no number"],
    ["infinity", Infinity, "must be a positive number, got an infinite number"],
  ])("%s", (_, given, problem) => {
    expect(cell(calc, given, 1)).toEqual(valueError(`TEST.CALC: a ${problem}.`));
  });

  test("an omitted required argument says so", () => {
    expect(cell(calc, 1)).toEqual(valueError("TEST.CALC: b is missing; it must be a number."));
  });

  test("a message names row and column in a range, and only what there are several of", () => {
    const row = call(calc, [[1, -1]], 1)[0]!;
    expect(row[1]).toEqual(valueError("TEST.CALC: a (column 2) must be a positive number, got -1."));
    const block = call(calc, [[1, 2], [3, "x"]], 1); // prettier-ignore
    expect(block[1]![1]).toEqual(
      valueError('TEST.CALC: a (row 2, column 2) must be a positive number, got "x".'),
    );
  });

  test("a number is read at 15 digits and leaves with 15", () => {
    expect(cell(calc, 0.1 + 0.2, 1)).toBe(0.3);
    expect(cell(calc, 1, 0.1 + 0.2, -0.3)).toBe(0);
    expect(cell(calc, 1 / 3, 3)).toBe(0.999999999999999);
  });
});

describe("errors", () => {
  test("stand in their own cell, the others are computed", () => {
    expect(call(calc, column(1, -1, 3), 2)).toEqual([
      [2],
      [valueError("TEST.CALC: a (row 2) must be a positive number, got -1.")],
      [6],
    ]);
  });

  test("the first in argument order comes through, before any complaint of our own", () => {
    expect(cell(calc, -1, "#N/A", "#NUM!")).toEqual(inputError("#N/A"));
  });

  test("a result too large for a double is #NUM!, one too small is 0", () => {
    expect(cell(calc, 1e300, 1e300)).toEqual(inputError("#NUM!"));
    expect(cell(calc, 1e-300, 1e-300)).toBe(0);
    expect(cell(calc, 1e-300, -1e-300)).toBe(0);
    expect(Object.is(cell(calc, 1e-300, -1e-300), 0)).toBe(true);
  });
});

describe("blanks", () => {
  test("a position at which all ranges are blank is blank, whichever way a blank cell arrives", () => {
    for (const blank of [null, "", 0, undefined]) {
      expect(call(calc, column(1, blank, 3), column(1, blank, 3))).toEqual(column(1, "", 9));
      expect(call(calc, column(1, blank), 5)).toEqual(column(5, ""));
    }
  });

  test("0 is a value where it is legal", () => {
    expect(call(calc, 5, column(1, 0))).toEqual(column(5, 0));
    expect(call(calc, column(2, 2), column(1, 0))).toEqual(column(2, 0));
  });

  test("a position that is blank in part is an error", () => {
    expect(call(calc, column(1, ""), column(1, 2))).toEqual([
      [1],
      [valueError("TEST.CALC: a (row 2) is empty; it must be a positive number.")],
    ]);
  });

  test("single cells that are blank are errors", () => {
    expect(cell(calc, "", "")).toEqual(valueError("TEST.CALC: a is empty; it must be a positive number."));
  });

  test("an optional one is its default when omitted; a blank cell of it too, unless 0 is legal", () => {
    expect(cell(calc, 2, 3, null, null)).toBe(6);
    for (const blank of [[[null]], [[""]], [[0]]]) {
      expect(cell(calc, 2, 3, null, blank)).toBe(6);
      expect(cell(calc, 2, 3, blank)).toBe(6);
    }
  });

  test("a default may be another argument, position by position", () => {
    const same = forEachCell("TEST.SAME", { a: positive, b: sameAs(positive, "a") }, ({ a, b }) =>
      a.minus(b),
    );
    const difference = (...given: never[]) => same(given) as unknown[][];
    expect(call(difference, column(5, 6))).toEqual(column(0, 0));
    expect(call(difference, column(5, 6), column(1, ""))).toEqual(column(4, 0));
  });
});

test("choices are taken in any case and broadcast; a refusal lists them", () => {
  const side = forEachCell(
    "TEST.SIDE",
    { side: choice(["long", "short"]), of: optional(choice(["a"]), "a") },
    ({ side, of }) => side + of,
  );
  const named = (...given: never[]) => side(given) as unknown[][];
  expect(call(named, column("LONG", " Short "))).toEqual(column("longa", "shorta"));
  expect(cell(named, "up")).toEqual(valueError('TEST.SIDE: side must be "long" or "short", got "up".'));
  expect(cell(named, 1)).toEqual(valueError('TEST.SIDE: side must be "long" or "short", got 1.'));
  expect(cell(named, "long", "")).toBe("longa");
});

test("a spilled result is never ragged, and of 10,000 rows there is a promise", async () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => [index + 1]);
  const promised: unknown = calculate([rows, [[1, 2]]]);
  expect(promised).toBeInstanceOf(Promise);
  const result = (await promised) as number[][];
  expect(result).toHaveLength(10_000);
  expect(result.every((row) => row.length === 2)).toBe(true);
  expect(result[9_999]).toEqual([10_000, 20_000]);
});
