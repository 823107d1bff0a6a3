import { expectFit } from "../appearance";
import { keyboardOf, openWorkbench, type Workbench } from "../workbench";

/** A function's fields as a person fills them: the result shows at once, and Insert puts the same into the cell. */
describe("functions filled in", () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openWorkbench({ viewport: { width: 1280, height: 1400 } });
    await workbench.pane.getByRole("tab", { name: "Functions" }).click();
    await workbench.pane.getByText(/^\d+ functions$/).waitFor();
  });
  afterAll(() => workbench.close());

  const open = async (query: string, name: string) => {
    const { pane } = workbench;
    await pane.getByRole("searchbox").fill(query);
    const header = pane.getByRole("button", { name: new RegExp(`^${name.replace(".", "\\.")} ?[A-Z]`) });
    if ((await header.getAttribute("aria-expanded")) !== "true") await header.click();
  };

  test("by keyboard alone: search, fill in, see the result, insert it formatted, undo", async () => {
    const { page, pane, select, values, texts } = workbench;
    const { tabTo } = keyboardOf(workbench);
    await select("Examples!I20");
    await pane.getByRole("searchbox").focus();
    await page.keyboard.type("liquidation price");
    await pane.getByText(/with “liquidation price”/).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const side = pane.getByRole("combobox", { name: "Side" });
    await side.waitFor();
    await page.keyboard.press("Tab");
    expect(await side.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type("short");
    await page.keyboard.press("Tab");
    await pane.getByText("Still needed: Entry price, Leverage.").waitFor();
    await page.keyboard.type("60000");
    await page.keyboard.press("Tab"); // to its button
    await page.keyboard.press("Tab");
    await page.keyboard.type("10");
    expect(await pane.getByRole("textbox", { name: "Maintenance rate" }).getAttribute("placeholder")).toBe(
      "0.5 % (default)",
    );
    const result = pane.getByRole("region", { name: "Result" });
    // 60000 * (1 + 1/10) / (1 + 0.005)
    await result.getByText("65,671.64", { exact: true }).waitFor();
    await pane.getByText('Goes into Examples!I20: =LIQ.PRICE("short", 60000, 10)').waitFor();
    await tabTo(/^Insert$/);
    await page.keyboard.press("Enter");
    await pane.getByText("Inserted in Examples!I20.").waitFor();
    expect((await values("Examples!I20"))[0]![0]).toBeCloseTo((60000 * 1.1) / 1.005, 6);
    expect(await texts("Examples!I20")).toEqual([["65,671.64"]]);
    await tabTo(/^Undo insert$/);
    await page.keyboard.press("Enter");
    await pane.getByText("The insertion was undone.").waitFor();
    expect(await values("Examples!I20")).toEqual([[""]]);
  });

  test("cells picked from the sheet, a wrong value in the function's own words, a spilled result", async () => {
    const { pane, select, type } = workbench;
    await open("LIQ.PRICE", "LIQ.PRICE");
    const result = pane.getByRole("region", { name: "Result" });
    await pane.getByRole("textbox", { name: "Entry price" }).fill("much");
    await result.getByText(/entryPrice must be a positive number/).waitFor();
    await expectFit(workbench, "fields-fault");
    await type("Examples!K20", "50000");
    await type("Examples!K21", "55000");
    await select("Examples!K20:K21");
    await pane.getByRole("button", { name: "Pick entry price from sheet" }).click();
    await select("Examples!L20");
    // 50000 and 55000 times 1.1 / 1.005
    await result.getByText("54,726.37", { exact: true }).waitFor();
    await result.getByText("60,199.00", { exact: true }).waitFor();
    await pane.getByText('Goes into Examples!L20: =LIQ.PRICE("short", K20:K21, 10)').waitFor();
    // The result follows the cells.
    await type("Examples!K20", "60000");
    await result.getByText("65,671.64", { exact: true }).waitFor();
    await expectFit(workbench, "fields");
  });

  test("a ladder is inserted with its chart, and Undo takes both", async () => {
    const { page, pane, select, texts } = workbench;
    await open("LIQ.LADDER", "LIQ.LADDER");
    await select("Examples!N20");
    await pane.getByRole("combobox", { name: "Side" }).click();
    await pane.getByRole("option", { name: "long" }).click();
    await pane.getByRole("textbox", { name: "Entry price" }).fill("60000");
    const result = pane.getByRole("region", { name: "Result" });
    await result.getByText("and 1 more row").waitFor();
    await expectFit(workbench, "fields-ladder");
    await pane.getByRole("button", { name: "Insert with chart" }).click();
    await pane.getByText("Inserted in Examples!N20 with a chart.").waitFor();
    // 2x: 60000 * (1 - 1/2) / (1 - 0.005)
    expect(await texts("Examples!N22:Q22")).toEqual([["2.0x", "50.00%", "30,150.75", "49.75%"]]);
    await page.getByRole("img", { name: "Liquidation price by leverage" }).waitFor();
    await pane.getByRole("button", { name: "Undo insert" }).click();
    await pane.getByText("The insertion was undone.").waitFor();
    expect(await texts("Examples!N20:O20")).toEqual([["", ""]]);
    await page.getByRole("img", { name: "Liquidation price by leverage" }).waitFor({ state: "detached" });
  });

  test("the add-in asked the workbench for nothing that the workbench lacks", async () => {
    expect(await workbench.missing()).toEqual([]);
  });
});
