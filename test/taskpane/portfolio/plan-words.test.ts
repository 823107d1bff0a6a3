import { findProfile } from "../../../src/core/allocation/profiles";
import type { CellValue } from "../../../src/excel/cells/source";
import {
  actionOf,
  adjustedIn,
  describeAtRisk,
  describeLeg,
  describeShift,
  guardTitle,
  legLine,
  describeMissing,
  reasonOf,
  summaryOf,
  totalsOf,
} from "../../../src/taskpane/portfolio/plan-words";
import { readHoldingsTable } from "../../../src/workbook/inputs/holdings-table";
import { moneyFormat } from "../../../src/taskpane/parts/format";
import { planRebalance } from "../../../src/workbook/rebalance/plan";
import { noRules, type Rules } from "../../../src/workbook/settings/rules";

/** A plan for Balanced Growth Manager (B): 60 % spot, 10 % cash, 30 % futures. */
function planOf(
  rows: CellValue[][],
  rules: Partial<Rules> = {},
  signal?: string,
  id = "balanced-growth-manager",
) {
  const block = { sheet: "Book", row: 0, column: 0, rowCount: rows.length, columnCount: 4 };
  const source = { kind: "block", address: "Book!A1:D9" } as const;
  const holdings = { ...readHoldingsTable(block, rows), source };
  const profile = findProfile(id)!;
  return planRebalance(profile, holdings, { ...noRules, ...rules }, signal);
}

const wordsOf = (plan: ReturnType<typeof planOf>) =>
  plan.rows.slice(0, -1).map((row) => [actionOf(row, moneyFormat(2)), reasonOf(row)]);

const spot: CellValue[] = ["BTC", "spot", 0.5, 60000];
const cash: CellValue[] = ["USDT", "cash", 70000, 1];
const margin: CellValue[] = ["USDT margin", "futures", 0, 1];

test("an asset is bought, and margin is transferred as an amount", () => {
  // 60,000 of 100,000 in spot, where 30,000 is, and 30,000 of margin.
  const plan = planOf([spot, cash, margin]);
  expect(wordsOf(plan)).toEqual([
    ["Buy 0.5 BTC", undefined],
    ["Transfer 30,000.00 into futures margin", undefined],
  ]);
  expect(summaryOf(plan)).toBe("1 trade and 1 transfer to reach Balanced Growth Manager (B).");
  expect(totalsOf(plan)).toEqual([
    ["Buys", 30000],
    ["Sells", 0],
    ["Into margin", 30000],
    ["Fees", 0],
  ]);
});

test("margin that is too much is transferred out, in coins where it is held in coins", () => {
  const plan = planOf([
    ["BTC", "spot", 1, 60000],
    ["BTC margin", "futures", 0.8, 50000],
  ]);
  expect(wordsOf(plan)).toEqual([
    [undefined, "At its target"],
    ["Transfer 0.2 BTC margin out of futures margin", undefined],
  ]);
  expect(summaryOf(plan)).toBe("1 transfer to reach Balanced Growth Manager (B).");
  expect(totalsOf(plan)[2]).toEqual(["Out of margin", 10000]);
});

test("a row that is not traded says why, and rows that are netted say it", () => {
  const small = planOf(
    [
      ["BTC", "spot", 0.99, 60000],
      ["USDT", "cash", 10600, 1],
      ["M", "futures", 30000, 1],
    ],
    {
      minTrade: 1000,
    },
  );
  expect(wordsOf(small)).toEqual([
    [undefined, "Below the minimum trade"],
    [undefined, "At its target"],
  ]);
  expect(summaryOf(small)).toBe("Nothing to trade; each row says why.");

  // The purchase of an asset in two rows goes into one of them.
  const twice = planOf([["BTC", "spot", 0.25, 60000], ["BTC", "spot", 0.25, 60000], cash, margin]);
  expect(wordsOf(twice)).toEqual([
    ["Buy 0.5 BTC", "2 rows of the asset netted"],
    [undefined, "2 rows of the asset netted, traded in another"],
    ["Transfer 30,000.00 into futures margin", undefined],
  ]);
});

test("a part without a row is said with its weight, and the profile is not reached", () => {
  const plan = planOf([spot, cash]);
  expect(summaryOf(plan)).toBe("1 trade towards Balanced Growth Manager (B).");
  expect(totalsOf(plan).map(([name]) => name)).toEqual(["Buys", "Sells", "Fees"]);
  expect(plan.missing.map((part) => describeMissing(plan, part))).toEqual([
    "Balanced Growth Manager (B) holds 30% in futures; none of your rows is in that bucket, so it stays cash.",
  ]);
  const adjusted = planOf([spot, cash], {}, "momentum");
  expect(describeMissing(adjusted, adjusted.missing[0]!)).toMatch(
    /^Balanced Growth Manager \(B\), adjusted, holds 70% in futures; /,
  );
});

describe("what is said of an adjustment, of the leg and of the rules", () => {
  const held: CellValue[][] = [
    ["BTC", "spot", 66000, 1],
    ["USDT", "cash", 12000, 1],
    ["Margin", "futures", 9000, 1],
  ];
  const capitalizer = (rules: Partial<Rules> = {}, signal?: string) =>
    planOf(held, rules, signal, "aggressive-capitalizer");

  test("an adjustment that finds nothing to do says so, and the weights before and after are those held", () => {
    const plan = capitalizer({}, "overbought");
    expect(describeShift(plan.shift!)).toBe(
      "Nothing to adjust on overbought. No more than 20% is futures margin already, so nothing is cut.",
    );
    const { before, after } = adjustedIn(plan)!;
    const weights = (all: typeof after) => all.map(({ weight }) => weight.toNumber());
    expect(weights(before)).toEqual(
      [66 / 87, 12 / 87, 9 / 87].map((one) => expect.closeTo(one, 14) as number),
    );
    expect(weights(after)).toEqual(weights(before).map((one) => expect.closeTo(one, 14) as number));
    expect(describeShift(capitalizer({}, "exhaustion").shift!)).toMatch(
      /^Nothing to adjust on exhaustion\. /,
    );
    expect(describeShift(capitalizer({ leverage: 10 }, "exhaustion").shift!)).toMatch(
      /^Adjusted on exhaustion\. /,
    );
    expect(adjustedIn(capitalizer())).toBeUndefined();
  });

  test("the whole margin is at risk, and none where no position is open", () => {
    expect(describeAtRisk(capitalizer())).toBe("At risk: 50% of capital, the whole futures margin.");
    expect(describeAtRisk(capitalizer({ side: "none" }))).toBe(
      "At risk: no margin, as no futures position is open.",
    );
    expect(describeLeg(capitalizer({ side: "short" }))).toMatch(
      /^A short leg on the futures margin, isolated, /,
    );
    expect(describeLeg(capitalizer({ side: "none" }))).toMatch(/^No futures position is open/);
  });

  test("the leg in one line says the exposure before and after, and how far liquidation is", () => {
    // 66 of 87 are spot, and 9 of 87 margin at 2x; then 60 % and 30 % at 2x.
    expect(legLine(planOf(held))).toBe("Exposure 96.55% to 120%, liquidation 49.75% away");
    expect(legLine(capitalizer({ side: "none" }))).toMatch(/, no liquidation$/);
  });

  test("rules that are kept at a risk are counted as warnings", () => {
    // At the weights of C: a core of 40 % and 5x.
    const at = (rows: CellValue[][], id: string) => guardTitle(planOf(rows, {}, undefined, id).risk);
    const own: CellValue[][] = [["BTC", "spot", 40, 1], ["USDT", "cash", 10, 1], ["Margin", "futures", 50, 1]]; // prettier-ignore
    expect(at(own, "aggressive-capitalizer")).toBe("All 6 rules pass, 2 warnings");
    const calm: CellValue[][] = [["BTC", "spot", 60, 1], ["USDT", "cash", 10, 1], ["Margin", "futures", 30, 1]]; // prettier-ignore
    expect(at(calm, "balanced-growth-manager")).toBe("All 6 rules pass");
    expect(at(held, "aggressive-capitalizer")).toBe("1 of 6 rules in breach");
  });
});
