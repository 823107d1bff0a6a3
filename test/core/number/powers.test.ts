import { Decimal as DecimalJs } from "decimal.js";
import * as fc from "fast-check";
import { decimal, fitsNumber, fromExact, toNumber } from "../../../src/core/number/decimal";
import type { Fraction } from "../../../src/core/number/fraction";
import {
  compoundFactor,
  compoundGrowth,
  exponentialFactor,
  logarithmicGrowth,
} from "../../../src/core/number/powers";
import { expectEqual } from "../../support/expect-equal";
import { naturalLogarithm, naturalPower, power } from "../../support/irrational";
import {
  add,
  multiply,
  quotient,
  rational,
  subtract,
  toShownDouble,
  type Rational,
} from "../../support/rational";

const runs = { numRuns: 300 };

const one = rational("1");
const fraction = (numerator: string, denominator = "1"): Fraction => ({
  numerator: decimal(numerator),
  denominator: decimal(denominator),
});
const exact = ({ numerator, denominator }: Fraction): Rational =>
  quotient(rational(numerator.toString()), rational(denominator.toString()))!;

/** Growths of all sizes above -1: rates of an interval, rates a year, prices over prices. */
const growth = fc
  .oneof(
    fc
      .tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 4, max: 20 }))
      .map(([digits, places]) => [`${digits}e-${places}`, "1"]),
    fc.integer({ min: -99, max: 5000 }).map((percent) => [`${percent}e-2`, "1"]),
    fc
      .tuple(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: 1, max: 10 ** 9 }))
      .map(([from, to]) => [String(to - from), String(from)]),
  )
  .map(([numerator, denominator]) => fraction(numerator!, denominator));
const periods = fc
  .tuple(fc.constantFrom("365", "8760", "1"), fc.integer({ min: 1, max: 4000 }))
  .map(([year, part]) => fraction(year, String(part)));

describe("at 15 digits they are the exact result", () => {
  /** Whether the result is a double that keeps its digits. */
  const shows = (expected: Rational) => {
    const size = Math.abs(toShownDouble(expected));
    return size === 0 || (size > 1e-290 && size < 1e300);
  };

  test("compound growth", () => {
    fc.assert(
      fc.property(growth, periods, (rate, times) => {
        const expected = subtract(power(add(one, exact(rate)), exact(times)), one);
        fc.pre(shows(expected));
        expectEqual(toNumber(compoundGrowth(rate, times)), toShownDouble(expected));
      }),
      runs,
    );
  });

  test("compound factor", () => {
    fc.assert(
      fc.property(growth, periods, (rate, times) => {
        const expected = power(add(one, exact(rate)), exact(times));
        fc.pre(shows(expected));
        expectEqual(toNumber(compoundFactor(rate, times)), toShownDouble(expected));
      }),
      runs,
    );
  });

  test("logarithmic growth", () => {
    fc.assert(
      fc.property(growth, periods, (rate, times) => {
        const expected = multiply(naturalLogarithm(add(one, exact(rate))), exact(times));
        expectEqual(toNumber(logarithmicGrowth(rate, times)), toShownDouble(expected));
      }),
      runs,
    );
  });

  test("exponential factor", () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), periods, (digits, times) => {
        const rate = { numerator: decimal(digits).times("1e-9"), denominator: times.denominator };
        expectEqual(toNumber(exponentialFactor(rate)), toShownDouble(naturalPower(exact(rate))));
      }),
      runs,
    );
  });
});

describe("they show what decimal.js gives at 70 digits and more", () => {
  /**
   * The double that is shown of a result of decimal.js; infinity or 0 where none is. Its last ten digits are off, by which a tie that is
   * one, as of 34^10 - 1, would be told as none.
   */
  const shown = (value: DecimalJs, digits: number) =>
    Number(value.toSignificantDigits(digits).toPrecision(15, DecimalJs.ROUND_HALF_EVEN));
  const own = (value: Parameters<typeof toNumber>[0]) =>
    fitsNumber(value) ? toNumber(value) : value.isNegative() ? -Infinity : Infinity;
  const compare = (rate: Fraction, times: Fraction) => {
    // A tiny growth needs as many digits behind the one as it has zeros, twice for what decides a tie.
    const zeros = Math.max(0, rate.denominator.js.e - rate.numerator.js.e + 1);
    const Precise = DecimalJs.clone({ precision: 70 + 3 * zeros });
    /** Leaves out what no double of 15 digits holds. */
    const alike = (value: Parameters<typeof toNumber>[0], expected: DecimalJs) => {
      if (expected.isZero() || (expected.e > -290 && expected.e < 300))
        expectEqual(own(value), shown(expected, 60 + 2 * zeros));
    };
    const value = (part: Fraction) => new Precise(part.numerator.js).div(part.denominator.js);
    const logarithm = value(rate).plus(1).ln().times(value(times));
    alike(logarithmicGrowth(rate, times), logarithm);
    if (logarithm.abs().gt(5000)) return;
    const factor = logarithm.exp();
    alike(compoundFactor(rate, times), factor);
    alike(compoundGrowth(rate, times), factor.minus(1));
    const exponent = value(rate).times(value(times));
    const product = {
      numerator: rate.numerator.times(times.numerator),
      denominator: rate.denominator.times(times.denominator),
    };
    if (exponent.abs().lt(5000)) alike(exponentialFactor(product), exponent.exp());
  };

  const year = fc.oneof(
    fc.constant(fraction("1")),
    fc.integer({ min: 1, max: 3650 }).map((days) => fraction("365", String(days))),
    fc.integer({ min: 1, max: 3650 }).map((days) => fraction(String(days), "365")),
    fc.integer({ min: 1, max: 720 }).map((hours) => fraction("8760", String(hours))),
    fc.constantFrom("0.001", "36.5", "1e-12", "1e12").map((days) => fraction("365", days)),
  );
  const digits = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 });
  const rate = fc.oneof(
    growth,
    fc.tuple(digits, fc.integer({ min: 15, max: 60 })).map(([all, places]) => fraction(`${all}e-${places}`)),
    // Next to -1 and far above.
    fc.tuple(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: 9, max: 40 })).map(([all, places]) => ({
      numerator: decimal(`${all}e-${places}`).minus(1),
      denominator: decimal(1),
    })),
    fc.tuple(digits, fc.integer({ min: 0, max: 30 })).map(([all, power]) => {
      const size = decimal(`${Math.abs(all)}e${power}`);
      return { numerator: size, denominator: decimal(1) };
    }),
  );

  test("rates of all sizes over days and hours", () => {
    fc.assert(fc.property(rate, year, compare), { numRuns: 1500 });
  });

  test("tiny rates whose simple yearly rate is a tie, which the compounding decides", () => {
    // 1095 times an odd number of this size has sixteen digits, and the last is a five.
    const odd = fc.integer({ min: 456_621_004_567, max: 4_566_210_045_661 }).map((half) => 2 * half + 1);
    fc.assert(
      fc.property(odd, fc.integer({ min: 20, max: 90 }), fc.boolean(), (all, places, isPaid) => {
        const rate = fraction(`${isPaid ? -all : all}e-${places}`);
        compare(rate, fraction("8760", "8"));
        compare(rate, fraction("1"));
      }),
      runs,
    );
  });

  test("the same value gives the same result, however its fraction is written", () => {
    fc.assert(
      fc.property(rate, year, fc.integer({ min: 2, max: 10 ** 6 }), (value, times, by) => {
        const written = {
          numerator: value.numerator.times(by),
          denominator: value.denominator.times(by),
        };
        for (const result of [compoundFactor, compoundGrowth, logarithmicGrowth]) {
          expectEqual(result(written, times).toString(), result(value, times).toString());
        }
      }),
      runs,
    );
  });
});

describe("a result that is a short decimal comes out exactly", () => {
  test("whole powers and their roots", () => {
    const digits = fc.integer({ min: 1, max: 10 ** 8 });
    fc.assert(
      fc.property(digits, fc.integer({ min: 1, max: 4 }), (parts, times) => {
        const rate = decimal(parts).times("1e-8");
        const factor = fromExact(rate.plus(1).js.pow(times));
        const grown = { numerator: factor.minus(1), denominator: decimal(1) };
        expectEqual(
          compoundFactor({ numerator: rate, denominator: decimal(1) }, fraction(String(times))).toString(),
          factor.toString(),
        );
        expectEqual(compoundGrowth(grown, fraction("1", String(times))).toString(), rate.toString());
      }),
      runs,
    );
  });

  test("a tie at the fifteenth digit goes to the even one", () => {
    // A first power is the growth itself.
    expect(toNumber(compoundGrowth(fraction("1.00000000000001"), fraction("1")))).toBe(1.00000000000001);
    expect(toNumber(compoundGrowth(fraction("1.000000000000005"), fraction("1")))).toBe(1);
    expect(toNumber(compoundGrowth(fraction("1.000000000000015"), fraction("1")))).toBe(1.00000000000002);
  });
});

describe("at the ends of the range", () => {
  test("a growth far below the last digit of one keeps all of its digits", () => {
    expect(toNumber(compoundGrowth(fraction("1e-300"), fraction("8760", "8")))).toBe(1.095e-297);
    expect(toNumber(logarithmicGrowth(fraction("1e-300"), fraction("365", "73")))).toBe(5e-300);
  });

  test("nothing grows by nothing", () => {
    expect(toNumber(compoundGrowth(fraction("0"), fraction("8760", "8")))).toBe(0);
    expect(toNumber(logarithmicGrowth(fraction("0", "1e300"), fraction("365", "73")))).toBe(0);
    expect(toNumber(exponentialFactor(fraction("0")))).toBe(1);
  });

  test("the ratio of the smallest to the largest price has a logarithm", () => {
    const growth = { numerator: decimal("1e-300").minus("1e300"), denominator: decimal("1e300") };
    const expected = multiply(naturalLogarithm(rational("10")), rational("-600"));
    expect(toNumber(logarithmicGrowth(growth, fraction("1")))).toBe(toShownDouble(expected));
  });

  test("what no double holds is told as such, and what vanishes is 0", () => {
    expect(fitsNumber(compoundGrowth(fraction("0.5"), fraction("8760", "1e-298")))).toBe(false);
    expect(fitsNumber(exponentialFactor(fraction("1e300")).times("1e-308"))).toBe(false);
    expect(toNumber(compoundGrowth(fraction("-0.5"), fraction("8760", "1e-298")))).toBe(-1);
    expect(toNumber(exponentialFactor(fraction("-1e300")).times("1e308"))).toBe(0);
  });
});
