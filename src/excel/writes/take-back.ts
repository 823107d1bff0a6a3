import { localAddress, type Block } from "../addresses";
import { sendEach } from "../batches";
import { inBatches, inBlockOrder, readCells, writeFormulas, type FormulaCell } from "../cells/formula-cells";
import { Problem } from "../../base/problem";
import { enterNamesBack, type EnteredName } from "./names-back";
import { enterRulesBack, type EnteredRule } from "./rules-back";
import { enterAgain, findFilled, loadTableColumns } from "../cells/table-columns";
import { restoreBlock, type Snapshot } from "./snapshot";

/** What a write added to the workbook and what it replaced. */
export interface Changes {
  /** Ids. */
  addedSheets: string[];
  addedTables: string[];
  addedNames: string[];
  /** Cells that were written over on sheets that were there before. */
  replaced: Replaced[];
  /** Rows that tables were given at their end. */
  addedRows: AddedRow[];
  /** Single cells that were given another formula. */
  reentered: ReenteredCell[];
  /** Names that were given another formula. */
  renamed: EnteredName[];
  /** Conditional formats that were given other formulas. */
  rules: EnteredRule[];
}

/** What is needed to take a write back. */
export interface Additions extends Readonly<Changes> {
  /** Id of the sheet that was in front before. */
  readonly activeSheet: string;
}

interface Replaced extends Partial<Adornments> {
  /** Id of the sheet. */
  readonly sheet: string;
  readonly snapshot: Snapshot;
}

interface AddedRow {
  /** Name of the table. */
  readonly table: string;
  /** Counted from the first row below the header. */
  readonly index: number;
  /** Id of the sheet. */
  readonly sheet: string;
  readonly block: Block;
}

/** A cell with the formula that it had before. */
interface ReenteredCell extends FormulaCell {
  /** What it holds since. A cell that holds something else by now is left alone; without this one it is put back anyway. */
  readonly entered?: unknown;
}

/** Ids of the charts of a sheet and of the conditional formats of its cells before a write; others were added by it. */
export interface Adornments {
  readonly charts: readonly string[];
  readonly formats: readonly string[];
}

/**
 * Takes a write back, or the part of it that was done: deletes what it added and puts back what it replaced. What the user has
 * deleted since stays deleted. Where Excel would refuse, nothing is changed.
 */
export async function takeBack(context: Excel.RequestContext, write: Additions): Promise<void> {
  const { application, protection, worksheets } = context.workbook;
  worksheets.load("items/id, items/name, items/visibility, items/protection/protected");
  protection.load("protected");
  await context.sync();
  const sheets = worksheets.items;
  const added = sheets.filter(({ id }) => write.addedSheets.includes(id));
  const written = write.replaced.flatMap((one) => {
    const on = sheets.find(({ id }) => id === one.sheet);
    return on ? [{ ...one, on }] : [];
  });
  const grown = write.addedRows.flatMap((row) => sheets.find(({ id }) => id === row.sheet) ?? []);
  if (added.length > 0) refuseUndeletable(sheets, added, protection.protected);
  const entered = new Set([...write.reentered, ...write.rules].map(({ sheetId }) => sheetId));
  refuseProtected([...written.map(({ on }) => on), ...grown, ...sheets.filter(({ id }) => entered.has(id))]);

  const active = sheets.find(({ id }) => id === write.activeSheet);
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
  if (write.renamed.length > 0) await enterNamesBack(context, write.renamed);
  if (write.rules.length > 0) await enterRulesBack(context, write.rules);
  if (write.reentered.length > 0) await enterBack(context, write.reentered);
  await context.sync();
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
  added.forEach(({ index }, at) => {
    const table = tables[at]!;
    if (!table.isNullObject && index < table.rows.count) table.rows.getItemAt(index).delete();
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
    ({ entered }, index) => entered === undefined || now[index]!.formula === entered,
  );
  const columns = await loadTableColumns(context, untouched);
  await sendEach(context, inBatches(untouched), { queue: (batch) => writeFormulas(context, batch) });
  if (columns.length > 0) await enterAgain(context, await findFilled(context, columns, untouched), untouched);
}

/** Loads the charts of a sheet and the conditional formats of a block on it. One round trip. */
export async function loadAdornments(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  block: Block,
): Promise<Adornments> {
  const { charts, formats } = await loadItems(context, sheet, block);
  return { charts: charts.items.map(({ id }) => id), formats: formats.items.map(({ id }) => id) };
}

async function deleteAddedAdornments(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { snapshot, ...before }: Replaced,
): Promise<void> {
  if (!before.charts || !before.formats) return;
  const { charts, formats } = await loadItems(context, sheet, snapshot.block);
  charts.items.filter(({ id }) => !before.charts!.includes(id)).forEach((chart) => chart.delete());
  formats.items.filter(({ id }) => !before.formats!.includes(id)).forEach((format) => format.delete());
}

async function loadItems(context: Excel.RequestContext, sheet: Excel.Worksheet, block: Block) {
  const charts = sheet.charts.load("items/id");
  const formats = sheet.getRange(localAddress(block)).conditionalFormats.load("items/id");
  await context.sync();
  return { charts, formats };
}
