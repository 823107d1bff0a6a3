import { expectFit } from "./appearance";
import { expectSoon, keyboardOf, openWorkbench } from "./workbench";

test("the five steps are walked by keyboard alone", async () => {
  const workbench = await openWorkbench({ viewport: { width: 1280, height: 1400 } });
  const { page, pane, select, close } = workbench;
  const { press, tabTo, focused } = keyboardOf(workbench);
  const card = pane.getByRole("region", { name: "From spot to futures in five steps" });
  const isDone = (title: string) => card.getByRole("button", { name: new RegExp(`${title}.*Done$`) });
  const toSteps = async () => {
    await tabTo(/^Five steps$/);
    await press("Enter");
    await card.waitFor();
  };
  const toPortfolio = async () => {
    await tabTo(/^Templates$/, "Shift+Tab");
    await press("Home");
    await card.waitFor();
  };
  const open = async (title: RegExp) => {
    await tabTo(title);
    await press("Enter");
  };
  const insert = async (button: RegExp) => {
    await tabTo(button);
    await press("Enter");
    await expectSoon(focused, "Insert");
    await press("Enter");
    await pane.getByText(/^Added the sheets? /).waitFor();
    await toPortfolio();
  };

  await pane.getByRole("tab", { name: "Portfolio" }).focus();
  await tabTo(/^Pick Conservative Core \(1\)$/);
  await press("Enter");
  await card.getByText("Picked. Now your holdings.").waitFor();
  await select("Holdings!A5");
  await tabTo(/^Use selection$/);
  await press("Enter");
  await isDone("Secure the base").waitFor();
  expect(await pane.getByRole("combobox", { name: "Allocation profile" }).textContent()).toBe(
    "Conservative Core (1)",
  );

  await toSteps();
  await open(/Simulate$/);
  await insert(/^Open Backtest$/);
  await isDone("Simulate").waitFor();

  await open(/Hedge$/);
  await tabTo(/^hedge ratio$/);
  await pane.getByRole("tooltip").getByText("The size of the short", { exact: false }).waitFor();
  await expectFit(workbench, "steps");
  await insert(/^Open Hedge planner$/);
  await isDone("Hedge").waitFor();

  await open(/Review quarterly$/);
  await card.getByText("Not reviewed yet.").waitFor();
  await tabTo(/^Reviewed today$/);
  await press("Enter");
  await isDone("Review quarterly").waitFor();
  await card.getByText(/^Next review \d+ \w+ \d{4}\.$/).waitFor();

  await open(/Shift on signals$/);
  await tabTo(/^Go to the signals$/);
  await press("Enter");
  await expectSoon(focused, "Use selection as prices");
  await select("Prices!A6");
  await press("Enter");
  await isDone("Shift on signals").waitFor();
  await card.getByText("5 of 5 done.").waitFor();

  await toSteps();
  await open(/Secure the base/);
  await tabTo(/^Secure the base: done$/);
  await press(" ");
  await card.getByText("4 of 5 done.").waitFor();
  await press(" ");
  await card.getByText("5 of 5 done.").waitFor();

  await tabTo(/^Hide the steps$/, "Shift+Tab");
  await press("Enter");
  await card.waitFor({ state: "detached" });
  await toSteps();
  await card.getByText("5 of 5 done.").waitFor();
  expect(await page.evaluate(() => [...window.workbench!.missing])).toEqual([]);
  await close();
});

test("a review that is due is said on top, until it took place", async () => {
  const workbench = await openWorkbench();
  const { page, pane, close } = workbench;
  const { press, tabTo } = keyboardOf(workbench);
  await pane.getByRole("tab", { name: "Settings" }).click();
  const field = pane.getByLabel("Last reviewed");
  await field.fill("2020-01-31");
  await pane.getByRole("tab", { name: "Portfolio" }).click();
  const notice = pane.getByRole("group").filter({ hasText: /^Review due since [\d,]+ days\./ });
  await notice.first().waitFor();
  await expectFit(workbench, "review-due");
  await pane.getByRole("tab", { name: "Portfolio" }).focus();
  await tabTo(/^Reviewed today$/);
  await press("Enter");
  await notice.first().waitFor({ state: "detached" });
  await pane.getByText(/^Next review \d+ \w+ \d{4}$/).waitFor();
  expect(await page.evaluate(() => [...window.workbench!.missing])).toEqual([]);
  await close();
});
