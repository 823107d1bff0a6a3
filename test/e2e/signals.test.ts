import { expectFit } from "./appearance";
import { expectSoon, keyboardOf, openWorkbench, type Workbench } from "./workbench";

/** Signals read from the sample book's table Prices, and an adjustment that is applied, written and taken back. */
describe("signals in the pane", () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openWorkbench();
    const { pane, select } = workbench;
    await select("Holdings!A5");
    await pane.getByRole("combobox", { name: "Allocation profile" }).click();
    await pane.getByRole("option", { name: /Balanced Growth Manager/ }).click();
    await pane.getByRole("button", { name: "Use selection", exact: true }).click();
    await newWeights({ "BTC-PERP margin": "30.00%", Cash: "10.00%" });
  });
  afterAll(() => workbench.close());

  test("are read from a table of prices, each with its state and its reason", async () => {
    const { pane, select } = workbench;
    await select("Prices!A6");
    await pane.getByRole("button", { name: "Signals optional" }).click();
    await pane.getByText("9 to apply by hand, without prices").waitFor();
    await pane.getByRole("button", { name: "Use selection as prices" }).click();
    await pane.getByText(/^Prices from Prices!E4:E224/).waitFor();
    const signals = pane.getByRole("list", { name: "Signals", exact: true }).getByRole("listitem");
    await expectSoon(
      async () => (await signals.allInnerTexts()).map((text) => text.split(":")[0]),
      [
        ...["Phase", "Cross", "Momentum", "RSI", "Breakout"],
        ...["Divergence", "Head and shoulders", "Funding", "Volatility", "Spot to futures"],
      ],
    );
    for (const text of await signals.allInnerTexts()) expect(text).toMatch(/^.+: \S.+$/);
    await pane.getByText("The numbers behind them").click();
    const numbers = pane.getByRole("list", { name: "Numbers behind the signals" }).getByRole("listitem");
    await expectSoon(() => numbers.count(), 10);
    for (const text of await numbers.allInnerTexts()) expect(text).toMatch(/^.+: \S.+\.$/);
    // The sample's dates say that each rate is that of a day.
    await expectSoon(() => pane.getByRole("radio", { name: "24 h" }).isChecked(), true);
    await pane
      .getByText(/^Funding: mean rate of the last 24 hours .+ per 8 hours\) is /i)
      .first()
      .waitFor();
  });

  test("suggest a profile, and list the conditions of each adjustment in words", async () => {
    const { pane } = workbench;
    await pane.getByText(/^The prices suggest .+: a rising market: phase bull transition\.$/).waitFor();
    await pane.getByText("9 not seen now").click();
    await pane
      .getByText(/^\d+ of \d+ conditions met$/)
      .first()
      .click();
    const conditions = pane.getByRole("list", { name: "Needs all of: conditions of bullish" });
    for (const text of await conditions.getByRole("listitem").allInnerTexts())
      expect(text).toMatch(/^.+: (not )?met\s+\S.+\.$/);
    await expectFit(workbench, "signals");
  });

  test("are read again when the task pane is opened again, until reading is stopped", async () => {
    const { pane } = workbench;
    await reopen();
    await pane.getByText(/^Prices from Prices!E4:E224/).waitFor();
    await pane.getByRole("list", { name: "Signals", exact: true }).waitFor();
    await pane.getByRole("button", { name: "Clear prices" }).click();
    await pane.getByText("Select a column of closes", { exact: false }).waitFor();
    const usePrices = pane.getByRole("button", { name: "Use selection as prices" });
    await expectSoon(() => usePrices.evaluate((button) => button === document.activeElement), true);
    await usePrices.click();
    await pane.getByText(/^Prices from Prices!E4:E224/).waitFor();
  });

  test("an adjustment changes the preview, and the written sheet with its charts; going back takes it away", async () => {
    const { pane, page } = workbench;
    // By keyboard: Office.js moves the focus in Excel on the web, and passes over a summary without a tabindex.
    const { press, tabTo } = keyboardOf(workbench);
    await pane.getByRole("button", { name: "Use selection as prices" }).focus();
    await tabTo(/^9 not seen now$/);
    await press("Enter");
    await pane.getByRole("button", { name: "Apply the adjustment on funding spike" }).click();
    const back = pane.getByRole("button", { name: "Back to the profile's own weights" });
    await expectSoon(() => back.evaluate((button) => button === document.activeElement), true);
    await pane.getByRole("button", { name: "Signals adjusted on funding spike" }).waitFor();
    // Futures of 9,000 of 87,000 are cut to 10 %, the rest goes to spot; the cash of 12,000 stays.
    await newWeights({ "BTC-PERP margin": "10.00%", Cash: "13.79%" });
    await pane.getByRole("button", { name: "Write rebalance" }).click();
    await pane.getByText("Written to Rebalance!A1:AB58.").waitFor();
    expect((await workbench.values("Rebalance!B43:B44")).flat()).toEqual([
      "Balanced Growth Manager (B)",
      "funding-spike",
    ]);
    const [weights, trades] = await page.evaluate(() => window.workbench!.charts("Rebalance"));
    expect(weights).toMatchObject({ categories: ["Spot", "Cash", "Futures"] });
    const targets = [66.3 / 87, 12 / 87, 0.1].map((weight) => expect.closeTo(weight, 12) as number);
    expect(weights!.series[1]).toEqual({ name: "Target", values: targets });
    expect(trades).toMatchObject({ title: "Trades by asset", categories: ["BTC-PERP margin", "BTC", "ETH"] });
    const [btc, eth, margin] = (await workbench.values("Rebalance!S6:S8")).flat() as [number, number, number];
    const values = [margin, btc, eth];
    expect(trades!.series.map((series) => series.values)).toEqual([
      values.map((value) => Math.max(0, value)),
      values.map((value) => Math.min(0, value)),
    ]);

    await back.click();
    await newWeights({ "BTC-PERP margin": "30.00%", Cash: "10.00%" });
  });

  test("weeks of high funding are said with what they cost", async () => {
    const { pane, select } = workbench;
    await pane.evaluate(() =>
      Excel.run(async (context) => {
        const rates = context.workbook.worksheets.getItem("Prices").getRange("M1:M64");
        rates.values = [["Funding"], ...Array.from({ length: 63 }, () => [0.0005])];
        await context.sync();
      }),
    );
    await select("Prices!M1:M64");
    await pane.getByRole("button", { name: "Use selection as funding" }).click();
    await pane
      .getByText(/^63 payments took .+ of the margin; the price must rise to .+ to earn it back /)
      .waitFor();
    await expectFit(workbench, "funding");
  });

  /** Opens the task pane's page anew, once the workbook has the choices. */
  async function reopen(): Promise<void> {
    const { pane } = workbench;
    const areSaved = () =>
      pane.evaluate(() =>
        Excel.run(async (context) => {
          const setting = context.workbook.settings.getItemOrNullObject("Ballast.Portfolio").load("value");
          await context.sync();
          return !setting.isNullObject && String(setting.value).includes('"prices"');
        }),
      );
    await expectSoon(areSaved, true);
    await pane.evaluate(() => {
      document.body.dataset.before = "";
      location.reload();
    });
    await pane.locator("body:not([data-before])").waitFor();
  }

  /** Waits until the preview ends in these weights. */
  async function newWeights(wanted: Record<string, string>): Promise<void> {
    const table = workbench.pane.getByRole("table", { name: "Trades" });
    for (const [asset, weight] of Object.entries(wanted)) {
      await table
        .getByRole("row")
        .filter({ hasText: asset })
        .filter({ has: workbench.pane.getByRole("cell", { name: weight }) })
        .waitFor();
    }
  }
});
