import fc from "fast-check";
import { atOnce } from "../../../src/core/slices";
import { writableOf, type Cell, type Writable } from "../../../src/imports/tables/cells";
import { recountEarlier, type Cover } from "../../../src/imports/tables/coverage";
import { earlierRow } from "../../../src/imports/tables/earlier";
import { planImport, type Plan } from "../../../src/workbook/imports/plan";
import type { PastImport } from "../../../src/workbook/imports/register";
import type { RowThere } from "../../../src/workbook/imports/there";
import { rowsIn } from "./importing";

const titles = [
  "Time",
  "Account",
  "Market",
  "Quantity",
  "Counted",
  "Time UTC",
  "Precision",
  "Key",
  "File",
  "Note",
];
const at = (title: string): number => titles.indexOf(title);

/** A fill at a time in days. */
function fill(time: number, file: string, key = `${file} ${time}`): Cell[] {
  return [time, "Venue 1", "perp", 1, true, new Date(utc(time)).toISOString(), "s", key, file, ""];
}

function utc(day: number): number {
  return (day - 25_569) * 86_400_000;
}

function table(rows: readonly (readonly Cell[])[]): Writable {
  return writableOf({ name: "Fills", titles, rows });
}

/** What a file covers; the lower rank is the better source. */
function coverOf(file: string, days: readonly number[], rank: number): Cover {
  const [from, to] = [utc(Math.min(...days)), utc(Math.max(...days))];
  const scope = { table: "Fills", account: "Venue 1", part: "futures" } as const;
  return { ...scope, venue: "Venue", file, format: `format ${rank}`, rank, from, to };
}

/** A workbook as far as a plan looks at it. */
class Book {
  readonly rows: Cell[][] = [];
  imports: PastImport[] = [];

  write(rows: readonly (readonly Cell[])[], covers: readonly Cover[] = []): Plan {
    const keys = new Map([["Fills", new Set(this.cells("Key").map(String))]]);
    const there = { keys, rows: this.there(), imports: this.imports };
    const plan = atOnce(planImport({ tables: [table(rows)], covers, withNotes: true }, there));
    this.enter(plan.recounted);
    this.rows.push(...plan.tables.flatMap(rowsIn).map((row) => [...row]));
    const isNew = plan.tables.length + plan.recounted.length > 0;
    if (isNew)
      this.imports.push({
        ...plan,
        id: Math.max(0, ...this.imports.map(({ id }) => id)) + 1,
        at: 0,
        rows: 0,
      });
    return plan;
  }

  cells(title: string): Cell[] {
    return this.rows.map((row) => row[at(title)]!);
  }

  /** Whether each row counts, by its key. */
  counted(): Record<string, Cell> {
    return Object.fromEntries(this.rows.map((row) => [String(row[at("Key")]), row[at("Counted")]!]));
  }

  /** An import goes, with the rows of its files; the last one where none is named. */
  takeBack(past = this.imports.at(-1)!): void {
    const covers = (): Cover[] => this.imports.flatMap((one) => one.covers);
    const before = covers();
    this.imports = this.imports.filter((one) => one !== past);
    this.enter(atOnce(recountEarlier(this.there(), before, covers())));
    const kept = this.rows.filter((row) => !past.files.includes(String(row[at("File")])));
    this.rows.splice(0, this.rows.length, ...kept);
  }

  private there(): RowThere[] {
    return this.rows.map((row, index) => ({
      ...earlierRow("Fills", (title) => row[at(title)] ?? "")!,
      index,
    }));
  }

  private enter(recounted: Plan["recounted"]): void {
    for (const { row, counted, note } of recounted) {
      const cells = this.rows[row.index]!;
      cells[at("Counted")] = counted;
      cells[at("Note")] = note;
    }
  }
}

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
        const left = new Map<PastImport, { days: number[]; rank: number; index: number }>();
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
          left.set(book.imports.at(-1)!, { days, rank, index });
          expectBest();
        }
        while (left.size > 0) {
          const past = [...left.keys()][picks.next().value! % left.size]!;
          left.delete(past);
          book.takeBack(past);
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
