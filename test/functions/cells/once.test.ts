import { sum, zero } from "../../../src/core/number/decimal";
import { anyNumber, atLeastZero, positive } from "../../../src/functions/arguments/numbers";
import {
  keepingStopped,
  list,
  optional,
  optionalList,
  orOneForAll,
  series,
} from "../../../src/functions/cells/declaration";
import { text } from "../../../src/functions/arguments/words";
import { texts, unsolved } from "../../../src/functions/cells/errors";
import { once } from "../../../src/functions/cells/once";
import { isStopped } from "../../../src/functions/cells/reading";
import { alongSliced, withBlankRows } from "../../../src/functions/cells/series";
import { call, cell, column, inputError, notAvailable, valueError } from "../support";

/** Running sums of prices * quantities, times a factor. */
const running = once(
  "TEST.RUN",
  { prices: series(positive), quantities: series(anyNumber), factor: optional(atLeastZero, sum([])) },
  ({ prices, quantities }, layout) => {
    let total = zero;
    return alongSliced(
      layout,
      prices.map((price, index) => (total = total.plus(price.times(quantities[index]!)))),
    );
  },
);
const run = (...given: never[]) => running(given);

describe("series", () => {
  test("a column or a row is read in order, and the result runs the same way", () => {
    expect(call(run, column(1, 2, 3), column(1, 1, 1))).toEqual(column(1, 3, 6));
    expect(call(run, [[1, 2, 3]], [[1, 1, 1]])).toEqual([[1, 3, 6]]);
    expect(call(run, [[1, 2, 3]], column(1, 1, 1))).toEqual([[1, 3, 6]]);
    expect(call(run, 5, 2)).toEqual([[10]]);
  });

  test("they end together with the last data, whichever way a blank arrives", () => {
    for (const blank of [null, "", 0, undefined]) {
      expect(call(run, column(1, 3, blank, blank), column(1, 1, blank, blank))).toEqual(column(1, 4));
      expect(call(run, [[1, 3, blank]], column(1, 1))).toEqual([[1, 4]]);
    }
  });

  test("a gap in time is refused with its place, however it arrives; before the data it is none", () => {
    for (const blank of [null, ""])
      expect(cell(run, column(1, blank, 3), column(1, blank, 1))).toEqual(
        valueError("TEST.RUN: prices (row 2) is empty; it must be a positive number."),
      );
    expect(cell(run, column(1, 0, 3), column(1, 0, 1))).toEqual(
      valueError("TEST.RUN: prices (row 2) must be a positive number, got 0 (an empty cell counts as 0)."),
    );
    for (const blank of [null, "", 0])
      expect(call(run, column(blank, 1, 3), column(blank, 1, 1))).toEqual(column("", 1, 4));
  });

  test("a text in the first cell is a heading, over one of them or over all", () => {
    expect(call(run, column("Close", 1, 3), column("Quantity", 1, 1))).toEqual(column("", 1, 4));
    expect(call(run, column("Close", 1, 3), column("", 1, 1))).toEqual(column("", 1, 4));
    expect(call(run, [["SMA 20", 1, 3]], [[0, 1, 1]])).toEqual([["", 1, 4]]);
  });

  test("no heading beside a value, alone, lower down, or as one of several numbers entered as text", () => {
    const refused = (where: string, got: string) =>
      valueError(`TEST.RUN: prices${where} must be a positive number, got "${got}".`);
    expect(cell(run, column("Close", 1), column(5, 1))).toEqual(refused(" (row 1)", "Close"));
    expect(cell(run, "Close", "Quantity")).toEqual(refused("", "Close"));
    expect(cell(run, column(1, "Close"), column(1, 1))).toEqual(refused(" (row 2)", "Close"));
    for (const figure of ["60,000 USD", "$60", "5 %", "2026-11-28"])
      expect(cell(run, column(figure, 1, "3"), column("", 1, 1))).toMatchObject({
        message: expect.stringContaining(`prices (row 1) must be a positive number, got "${figure}"`),
      });
    expect(cell(run, column("Close", ""), column("Quantity", 0))).toEqual(
      valueError("TEST.RUN: prices is empty; it must hold at least one value."),
    );
  });

  test("a heading that looks like a number, above numbers alone", () => {
    for (const figure of ["60,000 USD", "$60", "5 %"])
      expect(cell(run, column(figure, 1, 3), column("", 1, 1))).toMatchObject({
        message: expect.stringContaining(`prices (row 1) must be a positive number, got "${figure}"`),
      });
    for (const heading of ["2024", "24h", "2026-11-28"])
      expect(call(run, column(heading, 1, 3), column("", 1, 1))).toEqual(column("", 1, 4));
    expect(call(run, column("2024", 1, 3, "n/a"), column("", 1, 1, 1))).toMatchObject([
      [{ message: expect.stringContaining('prices (row 4) must be a positive number, got "n/a"') }],
    ]);
  });

  test("zeros are data where nothing else is there and all may be 0", () => {
    const rates = once("TEST.RATES", { rates: series(anyNumber) }, ({ rates }, layout) =>
      alongSliced(layout, rates),
    );
    const called = (...given: never[]) => rates(given);
    expect(call(called, column(0, 0))).toEqual(column(0, 0));
    expect(call(called, column(0, 0, null))).toEqual(column(0, 0));
    expect(call(called, column("Rate", 0, 0))).toEqual(column("", 0, 0));
    expect(call(called, column(1, 0, 2, 0))).toEqual(column(1, 0, 2));
    expect(call(called, column(1, "", 2, 0))).toEqual(column(1, "", 2));
  });

  test("one may reach beyond the other as long as it is empty there", () => {
    expect(call(run, column(1, 2, null, 0), column(1, 1))).toEqual(column(1, 3));
    expect(cell(run, column(1, 2, 3, 0), column(1, 1))).toEqual(
      valueError("TEST.RUN: prices has 3 values and quantities has 2; they must have the same number."),
    );
  });

  test("a row blank in part is an error with its place", () => {
    expect(cell(run, column(1, "", 3), column(1, 5, 1))).toEqual(
      valueError("TEST.RUN: prices (row 2) is empty; it must be a positive number."),
    );
    expect(cell(run, [[1, -2]], [[1, 1]])).toEqual(
      valueError("TEST.RUN: prices (column 2) must be a positive number, got -2."),
    );
  });

  test("lengths that differ name both", () => {
    expect(cell(run, column(1, 2, 3), column(1, 2))).toEqual(
      valueError("TEST.RUN: prices has 3 values and quantities has 2; they must have the same number."),
    );
  });

  test("a block is no series, and an all-blank range holds nothing", () => {
    expect(
      cell(
        run,
        [
          [1, 2],
          [3, 4],
        ],
        column(1, 2),
      ),
    ).toEqual(
      // prettier-ignore
      valueError("TEST.RUN: prices must be one row or one column, got 2 rows by 2 columns."),
    );
    expect(cell(run, column("", ""), column("", ""))).toEqual(
      valueError("TEST.RUN: prices is empty; it must hold at least one value."),
    );
  });

  test("an omitted one says so; an input's error comes through before a complaint", () => {
    expect(cell(run, column(1, 2))).toEqual(
      valueError("TEST.RUN: quantities is missing; it must be a row or column, each a number."),
    );
    expect(cell(run, column(-1, 2), column(1, "#REF!"))).toEqual(inputError("#REF!"));
  });

  test("a single argument takes one value", () => {
    expect(cell(run, column(1, 2), column(1, 2), column(1, 2))).toEqual(
      valueError("TEST.RUN: factor must be one value, got 2 rows by 1 column."),
    );
  });
});

const table = once(
  "TEST.TABLE",
  {
    names: list(text),
    steps: orOneForAll(optionalList(optional(atLeastZero, zero), undefined)),
  },
  ({ names, steps }, layout) =>
    withBlankRows(
      layout,
      ["Name", "Step"],
      names.map((name, index) => [name, steps?.[index] ?? "none"]),
    ),
);
const rows = (...given: never[]) => table(given);
const header = ["Name", "Step"];

test("one value may stand for all rows", () => {
  expect(call(rows, column("a", "b"), 0.5)).toEqual([header, ["a", 0.5], ["b", 0.5]]); // prettier-ignore
  expect(call(rows, column("a", "b"), column(1, ""))).toEqual([header, ["a", 1], ["b", 0]]); // prettier-ignore
  expect(call(rows, column("a", "b"))).toEqual([header, ["a", "none"], ["b", "none"]]); // prettier-ignore
});

test("a table keeps blank rows between its rows and drops those after them", () => {
  expect(call(rows, column("a", "", "b", "", ""))).toEqual([header, ["a", "none"], ["", ""], ["b", "none"]]); // prettier-ignore
});

test("a table's own header stands beside the heading of its series", () => {
  expect(call(rows, column("Name", "a"), column("Step", 0.5))).toEqual([header, ["a", 0.5]]);
});

test("names may be numbers, not booleans", () => {
  expect(call(rows, column("a", 7))).toEqual([header, ["a", "none"], ["7", "none"]]); // prettier-ignore
  expect(cell(rows, column("a", true))).toEqual(
    valueError("TEST.TABLE: names (row 2) must be a text, got TRUE."),
  );
});

test("a series may keep what cannot be read for its own cell", () => {
  const kept = once(
    "TEST.KEPT",
    { values: keepingStopped(series(positive)) },
    ({ values }, layout) =>
    alongSliced(layout, values.map((value) => (isStopped(value) ? value : value.times(2)))), // prettier-ignore
  );
  expect(call((...given: never[]) => kept(given), column(1, "#N/A", -1))).toEqual([
    [2],
    [inputError("#N/A")],
    [valueError("TEST.KEPT: values (row 3) must be a positive number, got -1.")],
  ]);
});

test("no solution is #N/A with the reason, in its own cell or for the whole", () => {
  const none = once("TEST.NONE", {}, () => unsolved(texts.noExitPrice()));
  expect(cell(() => none([]))).toEqual(notAvailable("TEST.NONE: no positive exit price gives this result."));
  const some = once("TEST.NONE", {}, () => [[1, unsolved(texts.noExitPrice())]]);
  expect(call(() => some([]))).toEqual([
    [1, notAvailable("TEST.NONE: no positive exit price gives this result.")],
  ]);
});
