import * as fc from "fast-check";
import { decimal, toNumber, zero } from "../../../src/core/number/decimal";
import { hedgeResult } from "../../../src/core/hedge/pnl";
import { payoffCurve } from "../../../src/core/hedge/curve";
import { expectEqual } from "../../support/expect-equal";

const positive = fc.integer({ min: 1, max: 10 ** 9 }).map((n) => decimal(n).times("1e-4"));
const curves = fc
  .record({
    spotQuantity: positive,
    spotEntry: positive,
    hedgeRatio: fc.integer({ min: 0, max: 200 }).map((n) => decimal(n).times("0.01")),
    low: positive,
    width: positive,
    points: fc.integer({ min: 2, max: 40 }),
  })
  .map(({ width, ...curve }) => ({ ...curve, high: curve.low.plus(width) }));

test("every point is the hedge's own result at that price", () => {
  fc.assert(
    fc.property(curves, ({ spotQuantity, spotEntry, hedgeRatio, ...range }) => {
      for (const { price, unhedged, hedged } of payoffCurve({
        spotQuantity,
        spotEntry,
        hedgeRatio,
        ...range,
      })) {
        const parts = hedgeResult({
          spotQuantity,
          spotEntry,
          spotExit: price,
          hedgeRatio,
          futuresEntry: spotEntry,
          futuresExit: price,
          fundingCash: zero,
          feeRate: zero,
        });
        // The price has 34 digits, of which the difference to the entry may cancel some.
        const rounding = spotQuantity.times(price.plus(spotEntry)).times("1e-32");
        expectEqual(parts.spotPnl.minus(unhedged).abs().lte(rounding), true);
        expectEqual(parts.netPnl.minus(hedged).abs().lte(rounding), true);
      }
    }),
  );
});

test("it runs evenly from the lowest to the highest price", () => {
  fc.assert(
    fc.property(curves, (curve) => {
      const prices = payoffCurve(curve).map(({ price }) => price);
      expect(prices).toHaveLength(curve.points);
      expectEqual(toNumber(prices[0]!), toNumber(curve.low));
      expectEqual(toNumber(prices.at(-1)!), toNumber(curve.high));
      const step = curve.high.minus(curve.low);
      prices.slice(1).forEach((price, index) => {
        const taken = price.minus(prices[index]!).times(curve.points - 1);
        expectEqual(taken.minus(step).abs().lte(curve.high.times("1e-30")), true);
      });
    }),
  );
});
