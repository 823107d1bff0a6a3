import { expectFit } from "./appearance";
import { expectSoon, keyboardOf, openWorkbench } from "./workbench";

test("the task pane has no fault that axe finds, and fits, in every theme and width", async () => {
  const workbench = await openWorkbench({ viewport: { width: 1280, height: 1400 } });
  const { pane, select, close } = workbench;
  const look = (state: string) => expectFit(workbench, state);

  await look("start");
  await pane.getByRole("combobox", { name: "Allocation profile" }).click();
  await look("profiles");
  await pane.getByRole("option", { name: /Balanced Growth Model/ }).click();
  await select("Holdings!A5");
  await pane.getByRole("button", { name: "Use selection", exact: true }).click();
  await pane.getByText("Read from Holdings (Holdings!A5:D8)").waitFor();
  await pane.getByRole("button", { name: "Rules" }).click();
  await pane.getByRole("textbox", { name: /Fee rate/ }).fill("much");
  await look("holdings");
  await pane.getByRole("textbox", { name: /Fee rate/ }).fill("0.1");
  await pane.getByRole("heading", { name: "Trades" }).scrollIntoViewIfNeeded();
  await look("preview");
  await select("Examples!D5");
  await pane.getByRole("button", { name: "How it is written" }).click();
  await look("how");
  await pane.getByRole("radio", { name: "At selection" }).click();
  await pane.getByRole("button", { name: "Write rebalance" }).click();
  await pane.getByRole("alertdialog").waitFor();
  await look("question");
  await pane.getByRole("button", { name: "Keep the cells" }).click();
  await pane.getByRole("tab", { name: "Functions" }).click();
  await select("Examples!B18");
  await pane.getByText("LIQ.PRICE cannot use this entryPrice.").waitFor();
  await look("explained");
  await pane.getByRole("button", { name: "Open LIQ.PRICE" }).click();
  await pane.getByText("Goes into Examples!B18").waitFor();
  await look("function");
  await pane.getByRole("tab", { name: "Templates" }).click();
  const planner = pane.getByRole("article", { name: "Hedge planner" });
  await planner.getByRole("button", { name: "Insert" }).click();
  await planner.getByText("Added the sheet Hedge planner.").waitFor();
  await look("templates");
  await close();
});

test("the whole way goes by keyboard alone", async () => {
  const workbench = await openWorkbench();
  const { page, pane, values, select, close } = workbench;
  await select("Holdings!A5");
  const { tabTo } = keyboardOf(workbench);

  await pane.getByRole("combobox", { name: "Allocation profile" }).focus();
  await page.keyboard.press("ArrowDown"); // opens the list
  await pane.getByRole("option", { name: /Balanced Growth Manager/ }).waitFor();
  await page.keyboard.type("Bal");
  await page.keyboard.press("Enter");
  await tabTo(/^Use selection$/);
  await page.keyboard.press("Enter");
  await pane.getByText("Read from Holdings (Holdings!A5:D8)").waitFor();
  await tabTo(/^Write rebalance$/);
  await page.keyboard.press("Enter");
  await pane.getByText("Written to Rebalance!A1:AB58.").waitFor();
  expect((await values("Rebalance!L6:L9")).flat()).toEqual(["BTC", "ETH", "BTC-PERP margin", "Cash"]);
  await tabTo(/^Undo: rebalance in Rebalance$/);
  await page.keyboard.press("Enter");
  await pane.getByRole("button", { name: "Undo: rebalance in Rebalance" }).waitFor({ state: "detached" });
  await close();
});

test("what the keyboard moves to is under no bar, and what closes gives the focus back", async () => {
  const workbench = await openWorkbench();
  const { page, pane, select, close } = workbench;
  const { tabTo, focused, press } = keyboardOf(workbench);
  await page
    .getByRole("complementary", { name: "Ballast task pane" })
    .evaluate((element) => (element.style.width = "350px"));
  await select("Holdings!A5");
  await pane.getByRole("tab", { name: "Portfolio" }).focus();
  await tabTo(/^Use selection$/);
  await press("Enter");
  await pane.getByText("Read from Holdings (Holdings!A5:D8)").waitFor();
  await tabTo(/^Rules/);
  await press("Enter");
  await tabTo(/^How it is written$/);
  await press("Enter"); // the bar below covers a third of the pane now

  const covering = () =>
    pane.evaluate(() => {
      const focused = document.activeElement!;
      const { left, top, width, height } = focused.getBoundingClientRect();
      const there = document.elementFromPoint(left + width / 2, top + height / 2);
      return there && (focused.contains(there) || there.contains(focused))
        ? ""
        : (there?.textContent ?? "none");
    });
  for (const key of ["Shift+Tab", "Tab"])
    for (let presses = 0; presses < 30; presses++) {
      await press(key);
      const at = await focused();
      await expectSoon(async () => ({ at, under: await covering() }), { at, under: "" });
    }

  await pane.getByRole("tab", { name: "Portfolio" }).focus();
  for (let presses = 0; presses < 4; presses++) await press("ArrowRight");
  await tabTo(/^Off$/);
  await press("ArrowDown");
  await pane.getByRole("alertdialog", { name: "Switch on live data?" }).waitFor();
  await press("Escape");
  await expectSoon(focused, "Live");
  await tabTo(/^Create a profile$/, "Shift+Tab");
  await press("Enter");
  await expectSoon(focused, "Name");
  await tabTo(/^Cancel$/);
  await press("Enter");
  await expectSoon(focused, "Create a profile");
  await close();
});
