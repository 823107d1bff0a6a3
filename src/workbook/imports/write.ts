import { appendRows } from "../../excel/sheets/append-rows";
import type { SheetSet } from "../../excel/sheets/description";
import { readTaken } from "../../excel/sheets/free-name";
import { placeSheets } from "../../excel/sheets/place";
import { writeSheets } from "../../excel/sheets/write-sheets";
import { write, type Writing } from "../../excel/writes/write";
import { withPauses } from "../../base/pauses";
import type { Writable } from "../../imports/tables/cells";
import { importTables, lookOf, notesTable } from "./columns";
import { keptKey, loadKept, type Kept } from "./kept";
import { recountSteps } from "./recount";
import { planImport, saySame, type Brought, type Plan } from "./plan";
import { importsIn, stored, type PastImport } from "./register";
import { findTables, readRows, type TableThere } from "./there";

export interface WriteOptions {
  /** Called before each step with what it does. */
  readonly onProgress?: (step: string) => void;
  /** Ends the write between two steps and leaves the workbook as it was. */
  readonly signal?: AbortSignal;
  /** What the user has said of the files; the workbook keeps it with the import. */
  readonly said?: Kept;
  /** The plan that the user has seen. Where the workbook has changed since, so that there is another, nothing is written. */
  readonly seen?: Plan;
}

export type ImportOutcome =
  | {
      readonly kind: "written";
      /** Without the import notes. */
      readonly rows: number;
      /** The sheets of these rows. */
      readonly sheets: readonly string[];
      /** The sheet of the import notes, where there are any. */
      readonly notes: string | undefined;
      /** Earlier rows that count no longer. */
      readonly stopped: number;
      /** Earlier rows that count again. */
      readonly again: number;
    }
  | { readonly kind: "changed" }
  | { readonly kind: "nothing new" }
  | { readonly kind: "cancelled" };

/**
 * Writes what is new in an import, each table on a sheet of its own, and keeps the import in the workbook's register, by which it can be
 * taken back at any time. `writes` of Excel's room keep no copy of it: an import may have more cells than a pane can hold twice.
 */
export function writeImport(
  brought: Brought,
  { signal, onProgress, said, seen }: WriteOptions = {},
): Promise<ImportOutcome> {
  const cancel = { signal, outcome: { kind: "cancelled" } as const };
  const what = "The import was not written.";
  return write({ kind: "import", what, cancel, onProgress }, async (writing): Promise<ImportOutcome> => {
    const { context, changes, run } = writing;
    const text = stored.load(context);
    const keptThere = loadKept(context);
    const tables = await findTables(context);
    const imports = importsIn(text());
    const there = await readRows(context, tables);
    const plan = await withPauses(planImport(brought, { ...there, imports }));
    if (seen && !saySame(plan, seen)) return { kind: "changed" };
    if (plan.tables.length + plan.recounted.length === 0) return { kind: "nothing new" };
    const sheets = new Map<string, string>();
    for (const table of plan.tables) {
      const grown = tables.find(({ kind }) => kind === table.name) ?? (await addTable(writing, table));
      await append(writing, grown, table);
      sheets.set(table.name, grown.body.sheet);
    }
    const recount = recountSteps(context, tables, plan.recounted);
    changes.reentered.push(...recount.before);
    await run(recount.steps);
    const past = plan.tables.length > 0 ? [pastOf(plan)] : [];
    changes.stored.push({ key: stored.key, before: text() });
    const kept = said && keptThere(said);
    if (kept) changes.stored.push({ key: keptKey, before: kept.before });
    const keep = (): void => {
      kept?.save();
      stored.save(context, [...plan.imports, ...past]);
      const [first] = sheets.values();
      if (first !== undefined) context.workbook.worksheets.getItem(first).activate();
    };
    await run([{ words: "Keeping the import", work: keep }]);
    const notes = sheets.get(notesTable);
    sheets.delete(notesTable);
    const { stopped, again } = plan;
    return {
      ...{ kind: "written", rows: rowsOf(plan), sheets: [...sheets.values()], notes },
      ...{ stopped: stopped.rows, again },
    };
  });
}

function pastOf(plan: Plan): PastImport {
  const { files, covers, imports } = plan;
  return {
    id: Math.max(0, ...imports.map(({ id }) => id)) + 1,
    at: Date.now(),
    files,
    rows: rowsOf(plan),
    covers,
  };
}

function rowsOf({ counts }: Plan): number {
  return counts.reduce((sum, { fresh }) => sum + fresh, 0);
}

/** Adds the sheet of a table with the first of its rows; the others are appended. */
async function addTable(writing: Writing, table: Writable): Promise<TableThere> {
  const placed = placeSheets(sheetOf(table), await readTaken(writing.context));
  const before = writing.changes.addedSheets.length;
  await writeSheets(writing, placed, false);
  const [sheet] = placed.sheets;
  const { name, block } = sheet!.tables[0]!;
  const body = { ...block, row: block.row + 1, rowCount: 1 };
  return {
    kind: table.name,
    name,
    sheet: writing.changes.addedSheets[before]!.id!,
    titles: table.titles,
    body,
    isNew: true,
  };
}

const headerRow = 2;

function sheetOf({ name, titles, cellsAt }: Writable): SheetSet {
  const { tableName, about } = importTables.find((one) => one.name === name)!;
  const first = cellsAt(0);
  const looks = titles.map((title) => lookOf(name, title));
  return {
    title: name,
    prefix: tableName,
    sheets: [
      {
        name,
        columnWidths: looks.map(({ width }) => width),
        frozenRows: headerRow + 1,
        repeatedRow: headerRow,
        orientation: "landscape",
        grows: true,
        parts: [
          { kind: "text", corner: { row: 0, column: 0 }, style: "note", text: about },
          {
            kind: "table",
            corner: { row: headerRow, column: 0 },
            key: "",
            rowCount: 1,
            columns: titles.map((title, at) => ({
              title,
              format: looks[at]!.format,
              values: [first[at]!],
              namesRows: true,
            })),
          },
        ],
      },
    ],
  };
}

async function append(writing: Writing, there: TableThere, table: Writable): Promise<void> {
  const { name, titles } = table;
  const from = there.isNew ? 1 : 0;
  const count = table.count - from;
  const columns = there.titles.flatMap((title, place) => {
    const own = titles.indexOf(title);
    return own < 0 ? [] : [{ place, own, format: lookOf(name, title).format }];
  });
  const all = count.toLocaleString("en-US");
  await appendRows(
    writing,
    there,
    columns,
    {
      count,
      cellsAt: (index) => {
        const cells = table.cellsAt(from + index);
        return columns.map(({ own }) => cells[own]!);
      },
    },
    (written) => `Writing ${name}, ${written.toLocaleString("en-US")} of ${all} rows`,
  );
}
