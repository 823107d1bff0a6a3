import * as fc from "fast-check";
import { basisCarryResult } from "../../../src/core/basis/carry";
import { annualBasis } from "../../../src/core/basis/rates";
import { decimal, zero } from "../../../src/core/number/decimal";
import { hedgeResult } from "../../../src/core/hedge/pnl";
import { expectEqual } from "../../support/expect-equal";

const positive = fc.integer({ min: 1, max: 10 ** 9 }).map((n) => decimal(n).times("1e-4"));
const carries = fc.record({
  quantity: positive,
  spotPrice: positive,
  futuresPrice: positive,
  days: fc.integer({ min: 1, max: 1000 }).map(decimal),
  feeRate: fc.integer({ min: 0, max: 100 }).map((n) => decimal(n).times("1e-5")),
  financingRate: fc.integer({ min: -100, max: 5000 }).map((n) => decimal(n).times("1e-4")),
  leverage: fc.integer({ min: 1, max: 100 }).map(decimal),
});

test("without a basis and financing the carry loses its fees", () => {
  fc.assert(
    fc.property(carries, (carry) => {
      const { lockedPremium, net, fees } = basisCarryResult({
        ...carry,
        futuresPrice: carry.spotPrice,
        financingRate: zero,
      });
      expectEqual(lockedPremium.isZero(), true);
      expectEqual(net.eq(fees.neg()), true);
    }),
  );
});

test("wherever the future settles, the hedge earns the locked premium", () => {
  fc.assert(
    fc.property(carries, positive, (carry, settlement) => {
      const { netPnl } = hedgeResult({
        spotQuantity: carry.quantity,
        spotEntry: carry.spotPrice,
        spotExit: settlement,
        hedgeRatio: decimal(1),
        futuresEntry: carry.futuresPrice,
        futuresExit: settlement,
        fundingCash: zero,
        feeRate: zero,
      });
      expectEqual(basisCarryResult(carry).lockedPremium.eq(netPnl), true);
    }),
  );
});

test("the parts make the net", () => {
  fc.assert(
    fc.property(carries, (carry) => {
      const { lockedPremium, fees, financing, net } = basisCarryResult(carry);
      const rest = lockedPremium.minus(fees).minus(financing).minus(net);
      expectEqual(rest.abs().lte(lockedPremium.abs().plus(fees).plus(financing.abs()).times("1e-30")), true);
    }),
  );
});

test("a financing at the annual basis leaves nothing", () => {
  fc.assert(
    fc.property(carries, (carry) => {
      const financingRate = annualBasis(carry.spotPrice, carry.futuresPrice, carry.days, "simple");
      const { net, lockedPremium } = basisCarryResult({ ...carry, feeRate: zero, financingRate });
      expectEqual(net.abs().lte(lockedPremium.abs().times("1e-30")), true);
    }),
  );
});
