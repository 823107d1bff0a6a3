import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** To somebody who holds crypto, an exchange's page at a mirror's address looks like phishing: only these hosts are linked. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  "the exchanges' own domains": [
    "binance.com",
    "binance.vision", // its developers' forum and data
    "bingx.com",
    "bitget.com",
    "bitunix.com",
    "bybit.com",
    "cmegroup.com",
    "deribit.com",
    "dydx.exchange",
    "dydx.trade",
    "gate.com",
    "gate.io",
    "gateio.ws",
    "hyperliquid.gitbook.io",
    "hyperliquid.xyz",
    "kucoin.com",
    "mexc.com",
    "okx.com",
    "weex.com",
  ],
  "the exchanges' documentation of their interfaces": [
    "bingx-api.github.io",
    "bybit-exchange.github.io",
    "mexcdevelop.github.io",
  ],
  "repositories, packages and papers": [
    "docs.rs",
    "doi.org",
    "github.com",
    "hex.pm",
    "pyportfolioopt.readthedocs.io",
    "search.r-project.org",
  ],
  "how versions are counted and told": ["keepachangelog.com", "semver.org"],
  "definitions of indicators": [
    "chartschool.stockcharts.com",
    "ta-lib.org",
    "tradingview.com",
    "tulipindicators.org",
  ],
  "articles on finance": [
    "arbitron.app",
    "bogleheads.org",
    "btanalytics.com",
    "corporate.vanguard.com",
    "en.wikipedia.org",
    "fa-mag.com",
    "financetrain.com",
    "investopedia.com",
    "markettrace.ai",
    "perpsindex.xyz",
    "pfolio.io",
    "thebalance.com",
    "web.stanford.edu",
  ],
  "Microsoft and the file formats": [
    "ajax.aspnetcdn.com",
    "appsforoffice.microsoft.com",
    "learn.microsoft.com",
    "schemas.microsoft.com",
    "schemas.openxmlformats.org",
    "support.microsoft.com",
    "teams.microsoft.com",
    "w3.org",
  ],
  staking: ["ethereum.org"],
  "this machine and placeholders": ["localhost", "your.site"],
};
/** These may be http: names of formats, which nobody opens. */
const formats = ["schemas.microsoft.com", "schemas.openxmlformats.org", "w3.org"];

const root = path.join(__dirname, "..");
const folders = ["src", "docs", "scripts", "workbench", "test/vectors", "assets"];
const texts = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "manifest.xml"];
const files = [...folders.flatMap(filesBelow), ...texts];
const links = files.flatMap((file) =>
  [...readFileSync(path.join(root, file), "utf8").matchAll(/\b(https?):\/\/([\w.-]*\w)/g)].map(
    ([, protocol, host]) => ({ file, protocol, host: host!.replace(/^www\./, "") }),
  ),
);

test("every address in the product is at a host that is allowed", () => {
  const hosts = Object.values(allowed).flat();
  const isAllowed = (host: string): boolean => hosts.some((one) => host === one || host.endsWith(`.${one}`));
  expect(links.length).toBeGreaterThan(300);
  expect(links.filter(({ host }) => !isAllowed(host))).toEqual([]);
});

test("no host is allowed that nothing links to", () => {
  const isUsed = (one: string): boolean => links.some(({ host }) => host === one || host.endsWith(`.${one}`));
  expect(
    Object.values(allowed)
      .flat()
      .filter((one) => !isUsed(one)),
  ).toEqual([]);
});

test("what is linked is https", () => {
  expect(links.filter(({ protocol, host }) => protocol === "http" && !formats.includes(host))).toEqual([]);
});

/** An exchange has staging and test sites on its own domain too. */
test("no address leads to a site for testing", () => {
  expect(links.filter(({ host }) => /(^|[.-])(stg|staging|testnet|test)[.-]/.test(host))).toEqual([]);
});

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(png|ico|woff2?)$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}
