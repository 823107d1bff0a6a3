import { bareText } from "../../../src/imports/tables/cells";
import { readImports } from "../../../src/workbook/imports/register";
import { takeBackImport } from "../../../src/workbook/imports/take-back";
import { writeImport } from "../../../src/workbook/imports/write";
import { closeTestBook, openTestBook } from "../../excel/book";
import { importInUtc, sample } from "../../support/import-files";
import { broughtBy, readAfter, rowsIn, stateBehind, tableOn, titlesOf, write } from "./importing";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(120_000);
afterEach(closeTestBook);

const [log, trades] = ["bybit-uta-account-change.csv", "bybit-derivatives-trade-history.csv"];
const [orders, fills, flow] = ["order-history", "trade-history", "capital-flow"].map(
  (name) => `mexc-futures-${name}.csv`,
);

async function counted(): Promise<unknown[][]> {
  const rows = await tableOn("Fills", titlesOf.Fills!);
  return rows.map(({ File, Counted, Note }) => [File, Counted, Note]);
}

const before = [...Array(3).fill([log, true, ""])];
const after = [...Array(3).fill([log, false, `${trades} counts.`]), ...Array(3).fill([trades, true, ""])];

test("a better file that comes later counts in place of the rows that are there, and they count again without it", async () => {
  const { host } = await openTestBook();
  await write([sample(log)]);
  const first = await stateBehind();
  expect(await counted()).toEqual(before);
  expect(await write([sample(trades)])).toMatchObject({ kind: "written", stopped: 5 });
  expect(await counted()).toEqual(after);
  const [, past] = await readImports();
  expect(await takeBackImport(past!.id)).toMatchObject({ again: 5 });
  expect(await counted()).toEqual(before);
  expect(await stateBehind()).toEqual(first);
  expect(host.missing).toEqual([]);
});

test("an import that is cancelled leaves the rows that are there counted as they were", async () => {
  await openTestBook();
  await write([sample(log)]);
  const first = await stateBehind();
  const steps: string[] = [];
  const brought = broughtBy(await readAfter([sample(trades)]));
  for (const last of ["Writing which rows count", "Keeping the import"]) {
    const cancelling = new AbortController();
    const onProgress = (step: string): void => {
      steps.push(step);
      if (step === last) cancelling.abort();
    };
    expect(await writeImport(brought, { signal: cancelling.signal, onProgress })).toEqual({
      kind: "cancelled",
    });
    expect(await counted()).toEqual(before);
    expect(await stateBehind()).toEqual(first);
  }
  expect(steps.filter((step) => step === "Writing which rows count")).toHaveLength(2);
});

test("a worse file that comes later is listed; its rows count without the better one", async () => {
  await openTestBook();
  await write([sample(fills!)]);
  await write([sample(orders!)]);
  const listed = Array(3).fill([orders, false, `${fills} counts.`]);
  expect(await counted()).toEqual([...Array(3).fill([fills, true, ""]), ...listed]);
  const [past] = await readImports();
  expect(await takeBackImport(past!.id)).toEqual({ rows: 3, again: 3 });
  expect(await counted()).toEqual(Array(3).fill([orders, true, ""]));
});

/** Whether each row counts, by its key, in one import of these files. */
async function inOneImport(names: readonly string[]): Promise<unknown[][]> {
  const { tables } = broughtBy(await importInUtc(names.map(sample)));
  return tables
    .filter(({ titles }) => titles.includes("Counted"))
    .flatMap((table) =>
      rowsIn(table).map((row) => [
        table.name,
        bareText(row[table.titles.indexOf("Key")]!),
        row[table.titles.indexOf("Counted")],
      ]),
    )
    .sort();
}

async function inWorkbook(): Promise<unknown[][]> {
  const all: unknown[][] = [];
  const names = await Excel.run(async ({ workbook }) => {
    workbook.worksheets.load("items/name");
    await workbook.context.sync();
    return workbook.worksheets.items.map(({ name }) => name);
  });
  for (const name of ["Fills", "Funding", "Ledger"].filter((one) => names.includes(one)))
    for (const { Key, Counted } of await tableOn(name, titlesOf[name]!)) all.push([name, Key, Counted]);
  return all.sort();
}

test.each([
  [orders!, fills!, flow!],
  [fills!, flow!, orders!],
  [flow!, orders!, fills!],
])(
  "after imports of %s, %s, %s, of which each is taken back and comes again, what is there counts like one import of it",
  async (...names) => {
    const wanted = await inOneImport(names);
    expect(wanted.map(([, , is]) => is)).toEqual(expect.arrayContaining([true, false]));
    await openTestBook();
    for (const name of names) await write([sample(name)]);
    expect(await inWorkbook()).toEqual(wanted);
    // The last one, then the middle one, then the first one: all orders come up.
    for (const gone of names.toReversed()) {
      const past = (await readImports()).find(({ files }) => files.includes(gone));
      await takeBackImport(past!.id);
      expect(await inWorkbook()).toEqual(await inOneImport(names.filter((name) => name !== gone)));
      await write([sample(gone)]);
      expect(await inWorkbook()).toEqual(wanted);
    }
  },
);
