import fc from "fast-check";
import type { Imported } from "../../src/imports/import";
import { writtenTables } from "../../src/imports/tables/cells";
import { factsOf, fileOf, importInUtc, sample, sampleNames, sampleText } from "../support/import-files";

/** Each imports files many times. */
jest.setTimeout(60_000);

/** All that the tables hold, but not in which file and on which line a row stood. */
function contents({ tables }: Imported): unknown {
  return writtenTables(tables, []).map(({ name, titles, rows }) => [
    name,
    rows
      .map((cells) => cells.filter((_, at) => !["File", "Row", "Note"].includes(titles[at]!)).join("|"))
      .sort(),
  ]);
}

/** The rows of a text with commas and without quotes that span lines. */
function cellsOf(text: string): string[][] {
  return text
    .replaceAll("\ufeff", "")
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .map((line) => line.split(","));
}

function headerAt(rows: readonly string[][]): number {
  return rows[0]!.length < 5 ? 1 : 0;
}

test("the order of columns and the delimiter change nothing", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...sampleNames.filter((name) => !name.startsWith("binance-spot"))),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      fc.constantFrom(",", ";", "\t", "|"),
      async (name, random, delimiter) => {
        const rows = cellsOf(sampleText(name));
        const at = headerAt(rows);
        const order = rows[at]!.map((_, index) => ({ index, by: random.next().value as number })).sort(
          (a, b) => a.by - b.by,
        );
        const shuffled = rows.map((cells, index) =>
          index < at ? cells.join(",") : order.map((one) => cells[one.index] ?? "").join(delimiter),
        );
        const imported = await importInUtc([fileOf(name, `${shuffled.join("\n")}\n`)]);
        expect(contents(imported)).toEqual(contents(await importInUtc([sample(name)])));
      },
    ),
    { numRuns: 15 },
  );
});

test("the order of files changes nothing", async () => {
  const expected = await importInUtc(sampleNames.map(sample));
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...sampleNames], { minLength: sampleNames.length }),
      async (names) => {
        const imported = await importInUtc(names.map(sample));
        expect(writtenTables(imported.tables, imported.notes)).toEqual(
          writtenTables(expected.tables, expected.notes),
        );
      },
    ),
    { numRuns: 3 },
  );
});

test("rows from the newest to the oldest are the same as from the oldest", async () => {
  for (const name of sampleNames) {
    const rows = sampleText(name)
      .split(/\r?\n/)
      .filter((line) => line !== "");
    const at = headerAt(cellsOf(sampleText(name)));
    const turned = [...rows.slice(0, at + 1), ...rows.slice(at + 1).reverse()].join("\n");
    const imported = await importInUtc([fileOf(name, `${turned}\n`)]);
    expect([name, contents(imported)]).toEqual([name, contents(await importInUtc([sample(name)]))]);
  }
});

test("a file that is imported twice, together or one after the other, changes nothing", async () => {
  for (const name of sampleNames) {
    const once = await importInUtc([sample(name)]);
    const together = await importInUtc([sample(name), { ...sample(name), name: `copy of ${name}` }]);
    expect([name, contents(together)]).toEqual([name, contents(once)]);
    const keys = factsOf(once.tables).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const again = await importInUtc([sample(name)], { earlierKeys: new Set(keys) });
    expect([name, factsOf(again.tables), again.known]).toEqual([name, [], keys.length]);
  }
});

test("files that overlap: a row counts as often as in the file that has it most", async () => {
  const header = "Date(UTC),Pair,Side,Price,Executed,Amount,Fee";
  const row = (n: number): string =>
    `2026-03-01 10:00:${String(n).padStart(2, "0")},BTCUSDT,BUY,100,1BTC,100USDT,0.1USDT`;
  const counts = fc.array(fc.nat({ max: 3 }), { minLength: 4, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(counts, counts, async (one, two) => {
      const text = (list: readonly number[]): string =>
        [header, ...list.flatMap((count, n) => Array<string>(count).fill(row(n)))].join("\n") + "\n";
      const imported = await importInUtc([fileOf("a.csv", text(one)), fileOf("b.csv", text(two))]);
      expect(imported.tables.fills).toHaveLength(
        one.reduce((total, count, n) => total + Math.max(count, two[n]!), 0),
      );
    }),
    { numRuns: 15 },
  );
});
