import { expectFit } from "./appearance";
import { expectSoon, openWorkbench } from "./workbench";

/**
 * The sample account: 6,000 USDT and 0.1 BTC at 60,000 of which 95 % count; long 0.5 BTC and 150 SOL, short 4 ETH. Its buffer is
 * 11,880 and loses 454.80 with each percent that all coins fall, so that 26.12 % liquidates it.
 */
test("an account is seen, followed, written as a live sheet and taken back", async () => {
  const workbench = await openWorkbench({ viewport: { width: 1280, height: 1400 } });
  const { page, pane, type, values, expectSheets, close } = workbench;
  const before = await page.locator("[data-u-comp=slide-tab-item]").allInnerTexts();

  await pane.getByRole("tab", { name: "Accounts" }).click();
  const sample = pane.getByRole("button", { name: "Write a sample account" });
  await sample.waitFor();
  await expectFit(workbench, "accounts-empty");
  await sample.click();
  await pane.getByText("Open. A fall by 26.12% of all coins liquidates it.").waitFor();
  await pane.getByText("Add 1,764.00 USDT, or cut 13.95% of every position.").waitFor();
  await pane.getByRole("button", { name: /^Past crashes/ }).click();
  await pane.getByRole("button", { name: /^Positions/ }).click();
  await pane.getByRole("button", { name: /^Each coin on its own/ }).click();
  await pane.evaluate(() => window.scrollTo(0, 0));
  await expectFit(workbench, "accounts");

  // 0.5 BTC gain 2,000 at 64,000: the buffer is 14,600 - 730 then, and loses 474.70 with each percent.
  await type("Sample account!E6", "64000");
  await pane.getByText("Open. A fall by 29.22% of all coins liquidates it.").waitFor();

  await type("Sample account!C7", "four");
  await pane.getByText("1 problem in the tables").waitFor();
  await expectFit(workbench, "accounts-problem");
  await pane.getByRole("button", { name: "Select 'Sample account'!C7" }).click();
  const selected = () =>
    pane.evaluate(() =>
      Excel.run(async (context) => {
        const range = context.workbook.getSelectedRange().load("address");
        await context.sync();
        return range.address;
      }),
    );
  await expectSoon(selected, "'Sample account'!C7");
  await type("Sample account!C7", "4");
  await pane.getByText("Open. A fall by 29.22% of all coins liquidates it.").waitFor();

  await pane.getByRole("button", { name: "Write account sheet" }).click();
  await pane.getByText(/^Written to Account!A1:M\d+\.$/).waitFor();
  const [[equity, , , , , down]] = (await values("Account!B19:G19")) as [number[]];
  expect([equity, down!.toFixed(4)]).toEqual([14900, "-0.2922"]);
  await type("Sample account!E6", "60000");
  await expectSoon(async () => (await values("Account!B19"))[0]![0], 12900);

  await pane.getByRole("button", { name: "Undo: account in Account" }).click();
  await pane.getByText("Undone: account in Account.").waitFor();
  await expectSheets([...before, "Sample account"]);
  await close();
});
