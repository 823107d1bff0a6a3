import { atOnce } from "../../../src/core/slices";
import * as fc from "fast-check";
import { contractTypes, sides } from "../../../src/core/position/contract";
import { decimal, sum, toNumber, type Decimal } from "../../../src/core/number/decimal";
import {
  compoundFundingRate,
  hoursToBreakEven,
  predictedFundingRate,
  simpleFundingRate,
  type FundingTerms,
} from "../../../src/core/funding/rates";
import { fundingCash } from "../../../src/core/funding/payments";
import { expectEqual } from "../../support/expect-equal";

const positive = fc.integer({ min: 1, max: 10 ** 9 }).map((n) => decimal(n).times("1e-4"));
const rates = fc.integer({ min: -(10 ** 6), max: 10 ** 6 }).map((n) => decimal(n).times("1e-8"));
const stamps = fc.array(fc.record({ markPrice: positive, rate: rates }), { minLength: 1, maxLength: 30 });
const near = (a: Decimal, b: Decimal, size: Decimal) => a.minus(b).abs().lte(size.abs().times("1e-30"));

describe("cash of funding", () => {
  test("the total is the sum of the payments", () => {
    fc.assert(
      fc.property(fc.constantFrom(...sides), positive, stamps, (side, quantity, all) => {
        for (const contract of contractTypes) {
          const position = { side, contract, quantity };
          const payments = all.map((stamp) => atOnce(fundingCash(position, [stamp])));
          const size = sum(payments.map((cash) => cash.abs()));
          expectEqual(near(atOnce(fundingCash(position, all)), sum(payments), size), true);
        }
      }),
    );
  });

  test("what a long pays the short receives", () => {
    fc.assert(
      fc.property(fc.constantFrom(...contractTypes), positive, stamps, (contract, quantity, all) => {
        const [long, short] = sides.map((side) => atOnce(fundingCash({ side, contract, quantity }, all)));
        expectEqual(long!.plus(short!).isZero(), true);
      }),
    );
  });

  test("a short receives a positive rate and pays a negative one", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...contractTypes),
        positive,
        positive,
        rates,
        (contract, quantity, markPrice, rate) => {
          const cash = atOnce(fundingCash({ side: "short", contract, quantity }, [{ markPrice, rate }]));
          expectEqual(cash.cmp(0), rate.cmp(0));
        },
      ),
    );
  });

  test("payments of an inverse contract that cancel leave nothing", () => {
    // 1/3 + 2/3 - 1: no number of digits of the quotients would do.
    const all = [3, 1.5, 1].map((price, index) => ({
      markPrice: decimal(price),
      rate: decimal(index === 2 ? -1 : 1),
    }));
    expect(
      atOnce(fundingCash({ side: "short", contract: "inverse", quantity: decimal(7) }, all)).isZero(),
    ).toBe(true);
  });
});

describe("rates a year", () => {
  test("APR and APY agree as the interval's rate goes to 0", () => {
    const exponents = fc.integer({ min: 5, max: 290 });
    fc.assert(
      fc.property(exponents, fc.boolean(), fc.integer({ min: 1, max: 24 }), (places, negative, hours) => {
        const rate = decimal(`${negative ? "-" : ""}1e-${places}`);
        const apr = simpleFundingRate(rate, decimal(hours));
        const apy = compoundFundingRate(rate, decimal(hours));
        // (1 + r)^n - 1 - n*r lies between 0 and (n*r)^2 while n*|r| is below 1.
        const more = apy.minus(apr);
        expectEqual(more.gte(apr.abs().times("-1e-30")), true);
        expectEqual(more.lte(apr.times(apr).plus(apr.abs().times("1e-30"))), true);
      }),
    );
  });

  test("an interval of a year is its own rate", () => {
    fc.assert(
      fc.property(rates, (rate) => {
        expectEqual(toNumber(simpleFundingRate(rate, decimal(8760))), toNumber(rate));
        expectEqual(toNumber(compoundFundingRate(rate, decimal(8760))), toNumber(rate));
      }),
    );
  });
});

const terms = (premiumIndex: Decimal, interestRate: Decimal, clamp: Decimal, hours = 8): FundingTerms => ({
  ...{ premiumIndex, interestRate, clamp },
  intervalHours: decimal(hours),
});

test("the predicted rates of a day are those of three times 8 hours, whatever the interval", () => {
  fc.assert(
    fc.property(rates, rates, positive, fc.constantFrom(1, 2, 3, 4, 6, 8, 12, 24), (P, I, c, hours) => {
      const [of8, own] = [8, hours].map((each) =>
        predictedFundingRate(terms(P, I, c, each)).times(24 / each),
      );
      expectEqual(near(own!, of8!, of8!), true);
    }),
  );
});

test("a rate is held between floor and cap, and is untouched between them", () => {
  fc.assert(
    fc.property(rates, rates, positive, positive, fc.constantFrom(1, 4, 8), (P, I, cap, depth, hours) => {
      const floor = depth.neg();
      const free = predictedFundingRate(terms(P, I, decimal("0.0005"), hours));
      const held = predictedFundingRate(terms(P, I, decimal("0.0005"), hours), cap, floor);
      expectEqual(held.eq(free.gt(cap) ? cap : free.lt(floor) ? floor : free), true);
    }),
  );
});

test("the predicted rate is the interest within the clamp and the premium less the clamp beyond it", () => {
  const clamps = fc.integer({ min: 0, max: 10 ** 5 }).map((n) => decimal(n).times("1e-8"));
  fc.assert(
    fc.property(rates, rates, clamps, (premium, interest, clamp) => {
      const rate = predictedFundingRate(terms(premium, interest, clamp));
      const difference = interest.minus(premium);
      const expected = difference.abs().lte(clamp)
        ? interest
        : premium.plus(difference.isNegative() ? clamp.neg() : clamp);
      expectEqual(rate.eq(expected), true);
    }),
  );
});

test("over the hours to break even a short receives four fees", () => {
  fc.assert(
    fc.property(rates, rates, positive, (rate, fee, interval) => {
      const hours = hoursToBreakEven(rate, fee.abs(), interval);
      if (rate.lte(0)) {
        expect(hours).toBeUndefined();
        return;
      }
      const received = rate.times(hours!);
      expectEqual(near(received, fee.abs().times(4).times(interval), received), true);
    }),
  );
});
