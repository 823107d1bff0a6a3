import fc from "fast-check";
import type { Cell, Written } from "../../../src/imports/tables/cells";
import { planImport, type Plan } from "../../../src/workbook/imports/plan";
import type { PastImport } from "../../../src/workbook/imports/register";

const titles = ["Time", "Account", "Market", "Counted", "Precision", "Key", "File", "Note"];

/** A fill at a time in days. */
function fill(time: number, file: string, key = `${file} ${time}`): Cell[] {
  return [time, "Venue 1", "perp", true, "s", key, file, ""];
}

function table(rows: readonly (readonly Cell[])[]): Written {
  return { name: "Fills", titles, rows };
}

/** A workbook as far as a plan looks at it. */
class Book {
  readonly rows: (readonly Cell[])[] = [];
  private imports: PastImport[] = [];

  write(rows: readonly (readonly Cell[])[], formats: ReadonlyMap<string, string> = new Map()): Plan {
    const keys = new Map([["Fills", new Set(this.cells("Key").map(String))]]);
    const plan = planImport(
      { tables: [table(rows)], formats, withNotes: true },
      { keys, imports: this.imports },
    );
    this.rows.push(...(plan.tables[0]?.rows ?? []));
    if (plan.tables.length > 0) this.imports.push({ ...plan, id: this.imports.length, at: 0, rows: 0 });
    return plan;
  }

  cells(title: string): Cell[] {
    return this.rows.map((row) => row[titles.indexOf(title)]!);
  }

  /** The last import goes, with the rows of its files. */
  takeBack(): void {
    const files = this.imports.pop()?.files ?? [];
    const kept = this.rows.filter((row) => !files.includes(String(row[titles.indexOf("File")])));
    this.rows.splice(0, this.rows.length, ...kept);
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
      const before = [...book.rows];
      const rows = second.map((day) => fill(day, "trades.csv"));
      const { tables } = book.write(rows);
      const after = [...book.rows];
      if (tables.length > 0) book.takeBack();
      expect(book.rows).toEqual(before);
      book.write(rows);
      expect(book.rows).toEqual(after);
    }),
  );
});

test("of two kinds of file, imported one after the other, at most one counts at any time", () => {
  const formats = new Map([
    ["trades.csv", "trades"],
    ["log.csv", "log"],
  ]);
  fc.assert(
    fc.property(numbers, numbers, (first, second) => {
      const book = new Book();
      book.write(
        first.map((day) => fill(day, "trades.csv")),
        formats,
      );
      const { covered } = book.write(
        second.map((day) => fill(day, "log.csv")),
        formats,
      );
      const [from, to] = [Math.min(...first), Math.max(...first)];
      const inside = second.filter((day) => day >= from && day <= to);
      expect(covered.reduce((sum, { rows }) => sum + rows, 0)).toBe(inside.length);
      for (const row of book.rows) {
        const isInside = row[6] === "log.csv" && Number(row[0]) >= from && Number(row[0]) <= to;
        expect([row[3], row[7]]).toEqual(isInside ? [false, "trades.csv counts."] : [true, ""]);
      }
    }),
  );
});

test("a file whose name Excel would take for a formula is found by it, and numbered like any other", () => {
  const book = new Book();
  book.write([fill(1, "'=a.csv", "one")]);
  const { files, tables } = book.write([fill(2, "'=a.csv", "two")]);
  expect(files).toEqual(["=a.csv (2)"]);
  expect(tables[0]!.rows[0]![6]).toBe("'=a.csv (2)");
});

test("without rows that are new no notes are written, and with them only where they are wanted", () => {
  const notes: Written = {
    name: "Import notes",
    titles: ["Severity", "Code", "File"],
    rows: [["info", "columns-unknown", "a.csv"]],
  };
  const plan = (keys: readonly string[], withNotes: boolean): string[] =>
    planImport(
      { tables: [table([fill(1, "a.csv", "one")]), notes], formats: new Map(), withNotes },
      { keys: new Map([["Fills", new Set(keys)]]), imports: [] },
    ).tables.map(({ name }) => name);
  expect(plan([], true)).toEqual(["Fills", "Import notes"]);
  expect(plan([], false)).toEqual(["Fills"]);
  expect(plan(["one"], true)).toEqual([]);
});
