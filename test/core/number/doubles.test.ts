import * as fc from "fast-check";
import { decimal } from "../../../src/core/number/decimal";
import { nearestDouble } from "../../../src/core/number/doubles";
import { expectEqual } from "../../support/expect-equal";

const whole = fc.bigInt({ min: 2n ** 52n, max: 2n ** 53n - 2n });
const nearest = (numerator: bigint, denominator: string) =>
  nearestDouble({ numerator: decimal(String(numerator)), denominator: decimal(denominator) });

test("a fraction of doubles' middles goes to the even one, and a hair beside it to its side", () => {
  fc.assert(
    fc.property(
      whole,
      fc.integer({ min: 1, max: 999_999_999 }),
      fc.integer({ min: 0, max: 60 }),
      (low, by, places) => {
        const denominator = BigInt(by) * 10n ** BigInt(places);
        const middle = (2n * low + 1n) * denominator;
        const of = (numerator: bigint) => nearest(numerator, String(2n * denominator));
        const even = low % 2n === 0n ? low : low + 1n;
        expectEqual([middle - 1n, middle, middle + 1n].map(of), [low, even, low + 1n].map(Number));
        expectEqual(of(-middle), -Number(even));
      },
    ),
  );
});

test("quotients of prices are what the language divides", () => {
  const price = fc.integer({ min: 1, max: 2 ** 31 - 1 });
  fc.assert(
    fc.property(price, price, (over, under) => {
      expectEqual(nearest(BigInt(over), String(under)), over / under);
    }),
    { numRuns: 5000 },
  );
  expect(nearest(0n, "3")).toBe(0);
  expect(nearest(1n, "3e320")).toBe(Number("3.3333333333333333e-321"));
  expect(nearest(1n, "1e400")).toBe(0);
});
