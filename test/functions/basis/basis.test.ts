import * as fc from "fast-check";
import { basisAnnual, basisCarry, basisFair, basisRate } from "../../../src/functions/basis";
import { expectEqual } from "../../support/expect-equal";
import { feeRate, signedRate, size, twoPrices } from "../../support/generators";
import { naturalLogarithm, naturalPower, power } from "../../support/irrational";
import { add, multiply, quotient, rational, shown, subtract, type Rational } from "../../support/rational";
import published from "../../vectors/basis.json";
import { asShown, call, cell, inputError, notAvailable, valueError, type Result } from "../support";

const runs = { numRuns: 500 };
const one = rational("1");
const year = rational("365");
const time = fc.oneof(
  fc.integer({ min: 1, max: 2000 }),
  fc.integer({ min: 1, max: 10_000 }).map((n) => n / 24),
);

describe("published", () => {
  test.each(
    published.cases.map((published) => [`${published.kind}: ${published.source}`, published] as const),
  )("%s", (_, { kind, spot, futures, days, expected, tolerance }) => {
    const result: Record<string, () => Result> = {
      rate: () => cell(basisRate, spot, futures),
      annual: () => cell(basisAnnual, spot, futures, days),
      carry: () => call(basisCarry, 1, spot, futures, days)[0]![1]!,
    };
    expect(Math.abs((result[kind]!() as number) - expected)).toBeLessThanOrEqual(tolerance);
  });
});

describe("the exact result at 15 digits", () => {
  test("BASIS.RATE and BASIS.ANNUAL", () => {
    fc.assert(
      fc.property(twoPrices, time, ([spot, futures], days) => {
        const [S, F] = [shown(spot), shown(futures)];
        const ratio = quotient(F, S)!;
        const times = quotient(year, shown(days))!;
        expectEqual(cell(basisRate, spot, futures), asShown(subtract(ratio, one)));
        expectEqual(cell(basisAnnual, spot, futures, days), asShown(multiply(subtract(ratio, one), times)));
        expectEqual(
          cell(basisAnnual, spot, futures, days, "continuous"),
          asShown(multiply(naturalLogarithm(ratio), times)),
        );
        fc.pre(Math.abs(Math.log(futures / spot) * (365 / days)) < 600);
        expectEqual(
          cell(basisAnnual, spot, futures, days, "compound"),
          asShown(subtract(power(ratio, times), one)),
        );
      }),
      runs,
    );
  });

  test("BASIS.FAIR", () => {
    fc.assert(
      fc.property(size, signedRate, time, (spot, rate, days) => {
        const [S, r, d] = [spot, rate, days].map(shown) as [Rational, Rational, Rational];
        const part = quotient(d, year)!;
        const simple = multiply(S, add(one, multiply(r, part)));
        expectEqual(
          cell(basisFair, spot, rate, days),
          simple.numerator > 0n
            ? asShown(simple)
            : notAvailable("BASIS.FAIR: no positive futures price has this rate."),
        );
        expectEqual(
          cell(basisFair, spot, rate, days, "compound"),
          asShown(multiply(S, power(add(one, r), part))),
        );
        expectEqual(
          cell(basisFair, spot, rate, days, "continuous"),
          asShown(multiply(S, naturalPower(multiply(r, part)))),
        );
      }),
      runs,
    );
  });

  test("BASIS.CARRY", () => {
    fc.assert(
      fc.property(
        fc.tuple(size, twoPrices, time, feeRate, signedRate, size),
        ([quantity, [spot, futures], days, fee, financing, leverage]) => {
          const [q, S, F, d, f, r, L] = [quantity, spot, futures, days, fee, financing, leverage].map(
            shown,
          ) as [Rational, Rational, Rational, Rational, Rational, Rational, Rational];
          const premium = multiply(q, subtract(F, S));
          const fees = multiply(multiply(multiply(rational("2"), f), q), add(S, F));
          const cost = multiply(multiply(multiply(q, S), r), quotient(d, year)!);
          const net = subtract(subtract(premium, fees), cost);
          const capital = add(multiply(q, S), quotient(multiply(q, F), L)!);
          const earned = quotient(net, capital)!;
          expectEqual(call(basisCarry, quantity, spot, futures, days, fee, financing, leverage), [
            ["Locked premium", asShown(premium)],
            ["Fees", asShown(fees)],
            ["Financing", asShown(cost)],
            ["Net", asShown(net)],
            ["Capital", asShown(capital)],
            ["Return", asShown(earned)],
            ["Annualised", asShown(multiply(earned, quotient(year, d)!))],
          ]);
        },
      ),
      runs,
    );
  });
});

describe("BASIS.FAIR gives BASIS.ANNUAL its price back", () => {
  test.each(["simple", "compound", "continuous"])("%s", (compounding) => {
    // Rates whose fair prices have few enough digits for a cell, and the other way round.
    for (const futures of [54000, 60000, 60123.45, 72000]) {
      const rate = cell(basisAnnual, 60000, futures, 91, compounding);
      expect(cell(basisFair, 60000, rate, 91, compounding)).toBeCloseTo(futures, 9);
    }
  });
});

describe("errors with words", () => {
  test("what is compounded loses less than all", () => {
    expect(cell(basisFair, 60000, -1, 30, "compound")).toEqual(
      valueError(
        "BASIS.FAIR: annualRate must be a fraction above -1 (0.0001 is 0.01 %) to be compounded, got -1.",
      ),
    );
  });

  test("a rate below what a price can lose has no price", () => {
    expect(cell(basisFair, 60000, -2, 182.5)).toEqual(
      notAvailable("BASIS.FAIR: no positive futures price has this rate."),
    );
    expect(cell(basisFair, 60000, -1, 30)).toBe(55068.4931506849);
    expect(cell(basisFair, 60000, -1, 30, "continuous")).toBeCloseTo(60000 * Math.exp(-30 / 365), 8);
  });

  test("what no double holds is #NUM!", () => {
    expect(cell(basisAnnual, 1, 1e9, 1, "compound")).toEqual(inputError("#NUM!"));
    expect(cell(basisFair, 1, 4, 1e9, "continuous")).toEqual(inputError("#NUM!"));
  });
});

test("a rate of a year that was meant in percent is refused with the fraction", () => {
  expect(cell(basisFair, 60000, 10, 30)).toEqual(
    valueError(
      "BASIS.FAIR: annualRate must be a fraction between -5 and 5 (0.05 is 5 %), got 10; for 10 % type 0.1.",
    ),
  );
  expect(cell(basisCarry, 1, 60000, 61000, 90, 0, 5)).toEqual(
    valueError(
      "BASIS.CARRY: financingRate must be a fraction between -1 and 1 (0.05 is 5 %), got 5; for 5 % type 0.05.",
    ),
  );
});
