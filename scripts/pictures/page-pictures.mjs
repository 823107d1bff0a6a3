/**
 * Draws docs/images: for docs/start.md the sheet as a reader of the page has filled it by the place of each picture, and for the README
 * the workbench with a written rebalance. Run it after changing either. BALLAST_WORKBENCH is the address of a running workbench; without it one is started.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { writtenSteps } from "../site/written-steps.js";
import { ensureBrowser } from "./browser.mjs";
import { startWorkbench } from "./workbench.mjs";

const docs = new URL("../../docs/", import.meta.url);
/** Pixels: what a picture keeps free at the right of a text that runs over its column. */
const margin = 12;

const server = process.env.BALLAST_WORKBENCH ? undefined : await startWorkbench();
const browser = await chromium.launch({
  executablePath: ensureBrowser(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
await drawWorkbench();
await drawStart();
await browser.close();
server?.process.kill();

async function open(width, height) {
  const page = await browser.newPage({
    ignoreHTTPSErrors: true, // the certificate was made on the spot
    viewport: { width, height },
    colorScheme: "light",
  });
  page.setDefaultTimeout(120_000);
  await page.goto(process.env.BALLAST_WORKBENCH ?? server.address);
  await page.waitForFunction(() => globalThis.workbench);
  const pane = await (await page.locator("iframe[title=Ballast]").elementHandle()).contentFrame();
  await pane.getByRole("heading", { name: "Portfolio" }).waitFor();
  return { page, pane };
}

async function drawWorkbench() {
  const { page, pane } = await open(1472, 800);
  await pane.getByRole("tab", { name: "Settings" }).click();
  await pane.getByRole("combobox", { name: "Venue" }).first().click();
  await pane.getByRole("option", { name: "Binance USD-M futures" }).click();
  await pane.getByRole("button", { name: "Use these rates" }).click();
  await pane.getByRole("tab", { name: "Portfolio" }).click();
  await page.evaluate(() => globalThis.workbench.select("Holdings!B6"));
  await pane.getByRole("combobox", { name: "Allocation profile" }).click();
  await pane.getByRole("option", { name: /Conservative Core/ }).click();
  await pane.getByRole("button", { name: "Use selection", exact: true }).click();
  await pane.getByText("Read from Holdings (Holdings!A5:D8)").waitFor();
  await pane.getByRole("button", { name: "Write rebalance" }).click();
  await pane.getByText(/^Written to Rebalance!/).waitFor();
  await pane.evaluate(() =>
    globalThis.Excel.run(async (context) => {
      const quantities = context.workbook.worksheets.getItem("Rebalance").getRange("C:C");
      quantities.format.columnWidth = 90; // this machine's font may be wider than Excel's
      await context.sync();
    }),
  );
  await page.evaluate(() => globalThis.workbench.calculated());
  await page.waitForTimeout(1500); // charts move in
  await page.screenshot({ path: fileURLToPath(new URL("images/workbench.png", docs)) });
  await page.close();
  console.log("docs/images/workbench.png");
}

async function drawStart() {
  const sheet = await open(1600, 1400);
  await sheet.pane.evaluate(() =>
    globalThis.Excel.run(async (context) => {
      context.workbook.worksheets.add("Model").activate();
      await context.sync();
    }),
  );
  for (const step of writtenSteps(readFileSync(new URL("start.md", docs), "utf8"))) {
    if ("picture" in step) await draw(sheet, step.picture);
    else if (step.typed.length > 0) await enter(sheet, step);
  }
}

async function enter({ page, pane }, { cell, typed }) {
  await pane.evaluate(
    ([address, contents]) =>
      globalThis.Excel.run(async (context) => {
        const from = context.workbook.worksheets.getItem("Model").getRange(address);
        from.getResizedRange(0, contents.length - 1).formulas = [contents];
        await context.sync();
      }),
    [cell, typed],
  );
  await page.evaluate(() => globalThis.workbench.calculated());
}

async function draw({ page, pane }, file) {
  const { height, width } = await pane.evaluate(() =>
    globalThis.Excel.run(async (context) => {
      const used = context.workbook.worksheets.getItem("Model").getUsedRange();
      used.getColumn(0).format.autofitColumns(); // the page says to widen it
      used.load("rowCount, columnCount");
      await context.sync();
      const formats = (count, at, property) =>
        Array.from({ length: count }, (_, one) => used.getCell(...at(one)).format.load(property));
      const rows = formats(used.rowCount, (row) => [row, 0], "rowHeight");
      const columns = formats(used.columnCount, (column) => [0, column], "columnWidth");
      await context.sync();
      return {
        height: rows.reduce((sum, { rowHeight }) => sum + rowHeight, 0),
        width: columns.reduce((sum, { columnWidth }) => sum + columnWidth, 0),
      };
    }),
  );
  await page.evaluate(() => globalThis.workbench.select("Model!L48")); // the frame of the selection is out of the picture
  await page.waitForTimeout(500);
  const grid = await page.locator("canvas[id*=sheet-main-canvas]").boundingBox();
  const [letters, numbers, below, pixels] = [20, 46, 26, 96 / 72]; // Excel measures in points
  const clip = { x: grid.x, y: grid.y, width: grid.width, height: letters + height * pixels + below };
  const texts = await lastInk(page, clip, letters);
  const columns = numbers + width * pixels;
  clip.width = texts > columns ? texts + margin : columns + 1;
  await page.screenshot({ path: fileURLToPath(new URL(file, docs)), clip });
  console.log(`docs/${file}`);
}

/** Where the texts of the cells end, in pixels from the left: a long one runs over the blank cells beside it, so columns do not tell. */
async function lastInk(page, clip, letters) {
  const drawn = await page.screenshot({
    clip: { ...clip, y: clip.y + letters, height: clip.height - letters },
  });
  return page.evaluate(async (png) => {
    const picture = await globalThis.createImageBitmap(
      await (await fetch(`data:image/png;base64,${png}`)).blob(),
    );
    const canvas = new globalThis.OffscreenCanvas(picture.width, picture.height).getContext("2d");
    canvas.drawImage(picture, 0, 0);
    const { data, width } = canvas.getImageData(0, 0, picture.width, picture.height);
    let last = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (Math.max(data[at], data[at + 1], data[at + 2]) < 100) last = Math.max(last, (at / 4) % width); // lines between cells are lighter, and that of the selection is blue
    }
    return last;
  }, drawn.toString("base64"));
}
