import { findProfile } from "../../../src/core/allocation/profiles";
import { saveChoices } from "../../../src/workbook/settings/choices";
import { rebalanceAsChosen } from "../../../src/workbook/rebalance/as-chosen";
import { defaultSettings, noRules } from "../../../src/workbook/settings/rules";
import { saveSettings } from "../../../src/workbook/settings/store";
import { insertSample } from "../../../src/workbook/inputs/sample";
import { closeTestBook, fill, openTestBook, valuesOf } from "../../excel/book";

jest.setTimeout(180_000);
afterEach(closeTestBook);

const rules = { ...noRules, cashFlow: 1000 };

test("the remembered profile, holdings and rules are written live to a new sheet", async () => {
  const book = await openTestBook({ functions: true });
  await insertSample(undefined);
  await fill("My book", "A1", [
    ["BTC", "spot", 3, 20000],
    ["USDT", "cash", 40000, 1],
  ]);
  await saveChoices({
    profile: "conservative-core",
    holdings: { kind: "block", address: "'My book'!A1:D2" },
    rules,
  });
  await rebalanceAsChosen();
  await book.calculated();
  // 80 % of 101,000 are 80,800: 20,800 more than the 60,000 held.
  expect(await valuesOf("Rebalance!L6:S7")).toMatchObject([
    ["BTC", 20000, 3, 60000, 0.6, 0.8, -0.2, 20800],
    ["Cash", 1, 40000, 40000, 0.4, 0.2, 0.2, -19800],
  ]);
});

test("without remembered holdings the table Holdings is taken", async () => {
  const book = await openTestBook({ functions: true });
  await insertSample(findProfile("conservative-core"));
  await saveChoices({ profile: "conservative-core", rules });
  await rebalanceAsChosen();
  await book.calculated();
  // 0.8 BTC at 60,000, 6 ETH at 3,000, 12,000 in cash and 9,000 of margin.
  expect((await valuesOf("Rebalance!A2"))[0]![0]).toMatch(
    /^Conservative Core \(1\), book of 87,000\.00, live from Holdings \(Holdings!A4:E7\), written /,
  );
});

test("without a profile nothing is written, and what to do is said", async () => {
  await openTestBook({ functions: true });
  await insertSample(undefined);
  await expect(rebalanceAsChosen()).rejects.toMatchObject({
    reasons: ["No profile has been picked in this workbook yet."],
    remedy: "Pick a profile, then choose Rebalance now again.",
  });
});

test("beside the maintenance rate stands the page and the date of its bracket, unless the rate is the user's own", async () => {
  await openTestBook({ functions: true });
  await insertSample(findProfile("conservative-core"));
  await saveChoices({ profile: "conservative-core", rules: {} });
  await saveSettings({ ...defaultSettings, venue: "Gate", contract: "BTCUSDT" });
  await rebalanceAsChosen();
  const found = () =>
    Excel.run(async (context) => {
      const page = context.workbook.worksheets.getItem("Rebalance").getRange("A1:J80").load("formulas");
      await context.sync();
      return page.formulas
        .flat()
        .map(String)
        .filter((cell) => cell.includes("First bracket of "));
    });
  // Gate's first risk limit, as docs/venues.md has it.
  expect(await found()).toEqual([
    '=HYPERLINK("https://github.com/BYTEX-TRADE/bytex","First bracket of BTCUSDT at Gate, 2026-09-25")',
  ]);
  await saveChoices({ profile: "conservative-core", rules: { ...noRules, maintenanceRate: 0.0123 } });
  await rebalanceAsChosen();
  expect(await found()).toEqual([]);
});
