import { sendEach } from "../batches";
import { inBatches, inBlockOrder, readCells, writeFormulas } from "../cells/formula-cells";
import { Problem } from "../../base/problem";
import { enterAgain, findFilled, loadTableColumns } from "../cells/table-columns";
import { deleteAddedAdornments } from "./adornments";
import type { AddedRow, Additions, ReenteredCell, Replaced, ReplacedSetting } from "./changes";
import { deleteRows } from "./delete-rows";
import { addNamesBack, enterNamesBack } from "./names-back";
import { enterRulesBack } from "./rules-back";
import { restoreBlock } from "./restore";

/**
 * Makes ready to take a write back, or the part of it that was done. The result does it: it deletes what was added and puts back
 * what was replaced. What the user has deleted since stays deleted. Where Excel would refuse, nothing is changed. Where it fails on
 * the way, it can be done again from the start: what is back already is left alone.
 */
export async function prepareTakeBack(
  context: Excel.RequestContext,
  write: Additions,
): Promise<() => Promise<void>> {
  const { protection, worksheets } = context.workbook;
  worksheets.load("items/id, items/name, items/visibility, items/protection/protected");
  protection.load("protected");
  await context.sync();
  const sheets = worksheets.items;
  const added = await findAdded(context, sheets, write);
  const written = write.replaced.flatMap((one) => {
    const on = sheets.find(({ id }) => id === one.sheet);
    return on ? [{ ...one, on }] : [];
  });
  const grown = write.addedRows.flatMap((row) => sheets.find(({ id }) => id === row.sheet) ?? []);
  if (added.length > 0) refuseUndeletable(sheets, added, protection.protected);
  const entered = new Set([...write.reentered, ...write.rules].map(({ sheetId }) => sheetId));
  refuseProtected([...written.map(({ on }) => on), ...grown, ...sheets.filter(({ id }) => entered.has(id))]);
  const active = sheets.find(({ id }) => id === write.activeSheet);
  return () => takeBack(context, write, { active, added, written });
}

interface Found {
  readonly active: Excel.Worksheet | undefined;
  readonly added: readonly Excel.Worksheet[];
  readonly written: readonly (Replaced & { readonly on: Excel.Worksheet })[];
}

async function takeBack(
  context: Excel.RequestContext,
  write: Additions,
  { active, added, written }: Found,
): Promise<void> {
  const { application } = context.workbook;
  if (added.length > 0) {
    application.suspendApiCalculationUntilNextSync();
    application.suspendScreenUpdatingUntilNextSync();
    for (const sheet of added) {
      // Excel does not delete a sheet that only code can show.
      if (sheet.visibility === "VeryHidden") sheet.visibility = "Hidden";
      sheet.delete();
    }
    await context.sync();
  }
  await deleteLeftOver(
    context,
    write,
    added,
    written.map(({ on }) => on),
  );
  for (const { on, ...before } of written) await deleteAddedAdornments(context, on, before);
  if (active?.visibility === "Visible" && !added.includes(active)) active.activate();
  for (const { on, snapshot } of written) await restoreBlock(context, on, snapshot);
  if (write.addedRows.length > 0) await deleteAddedRows(context, write.addedRows);
  if (write.removedNames.length > 0) await addNamesBack(context, write.removedNames);
  if (write.renamed.length > 0) await enterNamesBack(context, write.renamed);
  if (write.rules.length > 0) await enterRulesBack(context, write.rules);
  if (write.reentered.length > 0) await enterBack(context, write.reentered);
  if (write.stored.length > 0) await storeBack(context, write.stored);
  await context.sync();
}

/**
 * The sheets that the write has added. One that Excel was asked for and gave an error about is known by its name alone, so it counts
 * only if it was not there before the write and is empty.
 */
async function findAdded(
  context: Excel.RequestContext,
  sheets: readonly Excel.Worksheet[],
  write: Additions,
): Promise<Excel.Worksheet[]> {
  const ids = new Set(write.addedSheets.map(({ id }) => id));
  const asked = new Set(write.addedSheets.flatMap(({ id, name }) => (id === undefined ? [name] : [])));
  const earlier = new Set(write.sheets.map(({ id }) => id));
  const maybe = sheets
    .filter(({ id, name }) => asked.has(name) && !ids.has(id) && !earlier.has(id))
    .map((sheet) => ({ sheet, used: sheet.getUsedRangeOrNullObject(true).load("address") }));
  if (maybe.length > 0) await context.sync();
  const empty = maybe.filter(({ used }) => used.isNullObject).map(({ sheet }) => sheet);
  return sheets.filter((sheet) => ids.has(sheet.id) || empty.includes(sheet));
}

function refuseUndeletable(
  sheets: readonly Excel.Worksheet[],
  added: readonly Excel.Worksheet[],
  isProtected: boolean,
): void {
  if (isProtected) {
    throw new Problem(
      notUndone,
      ["The workbook’s structure is protected, so that no sheet can be deleted."],
      "Choose Protect Workbook on the Review tab to unprotect it, then try again.",
    );
  }
  const isLast = sheets.every((sheet) => sheet.visibility !== "Visible" || added.includes(sheet));
  if (isLast) {
    throw new Problem(
      notUndone,
      [
        `Excel keeps one sheet in view, and without ${added.map(({ name }) => name).join(", ")} there is none.`,
      ],
      "Show or add another sheet, then try again.",
    );
  }
}

function refuseProtected(sheets: readonly Excel.Worksheet[]): void {
  const names = [...new Set(sheets.filter(({ protection }) => protection.protected).map(({ name }) => name))];
  if (names.length === 0) return;
  throw new Problem(
    notUndone,
    [`${names.length === 1 ? "A sheet is" : "Sheets are"} protected: ${names.join(", ")}.`],
    "Choose Unprotect Sheet on the Review tab, then try again.",
  );
}

const notUndone = "The last write was not undone.";

/**
 * Deletes the added tables and names that did not go with their sheets. One that leads to another sheet stays: it is somebody
 * else's, or the user has moved it.
 */
async function deleteLeftOver(
  context: Excel.RequestContext,
  { addedTables, addedNames }: Additions,
  deleted: readonly Excel.Worksheet[],
  present: readonly Excel.Worksheet[],
): Promise<void> {
  if (addedTables.length + addedNames.length === 0) return;
  const { names } = context.workbook;
  names.load("items/name, items/formula");
  const tables = present.map((sheet) => sheet.tables.load("items/name"));
  await context.sync();
  const ownTables = lowered(addedTables);
  for (const table of tables.flatMap(({ items }) => items)) {
    if (ownTables.has(table.name.toLowerCase())) table.delete();
  }
  const ownNames = lowered(addedNames);
  const ownSheets = lowered([...deleted, ...present].map(({ name }) => name));
  for (const item of names.items) {
    if (!ownNames.has(item.name.toLowerCase())) continue;
    const sheet = sheetIn(String(item.formula));
    if (sheet === undefined || ownSheets.has(sheet.toLowerCase())) names.getItem(item.name).delete();
  }
  await context.sync();
}

/** Deletes the rows that tables were given. A table that is gone or shorter by now keeps what it has. */
async function deleteAddedRows(context: Excel.RequestContext, added: readonly AddedRow[]): Promise<void> {
  const tables = added.map(({ table }) =>
    context.workbook.tables.getItemOrNullObject(table).load("rows/count"),
  );
  await context.sync();
  added.forEach(({ index, block }, at) => {
    const table = tables[at]!;
    const { count } = table.isNullObject ? { count: 0 } : table.rows;
    if (index < count) deleteRows(table, index, Math.min(block.rowCount, count - index));
  });
  await context.sync();
}

function lowered(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map((word) => word.toLowerCase()));
}

/** The sheet that a name's formula leads to; undefined where its cells are gone. */
function sheetIn(formula: string): string | undefined {
  if (formula.includes("#REF!")) return undefined;
  const [, quoted, bare] = /^=(?:'((?:[^']|'')+)'|([^'!]+))!/.exec(formula) ?? [];
  return quoted?.replaceAll("''", "'") ?? bare ?? "";
}

async function enterBack(context: Excel.RequestContext, reentered: readonly ReenteredCell[]): Promise<void> {
  const sheets = [...new Set(reentered.map(({ sheetId }) => sheetId))];
  const found = sheets.map((id) => context.workbook.worksheets.getItemOrNullObject(id));
  await context.sync();
  const gone = new Set(sheets.filter((_, index) => found[index]!.isNullObject));
  const cells = inBlockOrder(reentered.filter(({ sheetId }) => !gone.has(sheetId)));
  const now = await readCells(context, cells);
  const untouched = cells.filter(
    ({ entered, formula }, index) =>
      now[index]!.formula !== formula && (entered === undefined || now[index]!.formula === entered),
  );
  const columns = await loadTableColumns(context, untouched);
  await sendEach(context, inBatches(untouched), { queue: (batch) => writeFormulas(context, batch) });
  if (columns.length > 0) await enterAgain(context, await findFilled(context, columns, untouched), untouched);
}

async function storeBack(context: Excel.RequestContext, stored: readonly ReplacedSetting[]): Promise<void> {
  const { settings } = context.workbook;
  const items = stored.map((one) => ({ ...one, item: settings.getItemOrNullObject(one.key).load("key") }));
  await context.sync();
  for (const { key, before, item } of items) {
    if (before !== undefined) settings.add(key, before);
    else if (!item.isNullObject) item.delete();
  }
  await context.sync();
}
