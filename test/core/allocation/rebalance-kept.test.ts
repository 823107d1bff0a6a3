import * as fc from "fast-check";
import { type Holding } from "../../../src/core/allocation/rebalancing/book";
import { rebalance } from "../../../src/core/allocation/rebalancing/rebalance";
import { one, smaller, sum, zero } from "../../../src/core/number/decimal";
import { expectEqual } from "../../support/expect-equal";
import { allRows, holding, planned, rules } from "./books";
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

test("an asset in several rows is traded as in one, at one price and never in both directions", () => {
  const cut = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);
  fc.assert(
    fc.property(kept, cut, cut, ({ holdings, rules: given }, quantityPart, targetPart) => {
      const [first, ...others] = holdings;
      if (first!.cash || first!.leverage) return;
      const [quantity, target] = [
        first!.quantity.times(quantityPart),
        first!.target.times(targetPart).toDecimalPlaces(8),
      ];
      const halves: Holding[] = [
        { ...first!, quantity, target, floor: undefined },
        {
          ...first!,
          asset: ` ${first!.asset.toLowerCase()}`,
          quantity: first!.quantity.minus(quantity),
          target: first!.target.minus(target),
          floor: undefined,
        },
      ];
      const whole = rebalance([{ ...first!, floor: undefined }, ...others], given);
      const netted = rebalance([...halves, ...others], given);
      if ("missing" in whole) { expectEqual("missing" in netted, true); return; }
      const [part, other, ...rest] = planned(netted).rows;
      const [together, ...restOfWhole] = whole.rows;
      expectEqual(
        part!.tradeQuantity.plus(other!.tradeQuantity).toString(),
        together!.tradeQuantity.toString(),
      );
      expectEqual(part!.tradeValue.times(other!.tradeValue).lt(0), false);
      expectEqual(
        rest.map(({ tradeQuantity }) => tradeQuantity.toString()),
        restOfWhole.map(({ tradeQuantity }) => tradeQuantity.toString()),
      );
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
