import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { framePolicy, policyFor } from "../../scripts/deployment/policy";
import { bracketVenues } from "../../src/market/brackets/venues";
import { liveVenues } from "../../src/market/live/venues";

const dist = path.join(__dirname, "../../dist");
const headers = readFileSync(path.join(dist, "_headers"), "utf8");
const policy = policyFor({ market: true });
const directives = directivesOf(policy);

function directivesOf(text: string): Map<string, string[]> {
  return new Map(
    text.split("; ").map((directive) => {
      const [name, ...sources] = directive.split(" ");
      return [name!, sources];
    }),
  );
}

test("the header is on every page, and there is one", () => {
  const rules = headers.split(/^(?=\/)/m).filter((rule) => rule.includes("Content-Security-Policy"));
  expect(rules).toHaveLength(1);
  expect(rules[0]).toMatch(/^\/\*\n/);
  expect(/Content-Security-Policy: (.*)/.exec(headers)![1]).toBe(policy);
  // What Cloudflare Pages takes as one line.
  expect(policy.length).toBeLessThan(1900);
});

test("scripts come from files of the site and of Microsoft, and no text becomes one", () => {
  expect(directives.get("script-src")).toEqual([
    "'self'",
    "https://appsforoffice.microsoft.com",
    "https://ajax.aspnetcdn.com/ajax/3.5/MicrosoftAjax.js",
  ]);
  expect([...directives].filter(([, sources]) => sources.includes("'unsafe-inline'"))).toEqual([
    ["style-src", ["'self'", "'unsafe-inline'"]],
  ]);
  expect(policy).not.toContain("unsafe-eval");
  for (const source of [...directives.values()].flat())
    expect(source).not.toMatch(/^(\*|https?:|data:|blob:)$/);
});

const originOf = (address: string) => `${new URL(address).protocol}//${new URL(address).host}`;
const brackets = bracketVenues
  .flatMap(({ requests }) => requests({ base: "BTC", quote: "USDT" }))
  .map(({ url }) => originOf(url));
const live = liveVenues.map(({ venue, protocols, rest }) => ({
  venue,
  hosts: [...new Set([...protocols.map(({ address }) => originOf(address)), ...(rest?.hosts ?? [])])],
}));

test("a page may ask the site, the venues of Update brackets and those of live data, and nobody else", () => {
  const hosts = new Set([...brackets, ...live.flatMap(({ hosts: own }) => own)]);
  expect(hosts.size).toBe(22);
  expect(directives.get("connect-src")!.toSorted()).toEqual(["'self'", ...hosts].toSorted());
});

test("a build without live data names none of its hosts", () => {
  const without = directivesOf(policyFor({ market: false }));
  expect(without.get("connect-src")).toEqual(["'self'", ...new Set(brackets)]);
  expect([...without.keys()]).toEqual([...directives.keys()]);
});

test("docs/deployment.md lists all addresses with their ports, and for what each is", () => {
  const page = readFileSync(path.join(__dirname, "../../docs/deployment.md"), "utf8");
  const [, section] = /^## All addresses\n([^]*?)^###/m.exec(page)!;
  const rows = section!.split("\n").filter((line) => line.includes("://"));
  const listed = rows.map((row) => {
    const [, whose, addresses, ports, when] = row.split("|").map((cell) => cell.trim());
    const origins = addresses!.match(/(?:https|wss):\/\/[^`]+/g)!;
    expect(ports!.split(", ")).toEqual([...new Set(origins.map((one) => new URL(one).port || "443"))]);
    return { whose, when: /^[^:]+/.exec(when!)![0], origins };
  });
  const of = (what: string) => listed.filter(({ when }) => when === what);
  expect(of("Update brackets").flatMap(({ origins }) => origins)).toEqual([...new Set(brackets)]);
  const ofVenue = live.map(({ venue, hosts }) => ({ whose: venue, when: "live data", origins: hosts }));
  expect(of("live data")).toEqual(ofVenue);
  const scripts = directives.get("script-src")!.filter((one) => one !== "'self'");
  const ours = listed.filter(({ whose }) => whose === "yours" || whose === "Microsoft");
  expect(ours.flatMap(({ origins }) => origins)).toEqual(["https://your.site", ...scripts.map(originOf)]);
  expect(listed).toHaveLength(ours.length + 1 + live.length);
});

test("a venue's requests go to its hosts alone", () => {
  const contract = { base: "BTC", quote: "USDT", symbol: "BTCUSDT", typed: "BTCUSDT" };
  for (const { venue, rest } of liveVenues) {
    if (!rest) continue;
    const row = { time: 46_000, open: 1, high: 1, low: 1, close: 1, volume: 1, rate: 0 };
    const [bars, funding] = [rest.bars(contract, "1d", 9, 1), rest.funding(contract, 9, 1)];
    const pages = [bars.first, bars.older?.(row), funding.first, funding.older?.(row), rest.probe];
    const origins = new Set(pages.flatMap((page) => (page ? [originOf(page.url)] : [])));
    expect([venue, ...origins]).toEqual([venue, ...rest.hosts]);
  }
});

test("what is not named is refused, and the page's base, its forms and plug-ins with it", () => {
  for (const name of ["default-src", "object-src", "base-uri", "form-action"]) {
    expect([name, directives.get(name)]).toEqual([name, ["'none'"]]);
  }
});

test("Excel on the web and the site itself may show a page in a frame, and nobody else", () => {
  expect(`frame-ancestors ${directives.get("frame-ancestors")!.join(" ")}`).toBe(framePolicy);
  expect(framePolicy).toBe(
    "frame-ancestors 'self' https://*.officeapps.live.com https://*.sharepoint.com https://*.cloud.microsoft https://*.office.com https://*.office365.com https://*.microsoft365.com https://*.live.com https://teams.microsoft.com",
  );
});

const pages = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".html"),
);

test("no page holds a script, or an attribute that is one", () => {
  expect(pages).toEqual(expect.arrayContaining(["taskpane.html", path.join("docs", "index.html")]));
  for (const file of pages) {
    const tags = readFileSync(path.join(dist, file), "utf8").match(/<[a-z][^>]*>/gi)!;
    const scripts = tags.filter(
      (tag) => (/^<script\b/i.test(tag) && !/\ssrc=/.test(tag)) || /\son[a-z]+\s*=|javascript:/i.test(tag),
    );
    expect([file, scripts]).toEqual([file, []]);
  }
});

test("the scripts that judge the view are served as they were written", () => {
  const source = path.join(__dirname, "../../src/taskpane/page");
  for (const file of readdirSync(source)) {
    const served = readFileSync(path.join(dist, "page", file), "utf8");
    expect([file, served]).toEqual([file, readFileSync(path.join(source, file), "utf8")]);
  }
});
