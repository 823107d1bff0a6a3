import { expectSoon, openWorkbench, type Workbench } from "./workbench";

/** The sample book's chart: the close of 220 made-up days, drawn over the cells of the Prices sheet. */
describe("a chart over the grid", () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openWorkbench({ viewport: { width: 1800, height: 900 } });
    await workbench.select("Prices!A5");
    await chart().waitFor();
  });
  afterAll(() => workbench.close());

  const chart = () => workbench.page.getByRole("img", { name: "Close, made-up prices" });
  const picture = async () => (await chart().locator("canvas").screenshot()).toString("base64");
  const shown = () => workbench.page.evaluate(() => window.workbench!.charts("Prices")[0]!);

  const untilAt = (top: number) =>
    workbench.page.waitForFunction(
      (y) => document.querySelector("figure.chart")!.getBoundingClientRect().y === y,
      top,
    );

  test("shows what the cells say and is drawn anew when they change", async () => {
    let before = await picture();
    const drawn = async () => {
      const last = before;
      before = await picture();
      return before === last;
    };
    await expectSoon(drawn, true);

    await workbench.type("Prices!E6", "79000");
    const closes = (await workbench.values("Prices!E5:E224")).map(([close]) => close);
    const { categories, series } = await shown();
    expect(closes[1]).toBe(79_000);
    expect(series).toEqual([{ name: "Close", values: closes }]);
    expect([categories[0], categories.length]).toEqual(["1 Jan", 220]);
    await expectSoon(async () => (await picture()) !== before, true);
  });

  test("stands on its cells: it scrolls with them, by the wheel over the chart too", async () => {
    await workbench.select("Prices!A5");
    const at = (await chart().boundingBox())!;
    await workbench.page.mouse.move(at.x + 30, at.y + 100);
    await workbench.page.mouse.wheel(0, 100);
    await untilAt(at.y - 100);
    await workbench.page.mouse.wheel(0, -100);
    await untilAt(at.y);
  });

  test("is moved by the pointer", async () => {
    const { mouse } = workbench.page;
    const before = await shown();
    const at = (await chart().boundingBox())!;
    await mouse.move(at.x + 40, at.y + 80);
    await mouse.down();
    await mouse.move(at.x - 60, at.y + 120, { steps: 4 });
    await mouse.up();
    // 100 and 40 pixels: 96 of them are 72 points.
    const moved = async () => {
      const { left, top } = await shown();
      return [left - before.left, top - before.top].map((points) => points.toFixed(6));
    };
    await expectSoon(moved, ["-75.000000", "30.000000"]);
    const after = await shown();
    expect([after.width, after.height].map(Math.round)).toEqual(
      [before.width, before.height].map(Math.round),
    );
  });

  test("is seen on its own sheet only, and again when that is shown", async () => {
    await workbench.select("Holdings!A1");
    await chart().waitFor({ state: "detached" });
    await workbench.select("Prices!A5");
    await chart().waitFor();
  });
});
