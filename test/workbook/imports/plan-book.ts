import { atOnce } from "../../../src/core/slices";
import { writableOf, type Cell, type Writable } from "../../../src/imports/tables/cells";
import { recountEarlier, type Cover } from "../../../src/imports/tables/coverage";
import { earlierRow } from "../../../src/imports/tables/earlier";
import { planImport, type Plan } from "../../../src/workbook/imports/plan";
import { coversIn, importsWithRows, type PastImport } from "../../../src/workbook/imports/register";
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
export const at = (title: string): number => titles.indexOf(title);

/** A fill at a time in days. */
export function fill(time: number, file: string, key = `${file} ${time}`): Cell[] {
  return [time, "Venue 1", "perp", 1, true, new Date(utc(time)).toISOString(), "s", key, file, ""];
}

function utc(day: number): number {
  return (day - 25_569) * 86_400_000;
}

export function table(rows: readonly (readonly Cell[])[]): Writable {
  return writableOf({ name: "Fills", titles, rows });
}

/** What a file covers; the lower rank is the better source. */
export function coverOf(file: string, days: readonly number[], rank: number): Cover {
  const [from, to] = [utc(Math.min(...days)), utc(Math.max(...days))];
  const scope = { table: "Fills", account: "Venue 1", part: "futures" } as const;
  return { ...scope, venue: "Venue", file, format: `format ${rank}`, rank, from, to };
}

/** A workbook as far as a plan looks at it. */
export class Book {
  readonly rows: Cell[][] = [];
  imports: PastImport[] = [];

  write(rows: readonly (readonly Cell[])[], covers: readonly Cover[] = []): Plan {
    const keys = new Map([["Fills", new Set(this.cells("Key").map(String))]]);
    const there = { keys, rows: this.there(), imports: this.imports };
    const plan = atOnce(planImport({ tables: [table(rows)], covers, withNotes: true }, there));
    this.enter(plan.recounted);
    this.rows.push(...plan.tables.flatMap(rowsIn).map((row) => [...row]));
    const id = Math.max(0, ...this.imports.map((one) => one.id)) + 1;
    const past = plan.tables.length > 0 ? [{ ...plan, id, at: 0, rows: 0 }] : [];
    if (plan.tables.length + plan.recounted.length > 0) this.imports = [...plan.imports, ...past];
    return plan;
  }

  cells(title: string): Cell[] {
    return this.rows.map((row) => row[at(title)]!);
  }

  /** The user deletes the rows of a file by hand. */
  deleteRows(file: string): void {
    this.keep((row) => row[at("File")] !== file);
  }

  /** Whether each row counts, by its key. */
  counted(): Record<string, Cell> {
    return Object.fromEntries(this.rows.map((row) => [String(row[at("Key")]), row[at("Counted")]!]));
  }

  /** An import goes, with the rows of its files; the last one where none is named. */
  takeBack(past = this.imports.at(-1)!): void {
    const before = coversIn(this.imports);
    const others = this.imports.filter(({ id }) => id !== past.id);
    this.imports = [...atOnce(importsWithRows(others, this.there()))];
    this.enter(atOnce(recountEarlier(this.there(), before, coversIn(this.imports))));
    this.keep((row) => !past.files.includes(String(row[at("File")])));
  }

  private keep(isKept: (row: readonly Cell[]) => boolean): void {
    this.rows.splice(0, this.rows.length, ...this.rows.filter(isKept));
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
