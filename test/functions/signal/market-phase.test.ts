import fc from "fast-check";
import {
  signalAtr,
  signalCooling,
  signalElliott,
  signalPhase,
  signalVolatility,
} from "../../../src/functions/signal";
import vectors from "../../vectors/market-phase.json";
import { call, cell, column, notAvailable, valueError } from "../support";

const { volatility } = vectors;

describe("the phase", () => {
  test.each([
    ["bear", "conservative-accumulator"],
    ["consolidation", "conservative-accumulator"],
    ["bull transition", "balanced-growth-manager"],
    ["parabolic", "aggressive-capitalizer"],
  ] as const)("of the %s series is read as such", (phase, profile) =>
    expect(call(signalPhase, column(...vectors.phases[phase]))).toEqual([[phase, profile]]),
  );

  test("takes no percentage for the fraction of a threshold", () => {
    expect(cell(signalPhase, column(1, 2), 1, 1, 0.05, 25)).toEqual(
      valueError(
        "SIGNAL.PHASE: steep must be a fraction from 0 to below 5 (0.25 is 25 %), got 25; for 25 % type 0.25.",
      ),
    );
  });

  test("is at its thresholds what they include, whatever binary fractions make of them", () => {
    // With an average of one close and a slope of one bar the figures are those of the last two closes.
    const phase = (before: number, now: number, flat: number, steep: number) =>
      call(signalPhase, column(before, now), 1, 1, flat, steep)[0]![0];
    expect(phase(100, 105, 0.05, 0.25)).toBe("consolidation");
    expect(phase(100, 95, 0.05, 0.25)).toBe("consolidation");
    expect(phase(100, 105.000001, 0.05, 0.25)).toBe("bull transition");
    expect(phase(100, 94.999999, 0.05, 0.25)).toBe("bear");
    expect(phase(0.7, 0.77, 0.1, 0.25)).toBe("consolidation");
    // A close is at its own average, which is 0 % above it.
    expect(phase(100, 101, 0.05, 0)).toBe("parabolic");
    expect(phase(100, 100, 0.05, 0)).toBe("consolidation");
  });

  test("takes as many closes as the average and its move", () =>
    expect(cell(signalPhase, column(...vectors.phases.bear.slice(0, 69)))).toEqual(
      notAvailable("SIGNAL.PHASE: at least 70 prices are needed, got 69."),
    ));
});

describe("volatility", () => {
  const closes = column(...volatility.series);

  test.each(volatility.atBar)("at bar %i", (bar, expected) =>
    expect(call(signalVolatility, closes)[bar - 1]![0]).toBeCloseTo(expected, 9),
  );

  test("is that of the ranges with highs and lows", () => {
    const { highs, lows, period, expected } = volatility.parkinson;
    const rows = call(signalVolatility, null, period, 365, column(...highs), column(...lows));
    expect(rows.at(-1)![0]).toBeCloseTo(expected, 9);
  });

  test("asks for the series that is missing", () => {
    const wanted = "is missing; it must be a row or column, each a positive number.";
    const bars = column(1, 2, 3);
    expect(cell(signalVolatility)).toEqual(valueError(`SIGNAL.VOLATILITY: closes ${wanted}`));
    expect(cell(signalVolatility, bars, 2, 365, bars)).toEqual(
      valueError(`SIGNAL.VOLATILITY: lows ${wanted}`),
    );
    expect(cell(signalVolatility, bars, 2, 365, null, bars)).toEqual(
      valueError(`SIGNAL.VOLATILITY: highs ${wanted}`),
    );
  });

  test("of prices that grow evenly is 0 at any length, not a rest of the fifteenth digit", () =>
    fc.assert(
      fc.property(fc.integer({ min: 900, max: 1100 }), fc.integer({ min: 2, max: 40 }), (growth, period) => {
        const even = Array.from({ length: 60 }, (_, bar) => 60_000 * (growth / 1000) ** bar);
        for (const [value] of call(signalVolatility, column(...even), period).slice(period))
          expect(value).toBe(0);
      }),
    ));

  test("is the deviation of the returns, summed in any order", () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 100, max: 100_000 }), { minLength: 9, maxLength: 60 }),
        fc.integer({ min: 2, max: 8 }),
        (prices, period) => {
          const returns = prices.slice(-period).map((price, index) => {
            const before = prices[prices.length - period + index - 1]!;
            return Math.log(price / before);
          });
          const mean = returns.reduce((a, b) => a + b) / period;
          const variance = returns.reduce((a, b) => a + (b - mean) ** 2, 0) / (period - 1);
          const found = call(signalVolatility, column(...prices), period, 1).at(-1)![0];
          expect(found).toBeCloseTo(Math.sqrt(variance), 9);
        },
      ),
    ));
});

test("a bar whose high is below its low says so and is left out", () => {
  const text = (name: string) =>
    valueError(`${name}: highs (row 2) must be at least lows (row 2), got 98 and 101.`);
  const [highs, lows, closes] = [
    column(102, 98, 104, 103),
    column(99, 101, 101, 100),
    column(100, 100, 103, 101),
  ];
  expect(call(signalAtr, highs, lows, closes, 3)[1]).toEqual([text("SIGNAL.ATR")]);
  expect(call(signalAtr, highs, lows, closes, 3)[3]![0]).toBeCloseTo(10 / 3, 12);
  expect(call(signalVolatility, null, 3, 365, highs, lows)[1]).toEqual([text("SIGNAL.VOLATILITY")]);
  expect(call(signalVolatility, null, 3, 365, highs, lows)[3]![0]).toBeCloseTo(
    volatility.parkinson.expected,
    9,
  );
});

test("Wilder's average takes a factor of 1 / period after its first mean", () => {
  // True ranges 3, 4, 3 and, from the close of 101 before, 9.
  const rows = call(
    signalAtr,
    column(102, 104, 103, 110),
    column(99, 101, 100, 104),
    column(100, 103, 101, 108),
    3,
  );
  expect(rows.at(-1)![0]).toBeCloseTo(((10 / 3) * 2 + 9) / 3, 12);
});

describe("cooling", () => {
  const barsWith = (closes: readonly number[], ...terms: number[]) =>
    call(signalCooling, column(...closes), ...terms).flatMap(([value], index) =>
      value === -1 ? [index + 1] : [],
    );

  test("of the series is seen once, at its bar", () =>
    expect(barsWith(volatility.series)).toEqual(volatility.cooledAtBars));

  test("is none in a market that stands still or grows evenly", () => {
    expect(barsWith(new Array<number>(80).fill(60_000))).toEqual([]);
    expect(barsWith(Array.from({ length: 80 }, (_, bar) => 60_000 * 1.01 ** bar))).toEqual([]);
  });

  test("waits for the part of the peak that is asked for, and not longer than the lookback", () => {
    // The volatility of bar 38 is 0.072 and that of the peak, bar 30, 1.063: 6.8 %.
    expect(barsWith(volatility.series, 10, 2, 0.1)).toEqual([38]);
    expect(barsWith(volatility.series, 10, 2, 0.1, 7)).toEqual([]);
  });
});

describe("the rules of an impulse", () => {
  test.each(vectors.elliott)("$pivots", ({ pivots, expected }) =>
    expect(call(signalElliott, column(...pivots))).toEqual(expected),
  );

  test("are the same upside down", () => {
    for (const { pivots, expected } of vectors.elliott)
      expect(call(signalElliott, [pivots.map((price) => 300 - price)])).toEqual(expected);
  });

  test.each([
    ["a wave 2 of the whole of wave 1", [100, 120, 100, 150, 130, 160], [false, true, true]],
    ["a wave 3 shorter than both others", [100, 130, 120, 145, 135, 170], [true, false, true]],
    ["a wave 3 as long as the shorter of them", [100, 130, 120, 145, 135, 160], [true, true, true]],
    ["a wave 4 that touches wave 1", [100, 120, 110, 150, 120, 160], [true, true, false]],
  ] as const)("%s", (_, pivots, kept) =>
    expect(call(signalElliott, column(...pivots)).map(([, isKept]) => isKept)).toEqual(kept),
  );

  test("need six points that turn", () => {
    expect(cell(signalElliott, column(1, 2, 3))).toEqual(
      valueError(
        "SIGNAL.ELLIOTT: pivots must hold the 6 turning points of an impulse, its start and the ends of its waves, got 3 values.",
      ),
    );
    expect(cell(signalElliott, column(100, 120, 130, 150, 130, 160))).toEqual(
      valueError(
        "SIGNAL.ELLIOTT: pivots (row 3) must turn back from the price before it, since waves rise and fall by turns, got 130 after 120.",
      ),
    );
  });
});
