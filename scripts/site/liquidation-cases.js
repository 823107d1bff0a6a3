const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");
const { readFunctionDocs } = require("./function-docs");
const { markdownTable } = require("./markdown-table");

/**
 * Makes docs/liquidation-cases.md: the published figures of test/vectors beside those of the worksheet functions. Run after a build, it
 * writes the page with the built functions; a test holds the page against the sources.
 *
 * @typedef {number | string | null | (number | string)[][]} Given
 * @typedef {{ id: string, venue: string, contract: string, source: string, function: string, given: Given[], expected: number,
 *   tolerance: number, note: string }} PublishedCase
 * @typedef {{ id: string, venue: string, source: string, function: string, given: Given[],
 *   published: { at: [number, number], value: number, tolerance: number }[], note?: string }} AccountCase a figure may be any of the result's
 */

const vectors = path.join(__dirname, "../../test/vectors");
const page = path.join(__dirname, "../../docs/liquidation-cases.md");

/** @returns {PublishedCase[]} by venue and contract */
function publishedCases() {
  const read = (name) => JSON.parse(fs.readFileSync(path.join(vectors, name), "utf8")).cases;
  const cases = [...read("isolated.json").map(asCall), ...read("liquidation.json")];
  return inOrder(cases, ({ venue, contract }) => `${venue.toLowerCase()} ${contract}`);
}

/** @returns {AccountCase[]} published cases of whole accounts, by venue */
function accountCases() {
  const { cases } = JSON.parse(fs.readFileSync(path.join(vectors, "book.json"), "utf8"));
  const docs = readFunctionDocs();
  const published = cases.filter(({ published = [] }) => published.length > 0);
  const called = published.map(({ given, ...one }) => {
    const { parameters } = docs.find(({ name }) => name === one.function);
    const last = parameters.findLastIndex(({ name }) => given[name] !== undefined);
    return { ...one, given: parameters.slice(0, last + 1).map(({ name }) => given[name] ?? null) };
  });
  return inOrder(called, ({ venue }) => venue.toLowerCase());
}

function inOrder(cases, order) {
  return cases.sort((a, b) => order(a).localeCompare(order(b), "en"));
}

function asCall(published) {
  const { side, entryPrice, quantity, margin, maintenanceRate, maintenanceAmount, feeRate, contract, rule } =
    published;
  const given = [
    side,
    entryPrice,
    quantity,
    margin,
    maintenanceRate,
    maintenanceAmount,
    feeRate,
    contract,
    rule,
  ];
  return { ...published, function: "LIQ.ISOLATED", given };
}

/**
 * @param {PublishedCase[]} cases
 * @param {AccountCase[]} accounts
 * @param {(name: string, given: Given[]) => unknown[][]} calculate
 * @returns {string}
 */
function liquidationCasesPage(cases, accounts, calculate) {
  const rows = cases.map((published, index) => {
    const { venue, contract, expected } = published;
    const ours = calculate(published.function, published.given)[0][0];
    return [
      String(index + 1),
      venue,
      contract,
      `\`${formulaOf(published)}\``,
      String(expected),
      String(ours),
      difference(ours, expected),
    ];
  });
  const accountRows = accounts.flatMap((account, index) => {
    const result = calculate(account.function, account.given);
    return account.published.map(({ at: [row, column], value }) => [
      String(cases.length + index + 1),
      account.venue,
      account.function,
      figureOf(account, result, row),
      String(value),
      String(result[row][column]),
      difference(result[row][column], value),
    ]);
  });
  const figures = ["Published", "Ours", "Difference"];
  const notes = [...cases, ...accounts.map((one) => ({ ...one, formula: formulaOf(one) }))].map(
    ({ source, note, formula }, index) => {
      const address = source.replace(/^(https?:\S+)/, "<$1>").replace(/_/g, "\\_");
      const said = note ? `. ${note.replace(/[_*]/g, "\\$&")}` : "";
      return `${index + 1}. ${address}${said}${formula ? `. \`${formula}\`` : ""}`;
    },
  );
  return [
    "# Published cases",
    "",
    "Liquidation prices and related figures that exchanges, their APIs and open-source tests print, and what the worksheet functions",
    "give for the same position. Where they differ, the sources below say why: published prices are rounded to a tick or to few digits,",
    "and some sources stop an iteration early.",
    "",
    "<!-- Made by `node scripts/site/liquidation-cases.js` from the data of the tests. -->",
    "",
    ...markdownTable(["No.", "Venue", "Contract", "Formula", ...figures], rows),
    "",
    "## Whole accounts",
    "",
    "Several positions, coins or loans behind one margin: see [Whole accounts](book.md). The formulas stand with the sources. Left out are",
    "an example of KuCoin (support page 35084431335065), which prints 47,956 where the page's own formula gives 48,243.01, and examples of",
    "Binance, OKX and Bybit whose brackets or balances are not all printed.",
    "",
    ...markdownTable(["No.", "Venue", "Function", "Figure", ...figures], accountRows),
    "",
    "## Sources",
    "",
    ...notes,
    "",
  ].join("\n");
}

function formulaOf({ function: name, given }) {
  return `=${name}(${given.map(written).join(", ")})`;
}

/** What a row of the result is about: its label, or the symbol of the position in it. */
function figureOf({ function: name, given }, result, row) {
  if (name === "LIQ.RATIO") return String(result[row][0]);
  if (name === "LIQ.MARGIN") return "Margin";
  const positions = given[1];
  const column = positions[0].indexOf("symbol");
  return column < 0 ? "Price" : `Price of ${positions[row + 1][column]}`;
}

function written(given) {
  if (given === null) return "";
  if (typeof given !== "object") return JSON.stringify(given);
  return `{${given.map((row) => row.map((cell) => JSON.stringify(cell)).join(",")).join(";")}}`;
}

/** The relative difference, with as many digits as are meaningful. */
function difference(ours, expected) {
  const relative = Math.abs(ours / expected - 1);
  return relative < 5e-15 ? "0" : relative.toExponential(0);
}

/** The functions of the last build, by their worksheet names. */
function builtFunctions() {
  const functions = new Map();
  class CellError extends Error {}
  const CustomFunctions = {
    Error: CellError,
    ErrorCode: {},
    associate: (id, worksheetFunction) => functions.set(id.replace("_", "."), worksheetFunction),
  };
  const script = path.join(__dirname, "../../dist/functions.js");
  vm.runInNewContext(fs.readFileSync(script, "utf8"), { CustomFunctions });
  return functions;
}

if (require.main === module) {
  const functions = builtFunctions();
  const asCells = (given) => (given === null || typeof given === "object" ? given : [[given]]);
  const calculate = (name, given) => functions.get(name)(...given.map(asCells));
  fs.writeFileSync(page, liquidationCasesPage(publishedCases(), accountCases(), calculate));
}

module.exports = { accountCases, liquidationCasesPage, publishedCases, page };
