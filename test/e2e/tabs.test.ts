import { expectSoon, openWorkbench } from "./workbench";

test("the tabs go by keyboard, say what they show, stay in sight and give each view back as it was", async () => {
  const { page, pane, select, close } = await openWorkbench({ viewport: { width: 1280, height: 700 } });
  await select("Holdings!A5");
  const tabs = pane.getByRole("tab");
  const titles = await tabs.allInnerTexts();
  const selected = () => pane.getByRole("tab", { selected: true }).allInnerTexts();
  await expectSoon(selected, ["Portfolio"]);

  await tabs.first().focus();
  for (const title of titles.slice(1)) {
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await expectSoon(selected, [title]);
    await pane.getByRole("tabpanel", { name: title }).waitFor();
    expect(await pane.getByRole("tabpanel").count()).toBe(1);
    await expectSoon(() => pane.getByRole("heading", { level: 1 }).allInnerTexts(), [title]);
  }

  await pane.getByRole("tab", { name: "Functions" }).click();
  // All of it stands there before it is scrolled: the browser keeps the lines in sight where they are when more comes above.
  await pane.getByText("Holdings!A5 has no formula.", { exact: false }).waitFor();
  await pane.getByRole("searchbox").fill("price");
  await pane.getByText(/with “price”$/).waitFor();
  const scrolled = () => pane.evaluate(() => window.scrollY);
  await pane.evaluate(() => window.scrollTo(0, 500));
  await expectSoon(scrolled, 500);
  const top = (name: string) =>
    pane.getByRole("tab", { name }).evaluate((tab) => tab.getBoundingClientRect().top);
  expect(await top("Functions")).toBeLessThan(20);
  await pane.getByRole("tab", { name: "Portfolio" }).click();
  await expectSoon(scrolled, 0);
  await pane.getByRole("tab", { name: "Functions" }).click();
  await expectSoon(scrolled, 500);
  expect(await pane.getByRole("searchbox").inputValue()).toBe("price");
  await close();
});

test("while a cell is being edited the pane says what it waits for, in whichever view, and goes on by itself", async () => {
  const { page, pane, select, type, values, close } = await openWorkbench();
  await type("Examples!K1", "1");
  await select("Holdings!B6");
  await page.keyboard.type("not entered");
  await pane.getByRole("button", { name: "Use selection", exact: true }).click();
  const notice = pane.getByText("Press Enter or Esc in the sheet", { exact: false });
  await notice.waitFor();
  for (const title of ["Templates", "Portfolio"]) {
    await pane.getByRole("tab", { name: title }).click();
    await pane.getByRole("tabpanel", { name: title }).waitFor();
    expect(await notice.isVisible()).toBe(true);
  }
  expect(await pane.getByText("Read from Holdings (Holdings!A5:D8)").count()).toBe(0);
  await page.locator("canvas[id*=sheet-main-canvas]").focus();
  await page.evaluate(() => window.focus());
  await page.keyboard.press("Escape");
  await pane.getByText("Read from Holdings (Holdings!A5:D8)").waitFor();
  await notice.waitFor({ state: "detached" });
  expect(await values("Holdings!B6")).toEqual([["spot"]]);
  await close();
});

test("at 200 % zoom no view is cut off at the side of a pane of the usual width", async () => {
  const { page, pane, close } = await openWorkbench();
  // A pane of 350 pixels has half of them for its page.
  const frame = page.getByRole("complementary", { name: "Ballast task pane" });
  await frame.evaluate((element) => (element.style.width = "175px"));
  for (const title of ["Portfolio", "Functions", "Accounts", "Templates", "Settings"]) {
    await pane.getByRole("tab", { name: title }).click();
    await pane.getByRole("tabpanel", { name: title }).waitFor();
    const width = () => pane.evaluate(() => document.documentElement.scrollWidth);
    await expectSoon(async () => ({ title, width: await width() }), { title, width: 175 });
  }
  await pane.getByRole("button", { name: "Import", exact: true }).click();
  const dialog = pane.getByRole("dialog", { name: "Import profiles" });
  await dialog.waitFor();
  expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  await close();
});

test("the tabs fit the narrowest pane, a scroll bar beside them", async () => {
  const { page, pane, close } = await openWorkbench();
  const divider = page.getByRole("separator", { name: "Width of the task pane" });
  await divider.focus();
  for (let width = 350; width > 320; width -= 10) await page.keyboard.press("ArrowRight");
  const right = await pane
    .getByRole("tab")
    .last()
    .evaluate((tab) => tab.getBoundingClientRect().right);
  expect(right).toBeLessThanOrEqual(320 - 16);
  await close();
});
