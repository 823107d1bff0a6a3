import { atOnce } from "../../../src/core/slices";
import fc from "fast-check";
import { fromNumber, toNumber } from "../../../src/core/number/decimal";
import { maxDrawdown } from "../../../src/core/risk/drawdown";
import { equityStatistics, periodReturn } from "../../../src/core/simulation/statistics";
import { expectEqual } from "../../support/expect-equal";

/** Returns of 10 %, -10 % and 10 %, three a year: every figure can be worked out by hand. */
const statisticsOf = (equity: readonly number[], periodsPerYear: number) =>
  atOnce(
    equityStatistics(
      equity,
      equity.slice(1).map((value, period) => periodReturn(equity[period]!, value)),
      periodsPerYear,
    ),
  );

test("by hand", () => {
  const found = statisticsOf([100, 110, 99, 108.9], 3);
  expect(toNumber(found.totalReturn)).toBe(0.089);
  expect(found.annualGrowth).toBeCloseTo(0.089, 14);
  expect(found.volatility).toBeCloseTo(Math.sqrt(0.04 / 3) * Math.sqrt(3), 14); // variance (2 * (1/15)^2 + (2/15)^2) / 2
  expect(found.sharpe).toBeCloseTo(0.5, 13);
  expect(found.sortino).toBeCloseTo(1, 13); // mean 1/30 over sqrt(0.01 / 3), times sqrt(3)
  expect(toNumber(found.maxDrawdown)).toBe(0.1);
  expect(found.calmar).toBeCloseTo(0.89, 13);
});

test("a year of days: growth is the total return", () => {
  const days = Array.from({ length: 366 }, (_, day) => 100 + day);
  expect(statisticsOf(days, 365).annualGrowth).toBeCloseTo(3.65, 12);
});

test("ratios over nothing are none", () => {
  const flat = statisticsOf([100, 100, 100], 365);
  expect([flat.volatility, flat.sharpe, flat.sortino, flat.calmar]).toEqual([
    0,
    undefined,
    undefined,
    undefined,
  ]);
  const steady = statisticsOf([100, 110, 121, 133.1, 146.41], 365);
  expect([steady.volatility, steady.sharpe, steady.sortino, steady.calmar]).toEqual([
    0,
    undefined,
    undefined,
    undefined,
  ]);
  expect(statisticsOf([100, 110], 365).volatility).toBeUndefined();
});

test("what is lost is lost", () => {
  const found = statisticsOf([100, 50, 0, 0], 365);
  expect([toNumber(found.totalReturn), found.annualGrowth, toNumber(found.maxDrawdown)]).toEqual([-1, -1, 1]);
  expect(found.calmar).toBe(-1);
});

describe("laws", () => {
  const equity = fc.array(
    fc.integer({ min: 1, max: 1_000_000 }).map((cents) => cents / 100),
    {
      minLength: 3,
      maxLength: 60,
    },
  );

  test("the drawdown is that of RISK.DRAWDOWN", () => {
    fc.assert(
      fc.property(equity, (values) => {
        const exact = toNumber(atOnce(maxDrawdown(values.map(fromNumber)))!);
        expectEqual(toNumber(statisticsOf(values, 365).maxDrawdown), exact);
      }),
    );
  });

  test("the currency does not matter", () => {
    fc.assert(
      fc.property(equity, (values) => {
        const [here, there] = [values, values.map((value) => value * 1024)].map((one) =>
          statisticsOf(one, 365),
        );
        expect(there!.annualGrowth).toBeCloseTo(here!.annualGrowth!, 9);
        if (here!.sharpe !== undefined) expect(there!.sharpe! / here!.sharpe).toBeCloseTo(1, 9);
        if (here!.sortino !== undefined) expect(there!.sortino! / here!.sortino).toBeCloseTo(1, 9);
      }),
    );
  });

  test("four times the periods a year double volatility, Sharpe and Sortino", () => {
    fc.assert(
      fc.property(equity, (values) => {
        const [year, quarter] = [statisticsOf(values, 400), statisticsOf(values, 100)];
        for (const figure of ["volatility", "sharpe", "sortino"] as const)
          if (quarter[figure]) expect(year[figure]! / quarter[figure]).toBeCloseTo(2, 10);
      }),
    );
  });
});
