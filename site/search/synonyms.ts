/** Words that people use for what stands on a page or below a heading of it. */
interface PageSynonym {
  /** Phrases with a comma between them. */
  readonly words: string;
  /** Addresses below docs/, the best first. */
  readonly finds: readonly string[];
}

/** Beside the pane's synonyms, which stand for functions and templates. */
export const pageSynonyms: readonly PageSynonym[] = [
  {
    words:
      "network, sent over the network, what is sent over, send anywhere, sends my holdings, send my holdings, send my data, leaves my computer, phone home, telemetry, tracking, data protection, gdpr, privacy, my keys, api key, offline, without internet",
    finds: ["privacy.html"],
  },
  {
    words: "what it keeps, cookies, local storage, where is it stored",
    finds: ["privacy.html#what-is-kept-and-where"],
  },
  { words: "audit, vulnerability, is it safe, permissions", finds: ["security.html", "privacy.html"] },
  {
    words: "uninstall, remove, remove the add-in, delete the add-in, get rid of",
    finds: ["install.html#remove"],
  },
  { words: "upgrade, new version, update the add-in", finds: ["install.html#update", "changelog.html"] },
  {
    words: "roll back, rollback, downgrade, previous version",
    finds: ["deployment.html#update-and-go-back"],
  },
  {
    words: "install, sideload, manifest, set up, get started, getting started, download",
    finds: ["install.html", "start.html"],
  },
  {
    words: "firewall, proxy, vpn, allowlist, whitelist, which hosts",
    finds: ["deployment.html#all-addresses", "install.html#what-it-must-allow"],
  },
  {
    words: "disable live data, turn off live data, switch off live data",
    finds: ["live-data.html#for-administrators"],
  },
  { words: "cross margin, whole account, unified account, multi asset mode", finds: ["book.html"] },
  {
    words: "tutorial, beginner, first steps, new here, quick start, quickstart",
    finds: ["start.html", "guide.html"],
  },
  { words: "app store, appsource, marketplace, office store", finds: ["install.html#the-store"] },
  {
    words:
      "libreoffice, google sheets, openoffice, numbers for mac, ipad, iphone, android, excel 2016, excel 2019, excel 2021, compatibility, which excel, supported versions",
    finds: ["excel-versions.html"],
  },
  {
    words: "undo, take back, revert",
    finds: ["guides/rebalance.html#in-the-pane", "guides/share-a-workbook.html#together-at-the-same-time"],
  },
  {
    words: "coin m, coin margined, usd m, usdt margined, inverse, inverse contract, inverse perpetual",
    finds: ["glossary.html#inverse", "glossary.html#linear"],
  },
  {
    words:
      "another coin, other coin, different coin, with eth, with btc, instead of btc, proxy hedge, cross hedge, altcoin, altcoins, hedge altcoins",
    finds: ["guides/hedge-a-holding.html#another-coin-as-the-hedge", "functions/HEDGE.RATIO.html"],
  },
  {
    words: "tax, taxes, tax report, tax return, capital gains",
    finds: ["templates/account.html", "functions/PNL.REALISED.html", "method/not-modelled.html#rebalancing"],
  },
  {
    words:
      "csv, import csv, csv import, binance csv, bybit csv, okx csv, export file, export files, trade export, import my trades, import trades, import binance, import an account",
    finds: ["import.html#in-the-pane", "import.html"],
  },
  { words: "json, command line, npm run import, script the import", finds: ["import-json.html"] },
  {
    words:
      "margin to move, move liq, move the liquidation, move my liquidation, lower my liquidation, lower the liquidation",
    finds: [
      "functions/LIQ.MARGIN.html",
      "functions/LIQ.TOPUP.html",
      "guides/liquidation-prices.html#5-with-margin-added",
    ],
  },
  {
    words: "not updating, stale, frozen, numbers do not change, does not recalculate, recalculate",
    finds: ["troubleshooting.html#numbers-do-not-change", "live-data.html#how-fresh-a-value-is"],
  },
  {
    words: "does not work, not working, broken, error, errors, help, support, bug",
    finds: ["troubleshooting.html"],
  },
  {
    words: "comma, decimal comma, semicolon, semicolons, european format, locale",
    finds: ["troubleshooting.html#decimal-comma-and-semicolons"],
  },
  {
    words: "blank pane, empty pane, pane is empty, white pane, nothing shows",
    finds: ["troubleshooting.html#the-pane-stays-empty"],
  },
  {
    words: "send to a client, share, collaborate, co-author, colleague, send to somebody",
    finds: ["guides/share-a-workbook.html"],
  },
  {
    words: "real time, streaming, live, live price, live prices, websocket, price feed, current price",
    finds: ["live-data.html"],
  },
  {
    words: "assumptions, limitations, slippage, order book, what is left out",
    finds: ["method/not-modelled.html"],
  },
  {
    words: "who pays funding, sign of funding, funding sign, do i pay or receive, plus or minus",
    finds: ["method/funding-sign.html", "start.html#5-know-who-pays-funding"],
  },
  { words: "rounding, precision, accuracy, floating point, decimal places", finds: ["method/numbers.html"] },
  { words: "what is new, whats new, release notes, changes", finds: ["changelog.html"] },
  {
    words: "self host, host it, deploy, admin center, it department, group policy",
    finds: ["deployment.html", "install.html#for-an-organisation"],
  },
  {
    words: "rebalance bands, threshold, how often to rebalance, quarterly",
    finds: ["guides/rebalance.html#which-bands-how-often", "guides/rebalance.html"],
  },
];
