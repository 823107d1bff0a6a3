import { appendRows } from "../../excel/sheets/append-rows";
import type { SheetSet } from "../../excel/sheets/description";
import { readTaken } from "../../excel/sheets/free-name";
import { placeSheets } from "../../excel/sheets/place";
import { writeSheets } from "../../excel/sheets/write-sheets";
import { write, type Writing } from "../../excel/writes/write";
import type { Written } from "../../imports/tables/cells";
import { importTables, lookOf } from "./columns";
import { keptKey, loadKept, type Kept } from "./kept";
import { planImport, type Brought, type Plan } from "./plan";
import { importsIn, stored, type PastImport } from "./register";
import { findTables, readRows, type TableThere } from "./there";

export interface WriteOptions {
  /** Called before each step with what it does. */
  readonly onProgress?: (step: string) => void;
  /** Ends the write between two steps and leaves the workbook as it was. */
  readonly signal?: AbortSignal;
  /** What the user has said of the files; the workbook keeps it with the import. */
  readonly said?: Kept;
}

export type ImportOutcome =
  | { readonly kind: "written"; readonly past: PastImport; readonly sheets: readonly string[] }
  | { readonly kind: "nothing new" }
  | { readonly kind: "cancelled" };

/**
 * Writes what is new in an import, each table on a sheet of its own, and keeps the import in the workbook's register, by which it can be
 * taken back at any time. `writes` of Excel's room keep no copy of it: an import may have more cells than a pane can hold twice.
 */
export function writeImport(
  brought: Brought,
  { signal, onProgress, said }: WriteOptions = {},
): Promise<ImportOutcome> {
  const cancel = { signal, outcome: { kind: "cancelled" } as const };
  const what = "The import was not written.";
  return write({ kind: "import", what, cancel, onProgress }, async (writing): Promise<ImportOutcome> => {
    const { context, changes, run } = writing;
    const text = stored.load(context);
    const keptThere = loadKept(context);
    const tables = await findTables(context);
    const imports = importsIn(text());
    const plan = planImport(brought, { ...(await readRows(context, tables)), imports });
    if (plan.tables.length === 0) return { kind: "nothing new" };
    const sheets: string[] = [];
    for (const table of plan.tables) {
      const there = tables.find(({ kind }) => kind === table.name) ?? (await addTable(writing, table));
      await append(writing, there, table);
      sheets.push(there.body.sheet);
    }
    const past = pastOf(plan, imports);
    changes.stored.push({ key: stored.key, before: text() });
    const kept = said && keptThere(said);
    if (kept) changes.stored.push({ key: keptKey, before: kept.before });
    const keep = (): void => {
      kept?.save();
      stored.save(context, [...imports, past]);
      context.workbook.worksheets.getItem(sheets[0]!).activate();
    };
    await run([{ words: "Keeping the import", work: keep }]);
    return { kind: "written", past, sheets };
  });
}

function pastOf({ tables, files, covers }: Plan, imports: readonly PastImport[]): PastImport {
  return {
    id: Math.max(0, ...imports.map(({ id }) => id)) + 1,
    at: Date.now(),
    files,
    rows: tables.reduce((count, { rows }) => count + rows.length, 0),
    covers,
  };
}

/** Adds the sheet of a table with the first of its rows; the others are appended. */
async function addTable(writing: Writing, table: Written): Promise<TableThere> {
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

function sheetOf({ name, titles, rows }: Written): SheetSet {
  const { tableName, about } = importTables.find((one) => one.name === name)!;
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
              values: [rows[0]![at]!],
              namesRows: true,
            })),
          },
        ],
      },
    ],
  };
}

async function append(writing: Writing, there: TableThere, table: Written): Promise<void> {
  const { name, titles } = table;
  const rows = there.isNew ? table.rows.slice(1) : table.rows;
  const columns = there.titles.flatMap((title, place) => {
    const from = titles.indexOf(title);
    return from < 0 ? [] : [{ place, from, format: lookOf(name, title).format }];
  });
  const all = rows.length.toLocaleString("en-US");
  await appendRows(
    writing,
    there,
    columns,
    rows.map((row) => columns.map(({ from }) => row[from]!)),
    (written) => `Writing ${name}, ${written.toLocaleString("en-US")} of ${all} rows`,
  );
}
