import { closeBrowser, openWorkbench } from "./workbench";

jest.setTimeout(120_000);
afterAll(closeBrowser);

test("the tabs go by keyboard, say what they show, stay in sight and give each view back as it was", async () => {
  const { page, pane, close } = await openWorkbench({ viewport: { width: 1280, height: 700 } });
  const tabs = pane.getByRole("tab");
  const titles = await tabs.allInnerTexts();
  const selected = () => pane.getByRole("tab", { selected: true }).allInnerTexts();
  expect(await selected()).toEqual(["Portfolio"]);

  await tabs.first().focus();
  for (const title of titles.slice(1)) {
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    expect(await selected()).toEqual([title]);
    await pane.getByRole("tabpanel", { name: title }).waitFor();
    expect(await pane.getByRole("tabpanel").count()).toBe(1);
    expect(await pane.getByRole("heading", { level: 1 }).allInnerTexts()).toEqual([title]);
  }

  await pane.getByRole("tab", { name: "Functions" }).click();
  await pane.getByRole("searchbox").fill("price");
  await pane.evaluate(() => window.scrollTo(0, 500));
  await page.waitForTimeout(200);
  // What stands above may have grown since, and the browser keeps the lines in sight where they are.
  const left = await pane.evaluate(() => window.scrollY);
  expect(left).toBeGreaterThan(0);
  const top = (name: string) =>
    pane.getByRole("tab", { name }).evaluate((tab) => tab.getBoundingClientRect().top);
  expect(await top("Functions")).toBeLessThan(20);
  await pane.getByRole("tab", { name: "Portfolio" }).click();
  expect(await pane.evaluate(() => window.scrollY)).toBe(0);
  await pane.getByRole("tab", { name: "Functions" }).click();
  expect(await pane.evaluate(() => window.scrollY)).toBe(left);
  expect(await pane.getByRole("searchbox").inputValue()).toBe("price");
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
