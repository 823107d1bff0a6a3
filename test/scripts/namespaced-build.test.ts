import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { readAddIn, type AddIn } from "../../scripts/xlsx/add-in";
import { findProfile } from "../../src/core/allocation/profiles";
import { findLeftovers } from "../../src/workbook/formulas/repair/search";
import { formulaRepair } from "../../src/workbook/formulas/repair/formula";
import { repairLeftovers } from "../../src/workbook/formulas/repair/repair";
import type { FunctionDoc } from "../../src/workbook/formulas/function-doc";
import { callWorksheetFunction } from "../../src/workbook/formulas/functions";
import { planInsert } from "../../src/workbook/formulas/insert/plan";
import { insertFormula } from "../../src/workbook/formulas/insert/write";
import { readHoldings } from "../../src/workbook/inputs/holdings";
import { planRebalance } from "../../src/workbook/rebalance/plan";
import { writeRebalance } from "../../src/workbook/rebalance/write";
import { noRules } from "../../src/workbook/settings/rules";
import { templates } from "../../src/templates";
import { searchFunctions } from "../../src/taskpane/explorer/search";
import { groupFunctions } from "../../src/taskpane/explorer/groups";
import { openHeadlessBook, type Book } from "../../workbench/headless/book";
import { fill, select, valuesOf } from "../excel/book";
import { setNamespace } from "../support/namespace";

/** What `BALLAST_NAMESPACE=acme npm run build` makes, in a folder of its own and without the pane's bundle. */

jest.setTimeout(300_000);

const root = path.join(__dirname, "../..");
const built = mkdtempSync(path.join(tmpdir(), "ballast-namespace-"));
const read = (name: string) => readFileSync(path.join(built, name), "utf8");
let addIn: AddIn;
let docs: FunctionDoc[];
let book: Book | undefined;

beforeAll(() => {
  const run = (...command: string[]) =>
    execFileSync(process.execPath, command, {
      cwd: root,
      env: { ...process.env, BALLAST_NAMESPACE: "acme" },
    });
  const parts = ["functions", "site"].flatMap((name) => ["--config-name", name]);
  run("node_modules/webpack/bin/webpack.js", ...parts, "--output-path", built);
  run("scripts/xlsx/build.mjs", built);
  addIn = readAddIn(built);
  docs = JSON.parse(read("function-docs.json")) as FunctionDoc[];
  setNamespace("ACME");
});
afterEach(() => {
  book?.close();
  book = undefined;
});
afterAll(() => {
  setNamespace("");
  rmSync(built, { recursive: true, force: true });
});

async function open(file?: Uint8Array): Promise<Book> {
  book = await openHeadlessBook({ metadata: addIn.metadata, script: addIn.script, file });
  return book;
}

/** All formulas of the workbook. */
function formulasOfBook(): Promise<string[]> {
  return Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/name");
    await context.sync();
    const used = worksheets.items.map((sheet) => sheet.getUsedRange().load("formulas"));
    await context.sync();
    return used
      .flatMap(({ formulas }) => formulas.flat() as unknown[])
      .map(String)
      .filter((content) => content.startsWith("="));
  });
}

const family = "(?:ALLOC|BASIS|FUNDING|HEDGE|LIQ|PERP|RISK|SIGNAL|SIM)";
const bareCalls = new RegExp(`(?<!ACME\\.)\\b${family}\\.[A-Z]+\\(`);
const ownCalls = new RegExp(`ACME\\.${family}\\.[A-Z]+\\(`);

test("manifest and metadata: the namespace is in the manifest alone, ids and names stay", () => {
  const manifest = read("manifest.xml");
  expect(manifest).toMatch(/<\/Metadata>\s*<Namespace resid="Functions\.Namespace"\/>/);
  expect(manifest).toContain('<bt:String id="Functions.Namespace" DefaultValue="ACME"/>');
  const { functions } = JSON.parse(read("functions.json")) as {
    functions: { id: string; name: string; helpUrl: string }[];
  };
  expect(functions.length).toBeGreaterThan(60);
  expect(functions.find(({ id }) => id === "HEDGE_PNL")).toMatchObject({
    name: "HEDGE.PNL",
    helpUrl: "https://localhost:3000/docs/functions/HEDGE.PNL.html",
  });
  expect(functions.filter(({ id, name }) => id.replace("_", ".") !== name)).toEqual([]);
});

test("pages and the data of the Functions view show the name as it is typed; search takes it without the namespace", () => {
  expect(read("docs/functions/HEDGE.PNL.html")).toContain("=ACME.HEDGE.PNL(1, 60000");
  expect(read("docs/functions/index.html")).toContain(">ACME.HEDGE.PNL<");
  expect(read("docs/functions/HEDGE.PNL.html")).toContain('data-name="ACME.HEDGE.PNL"');
  for (const page of ["docs/index.html", "docs/functions/index.html", "docs/functions/HEDGE.PNL.html"])
    expect(read(page)).not.toMatch(new RegExp(`>${family}\\.[A-Z]+<`));
  expect(docs.map(({ id, name }) => [id, name])).toEqual(
    docs.map(({ id }) => [id, `ACME.${id.replace("_", ".")}`]),
  );
  expect(searchFunctions(docs, "hedge.pnl")[0]!.id).toBe("HEDGE_PNL");
  expect(groupFunctions(docs, false).map(({ title }) => title)).toContain("Hedging");
});

test("the templates' files store the functions with the namespace, and calculate", async () => {
  const files = readdirSync(path.join(built, "templates")).filter((name) => name.endsWith(".xlsx"));
  expect(files).toHaveLength(templates.length);
  for (const name of files) {
    const parts = unzipSync(readFileSync(path.join(built, "templates", name)));
    const xml = Object.values(parts)
      .map((part) => strFromU8(part))
      .join("");
    expect([name, new RegExp(`_xldudf_${family}_|(?<![\\w.])${family}\\.[A-Z]+`).exec(xml)]).toEqual([
      name,
      null,
    ]);
    const stored = (text: string) => new Set(text.match(/_xldudf_ACME_\w+/g));
    const listed = stored(strFromU8(parts["xl/webextensions/webextension1.xml"]!));
    expect([name, [...stored(xml)].sort()]).toEqual([name, [...listed].sort()]);
    expect(listed.size).toBeGreaterThan(1);
  }
  const opened = await open(readFileSync(path.join(built, "templates/hedge-planner.xlsx")));
  await opened.calculated();
  const formulas = await formulasOfBook();
  expect(formulas.filter((one) => ownCalls.test(one)).length).toBeGreaterThan(5);
  expect(formulas.filter((one) => bareCalls.test(one))).toEqual([]);
  const saved = unzipSync(await opened.save());
  expect(strFromU8(saved["xl/worksheets/sheet1.xml"]!)).toContain("_xldudf_ACME_HEDGE_SIZE(");
});

test("a live rebalance calls the functions by these names, and they give the plan's numbers", async () => {
  const opened = await open();
  await fill("My book", "B2", [
    ["Asset", "Bucket", "Quantity", "Price"],
    ["BTC", "spot", 0.8, 60000],
    ["USDT", "cash", 12000, 1],
    ["Margin", "futures", 9000, 1],
  ]);
  const holdings = await readHoldings({ kind: "block", address: "'My book'!B2:E5" });
  const plan = planRebalance(findProfile("balanced-growth-manager")!, holdings, noRules);
  const outcome = await writeRebalance(plan, {
    form: "live",
    target: "new-sheet",
    hasCharts: false,
    decimals: 2,
  });
  expect(outcome.kind).toBe("written");
  await opened.calculated();
  const formulas = await formulasOfBook();
  const called = new Set(formulas.flatMap((one) => one.match(/ACME\.[A-Z]+\.[A-Z]+(?=\()/g) ?? []));
  expect([...called].sort()).toEqual(
    ["CONTRACTS", "EXPOSURE", "GUARD", "REBALANCE", "SHIFT", "SPLIT", "TARGET"]
      .map((name) => `ACME.ALLOC.${name}`)
      .concat("ACME.LIQ.DISTANCE", "ACME.LIQ.PRICE"),
  );
  expect(formulas.filter((one) => bareCalls.test(one))).toEqual([]);
  const table = await valuesOf(`Rebalance!L6:V${5 + plan.rows.length}`);
  expect(table.map((row) => [row[0], row[7]])).toEqual(
    plan.rows.map(({ asset, tradeValue }) => [asset, tradeValue]),
  );
});

test("messages name the functions as they are typed", async () => {
  await open();
  const outcome = await callWorksheetFunction("HEDGE_PNL", [[[1]], [[-5]], [[54000]]]);
  expect(outcome!.failure(0, 0)!.message).toBe(
    "ACME.HEDGE.PNL: spotEntry must be a positive number, got -5.",
  );
  const unlisted = await callWorksheetFunction("LIQ_TIERS", [[["binance"]], [["NOSUCH"]]]);
  expect(unlisted!.failure(0, 0)!.message).toContain(
    "give them to ACME.LIQ.VENUE as its last argument, tiers",
  );
});

test("Insert writes the name, and Repair mends what a build without namespace wrote", async () => {
  const opened = await open();
  await fill("Sheet1", "A1", [
    ["=_xldudf_HEDGE_PNL(1,60000,55000,0.5)"],
    ["=HEDGE.PNL(1,60000,55000,0.5)"],
    ["=_xldudf_ACME_HEDGE_PNL(1,60000,55000,0.5)"],
    ["=_xldudf_OTHER_HEDGE_PNL(1,60000,55000,0.5)"],
  ]);
  await opened.calculated();
  const repair = formulaRepair(docs);
  const { leftovers } = await findLeftovers(repair);
  expect(leftovers.map(({ after, causes }) => [after, causes])).toEqual(
    ["no namespace", "no namespace", "stored name", "other namespace"].map((cause) => [
      "=ACME.HEDGE.PNL(1,60000,55000,0.5)",
      [cause],
    ]),
  );
  const report = await repairLeftovers(leftovers, repair);
  expect(report).toMatchObject({ repaired: 4, broken: [] });
  // Half hedged, half of 5,000 is lost. @see test/vectors/pnl-hedge.json
  expect(await valuesOf("Sheet1!A1:A4")).toEqual(Array(4).fill([-2500]));

  await select("Sheet1", "C1");
  const plan = await planInsert(docs.find(({ id }) => id === "LIQ_PRICE")!);
  expect(plan.formula).toMatch(/^=ACME\.LIQ\.PRICE\(/);
  expect((await insertFormula(plan, false)).kind).toBe("inserted");
  await opened.calculated();
  expect((await valuesOf("Sheet1!C1"))[0]![0]).toEqual(expect.any(Number));
});
