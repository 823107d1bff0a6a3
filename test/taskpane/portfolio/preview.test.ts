import { findProfile } from "../../../src/core/allocation/profiles";
import { atOnce } from "../../../src/core/slices";
import { preview, type PreviewInputs } from "../../../src/taskpane/portfolio/preview";
import type { Holdings } from "../../../src/workbook/inputs/holdings";
import { readHoldingsTable } from "../../../src/workbook/inputs/holdings-table";
import { noRules } from "../../../src/workbook/settings/rules";

const profile = findProfile("conservative-core");
const block = { sheet: "Book", row: 0, column: 0, rowCount: 1, columnCount: 4 };
const holdingsIn = (bucket: string): Holdings => ({
  ...readHoldingsTable(block, [["BTC", bucket, 1, 60000]]),
  source: { kind: "block", address: "Book!A1:D1" },
});
const holdings = holdingsIn("spot");
const shownFor = (inputs: Partial<PreviewInputs>) =>
  atOnce(preview({ holdingsAreWrong: false, rules: noRules, ...inputs }));

test.each([
  ["Pick a profile and read your holdings to see the trades.", {}],
  ["Pick a profile to see the trades.", { holdings }],
  ["Read your holdings to see the trades.", { profile }],
  ["Correct the holdings to see the trades.", { profile, holdings, holdingsAreWrong: true }],
  ["Correct the rules to see the trades.", { profile, holdings, rules: undefined }],
])("%s", (next, inputs) => expect(shownFor(inputs)).toEqual({ kind: "waiting", next }));

test("with all there it is the plan, or the problem that stands in its way", () => {
  expect(shownFor({ profile, holdings })).toMatchObject({
    kind: "plan",
    plan: { profile, holdings },
  });
  expect(shownFor({ profile, holdings: holdingsIn("staking") })).toMatchObject({
    kind: "problem",
    problem: { what: "There is no rebalance to show." },
  });
});
