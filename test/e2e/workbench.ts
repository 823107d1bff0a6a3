import { existsSync } from "node:fs";
import path from "node:path";
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Frame,
  type Page,
} from "playwright-core";
import type {} from "../../workbench/page/expose";

type Cell = string | number | boolean;

/** The workbench in a real browser, with the add-in in its frame. */
export interface Workbench {
  readonly page: Page;
  /** The add-in's own page. */
  readonly pane: Frame;
  /** Values of cells once everything is calculated, by an address such as `Rebalance!A7:K12`. */
  values: (address: string) => Promise<Cell[][]>;
  texts: (address: string) => Promise<string[][]>;
  message: (address: string) => Promise<string | undefined>;
  select: (address: string) => Promise<void>;
  /** Selects a cell and types into the grid, as a person does. */
  type: (address: string, text: string) => Promise<void>;
  /** The sheets' names, once they are these. */
  expectSheets: (names: string[]) => Promise<void>;
  missing: () => Promise<readonly string[]>;
  /** What the pages' policy has refused, as the browser tells it; a test that provokes it takes it out. */
  readonly refused: string[];
  close: () => Promise<void>;
}

/** How long, in milliseconds, one step may take on a slow and busy machine; a test has many. */
const stepLimit = 60_000;
jest.setTimeout(10 * stepLimit);

let browser: Promise<Browser> | undefined;

afterAll(async () => {
  await (await browser)?.close();
  browser = undefined;
});

/** Opens what `npm start` serves, or another server. What goes wrong on the page fails the test that is running. */
export async function openWorkbench(
  options: BrowserContextOptions = {},
  address = process.env.BALLAST_WORKBENCH!,
): Promise<Workbench> {
  browser ??= chromium.launch({
    executablePath: process.env.BALLAST_BROWSER!,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const context = await (
    await browser
  ).newContext({
    ignoreHTTPSErrors: true, // the certificate was made on the spot
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  context.setDefaultTimeout(stepLimit);
  await serveOfficeJs(context);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.stack ?? String(error)));
  const refused: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) refused.push(message.text());
  });
  await page.goto(address);
  await page.waitForFunction(() => window.workbench);
  const frame = page.locator("iframe[title=Ballast]");
  const pane = (await (await frame.elementHandle()).contentFrame())!;
  await pane.getByRole("heading", { name: "Portfolio" }).waitFor();

  const select = (address: string) => page.evaluate((where) => window.workbench!.select(where), address);
  const calculated = () => page.evaluate(() => window.workbench!.calculated());
  return {
    page,
    pane,
    select,
    async values(address) {
      await calculated();
      return page.evaluate((where) => window.workbench!.values(where) as Cell[][], address);
    },
    async texts(address) {
      await calculated();
      return page.evaluate((where) => window.workbench!.texts(where), address);
    },
    async message(address) {
      await calculated();
      return page.evaluate((where) => window.workbench!.message(where), address);
    },
    async type(address, text) {
      await page.locator("canvas[id*=sheet-main-canvas]").click({ position: { x: 400, y: 150 } });
      await select(address);
      const before = await page.evaluate((where) => window.workbench!.contents(where), address);
      await page.keyboard.type(text, { delay: 20 });
      const entered = () => page.evaluate((where) => window.workbench!.contents(where), address);
      if (text.startsWith("=")) await suggestionsClosed(page);
      await expectSoon(async () => {
        await page.keyboard.press("Enter");
        return becomes(async () => JSON.stringify(await entered()) !== JSON.stringify(before), 1000);
      }, true);
    },
    expectSheets: (names) =>
      expectSoon(() => page.locator("[data-u-comp=slide-tab-item]").allInnerTexts(), names),
    refused,
    missing: () => page.evaluate(() => [...window.workbench!.missing]),
    async close() {
      await context.close();
      expect(faults).toEqual([]);
      expect(refused).toEqual([]);
    },
  };
}

const officeJs = path.dirname(require.resolve("@microsoft/office-js/dist/office.js"));

/** Gives a page as it ships Office.js at Microsoft's address, out of the npm package: the tests need no internet. */
async function serveOfficeJs(context: BrowserContext): Promise<void> {
  await context.route("https://appsforoffice.microsoft.com/lib/1/hosted/**", (route) => {
    const { pathname } = new URL(route.request().url());
    const file = path.join(officeJs, pathname.slice("/lib/1/hosted/".length));
    return existsSync(file) ? route.fulfill({ path: file }) : route.abort();
  });
}

/**
 * Waits until the grid no longer suggests names for what is typed. It looks for some 300 ms after the last key. In a slow browser
 * it does so between two keys as well, and an Enter would put the suggestion in place of what was typed since.
 */
async function suggestionsClosed(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
  await page.locator("[data-u-comp=sheets-formula-editor]").waitFor({ state: "hidden" });
}

/** What `look` sees comes to equal `expected`. */
export async function expectSoon<T>(look: () => Promise<T>, expected: T): Promise<void> {
  const end = Date.now() + stepLimit;
  let seen = await look();
  while (Date.now() < end && JSON.stringify(seen) !== JSON.stringify(expected)) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    seen = await look();
  }
  expect(seen).toEqual(expected);
}

/** Whether something becomes true within some milliseconds. */
async function becomes(look: () => Promise<boolean>, patience: number): Promise<boolean> {
  const end = Date.now() + patience;
  while (!(await look())) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

/** The keyboard, as somebody without a mouse uses it in the pane. */
export function keyboardOf({ page, pane }: Workbench) {
  /** What the focused element is called. */
  const focused = () =>
    pane.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      return (
        element?.getAttribute("aria-label") ||
        element?.labels?.[0]?.textContent ||
        element?.textContent ||
        element?.role ||
        ""
      );
    });
  return {
    focused,
    press: (key: string) => page.keyboard.press(key),
    /** Presses Tab, or another key, until the focus is on what is called so. */
    async tabTo(name: RegExp, key = "Tab"): Promise<void> {
      for (let presses = 0; presses < 60; presses++) {
        if (name.test(await focused())) return;
        await page.keyboard.press(key);
      }
      throw new Error(`${String(name)} is not reached by ${key}; the focus is on "${await focused()}".`);
    },
  };
}
