import { Decimal as DecimalJs } from "decimal.js";
import * as fc from "fast-check";
import {
  decimal,
  divide,
  fitsNumber,
  fromNumber,
  roundDownToStep,
  roundToStep,
  roundUpToStep,
  toNumber,
  type Decimal,
} from "../../../src/core/number/decimal";
import { expectEqual } from "../../support/expect-equal";
import { anyDouble } from "../../support/generators";
import {
  add,
  multiply,
  quotient,
  rational,
  shown,
  shownText,
  subtract,
  toShownDouble,
  type Rational,
} from "../../support/rational";
import roundings from "../../vectors/rounding.json";

const runs = { numRuns: 5000 };

const exactly = (value: Decimal): Rational => rational(value.toString());

describe("reading", () => {
  test.each([
    [0.1 + 0.2, "0.3"],
    [0.1, "0.1"],
    [-0, "0"],
    [1 / 3, "0.333333333333333"],
    [2 / 3, "0.666666666666667"],
    [123456789012345680, "123456789012346000"],
    [999999999999999.9, "1000000000000000"],
    [1e300, "1e+300"],
    [1e-300, "1e-300"],
    [5e-324, "4.94065645841247e-324"],
    [60000.25, "60000.25"],
    [999999999999999, "999999999999999"],
    [99999999.9999999, "99999999.9999999"],
    [0.999999999999999, "0.999999999999999"],
    [Number.MAX_VALUE, "1.79769313486231e+308"],
    [-Number.MAX_VALUE, "-1.79769313486231e+308"],
    [9.99999999999999e-7, "9.99999999999999e-7"],
  ])("%p is %s", (value, expected) => {
    expect(fromNumber(value).toString()).toBe(expected);
  });

  test("gives the number at 15 significant digits", () => {
    fc.assert(
      fc.property(anyDouble, (value) => {
        const read = fromNumber(value);
        expectEqual(read.toString(), decimal(value === 0 ? 0 : shownText(value)).toString());
      }),
      runs,
    );
  });
});

test.each([
  "9007199254740993",
  "-9007199254740993",
  "9999999999999999",
  "0.9007199254740993",
  "999999999999999",
])("the text %s keeps each of its digits", (text) => expect(decimal(text).toFixed()).toBe(text));

describe("writing", () => {
  test.each([
    ["1000000000000005", 1000000000000000],
    ["1000000000000015", 1000000000000020],
    ["1000000000000005.0000000000000000000000000001", 1000000000000010],
    ["-1000000000000015", -1000000000000020],
    ["0.1000000000000005", 0.1],
    ["999999999999999.5", 1e15],
    ["1e-400", 0],
    ["-1e-400", 0],
    ["1.79769313486231e308", 1.79769313486231e308],
  ])("%s is %p", (value, expected) => {
    expect(Object.is(toNumber(decimal(value)), expected)).toBe(true);
  });

  test("is half-even at 15 digits, for sums and products of any size", () => {
    fc.assert(
      fc.property(anyDouble, anyDouble, anyDouble, (a, b, c) => {
        const value = fromNumber(a).times(fromNumber(b)).plus(fromNumber(c));
        if (!fitsNumber(value)) return;
        expectEqual(toNumber(value), toShownDouble(add(multiply(shown(a), shown(b)), shown(c))));
      }),
      runs,
    );
  });

  test("what was read is written as it was, at its 15 digits", () => {
    fc.assert(
      fc.property(anyDouble, (value) => {
        expectEqual(toNumber(fromNumber(value)), Number(shownText(value)) + 0);
      }),
      runs,
    );
  });

  test("what no double holds is said, not written", () => {
    expect(fitsNumber(decimal("1e309"))).toBe(false);
    expect(fitsNumber(decimal("1.797693134862316e308"))).toBe(false);
    expect(fitsNumber(decimal("-1e309"))).toBe(false);
    expect(fitsNumber(decimal("1.79769313486231e308"))).toBe(true);
    expect(() => toNumber(decimal("1e309"))).toThrow(RangeError);
  });
});

describe("arithmetic", () => {
  test("sums, differences and products are exact however far the operands lie apart", () => {
    fc.assert(
      fc.property(anyDouble, anyDouble, anyDouble, anyDouble, (a, b, c, d) => {
        const [x, y, z, w] = [a, b, c, d].map(fromNumber) as [Decimal, Decimal, Decimal, Decimal];
        const result = exactly(x.times(y).times(z).plus(w).minus(x.times(w)));
        const expected = subtract(
          add(multiply(multiply(shown(a), shown(b)), shown(c)), shown(d)),
          multiply(shown(a), shown(d)),
        );
        expectEqual(result.numerator * expected.denominator, expected.numerator * result.denominator);
      }),
      { numRuns: 1000 },
    );
  });

  test("what cancels leaves what is left, not noise", () => {
    const large = fromNumber(1e300);
    expect(large.plus(fromNumber(1e-300)).minus(large).toString()).toBe("1e-300");
  });
});

describe("quotients", () => {
  test("at 34 digits, ready to be rounded again without error", () => {
    fc.assert(
      fc.property(anyDouble, anyDouble, anyDouble, (a, b, c) => {
        const divisor = fromNumber(b).plus(fromNumber(c));
        if (divisor.isZero()) return;
        const result = divide(fromNumber(a), divisor);
        expect(result.js.precision()).toBeLessThanOrEqual(34);
        if (!fitsNumber(result)) return;
        expectEqual(toNumber(result), toShownDouble(quotient(shown(a), add(shown(b), shown(c)))!));
      }),
      runs,
    );
  });

  test("a quotient a hair beside a tie is not taken for the tie", () => {
    // (10^14 + 1/2) + 10^-40: cut at 34 digits it would look like the tie and go down to even.
    const divisor = decimal("3e40");
    const tie = decimal("100000000000000.5").times(divisor);
    expect(toNumber(divide(tie, divisor))).toBe(100000000000000);
    expect(toNumber(divide(tie.plus(3), divisor))).toBe(100000000000001);
    expect(toNumber(divide(tie.minus(3), divisor))).toBe(100000000000000);
    expect(toNumber(divide(tie.plus(3).neg(), divisor))).toBe(-100000000000001);
  });

  test("an exact quotient is itself", () => {
    fc.assert(
      fc.property(anyDouble, anyDouble, (a, b) => {
        if (b === 0) return;
        const product = fromNumber(a).times(fromNumber(b));
        expectEqual(divide(product, fromNumber(b)).toString(), fromNumber(a).toString());
      }),
      { numRuns: 1000 },
    );
  });
});

describe("rounding to a tick, step or lot", () => {
  const round = { down: roundDownToStep, up: roundUpToStep, nearest: roundToStep };

  test.each(roundings.cases)(
    "$value $rounding by $step is $expected ($source)",
    ({ value, step, rounding, expected }) => {
      expect(toNumber(round[rounding as keyof typeof round](fromNumber(value), decimal(step)))).toBe(
        expected,
      );
    },
  );

  test.each([
    [0.3, "0.1", "down", 0.3],
    [0.1 + 0.2, "0.1", "down", 0.3],
    [0.29999, "0.1", "up", 0.3],
    [-2.5, "1", "down", -2],
    [-2.5, "1", "up", -3],
    [2.5, "1", "nearest", 2],
    [3.5, "1", "nearest", 4],
    [-0.125, "0.25", "nearest", 0],
    [7, "0", "down", 7],
    [7.77, "0", "up", 7.77],
    [7.77, "0", "nearest", 7.77],
    [1e15, "0.3", "down", 999999999999999.9],
  ] as const)("%p by %s %s is %p", (value, step, rounding, expected) => {
    expect(toNumber(round[rounding](fromNumber(value), decimal(step)))).toBe(
      Number(expected.toPrecision(15)) + 0,
    );
  });

  test("gives the multiples on either side, and the nearer of them", () => {
    fc.assert(
      fc.property(
        anyDouble,
        fc.integer({ min: 1, max: 99999 }),
        fc.integer({ min: -8, max: 2 }),
        (a, n, power) => {
          const value = fromNumber(a);
          const step = decimal(`${n}e${power}`);
          const [down, up, nearest] = [
            roundDownToStep(value, step),
            roundUpToStep(value, step),
            roundToStep(value, step),
          ];
          for (const rounded of [down, up, nearest]) expectEqual(rounded.js.mod(step.js).isZero(), true);
          expectEqual(down.abs().lte(value.abs()) && up.abs().gte(value.abs()), true);
          expectEqual(up.minus(down).abs().toString(), down.eq(value) ? "0" : step.toString());
          const least = DecimalJs.min(value.minus(down).abs().js, up.minus(value).abs().js);
          expectEqual(nearest.minus(value).abs().toString(), least.toString());
        },
      ),
      { numRuns: 1000 },
    );
  });
});
