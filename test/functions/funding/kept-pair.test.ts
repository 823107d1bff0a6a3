import * as fc from "fast-check";
import { fundingDrag, fundingExit } from "../../../src/functions/funding";
import { expectEqual } from "../../support/expect-equal";
import { signedRate, size } from "../../support/generators";
import { add, multiply, rational, shown, subtract, type Rational } from "../../support/rational";
import { asShown, call, cell, column, notAvailable } from "../support";

const runs = { numRuns: 300 };
const nothing = rational("0");
const total = (rates: readonly number[]) => rates.map(shown).reduce(add, nothing);
const rates = fc
  .array(signedRate, { minLength: 1, maxLength: 40 })
  // A rate of 0 below the last that is not cannot be told from an empty cell.
  .filter((all) => all.at(-1) !== 0);

test("FUNDING.DRAG is the exact result at 15 digits", () => {
  fc.assert(
    fc.property(size, rates, (leverage, all) => {
      expectEqual(
        cell(fundingDrag, leverage, column(...all)),
        asShown(multiply(shown(leverage), total(all))),
      );
    }),
    runs,
  );
});

test("FUNDING.EXIT leaves at the first 24 hours whose mean is below the threshold", () => {
  const less = (a: Rational, b: Rational) => subtract(a, b).numerator < 0n;
  fc.assert(
    fc.property(
      rates,
      fc.constantFrom(1, 4, 8, 12, 24),
      fc.constantFrom(0, 0.0001, -0.0002),
      size,
      (all, hours, threshold, value) => {
        const ofDay = 24 / hours;
        const ends = all.map((_, index) => index + 1).filter((end) => end >= ofDay);
        const payment = ends.find((end) =>
          less(total(all.slice(end - ofDay, end)), multiply(shown(threshold), rational("3"))),
        );
        const [label, found] = call(fundingExit, column(...all), hours, threshold, value)[0]!;
        expect(label).toBe("Payment");
        if (payment === undefined) expect(found).toMatchObject({ error: "#N/A" });
        else expect(found).toBe(payment);
        const incomeOf = (some: readonly number[]) => asShown(multiply(shown(value), total(some)));
        expectEqual(call(fundingExit, column(...all), hours, threshold, value).slice(1), [
          ["Income until then", incomeOf(all.slice(0, payment))],
          ["Income if held", incomeOf(all)],
        ]);
      },
    ),
    runs,
  );
});

test("FUNDING.EXIT says why a pair is kept", () => {
  const reason = (...given: unknown[]) => call(fundingExit, ...given)[0]![1];
  expect(reason(column(0.0001, 0.0001, 0.0001), 8, 0.0001)).toEqual(
    notAvailable("FUNDING.EXIT: the mean rate of 24 hours is never below 0.0001, so the pair is kept."),
  );
  expect(reason(column(-0.0001, -0.0001))).toEqual(
    notAvailable("FUNDING.EXIT: the last 24 hours take 3 funding rates, got 2."),
  );
});
