const fs = require("node:fs");
const path = require("node:path");

/**
 * Makes docs/venues.md: which bracket tables are shipped, with their dates and sources. Run it after a venue changes; a test holds the page
 * against the data.
 *
 * @typedef {{ venue: string, market: string, symbol: string, unit: string, known: string, ruled: boolean, date: string, source: string }} Table
 */

const root = path.join(__dirname, "../..");
const page = path.join(root, "docs/venues.md");

/**
 * @param {readonly Table[]} tables in the order of the markets
 * @returns {string}
 */
function venuesPage(tables) {
  const groups = new Map();
  for (const table of tables) {
    const { symbol, ...same } = table;
    const key = JSON.stringify(same);
    groups.set(key, { ...same, symbols: [...(groups.get(key)?.symbols ?? []), symbol] });
  }
  const rows = [...groups.values()].map(({ venue, market, symbols, unit, known, ruled, date, source }) => [
    venue,
    market,
    symbols.length > 6 ? `${symbols.length} contracts` : symbols.join(", "),
    ruled ? known : `${known}; not the rule of the price`,
    unit,
    date,
    source.replace(/[_*]/g, "\\$&"),
  ]);
  return [
    "# Exchanges and their brackets",
    "",
    "Which brackets `LIQ.VENUE`, `LIQ.TIERS` and `LIQ.CROSS` know, for what sizes, and where they are from. They are shipped with Ballast, not fetched.",
    "",
    "Exchanges change their brackets: compare what is old with the exchange's own page. `LIQ.SOURCE` shows for each contract also the rule,",
    "the fees and what is not certain. `LIQ.VENUE` gives a price as far as rule, rates and brackets are known, and `#N/A` with the reason beyond.",
    "",
    "<!-- Made by `node scripts/site/venues.js`. -->",
    "",
    ...markdownTable(
      ["Exchange", "Market", "Contracts", "What is known", "Counted in", "Date", "Source"],
      rows,
    ),
    "",
  ].join("\n");
}

/** A Markdown table as Prettier formats it. */
function markdownTable(header, rows) {
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  return [line(header), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rows.map(line)];
}

/** Bundles the core's venues for Node, which cannot read TypeScript. */
async function shippedTables() {
  const esbuild = require("esbuild");
  const outfile = path.join(root, ".cache/venues/tables.cjs");
  await esbuild.build({
    entryPoints: [path.join(root, "src/core/venues/shipped.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "error",
  });
  return require(outfile).shippedTables();
}

if (require.main === module)
  void shippedTables().then((tables) => fs.writeFileSync(page, venuesPage(tables)));

module.exports = { venuesPage, page };
