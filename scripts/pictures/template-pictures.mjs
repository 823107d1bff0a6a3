/**
 * Draws assets/templates/*.png: each template as the task pane inserts it into the workbench. Run it after changing a
 * template. BALLAST_WORKBENCH is the address of a running workbench; without it one is started.
 */
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { bundleBuilder } from "../xlsx/bundle.mjs";
import { ensureBrowser } from "./browser.mjs";
import { startWorkbench } from "./workbench.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = new URL("../../assets/templates/", import.meta.url);
const picture = { width: 960, height: 600 };
/** A wider sheet is cut off at the right, or nothing in its picture could be read. */
const widest = 1440;

const server = process.env.BALLAST_WORKBENCH ? undefined : await startWorkbench();
const address = process.env.BALLAST_WORKBENCH ?? server.address;
const browser = await chromium.launch({
  executablePath: ensureBrowser(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
mkdirSync(folder, { recursive: true });
const wanted = process.argv.slice(2);
const { templates } = createRequire(import.meta.url)(
  await bundleBuilder(
    path.join(root, "src/templates/index.ts"),
    path.join(root, ".cache/templates/described.cjs"),
  ),
);
for (const template of templates) {
  if (wanted.length === 0 || wanted.includes(template.id)) await draw(template);
}
await browser.close();
server?.process.kill();

async function draw({ id, title, sheets }) {
  const width = Math.min(widthOf(sheets[0]), widest);
  const height = Math.round((width * picture.height) / picture.width);
  const page = await browser.newPage({
    ignoreHTTPSErrors: true, // the certificate was made on the spot
    viewport: { width: width + 500, height: height + 800 },
    deviceScaleFactor: picture.width / width,
  });
  page.setDefaultTimeout(120_000);
  await page.goto(address);
  await page.waitForFunction(() => globalThis.workbench);
  const frame = await page.locator("iframe[title=Ballast]").elementHandle();
  const pane = await frame.contentFrame();
  await pane.getByRole("tab", { name: "Templates" }).click();
  const card = pane.getByRole("article", { name: title });
  await card.getByRole("button", { name: "Insert" }).click();
  await card.getByRole("button", { name: "Undo" }).waitFor();
  await page.evaluate(() => globalThis.workbench.calculated());
  // This moves the frame of the selection below the picture.
  await page.evaluate(() => globalThis.workbench.select("A48"));
  await page.waitForTimeout(1000); // charts move in
  const grid = await page.locator("canvas[id*=sheet-main-canvas]").boundingBox();
  const headers = { width: 46, height: 20 };
  const clip = { x: grid.x + headers.width, y: grid.y + headers.height, width, height };
  await page.screenshot({ path: fileURLToPath(new URL(`${id}.png`, folder)), clip });
  await page.close();
  console.log(`assets/templates/${id}.png`);
}

/** The pixels that the sheet's columns take, with some of the sheet beside them. */
function widthOf({ columnWidths }) {
  const [pixelsPerCharacter, padding, beside] = [7, 5, 48];
  return columnWidths.reduce((sum, width) => sum + width * pixelsPerCharacter + padding, beside);
}
