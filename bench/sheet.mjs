/**
 * 10,000 formulas of one cell each in the workbench, beside as many native ones that give the same. By the clock, because grid and
 * add-in also wait for each other; and in processor time, which other programs on the machine change less.
 */
import { chromium } from "playwright-core";
import { ensureBrowser } from "../scripts/pictures/browser.mjs";
import { startWorkbench } from "../scripts/pictures/workbench.mjs";
import { median, milliseconds, rounds, table, times } from "./measure.mjs";

const count = 10_000;
const formulas = {
  "native, =(C1-B1)*A1": (row) => `=(C${row}-B${row})*A${row}`,
  "Ballast, =PERP.PNL(…)": (row) => `=PERP.PNL("long",A${row},B${row},C${row})`,
};

export async function sheet() {
  const server = await startWorkbench();
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const system = await browser.newBrowserCDPSession();
    const page = await browser.newPage({ ignoreHTTPSErrors: true });
    page.setDefaultTimeout(300_000);
    await page.goto(server.address);
    await page.waitForFunction(() => globalThis.workbench);
    const frame = await page.locator("iframe[title=Ballast]").elementHandle();
    const pane = await frame.contentFrame();
    await pane.getByRole("heading", { name: "Portfolio" }).waitFor();
    await pane.evaluate(
      (rows) =>
        globalThis.Excel.run(async (context) => {
          const added = context.workbook.worksheets.add("Bench");
          added.getRange(`A1:C${rows}`).values = Array.from({ length: rows }, (_, row) => [
            (1 + (row % 9)) / 10,
            30_000 + row,
            30_500 + ((row * 7) % 3000),
          ]);
          await context.sync();
        }),
      count,
    );
    const taken = Object.fromEntries(Object.keys(formulas).map((name) => [name, []]));
    for (let round = 0; round <= rounds; round++) {
      for (const [name, formula] of Object.entries(formulas)) {
        const column = Array.from({ length: count }, (_, row) => [formula(row + 1)]);
        const time = await written(page, pane, column, () => processorTime(system));
        if (round > 0) taken[name].push(time);
      }
    }
    const [clock, processor] = [0, 1].map((which) =>
      Object.values(taken).map((rounds) => median(rounds.map((one) => one[which]))),
    );
    const row = (at, bound) => [
      Object.keys(formulas)[at],
      milliseconds(clock[at]),
      times(clock[at] / clock[0]),
      bound,
      milliseconds(processor[at]),
      times(processor[at] / processor[0]),
    ];
    return [
      table(
        "10,000 formulas of one cell in the workbench",
        ["", "by the clock, ms", "ratio", "at most", "processor, ms", "ratio"],
        [row(0, ""), row(1, "2 x")],
        "From the write until the last cell is calculated. The processor time is that of the page, with the grid and the add-in in it.",
      ),
    ];
  } finally {
    await browser.close();
    server.process.kill();
  }
}

/** Milliseconds that the pages have used so far. */
async function processorTime(system) {
  const { processInfo } = await system.send("SystemInfo.getProcessInfo");
  return 1000 * processInfo.reduce((sum, { type, cpuTime }) => sum + (type === "renderer" ? cpuTime : 0), 0);
}

/** The milliseconds of one write, by the clock and of the processor. */
async function written(page, pane, column, processor) {
  const write = (values) =>
    pane.evaluate(
      (formulas) =>
        globalThis.Excel.run(async (context) => {
          const range = context.workbook.worksheets.getItem("Bench").getRange(`D1:D${formulas.length}`);
          range.formulas = formulas;
          await context.sync();
        }),
      values,
    );
  await write(column.map(() => [""]));
  await page.evaluate(() => globalThis.workbench.calculated());
  const [start, used] = [performance.now(), await processor()];
  await write(column);
  await page.evaluate(() => globalThis.workbench.calculated());
  const time = [performance.now() - start, (await processor()) - used];
  const [last] = await page.evaluate((row) => globalThis.workbench.values(`Bench!D${row}`), column.length);
  if (typeof last[0] !== "number") throw new Error(`The last cell shows ${last[0]}.`);
  return time;
}
