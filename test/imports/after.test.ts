import fc from "fast-check";
import { atOnce } from "../../src/core/slices";
import { importFiles, type Imported, type ImportOptions } from "../../src/imports/import";
import { writableTables, type Cell } from "../../src/imports/tables/cells";
import { recountEarlier } from "../../src/imports/tables/coverage";
import { earlierRow } from "../../src/imports/tables/earlier";
import { readZone } from "../../src/imports/values/zones";
import { codesOf, factsOf, fileOf, sample, sampleText } from "../support/import-files";

/** Each imports files many times. */
jest.setTimeout(60_000);

const zone = readZone("UTC");
/** Files of several venues that say one thing more than once. All belong to one account, which the user has said. */
const names = [
  "binance-usdm-trade-history.csv",
  "binance-usdm-transaction-history.csv",
  "binance-statement-old.csv",
  "Binance-Transaction-History-202603030900(UTC--3)-part1-of1.csv",
  "bybit-derivatives-trade-history.csv",
  "bybit-uta-account-change.csv",
  "mexc-futures-order-history.csv",
  "mexc-futures-trade-history.csv",
];
const accounts: Readonly<Record<string, string>> = { bybit: "100000002", binan: "100000001" };

function importOf(chosen: readonly string[], options: ImportOptions = {}): Promise<Imported> {
  const answersFor = (file: string) => ({ zone, account: accounts[file.slice(0, 5).toLowerCase()] });
  return importFiles(chosen.map(sample), { answersFor, ...options });
}

/** Whether each row counts, by its key. */
type Counted = Map<string, boolean>;

/** What a workbook holds of imports one after the other, each of which knows it as its tables have it. */
async function oneByOne(imports: readonly (readonly string[])[]): Promise<Counted> {
  const rows = new Map<string, Map<string, Cell>>();
  const covers: Imported["covers"][number][] = [];
  for (const chosen of imports) {
    const imported = await importOf(chosen, {
      earlierKeys: new Set(rows.keys()),
      earlierCovers: covers,
      earlierRows: [...rows.values()].flatMap(
        (cells) => earlierRow(String(cells.get("table")), (title) => cells.get(title) ?? "") ?? [],
      ),
    });
    covers.push(...imported.covers);
    for (const { key, counted } of imported.recounted) rows.get(key)!.set("Counted", counted);
    for (const { name, titles, count, cellsAt } of writableTables(imported.tables, []))
      for (let at = 0; at < count; at++) {
        const cells = new Map<string, Cell>(titles.map((title, index) => [title, cellsAt(at)[index]!]));
        if (name !== "Positions") rows.set(String(cells.get("Key")), cells.set("table", name));
      }
  }
  return new Map([...rows].map(([key, cells]) => [key, cells.get("Counted") === true]));
}

test("imports one after the other, in any order and parts, count what one import of all files counts", async () => {
  const { tables } = await importOf(names);
  const expected = new Map(
    factsOf({ ...tables, positions: [] }).map(({ key, counted }): [string, boolean] => [key, counted]),
  );
  expect([...expected.values()]).toEqual(expect.arrayContaining([true, false]));
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(names, { minLength: names.length }),
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: names.length, maxLength: names.length }),
      async (order, sizes) => {
        const imports: string[][] = [];
        for (let at = 0; at < order.length; at += sizes[at]!) imports.push(order.slice(at, at + sizes[at]!));
        expect([...(await oneByOne(imports))].sort()).toEqual([...expected].sort());
      },
    ),
    { numRuns: 12 },
  );
});

test("of an account with earlier rows no position is called older than its file, and no ledger incomplete", async () => {
  const lines = sampleText("binance-usdm-trade-history.csv").trim().split("\n");
  const [first, second] = [lines.slice(0, 3), [lines[0]!, lines[3]!]].map((some) => `${some.join("\n")}\n`);
  const answersFor = () => ({ zone });
  const alone = await importFiles([fileOf("b.csv", second!)], { answersFor });
  expect(codesOf(alone)).toEqual(["opened-before-file"]);
  const earlier = await importFiles([fileOf("a.csv", first!)], { answersFor });
  const after = await importFiles([fileOf("b.csv", second!)], { answersFor, earlierCovers: earlier.covers });
  expect(after.notes).toEqual([
    expect.objectContaining({
      code: "earlier-rows",
      severity: "info",
      file: "b.csv",
      value: "Binance 100000001",
    }),
  ]);
});

test("an account that earlier imports did not name is another one, and that is said", async () => {
  const earlier = await importFiles([sample("bybit-derivatives-trade-history.csv")], {
    answersFor: () => ({ zone }),
  });
  const after = await importFiles([sample("bybit-uta-account-change.csv")], {
    earlierCovers: earlier.covers,
  });
  expect(after.notes.map(({ code, value }) => [code, value])).toEqual([
    ["account-named-late", "Bybit 100000002"],
  ]);
});

test("a fill whose contract size is not known never counts, whatever covers its time", async () => {
  const text = sampleText("okx-trading-history.csv")
    .replaceAll("BTC-USDT-SWAP", "NOCOIN-USDT-SWAP")
    .replace(",450,-9.3", ",0,-9.3");
  const { tables, covers } = await importFiles([fileOf("okx.csv", text)], { answersFor: () => ({ zone }) });
  const fills = writableTables(tables, [])[0]!;
  const earlierRows = tables.fills.map((_, row) =>
    earlierRow("Fills", (title) => fills.cellsAt(row)[fills.titles.indexOf(title)]!)!,
  );
  expect(earlierRows.map(({ counted, isSized }) => [counted, isSized])).toEqual(
    Array(3).fill([false, false]),
  );
  const better = covers.map((cover) => ({ ...cover, file: "better.csv", rank: cover.rank - 1 }));
  const [without, within] = [covers, [...covers, ...better]];
  expect(atOnce(recountEarlier(earlierRows, without, within))).toEqual([]);
  expect(atOnce(recountEarlier(earlierRows, within, without))).toEqual([]);
  const sized = earlierRows.map((row) => ({ ...row, isSized: true, counted: true }));
  expect(atOnce(recountEarlier(sized, without, within))).toHaveLength(3);
});
