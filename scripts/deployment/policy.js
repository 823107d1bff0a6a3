const liveHosts = require("../../src/market/live/hosts.json");

/** Microsoft's server of Office.js: the script itself, and what it loads for the Excel that it finds itself in. */
const officeJs = "https://appsforoffice.microsoft.com";

/** What Office.js asks for in the oldest Excels. This file alone: the same host serves old libraries that run any text as a script. */
const microsoftAjax = "https://ajax.aspnetcdn.com/ajax/3.5/MicrosoftAjax.js";

/**
 * Who may show the add-in in a frame: Excel on the web, wherever it is opened, and the site itself (the workbench). Excel on a
 * desktop shows it in a view of its own, which is no frame. Microsoft publishes no list; these are the hosts that its people and
 * others name in https://github.com/OfficeDev/office-js/issues/3342 and https://github.com/OfficeDev/office-js-docs-pr/issues/4911.
 */
const frameAncestors = [
  "'self'",
  "https://*.officeapps.live.com",
  "https://*.sharepoint.com",
  "https://*.cloud.microsoft",
  "https://*.office.com",
  "https://*.office365.com",
  "https://*.microsoft365.com",
  "https://*.live.com",
  "https://teams.microsoft.com",
];

/** The venues that "Update brackets" asks when its button is pressed; a test holds them against its requests. */
const venues = [
  "https://api.bybit.com",
  "https://www.okx.com",
  "https://api.gateio.ws",
  "https://api.hyperliquid.xyz",
  "https://api.bitget.com",
  "https://api-futures.kucoin.com",
  "https://indexer.dydx.trade",
  "https://contract.mexc.com",
];

/** Whom live data speaks to while it is on. */
const live = liveHosts.flatMap(({ hosts }) => hosts);

/** What the add-in's pages may load and run. docs/deployment.md says why for each line. */
const directives = (market) => ({
  "default-src": ["'none'"],
  "script-src": ["'self'", officeJs, microsoftAjax],
  // Fluent writes the pane's styles into the page as it draws, and so does Office.js (https://github.com/OfficeDev/office-js/issues/1687).
  "style-src": ["'self'", "'unsafe-inline'"],
  "img-src": ["'self'"],
  "connect-src": ["'self'", ...new Set([...venues, ...(market ? live : [])])],
  // Office.js asks there, in a hidden frame, whether the user trusts a server of Excel that is not Microsoft's.
  "frame-src": [officeJs],
  "object-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
  "frame-ancestors": frameAncestors,
});

const inWords = (given) =>
  Object.entries(given)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");

/**
 * The Content-Security-Policy of every page that is deployed, with live data or without. Browsers take frame-ancestors in a header
 * alone.
 *
 * @param {{ market: boolean }} deployment
 * @returns {string}
 */
const policyFor = ({ market }) => inWords(directives(market));

/** Who may show the workbench's own page. It runs on this machine only, and the rest of the policy is the add-in's. */
const framePolicy = inWords({ "frame-ancestors": frameAncestors });

module.exports = { framePolicy, policyFor };
