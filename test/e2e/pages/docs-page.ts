import { mkdirSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { policyFor } from "../../../scripts/deployment/policy";

/** The documentation as `npm start` serves it, with the policy of the deployed site. */

const pictures = path.join(__dirname, "../../../.cache/pictures");

jest.setTimeout(300_000);

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.BALLAST_BROWSER!,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
});
afterAll(() => browser.close());

/** Opens a page, works with it, and fails where something on it went wrong or its policy refused something. */
export async function onPage(
  name: string,
  work: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true, // the certificate was made on the spot
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  const answer = await page.goto(new URL(`../docs/${name}`, process.env.BALLAST_WORKBENCH).href);
  expect(answer!.headers()["content-security-policy"]).toBe(policyFor({ market: true }));
  await work(page);
  await context.close();
  expect(faults).toEqual([]);
}

/** Leaves a picture with BALLAST_PICTURES=1. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.BALLAST_PICTURES !== "1") return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: path.join(pictures, `docs-${name}.png`) });
}

/** Waits until the try-out of a function shows a result. */
export const calculated = (page: Page) => page.locator(".outcome .value, .outcome table").first().waitFor();

/** One page of each kind. */
export const places = [
  ["landing", "index.html"],
  ["guide", "guide.html"],
  ["function", "functions/LIQ.PRICE.html"],
  ["templates", "templates/index.html"],
  ["glossary", "glossary.html"],
] as const;
