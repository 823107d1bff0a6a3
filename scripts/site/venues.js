const fs = require("node:fs");
const path = require("node:path");
const { fromSources } = require("./from-sources");
const { markdownTable } = require("./markdown-table");

/**
 * Makes docs/venues.md: which bracket tables and which terms of funding are shipped, with their dates and sources. Run it after a venue
 * changes; a test holds the page against the data.
 *
 * @typedef {{ venue: string, market: string, symbol: string, unit: string, known: string, date: string, source: string }} Table
 * @typedef {{ venue: string, market: string, intervalHours?: number, byContract: boolean, formula?: string, source?: string, date?: string }} MarketFunding
 * @typedef {{ venue: string, market: string, symbol: string, intervalHours?: number, cap?: number, floor?: number, source?: string, date?: string }} ContractFunding
 */

const root = path.join(__dirname, "../..");
const page = path.join(root, "docs/venues.md");

/**
 * @param {readonly Table[]} tables in the order of the markets
 * @param {{ ofMarkets: readonly MarketFunding[], ofContracts: readonly ContractFunding[] }} funding
 * @returns {string}
 */
function venuesPage(tables, funding) {
  const rows = grouped(tables).map(({ venue, market, symbols, unit, known, date, source }) => [
    venue,
    market,
    contractsOf(symbols),
    known,
    unit,
    date,
    escaped(source),
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
      ["Exchange", "Price in all brackets", "Price in the first", "No price", "Brackets of", "Funding rate"],
      exchanges(tables, funding.ofMarkets),
    ),
    "",
    "The next table says up to what size a price is known and why there is none. A contract that is not listed has no brackets here:",
    "[Update brackets](brackets.md) takes the exchange's own.",
    "",
    "## Brackets",
    "",
    ...markdownTable(
      ["Exchange", "Market", "Contracts", "What is known", "Counted in", "Date", "Source"],
      rows,
    ),
    "",
    ...fundingSection(funding),
    "",
  ].join("\n");
}

/** A row for each exchange: of which contracts a price is known, how old the brackets are, and whether funding is known. */
function exchanges(tables, markets) {
  return [...new Set(markets.map(({ venue }) => venue))].map((venue) => {
    const own = tables.filter((table) => table.venue === venue);
    const none = own.filter(({ known }) => known.includes("no liquidation price"));
    const whole = own.filter(({ known }) => known === "all brackets");
    const part = own.filter((table) => !none.includes(table) && !whole.includes(table));
    return [
      venue,
      ...[whole, part, none].map((some) => contractsOf(some.map(({ symbol }) => symbol))),
      datesOf(own),
      fundingOf(markets.filter((market) => market.venue === venue)),
    ];
  });
}

/** The oldest and the newest of the dates, and whether some tables have none. */
function datesOf(tables) {
  const texts = [...new Set(tables.map(({ date }) => date))];
  const dated = texts.filter((text) => !text.startsWith("undated"));
  if (dated.length === 0) return texts.join("; ");
  const dates = dated.flatMap((text) => text.match(/\d{4}(-\d\d)*/g)).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  const span = first === last ? first : `${first} to ${last}`;
  return dated.length === texts.length ? span : `${span}, some undated`;
}

function fundingOf(markets) {
  const unknown = markets.filter(({ formula }) => formula === undefined);
  if (unknown.length > 0) return `not of ${unknown.map(({ market }) => market).join(", ")}`;
  return markets.some(({ formula }) => formula.includes("not published")) ? "without its bounds" : "known";
}

/** Few contracts by their names, many by their number. */
function contractsOf(symbols) {
  return symbols.length > 6 ? `${symbols.length} contracts` : symbols.join(", ");
}

function fundingSection({ ofMarkets, ofContracts }) {
  const unknown = "not known";
  const markets = ofMarkets.map(({ venue, market, intervalHours, byContract, formula, date, source }) => [
    venue,
    market,
    intervalHours === undefined ? unknown : `${intervalHours}${byContract ? ", by contract" : ""}`,
    formula === undefined ? unknown : `\`${formula}\``,
    date ?? unknown,
    escaped(source ?? unknown),
  ]);
  const contracts = grouped(ofContracts).map(
    ({ venue, market, symbols, intervalHours, cap, floor, date, source }) => [
      venue,
      market,
      symbols.join(", "),
      String(intervalHours ?? unknown),
      percent(cap) ?? unknown,
      percent(floor) ?? unknown,
      date,
      escaped(source),
    ],
  );
  return [
    "## Funding",
    "",
    "How a funding rate comes about, and how often it is paid. P is the mean premium index of the interval, I the interest rate of 8 hours, N the",
    "hours of the interval. `FUNDING.RATE` computes all of these but WEEX's, whose bounds are not known; its page says with which arguments.",
    "",
    ...markdownTable(["Exchange", "Market", "Hours", "Formula", "Date", "Source"], markets),
    "",
    "Where intervals are by contract, those hours are the usual ones, and a contract's own are known only below. Exchanges change them, some for a",
    "while when a rate reaches its cap or floor. Hyperliquid's cap and floor, 4 % of an hour, hold for all of its contracts.",
    "",
    ...markdownTable(
      ["Exchange", "Market", "Contracts", "Hours", "Cap", "Floor", "Date", "Source"],
      contracts,
    ),
  ];
}

/** Contracts of which the same is known are one row. */
function grouped(entries) {
  const groups = new Map();
  for (const { symbol, ...same } of entries) {
    const key = JSON.stringify(same);
    groups.set(key, { ...same, symbols: [...(groups.get(key)?.symbols ?? []), symbol] });
  }
  return [...groups.values()];
}

function percent(rate) {
  return rate === undefined ? undefined : `${Number((rate * 100).toPrecision(12))} %`;
}

function escaped(source) {
  return source.replace(/[_*]/g, "\\$&");
}

if (require.main === module)
  void fromSources("src/core/venues/shipped.ts").then(({ shippedTables, shippedFunding }) =>
    fs.writeFileSync(page, venuesPage(shippedTables(), shippedFunding())),
  );

module.exports = { venuesPage, page };
