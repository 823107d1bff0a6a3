import * as fc from "fast-check";
import {
  decimal,
  divide,
  fitsNumber,
  fromNumber,
  toNumber,
  wholeSteps,
  type Decimal,
} from "../../../src/core/number/decimal";
import { expectEqual } from "../../support/expect-equal";
import {
  add,
  multiply,
  quotient,
  rational,
  subtract,
  toShownDouble,
  type Rational,
} from "../../support/rational";

/**
 * A number of the calculation is a pair of doubles where that tells its digits. These are the rows in which a pair might tell wrong ones:
 * what cancels, what lies on or next to a tie of the 15 digits, and what lies far from one. Each is held against exact fractions.
 */
interface Both {
  readonly value: Decimal;
  readonly exact: Rational;
}

const written = (text: string): Both => ({ value: decimal(text), exact: rational(text) });
const plus = (a: Both, b: Both): Both => ({ value: a.value.plus(b.value), exact: add(a.exact, b.exact) });
const minus = (a: Both, b: Both): Both => ({
  value: a.value.minus(b.value),
  exact: subtract(a.exact, b.exact),
});
const times = (a: Both, b: Both): Both => ({
  value: a.value.times(b.value),
  exact: multiply(a.exact, b.exact),
});
const over = (a: Both, b: Both): Both => ({
  value: divide(a.value, b.value),
  exact: quotient(a.exact, b.exact)!,
});

function agree({ value, exact }: Both): void {
  expectEqual(value.sign, exact.numerator > 0n ? 1 : exact.numerator < 0n ? -1 : 0);
  if (fitsNumber(value)) expectEqual(toNumber(value), toShownDouble(exact));
}

/** Whole digits with the runs of nines, zeros and fives that rounding stumbles over. */
const digits = fc.oneof(
  fc.integer({ min: 1, max: 999_999_999_999_999 }).map(String),
  fc
    .array(fc.constantFrom("0000", "9999", "5", "4999", "1", "25", "50000", "7"), {
      minLength: 1,
      maxLength: 5,
    })
    .map((runs) => runs.join("").replace(/^0+/, "").slice(0, 15) || "1"),
);
const power = fc.oneof(fc.integer({ min: -12, max: 6 }), fc.integer({ min: -60, max: 60 }));
const figure = fc
  .tuple(fc.boolean(), digits, power)
  .map(([isNegative, whole, exponent]) => `${isNegative ? "-" : ""}${whole}e${exponent}`);
const runs = { numRuns: 20_000 };

test("sums of products over sums of products", () => {
  const property = fc.property(fc.array(figure, { minLength: 8, maxLength: 8 }), (texts) => {
    const [a, b, c, d, e, f, g, h] = texts.map(written) as [Both, Both, Both, Both, Both, Both, Both, Both];
    const top = plus(times(a, b), times(c, d));
    const bottom = minus(times(e, f), times(g, h));
    agree(top);
    agree(bottom);
    agree(times(top, bottom));
    if (bottom.exact.numerator !== 0n) agree(over(top, bottom));
  });
  fc.assert(property, runs);
});

test("what nearly cancels, however small the rest", () => {
  const property = fc.property(
    figure,
    figure,
    digits,
    fc.integer({ min: -40, max: 0 }),
    (a, b, rest, below) => {
      const product = times(written(a), written(b));
      const small = times(product, written(`${rest}e${below - 15}`));
      const left = minus(plus(product, small), product);
      agree(left);
      expectEqual(left.value.eq(small.value), true);
      expectEqual(plus(product, small).value.cmp(product.value), small.value.sign);
      agree(over(small, plus(product, small)));
    },
  );
  fc.assert(property, runs);
});

test("quotients on a tie of the 15 digits, and next to one", () => {
  const shown = fc.integer({ min: 100_000_000_000_000, max: 999_999_999_999_999 });
  const property = fc.property(
    shown,
    figure,
    figure,
    fc.integer({ min: 1, max: 60 }),
    (whole, a, b, places) => {
      // (2 n + 1) d over 2 d is n + 1/2.
      const divisor = times(written(a), written(b));
      const tie = times(plus(times(written("2"), written(String(whole))), written("1")), divisor);
      const next = times(tie, written(`1e-${places}`));
      const twice = times(written("2"), divisor);
      for (const dividend of [tie, plus(tie, next), minus(tie, next)]) agree(over(dividend, twice));
    },
  );
  fc.assert(property, runs);
});

test("long chains of products and sums", () => {
  const property = fc.property(fc.array(figure, { minLength: 2, maxLength: 150 }), (texts) => {
    let chain = written("1");
    for (const [index, text] of texts.entries()) {
      const next = written(text);
      chain =
        index % 3 === 2
          ? minus(chain, next)
          : index % 2 === 0
            ? times(chain, written(text.slice(-12).replace(/^\D+/, "1")))
            : plus(chain, next);
    }
    agree(chain);
  });
  fc.assert(property, { numRuns: 300 });
});

test("whole steps of a number, on a step and just below it", () => {
  const property = fc.property(fc.integer({ min: 1, max: 2 ** 53 - 1 }), figure, (count, step) => {
    const unit = decimal(step.replace("-", ""));
    const value = unit.times(count);
    expectEqual(wholeSteps(value, unit).toNumber(), count);
    expectEqual(wholeSteps(value.minus(unit.times("1e-30")), unit).toNumber(), count - 1);
    expectEqual(wholeSteps(value.neg(), unit).plus(count).isZero(), true);
  });
  fc.assert(property, runs);
});

test("a double is read as Excel shows it, wherever it lies", () => {
  const property = fc.property(digits, fc.integer({ min: -300, max: 290 }), (whole, exponent) => {
    const double = Number(`${whole}e${exponent}`);
    expectEqual(toNumber(fromNumber(double)), Number(double.toPrecision(15)));
  });
  fc.assert(property, runs);
});
