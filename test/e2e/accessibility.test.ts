import { expectFit } from "./appearance";
import { keyboardOf, openWorkbench } from "./workbench";

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
