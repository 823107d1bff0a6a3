import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { excerpt, searchOf } from "../../site/search/search";

const file = path.join(__dirname, "../../dist/docs/assets/search-index.js");
/** As the page has it: the script leaves the index in a global. */
const page = vm.createContext({});
vm.runInContext(readFileSync(file, "utf8"), page);
const search = searchOf(
  JSON.parse(JSON.stringify(page.ballastSearchIndex)) as Parameters<typeof searchOf>[0],
);
const first = (query: string) => search(query)[0]?.url;

test.each([
  ["LIQ.PRICE", "functions/LIQ.PRICE.html"],
  ["liq.price", "functions/LIQ.PRICE.html"],
  ["liquidation price", "functions/LIQ.PRICE.html"], // a synonym of the pane's
  ["where am I liquidated at", "functions/LIQ.PRICE.html"],
  ["cash and carry", "functions/BASIS.CARRY.html"],
  ["sharpe", "functions/SIM.STATS.html"],
  ["dca", "functions/ALLOC.DCA.html"],
  ["hedge planner", "templates/hedge-planner.html"],
  ["glossary", "glossary.html"],
])("%s leads to %s", (query, url) => expect(first(query)).toBe(url));

test("a misspelt word finds what was meant", () => {
  const found = search("liquidaton").map(({ url }) => url);
  expect(found).toContain("functions/LIQ.PRICE.html");
  expect(found).toContain("glossary.html#liquidation");
});

test("a heading is a result of its own, with the page that it is on", () => {
  const found = search("what is sent").find(({ page: title }) => title === "Live market data");
  expect(found).toMatchObject({ url: "live-data.html#what-is-sent", heading: "What is sent" });
});

test("nothing is found for nothing", () => {
  expect(search("")).toEqual([]);
  expect(search("?!")).toEqual([]);
  expect(search("xqzvwk")).toEqual([]);
});

test("no page fills the list", () => {
  const pages = search("price").map(({ page: title }) => title);
  for (const title of pages) expect(pages.filter((one) => one === title).length).toBeLessThanOrEqual(3);
});

test("an excerpt is the text around the first word that was met", () => {
  const text = `${"before ".repeat(30)}the funding rate is paid ${"after ".repeat(60)}`;
  const pieces = excerpt({ text, terms: ["funding", "rate"] });
  expect(pieces.filter(({ isHit }) => isHit).map((piece) => piece.text)).toEqual(["funding", "rate"]);
  const shown = pieces.map((piece) => piece.text).join("");
  expect(shown).toMatch(/^… before .*the funding rate is paid after .* …$/);
  expect(shown.length).toBeLessThan(200);
});
