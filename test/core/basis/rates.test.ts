import * as fc from "fast-check";
import { annualBasis, compoundings, fairFuturesPrice, relativeBasis } from "../../../src/core/basis/rates";
import { decimal, toNumber } from "../../../src/core/number/decimal";
import { expectEqual } from "../../support/expect-equal";

const prices = fc.integer({ min: 1, max: 10 ** 9 }).map((n) => decimal(n).times("1e-4"));
const days = fc.integer({ min: 1, max: 20_000 }).map((n) => decimal(n).times("0.1"));
const rates = fc.integer({ min: -9999, max: 50_000 }).map((n) => decimal(n).times("1e-4"));
const compounding = fc.constantFrom(...compoundings);

test("the fair price has the rate that it was made of", () => {
  fc.assert(
    fc.property(prices, rates, days, compounding, (spot, rate, time, kind) => {
      const fair = fairFuturesPrice(spot, rate, time, kind);
      if (!fair) {
        expectEqual(kind === "simple" && rate.times(time).lte(-365), true);
        return;
      }
      const back = annualBasis(spot, fair, time, kind);
      // The price has 34 digits; a basis near 0 loses as many of them as it stands behind the one.
      expectEqual(back.minus(rate).abs().lte(decimal("1e-26")), true);
    }),
  );
});

test("the fair price of a basis is the futures price", () => {
  fc.assert(
    fc.property(
      prices,
      fc.integer({ min: 5000, max: 20_000 }),
      // In fewer days a halved price compounds to so nearly -1 a year that the rate tells it apart no more.
      fc.integer({ min: 30, max: 2000 }).map(decimal),
      compounding,
      (spot, tenThousandths, time, kind) => {
        const futures = spot.times(tenThousandths).times("1e-4");
        const fair = fairFuturesPrice(spot, annualBasis(spot, futures, time, kind), time, kind);
        expectEqual(fair!.minus(futures).abs().lte(futures.times("1e-28")), true);
      },
    ),
  );
});

test("over a year the simple and the compound rate are the basis itself", () => {
  fc.assert(
    fc.property(prices, prices, (spot, futures) => {
      const basis = toNumber(relativeBasis(spot, futures));
      for (const kind of ["simple", "compound"] as const)
        expectEqual(toNumber(annualBasis(spot, futures, decimal(365), kind)), basis);
    }),
  );
});

test("under a year a premium is most when compounded, least when continuous", () => {
  const short = fc.integer({ min: 1, max: 364 }).map(decimal);
  fc.assert(
    fc.property(prices, fc.integer({ min: 1, max: 20_000 }), short, (spot, tenThousandths, time) => {
      const futures = spot.times(decimal(tenThousandths).times("1e-4").plus(1));
      const [simple, compound, continuous] = compoundings.map((kind) =>
        annualBasis(spot, futures, time, kind),
      );
      expectEqual(compound!.gt(simple!), true);
      expectEqual(simple!.gt(continuous!), true);
    }),
  );
});

test("without a basis there is no rate", () => {
  for (const kind of compoundings)
    expect(annualBasis(decimal(60000), decimal(60000), decimal(30), kind).isZero()).toBe(true);
});
