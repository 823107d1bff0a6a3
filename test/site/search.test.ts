import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { excerpt, searchOf } from "../../site/search/search";
import { pageSynonyms } from "../../site/search/synonyms";

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

/** Questions as people who are new ask them, with a place that must be among the first three. */
test.each([
  ["what is sent over the network", "privacy.html"],
  ["does it send my holdings anywhere", "privacy.html"],
  ["network", "privacy.html"],
  ["libreoffice", "excel-versions.html"],
  ["LibreOffice", "excel-versions.html"],
  ["google sheets", "excel-versions.html"],
  ["excel 2019", "excel-versions.html"],
  ["uninstall", "install.html#remove"],
  ["how do I install it", "install.html"],
  ["undo", "guides/rebalance.html#in-the-pane"],
  ["coin-m inverse", "glossary.html#inverse"],
  ["coin margined", "glossary.html#inverse"],
  ["hedge with eth instead of btc", "guides/hedge-a-holding.html#another-coin-as-the-hedge"],
  ["tax report", "templates/account.html"],
  ["import binance csv", "import.html#in-the-pane"],
  ["csv import", "import.html#in-the-pane"],
  ["how much margin to move liq price", "functions/LIQ.MARGIN.html"],
  ["share with a client", "guides/share-a-workbook.html"],
  ["price not updating", "troubleshooting.html#numbers-do-not-change"],
  ["#SPILL!", "troubleshooting.html#spill"],
  ["who pays funding", "method/funding-sign.html"],
  ["rollback", "deployment.html#update-and-go-back"],
  ["multi-asset mode", "book.html"],
  ["unified account", "book.html"],
  ["turn off live data", "live-data.html#for-administrators"],
  ["firewall", "deployment.html#all-addresses"],
  ["quote currency", "glossary.html#base-unit-and-quote-currency"],
  ["equity", "glossary.html#equity"],
])("%s leads to %s among the first three", (query, url) => {
  const found = search(query).slice(0, 3);
  expect(found.map((part) => part.url)).toContain(url);
});

test("the first that is found for an import is how to do it in the pane", () => {
  expect(first("import binance csv")).toBe("import.html#in-the-pane");
});

test("every place that a synonym stands for is there", () => {
  for (const { words, finds } of pageSynonyms)
    expect([words, search(words.split(", ")[0]!).map(({ url }) => url)]).toEqual([
      words,
      expect.arrayContaining(finds as string[]),
    ]);
});

test("a word that only asks begins no other, and a word that the pages have is not taken for a misspelt one", () => {
  const termsOf = (query: string) => [...new Set(search(query).flatMap(({ terms }) => terms))].toSorted();
  expect(termsOf("who")).toEqual(["who"]);
  expect(termsOf("who pays")).not.toContain("whole");
  expect(termsOf("sharpe")).toEqual(["sharpe"]);
  expect(termsOf("shar")).toEqual(expect.arrayContaining(["share", "sharpe"]));
});

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
