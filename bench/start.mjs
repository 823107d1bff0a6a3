/**
 * How long a page takes until its functions are registered, beside a page with two trivial ones, in the same browser and in turns. Both
 * load Office.js first, as the add-in's page does. The time runs from the navigation until the last script of the page.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { chromium } from "playwright-core";
import { ensureBrowser } from "../scripts/pictures/browser.mjs";
import { median, milliseconds, rounds, table, times } from "./measure.mjs";

const office = path.dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/dist/office.js"));
const stub = `
  window.registered = 0;
  window.CustomFunctions = { Error: class extends Error {}, ErrorCode: {}, associate: () => window.registered++ };`;
const two = `
  CustomFunctions.associate("ONE", (a) => a);
  CustomFunctions.associate("TWO", (a, b) => a + b);`;
const page = (script) => `<!doctype html><title>Start</title>
  <script src="/office-js/office.js"></script><script>${stub}</script><script src="${script}"></script>
  <script>window.taken = performance.now();</script>`;

export async function start() {
  const server = createServer(answer).listen(0, "localhost");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = `http://localhost:${server.address().port}`;
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const taken = { trivial: [], ballast: [] };
  let registered = 0;
  for (let round = 0; round <= 3 * rounds; round++) {
    for (const name of Object.keys(taken)) {
      // A context of its own has an empty cache.
      const context = await browser.newContext();
      const opened = await context.newPage();
      await opened.goto(`${address}/${name}.html`);
      const seen = await opened.evaluate(() => [globalThis.taken, globalThis.registered]);
      if (round > 0) taken[name].push(seen[0]);
      if (name === "ballast") registered = seen[1];
      await context.close();
    }
  }
  await browser.close();
  server.close();
  const [trivial, ballast] = [median(taken.trivial), median(taken.ballast)];
  return [
    table(
      "Start",
      ["", "ms", "ratio", "at most"],
      [
        ["a page with two trivial functions", milliseconds(trivial), times(1), ""],
        [
          `a page with Ballast's ${registered} functions`,
          milliseconds(ballast),
          times(ballast / trivial),
          "1.5 x",
        ],
      ],
      "From the navigation until the functions are registered, with Office.js, in a browser with an empty cache: medians of 21 turns.",
    ),
  ];
}

function answer({ url }, response) {
  const file =
    url.startsWith("/office-js/") && path.join(office, path.normalize(url.slice("/office-js/".length)));
  const texts = {
    "/trivial.html": page("/two.js"),
    "/ballast.html": page("/functions.js"),
    "/two.js": two,
  };
  const type = url.endsWith(".html") ? "text/html" : "text/javascript";
  response.setHeader("Content-Type", type);
  try {
    const built = new URL("../dist/functions.js", import.meta.url);
    response.end(texts[url] ?? readFileSync(url === "/functions.js" ? built : file || "/none"));
  } catch {
    response.writeHead(404).end();
  }
}
