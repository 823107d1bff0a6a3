import * as fc from "fast-check";
import { isBeyondBand } from "../../../src/core/allocation/bands";
import { rebalance, type RebalancePlan, type RebalanceRow } from "../../../src/core/allocation/rebalance";
import { type Destination, type Holding, type RebalanceRules } from "../../../src/core/allocation/book";
import {
  decimal,
  fromNumber,
  one,
  sum,
  toNumber,
  zero,
  type Decimal,
} from "../../../src/core/number/decimal";
import published from "../../vectors/rebalance.json";
import { expectEqual } from "../../support/expect-equal";

interface GivenRules extends Partial<Record<Exclude<keyof RebalanceRules, "destination">, number | string>> {
  readonly destination?: Destination;
}

const rules = (given: GivenRules = {}): RebalanceRules => ({
  cashFlow: decimal(given.cashFlow ?? 0),
  minTrade: decimal(given.minTrade ?? 0),
  feeRate: decimal(given.feeRate ?? 0),
  absoluteBand: decimal(given.absoluteBand ?? 0),
  relativeBand: decimal(given.relativeBand ?? 0),
  destination: given.destination,
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
      leverage: fc.constantFrom(undefined, undefined, 0, 3, 5),
      minNotional: fc.constantFrom(undefined, undefined, 5, 1000),
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
    const holdings = assets.map(({ quantity, price, share, step, leverage, minNotional }, index) => ({
      ...holding(`A${index}`, quantity, price, Math.floor((share / shares) * 1e6) / 1e6, step),
      leverage: leverage === undefined ? undefined : decimal(leverage),
      minNotional: minNotional === undefined ? undefined : decimal(minNotional),
    }));
    return cash > 0 ? [...holdings, cashHolding(cash)] : holdings;
  });

const anyRules = fc.record({
  minTrade: fc.constantFrom(0, 0, 10, 1000, 50_000),
  feeRate: fc.constantFrom("0", "0.001", "0.0006", "0.1"),
  absoluteBand: fc.constantFrom(0, 0, 0.05, 0.2),
  relativeBand: fc.constantFrom(0, 0, 0.25),
  destination: fc.constantFrom<Destination>("target", "edge"),
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
            expectEqual(row.tradeQuantity.mod(step).isZero(), true);
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
          const sellable = step.isZero() || cash ? quantity : quantity.minus(quantity.mod(step));
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
});

const trades = (plan: RebalancePlan) => plan.rows.map(({ tradeQuantity }) => tradeQuantity.toString());

describe("published cases", () => {
  for (const row of published.cases) {
    if ("expected_position" in row) {
      test(`${row.id}: ${row.source}`, () => {
        const plan = planned(
          rebalance([holding("c1", 0, row.prices!.c1, row.weights!.c1)], rules({ cashFlow: row.cash })),
        );
        expect(toNumber(plan.rows[0]!.tradeQuantity)).toBe(row.expected_position!.c1);
        expect(toNumber(plan.cash.tradeValue)).toBe(row.expected_cash);
      });
    } else {
      test(`${row.id}: ${row.source}`, () => {
        const { current, target, tolerance_relative: relativeBand } = row;
        const holdings = (["c1", "c2"] as const).map((asset) =>
          holding(asset, current![asset], 1, target![asset]),
        );
        const plan = planned(rebalance(holdings, rules({ relativeBand })));
        expect(plan.rows.some(({ tradeValue }) => !tradeValue.isZero())).toBe(row.expected_trigger);
      });
    }
  }
});

describe("what is traded", () => {
  const halves = (a: number, b: number, step: number | string = 0) => [
    holding("A", a, 1, 0.5, step),
    holding("B", b, 1, 0.5, step),
  ];

  test("fees come out of the total that the targets refer to", () => {
    // T = 1000 - 0.01 * ((0.5T - 200) + (800 - 0.5T)): 6 in fees whatever T, so T = 994.
    const plan = planned(rebalance(halves(200, 800), rules({ feeRate: 0.01 })));
    expect(trades(plan)).toEqual(["297", "-303"]);
    expect(allRows(plan).map(({ newWeight }) => newWeight.toString())).toEqual(["0.5", "0.5", "0"]);
  });

  test("a deposit's fees depend on what it buys", () => {
    // All is bought: T + 0.25 * T = 1000.
    const plan = planned(rebalance(halves(0, 0), rules({ feeRate: 0.25, cashFlow: 1000 })));
    expect(trades(plan)).toEqual(["400", "400"]);
    expect(plan.cash.tradeValue.toString()).toBe("0");
  });

  test("small trades are left out, and what they would have raised is not spent", () => {
    const holdings = [holding("A", 480, 1, 0.4), holding("B", 310, 1, 0.3), holding("C", 210, 1, 0.3)];
    expect(trades(planned(rebalance(holdings, rules({ minTrade: 20 }))))).toEqual(["-80", "0", "80"]);
    const mostlySmall = [holding("A", 415, 1, 0.4), holding("B", 315, 1, 0.3), holding("C", 270, 1, 0.3)];
    expect(trades(planned(rebalance(mostlySmall, rules({ minTrade: 20 }))))).toEqual(["0", "0", "0"]);
  });

  test("where the cash does not reach, the largest deficit is bought first, never past its target", () => {
    // 30, 39.6 and 50.4 are wanted, cut to 30, 30 and 50; 99 of these 110 are there: 50, then 30, and 19 are left for 10.
    const holdings = [
      holding("A", 0, 1, "0.25", 10),
      holding("B", 0, 1, "0.33", 10),
      holding("C", 0, 1, "0.42", 10),
    ];
    const stuck = holding("D", 21, 1, 0, 100);
    const plan = planned(rebalance([...holdings, stuck], rules({ cashFlow: 99 })));
    expect(trades(plan)).toEqual(["10", "30", "50", "0"]);
  });

  test("a withdrawal is met by what is most above target, in whole steps, and the rest stays cash", () => {
    const plan = planned(rebalance(halves(70, 50, 10), rules({ cashFlow: -15, absoluteBand: 0.2 })));
    expect(trades(plan)).toEqual(["-20", "0"]);
    expect(plan.cash.tradeValue.toString()).toBe("5");
  });

  test("a whole step that a withdrawal forces past its target leaves the others a smaller total to be shares of", () => {
    // A sells 30 for 27. Then T = 147 - 0.1 * ((0.5T - 70) + (100 - 0.5T)): 144, and B goes to 72, not to the 72.22 without that step.
    const holdings = [holding("A", 100, 1, 0.5, 30), holding("B", 100, 1, 0.5)];
    const plan = planned(rebalance(holdings, rules({ feeRate: 0.1, cashFlow: -50 })));
    expect(trades(plan)).toEqual(["-30", "-28"]);
    expect(trades(planned(rebalance(after(holdings, plan), rules({ feeRate: 0.1 }))))).toEqual(["0", "0"]);
  });

  test("everything can be withdrawn, and not a cent more", () => {
    const all = planned(rebalance(halves(70, 50), rules({ cashFlow: -120 })));
    expect(trades(all)).toEqual(["-70", "-50"]);
    expect(allRows(all).map(({ newWeight }) => newWeight.toString())).toEqual(["0", "0", "0"]);
    expect(rebalance(halves(70, 50), rules({ cashFlow: "-120.01" }))).toEqual({ missing: decimal("0.01") });
  });
});

describe("bands", () => {
  const book = (a: number) => [holding("A", a, 1, 0.5), holding("B", 100 - a, 1, 0.5)];

  test("an asset triggers strictly beyond the smaller band, and then all go to target", () => {
    expect(trades(planned(rebalance(book(55), rules({ absoluteBand: 0.05 }))))).toEqual(["0", "0"]);
    expect(trades(planned(rebalance(book(55.1), rules({ absoluteBand: 0.05 }))))).toEqual(["-5.1", "5.1"]);
    expect(trades(planned(rebalance(book(55.1), rules({ absoluteBand: 0.05, relativeBand: 0.25 }))))).toEqual(
      ["-5.1", "5.1"],
    );
    expect(trades(planned(rebalance(book(55.1), rules({ absoluteBand: 0.2, relativeBand: 0.25 }))))).toEqual([
      "0",
      "0",
    ]);
    const three = [holding("A", 26, 1, 0.2), holding("B", 38, 1, 0.4), holding("C", 36, 1, 0.4)];
    expect(trades(planned(rebalance(three, rules({ absoluteBand: 0.05 }))))).toEqual(["-6", "2", "4"]);
  });

  test("without a band every drift is traded", () => {
    expect(trades(planned(rebalance(book(50.01), rules())))).toEqual(["-0.01", "0.01"]);
  });

  test("within the band a deposit buys what is below target and sells nothing", () => {
    const plan = planned(rebalance(book(52), rules({ absoluteBand: 0.05, cashFlow: 2 })));
    expect(trades(plan)).toEqual(["0", "2"]);
  });

  test("a deposit that is spent to the last digit leaves the cash as it was, not 1E-31 more", () => {
    const held = [holding("A", 1, "30566.7", 1), cashHolding("4065.08")];
    const plan = planned(
      rebalance(held, rules({ cashFlow: "6926.36", feeRate: "0.01", relativeBand: "0.25" })),
    );
    expect(plan.cash.tradeValue.isZero()).toBe(true);
    expect(toNumber(plan.rows[0]!.tradeValue)).toBe(6857.78217821782); // 6926.36 / 1.01 = 6857.782178217821782...
  });

  test("within the band a withdrawal takes cash first, then what is most above target", () => {
    const holdings = [holding("A", 52, 1, 0.45), holding("B", 40, 1, 0.45), cashHolding(8)];
    expect(trades(planned(rebalance(holdings, rules({ absoluteBand: 0.2, cashFlow: -6 }))))).toEqual([
      "0",
      "0",
    ]);
    expect(trades(planned(rebalance(holdings, rules({ absoluteBand: 0.2, cashFlow: -10 }))))).toEqual([
      "-2",
      "0",
    ]);
  });

  test("a cash flow that would bring an asset beyond its band sends all to target", () => {
    // Left alone, A would be 60 of 90 after the withdrawal of B's share.
    const plan = planned(
      rebalance(
        [holding("A", 60, 1, 0.6), holding("B", 40, 1, 0.4, 30)],
        rules({ absoluteBand: 0.05, cashFlow: -30 }),
      ),
    );
    const total = sum(allRows(plan).map(({ value, tradeValue }) => value.plus(tradeValue)));
    expect(total.toString()).toBe("70");
    expect(plan.cash.tradeValue.isNegative()).toBe(false);
  });

  test("a deposit that brings the book back into its bands sells nothing", () => {
    // 60 of 100 is beyond 55 %; with 20 more it is 50 %, and B takes them all.
    const plan = planned(rebalance(book(60), rules({ absoluteBand: 0.05, cashFlow: 20 })));
    expect(trades(plan)).toEqual(["0", "20"]);
  });

  test("a deposit lifts what is below its band before what has the larger deficit within it", () => {
    const holdings = [holding("A", 560, 1, 0.6), holding("B", 60, 1, 0.1), holding("C", 380, 1, 0.3)];
    // Of 1,010 B must have 7.5 % at the least, 75.75. A lacks more, 606 - 560, and is within its band.
    const plan = planned(rebalance(holdings, rules({ relativeBand: 0.25, absoluteBand: 0.1, cashFlow: 20 })));
    expect(trades(plan)).toEqual(["3.5", "16.5", "0"]);
  });
});

describe("to the edge of the band", () => {
  const toEdge = { absoluteBand: 0.05, destination: "edge" } as const;

  test("only what is beyond its band trades, and only up to its edge", () => {
    const holdings = [holding("A", 58, 1, 0.5), holding("B", 22, 1, 0.3), holding("C", 20, 1, 0.2)];
    expect(trades(planned(rebalance(holdings, rules(toEdge))))).toEqual(["-3", "3", "0"]);
  });

  test("what the sales bring more than is needed buys the largest deficit, not past its target", () => {
    const holdings = [holding("A", 62, 1, 0.5), holding("B", 27, 1, 0.3), holding("C", 11, 1, "0.15")];
    // 7 come from A, of which 5 % of the whole are to stay cash; B and C are within their bands, and C lacks more.
    expect(trades(planned(rebalance(holdings, rules(toEdge))))).toEqual(["-7", "0", "2"]);
  });

  test("cash below its target is no reason to sell more than to the edge", () => {
    const holdings = [holding("A", 60, 1, 0.5), holding("B", 34, 1, 0.3), cashHolding(6)];
    expect(trades(planned(rebalance(holdings, rules(toEdge))))).toEqual(["-5", "0"]);
  });

  test("a minimum trade takes nothing past its target to lift another", () => {
    // B lacks 3 to its lower edge; A lies 2 above its target, less than the minimum, and stays.
    const holdings = [holding("A", 62, 1, 0.6), holding("B", 33, 1, 0.4), holding("C", 5, 1, 0, 100)];
    expect(
      trades(planned(rebalance(holdings, rules({ ...toEdge, absoluteBand: 0.04, minTrade: 3 })))),
    ).toEqual(["0", "0", "0"]);
    expect(trades(planned(rebalance(holdings, rules({ ...toEdge, absoluteBand: 0.04 }))))).toEqual([
      "-2",
      "2",
      "0",
    ]);
  });

  test("where they bring too little, what is most above its target is sold", () => {
    const holdings = [holding("A", 54, 1, 0.5), holding("B", 23, 1, 0.2), holding("C", 23, 1, 0.3)];
    expect(trades(planned(rebalance(holdings, rules(toEdge))))).toEqual(["-2", "0", "2"]);
  });

  test("every asset ends within its band and none passes its target, where steps allow", () => {
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
            expectEqual(tradeValue.s, missing.s);
            expectEqual(tradeValue.abs().lte(missing.abs().plus(left.times("1e-25"))), true);
          }
        }
      }),
      runs,
    );
  });
});

describe("futures margin", () => {
  const margin = (leverage: number | undefined): Holding => ({
    ...holding("Margin", 100, 1, 0.5),
    leverage: leverage === undefined ? undefined : decimal(leverage),
  });

  test("fees are of the contracts that the margin moves, and none where it backs no contracts", () => {
    // T = 400 - 0.01 * (300 - 0.5T) - 0.01 * L * (0.5T - 100)
    for (const [leverage, total, fee] of [
      [3, "396.039603960396", "2.94059405940594"],
      [0, "398.994974874372", "0"],
      [undefined, "398", "0.99"],
    ] as const) {
      const plan = planned(
        rebalance([holding("BTC", 300, 1, 0.5), margin(leverage)], rules({ feeRate: 0.01 })),
      );
      const left = sum(allRows(plan).map(({ value, tradeValue }) => value.plus(tradeValue)));
      expect([left, plan.rows[1]!.fee].map((value) => value.toSignificantDigits(15).toString())).toEqual([
        total,
        fee,
      ]);
    }
  });

  test("a minimum notional is of the contracts: less margin reaches it at more leverage", () => {
    const holdings = (leverage: number | undefined) => [
      holding("BTC", 130, 1, 0.5),
      { ...margin(leverage), minNotional: decimal(40) },
    ];
    expect(trades(planned(rebalance(holdings(undefined), rules())))).toEqual(["-15", "0"]);
    expect(trades(planned(rebalance(holdings(3), rules())))).toEqual(["-15", "15"]);
  });
});

describe("what users of other rebalancers complain of", () => {
  test("results above 100 %: holdings never take more than there is, whatever is rounded or left out", () => {
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

  test("buying what is overweight: not even with a deposit", () => {
    const holdings = [holding("A", 80, 1, 0.5), holding("B", 20, 1, 0.5)];
    for (const given of [{}, { absoluteBand: 0.05 }, { absoluteBand: 0.05, destination: "edge" }] as const) {
      const plan = planned(rebalance(holdings, rules({ ...given, cashFlow: 30 })));
      expect(plan.rows[0]!.tradeValue.gt(0)).toBe(false);
    }
  });

  test("many tiny trades: a deposit that one purchase can take makes one purchase", () => {
    const holdings = ["A", "B", "C", "D", "E"].map((asset, index) => holding(asset, 20 - index / 10, 1, 0.2));
    const plan = planned(rebalance(holdings, rules({ absoluteBand: 0.05, cashFlow: 0.2 })));
    expect(trades(plan)).toEqual(["0", "0", "0", "0", "0.2"]);
  });

  test("many tiny trades: drifts below the minimum trade are left alone, and a band leaves the whole book", () => {
    const holdings = [holding("A", 5030, 1, 0.5), holding("B", 2975, 1, 0.3), holding("C", 1995, 1, 0.2)];
    expect(trades(planned(rebalance(holdings, rules({ minTrade: 50 }))))).toEqual(["0", "0", "0"]);
    expect(trades(planned(rebalance(holdings, rules({ absoluteBand: 0.05, relativeBand: 0.25 }))))).toEqual([
      "0",
      "0",
      "0",
    ]);
  });
});

test("cash holdings are never traded and are gathered in the cash row", () => {
  const holdings = [cashHolding(30), holding("A", 50, 1, 0.6), { ...cashHolding(10), price: decimal(2) }];
  const { rows, cash } = planned(rebalance(holdings, rules()));
  expect(rows.map(({ asset, tradeQuantity }) => [asset, tradeQuantity.toString()])).toEqual([["A", "10"]]);
  expect(cash.value.toString()).toBe("50");
  expect([cash.target, cash.weight, cash.drift, cash.tradeValue, cash.newWeight].map(String)).toEqual([
    "0.4",
    "0.5",
    "0.1",
    "-10",
    "0.4",
  ]);
});

test("what was read as a double at 15 digits balances as exactly", () => {
  const plan = planned(
    rebalance([{ ...holding("A", 1, 1, "0.3"), quantity: fromNumber(0.1 + 0.2) }], rules()),
  );
  expect(plan.rows[0]!.tradeQuantity.toString()).toBe("-0.21");
});
