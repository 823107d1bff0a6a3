import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { framePolicy, policy } from "../../scripts/deployment/policy";
import { bracketVenues } from "../../src/market/brackets/venues";

const dist = path.join(__dirname, "../../dist");
const headers = readFileSync(path.join(dist, "_headers"), "utf8");
const directives = new Map(
  policy.split("; ").map((directive) => {
    const [name, ...sources] = directive.split(" ");
    return [name!, sources];
  }),
);

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

test("a page may ask the site and the venues of Update brackets, and nobody else", () => {
  const requests = bracketVenues.flatMap(({ requests }) => requests({ base: "BTC", quote: "USDT" }));
  const hosts = new Set(requests.map(({ url }) => new URL(url).origin));
  expect(hosts.size).toBe(8);
  expect(directives.get("connect-src")).toEqual(["'self'", ...hosts]);
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
