import * as fc from "fast-check";
import { version } from "../../../package.json";
import { profiles } from "../../../src/core/allocation/profiles";
import { toNumber } from "../../../src/core/number/decimal";
import {
  allocProfiles,
  allocRebalance,
  allocSplit,
  allocTarget,
  allocVersion,
} from "../../../src/functions/alloc";
import { expectEqual } from "../../support/expect-equal";
import { call, cell, column, notAvailable, valueError, type Result } from "../support";

test("ALLOC.VERSION is the package's version", () => {
  expect(cell(allocVersion)).toBe(version);
});

describe("ALLOC.PROFILES", () => {
  test("is a header and a row per profile, weights summing to 1", () => {
    const [header, ...rows] = call(allocProfiles);
    expect(header).toEqual([
      "Id",
      "Name",
      "Spot",
      "Cash",
      "Futures",
      "Stance",
      "Min leverage",
      "Max leverage",
      "Phase",
    ]);
    expect(rows.map((row) => [row[0], row[2], row[3], row[4]])).toEqual([
      ["conservative-accumulator", 0.75, 0.15, 0.1],
      ["balanced-growth-manager", 0.6, 0.1, 0.3],
      ["aggressive-capitalizer", 0.4, 0.1, 0.5],
      ["conservative-core", 0.8, 0, 0.2],
      ["balanced-growth-model", 0.6, 0, 0.4],
      ["active-yield-seeker", 0.5, 0, 0.5],
    ]);
    expect(rows[1]).toEqual([
      "balanced-growth-manager",
      "Balanced Growth Manager (B)",
      0.6,
      0.1,
      0.3,
      "long",
      2,
      5,
      "bull market transition",
    ]);
  });
});

describe("ALLOC.TARGET", () => {
  test("spills three rows without a component, and one amount with one", () => {
    expect(call(allocTarget, "balanced-growth-manager", 100000)).toEqual([
      ["spot", 0.6, 60000],
      ["cash", 0.1, 10000],
      ["futures", 0.3, 30000],
    ]);
    expect(cell(allocTarget, "balanced-growth-manager", 100000, "futures")).toBe(30000);
    expect(cell(allocTarget, "balanced-growth-manager", null, "futures")).toBe(0.3);
  });

  test("takes ids and names in any case", () => {
    for (const { id, name, components } of profiles) {
      const expected = components.map(({ component, weight }) => [
        component,
        toNumber(weight),
        toNumber(weight),
      ]);
      for (const given of [id, name, id.toUpperCase(), ` ${name.toLowerCase()} `])
        expect(call(allocTarget, given)).toEqual(expected);
    }
  });

  test("model 2 divides its futures margin, and knows the sum by name", () => {
    expect(call(allocTarget, "balanced-growth-model", 1000)).toEqual([
      ["spot", 0.6, 600],
      ["cash", 0, 0],
      ["hedge reserve", 0.2, 200],
      ["active", 0.2, 200],
    ]);
    expect(call(allocTarget, "balanced-growth-model", 1000, [["Futures", "ACTIVE", "cash"]])).toEqual([
      [400, 200, 0],
    ]);
  });

  test("capitals and components meet as a grid; several capitals without a component give a column each", () => {
    expect(call(allocTarget, "conservative-core", [[100, 200]], column("spot", "futures"))).toEqual([[80, 160], [20, 40]]); // prettier-ignore
    expect(call(allocTarget, "conservative-core", column(100, 200))[0]).toEqual(["spot", 0.8, 80, 160]);
  });

  test("takes an own table, with or without a header in any order", () => {
    const rows = [["core", 0.7], ["satellite", 0.3]]; // prettier-ignore
    const expected = [["core", 0.7, 70], ["satellite", 0.3, 30]]; // prettier-ignore
    expect(call(allocTarget, rows, 100)).toEqual(expected);
    expect(
      call(allocTarget, [["Weight", "Component"], ...rows.map(([name, weight]) => [weight, name])], 100),
    ).toEqual(expected);
    expect(cell(allocTarget, rows, 100, "Core")).toBe(70);
  });

  test("errors name what is wrong", () => {
    expect(cell(allocTarget, "conservative-core", 100, "bonds")).toEqual(
      valueError('ALLOC.TARGET: component must be "spot", "cash" or "futures", got "bonds".'),
    );
    expect(cell(allocTarget, [["a", 0.7], ["A ", 0.3]])).toEqual(valueError('ALLOC.TARGET: profile (row 2, column 1) names "A" a second time.')); // prettier-ignore
    expect(
      cell(allocTarget, [
        ["a", 60],
        ["b", 40],
      ]),
    ).toEqual(
      // prettier-ignore
      valueError("ALLOC.TARGET: the weights of profile must sum to 1, got a sum of 100."),
    );
    expect(cell(allocTarget, [["a", 0.7], ["b", 0.2]])).toEqual(valueError("ALLOC.TARGET: the weights of profile must sum to 1, got a sum of 0.9.")); // prettier-ignore
    expect(cell(allocTarget, [["a", 0.7], ["b", 0.30000000001]])).toEqual(valueError("ALLOC.TARGET: the weights of profile must sum to 1, got a sum of 1.00000000001.")); // prettier-ignore
    expect(call(allocTarget, [["a", 1 / 3], ["b", 1 / 3], ["c", 1 / 3]])).toHaveLength(3); // prettier-ignore
  });
});

describe("ALLOC.SPLIT", () => {
  test("a bucket's weights sum to the profile's, in proportion to the values", () => {
    expect(
      call(allocSplit, "balanced-growth-manager", column("Spot", "spot", "FUTURES"), column(10, 30, 5)),
    ).toEqual(column(0.15, 0.45, 0.3));
  });

  test("sums to the profile for any values", () => {
    const holdings = fc.array(
      fc.tuple(fc.constantFrom("spot", "cash", "futures"), fc.integer({ min: 0, max: 10 ** 9 })),
      {
        minLength: 2,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(holdings, (rows) => {
        const weights = call(
          allocSplit,
          "balanced-growth-manager",
          column(...rows.map(([bucket]) => bucket)),
          column(...rows.map(([, value]) => value / 100)),
        );
        for (const [bucket, weight] of [
          ["spot", 0.6],
          ["cash", 0.1],
          ["futures", 0.3],
        ] as const) {
          // prettier-ignore
          const own = weights.filter((_, index) => rows[index]![0] === bucket);
          const sum = own.reduce((total, [value]) => total + (value as number), 0);
          if (own.length > 0) expect(sum).toBeCloseTo(weight, 13);
        }
      }),
    );
  });

  test("a bucket worth nothing is split equally, and blank rows stay blank", () => {
    expect(call(allocSplit, "conservative-core", column("spot", "", "spot"), column(0, "", 0))).toEqual(
      column(0.4, "", 0.4),
    );
    expect(call(allocSplit, "conservative-core", [["spot", "futures"]], [[1, 1]])).toEqual([[0.8, 0.2]]);
  });

  test("in model 2 plain futures takes what its parts have no asset for", () => {
    const split = (...buckets: string[]) =>
      call(allocSplit, "balanced-growth-model", column(...buckets), column(...buckets.map(() => 1)));
    expect(split("spot", "futures")).toEqual(column(0.6, 0.4));
    expect(split("hedge reserve", "futures")).toEqual(column(0.2, 0.2));
    expect(split("hedge reserve", "active", "futures")).toEqual(column(0.2, 0.2, 0));
  });

  test("a bucket that the profile does not have is named with its row", () => {
    expect(cell(allocSplit, "conservative-core", column("spot", "active"), column(1, 2))).toEqual(
      valueError('ALLOC.SPLIT: buckets (row 2) must be "spot", "cash" or "futures", got "active".'),
    );
  });
});

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
