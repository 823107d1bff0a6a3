import fc from "fast-check";
import type { Cell } from "../../../src/imports/tables/cells";
import { readImports } from "../../../src/workbook/imports/register";
import { closeTestBook, openTestBook } from "../../excel/book";
import { sample } from "../../support/import-files";
import { rowsOf, tableOn, titlesOf, write } from "./importing";
import { at, Book, coverOf, fill } from "./plan-book";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(120_000);
afterEach(closeTestBook);

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 20 });

test("a file whose rows the user has deleted counts in no other's place", () => {
  const file = fc.record({ days: numbers, rank: fc.integer({ min: 1, max: 3 }) });
  fc.assert(
    fc.property(fc.array(file, { minLength: 2, maxLength: 5 }), fc.nat(), (files, pick) => {
      const [book, other] = [new Book(), new Book()];
      const gone = pick % (files.length - 1);
      for (const [index, { days, rank }] of files.entries()) {
        const name = `${index}.csv`;
        const isLast = index === files.length - 1;
        if (isLast) book.deleteRows(`${gone}.csv`);
        const before = Object.entries(book.counted()).filter(([, is]) => is === false);
        const brought = days.map((day) => fill(day, name));
        const plan = book.write(brought, [coverOf(name, days, rank)]);
        const now = book.counted();
        expect(plan.again).toBe(before.filter(([key]) => now[key] === true).length);
        if (index !== gone) other.write(brought, [coverOf(name, days, rank)]);
      }
      expect(book.counted()).toEqual(other.counted());
      book.write(
        files[gone]!.days.map((day) => fill(day, `${gone}.csv`)),
        [coverOf(`${gone}.csv`, files[gone]!.days, files[gone]!.rank)],
      );
      const all = new Book();
      for (const [index, { days, rank }] of files.entries())
        all.write(
          days.map((day) => fill(day, `${index}.csv`)),
          [coverOf(`${index}.csv`, days, rank)],
        );
      expect(book.counted()).toEqual(all.counted());
    }),
  );
});

test("rows count again without any that are new, and once", () => {
  const book = new Book();
  const log = [fill(1, "log.csv"), fill(2, "log.csv")];
  const cover = coverOf("log.csv", [1, 2], 2);
  book.write(log, [cover]);
  book.write([fill(2, "trades.csv")], [coverOf("trades.csv", [2], 1)]);
  expect(book.cells("Counted")).toEqual([true, false, true]);
  book.deleteRows("trades.csv");
  expect(book.write(log, [cover])).toMatchObject({ again: 1, tables: [], stopped: { rows: 0 } });
  expect([book.cells("Counted"), book.cells("Note"), book.imports.length]).toEqual([
    [true, true],
    ["", ""],
    2,
  ]);
  book.rows[1]![at("Counted")] = false;
  expect(book.write(log, [cover])).toMatchObject({ again: 0, recounted: [] });
});

test("a file of which every row is there already covers nothing by itself", () => {
  const book = new Book();
  const rows = (file: string): Cell[][] => [1, 9].map((day) => fill(day, file, `trade ${day}`));
  book.write(rows("march.csv"), [coverOf("march.csv", [1, 9], 1)]);
  const copy = book.write(rows("copy.csv"), [coverOf("copy.csv", [1, 9], 1)]);
  expect(copy).toMatchObject({ tables: [], recounted: [], covers: [] });
  book.write([fill(5, "log.csv")], [coverOf("log.csv", [5], 2)]);
  expect(book.cells("Counted")).toEqual([true, true, false]);
  book.deleteRows("march.csv");
  expect(book.write(rows("copy.csv"), [coverOf("copy.csv", [1, 9], 1)])).toMatchObject({ again: 0 });
  expect(book.counted()).toEqual({ "log.csv 5": false, "trade 1": true, "trade 9": true });
});

test("of files that share rows and are taken back in any order, each day that has a row has one that counts", () => {
  const days = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 4 }));
  const file = fc.record({ days, isTrades: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(file, { minLength: 3, maxLength: 6 }),
      fc.infiniteStream(fc.nat()),
      (files, picks) => {
        const book = new Book();
        const expectOne = (): void => {
          const counting = book.rows.filter((row) => row[at("Counted")] === true);
          const there = new Set(book.cells("Time").map(Number));
          const each = counting.map((row) => Number(row[at("Time")])).toSorted((a, b) => a - b);
          expect(each).toEqual([...there].sort((a, b) => a - b));
          const uncounted = book.rows.filter((row) => row[at("Counted")] !== true);
          expect(uncounted.filter((row) => String(row[at("Key")]).startsWith("trade"))).toEqual([]);
        };
        for (const [index, { days: own, isTrades }] of files.entries()) {
          const [kind, rank] = isTrades ? ["trade", 1] : ["log", 2];
          const all = Array.from({ length: own[1] + 1 }, (_, day) => own[0] + day);
          const name = `${index}.csv`;
          const rows = all.map((day) => fill(day, name, `${kind} ${day}`));
          book.write(rows, [coverOf(name, all, rank)]);
          expectOne();
        }
        while (book.imports.length > 0) {
          book.takeBack(book.imports[picks.next().value! % book.imports.length]);
          expectOne();
        }
      },
    ),
  );
});

const [log, trades] = ["bybit-uta-account-change.csv", "bybit-derivatives-trade-history.csv"];

/** Deletes rows of a table on its sheet, counted from the first, as a person does. */
async function deleteOnSheet(name: string, indices: readonly number[]): Promise<void> {
  await Excel.run(async (context) => {
    const { rows } = context.workbook.tables.getItem(name);
    for (const index of [...indices].sort((a, b) => b - a)) rows.getItemAt(index).delete();
    await context.sync();
  });
}

test("rows that the user deletes come again, and meanwhile the other file's rows count", async () => {
  await openTestBook();
  await write([sample(log)]);
  await write([sample(trades)]);
  const fills = async (): Promise<unknown[]> =>
    (await tableOn("Fills", titlesOf.Fills!)).map(({ File, Counted, Note }) => [File, Counted, Note]);
  const both = await fills();
  expect(both.map((row) => (row as unknown[])[1])).toEqual([false, false, false, true, true, true]);
  await deleteOnSheet("Fills", [3, 4, 5]);
  await deleteOnSheet("Funding", [2, 3]);
  expect(await write([sample(log)])).toMatchObject({ kind: "written", rows: 0, stopped: 0, again: 5 });
  expect(await fills()).toEqual(Array(3).fill([log, true, ""]));
  expect((await tableOn("Funding", titlesOf.Funding!)).map(({ Counted }) => Counted)).toEqual([true, true]);
  expect((await readImports()).map(({ covers }) => covers.length)).toEqual([3, 0]);
  // The name is taken by the import whose rows were deleted.
  expect(rowsOf(await write([sample(trades)]))).toBe(5);
  const named = both.map((row) => JSON.stringify(row).replaceAll(trades, `${trades} (2)`));
  expect((await fills()).map((row) => JSON.stringify(row))).toEqual(named);
});
