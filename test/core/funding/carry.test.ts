import { atOnce } from "../../../src/core/slices";
import * as fc from "fast-check";
import { decimal, zero } from "../../../src/core/number/decimal";
import { fundingCash } from "../../../src/core/funding/payments";
import { fundingCarryResult } from "../../../src/core/funding/carry";
import { hedgeResult } from "../../../src/core/hedge/pnl";
import { expectEqual } from "../../support/expect-equal";

const positive = fc.integer({ min: 1, max: 10 ** 9 }).map((n) => decimal(n).times("1e-4"));
const rates = fc.array(
  fc.integer({ min: -(10 ** 6), max: 10 ** 6 }).map((n) => decimal(n).times("1e-8")),
  { minLength: 1, maxLength: 30 },
);
const carries = fc.record({
  quantity: positive,
  price: positive,
  rates,
  intervalHours: fc.integer({ min: 1, max: 24 }).map(decimal),
  feeRate: fc.integer({ min: 0, max: 100 }).map((n) => decimal(n).times("1e-5")),
  leverage: fc.integer({ min: 1, max: 100 }).map(decimal),
});

test("without funding the carry loses its fees", () => {
  fc.assert(
    fc.property(carries, (carry) => {
      const { fundingIncome, net, fees } = atOnce(
        fundingCarryResult({
          ...carry,
          rates: carry.rates.map(() => zero),
        }),
      );
      expectEqual(fundingIncome.isZero(), true);
      expectEqual(net.eq(fees.neg()), true);
    }),
  );
});

test("the income is what a short of that quantity receives", () => {
  fc.assert(
    fc.property(carries, (carry) => {
      const stamps = carry.rates.map((rate) => ({ markPrice: carry.price, rate }));
      const received = atOnce(
        fundingCash({ side: "short", contract: "linear", quantity: carry.quantity }, stamps),
      );
      expectEqual(atOnce(fundingCarryResult(carry)).fundingIncome.eq(received), true);
    }),
  );
});

test("the fees are those of a fully hedged holding, whose spot legs cost the same", () => {
  fc.assert(
    fc.property(carries, ({ quantity, price, feeRate, ...carry }) => {
      const { fees } = hedgeResult({
        spotQuantity: quantity,
        spotEntry: price,
        spotExit: price,
        hedgeRatio: decimal(1),
        futuresEntry: price,
        futuresExit: price,
        fundingCash: zero,
        feeRate,
      });
      expectEqual(
        atOnce(fundingCarryResult({ ...carry, quantity, price, feeRate })).fees.eq(fees.times(2)),
        true,
      );
    }),
  );
});

test("holding the same rates for longer intervals changes nothing but the annualised return", () => {
  fc.assert(
    fc.property(carries, (carry) => {
      const once = atOnce(fundingCarryResult(carry));
      const twice = atOnce(fundingCarryResult({ ...carry, intervalHours: carry.intervalHours.times(2) }));
      expectEqual({ ...twice, annualised: undefined }, { ...once, annualised: undefined });
      const halved = twice.annualised.times(2).minus(once.annualised).abs();
      expectEqual(halved.lte(once.annualised.abs().times("1e-30")), true);
    }),
  );
});
