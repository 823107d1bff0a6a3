import { atOnce } from "../../../src/core/slices";
import { resultsOf } from "../../../src/imports/tables/results";
import { writableOf } from "../../../src/imports/tables/cells";
import { readKept } from "../../../src/workbook/imports/kept";
import { planImport } from "../../../src/workbook/imports/plan";
import { readImports } from "../../../src/workbook/imports/register";
import { takeBackImport } from "../../../src/workbook/imports/take-back";
import { readThere } from "../../../src/workbook/imports/there";
import { writeImport } from "../../../src/workbook/imports/write";
import { closeTestBook, fill, openTestBook } from "../../excel/book";
import { fileOf, importInUtc, sample, sampleText } from "../../support/import-files";
import {
  broughtBy,
  readAfter,
  rowsIn,
  rowsOf,
  seven,
  stateBehind,
  tableOn,
  titlesOf,
  write,
} from "./importing";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(120_000);
afterEach(closeTestBook);

const trades = "binance-usdm-trade-history.csv";

/** The file with its first rows alone, or with its last ones. */
function part(name: string, from: number, to?: number) {
  const [header, ...rows] = sampleText(name).trimEnd().split(/\r?\n/);
  return fileOf(name, [header, ...rows.slice(from, to), ""].join("\n"));
}

test("the seven files of Binance and Bybit come as tables, a second time nothing is new, and one step takes them back", async () => {
  expect(seven).toHaveLength(7);
  const { host } = await openTestBook();
  const before = await stateBehind();
  const all = broughtBy(await importInUtc(seven.map(sample)));
  expect(await writeImport(all)).toMatchObject({ sheets: ["Fills", "Funding", "Ledger", "Positions"] });
  for (const table of all.tables.filter(({ count }) => count > 0)) {
    const { name, titles } = table;
    const expected = rowsIn(table).map((row) =>
      Object.fromEntries(titles.map((title, at) => [title, row[at]])),
    );
    expect(await tableOn(name, titles)).toEqual(expected);
  }
  const written = await stateBehind();
  expect((await write(seven.map(sample).reverse())).kind).toBe("nothing new");
  expect(await stateBehind()).toEqual(written);
  const [past] = await readImports();
  expect([past!.files.length, past!.rows]).toEqual([7, 39]);
  expect(await takeBackImport(past!.id)).toEqual({ rows: 39, again: 0 });
  expect(await stateBehind()).toEqual(before);
  expect(await readImports()).toEqual([]);
  expect(host.missing).toEqual([]);
});

test("a later file of the same name brings its new rows below the others, and either import is taken back alone", async () => {
  await openTestBook();
  const empty = await stateBehind();
  expect(rowsOf(await write([part(trades, 0, 2)]))).toBe(2);
  const first = await stateBehind();
  expect(rowsOf(await write([sample(trades)]))).toBe(1);
  const fills = await tableOn("Fills", titlesOf.Fills!);
  expect(fills.map(({ File, Side, Quantity }) => [File, Side, Quantity])).toEqual([
    [trades, "buy", 0.2],
    [trades, "buy", 0.1],
    [`${trades} (2)`, "sell", 0.3],
  ]);
  // Ids of 18 digits are texts and keep all of them.
  expect(fills.map((row) => row["Trade id"])).toEqual([1, 2, 3].map((digit) => `90071992547409930${digit}`));

  const [one, two] = await readImports();
  expect((await takeBackImport(two!.id)).rows).toBe(1);
  expect(await stateBehind()).toEqual(first);
  expect(rowsOf(await write([sample(trades)]))).toBe(1);
  expect((await takeBackImport(one!.id)).rows).toBe(2);
  expect((await tableOn("Fills", titlesOf.Fills!)).map(({ Side }) => Side)).toEqual(["sell"]);
  expect(rowsOf(await write([sample(trades)]))).toBe(2);
  for (const { id } of await readImports()) await takeBackImport(id);
  expect(await stateBehind()).toEqual(empty);
});

test("rows go into the user's own columns' places, and a table that was renamed or sorted is known", async () => {
  await openTestBook();
  await write([part(trades, 0, 2)]);
  await fill("Fills", "AC3", [["Tag"], ["a"], ["b"]]);
  await Excel.run(async (context) => {
    const table = context.workbook.tables.getItem("Fills");
    table.resize("A3:AC5");
    table.name = "Mine";
    table.worksheet.name = "Trades";
    table.getHeaderRowRange().getCell(0, titlesOf.Fills!.indexOf("Venue")).values = [["Exchange"]];
    await context.sync();
  });
  expect(rowsOf(await write([sample(trades)]))).toBe(1);
  const titles = [...titlesOf.Fills!.map((title) => (title === "Venue" ? "Exchange" : title)), "Tag"];
  const rows = await tableOn("Trades", titles);
  expect(rows.map(({ Tag, Side, Exchange }) => [Tag, Side, Exchange])).toEqual([
    ["a", "buy", "Binance"],
    ["b", "buy", "Binance"],
    ["", "sell", ""],
  ]);
});

test("a write that is cancelled or refused leaves nothing", async () => {
  await openTestBook();
  await write([part(trades, 0, 2)]);
  const before = await stateBehind();
  const all = broughtBy(await importInUtc(seven.map(sample)));
  for (const last of ["Writing Fills, 7 of 7 rows", "Writing Ledger, 19 of 19 rows", "Keeping the import"]) {
    const cancelling = new AbortController();
    const outcome = await writeImport(all, {
      signal: cancelling.signal,
      onProgress: (step) => {
        if (step === last) cancelling.abort();
      },
    });
    expect([last, outcome.kind]).toEqual([last, "cancelled"]);
    expect(await stateBehind()).toEqual(before);
  }
  expect(await readImports()).toHaveLength(1);
});

test("what was said of files is kept with an import, stays when that is taken back, and goes when it is cancelled", async () => {
  await openTestBook();
  const said = (answer: string) => ({ answers: { [answer]: "UTC" }, mappings: [], shortUids: true });
  const brought = broughtBy(await importInUtc([sample(trades)]));
  await writeImport(brought, { said: said("one") });
  const [past] = await readImports();
  await takeBackImport(past!.id);
  expect(await readKept()).toEqual(said("one"));
  const cancelling = new AbortController();
  const onProgress = (step: string): void => {
    if (step === "Keeping the import") cancelling.abort();
  };
  const outcome = await writeImport(brought, { said: said("two"), signal: cancelling.signal, onProgress });
  expect(outcome.kind).toBe("cancelled");
  expect([await readKept(), await readImports()]).toEqual([said("one"), []]);
  await writeImport(brought, { said: said("two") });
  expect((await readKept()).answers).toEqual({ one: "UTC", two: "UTC" });
});

test("sheets and tables of the user's keep their names", async () => {
  await openTestBook();
  await fill("Fills", "A1", [["mine"]]);
  await fill("Mine", "A1", [["Venue", "Fee"], ["Bybit", 1]]); // prettier-ignore
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Mine").tables.add("A1:B2", true).name = "Ledger";
    await context.sync();
  });
  const before = await stateBehind();
  const outcome = await write(seven.map(sample));
  expect(outcome).toMatchObject({ sheets: ["Fills 2", "Funding", "Ledger 2", "Positions"] });
  const [past] = await readImports();
  await takeBackImport(past!.id);
  expect(await stateBehind()).toEqual(before);
});

test("a sheet on which the user has put something stays, without the rows", async () => {
  await openTestBook();
  await write([sample(trades)]);
  await fill("Fills", "AE1", [["=SUM(Fills[Fee])"]]);
  const [past] = await readImports();
  expect((await takeBackImport(past!.id)).rows).toBe(3);
  expect(await tableOn("Fills", titlesOf.Fills!)).toEqual([]);
  expect(rowsOf(await write([sample(trades)]))).toBe(3);
  expect((await tableOn("Fills", titlesOf.Fills!)).map(({ Side }) => Side)).toEqual(["buy", "buy", "sell"]);
});

test("results stand in for fills that are too many: they come once too, and go with their import", async () => {
  await openTestBook();
  const before = await stateBehind();
  const imported = await importInUtc(seven.map(sample));
  const results = atOnce(resultsOf(imported.tables, imported.accounts, "a.csv and 6 more files"));
  const brought = { ...broughtBy(imported), tables: [writableOf(results)] };
  expect(await writeImport(brought)).toMatchObject({ sheets: ["Results"] });
  const rows = await tableOn("Results", results.titles);
  expect(rows.map(({ By, Realised }) => [By, Realised])).toEqual(
    ["position", "position", "day", "day", "month", "month"].map((by) => [by, 450]),
  );
  expect((await writeImport(brought)).kind).toBe("nothing new");
  const [past] = await readImports();
  expect((await takeBackImport(past!.id)).rows).toBe(6);
  expect(await stateBehind()).toEqual(before);
});

test("the notes of an import are no rows of it, when it is written and when it is taken back", async () => {
  await openTestBook();
  await write([part(trades, 0, 2)]);
  const before = await stateBehind();
  const again = broughtBy(await readAfter([sample(trades)]));
  expect(await writeImport(again)).toMatchObject({ rows: 1, sheets: ["Fills"], notes: "Import notes" });
  // What was imported before is not read again, which is said of this account.
  const notes = await tableOn("Import notes", titlesOf["Import notes"]!);
  expect(notes.map(({ Code }) => Code)).toEqual(["earlier-rows"]);
  const [, past] = await readImports();
  expect(past!.rows).toBe(1);
  expect(await takeBackImport(past!.id)).toEqual({ rows: 1, again: 0 });
  expect(await stateBehind()).toEqual(before);
});

test("what the user has not seen is not written", async () => {
  await openTestBook();
  const brought = broughtBy(await importInUtc([sample(trades)]), false);
  const seen = atOnce(planImport(brought, await readThere()));
  await write([part(trades, 0, 2)]);
  const between = await stateBehind();
  expect(await writeImport(brought, { seen })).toEqual({ kind: "changed" });
  expect(await stateBehind()).toEqual(between);
  const now = atOnce(planImport(brought, await readThere()));
  expect(await writeImport(brought, { seen: now })).toMatchObject({ kind: "written", rows: 1 });
});
