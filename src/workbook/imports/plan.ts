import { eachSliced, type Sliced } from "../../core/slices";
import { bareText, safeCell, type Cell, type Writable } from "../../imports/tables/cells";
import {
  countingAmong,
  coversWithRows,
  recountEarlier,
  type Cover,
  type EarlierRow,
  type Recounted,
} from "../../imports/tables/coverage";
import { earlierRow } from "../../imports/tables/earlier";
import { ownTimes } from "../../imports/tables/own-times";
import { notesTable } from "./columns";
import { coversIn, importsWithRows, type PastImport } from "./register";
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
  /** The rows of the workbook that change, because a better file for their time comes or is gone. */
  readonly recounted: readonly Recounted<RowThere>[];
  /** Those of them that count until now. */
  readonly stopped: Uncounted;
  /** How many of them count again, because the user has deleted the rows that counted in their place. */
  readonly again: number;
  /** New rows that are listed and do not count, because a better file is in the workbook. */
  readonly listed: Uncounted;
  /** The times that these files cover with rows of their own. */
  readonly covers: readonly Cover[];
  /** What the column File says in the new rows. */
  readonly files: readonly string[];
  /** The imports that are there, with the covers that still hold. */
  readonly imports: readonly PastImport[];
}

/** How many rows do not count, and the files that count in their place. */
interface Uncounted {
  readonly rows: number;
  readonly by: readonly string[];
}

/**
 * Leaves out what the workbook has already. A file of the same name as an earlier import's gets a number, as an import is taken back by
 * its files. Where two kinds of file cover a time the better one counts, whichever was imported first, as long as its rows are there.
 */
export function* planImport(
  { tables, covers: brought, withNotes }: Brought,
  { keys, rows, imports: registered }: Pick<There, "keys" | "rows" | "imports">,
): Sliced<Plan> {
  const called = numberedNames(registered);
  const counts: { name: string; fresh: number; there: number }[] = [];
  const filled: Writable[] = [];
  const there: Writable[] = [];
  for (const table of tables.filter(({ name }) => name !== notesTable)) {
    const { fresh, known } = yield* partedBy(keys.get(table.name) ?? new Set(), table);
    counts.push({ name: table.name, fresh: fresh.count, there: known.count });
    if (fresh.count > 0) filled.push(fresh);
    there.push(known);
  }
  const notes = tables.filter(({ name, count }) => name === notesTable && withNotes && count > 0);
  const written = filled.length > 0 ? [...filled, ...notes] : [];
  const files = new Set<string>();
  for (const table of written)
    yield* eachSliced(indices(table), (index) => files.add(called(fileOf(table, index))));

  const imports = yield* importsWithRows(registered, rows);
  const holding = coversIn(imports);
  const named = brought.map((cover) => ({ ...cover, file: called(cover.file) }));
  const fresh = { [Symbol.iterator]: () => countedRows(filled, called) };
  const filling = yield* coversWithRows(named, fresh);
  const covers = yield* ownTimes(filling, holding, fresh, countedRows(there, called));
  const now = [...holding, ...covers];
  const recounted = yield* recountEarlier(rows, coversIn(registered), now);
  return {
    tables: written.map((table) => asInWorkbook(table, called, now)),
    counts,
    recounted,
    stopped: uncountedBy(recounted.flatMap(({ row, by }) => (row.counted && by !== undefined ? [by] : []))),
    again: recounted.filter(({ row, counted }) => counted && !row.counted).length,
    listed: uncountedBy(yield* countedElsewhere(fresh, holding, now)),
    covers,
    files: [...files].sort(),
    imports,
  };
}

/** True where the user would read the same of both. */
export function saySame(one: Plan, other: Plan): boolean {
  const said = ({ counts, stopped, again, listed }: Plan): string =>
    JSON.stringify([counts, stopped, again, listed]);
  return said(one) === said(other);
}

/** The rows that are new, and those whose keys are there. */
function* partedBy(
  keys: ReadonlySet<string>,
  table: Writable,
): Sliced<{ readonly fresh: Writable; readonly known: Writable }> {
  if (keys.size === 0) return { fresh: table, known: rowsOf(table, []) };
  const fresh: number[] = [];
  const known: number[] = [];
  yield* eachSliced(indices(table), (index) => {
    (keys.has(bareText(table.cellAt(index, "Key"))) ? known : fresh).push(index);
  });
  return { fresh: rowsOf(table, fresh), known: rowsOf(table, known) };
}

function rowsOf(table: Writable, at: readonly number[]): Writable {
  return {
    ...table,
    count: at.length,
    cellsAt: (index) => table.cellsAt(at[index]!),
    cellAt: (index, title) => table.cellAt(at[index]!, title),
  };
}

function* indices({ count }: Writable): Generator<number> {
  for (let index = 0; index < count; index++) yield index;
}

type Naming = (file: string) => string;

/** The rows of which one file may count in place of another, with the names that files have in the workbook. */
function* countedRows(tables: readonly Writable[], called: Naming): Generator<EarlierRow> {
  for (const table of tables)
    for (const index of indices(table)) {
      const row = earlierRow(table.name, (title) => table.cellAt(index, title));
      if (row) yield { ...row, file: called(row.file) };
    }
}

/** The rows with the names that files have in the workbook, and counted with all covers that are there. */
function asInWorkbook(table: Writable, called: Naming, covers: readonly Cover[]): Writable {
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
function* countedElsewhere(
  rows: Iterable<EarlierRow>,
  holding: readonly Cover[],
  covers: readonly Cover[],
): Sliced<string[]> {
  const earlier = new Set(holding.map(({ file }) => file));
  const counting = countingAmong(covers);
  const files: string[] = [];
  if (earlier.size === 0) return files;
  yield* eachSliced(rows, (row) => {
    const by = counting(row)?.by;
    if (by !== undefined && earlier.has(by)) files.push(by);
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
function numberedNames(imports: readonly PastImport[]): Naming {
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
