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
  expect(before).toEqual({ leverage: 2, exposure: 1.3, distance });
  expect(after).toEqual({ leverage: 2, exposure: 1.2, distance });
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
  // On momentum the 10 % of cash become margin at 5x: (60 + 40*5) / 100.
  const { before, after } = plan(book(60, 10, 30), {}, manager, "momentum").risk;
  expect(before.exposure).toBe(1.2);
  expect(after).toMatchObject({ leverage: 5, exposure: 2.6 });
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
  // The guard counts it with the margin: 20 and 20 of 100.
  expect(rules.find(({ rule }) => rule === "active share")!.message).toContain("is 40 % of the capital");
});

describe("a trade that breaks a rule", () => {
  test("is known by its rule: a leverage above the tier, a liquidation nearer than the limit", () => {
    const { rows, risk } = plan(book(80, 10, 10), { leverage: 6, minDistance: 0.3 });
    expect(rows.map((row) => rulesBrokenBy(row, risk))).toEqual([
      [],
      ["leverage tier", "liquidation distance"],
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
    expect(risk.rules.map(({ isKept }) => isKept)).toEqual([false, false, true, false, true]);
    expect(rows.flatMap((row) => rulesBrokenBy(row, risk))).toEqual([]);
  });

  test("all rules are kept at the profile's own weights", () => {
    const { risk } = plan(book(60, 10, 30), { minDistance: 0.4 });
    expect(risk.rules.map(({ rule, isKept }) => [rule, isKept])).toEqual([
      ["core share", true],
      ["active share", true],
      ["leverage tier", true],
      ["core never used as margin", true],
      ["liquidation distance", true],
    ]);
  });
});
