import { openWorkbench, type Workbench } from "../workbench";

/** The Functions view as a person uses it: look a function up, put it into a cell, find out what is wrong with one. */
describe("functions looked up, inserted and explained", () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openWorkbench();
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

  test("a search by keyboard alone opens the likeliest function", async () => {
    const { page, pane } = workbench;
    await pane.getByRole("searchbox").focus();
    await page.keyboard.type("liquidation price");
    await pane.getByText(/with “liquidation price”/).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await pane.getByText("=LIQ.PRICE(side, entryPrice, leverage,").waitFor();
    await pane.getByText("Average entry price, quote currency per base unit.").waitFor();
    await pane.getByText("54271.3567839196").waitFor();
    const address = await pane
      .getByRole("link", { name: "Open the page of LIQ.PRICE" })
      .evaluate((link) => (link as HTMLAnchorElement).href);
    expect((await page.request.get(address)).status()).toBe(200);
    await pane.getByRole("searchbox").fill("xyzzy");
    await pane.getByText("No function matches “xyzzy”.", { exact: false }).waitFor();
  });

  test("Insert says where it goes, takes the selected cells, and can be undone", async () => {
    const { pane, select, values } = workbench;
    await open("weight of each value", "ALLOC.WEIGHTS");
    await select("Holdings!C5:C6");
    await pane.getByText("Goes into Holdings!F5: =ALLOC.WEIGHTS(C5:C6)").waitFor();
    await pane.getByRole("button", { name: "Insert" }).click();
    await pane.getByText("Inserted in Holdings!F5.").waitFor();
    // Quantities of 0.8 and 6.
    expect((await values("Holdings!F5:F6")).flat().map((weight) => (weight as number).toFixed(12))).toEqual(
      [0.8 / 6.8, 6 / 6.8].map((weight) => weight.toFixed(12)),
    );
    await pane.getByText("Holdings!F5 shows").waitFor();
    await pane.getByRole("button", { name: "Undo insert" }).click();
    await pane.getByText("The insertion was undone.").waitFor();
    expect(await values("Holdings!F5:F6")).toEqual([[""], [""]]);
  });

  test("a cell that holds something is written over only after a question", async () => {
    const { pane, select, values } = workbench;
    await open("funding apr", "FUNDING.APR");
    await select("Examples!D5");
    await pane.getByText("Goes into Examples!D5").waitFor();
    await pane.getByRole("button", { name: "Insert" }).click();
    const question = pane.getByRole("alertdialog");
    await question.getByText(/The formula needs Examples!D5/).waitFor();
    await question.getByRole("button", { name: "Keep the cells" }).click();
    expect(await values("Examples!D5")).toEqual([["Leverage"]]);
  });

  test("an error is explained in the function's own words, and leads to its argument's cells and its page", async () => {
    const { pane, select, type, message } = workbench;
    await select("Examples!B18");
    await pane.getByText((await message("Examples!B18"))!).waitFor();

    await type("Examples!I2", '=LIQ.PRICE("long",Holdings!A5,10)');
    await select("Examples!I2");
    await pane.getByText("LIQ.PRICE cannot use this entryPrice.").waitFor();
    await pane.getByText("entryPrice, at fault").waitFor();
    await pane.getByRole("button", { name: "Select Holdings!A5" }).first().click();
    await pane.getByText("Holdings!A5 has no formula.", { exact: false }).waitFor();

    await select("Examples!I2");
    await pane.getByRole("button", { name: "Open LIQ.PRICE" }).click();
    await pane.getByRole("button", { name: /^LIQ\.PRICE/, expanded: true }).waitFor();

    await type("Examples!I3", "=LIQ.PRICE(long,60000,10)");
    await select("Examples!I3");
    await pane.getByText('Write "long" in quotes.').waitFor();
  });

  test("the add-in asked the workbench for nothing that the workbench lacks", async () => {
    expect(await workbench.missing()).toEqual([]);
  });
});
