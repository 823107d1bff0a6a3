import * as fc from "fast-check";
import {
  allocDrift,
  allocExposure,
  allocLots,
  allocNeeded,
  allocRebalance,
  allocRound,
  allocSplit,
  allocTarget,
  allocWeights,
} from "../../../src/functions/alloc";
import { expectEqual } from "../../support/expect-equal";
import { size } from "../../support/generators";
import { add, multiply, quotient, rational, shown, subtract } from "../../support/rational";
import { asShown, call, cell, column, inputError, valueError } from "../support";

const divisionByZero = inputError("#DIV/0!");
const exactSum = (values: readonly number[]) => values.map(shown).reduce(add, rational(0));

describe("ALLOC.WEIGHTS", () => {
  test("are the exact quotients at 15 digits", () => {
    fc.assert(
      fc.property(fc.array(size, { minLength: 2, maxLength: 8 }), (values) => {
        const total = exactSum(values);
        expectEqual(
          call(allocWeights, column(...values)),
          column(...values.map((value) => asShown(quotient(shown(value), total)!))),
        );
      }),
    );
  });

  test("take a row or a column, leave blanks blank, and have no answer without a total", () => {
    expect(call(allocWeights, [[30, "", 70]])).toEqual([[0.3, "", 0.7]]);
    expect(call(allocWeights, column(150, -50))).toEqual(column(1.5, -0.5));
    expect(call(allocWeights, column(0, 0))).toEqual(column(divisionByZero, divisionByZero));
    expect(cell(allocWeights, column(1, "x"))).toEqual(
      valueError('ALLOC.WEIGHTS: values (row 2) must be a number, got "x".'),
    );
    expect(cell(allocWeights, column(1, "#REF!"))).toEqual(inputError("#REF!"));
  });
});

describe("ALLOC.DRIFT", () => {
  test("is the exact difference at 15 digits, however much of it cancels", () => {
    const rows = fc.array(fc.tuple(size, fc.nat(999)), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(rows, (given) => {
        const values = given.map(([value]) => value);
        const targets = given.map(([, share]) => share / 10 ** 4);
        const total = exactSum(values);
        const expected = values.map((value, index) =>
          asShown(subtract(quotient(shown(value), total)!, shown(targets[index]!))),
        );
        expectEqual(call(allocDrift, column(...values), column(...targets)), column(...expected));
      }),
    );
    // Thirds sum to 1 but for the last digit, and count as thirds.
    expect(call(allocDrift, column(7, 7, 7), column(1 / 3, 1 / 3, 1 / 3))).toEqual(column(0, 0, 0));
    expect(call(allocDrift, column(1, 2), column(0.333333333333333, 0.666666666666667))).toEqual(
      column(3.33333333333333e-16, -3.33333333333333e-16),
    );
  });

  test("targets in percent are refused with their sum", () => {
    const problem = "targets must sum to at most 1, got a sum of 100; for 60 % type 0.6";
    expect(cell(allocDrift, column(1, 1), column(60, 40))).toEqual(valueError(`ALLOC.DRIFT: ${problem}.`));
    expect(cell(allocNeeded, column(1, 1), column(60, 40))).toEqual(valueError(`ALLOC.NEEDED: ${problem}.`));
    expect(call(allocDrift, column(0, 0), column(0.5, 0.5))).toEqual(column(divisionByZero, divisionByZero));
  });
});

describe("ALLOC.NEEDED", () => {
  test("defaults to 5/25, takes both bands, and leaves blank rows blank", () => {
    const values = column(55.1, "", 32.4, 12.5);
    const targets = column(0.5, "", 0.35, 0.15);
    expect(call(allocNeeded, values, targets)).toEqual(column(true, "", false, false));
    expect(call(allocNeeded, values, targets, 0.06, 0.1)).toEqual(column(true, "", false, true));
    expect(call(allocNeeded, values, targets, 0.06, 0)).toEqual(column(false, "", false, false));
    expect(call(allocNeeded, values, targets, 0, 0)).toEqual(column(true, "", true, true));
  });
});

describe("ALLOC.LOTS", () => {
  test("of equal weights the earlier row comes first, where they miss 1 by rounding, too", () => {
    expect(call(allocLots, column(0.1667, 0.1667, 0.6667), column(15, 15, 10), 61)).toEqual(column(1, 0, 4));
    expect(call(allocLots, column(1 / 3, 1 / 3, 1 / 3), column(5, 5, 5), 9)).toEqual(column(1, 0, 0));
  });

  test("takes a step for all or one each, and never spends more than weights rounded up allow", () => {
    expect(call(allocLots, [[0.6, 0.4]], [[60000, 3000]], 10000, 0.001)).toEqual([[0.1, 1.333]]);
    expect(call(allocLots, column(0.50001, 0.5), column(100, 1), 200, column(1, 1))).toEqual(column(1, 100));
    expect(cell(allocLots, column(0.7, 0.5), column(1, 1), 10)).toEqual(
      valueError("ALLOC.LOTS: weights must sum to at most 1, got a sum of 1.2."),
    );
  });
});

describe("ALLOC.ROUND", () => {
  test("rounds to percent with two decimals, in the direction given, blanks staying blank", () => {
    expect(call(allocRound, [[1 / 3, "", 1 / 3, 1 / 3]])).toEqual([[0.3334, "", 0.3333, 0.3333]]);
  });
});

describe("ALLOC.EXPOSURE", () => {
  test("is exact, and a short subtracts", () => {
    fc.assert(
      fc.property(size, size, size, fc.integer({ min: 1, max: 125 }), (spot, cash, margin, leverage) => {
        const position = multiply(shown(margin), rational(leverage));
        const total = exactSum([spot, cash, margin]);
        for (const [side, exposed] of [
          ["long", add(shown(spot), position)],
          ["short", subtract(shown(spot), position)],
        ] as const) {
          expectEqual(
            cell(allocExposure, spot, cash, margin, leverage, side),
            asShown(quotient(exposed, total)!),
          );
        }
      }),
    );
  });

  test("70 on spot and 30 in cash become 1.9 with 45 of margin at 3x", () => {
    expect(cell(allocExposure, 70, 30, 0, 1)).toBe(0.7);
    expect(cell(allocExposure, 55, 0, 45, 3)).toBe(1.9);
    expect(cell(allocExposure, 0, 0, 0, 3)).toEqual(divisionByZero);
    expect(call(allocExposure, 55, 0, 45, [[1, 2, 3]])).toEqual([[1, 1.45, 1.9]]);
  });
});

describe("targets that miss 1 by rounding", () => {
  const targetsOf = (...targets: number[]) => column(...targets);

  test("count in proportion to 1, everywhere alike", () => {
    for (const [given, exact] of [
      [targetsOf(0.333, 0.333, 0.333), targetsOf(1 / 3, 1 / 3, 1 / 3)],
      [targetsOf(0.5005, 0.2503, 0.2502), targetsOf(5005 / 10010, 2503 / 10010, 2502 / 10010)],
    ] as const) {
      const values = column(50, 30, 20);
      expect(call(allocNeeded, values, given)).toEqual(call(allocNeeded, values, exact));
      const drifts = call(allocDrift, values, given).flat() as number[];
      call(allocDrift, values, exact).forEach(([drift], row) =>
        expect(drifts[row]).toBeCloseTo(drift as number, 14),
      );
      const rebalanced = call(
        allocRebalance,
        column("a", "b", "c"),
        column(50, 30, 20),
        column(1, 1, 1),
        given,
      );
      expect(rebalanced.at(-1)!.slice(2)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, ""]);
      const table = given.map(([weight], row) => [["spot", "cash", "futures"][row], weight]);
      const amounts = call(allocTarget, table, 1).map((row) => row[2] as number);
      expect(amounts.reduce((a, b) => a + b)).toBeCloseTo(1, 14);
    }
  });

  // https://github.com/rahools/opencase/issues/16: 60 % and 40.01 %.
  test("as published", () => {
    const rows = call(allocRebalance, column("A", "B"), column(1, 1), column(100, 100), column(0.6, 0.4001));
    expect(Math.abs((rows[1]![7] as number) - 20)).toBeLessThan(0.1);
  });

  test("by more than 0.001 they are refused above 1 and leave cash below it", () => {
    expect(cell(allocDrift, column(1, 1), column(0.6, 0.4011))).toMatchObject({ error: "#VALUE!" });
    const rows = call(allocRebalance, column("a", "b"), column(1, 1), column(100, 100), column(0.6, 0.39));
    expect(rows.at(-1)![5]).toBe(0.01);
  });
});

// https://docs.google.com/spreadsheets/d/1948Kc7usoS1tJT6LT9v-Fb-f6YHIE9zjvOy0jNsbr7I
test("a blank bucket is spot, in ALLOC.REBALANCE and ALLOC.SPLIT", () => {
  const buckets = [[null], [""], [null], [undefined], ["cash"]];
  const rows = call(
    allocRebalance,
    column("VTI", "VXUS", "BND", "VTIP", "Cash"),
    column(8900, 1000, 5000, 400, 800),
    column(1, 1, 1, 1, 1),
    column(0.45, 0.3, 0.15, 0.05, 0.05),
    ...[null, null, null, null, null, null],
    buckets,
  );
  expect(rows[1]![7]).toBe(-1655);
  expect(call(allocSplit, "balanced-growth-manager", column("", "cash"), column(1, 1))).toEqual(
    column(0.6, 0.1),
  );
});

test("no advice that would be refused again", () => {
  expect(cell(allocNeeded, column(1, 1), column(0.6, 0.4), -5)).toEqual(
    valueError("ALLOC.NEEDED: absoluteBand must be a fraction from 0 to 1 (0.05 is 5 %), got -5."),
  );
});
