import { type Holding } from "../../../src/core/allocation/rebalancing/book";
import { decimal, fromNumber, sum, toNumber } from "../../../src/core/number/decimal";
import published from "../../vectors/rebalance.json";
import { after, allRows, cashHolding, holding, planned, rebalance, rules, trades } from "./books";

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
          holding(asset, current[asset], 1, target[asset]),
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
