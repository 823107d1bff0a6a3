import * as fc from "fast-check";
import { decimal, one } from "../../../src/core/number/decimal";
import { contractsToShort, remainingDelta } from "../../../src/core/hedge/size";
import { expectEqual } from "../../support/expect-equal";

const positive = fc.integer({ min: 1, max: 10 ** 9 }).map((n) => decimal(n).times("1e-4"));
const share = fc.integer({ min: 0, max: 20_000 }).map((n) => decimal(n).times("1e-4"));
const unitsPerBase = fc.oneof(fc.constant(one), positive);

test("the contracts are the most that do not exceed the share to hedge", () => {
  fc.assert(
    fc.property(positive, share, positive, unitsPerBase, (quantity, ratio, size, units) => {
      const contracts = contractsToShort(quantity, ratio, size, units);
      const toHedge = quantity.times(ratio).times(units);
      expectEqual(contracts.js.isInteger(), true);
      expectEqual(contracts.times(size).lte(toHedge), true);
      expectEqual(contracts.plus(1).times(size).gt(toHedge), true);
    }),
  );
});

test("a whole hedge in whole contracts leaves less than one contract", () => {
  fc.assert(
    fc.property(positive, positive, unitsPerBase, (quantity, size, units) => {
      const short = contractsToShort(quantity, one, size, units).times(size);
      const delta = remainingDelta(quantity, short, units);
      expectEqual(delta.isNegative() && !delta.isZero(), false);
      expectEqual(delta.times(units).lt(size.times("1.000000000000000000000001")), true);
    }),
  );
});
