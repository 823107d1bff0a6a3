import { withPauses } from "../../base/pauses";
import { Problem } from "../../base/problem";
import { parseAddress } from "../../excel/addresses";
import { loadEach } from "../../excel/batches";
import { deleteRows } from "../../excel/writes/delete-rows";
import { write, type Step } from "../../excel/writes/write";
import { bareText } from "../../imports/tables/cells";
import { recountEarlier } from "../../imports/tables/coverage";
import { notesTable } from "./columns";
import { recountSteps } from "./recount";
import { coversIn, importsIn, importsWithRows, stored } from "./register";
import { findTables, readColumns, readRows, type TableThere } from "./there";

/** Rows that one request deletes. */
const rowsAtOnce = 500;

/** What was taken back. */
interface TakenBack {
  /** Rows that were deleted, without those of the import notes. */
  readonly rows: number;
  /** Rows of other imports that count again. */
  readonly again: number;
}

/**
 * Takes one import back: the rows of its files go, and a sheet that then holds nothing else goes with them. Nothing else changes, and
 * where it ends on its way it can be taken back again, as the rest of its rows are still there.
 */
export function takeBackImport(id: number, onProgress?: (step: string) => void): Promise<TakenBack> {
  const what = "The import was not undone.";
  return write({ kind: "import", what, onProgress }, async ({ context, run }): Promise<TakenBack> => {
    const text = stored.load(context);
    const tables = await findTables(context);
    const imports = importsIn(text());
    const past = imports.find((one) => one.id === id);
    if (!past) throw new Problem(what, ["The workbook no longer lists it."], "Delete its rows by hand.");
    const files = new Set(past.files);
    const { rows: counting } = await readRows(context, tables);
    const others = imports.filter((one) => one !== past);
    const left = await withPauses(importsWithRows(others, counting));
    const changed = await withPauses(recountEarlier(counting, coversIn(imports), coversIn(left)));
    const recounted = changed.filter(({ row }) => !files.has(row.file));
    await run(recountSteps(context, tables, recounted).steps);
    const emptied: TableThere[] = [];
    let count = 0;
    for (const table of tables) {
      const names = (await readColumns(context, table, ["File"])).get("File")!.map(bareText);
      const rows = names.flatMap((file, row) => (files.has(file) ? [row] : []));
      if (table.kind !== notesTable) count += rows.length;
      const isRest = names.every((file) => file === "" || files.has(file));
      if (rows.length > 0 && isRest) emptied.push(table);
      else await run(stepsOf(context, table, rows));
    }
    const gone = await sheetsToDelete(context, emptied);
    const steps = emptied
      .filter(({ sheet }) => !gone.includes(sheet))
      .flatMap((table) =>
        stepsOf(
          context,
          table,
          Array.from({ length: table.body.rowCount }, (_, row) => row),
        ),
      );
    const last = (): void => {
      for (const sheet of gone) context.workbook.worksheets.getItem(sheet).delete();
      stored.save(context, left);
    };
    await run([...steps, { words: "Deleting its rows", work: last }]);
    const again = recounted.filter(({ row, counted }) => counted && !row.counted).length;
    return { rows: count, again };
  });
}

/** Runs of rows, the last ones first, so that those before keep their number. */
function stepsOf(context: Excel.RequestContext, { name, kind }: TableThere, rows: readonly number[]): Step[] {
  const pieces: { index: number; count: number }[] = [];
  for (const row of rows.toReversed()) {
    const piece = pieces.at(-1);
    if (piece?.index === row + 1 && piece.count < rowsAtOnce)
      pieces[pieces.length - 1] = { index: row, count: piece.count + 1 };
    else pieces.push({ index: row, count: 1 });
  }
  const steps: Step[] = [];
  let room = 0;
  let batch: typeof pieces = [];
  for (const piece of pieces) {
    if (piece.count > room) {
      const own: typeof pieces = [];
      batch = own;
      room = rowsAtOnce;
      const work = (): void => {
        const table = context.workbook.tables.getItem(name);
        for (const { index, count } of own) deleteRows(table, index, count);
      };
      steps.push({ words: `Deleting rows of ${kind}`, work });
    }
    batch.push(piece);
    room -= piece.count;
  }
  return steps;
}

/** The sheets on which there is nothing but an emptied table and the line above it. Excel keeps one sheet in view. */
async function sheetsToDelete(
  context: Excel.RequestContext,
  emptied: readonly TableThere[],
): Promise<string[]> {
  if (emptied.length === 0) return [];
  const { worksheets } = context.workbook;
  worksheets.load("items/id, items/visibility");
  const looked = await loadEach(context, emptied, (table) => {
    const sheet = worksheets.getItem(table.sheet);
    return {
      table,
      used: sheet.getUsedRange(true).load("address"),
      tables: sheet.tables.load("items/name"),
      charts: sheet.charts.load("items/name"),
    };
  });
  const own = looked.flatMap(({ table: { sheet, body }, used, tables, charts }) => {
    const filled = parseAddress(used.address);
    const isBeside =
      filled.column < body.column ||
      filled.column + filled.columnCount > body.column + body.columnCount ||
      filled.row + filled.rowCount > body.row + body.rowCount;
    return isBeside || tables.items.length > 1 || charts.items.length > 0 ? [] : [sheet];
  });
  const left = worksheets.items.filter(({ id, visibility }) => visibility === "Visible" && !own.includes(id));
  return left.length > 0 ? own : own.slice(1);
}
