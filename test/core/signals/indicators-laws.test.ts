import fc from "fast-check";
import { usualPeriods } from "../../../src/core/signals/macd";
import { expectEqual } from "../../support/expect-equal";
import { crosses, movingAverageConvergence, relativeStrength, simpleAverage } from "./in-one-go";

describe("laws", () => {
  const series = fc.array(
    fc.integer({ min: 1, max: 1_000_000 }).map((cents) => cents / 100),
    {
      minLength: 1,
      maxLength: 120,
    },
  );

  test("an average lies between the lowest and the highest value of its window", () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 30 }), (values, period) => {
        simpleAverage(values, period).forEach((average, bar) => {
          if (bar < period - 1) {
            expect(average).toBeNaN();
            return;
          }
          const window = values.slice(bar - period + 1, bar + 1);
          expect(average).toBeGreaterThanOrEqual(Math.min(...window) * (1 - 1e-14));
          expect(average).toBeLessThanOrEqual(Math.max(...window) * (1 + 1e-14));
        });
      }),
    );
  });

  /** A price of up to seven digits and up to seven decimals. */
  const price = fc
    .tuple(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 0, max: 7 }))
    .map(([digits, decimals]) => Number(`${digits}e-${decimals}`));

  test("a market that stands is its own average at every bar, has no MACD and crosses nothing", () => {
    fc.assert(
      fc.property(price, fc.integer({ min: 1, max: 60 }), (value, period) => {
        const closes = new Array<number>(90).fill(value);
        const average = simpleAverage(closes, period);
        for (const shown of average.subarray(period - 1)) expectEqual(shown, value);
        expect(crosses(closes, average)).not.toContain(1);
        expect(crosses(closes, average)).not.toContain(-1);
        for (const seed of ["sma", "first"] as const) {
          const { macd, signal, histogram } = movingAverageConvergence(closes, usualPeriods, seed);
          for (const line of [macd, signal, histogram])
            for (const shown of line.subarray(33)) expectEqual(shown, 0);
        }
      }),
    );
  });

  test("on a straight line the MACD is its own signal and crosses it nowhere", () => {
    fc.assert(
      fc.property(price, price, (start, step) => {
        const closes = Array.from({ length: 90 }, (_, bar) => Number((start + bar * step).toPrecision(15)));
        const { macd, signal } = movingAverageConvergence(closes, usualPeriods, "sma");
        expectEqual(signal.subarray(33), macd.subarray(33));
        expect(crosses(macd, signal)).not.toContain(1);
        expect(crosses(macd, signal)).not.toContain(-1);
      }),
    );
  });

  test("the index of the mirrored series is what lacks to 100", () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 30 }), (values, period) => {
        const mirrored = relativeStrength(
          values.map((value) => -value),
          period,
        );
        relativeStrength(values, period).forEach((index, bar) => {
          if (bar < period) {
            expect(index).toBeNaN();
            return;
          }
          expect(index + mirrored[bar]!).toBeCloseTo(100, 9);
        });
      }),
    );
  });

  test("a market that rises only is at 100, one that falls only at 0, one that stands at 50", () => {
    const bars = Array.from({ length: 40 }, (_, bar) => bar);
    expect(relativeStrength(bars, 14).at(-1)).toBe(100);
    expect(
      relativeStrength(
        bars.map((bar) => -bar),
        14,
      ).at(-1),
    ).toBe(0);
    expect(
      relativeStrength(
        bars.map(() => 7),
        14,
      ).at(-1),
    ).toBe(50);
  });
});
