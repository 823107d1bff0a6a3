/**
 * Says what a venue's brackets have become against those shipped:
 *
 *     node scripts/venues/update.mjs Bybit BTCUSDT              asks the venue's public endpoint
 *     node scripts/venues/update.mjs Binance BTCUSDT file.json  reads an answer, or a table copied from the venue's page
 *     node scripts/venues/update.mjs Bybit                      asks for all contracts that are shipped, one after the other
 *     node scripts/venues/update.mjs Binance all file.json      reads all of them out of one answer
 *
 * With --write the venue's figures in test/vectors/venues are changed; then run scripts/venues/tables.mjs. Of a venue without such
 * figures the rows are printed as they stand in src/core/venues/markets. What has faults is never written.
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { bundleBuilder } from "../xlsx/bundle.mjs";
import { rowsOf, withBrackets } from "./figures.js";

const root = path.join(import.meta.dirname, "../..");
const require = createRequire(import.meta.url);
const {
  askVenue,
  bracketVenues,
  changesOf,
  checkTable,
  findMarkets,
  Problem,
  readAnswers,
  readPasted,
  requestsFor,
} = require(
  await bundleBuilder(
    path.join(import.meta.dirname, "entry.ts"),
    path.join(root, ".cache/venues/update.cjs"),
  ),
);

const isWriting = process.argv.includes("--write");
const [name = "", symbol = "all", file] = process.argv.slice(2).filter((one) => one !== "--write");
const venue = bracketVenues.find((one) => one.venue.toLowerCase() === name.toLowerCase())?.venue ?? name;
const shipped = findMarkets(venue).flatMap((market) => market.symbols());
const wanted = symbol === "all" ? [...new Set(shipped)] : [symbol];
const date = new Date().toISOString().slice(0, 10);

const figuresFile = fs
  .readdirSync(path.join(root, "test/vectors/venues"))
  .map((one) => path.join(root, "test/vectors/venues", one))
  .find((one) => JSON.parse(fs.readFileSync(one, "utf8")).venue === venue);
const text = file === undefined ? undefined : fs.readFileSync(file, "utf8");

for (const one of wanted) {
  try {
    report(one, checkTable(await printed(one), { source: sourceOf(one), date }));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.log(`${one}: ${error.message}`);
    process.exitCode = 1;
  }
}

async function printed(one) {
  if (text !== undefined) return readPasted(text, { venue, symbol: one });
  const asked = bracketVenues.find((other) => other.venue === venue);
  if (!asked || requestsFor(asked, one).length === 0)
    throw new Problem(
      "The brackets were not read.",
      [`${venue} has no public endpoint.`],
      "Name a file with its answer.",
    );
  return readAnswers(await askVenue(asked, one, fetch), { venue, symbol: one });
}

function sourceOf(one) {
  if (file !== undefined) return path.basename(file);
  const asked = bracketVenues.find((other) => other.venue === venue);
  return asked ? (requestsFor(asked, one)[0]?.url ?? asked.endpoint) : venue;
}

function report(one, checked) {
  const { summary, lines } = changesOf(checked);
  console.log(`${one}: ${summary}`);
  for (const line of [...lines, ...checked.faults.map((fault) => `Fault: ${fault}`), ...checked.remarks])
    console.log(`  ${line}`);
  if (checked.faults.length > 0) {
    process.exitCode = 1;
    return;
  }
  const figures = figuresFile && JSON.parse(fs.readFileSync(figuresFile, "utf8"));
  // Figures of leverage caps alone have no place for rates.
  if (!figures || figures.columns.length < 4 || checked.table.contract !== "linear") {
    for (const row of rowsOf(checked.table)) console.log(`  ${JSON.stringify(row)},`);
  } else if (isWriting) {
    fs.writeFileSync(figuresFile, withBrackets(figures, checked.table));
    console.log(
      `  Written to ${path.relative(root, figuresFile)}; its source and date in src/core/venues/markets too.`,
    );
  }
}
