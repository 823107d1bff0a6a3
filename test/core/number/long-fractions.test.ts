import * as fc from "fast-check";
import {
  decimal,
  divide,
  fitsNumber,
  toNumber,
  wholeSteps,
  type Decimal,
} from "../../../src/core/number/decimal";
import { addFractions, type Fraction } from "../../../src/core/number/fraction";
import { cutQuotient } from "../../support/cut-quotient";
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
 * Sums of many fractions have as many digits as all denominators together. A pair of doubles in a higher power of ten stands for them, and
 * tells the 15 digits and the sign or leaves them to all digits. Each is held against exact fractions, on ties and a hair beside them.
 */
interface Part {
  readonly numerator: string;
  readonly denominator: string;
}

const fractionOf = ({ numerator, denominator }: Part): Fraction => ({
  numerator: decimal(numerator),
  denominator: decimal(denominator),
});
const exactOf = ({ numerator, denominator }: Part): Rational => {
  const [over, under] = [rational(numerator), rational(denominator)];
  return { numerator: over.numerator * under.denominator, denominator: over.denominator * under.numerator };
};

/** In halves, as sums of lines are added. */
function inHalves<T>(parts: readonly T[], plus: (a: T, b: T) => T): T {
  if (parts.length === 1) return parts[0]!;
  const middle = parts.length >> 1;
  return plus(inHalves(parts.slice(0, middle), plus), inHalves(parts.slice(middle), plus));
}

const totalOf = (parts: readonly Part[]): Fraction => inHalves(parts.map(fractionOf), addFractions);
const exactTotalOf = (parts: readonly Part[]): Rational => inHalves(parts.map(exactOf), add);
const shownOf = ({ numerator, denominator }: Fraction): Decimal => divide(numerator, denominator);

/** Numbers of up to 15 digits, of one size or of every size that a cell has. */
const number = (powers: fc.Arbitrary<number>) =>
  fc
    .tuple(
      fc.oneof(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 999_999_999_999_999 })),
      powers,
    )
    .map(([digits, power]) => `${digits}e${power}`);
const parts = (most: number, fewest = 1) =>
  fc.constantFrom(fc.integer({ min: -4, max: 2 }), fc.integer({ min: -250, max: 250 })).chain((powers) =>
    fc.array(
      fc.record({
        numerator: fc
          .tuple(number(powers), fc.boolean())
          .map(([size, isNegative]) => (isNegative ? `-${size}` : size)),
        denominator: number(powers),
      }),
      { minLength: fewest, maxLength: most },
    ),
  );

/** What is to be added to parts so that they come to this: a fraction of as many digits as all of them have. */
function restTo(aim: Rational, given: readonly Part[]): Part {
  const { numerator, denominator } = subtract(aim, exactTotalOf(given));
  return { numerator: String(numerator), denominator: String(denominator) };
}

test("sums of up to hundreds of fractions are exact at 15 digits", () => {
  fc.assert(
    fc.property(parts(300), (given) => {
      const exact = exactTotalOf(given);
      const total = shownOf(totalOf(given));
      expectEqual(total.sign, exact.numerator > 0n ? 1 : exact.numerator < 0n ? -1 : 0);
      if (fitsNumber(total)) expectEqual(toNumber(total), toShownDouble(exact));
    }),
    { numRuns: 150 },
  );
});

test("a sum of many fractions on a tie of the 15 digits goes to the even one, and by the least rest to that side", () => {
  fc.assert(
    fc.property(parts(60), fc.integer({ min: 1e14, max: 999_999_999_999_998 }), (given, digits) => {
      const tie = rational(`${digits}.5`);
      const rest = restTo(tie, given);
      const even = digits % 2 === 0 ? digits : digits + 1;
      const hair: Part = { numerator: "1e-700", denominator: "3" };
      const shown = [[], [hair], [{ ...hair, numerator: "-1e-700" }]].map((beside) =>
        toNumber(shownOf(totalOf([...given, rest, ...beside]))),
      );
      expectEqual(shown, [even, digits + 1, digits]);
    }),
    { numRuns: 60 },
  );
});

test("what cancels altogether is 0, and the least rest is the sign", () => {
  fc.assert(
    fc.property(parts(60), (given) => {
      const rest = restTo(rational("0"), given);
      const signs = ["0", "1e-700", "-1e-700"].map(
        (hair) => totalOf([...given, rest, { numerator: hair, denominator: "7" }]).numerator.sign,
      );
      expectEqual(signs, [0, 1, -1]);
    }),
    { numRuns: 60 },
  );
});

test("what is left where most cancels is exact at 15 digits, in whole steps and in what is made of it", () => {
  const places = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 180 }));
  fc.assert(
    fc.property(
      parts(80),
      fc.integer({ min: 1, max: 99_999_999_999_999 }),
      places,
      (given, digits, below) => {
        const aim = `${digits}.5e-${below}`;
        const { numerator, denominator } = totalOf([...given, restTo(rational(aim), given)]);
        const left = divide(numerator, denominator);
        expectEqual(toNumber(left), Number(aim));
        expectEqual(toNumber(wholeSteps(left, decimal(`1e-${below}`))), digits);
        expectEqual(numerator.cmp(denominator.times(decimal(aim))), 0);
        const more = numerator.times(numerator).plus(denominator.times(denominator).times(7));
        const exact = add(multiply(rational(aim), rational(aim)), rational("7"));
        expectEqual(toNumber(divide(more, denominator.times(denominator))), toShownDouble(exact));
      },
    ),
    { numRuns: 600 },
  );
});

test("a quotient that is not divided yet counts beside a number of hundreds of places", () => {
  fc.assert(
    fc.property(fc.integer({ min: 400, max: 900 }), fc.integer({ min: -3, max: 3 }), (power, apart) => {
      const third = divide(decimal(`1e${power + apart}`), decimal(3));
      const other = decimal(`1e${power}`);
      const exact = add(exactOf({ numerator: `1e${apart}`, denominator: "3" }), rational("1"));
      expectEqual(toNumber(divide(third.plus(other), other)), toShownDouble(exact));
      expectEqual(other.cmp(third), apart > 0 ? -1 : 1);
      expectEqual(toNumber(divide(third.plus(third).plus(third), third)), 3);
    }),
  );
});

test("a quotient of sums of many fractions is cut off at 34 digits where it is added to", () => {
  const many = parts(90, 70);
  fc.assert(
    fc.property(many, many, (over, under) => {
      const [a, b] = [totalOf(over), totalOf(under)];
      const exact = quotient(exactTotalOf(over), exactTotalOf(under));
      if (!exact || exact.numerator === 0n) return;
      const value = divide(a.numerator.times(b.denominator), a.denominator.times(b.numerator));
      const cut = decimal(cutQuotient(exact));
      const hair = cut.times("1e-120");
      expectEqual(value.plus(hair).minus(cut).cmp(hair), 0);
      expectEqual(value.cmp(cut), 0);
    }),
    { numRuns: 200 },
  );
});

test("products of many factors, as far apart as cells hold numbers", () => {
  fc.assert(
    fc.property(fc.array(number(fc.integer({ min: -300, max: 290 })), { maxLength: 80 }), (factors) => {
      const product = factors.reduce((all, factor) => all.times(factor), decimal(3));
      const exact = factors.map(rational).reduce((all, { numerator, denominator }) => ({
        numerator: all.numerator * numerator,
        denominator: all.denominator * denominator,
      }), rational("3")); // prettier-ignore
      const once = product.plus(decimal("1e-300")).minus(product);
      expectEqual(once.toString(), "1e-300");
      if (fitsNumber(product)) expectEqual(toNumber(product), toShownDouble(exact));
    }),
    { numRuns: 200 },
  );
});

test("thousands of denominators, on ties to either side: more digits than 20,000", () => {
  const given = Array.from({ length: 2_500 }, (_, index): Part => {
    const denominator = String(10_000_019 + 2 * index);
    return { numerator: index % 3 === 0 ? "-7" : "5", denominator };
  });
  const hairs = (rest: Part) => ["0", "1", "-1"].map((numerator) => ({ ...rest, numerator }));
  const shown = ["123456789012344.5", "123456789012345.5"].map((tie) => {
    const rest = restTo(rational(tie), given);
    return hairs(rest).map((hair) => toNumber(shownOf(totalOf([...given, rest, hair]))));
  });
  expect(shown).toEqual([
    [123456789012344, 123456789012345, 123456789012344],
    [123456789012346, 123456789012346, 123456789012345],
  ]);
});
