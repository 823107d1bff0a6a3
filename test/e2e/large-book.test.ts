import { expectSoon, openWorkbench, type Workbench } from "./workbench";

/** 2,000 holdings worth 1,000 each: a tenth is cash as the profile wants it, and all the rest spot where it wants 60 %. */
const count = 2000;
const header = ["Asset", "Bucket", "Quantity", "Price"];
const rows = Array.from({ length: count }, (_, index) =>
  index % 10 === 0 ? [`Cash ${index}`, "cash", 1000, 1] : [`A${index}`, "spot", 10, 100],
);

describe("thousands of holdings", () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openWorkbench();
    const { pane } = workbench;
    await pane.evaluate(
      (values) =>
        Excel.run(async (context) => {
          const sheet = context.workbook.worksheets.add("Large");
          sheet.getRange(`A1:D${values.length}`).values = values;
          await context.sync();
        }),
      [header, ...rows],
    );
    await workbench.select("Large!A1");
    await pane.getByRole("combobox", { name: "Allocation profile" }).click();
    await pane.getByRole("option", { name: /Balanced Growth Manager/ }).click();
    await pane.getByRole("button", { name: "Use selection", exact: true }).click();
  });
  afterAll(() => workbench.close());

  const trades = () => workbench.pane.getByRole("table", { name: "Trades" });
  const totals = () =>
    workbench.pane
      .locator("dl dd")
      .allInnerTexts()
      .then((texts) => texts.slice(-3));

  test("are previewed, of which those in sight are drawn", async () => {
    // Without a futures row 60 % is spot and the rest stays cash: 1,800,000 of spot gives 600,000.
    await expectSoon(totals, ["0.00", "600,000.00", "0.00"]);
    await workbench.pane.getByText("1,800 trades towards Balanced Growth Manager (B).").waitFor();
    expect(await trades().getAttribute("aria-rowcount")).toBe(String((count * 9) / 10 + 2));
    expect(await trades().getByRole("row").count()).toBeLessThan(60);

    await trades().evaluate((table) => (table.parentElement!.scrollTop = table.parentElement!.scrollHeight));
    const last = trades().getByRole("row").last();
    await expectSoon(() => last.getByRole("rowheader").innerText(), "Cash\n+30.00%".replace("+3", "−3"));
    expect(await trades().getByRole("row").count()).toBeLessThan(60);
  });

  test("are never shown under other rules: until they are planned anew, that is said", async () => {
    const { pane } = workbench;
    await pane.getByRole("button", { name: "Rules" }).click();
    // What is on the page after each change of it, as long as the plan is not there yet.
    await pane.evaluate(() => {
      const seen: string[] = ((window as { seen?: string[] }).seen = []);
      const preview = document.querySelector<HTMLElement>("[role=tabpanel]")!;
      new MutationObserver(() => seen.push(preview.innerText)).observe(preview, {
        childList: true,
        characterData: true,
        attributes: true,
        subtree: true,
      });
    });
    await pane.getByRole("textbox", { name: /Fee rate/ }).fill("0.1");
    await expectSoon(async () => (await totals()).at(-1) !== "0.00", true);
    const seen = await pane.evaluate(() => (window as { seen?: string[] }).seen!);
    const [first] = seen;
    expect(first).toContain("Planning the trades…");
    expect(first).not.toContain("600,000.00");
  });

  test("a write that is cancelled leaves the workbook as it was", async () => {
    const { pane } = workbench;
    const sheets = ["Holdings", "Examples", "Prices", "Large"];
    await workbench.expectSheets(sheets);
    await pane.getByRole("button", { name: "Write rebalance" }).click();
    await pane.getByText("Writing Rebalance!").waitFor();
    await pane.getByRole("button", { name: "Cancel" }).click();
    await pane.getByText("Cancelled. The workbook is unchanged.").waitFor();
    await workbench.expectSheets(sheets);
    const names = await pane.evaluate(() =>
      Excel.run(async ({ workbook }) => {
        const [names, tables] = [workbook.names.load("items/name"), workbook.tables.load("items/name")];
        await workbook.context.sync();
        return [...names.items, ...tables.items].map(({ name }) => name);
      }),
    );
    expect(names.filter((name) => name.startsWith("Rebalance"))).toEqual([]);
    await expectSoon(() => pane.getByRole("button", { name: "Cancel" }).count(), 0);
  });
});
