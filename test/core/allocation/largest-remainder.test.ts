import * as fc from "fast-check";
import { roundByLargestRemainder as roundSliced } from "../../../src/core/allocation/largest-remainder";
import { atOnce } from "../../../src/core/slices";
import { decimal, roundToStep, sum, type Decimal } from "../../../src/core/number/decimal";
import { expectEqual } from "../../support/expect-equal";

const roundByLargestRemainder = (weights: readonly Decimal[], places: number) =>
  atOnce(roundSliced(weights, places));

const weightSeries = fc.array(
  fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map((n) => decimal(n).times("1e-9")),
  { minLength: 1, maxLength: 12 },
);
const decimals = fc.integer({ min: 0, max: 6 });

test("the rounded weights sum to the rounded sum, each within a unit of what it was and a multiple of it", () => {
  fc.assert(
    fc.property(weightSeries, decimals, (weights, places) => {
      const unit = decimal(`1e-${places + 2}`);
      const rounded = roundByLargestRemainder(weights, places);
      expectEqual(sum(rounded).toString(), roundToStep(sum(weights), unit).toString());
      for (const [index, weight] of weights.entries()) {
        expectEqual(rounded[index]!.js.mod(unit.js).isZero(), true);
        expectEqual(rounded[index]!.minus(weight).abs().lte(unit), true);
      }
    }),
  );
});

test("a larger weight is never rounded to less than a smaller one", () => {
  fc.assert(
    fc.property(weightSeries, decimals, (weights, places) => {
      const sorted = [...weights].sort((a, b) => b.cmp(a));
      const rounded = roundByLargestRemainder(sorted, places);
      rounded.slice(1).forEach((weight, index) => expectEqual(rounded[index]!.gte(weight), true));
    }),
  );
});

test("the missing units go to the weights that lost most, and to the first of equal ones", () => {
  const whole = fc.array(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(whole, decimals, (billionths, places) => {
      const unit = 10 ** (7 - places);
      const cut = billionths.map((weight) => Math.floor(weight / unit) * unit);
      const rounded = roundByLargestRemainder(
        billionths.map((weight) => decimal(weight).times("1e-9")),
        places,
      );
      const indices = [...billionths.keys()];
      const raised = indices.filter((index) => rounded[index]!.times(1e9).gt(cut[index]!));
      const lost = (index: number) => billionths[index]! - cut[index]!;
      const mostLost = indices.sort((a, b) => lost(b) - lost(a)).slice(0, raised.length);
      expectEqual(mostLost.sort((a, b) => a - b).join(), raised.join());
    }),
  );
});
