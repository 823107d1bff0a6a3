/** Draws assets/*.png in every size that Office asks for, from the SVG files beside them. Run it after changing one. */
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { ensureBrowser } from "./browser.mjs";

const assets = new URL("../../assets/", import.meta.url);
const buttonSizes = [16, 20, 24, 32, 40, 48, 64, 80];
const sizes = {
  ballast: [...buttonSizes, 128],
  rebalance: buttonSizes,
  functions: buttonSizes,
  templates: buttonSizes,
  repair: buttonSizes,
};

const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ["--no-sandbox"] });
const page = await browser.newPage();
for (const [name, edges] of Object.entries(sizes)) {
  const drawing = readFileSync(new URL(`${name}.svg`, assets)).toString("base64");
  for (const edge of edges) {
    await page.setViewportSize({ width: edge, height: edge });
    await page.setContent(
      `<style>body{margin:0}img{display:block}</style><img width="${edge}" height="${edge}" src="data:image/svg+xml;base64,${drawing}">`,
    );
    writeFileSync(new URL(`${name}-${edge}.png`, assets), await page.screenshot({ omitBackground: true }));
  }
}
await browser.close();
