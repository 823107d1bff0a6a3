import fc from "fast-check";
import { drawnSeries } from "../../../scripts/site/drawn-series";
import { expectEqual } from "../../support/expect-equal";
import { generatedMarket } from "../../support/generated-prices";
import { headAndShoulders, pivots } from "./in-one-go";

/** What the words of the pattern say, looked for at each bar anew; the patterns as drawn are in patterns.test.ts. */

describe("a neckline is broken from above", () => {
  /** The steep neckline stands at 119.9 at bar 46, where the second low is known, and the close at 116.8. */
  const steep = drawnSeries([
    [0, 95],
    [10, 117],
    [20, 100],
    [30, 130],
    [40, 115],
    [50, 118],
    [60, 110],
    [70, 100],
  ]);

  test("one that lies above the right shoulder is not, nor its mirror image", () => {
    expect(headAndShoulders(steep, 6).every((signal) => signal === 0)).toBe(true);
    const inverse = steep.map((close) => 1e4 / close);
    expect(headAndShoulders(inverse, 6).every((signal) => signal === 0)).toBe(true);
  });

  const walks = fc
    .array(fc.integer({ min: -3, max: 3 }), { minLength: 30, maxLength: 150 })
    .map((steps) => steps.reduce<number[]>((closes, step) => [...closes, closes.at(-1)! + step], [1000]));

  test("a signal comes exactly where the words of the pattern hold", () => {
    fc.assert(
      fc.property(walks, fc.integer({ min: 1, max: 4 }), (closes, order) => {
        const heights = closes.map(Math.log);
        const upside = heights.map((height) => -height);
        const [tops, inverses] = [topsInWords(heights, order), topsInWords(upside, order)];
        const expected = closes.map((_, bar) => (inverses.includes(bar) ? 1 : tops.includes(bar) ? -1 : 0));
        expectEqual(headAndShoulders(closes, order), expected);
      }),
      { numRuns: 500 },
    );
  });

  test("in long markets the close before each signal is on the other side of the neckline", () => {
    let count = 0;
    for (let seed = 1; seed <= 8; seed++) {
      const closes = generatedMarket(5000, seed).prices;
      const signals = headAndShoulders(closes, 6);
      for (const direction of [1, -1]) {
        const heights = closes.map((close) => direction * Math.log(close));
        const bars = signals.flatMap((signal, bar) => (signal === -direction ? [bar] : []));
        expect(topsInWords(heights, 6, bars)).toEqual(bars);
        count += bars.length;
      }
    }
    expect(count).toBeGreaterThan(50);
  });

  /** Those of the bars at which a top is completed. */
  function topsInWords(
    heights: readonly number[],
    order: number,
    bars = heights.map((_, bar) => bar),
  ): number[] {
    const all = pivots(heights, order, order);
    const signalledLows = new Set<number>();
    return bars.filter((bar) => {
      const known = all.filter(({ confirmedAt }) => confirmedAt <= bar);
      const last = known.findLastIndex(({ kind }) => kind === "low");
      // Two highs in a row after the second low begin another figure.
      if (last < 3 || known.length - last > 2) return false;
      const [left, leftLow, head, low] = known.slice(last - 3, last + 1).map((pivot) => pivot.bar) as [
        number,
        number,
        number,
        number,
      ];
      const kinds = known.slice(last - 3, last + 1).map(({ kind }) => kind);
      if (kinds.join() !== "high,low,high,low" || signalledLows.has(low)) return false;
      const since = heights.slice(low + 1, bar + 1);
      const right = low + 1 + since.indexOf(Math.max(...since));
      const at = (there: number) => heights[there]!;
      const slope = (at(low) - at(leftLow)) / (low - leftLow);
      const neckline = (there: number) => at(leftLow) + slope * (there - leftLow);
      const between = heights.slice(right, bar).map((height, index) => height - neckline(right + index));
      const isSignal =
        right < bar &&
        at(right) > neckline(right) &&
        between.every((above) => above >= 0) &&
        at(bar) < neckline(bar) &&
        at(head) > at(left) &&
        at(head) > at(right) &&
        2 * at(left) >= at(right) + at(low) &&
        2 * at(right) >= at(left) + at(leftLow) &&
        Math.max(head - left, right - head) <= 2.5 * Math.min(head - left, right - head);
      if (isSignal) signalledLows.add(low);
      return isSignal;
    });
  }
});
