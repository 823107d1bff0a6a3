import * as fc from "fast-check";
import { lotsToBuy as lotsSliced, type LotOrder } from "../../../src/core/allocation/lots";
import { decimal, divide, fromExact, sum, type Decimal } from "../../../src/core/number/decimal";
import { atOnce } from "../../../src/core/slices";
import { expectEqual } from "../../support/expect-equal";

const order = (weight: number | string, price: number | string, step: number | string = 1): LotOrder => ({
  weight: decimal(weight),
  price: decimal(price),
  step: decimal(step),
});

const lotsToBuy = (orders: readonly LotOrder[], capital: Decimal) => atOnce(lotsSliced(orders, capital));

const bought = (orders: readonly LotOrder[], capital: number | string) =>
  lotsToBuy(orders, decimal(capital)).map(String);

const portfolios = fc
  .array(
    fc.record({
      share: fc.integer({ min: 0, max: 100 }),
      price: fc.integer({ min: 1, max: 10 ** 7 }).map((n) => n / 100),
      step: fc.constantFrom("1", "0.1", "0.001", "25", "0"),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((rows) => {
    const shares = rows.reduce((total, { share }) => total + share, 0) || 1;
    return rows.map(({ share, price, step }) => order(Math.floor((share / shares) * 1e4) / 1e4, price, step));
  });
/** What a weight is a part of: the sum where it misses 1 by rounding, else 1. */
function wholeOf(orders: readonly LotOrder[]): Decimal {
  const weights = sum(orders.map(({ weight }) => weight));
  return weights.minus(1).abs().lte("0.001") ? weights : decimal(1);
}

const capitals = fc.integer({ min: 0, max: 10 ** 9 }).map((cents) => decimal(cents).times("0.01"));

test("never spends more than the capital, buys whole steps, and at most one step more than the cut share", () => {
  fc.assert(
    fc.property(portfolios, capitals, (orders, capital) => {
      const lots = lotsToBuy(orders, capital);
      const spent = sum(lots.map((quantity, index) => quantity.times(orders[index]!.price)));
      expectEqual(spent.lte(capital.plus(capital.times("1e-30"))), true);
      const whole = wholeOf(orders);
      for (const [index, { weight, price, step }] of orders.entries()) {
        const share = divide(weight.times(capital), whole);
        const value = lots[index]!.times(price);
        expectEqual(value.minus(share).lte(price.times(step).plus(capital.times("1e-30"))), true);
        if (step.isZero()) continue;
        expectEqual(lots[index]!.js.mod(step.js).isZero(), true);
        expectEqual(value.plus(price.times(step)).gt(share), true);
      }
    }),
    { numRuns: 500 },
  );
});

test("no step of what lies below its weight could still be paid for", () => {
  fc.assert(
    fc.property(portfolios, capitals, (orders, capital) => {
      const lots = lotsToBuy(orders, capital);
      const values = lots.map((quantity, index) => quantity.times(orders[index]!.price));
      const spent = sum(values);
      const weights = sum(orders.map(({ weight }) => weight));
      const cash = divide(weights.times(capital), wholeOf(orders)).minus(spent);
      for (const [index, { weight, price, step }] of orders.entries()) {
        const isBelow = spent.isZero() ? weight.gt(0) : weight.times(spent).gt(values[index]!.times(weights));
        const canPay = step.gt(0) && price.times(step).lte(cash);
        expectEqual(isBelow && canPay, false);
      }
    }),
    { numRuns: 500 },
  );
});

test("the largest deficit gets the first step more, of equal ones the larger weight, then the earlier row", () => {
  // Cut to 1, 1 and 2 lots: 733 of 1,000 are spent, and only the second's 210 can be paid for among those below their weight.
  expect(bought([order("0.5", 333), order("0.3", 210), order("0.2", 95)], 1000)).toEqual(["1", "2", "2"]);
  expect(bought([order("0.5", 60), order("0.5", 60)], 100)).toEqual(["1", "0"]);
  expect(bought([order("0.4", 90), order("0.6", 90)], 100)).toEqual(["0", "1"]);
  // Cut to 26, 44 and 20 of 90 spent: the first two lack 1 each, and the 10 left pay for one step of either.
  const equal = [order("0.3", "6.5"), order("0.5", "8.8"), order("0.2", 20)];
  expect(bought(equal, 100)).toEqual(["4", "6", "1"]);
});

test("weights below 1 leave the rest of the capital in cash", () => {
  expect(bought([order("0.25", 10), order("0.25", 30)], 200)).toEqual(["5", "1"]);
});

test("a step of 0 buys the exact share", () => {
  expect(bought([order("0.5", 8, 0), order("0.5", 30)], 100)).toEqual(["6.25", "1"]);
});

/** The rule itself, without a thought for speed: all deficits are computed for each step. */
function stepByStep(orders: readonly LotOrder[], capital: Decimal): string[] {
  const weights = sum(orders.map(({ weight }) => weight));
  const whole = wholeOf(orders);
  const order = orders
    .map((_, index) => index)
    .sort((a, b) => orders[b]!.weight.cmp(orders[a]!.weight) || a - b);
  const quantities = orders.map(() => decimal(0));
  const spent = () => sum(orders.map(({ price }, index) => quantities[index]!.times(price)));
  const cash = () => divide(weights.times(capital), whole).minus(spent());
  for (const index of order) {
    const { weight, price, step } = orders[index]!;
    quantities[index] = fromExact(weight.times(capital).js.divToInt(price.times(step).times(whole).js)).times(
      step,
    );
  }
  const left = new Set(order);
  for (;;) {
    const total = spent();
    let next: { index: number; deficit: Decimal } | undefined;
    for (const index of order) {
      const { weight, price, step } = orders[index]!;
      if (!left.has(index) || price.times(step).gt(cash())) continue;
      const held = quantities[index]!.times(price).times(weights);
      const deficit = total.isZero() ? weight : weight.times(total).minus(held);
      if (deficit.gt(next?.deficit ?? 0)) next = { index, deficit };
    }
    if (!next) return quantities.map(String);
    quantities[next.index] = quantities[next.index]!.plus(orders[next.index]!.step);
    left.delete(next.index);
  }
}

const longPortfolios = fc
  .array(
    fc.record({
      share: fc.integer({ min: 0, max: 6 }),
      price: fc.constantFrom("1", "1.1", "3", "7.77", "10", "33.3", "100"),
      step: fc.constantFrom("1", "0.1", "2"),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((rows) => {
    const shares = rows.reduce((total, { share }) => total + share, 0) || 1;
    return rows.map(({ share, price, step }) => order(Math.floor((share / shares) * 1e4) / 1e4, price, step));
  });

test("buys what the rule says, step by step", () => {
  fc.assert(
    fc.property(longPortfolios, fc.integer({ min: 0, max: 3000 }), (orders, capital) => {
      expect(lotsToBuy(orders, decimal(capital)).map(String)).toEqual(stepByStep(orders, decimal(capital)));
    }),
    { numRuns: 400 },
  );
});
