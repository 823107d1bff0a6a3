const fs = require("node:fs");
const path = require("node:path");
const { fromSources } = require("./from-sources");
const { markdownTable } = require("./markdown-table");

/**
 * Writes the export files that are read, by exchange and by what they bring, into docs/import.md between its marks. Run it after a format
 * changes; a test holds the page against src/imports/formats.
 *
 * @typedef {import("../../src/imports/formats/format").Format} Format
 */

const root = path.join(__dirname, "../..");
const page = path.join(root, "docs/import.md");

/** What a file is called in words; exchanges rename their menus. */
const titles = {
  "binance-usdm-trades": "futures trade history",
  "binance-usdm-positions": "futures position history",
  "binance-usdm-income": "futures transaction history",
  "binance-statement": "transaction history of all accounts",
  "binance-spot-trades": "spot trade history",
  "binance-deposits": "deposits",
  "binance-withdrawals": "withdrawals",
  "bybit-log": "transaction log",
  "bybit-perp-trades": "derivatives trade history",
  "bybit-closed-pnl": "closed P&L",
  "bybit-closed-pnl-2023": "closed P&L of 2023",
  "bybit-spot-trades": "spot trade history",
  "bybit-fund-account": "funding account history",
  "okx-trading": "trading history",
  "okx-positions": "position history",
  "okx-funding-account": "funding account history",
  "bingx-perp-orders": "futures order history",
  "bingx-perp-ledger": "futures transaction history",
  "bingx-spot-orders": "spot order history",
  "bingx-fund-account": "fund account history",
  "mexc-perp-orders": "futures order history",
  "mexc-perp-trades": "futures trade history",
  "mexc-perp-positions": "futures position history",
  "mexc-perp-flow": "futures capital flow",
  "mexc-spot-trades": "spot trade history",
  "bitget-perp-ledger": "futures transactions",
  "bitget-perp-positions": "futures position history",
  "bitget-spot-fills": "spot trade history",
  "bitget-spot-ledger": "spot transactions",
  "hyperliquid-trades": "trade history",
  "hyperliquid-funding": "funding history",
  "gate-perp-ledger": "futures account history",
  "gate-spot-ledger": "spot account history",
  "kucoin-perp-pnl": "futures realised P&L",
  "kucoin-perp-fills": "futures trade history",
  "kucoin-spot-fills": "spot trade history",
};

/** Of formats whose rows are read by code of their own. */
const ownTables = {
  "bybit-log": ["fills", "funding", "ledger"],
  "okx-trading": ["fills", "funding", "ledger"],
};

/**
 * @param {readonly Format[]} formats
 * @returns {string} docs/import.md with their table
 */
function importPage(formats) {
  const text = fs.readFileSync(page, "utf8");
  return text.replace(
    /(<!-- files -->\n)[^]*(<!-- \/files -->)/,
    (_, start, end) => `${start}\n${fileTable(formats)}\n\n${end}`,
  );
}

/** Of two files that bring the same, the one that counts where both cover a time stands first. */
function fileTable(formats) {
  const venues = [...new Set(formats.map(({ venue }) => venue))];
  const rows = venues.map((venue) => {
    const own = formats.filter((format) => format.venue === venue).toSorted((a, b) => a.rank - b.rank);
    const bringing = (table) =>
      own.filter((format) => tablesOf(format).includes(table)).map(({ id }) => titles[id]);
    return [venue, ...["fills", "funding", "ledger", "positions"].map((table) => bringing(table).join(", "))];
  });
  return markdownTable(["Exchange", "Trades", "Funding", "Ledger", "Positions"], rows).join("\n");
}

function tablesOf({ id, rules }) {
  return ownTables[id] ?? rules.flatMap(({ emit = [] }) => emit.map(({ t }) => t));
}

if (require.main === module)
  void fromSources("src/imports/formats/formats.ts").then(({ formats }) =>
    fs.writeFileSync(page, importPage(formats)),
  );

module.exports = { importPage, ownTables, page, titles };
