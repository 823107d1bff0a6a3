/**
 * 10,000 formulas of one cell each in the workbench, beside as many native ones that give the same. The time runs from the write until
 * the last cell is calculated, by the clock: the grid and the add-in are two parties.
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
        const time = await written(page, pane, column);
        if (round > 0) taken[name].push(time);
      }
    }
    const [native, own] = Object.values(taken).map(median);
    const [nativeName, ownName] = Object.keys(taken);
    return [
      table(
        "10,000 formulas of one cell in the workbench",
        ["", "ms", "ratio", "at most"],
        [
          [nativeName, milliseconds(native), times(1), ""],
          [ownName, milliseconds(own), times(own / native), "2 x"],
        ],
        "From the write until the last cell is calculated.",
      ),
    ];
  } finally {
    await browser.close();
    server.process.kill();
  }
}

async function written(page, pane, column) {
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
  const start = performance.now();
  await write(column);
  await page.evaluate(() => globalThis.workbench.calculated());
  const time = performance.now() - start;
  const [last] = await page.evaluate((row) => globalThis.workbench.values(`Bench!D${row}`), column.length);
  if (typeof last[0] !== "number") throw new Error(`The last cell shows ${last[0]}.`);
  return time;
}
