import { findProfile } from "../../../src/core/allocation/profiles";
import type { CellValue } from "../../../src/excel/cells/source";
import { readHoldingsTable } from "../../../src/workbook/inputs/holdings-table";
import { noRules, type Rules } from "../../../src/workbook/settings/rules";
import { planRebalance } from "../../../src/workbook/rebalance/plan";
import { rulesBrokenBy } from "../../../src/core/allocation/risk";

const manager = findProfile("balanced-growth-manager")!;

function plan(rows: CellValue[][], rules: Partial<Rules> = {}, profile = manager, signal?: string) {
  const block = { sheet: "Book", row: 0, column: 0, rowCount: rows.length, columnCount: rows[0]!.length };
  const holdings = {
    ...readHoldingsTable(block, rows),
    source: { kind: "block", address: "Book!A1:F9" },
  } as const;
  return planRebalance(profile, holdings, { ...noRules, ...rules }, signal);
}

const book = (spot: number, cash: number, margin: number): CellValue[][] => [
  ["BTC", "spot", spot, 1],
  ["USDT", "cash", cash, 1],
  ["Margin", "futures", margin, 1],
];

test("exposure and distance before and after are those of the leg at its leverage", () => {
  // Long at 2x of 60 / 10 / 30: (60 + 30*2) / 100. Liquidation of a long at 2x: 0.5 / (1 - 0.005).
  const { before, after, untraded } = plan(book(50000, 10000, 40000)).risk;
  const distance = expect.closeTo(1 - 0.5 / 0.995, 14) as number;
  const leg = { side: "long", margin: "futures", leverage: 2, distance };
  expect(before).toEqual({ ...leg, exposure: 1.3, atRisk: 0.4 });
  expect(after).toEqual({ ...leg, exposure: 1.2, atRisk: 0.3 });
  // 80,000 of contracts over 30,000 of margin are 8/3 of leverage: 1 - (1 - 3/8)/0.995.
  expect(untraded!.leverage).toBe(2.66666666666667);
  expect(untraded!.distance).toBeCloseTo(1 - 0.625 / 0.995, 14);
});

test("a long at 1x has no liquidation price, and a delta-neutral book no exposure", () => {
  expect(plan(book(60, 10, 30), { leverage: 1 }).risk.after.distance).toBeUndefined();
  const neutral = plan(book(50, 0, 50), {}, findProfile("active-yield-seeker")).risk;
  expect(neutral).toMatchObject({ side: "short", after: { leverage: 1, exposure: 0 } });
});

test("the leverage is the one stated, else the holdings' own by margin, else the profile's lowest", () => {
  const rows: CellValue[][] = [
    ["Asset", "Bucket", "Quantity", "Price", "Leverage"],
    ["BTC", "spot", 60, 1, ""],
    ["BTC-PERP", "futures", 10, 1, 5],
    ["ETH-PERP", "futures", 30, 1, 3],
  ];
  expect(plan(rows).risk.before.leverage).toBe(3.5);
  expect(plan(rows, { leverage: 4 }).risk.before.leverage).toBe(4);
  expect(plan(book(60, 10, 30)).risk.before.leverage).toBe(2);
});

test("an adjustment counts from the trades on", () => {
  // On momentum the 10 % of cash become margin at 5x beside 30 at 2x: (60 + 30*2 + 10*5) / 100.
  const { before, after } = plan(book(60, 10, 30), {}, manager, "momentum").risk;
  expect(before.exposure).toBe(1.2);
  expect(after).toMatchObject({ leverage: 2.75, exposure: 1.7 });
});

test("the hedge reserve is margin that no position uses", () => {
  const model = findProfile("balanced-growth-model")!;
  const rows: CellValue[][] = [
    ["BTC", "spot", 60, 1],
    ["Reserve", "hedge reserve", 20, 1],
    ["Margin", "active", 20, 1],
  ];
  const { parts, after, rules } = plan(rows, { leverage: 3 }, model).risk;
  expect(parts.map(({ name }) => name)).toEqual(["spot", "cash", "hedge reserve", "active"]);
  expect(after.exposure).toBe(1.2);
  // The guard counts it with the cash, as it is kept liquid.
  expect(rules.find(({ rule }) => rule === "active share")!.message).toContain("is 20 % of the capital");
});

describe("a trade that breaks a rule", () => {
  test("is known by its rule: a leverage above the tier, a liquidation nearer than the limit", () => {
    const { rows, risk } = plan(book(80, 10, 10), { leverage: 6, minDistance: 0.3 });
    expect(rows.map((row) => rulesBrokenBy(row, risk))).toEqual([
      ["core never funds margin"], // 20 of the spot become 20 of margin
      ["leverage tier", "core never funds margin", "liquidation distance"],
      [],
    ]);
    expect(risk.rules.find(({ rule }) => rule === "leverage tier")!.message).toContain(
      "lower it to 5x or less",
    );
  });

  test("is not one that only brings the portfolio back", () => {
    // The band's edge leaves more margin than the profile has outside of its core, but less than before.
    const rules: Partial<Rules> = { absoluteBand: 0.2, destination: "edge" };
    const { rows, risk } = plan(book(20, 10, 70), rules);
    expect(risk.rules.map(({ isKept }) => isKept)).toEqual([false, false, true, false, true, true]);
    expect(rows.flatMap((row) => rulesBrokenBy(row, risk))).toEqual([]);
  });

  test("all rules are kept at the profile's own weights", () => {
    const { risk } = plan(book(60, 10, 30), { minDistance: 0.4 });
    expect(risk.rules.map(({ rule, isKept }) => [rule, isKept])).toEqual([
      ["core share", true],
      ["active share", true],
      ["leverage tier", true],
      ["core never used as margin", true],
      ["core never funds margin", true],
      ["liquidation distance", true],
    ]);
  });
});

describe("on the sample of 66,000 in spot, 12,000 in cash and 9,000 of margin", () => {
  const sample = book(66000, 12000, 9000);
  const on = (id: string, signal?: string, rules: Partial<Rules> = {}, rows = sample) =>
    plan(rows, rules, findProfile(id), signal);
  const ruleOf = (found: ReturnType<typeof plan>, name: string) =>
    found.risk.rules.find(({ rule }) => rule === name)!;

  test("the aggressive profile sells spot for margin, which its core is not for", () => {
    const found = on("aggressive-capitalizer");
    expect(ruleOf(found, "core never funds margin")).toMatchObject({
      isKept: false,
      message:
        "31,200 of spot is sold for 34,500 of margin; fund it from cash, or leave the margin as it is.",
    });
    expect(
      found.rows.map((row) => rulesBrokenBy(row, found.risk).includes("core never funds margin")),
    ).toEqual([true, true, false]);
    expect(found.risk.after.atRisk).toBe(0.5);
    // Margin of a short hedges the spot.
    const hedge = on("active-yield-seeker");
    expect(ruleOf(hedge, "core never funds margin")).toMatchObject({
      isKept: true,
      message: "22,500 of spot is sold for 34,500 of margin, which a hedge may do.",
    });
  });

  test("its cut on an overbought market moves nothing, where a target of 20 % would buy 8,400 of margin", () => {
    const { totals, risk, shift, rows } = on("aggressive-capitalizer", "overbought");
    expect(totals).toMatchObject({ buys: 0, sells: 0, intoMargin: 0 });
    expect(rows.every(({ tradeValue }) => tradeValue === 0)).toBe(true);
    expect([risk.before.exposure, risk.after.exposure]).toEqual([1.27586206896552, 1.27586206896552]);
    expect(shift).toMatchObject({
      isChange: false,
      reason: "No more than 20 % is futures margin already, so nothing is cut.",
    });
  });

  test("exhaustion lowers the leverage of what is left", () => {
    const { risk } = on("aggressive-capitalizer", "exhaustion", { leverage: 10 });
    expect([risk.before.leverage, risk.after.leverage]).toEqual([10, 5]);
    expect(risk.after.exposure).toBe(1.27586206896552);
    expect(risk.before.exposure).toBe(1.79310344827586); // (66 + 90) / 87
  });

  test("a short against the long takes the futures out of the exposure and moves no money", () => {
    const { risk, totals, shift } = on("aggressive-capitalizer", "funding-hedge");
    expect(totals.intoMargin).toBe(0);
    expect(risk.after).toMatchObject({ side: "none", leverage: 0, exposure: 0.758620689655172, atRisk: 0 });
    expect(shift!.isChange).toBe(true);
  });

  test("a side that the user picks counts in the place of the profile's", () => {
    const neutral = on("conservative-accumulator", undefined, { side: "none", leverage: 2 }).risk;
    expect(neutral.after).toEqual({
      side: "none",
      margin: "futures",
      leverage: 0,
      exposure: 0.75,
      atRisk: 0,
    });
    const long = on("conservative-core", undefined, { side: "long" }).risk;
    expect(long.after).toMatchObject({ side: "long", exposure: 1.2 }); // 80 + 20 at 2x
    const short = on("aggressive-capitalizer", "exhaustion", { side: "short" });
    expect(short.shift!.reason).toBe("The futures position is a short, which hedges, so it stays as it is.");
  });

  test("from 5x on there is a warning, and the time that it is held for is a rule", () => {
    const tier = (rules: Partial<Rules>) => {
      const { isKept, isWarning } = ruleOf(on("aggressive-capitalizer", undefined, rules), "leverage tier");
      return [isKept, isWarning];
    };
    expect(tier({ leverage: 4 })).toEqual([true, false]);
    expect(tier({ leverage: 5 })).toEqual([true, true]);
    expect(tier({ leverage: 4, heldFor: "long" })).toEqual([false, false]);
    expect(tier({ leverage: 5, heldFor: "short" })).toEqual([false, false]);
    expect(tier({ leverage: 5, heldFor: "short", breakout: "yes" })).toEqual([true, true]);
    expect(ruleOf(on("aggressive-capitalizer"), "core share")).toMatchObject({
      isKept: true,
      isWarning: true,
    });
  });

  test("a core is never sold, whatever the profile asks for", () => {
    const withCore: CellValue[][] = [
      ["Asset", "Bucket", "Quantity", "Price", "Core"],
      ["BTC", "spot", 0.8, 60000, 0.7],
      ["ETH", "spot", 6, 3000, ""],
      ["USDT", "cash", 12000, 1, ""],
      ["Margin", "futures", 9000, 1, ""],
    ];
    const { rows } = on("aggressive-capitalizer", undefined, {}, withCore);
    const [btc, eth] = rows;
    expect(btc!.quantity + btc!.tradeQuantity).toBeCloseTo(0.7, 12);
    expect(eth!.tradeQuantity).toBeLessThan(0);
  });
});

test("the model closes its long and hedges out of its reserve", () => {
  const rows: CellValue[][] = [
    ["BTC", "spot", 60, 1],
    ["Reserve", "hedge reserve", 20, 1],
    ["Margin", "active", 20, 1],
  ];
  const { risk, totals } = plan(rows, { leverage: 3 }, findProfile("balanced-growth-model"), "reversal");
  expect(totals).toMatchObject({ buys: 0, sells: 0, intoMargin: 0 });
  expect(risk.before).toMatchObject({
    side: "long",
    margin: "active",
    leverage: 3,
    exposure: 1.2,
    atRisk: 0.2,
  });
  // ALLOC.EXPOSURE(60, 20, 20, 1, "short"). A short at 1x with 0.5 % maintenance is liquidated at 2/1.005.
  expect(risk.after).toMatchObject({
    side: "short",
    margin: "hedge reserve",
    leverage: 1,
    exposure: 0.4,
    atRisk: 0.2,
  });
  expect(risk.after.distance).toBeCloseTo(2 / 1.005 - 1, 14);
  expect(risk.untraded).toBeUndefined();
});

test("a pair whose short pays becomes cash", () => {
  const { rows, risk } = plan(book(50, 0, 50), {}, findProfile("active-yield-seeker"), "funding-negative");
  expect(rows.map(({ newWeight }) => newWeight)).toEqual([0, 0, 1]);
  expect(risk.after).toMatchObject({ exposure: 0, atRisk: 0 });
});
