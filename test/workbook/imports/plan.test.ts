import fc from "fast-check";
import { atOnce } from "../../../src/core/slices";
import { writableOf } from "../../../src/imports/tables/cells";
import { planImport } from "../../../src/workbook/imports/plan";
import { at, Book, coverOf, fill, table } from "./plan-book";

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 20 });

test("in whatever parts a file is imported, overlapping or not, each row comes once", () => {
  fc.assert(
    fc.property(fc.array(numbers, { minLength: 1, maxLength: 6 }), (parts) => {
      const book = new Book();
      for (const part of parts) book.write(part.map((day) => fill(day, "trades.csv")));
      const all = [...new Set(parts.flat())].map((day) => `trades.csv ${day}`).sort();
      expect(book.cells("Key").toSorted()).toEqual(all);
      expect(book.cells("Counted").every(Boolean)).toBe(true);
    }),
  );
});

test("an import that is taken back leaves what the others brought, and brings the same again", () => {
  fc.assert(
    fc.property(numbers, numbers, (first, second) => {
      const book = new Book();
      book.write(first.map((day) => fill(day, "trades.csv")));
      const before = structuredClone(book.rows);
      const rows = second.map((day) => fill(day, "trades.csv"));
      const { tables } = book.write(rows);
      const after = structuredClone(book.rows);
      if (tables.length > 0) book.takeBack();
      expect(book.rows).toEqual(before);
      book.write(rows);
      expect(book.rows).toEqual(after);
    }),
  );
});

test("of files of any kind, imported and taken back in any order, the best that is there counts at any time", () => {
  const file = fc.record({ days: numbers, rank: fc.integer({ min: 1, max: 3 }) });
  fc.assert(
    fc.property(
      fc.array(file, { minLength: 1, maxLength: 5 }),
      fc.infiniteStream(fc.nat()),
      fc.boolean(),
      (files, picks, haveOneName) => {
        const book = new Book();
        const left = new Map<number, { days: number[]; rank: number; index: number }>();
        const expectBest = (): void => {
          const all = [...left.values()];
          const expected = all.flatMap(({ days, rank, index }) =>
            days.map((day): [string, boolean] => [
              `${index} ${day}`,
              !all.some(
                (one) => one.rank < rank && Math.min(...one.days) <= day && Math.max(...one.days) >= day,
              ),
            ]),
          );
          expect(book.counted()).toEqual(Object.fromEntries(expected));
        };
        for (const [index, { days, rank }] of files.entries()) {
          const name = haveOneName ? "a.csv" : `${index}.csv`;
          const rows = days.map((day) => fill(day, name, `${index} ${day}`));
          book.write(rows, [coverOf(name, days, rank)]);
          left.set(book.imports.at(-1)!.id, { days, rank, index });
          expectBest();
        }
        while (left.size > 0) {
          const id = [...left.keys()][picks.next().value! % left.size]!;
          left.delete(id);
          book.takeBack(book.imports.find((past) => past.id === id));
          expectBest();
        }
      },
    ),
  );
});

test("a plan says how many rows do not count and what counts in their place; what else a note says stays", () => {
  const [log, trades] = [coverOf("log.csv", [1, 4], 2), coverOf("trades.csv", [2, 9], 1)];
  const noted = fill(3, "log.csv");
  noted[at("Note")] = "Inferred.";
  const rows = [fill(1, "log.csv"), fill(2, "log.csv"), noted, fill(4, "log.csv")];
  const none = { rows: 0, by: [] };
  const book = new Book();
  expect(book.write(rows, [log])).toMatchObject({ stopped: none, listed: none });
  const second = book.write([fill(2, "trades.csv"), fill(9, "trades.csv")], [trades]);
  expect(second).toMatchObject({ stopped: { rows: 3, by: ["trades.csv"] }, listed: none });
  const notes = ["", "trades.csv counts.", "Inferred.", "trades.csv counts.", "", ""];
  expect(book.cells("Note")).toEqual(notes);
  book.takeBack();
  expect([book.cells("Note"), book.cells("Counted")]).toEqual([
    ["", "", "Inferred.", ""],
    Array(4).fill(true),
  ]);
  const later = new Book();
  later.write([fill(2, "trades.csv"), fill(9, "trades.csv")], [trades]);
  const uncounted = rows.map((row, index) =>
    index === 0 ? row : row.with(at("Note"), "trades.csv counts."),
  );
  expect(later.write(uncounted, [log])).toMatchObject({
    stopped: none,
    listed: { rows: 3, by: ["trades.csv"] },
  });
});

test("what the user has set by hand stays where an import does not bear on it", () => {
  const book = new Book();
  book.write([fill(1, "log.csv"), fill(8, "log.csv")], [coverOf("log.csv", [1, 8], 2)]);
  book.rows[0]![at("Counted")] = false;
  const { stopped } = book.write([fill(8, "trades.csv")], [coverOf("trades.csv", [8], 1)]);
  expect([stopped.rows, book.cells("Counted")]).toEqual([1, [false, false, true]]);
  book.takeBack();
  expect(book.cells("Counted")).toEqual([false, true]);
});

test("a file whose name Excel would take for a formula is found by it, and numbered like any other", () => {
  const book = new Book();
  book.write([fill(1, "'=a.csv", "one")]);
  const { files, tables } = book.write([fill(2, "'=a.csv", "two")]);
  expect(files).toEqual(["=a.csv (2)"]);
  expect(tables[0]!.cellsAt(0)[at("File")]).toBe("'=a.csv (2)");
});

test("without rows that are new no notes are written, and with them only where they are wanted", () => {
  const notes = writableOf({
    name: "Import notes",
    titles: ["Severity", "Code", "File"],
    rows: [["info", "columns-unknown", "a.csv"]],
  });
  const plan = (keys: readonly string[], withNotes: boolean): string[] =>
    atOnce(
      planImport(
        { tables: [table([fill(1, "a.csv", "one")]), notes], covers: [], withNotes },
        { keys: new Map([["Fills", new Set(keys)]]), rows: [], imports: [] },
      ),
    ).tables.map(({ name }) => name);
  expect(plan([], true)).toEqual(["Fills", "Import notes"]);
  expect(plan([], false)).toEqual(["Fills"]);
  expect(plan(["one"], true)).toEqual([]);
});
