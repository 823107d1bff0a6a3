import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** What a page puts in quotes is a button, a label or a message, and these change. Here they are looked up in the source. */
const root = path.join(__dirname, "../..");
const sources = filesBelow("src", /\.(tsx?|html|json)$/)
  .map((file) => readFileSync(path.join(root, file), "utf8"))
  .join(" ")
  .replace(/\s+/g, " ");

/** Words of Excel's, of Microsoft's pages and of the articles, and labels and messages that are put together. */
const others = [
  "There's a problem with this formula",
  "Add-in error",
  "Next time Office starts, clear all previously-started web add-ins cache",
  "volume-licensed perpetual versions of Office 2021 or earlier on Windows",
  "From 50 to 20 % futures",
  "from 50 to 20 %",
  "extreme high",
  "60.000,5",
  "60,000",
  "LIQ.PRICE: entryPrice must be a positive number, got -5.",
  "Use BTCUSDT of Binance, live",
  "Fetch from api.bybit.com",
];

const quoted = filesBelow("docs", /\.md$/)
  .filter((file) => !/excel-checklist|liquidation-cases|articles|venues|templates|deployment/.test(file))
  .flatMap((file) => {
    const words = readFileSync(path.join(root, file), "utf8")
      .replace(/```[^]*?```|`[^`]*`/g, "")
      .replace(/\]\([^)]*\)/g, "]");
    return [...words.matchAll(/"([^"]+)"/g)].map(([, text]) => ({ file, text: text!.replace(/\s+/g, " ") }));
  });

test("pages quote the interface as it is", () => {
  expect(quoted.length).toBeGreaterThan(50);
  expect(quoted.filter(({ text }) => !sources.includes(text) && !others.includes(text))).toEqual([]);
});

test("nothing is excused that no page quotes", () => {
  expect(others.filter((text) => !quoted.some((one) => one.text === text))).toEqual([]);
});

function filesBelow(folder: string, pattern: RegExp): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}
