import { sum, toNumber } from "../../../src/core/number/decimal";
import { allRows, cashHolding, holding, planned, rebalance, rules, trades } from "./books";

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
});
