import { expectSoon, openWorkbench } from "./workbench";

async function openTemplates() {
  const workbench = await openWorkbench();
  await workbench.pane.getByRole("tab", { name: "Templates" }).click();
  const planner = workbench.pane.getByRole("article", { name: "Hedge planner" });
  await planner.waitFor();
  return { ...workbench, planner };
}

test("a template is inserted, calculates with its inputs, and Undo takes it out", async () => {
  const { pane, planner, values, type, missing, expectSheets, close } = await openTemplates();
  await expectSheets(["Holdings", "Examples", "Prices"]);
  await planner.getByRole("button", { name: "Insert" }).click();
  await planner.getByText("Added the sheet Hedge planner.").waitFor();
  // Half of one coin is hedged at its own price: what the coin loses from 60,000 to 55,000 the short earns half of.
  const [[spot], [futures]] = (await values("Hedge planner!G25:G26")) as [[number], [number]];
  expect([spot, futures]).toEqual([-5000, 2500]);
  await type("Hedge planner!B18", "54000");
  expect(await values("Hedge planner!G25:G26")).toEqual([[-6000], [3000]]);

  const undo = planner.getByRole("button", { name: "Undo" });
  const question = pane.getByRole("alertdialog");
  await undo.click();
  await question
    .getByText(
      "Undo deletes the sheet Hedge planner, where 1 cell was filled or changed since it was written.",
    )
    .waitFor();
  await question.getByRole("button", { name: "Keep my edits" }).click();
  await question.waitFor({ state: "detached" });
  await expectSoon(() => pane.evaluate(() => document.activeElement?.textContent), "Insert");
  expect(await values("Hedge planner!B18")).toEqual([[54000]]);
  await undo.click();
  await question.getByRole("button", { name: "Undo and discard them" }).click();
  await planner.getByText("Removed from the workbook.").waitFor();
  await expectSheets(["Holdings", "Examples", "Prices"]);
  await pane.getByRole("button", { name: "Undo" }).waitFor({ state: "detached" });
  expect(await missing()).toEqual([]);
  await close();
});

test("a row typed below a template's table is followed by its sheets, and by a formula typed with the table's name", async () => {
  const { pane, values, texts, type, missing, close } = await openTemplates();
  const model = pane.getByRole("article", { name: "Allocation model" });
  await model.getByRole("button", { name: "Insert" }).click();
  await model.getByText("Added the sheets Allocation and Rebalance.").waitFor();
  await type("Allocation!N1", "=SUM(AllocationHoldings[Value])");
  await type("Allocation!N2", "=ROWS(AllocationHoldings[#All])");
  // 0.8 x 60,000 + 6 x 3,000 + 9,000 + 12,000, of which 66,000 are spot, in four rows below the headers.
  expect(await values("Allocation!N1:N2")).toEqual([[87000], [5]]);
  expect(await values("Allocation!B17")).toEqual([[87000]]);

  await type("Allocation!E17", "SOL");
  await type("Allocation!F17", "spot");
  await type("Allocation!G17", "20");
  await type("Allocation!H17", "150");
  expect(await texts("Allocation!E17:K17")).toEqual([
    ["SOL", "spot", "20.00", "150.00", "", "3,000.00", "3.33%"],
  ]);
  expect(await values("Allocation!N1:N2")).toEqual([[90000], [6]]);
  expect(await values("Allocation!B17")).toEqual([[90000]]);
  expect(await values("Allocation!H7")).toEqual([[69000]]);
  // The trades that spill there: a header, the four assets, and all cash as one.
  await type("Allocation!N3", "=ROWS(Rebalance!A31#)");
  expect(await values("Allocation!N3")).toEqual([[6]]);
  expect(await values("Rebalance!A35:A37")).toEqual([["SOL"], ["Cash"], [""]]);
  expect(await missing()).toEqual([]);
  await close();
});

test("all of it goes by keyboard, and the focus is never lost", async () => {
  const { page, pane, planner, close } = await openTemplates();
  const isFocused = (name: string) =>
    planner
      .getByRole("button", { name })
      .or(planner.getByRole("link", { name }))
      .evaluate((element) => element === document.activeElement);
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 40; presses++) {
      if (await isFocused(name)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`${name} is not reached by Tab.`);
  };
  await pane.getByRole("tab", { name: "Templates" }).focus();
  await tabTo("How to use");
  await tabTo("Insert");
  await page.keyboard.press("Enter");
  await planner.getByText("Added the sheet Hedge planner.").waitFor();
  await expectSoon(() => isFocused("Insert"), true);
  await tabTo("Download");
  await tabTo("Undo");
  await page.keyboard.press("Enter");
  await planner.getByText("Removed from the workbook.").waitFor();
  await expectSoon(() => isFocused("Insert"), true);
  await close();
});

test("download and page are links to what the build makes", async () => {
  const { page, planner, close } = await openTemplates();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    planner.getByRole("link", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("hedge-planner.xlsx");
  const help = await planner.getByRole("link", { name: "How to use" }).getAttribute("href");
  expect(help).toBe("docs/templates/hedge-planner.html");
  await close();
});

test("a failure is told where it happened, and can be dismissed", async () => {
  const { pane, planner, expectSheets, close } = await openTemplates();
  await pane.evaluate(() =>
    Excel.run((context) => {
      context.workbook.protection.protect();
      return context.sync();
    }),
  );
  await planner.getByRole("button", { name: "Insert" }).click();
  await planner.getByText("The template was not inserted.").waitFor();
  await planner.getByText("Unprotect it on the Review tab", { exact: false }).waitFor();
  await planner.getByRole("button", { name: "Dismiss" }).click();
  await planner.getByText("The template was not inserted.").waitFor({ state: "detached" });
  await expectSheets(["Holdings", "Examples", "Prices"]);
  await close();
});
