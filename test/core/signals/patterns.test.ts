import fc from "fast-check";
import { drawnSeries } from "../../../scripts/site/drawn-series";
import { expectEqual } from "../../support/expect-equal";
import { generatedMarket } from "../../support/generated-prices";
import drawn from "../../vectors/patterns-drawn.json";
import { breakouts, crosses, divergences, headAndShoulders, pivots } from "./in-one-go";

interface Drawn {
  title: string;
  closes: [number, number][];
  oscillator?: [number, number][];
  turns: Record<string, string>;
  signals: Record<string, number>;
}

const shoulders = drawn["SIGNAL.HEADSHOULDERS"] as unknown as Drawn[];
const diverging = drawn["SIGNAL.DIVERGENCE"] as unknown as Drawn[];

/** The bars at which something is signalled. */
const signalled = (signals: readonly number[]) =>
  Object.fromEntries(signals.flatMap((signal, bar) => (signal === 0 ? [] : [[bar, signal]])));
const negated = (signals: Record<string, number>) =>
  Object.fromEntries(Object.entries(signals).map(([bar, signal]) => [bar, -signal]));

describe("head and shoulders as drawn", () => {
  test.each(shoulders.map((pattern) => [pattern.title, pattern] as const))("%s", (_, pattern) => {
    const closes = drawnSeries(pattern.closes);
    expect(signalled(headAndShoulders(closes, 6))).toEqual(pattern.signals);
    const turns = pivots(closes, 6, 6).map(({ bar }) => String(bar));
    expect(turns).toEqual(expect.arrayContaining(Object.keys(pattern.turns)));
  });

  test.each(shoulders.map((pattern) => [pattern.title, pattern] as const))(
    "%s, upside down and at another price",
    (_, pattern) => {
      const closes = drawnSeries(pattern.closes);
      expect(
        signalled(
          headAndShoulders(
            closes.map((close) => 1e9 / close),
            6,
          ),
        ),
      ).toEqual(negated(pattern.signals));
      expect(
        signalled(
          headAndShoulders(
            closes.map((close) => close / 4096),
            6,
          ),
        ),
      ).toEqual(pattern.signals);
    },
  );

  test("is found by a smaller order too, by a larger only as long as its sides are longer", () => {
    const closes = drawnSeries(shoulders[0]!.closes);
    expect(signalled(headAndShoulders(closes, 3))).toEqual({ "54": -1 });
    expect(signalled(headAndShoulders(closes, 8))).toEqual({ "54": -1 });
    expect(signalled(headAndShoulders(closes, 11))).toEqual({});
  });

  test("a time ratio of exactly 2.5 counts, a little more does not", () => {
    const pattern = (shoulder: number) =>
      drawnSeries([
        [0, 100],
        [10, 120],
        [16, 110],
        [22, 135],
        [44, 110],
        [shoulder, 121],
        [shoulder + 16, 97],
      ]);
    expect(Object.values(signalled(headAndShoulders(pattern(52), 6)))).toEqual([-1]);
    expect(Object.values(signalled(headAndShoulders(pattern(53), 6)))).toEqual([]);
  });

  test("a pattern is signalled once, however often the neckline is crossed", () => {
    const [top] = shoulders;
    const closes = [...drawnSeries(top!.closes), 112, 108, 113, 107];
    expect(signalled(headAndShoulders(closes, 6))).toEqual({ "54": -1 });
  });
});

describe("divergence as drawn", () => {
  test.each(diverging.map((pattern) => [pattern.title, pattern] as const))("%s", (_, pattern) => {
    const [closes, oscillator] = [drawnSeries(pattern.closes), drawnSeries(pattern.oscillator!)];
    expect(signalled(divergences(closes, oscillator, 5, 5))).toEqual(pattern.signals);
  });

  test.each([
    ["hidden: a lower high of the price, a higher one of the oscillator", 126, 120, 66, 78],
    ["the same high twice", 120, 120, 78, 66],
    ["the oscillator is at the same height", 120, 126, 70, 70],
  ])("not %s", (_, firstHigh, secondHigh, firstLevel, secondLevel) => {
    const closes = drawnSeries([
      [0, 100],
      [10, firstHigh],
      [18, 112],
      [28, secondHigh],
      [40, 108],
    ]);
    const oscillator = drawnSeries([
      [0, 50],
      [10, firstLevel],
      [18, 52],
      [28, secondLevel],
      [40, 40],
    ]);
    expect(signalled(divergences(closes, oscillator, 5, 5))).toEqual({});
  });
});

const prices = fc.array(fc.integer({ min: 90, max: 110 }), { minLength: 1, maxLength: 80 });
const sides = fc.integer({ min: 1, max: 12 });

describe("against what the words say, bar by bar", () => {
  test("turning points", () => {
    fc.assert(
      fc.property(prices, sides, sides, (values, left, right) => {
        const expected = values.flatMap((value, bar) => {
          if (bar < left || bar + right >= values.length) return [];
          const [before, after] = [values.slice(bar - left, bar), values.slice(bar + 1, bar + right + 1)];
          const high = before.every((other) => value > other) && after.every((other) => value >= other);
          const low = before.every((other) => value < other) && after.every((other) => value <= other);
          return high || low ? [{ kind: high ? "high" : "low", bar, confirmedAt: bar + right }] : [];
        });
        expectEqual(pivots(values, left, right), expected);
      }),
    );
  });

  test("breakouts, with and without volume", () => {
    const volumes = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 80, maxLength: 80 });
    fc.assert(
      fc.property(
        prices,
        volumes,
        sides,
        fc.integer({ min: 0, max: 4 }),
        (values, traded, lookback, half) => {
          const multiple = half / 2;
          const byPrice = values.map((close, bar) => {
            const range = values.slice(Math.max(bar - lookback, 0), bar);
            if (range.length < lookback) return 0;
            return close > Math.max(...range) ? 1 : close < Math.min(...range) ? -1 : 0;
          });
          const byVolume = byPrice.map((signal, bar) => {
            const before = traded
              .slice(Math.max(bar - lookback, 0), bar)
              .reduce((sum, volume) => sum + volume, 0);
            return traded[bar]! > (multiple * before) / lookback ? signal : 0;
          });
          expectEqual(breakouts(values, undefined, lookback, multiple), byPrice);
          expectEqual(breakouts(values, traded.slice(0, values.length), lookback, multiple), byVolume);
        },
      ),
    );
  });

  test("a volume of just the multiple is not beyond it, in decimals too", () => {
    const cents = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(
        cents,
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 40 }),
        (each, lookback, tenths) => {
          const volumes = new Array<number>(2 * lookback + 1).fill(each / 100);
          volumes[2 * lookback] = (each * tenths) / 1000;
          const closes = volumes.map((_, bar) => (bar === 2 * lookback ? 101 : 100));
          expectEqual(breakouts(closes, volumes, lookback, tenths / 10).at(-1), 0);
          volumes[2 * lookback] = (each * tenths + 1) / 1000;
          expectEqual(breakouts(closes, volumes, lookback, tenths / 10).at(-1), 1);
        },
      ),
    );
  });

  test("a cross above and a cross below follow each other, and lie where the order changes", () => {
    fc.assert(
      fc.property(prices, fc.integer({ min: 90, max: 110 }), (values, level) => {
        const signals = crosses(
          values,
          values.map(() => level),
        );
        signals.forEach((signal, bar) => {
          if (signal !== 0) {
            expectEqual(Math.sign(values[bar]! - level), signal);
            expect(Math.sign(values[bar - 1]! - level)).not.toBe(signal);
          } else if (bar > 0 && values[bar] !== level) {
            expectEqual(Math.sign(values[bar - 1]! - level), Math.sign(values[bar]! - level));
          }
        });
        expectEqual(
          crosses(
            values.map(() => level),
            values,
          ),
          signals.map((signal) => 0 - signal),
        );
      }),
    );
  });

  test("nothing crosses what is not known", () => {
    expect(crosses([1, 3, 1, 3], [NaN, NaN, 2, 2])).toEqual([0, 0, 0, 1]);
  });
});

test("patterns come up in a generated market, and both ways", () => {
  const { prices: closes } = generatedMarket(5000, 21);
  const found = headAndShoulders(closes, 6).filter((signal) => signal !== 0);
  expect(found).toContain(1);
  expect(found).toContain(-1);
});
