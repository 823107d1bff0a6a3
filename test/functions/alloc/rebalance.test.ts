import * as fc from "fast-check";
import { allocRebalance, allocSplit } from "../../../src/functions/alloc";
import { expectEqual } from "../../support/expect-equal";
import { call, cell, column, notAvailable, valueError, type Result } from "../support";

describe("ALLOC.REBALANCE", () => {
  const header = [
    "Asset",
    "Price",
    "Quantity",
    "Value",
    "Weight",
    "Target",
    "Drift",
    "Trade value",
    "Trade quantity",
    "Fee",
    "New weight",
  ];

  test("holdings of a profile, with stablecoins as its cash", () => {
    const assets = column("BTC", "ETH", "USDT", "BTC-PERP margin");
    const buckets = column("spot", "spot", "Cash", "futures");
    const quantities = column(0.8, 6, 12000, 9000);
    const prices = column(60000, 3000, 1, 1);
    const values = column(48000, 18000, 12000, 9000);
    const targets = call(allocSplit, "balanced-growth-manager", buckets, values);
    const plan = call(
      allocRebalance,
      assets,
      quantities,
      prices,
      targets,
      null,
      null,
      null,
      null,
      null,
      null,
      buckets,
    );
    // 87,000 in all: 52,200 in spot (48 : 18), 8,700 cash, 26,100 margin; the split weights have 15 digits.
    expect(plan[0]).toEqual(header);
    expect(plan.map((row) => row[0])).toEqual(["Asset", "BTC", "ETH", "BTC-PERP margin", "Cash"]);
    const expected = [-110400 / 11, -41400 / 11, 17100, -3300];
    plan.slice(1).forEach((row, index) => expect(row[7]).toBeCloseTo(expected[index]!, 9));
    expect(plan.slice(1).map((row) => row[10])).toEqual([0.436363636363636, 0.163636363636364, 0.3, 0.1]);
    expect(plan[4]!.slice(1, 7)).toEqual([1, 12000, 12000, 0.137931034482759, 0.1, 0.0379310344827586]);
  });

  test("without buckets cash opens at 0 and takes what steps leave", () => {
    const plan = call(
      allocRebalance,
      column("A", "B"),
      column(0, 0),
      column(7, 30),
      column(0.5, 0.5),
      1000,
      null,
      column(1, 0.1),
    );
    expect(plan.slice(1)).toEqual([
      ["A", 7, 0, 0, 0, 0.5, -0.5, 497, 71, 0, 0.497],
      ["B", 30, 0, 0, 0, 0.5, -0.5, 498, 16.6, 0, 0.498],
      ["Cash", 1, 0, 0, 0, 0, 0, 5, 5, 0, 0.005],
    ]);
  });

  test("a withdrawal that cannot be met says what is missing", () => {
    expect(cell(allocRebalance, "A", 10, 100, 1, -1500)).toEqual(
      notAvailable(
        "ALLOC.REBALANCE: the withdrawal of 1500 cannot be met; when everything is sold 500 is missing.",
      ),
    );
    expect(cell(allocRebalance, "A", 10, 100, 1, -1000, null, null, 0.01)).toEqual(
      notAvailable(
        "ALLOC.REBALANCE: the withdrawal of 1000 cannot be met; when everything is sold 10 is missing.",
      ),
    );
  });

  test.each([
    [
      "targets above 1",
      [column("A", "B"), column(1, 1), column(1, 1), column(0.7, 0.5)],
      "targets must sum to at most 1, got a sum of 1.2",
    ],
    [
      "a negative target",
      [column("A", "B"), column(1, 1), column(1, 1), column(0.7, -0.5)],
      "targets (row 2) must be a number of at least 0, got -0.5",
    ],
  ])("%s is refused", (_, given, problem) => {
    expect(cell(allocRebalance, ...given)).toEqual(valueError(`ALLOC.REBALANCE: ${problem}.`));
  });

  test("targets that sum to 1 but for the last of 15 digits are taken", () => {
    const targets = column(0.666666666666667, 0.333333333333334);
    const plan = call(allocRebalance, column("A", "B"), column(1, 1), column(100, 100), targets);
    expect(plan[3]!.slice(3)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test("blank rows stay blank between holdings and are dropped after them", () => {
    const plan = call(
      allocRebalance,
      column("A", "", "B", "", ""),
      column(1, "", 1, "", 0),
      column(1, 0, 1, null, 0),
      column(0.5, 0, 0.5, "", ""),
    );
    expect(plan.map((row) => row[0])).toEqual(["Asset", "A", "", "B", "Cash"]);
    expect(plan[2]).toEqual(new Array(11).fill(""));
  });

  test("one step may stand for all", () => {
    const plan = call(
      allocRebalance,
      column("A", "B"),
      column(0, 0),
      column(3, 7),
      column(0.5, 0.5),
      100,
      null,
      10,
    );
    expect(plan.slice(1).map((row) => row[8])).toEqual([10, 0, 70]);
  });

  test("in the sheet's own digits: trades and fees sum to the cash flow, new weights to 1, and the result needs no more trades", () => {
    const book = fc.record({
      rows: fc.array(
        fc.record({
          quantity: fc.nat(10 ** 6).map((n) => n / 1000),
          price: fc.integer({ min: 1, max: 10 ** 7 }).map((n) => n / 100),
          share: fc.integer({ min: 1, max: 9 }),
        }),
        { minLength: 2, maxLength: 6 },
      ),
      flow: fc.integer({ min: 0, max: 10 ** 7 }).map((n) => n / 100),
      feeRate: fc.constantFrom(0, 0.001, 0.0006),
      step: fc.constantFrom(0, 0.001, 0.5),
      band: fc.constantFrom(0, 0.05),
      destination: fc.constantFrom("target", "edge"),
    });
    const numbers = (rows: Result[][], index: number) => rows.map((row) => row[index] as number);
    const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
    fc.assert(
      fc.property(book, ({ rows, flow, feeRate, step, band, destination }) => {
        const shares = total(rows.map(({ share }) => share));
        const names = column(...rows.map((_, index) => `A${index}`));
        const prices = column(...rows.map(({ price }) => price));
        const targets = column(...rows.map(({ share }) => Number((share / shares).toPrecision(15))));
        const quantities = rows.map(({ quantity }) => quantity);
        const [, ...plan] = call(
          allocRebalance,
          names,
          column(...quantities),
          prices,
          targets,
          flow,
          null,
          step,
          feeRate,
          band,
          null,
          null,
          destination,
        );
        const size = total(numbers(plan, 3)) + flow + 1;
        expect(Math.abs(total(numbers(plan, 7)) + total(numbers(plan, 9)) - flow)).toBeLessThan(size * 1e-13);
        if (size > 1) expect(total(numbers(plan, 10))).toBeCloseTo(1, 12);
        const after = numbers(plan, 8).map((traded, index) =>
          Number(((quantities[index] ?? 0) + traded).toPrecision(15)),
        );
        const cash = (plan.at(-1)![3] as number) + (plan.at(-1)![7] as number);
        const buckets = column(...rows.map(() => "spot"), "cash");
        const [, ...again] = call(
          allocRebalance,
          [...names, ["USDT"]],
          column(...after.slice(0, -1), cash),
          [...prices, [1]],
          [...targets, [0]],
          null,
          null,
          step,
          feeRate,
          band,
          null,
          buckets,
          destination,
        );
        expectEqual(
          numbers(again, 8),
          again.map(() => 0),
        );
      }),
      { numRuns: 200 },
    );
  });
});
