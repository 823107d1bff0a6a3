import * as fc from "fast-check";
import {
  rebalance,
  type Holding,
  type RebalancePlan,
  type RebalanceRow,
  type RebalanceRules,
} from "../../../src/core/allocation/rebalance";
import { decimal, sum, zero, type Decimal } from "../../../src/core/decimal";

const rules = (given: Partial<Record<keyof RebalanceRules, number | string>> = {}): RebalanceRules => ({
  cashFlow: decimal(given.cashFlow ?? 0),
  minTrade: decimal(given.minTrade ?? 0),
  feeRate: decimal(given.feeRate ?? 0),
  absoluteBand: decimal(given.absoluteBand ?? 0),
  relativeBand: decimal(given.relativeBand ?? 0),
});

const holding = (
  asset: string,
  quantity: number | string,
  price: number | string,
  target: number | string,
  step: number | string = 0,
): Holding => ({
  asset,
  quantity: decimal(quantity),
  price: decimal(price),
  target: decimal(target),
  step: decimal(step),
  cash: false,
});

const cashHolding = (quantity: number | string): Holding => ({
  ...holding("USDT", quantity, 1, 0),
  cash: true,
});

function planned(outcome: ReturnType<typeof rebalance>): RebalancePlan {
  if ("missing" in outcome) throw new Error(`${outcome.missing.toString()} is missing`);
  return outcome;
}

const allRows = (plan: RebalancePlan): RebalanceRow[] => [...plan.rows, plan.cash];

/** The holdings after the trades. */
const after = (holdings: readonly Holding[], plan: RebalancePlan): Holding[] => {
  const traded = holdings
    .filter(({ cash }) => !cash)
    .map((held, index) => ({ ...held, quantity: held.quantity.plus(plan.rows[index]!.tradeQuantity) }));
  return [...traded, { ...cashHolding(0), quantity: plan.cash.value.plus(plan.cash.tradeValue) }];
};

const near = (a: Decimal, b: Decimal, size: Decimal) => a.minus(b).abs().lte(size.times("1e-25"));

/** Whole books as decimals in the digits that a sheet holds. */
const books = fc
  .array(
    fc.record({
      quantity: fc.oneof(
        fc.constant(0),
        fc.integer({ min: 0, max: 9_999_999 }).map((n) => n / 1000),
      ),
      price: fc.integer({ min: 1, max: 99_999_999 }).map((n) => n / 1000),
      share: fc.integer({ min: 0, max: 100 }),
      step: fc.constantFrom("0", "0", "1", "0.5", "0.001", "0.25", "100", "0.3"),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .chain((assets) =>
    fc.record({
      assets: fc.constant(assets),
      cashShare: fc.constantFrom(0, 0, 10, 60),
      cash: fc.oneof(
        fc.constant(0),
        fc.integer({ min: 0, max: 10_000_000 }).map((n) => n / 100),
      ),
    }),
  )
  .map(({ assets, cashShare, cash }) => {
    const shares = assets.reduce<number>((total, { share }) => total + share, cashShare) || 1;
    const holdings = assets.map(({ quantity, price, share, step }, index) =>
      holding(`A${index}`, quantity, price, Math.floor((share / shares) * 1e6) / 1e6, step),
    );
    return cash > 0 ? [...holdings, cashHolding(cash)] : holdings;
  });

const anyRules = fc.record({
  minTrade: fc.constantFrom(0, 0, 10, 1000, 50_000),
  feeRate: fc.constantFrom("0", "0.001", "0.0006", "0.1"),
  absoluteBand: fc.constantFrom(0, 0, 0.05, 0.2),
  relativeBand: fc.constantFrom(0, 0, 0.25),
});

const total = (holdings: readonly Holding[]) =>
  sum(holdings.map(({ quantity, price }) => quantity.times(price)));

/** A cash flow between taking 120 % out and putting 300 % in, in cents. */
const withFlow = fc
  .record({
    holdings: books,
    given: anyRules,
    part: fc.oneof(fc.constant(0), fc.integer({ min: -120, max: 300 })),
    cents: fc.nat(999),
  })
  .map(({ holdings, given, part, cents }) => {
    const flow = total(holdings)
      .times(part)
      .div(100)
      .toDecimalPlaces(2)
      .plus(part === 0 ? 0 : cents / 100);
    return { holdings, rules: { ...rules(given), cashFlow: flow } };
  });

const runs = { numRuns: 1500 };

describe("what holds for every book", () => {
  test("trades, cash and fees add up to the cash flow", () => {
    fc.assert(
      fc.property(withFlow, ({ holdings, rules: given }) => {
        const outcome = rebalance(holdings, given);
        if ("missing" in outcome) return;
        const rows = allRows(outcome);
        const moved = sum(rows.map(({ tradeValue }) => tradeValue)).plus(sum(rows.map(({ fee }) => fee)));
        expect(moved.toString()).toBe(given.cashFlow.toString());
      }),
      runs,
    );
  });

  test("new weights are the new values over the new total, and sum to 1", () => {
    fc.assert(
      fc.property(withFlow, ({ holdings, rules: given }) => {
        const outcome = rebalance(holdings, given);
        if ("missing" in outcome) return;
        const rows = allRows(outcome);
        const left = sum(rows.map(({ value, tradeValue }) => value.plus(tradeValue)));
        for (const { value, tradeValue, newWeight } of rows) {
          expect(near(newWeight.times(left), value.plus(tradeValue), left)).toBe(true);
        }
        if (left.gt(0))
          expect(
            sum(rows.map(({ newWeight }) => newWeight))
              .minus(1)
              .abs()
              .lt("1e-30"),
          ).toBe(true);
      }),
      runs,
    );
  });

  test("nothing is sold that is not held, cash does not go below 0, quantities lie on the step, fees are rate times value", () => {
    fc.assert(
      fc.property(withFlow, ({ holdings, rules: given }) => {
        const outcome = rebalance(holdings, given);
        if ("missing" in outcome) return;
        const size = total(holdings).plus(given.cashFlow.abs());
        for (const [index, row] of outcome.rows.entries()) {
          const { step } = holdings.filter(({ cash }) => !cash)[index]!;
          expect(row.quantity.plus(row.tradeQuantity).isNegative()).toBe(false);
          expect(row.value.plus(row.tradeValue).isNegative()).toBe(false);
          if (!step.isZero()) {
            expect(row.tradeQuantity.mod(step).isZero()).toBe(true);
            expect(row.tradeValue.eq(row.tradeQuantity.times(row.price))).toBe(true);
          }
          expect(near(row.tradeValue, row.tradeQuantity.times(row.price), size)).toBe(true);
          expect(near(row.fee, row.tradeValue.abs().times(given.feeRate), size)).toBe(true);
          if (!row.tradeValue.isZero()) expect(row.tradeValue.abs().gte(given.minTrade)).toBe(true);
        }
        const { value, tradeValue } = outcome.cash;
        expect(value.plus(tradeValue).isNegative()).toBe(false);
      }),
      runs,
    );
  });

  test("a shortfall is what selling everything leaves missing", () => {
    fc.assert(
      fc.property(withFlow, ({ holdings, rules: given }) => {
        const outcome = rebalance(holdings, { ...given, minTrade: zero });
        const sold = holdings.map(({ quantity, price, step, cash }) => {
          const sellable = step.isZero() || cash ? quantity : quantity.minus(quantity.mod(step));
          return sellable.times(price).times(cash ? 1 : decimal(1).minus(given.feeRate));
        });
        const best = sum(sold).plus(given.cashFlow);
        expect("missing" in outcome).toBe(best.isNegative());
        if ("missing" in outcome)
          expect(near(outcome.missing, best.neg(), total(holdings).plus(given.cashFlow.abs()))).toBe(true);
      }),
      runs,
    );
  });

  test("without a withdrawal, what is above its share of the new total is not bought, what is below is not sold", () => {
    fc.assert(
      fc.property(withFlow, ({ holdings, rules: given }) => {
        if (given.cashFlow.isNegative()) return;
        const plan = planned(rebalance(holdings, given));
        const funds = total(holdings).plus(given.cashFlow);
        const left = funds.minus(sum(plan.rows.map(({ fee }) => fee)));
        for (const { value, target, tradeValue } of plan.rows) {
          // Above its share even before the fees, or below it even after them.
          if (value.gte(target.times(funds))) expect(tradeValue.gt(0)).toBe(false);
          if (given.feeRate.isZero() && value.lte(target.times(left))) expect(tradeValue.lt(0)).toBe(false);
        }
      }),
      runs,
    );
  });

  test("rebalancing the result trades nothing more", () => {
    fc.assert(
      fc.property(withFlow, ({ holdings, rules: given }) => {
        if (given.cashFlow.isNegative() && !given.feeRate.isZero()) return;
        const outcome = rebalance(holdings, given);
        if ("missing" in outcome) return;
        const again = planned(rebalance(after(holdings, outcome), { ...given, cashFlow: zero }));
        expect(again.rows.map(({ tradeQuantity }) => tradeQuantity.toString())).toEqual(
          again.rows.map(() => "0"),
        );
      }),
      runs,
    );
  });

  test("a book within its bands trades nothing", () => {
    fc.assert(
      fc.property(books, (holdings) => {
        const plan = planned(rebalance(holdings, rules({ absoluteBand: 1 })));
        expect(plan.rows.every(({ tradeValue }) => tradeValue.isZero())).toBe(true);
      }),
      runs,
    );
  });
});
