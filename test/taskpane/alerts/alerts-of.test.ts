import { findProfile } from "../../../src/core/allocation/profiles";
import { readMarketState } from "../../../src/core/signals/reading/state";
import type { CellValue } from "../../../src/excel/cells/source";
import { alertsOf, type Known } from "../../../src/taskpane/alerts/alerts-of";
import { readHoldingsTable } from "../../../src/workbook/inputs/holdings-table";
import { planRebalance } from "../../../src/workbook/rebalance/plan";
import { noRules, type Rules } from "../../../src/workbook/settings/rules";

const quiet: Known = {
  review: { isDue: false, wasReviewed: true, words: "Next review 12 Nov 2026" },
  reading: undefined,
  plan: undefined,
  accounts: [],
  minDistance: 0.1,
};
const keysOf = (known: Partial<Known>) => alertsOf({ ...quiet, ...known }).map(({ key }) => key);

/** Balanced Growth Manager (B): 60 % spot, 10 % cash, 30 % futures, of 100,000. */
function planOf(btc: number, usdt: number, margin: number, rules: Partial<Rules>) {
  const rows: CellValue[][] = [
    ["BTC", "spot", btc, 60000],
    ["USDT", "cash", usdt, 1],
    ["USDT margin", "futures", margin, 1],
  ];
  const block = { sheet: "Book", row: 0, column: 0, rowCount: 3, columnCount: 4 };
  const source = { kind: "block", address: "Book!A1:D3" } as const;
  const holdings = { ...readHoldingsTable(block, rows), source };
  return planRebalance(findProfile("balanced-growth-manager")!, holdings, { ...noRules, ...rules });
}

test("nothing asks for a look where nothing is known, or all is well", () => {
  expect(keysOf({})).toEqual([]);
  expect(keysOf({ plan: planOf(1, 10000, 30000, { absoluteBand: 0.05 }) })).toEqual([]);
});

test("a weight beyond its band is named with how far it is off; without bands none is", () => {
  // 72,000 of 112,000 is 64.29 %, 4.29 points above 60 %; 30,000 is 26.79 %, 3.21 points below 30 %.
  const held = [1.2, 10000, 30000] as const;
  expect(keysOf({ plan: planOf(...held, { absoluteBand: 0.05 }) })).toEqual([]);
  const [alert] = alertsOf({ ...quiet, plan: planOf(...held, { absoluteBand: 0.04 }) });
  expect(alert?.title).toBe("BTC is 4.29 percentage points above its target weight, beyond its band.");
  expect(keysOf({ plan: planOf(...held, { absoluteBand: 0.03 }) })).toEqual(["drift of BTC, USDT margin"]);
  expect(keysOf({ plan: planOf(...held, {}) })).toEqual([]);
});

test("a futures position nearer to liquidation than the limit", () => {
  // Isolated at 10x with a maintenance rate of 0.5 %: liquidated about 9.5 % away.
  const plan = planOf(1, 10000, 30000, { leverage: 10, side: "long" });
  expect(plan.risk.before.distance).toBeCloseTo(0.0955, 3);
  expect(keysOf({ plan })).toEqual(["leg"]);
  expect(keysOf({ plan, minDistance: 0.05 })).toEqual([]);
});

test("an account that a smaller move liquidates than the limit", () => {
  const account = { name: "Main", fall: 0.08, rise: undefined, isLiquidated: false };
  const [alert] = alertsOf({ ...quiet, accounts: [account] });
  expect(alert).toMatchObject({ key: "account", kind: "liquidation" });
  expect(alert!.title).toContain("Main as it is now is liquidated by a fall of all coins by 8%");
  expect(keysOf({ accounts: [{ ...account, fall: 0.2 }] })).toEqual([]);
});

test.each([
  [0.0008, ["funding spike"]],
  [0.0001, []],
  [-0.0001, ["negative funding"]],
])("funding of %d an interval of 8 hours", (rate, keys) => {
  const closes = Array.from({ length: 120 }, (_, at) => 100 + at);
  const reading = readMarketState({ closes, fundingRates: closes.map(() => rate), intervalHours: 8 });
  expect(keysOf({ reading })).toEqual(keys);
});

test("a review that is due comes last", () => {
  const review = { isDue: true, wasReviewed: true, words: "Review due since 16 days" };
  const plan = planOf(1.2, 10000, 30000, { absoluteBand: 0.04 });
  expect(keysOf({ review, plan })).toEqual(["drift of BTC", "review"]);
});
