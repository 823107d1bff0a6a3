import path from "node:path";
import { version } from "../../../package.json";
import { releaseFiles } from "../../../scripts/release/archive";
import { serveArchive, type Site } from "./archive-site";
import { expectSoon, openWorkbench, type Workbench } from "../workbench";

/**
 * The archive that `npm run release` makes of what is built, served as a static host serves it, Office.js at Microsoft's own address
 * and the policy on. BALLAST_ARCHIVE runs all tests in a browser so.
 */
let site: Site;
let workbench: Workbench;
beforeAll(async () => {
  const files = releaseFiles(path.join(__dirname, "../../../dist"), version);
  site = await serveArchive(files.get(`ballast-${version}.zip`)!, process.env.BALLAST_WORKBENCH!);
  workbench = await openWorkbench({}, site.workbench);
});
afterAll(async () => {
  await workbench.close();
  await site.close();
});

test("the pane is the archive's, as it was built: its page, its policy and Microsoft's address of Office.js", async () => {
  const { pane } = workbench;
  const address = new URL("/taskpane.html", site.workbench).href;
  expect(pane.url().split("?")[0]).toBe(address);
  const scripts = await pane
    .locator("script[src]")
    .evaluateAll((found) => found.map((one) => (one as HTMLScriptElement).src));
  expect(scripts).toContain("https://appsforoffice.microsoft.com/lib/1/hosted/office.js");
  expect(scripts.join()).not.toContain("/office-js/");
  const answer = await workbench.page.request.get(address);
  expect(answer.headers()["content-security-policy"]).toContain("default-src 'none'");
  expect(answer.headers()["cache-control"]).toBe("no-cache");
  await pane.getByText(`Ballast ${version}`, { exact: true }).waitFor();
});

test("chunks may be kept, Excel on the web may read the functions, and what is not there is 404", async () => {
  const headersOf = async (name: string) => {
    const answer = await workbench.page.request.get(new URL(name, site.workbench).href);
    const { "cache-control": cache, "access-control-allow-origin": origin } = answer.headers();
    return [answer.status(), cache, origin];
  };
  const chunk = await workbench.pane.locator("script[src*=chunks]").first().getAttribute("src");
  expect(await headersOf(`/${chunk!.replace(/^.*chunks/, "chunks")}`)).toEqual([
    200,
    "public, max-age=31536000, immutable",
    undefined,
  ]);
  expect(await headersOf("/functions.json")).toEqual([200, "no-cache", "*"]);
  expect((await headersOf("/chunks/portfolio.00000000.js"))[0]).toBe(404);
});

test("cells calculate, and a rebalance is planned and written", async () => {
  const { pane } = workbench;
  // Half hedged, half of 5,000 is lost; E*(1-1/L)/(1-m) = 60000*0.9/0.995.
  expect(await workbench.values("Examples!B8:B9")).toEqual([[0], [-2500]]);
  expect(await workbench.values("Examples!B15")).toEqual([[54271.3567839196]]);
  await workbench.select("Holdings!B6");
  await pane.getByRole("combobox", { name: "Allocation profile" }).click();
  await pane.getByRole("option", { name: /Balanced Growth Manager/ }).click();
  await pane.getByRole("button", { name: "Use selection", exact: true }).click();
  await pane.getByText("Read from Holdings (Holdings!A5:D8)").waitFor();
  await pane.getByRole("button", { name: "Write rebalance" }).click();
  await pane.getByText("Written to Rebalance!A1:AB58.").waitFor();
  // Of 87,000 the futures margin wants 30 % and has 9,000; cash wants 10 % and has 12,000; spot gives the rest.
  const rows = await workbench.values("Rebalance!L6:S9");
  const trades = new Map(rows.map((row) => [row[0], row[7] as number]));
  expect([trades.get("BTC-PERP margin"), trades.get("Cash")]).toEqual([17_100, -3_300]);
  expect(trades.get("BTC")! + trades.get("ETH")!).toBeCloseTo(-13_800, 9);
});

test("every view opens, a template is inserted, its file and the pages of the docs are there", async () => {
  const { page, pane } = workbench;
  for (const title of ["Functions", "Accounts", "Settings", "Templates"]) {
    await pane.getByRole("tab", { name: title }).click();
    await pane.getByRole("heading", { level: 1, name: title }).waitFor();
  }
  await pane
    .getByRole("button", { name: /^Insert/ })
    .first()
    .click();
  await expectSoon(async () => (await page.locator("[data-u-comp=slide-tab-item]").count()) > 5, true);
  for (const name of [
    "/templates/hedge-planner.xlsx",
    "/docs/index.html",
    "/licences.txt",
    "/sbom.cdx.json",
  ]) {
    const answer = await page.request.get(new URL(name, site.workbench).href);
    expect([name, answer.status()]).toEqual([name, 200]);
  }
});

test("none of it broke the policy", () => {
  expect(workbench.refused).toEqual([]);
});
