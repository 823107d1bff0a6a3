import { faultsOf } from "../appearance";
import { expectSoon } from "../workbench";
import { calculated, onPage, picture, places } from "./docs-page";

test.each(places)(
  "axe finds nothing on the page %s, in light, in dark and in a contrast theme",
  (name, file) =>
    onPage(file, async (page) => {
      if (name === "function") await calculated(page);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await picture(page, `${name}-${colorScheme}`);
        expect({ colorScheme, faults: await faultsOf(page) }).toEqual({ colorScheme, faults: [] });
      }
      await page.emulateMedia({ forcedColors: "active" });
      await picture(page, `${name}-contrast`);
      expect(await faultsOf(page)).toEqual([]);
    }),
);

test("the search is worked by keyboard, finds a misspelt word, and opens what is found", () =>
  onPage("guide.html", async (page) => {
    await page.keyboard.press("/");
    const dialog = page.getByRole("dialog", { name: "Search" });
    await dialog.waitFor();
    await page.keyboard.type("liquidaton");
    const links = dialog.getByRole("link");
    await links.first().waitFor();
    const found = await links.locator("strong").allInnerTexts();
    expect(found).toEqual(expect.arrayContaining(["LIQ.PRICE", "Liquidation ladder"]));
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await picture(page, `search-${colorScheme}`);
      expect({ colorScheme, faults: await faultsOf(page) }).toEqual({ colorScheme, faults: [] });
    }
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    expect(await page.evaluate(() => document.activeElement?.role)).toBe("searchbox");

    // A synonym of the pane's search: no page of these functions holds the words.
    await page.getByRole("searchbox").fill("cash and carry");
    await expectSoon(() => links.first().locator("strong").innerText(), "BASIS.CARRY");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });

    await page.keyboard.press("Control+k");
    await page.getByRole("searchbox").fill("LIQ.MAXLEVERAGE");
    await expectSoon(() => links.first().locator("strong").innerText(), "LIQ.MAXLEVERAGE");
    await page.keyboard.press("Enter");
    await page.waitForURL(/functions\/LIQ\.MAXLEVERAGE\.html$/);
  }));

test("a function is tried out on its page, with values, columns and what it refuses", () =>
  onPage("functions/LIQ.PRICE.html", async (page) => {
    const outcome = page.locator(".outcome");
    await calculated(page);
    // The first example of the function.
    expect(await outcome.locator(".value").innerText()).toBe("54,271.3567839196");
    expect(await outcome.locator("code").innerText()).toBe('=LIQ.PRICE("long", 60000, 10)');

    await page.getByLabel("Side").selectOption("short");
    await expectSoon(() => outcome.locator(".value").innerText(), "65,671.6417910448");

    await page.getByLabel("Entry price").fill("10");
    await page.getByLabel("Side").selectOption("long");
    await page.getByLabel("Leverage").fill("5\n10\n-1");
    await page.getByLabel("Maintenance rate").fill("1 %");
    await page.getByLabel("Rule").selectOption("entry");
    // The last example but for the third leverage.
    await expectSoon(() => outcome.locator("td").allInnerTexts().then(String), "8.1,9.1,#VALUE!");
    expect(await outcome.locator(".messages").innerText()).toContain("leverage");
    expect(await outcome.locator("code").innerText()).toBe(
      '=LIQ.PRICE("long", 10, {5;10;-1}, 0.01, , , "entry")',
    );
    await picture(page, "try-out");

    await page.getByLabel("Leverage").fill("");
    await expectSoon(() => outcome.locator(".message").innerText(), "Still needed: Leverage.");

    // A row as one writes it in words; the field says how it is written in a formula.
    await page.getByLabel("Leverage").fill("5, 10");
    await expectSoon(() => outcome.locator("td").allInnerTexts().then(String), "8.1,9.1");
    expect(await page.getByLabel("Leverage").getAttribute("aria-describedby")).toBe("help-leverage");
    expect(await page.locator("#help-leverage").innerText()).toContain("{0,0.5,1}");
  }));

test("where a function takes certain words the try-out lists them, and a list gives way to a field", () =>
  onPage("functions/LIQ.PRICE.html", async (page) => {
    await calculated(page);
    const side = page.getByLabel("Side");
    expect(await side.locator("option").allInnerTexts()).toEqual(["long", "short", "type something else …"]);
    expect(await page.getByLabel("Contract").locator("option").first().innerText()).toBe("default: linear");
    await picture(page, "try-out-lists");
    await side.selectOption("type something else …");
    await expectSoon(() => page.locator(".outcome .message").innerText(), "Still needed: Side.");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("try-side");
    await page.keyboard.type("long\nshort");
    await expectSoon(
      () => page.locator(".outcome td").allInnerTexts().then(String),
      "54,271.3567839196,65,671.6417910448",
    );
  }));

test("every page of a function is its own try-out, and begins with the result of its first example", () =>
  onPage("functions/HEDGE.CURVE.html", async (page) => {
    await calculated(page);
    const shown = page.locator(".example table").first();
    expect(await page.locator(".outcome table").innerText()).toBe(await shown.innerText());
  }));

test("without scripts a page can be read, its menu opened, and nothing offers what does not work", () =>
  onPage(
    "functions/LIQ.PRICE.html",
    async (page) => {
      expect(await page.getByRole("heading", { name: "Arguments" }).isVisible()).toBe(true);
      expect(await page.getByRole("button").count()).toBe(0);
      expect(await page.getByText("Try it").isVisible()).toBe(false);
      const menu = page.getByRole("navigation", { name: "Documentation" });
      expect(await menu.isVisible()).toBe(false);
      await page.getByRole("link", { name: "Menu", exact: true }).click();
      await menu.waitFor();
      await picture(page, "menu");
      await menu.getByText("Hedging").click();
      await menu.getByRole("link", { name: "HEDGE.PNL" }).click();
      await page.waitForURL(/HEDGE\.PNL\.html$/);
      expect(await page.getByRole("heading", { name: "HEDGE.PNL" }).isVisible()).toBe(true);
    },
    { javaScriptEnabled: false, viewport: { width: 400, height: 800 } },
  ));

test("the theme that is chosen stays on the next page", () =>
  onPage("guide.html", async (page) => {
    const theme = page.getByRole("button", { name: /^Theme/ });
    await theme.click();
    await theme.click();
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await ground();
    await page.goto(new URL("../docs/glossary.html", process.env.BALLAST_WORKBENCH).href);
    expect(await ground()).toBe(dark);
    expect(dark).not.toBe("rgb(255, 255, 255)");
  }));
