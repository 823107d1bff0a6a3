import { findProfile } from "../../src/core/allocation/profiles";
import { preview } from "../../src/taskpane/portfolio/preview";
import type { Holdings } from "../../src/workbook/holdings";
import { readHoldingsTable } from "../../src/workbook/holdings-table";
import { noRules } from "../../src/workbook/rebalance-plan";

const profile = findProfile("conservative-core");
const block = { sheet: "Book", row: 0, column: 0, rowCount: 1, columnCount: 4 };
const holdingsIn = (bucket: string): Holdings => ({
  ...readHoldingsTable(block, [["BTC", bucket, 1, 60000]]),
  source: { kind: "block", address: "Book!A1:D1" },
});
const holdings = holdingsIn("spot");

test.each([
  ["Pick a profile and read your holdings to see the trades.", preview(undefined, undefined, false, noRules)],
  ["Pick a profile to see the trades.", preview(undefined, holdings, false, noRules)],
  ["Read your holdings to see the trades.", preview(profile, undefined, false, noRules)],
  ["Correct the holdings to see the trades.", preview(profile, holdings, true, noRules)],
  ["Correct the rules to see the trades.", preview(profile, holdings, false, undefined)],
])("%s", (next, shown) => expect(shown).toEqual({ kind: "waiting", next }));

test("with all there it is the plan, or the problem that stands in its way", () => {
  expect(preview(profile, holdings, false, noRules)).toMatchObject({
    kind: "plan",
    plan: { profile, holdings },
  });
  expect(preview(profile, holdingsIn("staking"), false, noRules)).toMatchObject({
    kind: "problem",
    problem: { what: "There is no rebalance to show." },
  });
});
