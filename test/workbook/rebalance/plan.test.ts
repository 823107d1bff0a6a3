import fc from "fast-check";
import { findProfile } from "../../../src/core/allocation/profiles";
import type { CellValue } from "../../../src/excel/cells/source";
import { readHoldingsTable } from "../../../src/workbook/inputs/holdings-table";
import type { Problem } from "../../../src/base/problem";
import { planRebalance } from "../../../src/workbook/rebalance/plan";
import { noRules, type Rules } from "../../../src/workbook/settings/rules";
import {
  add,
  multiply,
  quotient,
  rational,
  shown,
  subtract,
  toShownDouble,
  type Rational,
} from "../../support/rational";

const manager = findProfile("balanced-growth-manager")!;

function holdingsOf(rows: CellValue[][]) {
  const block = { sheet: "Book", row: 0, column: 0, rowCount: rows.length, columnCount: rows[0]!.length };
  return { ...readHoldingsTable(block, rows), source: { kind: "block", address: "Book!A1:D9" } } as const;
}

function plan(rows: CellValue[][], rules: Partial<Rules> = {}, profile = manager) {
  return planRebalance(profile, holdingsOf(rows), { ...noRules, ...rules });
}

function problemOf(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    return error as Problem;
  }
  throw new Error("No problem");
}

const amount = fc.integer({ min: 1, max: 10_000_000 });
const book = fc.array(
  fc.record({
    bucket: fc.constantFrom("spot", "cash", "futures"),
    quantity: amount.map((units) => units / 1000),
    price: amount.map((cents) => cents / 100),
  }),
  { minLength: 1, maxLength: 12 },
);
const total = (values: Rational[]): Rational => values.reduce(add, rational(0));

// The shares of Balanced Growth Manager (B): 60 / 10 / 30.
const share = { spot: rational("0.6"), cash: rational("0.1"), futures: rational("0.3") };

/** What would not show in 15 digits of the whole is no trade: all up to 1e-14 of it. */
function isDust(trade: Rational, whole: Rational): boolean {
  const size = trade.numerator < 0n ? subtract(rational(0), trade) : trade;
  return subtract(size, multiply(whole, rational("1e-14"))).numerator <= 0n;
}

test("a trade of 1e-14 of the whole is none, one of twice that is made", () => {
  const withSpotOver = (excess: number) =>
    plan([
      ["BTC", "spot", 60 + excess, 1],
      ["USDT", "cash", 10, 1],
      ["Margin", "futures", 30 - excess, 1],
    ]).rows.map(({ tradeValue }) => tradeValue);
  expect(withSpotOver(1e-12)).toEqual([0, 0, 0]);
  expect(withSpotOver(2e-12)).toEqual([-2e-12, 2e-12, 0]);
});

test("without fees each trade is the bucket's share split by value, of the new total, less what is held", () => {
  fc.assert(
    fc.property(book, amount, (rows, cashFlow) => {
      const cells = rows.map(({ bucket, quantity, price }, index) => [`A${index}`, bucket, quantity, price]);
      const values = rows.map(({ quantity, price }) => multiply(shown(quantity), shown(price)));
      const products = rows.map(({ quantity, price }) => shown(quantity * price));
      const funds = add(total(values), rational(cashFlow));
      const expected = rows.flatMap(({ bucket }, index) => {
        if (bucket === "cash") return [];
        const ofBucket = total(products.filter((_, other) => rows[other]!.bucket === bucket));
        const weight = share[bucket as keyof typeof share];
        const target = shown(toShownDouble(quotient(multiply(weight, products[index]!), ofBucket)!));
        const trade = subtract(multiply(target, funds), values[index]!);
        return [isDust(trade, funds) ? 0 : toShownDouble(trade)];
      });
      const { rows: planned } = plan(cells, { cashFlow });
      expect(planned.slice(0, -1).map(({ tradeValue }) => tradeValue)).toEqual(expected);
    }),
  );
});

test("trades and fees sum to the cash flow, new weights to 1, and the totals are those of the rows", () => {
  fc.assert(
    fc.property(book, amount, fc.integer({ min: 0, max: 50 }), (rows, cashFlow, feeRate) => {
      const cells = rows.map(({ bucket, quantity, price }, index) => [`A${index}`, bucket, quantity, price]);
      const { rows: planned, totals } = plan(cells, { cashFlow, feeRate: feeRate / 10_000 });
      const size = planned.reduce((sum, { value }) => sum + value, cashFlow);
      const flows = planned.reduce((sum, { tradeValue, fee }) => sum + tradeValue + fee, 0);
      expect(Math.abs(flows - cashFlow) / size).toBeLessThan(1e-12);
      expect(totals.newWeights).toBeCloseTo(1, 12);
      const cash = planned.at(-1)!;
      expect(
        Math.abs(totals.buys - totals.sells + totals.intoMargin + cash.tradeValue + totals.fees - cashFlow) /
          size,
      ).toBeLessThan(1e-12);
    }),
  );
});

// 60 / 10 / 30 of 100,000, by hand.
const atTarget: CellValue[][] = [
  ["BTC", "spot", 1, 60000],
  ["USDT", "cash", 10000, 1],
  ["Margin", "futures", 30000, 1],
];

test("a book at its targets has nothing to trade", () => {
  expect(plan(atTarget).totals).toMatchObject({ buys: 0, sells: 0, intoMargin: 0, fees: 0 });
  // A deposit of 1000 goes 60 / 10 / 30.
  expect(plan(atTarget, { cashFlow: 1000 }).totals).toMatchObject({ buys: 600, sells: 0, intoMargin: 300 });
});

test("a part of the profile without a row is named, unless it has no weight or is cash", () => {
  const missingIn = (rows: CellValue[][], id: string, signal?: string) =>
    planRebalance(findProfile(id)!, holdingsOf(rows), noRules, signal).missing.map(
      ({ component, weight }) => `${component} ${weight.toString()}`,
    );
  const [spot, cash, futures] = atTarget as [CellValue[], CellValue[], CellValue[]];
  const active: CellValue[] = ["Margin", "active", 10, 1];
  const id = "balanced-growth-manager";
  expect(missingIn(atTarget, id)).toEqual([]);
  expect(missingIn([spot, futures], id)).toEqual([]);
  expect(missingIn([spot, cash], id)).toEqual(["futures 0.3"]);
  expect(missingIn([cash, futures], id)).toEqual(["spot 0.6"]);
  // Momentum makes the cash futures margin: 10,000 of 70,000.
  expect(missingIn([spot, cash], id, "momentum")).toEqual(["futures 0.142857142857143"]);
  // A row of futures stands for all margin of a profile that divides it.
  expect(missingIn([spot, cash, futures], "balanced-growth-model")).toEqual([]);
  expect(missingIn([spot, cash, active], "balanced-growth-model")).toEqual(["hedge reserve 0.2"]);
});

test("a bucket that the profile lacks is named with its cell, and what the profile has", () => {
  const rows = [...atTarget, ["ETH", "staking", 1, 3000]];
  const { what, reasons } = problemOf(() => plan(rows));
  expect(what).toBe("There is no rebalance to show.");
  expect(reasons).toEqual([
    "Book!B4 holds the bucket “staking”, which Balanced Growth Manager (B) does not have. It has spot, cash, futures.",
  ]);
  const model = findProfile("balanced-growth-model")!;
  expect(problemOf(() => plan(rows, {}, model)).reasons[0]).toContain("spot, cash, hedge reserve, active");
});

test("an asset named as the last row is refused unless it is cash", () => {
  const { reasons } = problemOf(() => plan([["cash", "spot", 1, 1]]));
  expect(reasons[0]).toMatch(/^Book!A1 is named Cash/);
  expect(() => plan([["Cash", "Cash", 1, 1]])).not.toThrow();
});

test("an adjustment is in the plan with its reason and its weights; without one there is none", () => {
  expect(plan(atTarget).shift).toBeUndefined();
  // Momentum makes the 10 % of cash futures margin, at 5x.
  const { shift, rows } = planRebalance(manager, holdingsOf(atTarget), noRules, "momentum");
  expect(shift).toEqual({ signal: "momentum", reason: expect.any(String) as string, isChange: true });
  expect(rows.map(({ newWeight }) => newWeight)).toEqual([0.6, 0.4, 0]);
});

test("a fee of the whole margin moved is refused with the cells of the leverage", () => {
  const rows: CellValue[][] = [
    ["Asset", "Bucket", "Quantity", "Price", "Leverage"],
    ["BTC", "spot", 1, 60000, ""],
    ["Margin", "futures", 10000, 1, 50],
    ["More margin", "futures", 10000, 1, 49.9],
  ];
  const { reasons, remedy } = problemOf(() => plan(rows, { feeRate: 0.02 }));
  expect(reasons).toEqual(["At the leverage in Book!E3 the fee rate takes the whole margin."]);
  expect(remedy).toContain("Lower the leverage");
  expect(() => plan(rows, { feeRate: 0.0199 })).not.toThrow();
});

test("a withdrawal beyond all holdings is refused with what is missing", () => {
  const { reasons, remedy } = problemOf(() => plan(atTarget, { cashFlow: -100_500 }));
  expect(reasons).toEqual(["After selling everything, 500 is missing for the withdrawal."]);
  expect(remedy).toContain("Withdraw less");
  const kept = [["Asset", "Bucket", "Quantity", "Price", "Core"], ["BTC", "spot", 1, 60000, 1], ["USDT", "cash", 1, 1, ""]]; // prettier-ignore
  expect(problemOf(() => plan(kept, { cashFlow: -100 })).reasons).toEqual([
    "After selling all but the core, 99 is missing for the withdrawal.",
  ]);
});
