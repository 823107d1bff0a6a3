import * as fc from "fast-check";
import { contractsForMargin, type FuturesLeg } from "../../../src/core/allocation/contracts";
import { contractTypes, sides } from "../../../src/core/position/contract";
import { decimal } from "../../../src/core/number/decimal";
import { expectEqual } from "../../support/expect-equal";

const legs = fc
  .record({
    side: fc.constantFrom(...sides),
    contract: fc.constantFrom(...contractTypes),
    marginChange: fc.integer({ min: -(10 ** 7), max: 10 ** 7 }),
    price: fc.integer({ min: 1, max: 10 ** 7 }),
    leverage: fc.integer({ min: 1, max: 125 }),
    step: fc.constantFrom("0", "0.001", "1", "100"),
  })
  .map(({ side, contract, marginChange, price, leverage, step }): FuturesLeg => ({
    side,
    contract,
    marginChange: decimal(marginChange).times("0.01"),
    price: decimal(price).times("0.01"),
    leverage: decimal(leverage),
    step: decimal(step),
    feeRate: decimal("0.0005"),
  }));

test("quantities lie on the step, and the leverage of what is added or left never ends above the one wanted", () => {
  fc.assert(
    fc.property(legs, (leg) => {
      const { marginChange, leverage, price, step, side, contract, feeRate } = leg;
      const { notionalChange, quantity, fee, freeMargin } = contractsForMargin(leg);
      const tiny = marginChange.abs().times(leverage).times("1e-30");
      if (!step.isZero()) expectEqual(quantity.js.mod(step.js).isZero(), true);
      else expectEqual([notionalChange.eq(marginChange.times(leverage)), freeMargin.isZero()], [true, true]);
      expectEqual(notionalChange.lte(marginChange.times(leverage).plus(tiny)), true);
      const unit = contract === "linear" ? price : decimal(1);
      expectEqual(marginChange.times(leverage).minus(notionalChange).lte(unit.times(step).plus(tiny)), true);
      expectEqual(quantity.times(unit).times(side === "long" ? 1 : -1).minus(notionalChange).abs().lte(tiny), true); // prettier-ignore
      expectEqual(fee.toString(), notionalChange.abs().times(feeRate).toString());
      expectEqual(freeMargin.gte(tiny.neg()), true);
      const bound = marginChange.minus(freeMargin).times(leverage);
      expectEqual(
        bound.minus(notionalChange).abs().lte(notionalChange.abs().times("1e-30").plus(tiny)),
        true,
      );
    }),
  );
});

test("no more is closed than is held, and what that does not release is missing", () => {
  const leg: FuturesLeg = {
    side: "short",
    contract: "linear",
    marginChange: decimal(-10500),
    price: decimal(61000),
    leverage: decimal(3),
    step: decimal("0.001"),
    feeRate: decimal(0),
    held: decimal("0.5"),
  };
  const { quantity, freeMargin } = contractsForMargin(leg);
  expect(quantity.toString()).toBe("0.5"); // 31,500 / 61,000 would be 0.517 and turn the short into a long
  expect(freeMargin.toDecimalPlaces(10).toString()).toBe("-333.3333333333");
});
