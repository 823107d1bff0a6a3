import * as fc from "fast-check";
import { isBeyondBand } from "../../../src/core/allocation/bands";
import { decimal, fromExact, one, sum, zero, type Decimal } from "../../../src/core/number/decimal";
import { expectEqual } from "../../support/expect-equal";
import { after, allRows, planned, rebalance, rules, total } from "./books";
import { books, withFlow } from "./generated-books";

const near = (a: Decimal, b: Decimal, size: Decimal) => a.minus(b).abs().lte(size.times("1e-25"));

const runs = { numRuns: 600 };

describe("what holds for every book", () => {
  test("trades, cash and fees add up to the cash flow", () => {
    fc.assert(
      fc.property(withFlow, ({ holdings, rules: given }) => {
        const outcome = rebalance(holdings, given);
        if ("missing" in outcome) return;
        const rows = allRows(outcome);
        const moved = sum(rows.map(({ tradeValue }) => tradeValue)).plus(sum(rows.map(({ fee }) => fee)));
        expectEqual(moved.toString(), given.cashFlow.toString());
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
          expectEqual(near(newWeight.times(left), value.plus(tradeValue), left), true);
        }
        if (left.gt(0))
          expectEqual(
            sum(rows.map(({ newWeight }) => newWeight))
              .minus(1)
              .abs()
              .lt("1e-30"),
            true,
          );
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
          const { step, leverage = one, minNotional = zero } = holdings.filter(({ cash }) => !cash)[index]!;
          expectEqual(row.quantity.plus(row.tradeQuantity).isNegative(), false);
          expectEqual(row.value.plus(row.tradeValue).isNegative(), false);
          if (!step.isZero()) {
            expectEqual(row.tradeQuantity.js.mod(step.js).isZero(), true);
            expectEqual(row.tradeValue.eq(row.tradeQuantity.times(row.price)), true);
          }
          expectEqual(near(row.tradeValue, row.tradeQuantity.times(row.price), size), true);
          const notional = row.tradeValue.abs().times(leverage);
          expectEqual(near(row.fee, notional.times(given.feeRate), size), true);
          if (row.tradeValue.isZero()) continue;
          expectEqual(row.tradeValue.abs().gte(given.minTrade), true);
          if (!leverage.isZero()) expectEqual(notional.plus(size.times("1e-25")).gte(minNotional), true);
        }
        const { value, tradeValue } = outcome.cash;
        expectEqual(value.plus(tradeValue).isNegative(), false);
      }),
      runs,
    );
  });

  test("a shortfall is what selling everything leaves missing", () => {
    fc.assert(
      fc.property(withFlow, ({ holdings, rules: given }) => {
        const free = holdings.map((held) => ({ ...held, minNotional: undefined }));
        const outcome = rebalance(free, { ...given, minTrade: zero });
        const sold = holdings.map(({ quantity, price, step, cash, leverage = one }) => {
          const sellable =
            step.isZero() || cash ? quantity : quantity.minus(fromExact(quantity.js.mod(step.js)));
          return sellable.times(price).times(cash ? 1 : one.minus(given.feeRate.times(leverage)));
        });
        const best = sum(sold).plus(given.cashFlow);
        expectEqual("missing" in outcome, best.isNegative());
        if ("missing" in outcome)
          expectEqual(near(outcome.missing, best.neg(), total(holdings).plus(given.cashFlow.abs())), true);
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
          if (value.gte(target.times(funds))) expectEqual(tradeValue.gt(0), false);
          if (given.feeRate.isZero() && value.lte(target.times(left))) expectEqual(tradeValue.lt(0), false);
        }
      }),
      runs,
    );
  });

  test("rebalancing the result trades nothing more", () => {
    fc.assert(
      fc.property(withFlow, ({ holdings, rules: given }) => {
        const outcome = rebalance(holdings, given);
        if ("missing" in outcome) return;
        const again = planned(rebalance(after(holdings, outcome), { ...given, cashFlow: zero }));
        expectEqual(
          again.rows.map(({ tradeQuantity }) => tradeQuantity.toString()),
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
        expectEqual(
          plan.rows.every(({ tradeValue }) => tradeValue.isZero()),
          true,
        );
      }),
      runs,
    );
  });

  test("to the edge of the band every asset ends within its band and none passes its target, where steps allow", () => {
    fc.assert(
      fc.property(withFlow, ({ holdings, rules: given }) => {
        if (given.cashFlow.isNegative()) return;
        const free = holdings.map((held) => ({ ...held, step: zero, minNotional: undefined }));
        const banded = {
          ...given,
          minTrade: zero,
          absoluteBand: decimal("0.05"),
          destination: "edge" as const,
        };
        const plan = planned(rebalance(free, banded));
        const left = sum(allRows(plan).map(({ value, tradeValue }) => value.plus(tradeValue)));
        for (const { value, tradeValue, target } of plan.rows) {
          expectEqual(isBeyondBand(value.plus(tradeValue), target, left, banded), false);
          if (given.feeRate.isZero() && !tradeValue.isZero()) {
            const missing = target.times(left).minus(value);
            expectEqual(tradeValue.sign, missing.sign);
            expectEqual(tradeValue.abs().lte(missing.abs().plus(left.times("1e-25"))), true);
          }
        }
      }),
      runs,
    );
  });

  test("holdings never take more than there is, whatever is rounded or left out", () => {
    fc.assert(
      fc.property(withFlow, ({ holdings, rules: given }) => {
        const outcome = rebalance(holdings, given);
        if ("missing" in outcome) return;
        const invested = sum(outcome.rows.map(({ newWeight }) => newWeight));
        expectEqual(invested.lte(one.plus("1e-30")), true);
        expectEqual(outcome.cash.newWeight.isNegative(), false);
      }),
      runs,
    );
  });
});
