import * as fc from "fast-check";
import { type Holding } from "../../../src/core/allocation/rebalancing/book";
import { one, smaller, sum, zero } from "../../../src/core/number/decimal";
import { expectEqual } from "../../support/expect-equal";
import { allRows, holding, planned, rebalance, rules } from "./books";
import { withFlow } from "./generated-books";

const floors = fc.array(fc.constantFrom(undefined, 0, 0.25, 1, 3), { minLength: 9, maxLength: 9 });
const kept = fc.record({ given: withFlow, floors }).map(({ given, floors: parts }) => ({
  ...given,
  holdings: given.holdings.map((held, index): Holding => {
    const part = parts[index];
    return held.cash || part === undefined
      ? held
      : { ...held, floor: held.quantity.times(part).toDecimalPlaces(4) };
  }),
}));

test("nothing of a floor is sold, and trades, cash and fees add up to the cash flow", () => {
  fc.assert(
    fc.property(kept, ({ holdings, rules: given }) => {
      const outcome = rebalance(holdings, given);
      if ("missing" in outcome) return;
      const assets = holdings.filter(({ cash }) => !cash);
      outcome.rows.forEach(({ quantity, tradeQuantity }, index) => {
        const least = smaller(assets[index]!.floor ?? zero, quantity);
        expectEqual(quantity.plus(tradeQuantity).gte(least), true);
      });
      const rows = allRows(outcome);
      const moved = sum(rows.map(({ tradeValue, fee }) => tradeValue.plus(fee)));
      expectEqual(moved.toString(), given.cashFlow.toString());
      expectEqual(outcome.cash.newWeight.gte(0), true);
    }),
    { numRuns: 400 },
  );
});

test("with all sold down to its floors, a withdrawal is met or named as missing", () => {
  fc.assert(
    fc.property(kept, ({ holdings, rules: given }) => {
      const sellable = sum(
        holdings.map(({ cash, quantity, price, floor = zero, leverage = one }) => {
          const free = cash ? quantity : quantity.minus(smaller(floor, quantity));
          const proceeds = cash ? one : one.minus(given.feeRate.times(leverage));
          return free.times(price).times(proceeds);
        }),
      );
      if (sellable.plus(given.cashFlow).lt(0)) expectEqual("missing" in rebalance(holdings, given), true);
    }),
    { numRuns: 400 },
  );
});

const cut = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);

/** The first asset of a book in one row and in two. */
const divided = fc
  .record({ book: kept, quantityPart: cut, targetPart: cut })
  .filter(({ book: { holdings } }) => !holdings[0]!.cash && !holdings[0]!.leverage)
  .map(({ book: { holdings, rules: given }, quantityPart, targetPart }) => {
    const [first, ...others] = holdings;
    const whole: Holding = { ...first!, floor: undefined };
    const quantity = whole.quantity.times(quantityPart);
    const target = whole.target.times(targetPart).toDecimalPlaces(8);
    const asset = ` ${whole.asset.toLowerCase()}`;
    const rest = { quantity: whole.quantity.minus(quantity), target: whole.target.minus(target) };
    return {
      whole,
      halves: [
        { ...whole, quantity, target },
        { ...whole, asset, ...rest },
      ],
      others,
      given,
    };
  });

test("an asset in several rows is traded as in one, and never in both directions", () => {
  fc.assert(
    fc.property(divided, ({ whole, halves, others, given }) => {
      const anyStep = (holdings: readonly Holding[]) => holdings.map((held) => ({ ...held, step: zero }));
      const one = rebalance([...anyStep([whole]), ...others], given);
      const netted = rebalance([...anyStep(halves), ...others], given);
      if ("missing" in one) {
        expectEqual("missing" in netted, true);
        return;
      }
      const [first, second, ...rest] = planned(netted).rows;
      const [together, ...restOfOne] = one.rows;
      const trades = [first, second].map((row) => row!.tradeQuantity);
      expectEqual(sum(trades).toString(), together!.tradeQuantity.toString());
      expectEqual(trades[0]!.times(trades[1]!).lt(0), false);
      expectEqual(
        rest.map(({ tradeQuantity }) => tradeQuantity.toString()),
        restOfOne.map(({ tradeQuantity }) => tradeQuantity.toString()),
      );
    }),
    { numRuns: 400 },
  );
});

test("each row of an asset in several rows trades whole steps of what it holds", () => {
  fc.assert(
    fc.property(divided, ({ halves, others, given }) => {
      const outcome = rebalance([...halves, ...others], given);
      if ("missing" in outcome) return;
      for (const [index, { step }] of halves.entries()) {
        const { quantity, tradeQuantity } = outcome.rows[index]!;
        if (!step.isZero()) expectEqual(tradeQuantity.js.mod(step.js).toString().replace("-", ""), "0");
        expectEqual(quantity.plus(tradeQuantity).gte(0), true);
      }
    }),
    { numRuns: 400 },
  );
});

test("debt is paid back first, and what is left is at its targets", () => {
  const debt: Holding = { ...holding("USD", "-500", 1, 0), cash: true };
  const plan = planned(
    rebalance([holding("A", 10, 100, "0.5"), holding("B", 5, 100, "0.5"), debt], rules({ feeRate: "0.001" })),
  );
  const left = plan.rows.map(({ value, tradeValue }) => value.plus(tradeValue));
  expect(plan.cash.value.plus(plan.cash.tradeValue).toString()).toBe("0");
  expect(left[0]!.minus(left[1]!).abs().lt("1e-25")).toBe(true);
});
