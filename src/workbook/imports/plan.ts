import { eachSliced, type Sliced } from "../../core/slices";
import { bareText, safeCell, type Cell, type Writable } from "../../imports/tables/cells";
import {
  countingAmong,
  noteOf,
  recountEarlier,
  type Cover,
  type Recounted,
} from "../../imports/tables/coverage";
import { earlierRow } from "../../imports/tables/earlier";
import type { PastImport } from "./register";
import type { RowThere, There } from "./there";

/** What an import brings. */
export interface Brought {
  /** The tables in normal form with all rows of the files. */
  readonly tables: readonly Writable[];
  /** The times that the files cover. */
  readonly covers: readonly Cover[];
  /** Whether the import notes are written. */
  readonly withNotes: boolean;
}

export interface Plan {
  /** The tables with the rows that are new, without those that have none. */
  readonly tables: readonly Writable[];
  /** Rows of each table that are new and that are there already. */
  readonly counts: readonly { readonly name: string; readonly fresh: number; readonly there: number }[];
  /** The rows of the workbook that change, because one of these files is the better one for their time. */
  readonly recounted: readonly Recounted<RowThere>[];
  /** Those of them that count until now. */
  readonly stopped: Uncounted;
  /** New rows that are listed and do not count, because a better file is in the workbook. */
  readonly listed: Uncounted;
  readonly covers: readonly Cover[];
  /** What the column File says in the new rows, and the files that cover a time. */
  readonly files: readonly string[];
}

/** How many rows do not count, and the files that count in their place. */
interface Uncounted {
  readonly rows: number;
  readonly by: readonly string[];
}

/** Import notes belong to the import and have no key. */
const notesTable = "Import notes";

/**
 * Leaves out what the workbook has already. A file of the same name as an earlier import's gets a number, as an import is taken back by
 * its files. Where two kinds of file cover a time the better one counts, whichever was imported first.
 */
export function* planImport(
  { tables, covers: brought, withNotes }: Brought,
  { keys, rows, imports }: Pick<There, "keys" | "rows" | "imports">,
): Sliced<Plan> {
  const called = numberedNames(imports);
  // What is left out, because results stand in for it, makes no other row count less.
  const covers = brought
    .filter(({ table }) => tables.some(({ name }) => name === table))
    .map((cover) => ({ ...cover, file: called(cover.file) }));
  const earlier = imports.flatMap((one) => one.covers);
  const facts = tables.filter(({ name }) => name !== notesTable);
  const counts: { name: string; fresh: number; there: number }[] = [];
  const filled: Writable[] = [];
  for (const table of facts) {
    const fresh = yield* withoutKeys(table, keys.get(table.name) ?? new Set());
    counts.push({ name: table.name, fresh: fresh.count, there: table.count - fresh.count });
    if (fresh.count > 0) filled.push(fresh);
  }
  const notes = tables.filter(({ name, count }) => name === notesTable && withNotes && count > 0);
  const written = filled.length > 0 ? [...filled, ...notes] : [];
  const files = new Set(covers.map(({ file }) => file));
  for (const table of written) yield* addFiles(table, called, files);
  const now = [...earlier, ...covers];
  const recounted = yield* recountEarlier(rows, earlier, now);
  return {
    tables: written.map((table) => asInWorkbook(table, called, now)),
    counts,
    recounted,
    stopped: uncountedBy(recounted.flatMap(({ row, by }) => (row.counted && by !== undefined ? [by] : []))),
    listed: uncountedBy(yield* countedElsewhere(filled, earlier)),
    covers,
    files: [...files].sort(),
  };
}

function* withoutKeys(table: Writable, known: ReadonlySet<string>): Sliced<Writable> {
  if (known.size === 0) return table;
  const fresh: number[] = [];
  yield* eachSliced(indices(table), (index) => {
    if (!known.has(bareText(table.cellAt(index, "Key")))) fresh.push(index);
  });
  return {
    ...table,
    count: fresh.length,
    cellsAt: (index) => table.cellsAt(fresh[index]!),
    cellAt: (index, title) => table.cellAt(fresh[index]!, title),
  };
}

function* addFiles(table: Writable, called: (file: string) => string, to: Set<string>): Sliced<void> {
  yield* eachSliced(indices(table), (index) => to.add(called(fileOf(table, index))));
}

function* indices({ count }: Writable): Generator<number> {
  for (let index = 0; index < count; index++) yield index;
}

/** The rows with the names that files have in the workbook, and counted with all covers that are there. */
function asInWorkbook(table: Writable, called: (file: string) => string, covers: readonly Cover[]): Writable {
  const { name, titles, cellsAt } = table;
  const [file, counted, note] = ["File", "Counted", "Note"].map((title) => titles.indexOf(title));
  const counting = countingAmong(covers);
  return {
    ...table,
    cellsAt: (index) => {
      const cells = [...cellsAt(index)];
      const own = bareText(cells[file!]!);
      if (called(own) !== own) cells[file!] = safeCell(called(own));
      const row = earlierRow(name, (title): Cell => cells[titles.indexOf(title)] ?? "");
      const now = row && counting(row);
      if (!now) return cells;
      cells[counted!] = now.counted;
      cells[note!] = safeCell(now.note);
      return cells;
    },
  };
}

/** The files of the workbook that count in place of new rows, one for each of them. */
function* countedElsewhere(tables: readonly Writable[], earlier: readonly Cover[]): Sliced<string[]> {
  const byNote = new Map(earlier.map((cover) => [noteOf(cover), cover.file]));
  const files: string[] = [];
  if (earlier.length === 0) return files;
  for (const table of tables)
    yield* eachSliced(indices(table), (index) => {
      const by = byNote.get(bareText(table.cellAt(index, "Note")));
      if (by !== undefined) files.push(by);
    });
  return files;
}

function uncountedBy(files: readonly string[]): Uncounted {
  return { rows: files.length, by: [...new Set(files)] };
}

function fileOf(table: Writable, index: number): string {
  return bareText(table.cellAt(index, "File"));
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
