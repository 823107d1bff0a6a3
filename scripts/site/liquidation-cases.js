const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

/**
 * Makes docs/liquidation-cases.md: the published figures of test/vectors beside those of the worksheet functions. Run after a build, it
 * writes the page with the built functions; a test holds the page against the sources.
 *
 * @typedef {number | string | null | (number | string)[][]} Given
 * @typedef {{ id: string, venue: string, contract: string, source: string, function: string, given: Given[], expected: number,
 *   tolerance: number, note: string }} PublishedCase
 */

const vectors = path.join(__dirname, "../../test/vectors");
const page = path.join(__dirname, "../../docs/liquidation-cases.md");

/** @returns {PublishedCase[]} by venue and contract */
function publishedCases() {
  const read = (name) => JSON.parse(fs.readFileSync(path.join(vectors, name), "utf8")).cases;
  const cases = [...read("isolated.json").map(asCall), ...read("liquidation.json")];
  const order = ({ venue, contract }) => `${venue.toLowerCase()} ${contract}`;
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
 * @param {(name: string, given: Given[]) => number} calculate
 * @returns {string}
 */
function liquidationCasesPage(cases, calculate) {
  const rows = cases.map((published, index) => {
    const { venue, contract, expected } = published;
    const ours = calculate(published.function, published.given);
    const formula = `\`=${published.function}(${published.given.map(written).join(", ")})\``;
    return [
      String(index + 1),
      venue,
      contract,
      formula,
      String(expected),
      String(ours),
      difference(ours, expected),
    ];
  });
  const header = ["No.", "Venue", "Contract", "Formula", "Published", "Ours", "Difference"];
  const notes = cases.map(({ source, note }, index) => {
    const address = source.replace(/^(https?:\S+)/, "<$1>").replace(/_/g, "\\_");
    return `${index + 1}. ${address}${note ? `. ${note.replace(/[_*]/g, "\\$&")}` : ""}`;
  });
  return [
    "# Published cases",
    "",
    "Liquidation prices and related figures that exchanges, their APIs and open-source tests print, and what the worksheet functions",
    "give for the same position. Where they differ, the sources below say why: published prices are rounded to a tick or to few digits,",
    "and some sources stop an iteration early.",
    "",
    "Made by `node scripts/site/liquidation-cases.js` from the data of the tests.",
    "",
    ...table(header, rows),
    "",
    "## Sources",
    "",
    ...notes,
    "",
  ].join("\n");
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

/** A Markdown table as Prettier formats it. */
function table(header, rows) {
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  return [line(header), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rows.map(line)];
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
  const calculate = (name, given) => functions.get(name)(...given.map(asCells))[0][0];
  fs.writeFileSync(page, liquidationCasesPage(publishedCases(), calculate));
}

module.exports = { liquidationCasesPage, publishedCases, page };
