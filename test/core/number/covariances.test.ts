import * as fc from "fast-check";
import { covariancesOf } from "../../../src/core/number/covariances";
import { decimal, divide, type Decimal } from "../../../src/core/number/decimal";
import { atOnce } from "../../../src/core/slices";
import { expectEqual } from "../../support/expect-equal";
import { add, multiply, rational, subtract, type Rational } from "../../support/rational";

/** Numbers of a column: of some places, of any size, quotients of 34 digits, and products of more than a pair holds. */
const digits = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 });
const number = fc.oneof(
  fc.tuple(digits, fc.integer({ min: -15, max: 3 })).map(([all, power]) => decimal(`${all}e${power}`)),
  fc.tuple(digits, fc.integer({ min: -250, max: 250 })).map(([all, power]) => decimal(`${all}e${power}`)),
  fc.tuple(digits, fc.integer({ min: 3, max: 1e9 })).map(([all, by]) => divide(decimal(all), decimal(by))),
  fc.tuple(digits, digits, digits).map(([a, b, c]) => decimal(a).times(b).times(c)),
);

/** As exact fractions give it. */
function covariance(a: readonly Rational[], b: readonly Rational[]): Rational {
  const total = (values: readonly Rational[]) => values.reduce(add, rational("0"));
  const products = a.map((value, row) => multiply(value, b[row]!));
  return subtract(multiply(rational(String(a.length)), total(products)), multiply(total(a), total(b)));
}

test("variances and covariance are exact, whatever the places of the rows", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { maxLength: 40 }), (rows) => {
      const { ofFirst, ofSecond, both } = atOnce(covariancesOf(rows.length, (row) => rows[row]!));
      const [a, b] = [0, 1].map((side) => rows.map((row) => rational(row[side]!.toString()))) as [
        Rational[],
        Rational[],
      ];
      const agree = (value: Decimal, expected: Rational) => {
        const { numerator } = subtract(rational(value.toString()), expected);
        expectEqual(numerator, 0n);
      };
      agree(ofFirst, covariance(a, a));
      agree(ofSecond, covariance(b, b));
      agree(both, covariance(a, b));
    }),
  );
});

test("what does not vary has no variance", () => {
  const third = divide(decimal(1), decimal(3));
  const { ofFirst, both } = atOnce(covariancesOf(3_000, (row) => [third, decimal(row)]));
  expect([ofFirst.isZero(), both.isZero()]).toEqual([true, true]);
});
