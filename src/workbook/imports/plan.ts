import { bareText, type Cell, type Written } from "../../imports/tables/cells";
import type { Cover, PastImport } from "./register";
import type { There } from "./there";

/** What an import brings. */
export interface Brought {
  /** The tables in normal form with all rows of the files. */
  readonly tables: readonly Written[];
  /** The format of each file. */
  readonly formats: ReadonlyMap<string, string>;
  /** Whether the import notes are written. */
  readonly withNotes: boolean;
}

export interface Plan {
  /** The tables with the rows that are new, without those that have none. */
  readonly tables: readonly Written[];
  /** Rows of each table that are new and that are there already. */
  readonly counts: readonly { readonly name: string; readonly fresh: number; readonly there: number }[];
  /** Files of the workbook that cover the time of new rows: those are listed and not counted. */
  readonly covered: readonly { readonly by: string; readonly file: string; readonly rows: number }[];
  readonly covers: readonly Cover[];
  /** What the column File says in the new rows. */
  readonly files: readonly string[];
}

/** Import notes belong to the import and have no key. */
const notesTable = "Import notes";

/**
 * Leaves out what the workbook has already. A file of the same name as an earlier import's gets a number, as an import is taken back by
 * its files. Rows of a time that another kind of file covers in the workbook are listed and not counted, as they would count twice.
 */
export function planImport(
  { tables, formats, withNotes }: Brought,
  { keys, imports }: Pick<There, "keys" | "imports">,
): Plan {
  const facts = tables.filter(({ name }) => name !== notesTable);
  const fresh = facts.map((table) => withoutKeys(table, keys.get(table.name) ?? new Set()));
  const counts = fresh.map(({ name, rows }, index) => {
    const there = facts[index]!.rows.length - rows.length;
    return { name, fresh: rows.length, there };
  });
  const { tables: listed, covered } = uncounted(fresh, imports, formats);
  const notes = tables.filter(({ name }) => name === notesTable && withNotes);
  const filled = listed.filter(({ rows }) => rows.length > 0);
  const written = filled.length > 0 ? [...filled, ...notes.filter(({ rows }) => rows.length > 0)] : [];
  const called = numberedNames(imports);
  return {
    tables: written.map((table) => renamed(table, called)),
    counts,
    covered,
    covers: coversOf(filled, formats).map((cover) => ({ ...cover, file: called(cover.file) })),
    files: [...filesIn(written)].map(called).sort(),
  };
}

function withoutKeys(table: Written, known: ReadonlySet<string>): Written {
  const at = table.titles.indexOf("Key");
  return known.size === 0
    ? table
    : { ...table, rows: table.rows.filter((row) => !known.has(String(row[at]))) };
}

/** The rows, not counted where a file of another kind in the workbook covers their time. */
function uncounted(
  tables: readonly Written[],
  imports: readonly PastImport[],
  formats: ReadonlyMap<string, string>,
): Pick<Plan, "tables" | "covered"> {
  const earlier = imports.flatMap(({ covers }) => covers);
  if (earlier.length === 0) return { tables, covered: [] };
  const covered = new Map<string, { by: string; file: string; rows: number }>();
  const listed = tables.map((table): Written => {
    const [counted, note] = [table.titles.indexOf("Counted"), table.titles.indexOf("Note")];
    const rows = table.rows.map((row) => {
      const by = coverOf(table, row, earlier, formats)?.file;
      if (by === undefined) return row;
      const file = fileIn(table.titles, row);
      const key = `${by}\u0000${file}`;
      covered.set(key, { by, file, rows: (covered.get(key)?.rows ?? 0) + 1 });
      return row.map((cell, at) =>
        at === counted ? false : at === note && cell === "" ? `${by} counts.` : cell,
      );
    });
    return { ...table, rows };
  });
  return { tables: listed, covered: [...covered.values()] };
}

function filesIn(tables: readonly Written[]): ReadonlySet<string> {
  const files = new Set<string>();
  for (const { titles, rows } of tables) for (const row of rows) files.add(fileIn(titles, row));
  return files;
}

/** A file's name as the tables of this import have it. */
function numberedNames(imports: readonly PastImport[]): (file: string) => string {
  const taken = new Set(imports.flatMap(({ files }) => files));
  const names = new Map<string, string>();
  return (file) => {
    const known = names.get(file);
    if (known !== undefined) return known;
    let name = file;
    for (let number = 2; taken.has(name); number++) name = `${file} (${number})`;
    names.set(file, name);
    return name;
  };
}

function renamed(table: Written, called: (file: string) => string): Written {
  const at = table.titles.indexOf("File");
  return {
    ...table,
    rows: table.rows.map((row) => {
      const file = fileIn(table.titles, row);
      const name = called(file);
      return name === file
        ? row
        : row.map((cell, index) => (index === at ? String(cell) + name.slice(file.length) : cell));
    }),
  };
}

function fileIn(titles: readonly string[], row: readonly Cell[]): string {
  return bareText(row[titles.indexOf("File")]!);
}

/** A minute without its seconds, in days: times without seconds may be any of it. */
const minute = 59.999 / 86_400;

/** The file of the workbook, of another kind, that covers the time of a row. */
function coverOf(
  table: Written,
  row: readonly Cell[],
  earlier: readonly Cover[],
  formats: ReadonlyMap<string, string>,
): Cover | undefined {
  if (earlier.length === 0 || row[table.titles.indexOf("Counted")] !== true) return undefined;
  const scope = scopeOf(table, row);
  const { from, to } = spanOf(table, row);
  const format = formats.get(fileIn(table.titles, row)) ?? "";
  return earlier.find(
    (cover) => cover.scope === scope && cover.format !== format && to >= cover.from && from <= cover.to,
  );
}

/** The times that files cover with rows that count. */
function coversOf(tables: readonly Written[], formats: ReadonlyMap<string, string>): Cover[] {
  const covers = new Map<string, Cover>();
  for (const table of tables)
    for (const row of table.rows) {
      if (row[table.titles.indexOf("Counted")] !== true) continue;
      const [scope, file] = [scopeOf(table, row), fileIn(table.titles, row)];
      const { from, to } = spanOf(table, row);
      const key = `${scope}\u0000${file}`;
      const known = covers.get(key) ?? { scope, file, format: formats.get(file) ?? "", from, to };
      covers.set(key, { ...known, from: Math.min(from, known.from), to: Math.max(to, known.to) });
    }
  return [...covers.values()];
}

function spanOf({ titles }: Written, row: readonly Cell[]): { from: number; to: number } {
  const time = Number(row[titles.indexOf("Time")]);
  const isMinute = row[titles.indexOf("Precision")] === "min";
  return { from: time, to: time + (isMinute ? minute : 0) };
}

/** Spot and futures of one account come in files of their own; so do its wallets. */
function scopeOf({ name, titles }: Written, row: readonly Cell[]): string {
  const cell = (title: string): string => String(row[titles.indexOf(title)] ?? "");
  const part = name === "Fills" ? (cell("Market") === "spot" ? "spot" : "futures") : cell("Wallet");
  return [name, cell("Account"), part].join("|");
}
