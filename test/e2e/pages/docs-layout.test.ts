import path from "node:path";
import { calculated, onPage, picture, places } from "./docs-page";

test.each([
  ...places.map(([, file]) => file),
  "venues.html",
  "functions/LIQ.BOOK.html",
  "live-data.html",
  "start.html",
])("%s fits 320 pixels and 200 %% without scrolling sideways", (file) =>
  onPage(
    file,
    async (page) => {
      if (file.startsWith("functions/")) await calculated(page);
      await picture(page, `narrow-${path.basename(file)}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      await page.setViewportSize({ width: 640, height: 450 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(640);
    },
    { viewport: { width: 320, height: 800 } },
  ),
);

test("at 1280 pixels no word of the contents is broken and no column of a table is cut", () =>
  onPage("glossary.html", async (page) => {
    const contents = page.getByRole("navigation", { name: "On this page" });
    expect((await contents.boundingBox())!.width).toBeGreaterThanOrEqual(150);
    const broken = await contents.getByRole("link").evaluateAll((links) =>
      links.flatMap(({ firstChild }) =>
        [...firstChild!.textContent!.matchAll(/[A-Za-z]+/g)].flatMap(([word]) => {
          const range = document.createRange();
          const from = firstChild!.textContent!.indexOf(word);
          range.setStart(firstChild!, from);
          range.setEnd(firstChild!, from + word.length);
          return range.getClientRects().length > 1 ? [word] : [];
        }),
      ),
    );
    expect(broken).toEqual([]);
    await page.goto(new URL("../docs/venues.html", process.env.BALLAST_WORKBENCH).href);
    const cut = await page
      .locator(".scroll")
      .evaluateAll((all) => all.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
    expect(cut.filter((one) => one > 0)).toEqual([]);
  }));

test("the first page fills the room that it has, with its heading in a few lines and a picture to read", () =>
  onPage(
    "index.html",
    async (page) => {
      const sizeOf = async (selector: string) => (await page.locator(selector).boundingBox())!;
      const room = await sizeOf("main");
      expect((await sizeOf("article")).width).toBeGreaterThan(0.9 * room.width);
      expect((await sizeOf(".hero h1")).width).toBeGreaterThan(450);
      expect((await sizeOf(".hero img")).width).toBeGreaterThan(550);
    },
    { viewport: { width: 1440, height: 900 } },
  ));
