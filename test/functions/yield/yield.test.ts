import * as fc from "fast-check";
import { yieldApy, yieldStaking } from "../../../src/functions/yield";
import { expectEqual } from "../../support/expect-equal";
import { size } from "../../support/generators";
import { power } from "../../support/irrational";
import { add, multiply, quotient, rational, shown, subtract, type Rational } from "../../support/rational";
import { asShown, cell } from "../support";

const one = rational("1");
const apr = fc.oneof(
  fc.constantFrom(0, 0.03, 0.08),
  fc.integer({ min: 1, max: 5000 }).map((n) => n / 1e4),
);
const commission = fc.constantFrom(0, 0.1, 0.15, 1 / 3, 1);
const compounds = fc.constantFrom(1, 2, 4, 12, 52, 365, 365.25);
const days = fc.oneof(fc.integer({ min: 1, max: 1500 }), fc.constantFrom(0.5, 30.5));

function grown(rate: Rational, periods: number, exponent: Rational): Rational {
  return subtract(power(add(one, quotient(rate, shown(periods))!), exponent), one);
}

test("YIELD.STAKING is the exact result at 15 digits, simple and compounded", () => {
  fc.assert(
    fc.property(size, apr, days, compounds, commission, (quantity, rate, held, periods, kept) => {
      const net = multiply(shown(rate), subtract(one, shown(kept)));
      const years = quotient(shown(held), rational("365"))!;
      expectEqual(
        cell(yieldStaking, quantity, rate, held, 0, kept),
        asShown(multiply(multiply(shown(quantity), net), years)),
      );
      expectEqual(
        cell(yieldStaking, quantity, rate, held, periods, kept),
        asShown(multiply(shown(quantity), grown(net, periods, multiply(shown(periods), years)))),
      );
    }),
    { numRuns: 100 },
  );
});

test("YIELD.APY is the exact result at 15 digits, and the reward of a year on one coin", () => {
  fc.assert(
    fc.property(apr, compounds, (rate, periods) => {
      expectEqual(cell(yieldApy, rate, periods), asShown(grown(shown(rate), periods, shown(periods))));
      expectEqual(cell(yieldApy, rate, periods), cell(yieldStaking, 1, rate, 365, periods));
    }),
    { numRuns: 100 },
  );
});

test("compounded more often a year earns more, and never more than continuously", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9000 }).map((n) => n / 1e4),
      (rate) => {
        const yields = [0, 1, 2, 12, 365, 8760].map((periods) => Number(cell(yieldApy, rate, periods)));
        expect(yields[1]).toBe(yields[0]);
        for (let index = 2; index < yields.length; index++)
          expect(yields[index]).toBeGreaterThan(yields[index - 1]!);
        expect(yields.at(-1)).toBeLessThan(Math.expm1(rate));
      },
    ),
  );
});
