import { localAddress, type Block } from "./addresses";
import { inBatches, inBlockOrder, readCells, writeFormulas, type FormulaCell } from "./formula-cells";
import { enterNamesBack, type EnteredName } from "./repair/names";
import { restoreBlock, type Snapshot } from "./snapshot";
import { runExcel } from "./run";

/** What a write added to the workbook and what it replaced: enough to take it back. */
export interface Write extends Additions {
  /** What wrote: each view offers to take back its own. */
  readonly kind: "rebalance" | "sample" | "template" | "settings" | "repair" | "formula";
  /** Address of the cells that were written. */
  readonly address: string;
}

export interface Additions {
  /** Ids of sheets, which outlive new names; their names do while they are being written. */
  readonly addedSheets: readonly string[];
  readonly addedTables: readonly string[];
  readonly addedNames: readonly string[];
  /** What was written over on sheets that were there before. */
  readonly replaced?: readonly Replaced[];
  /** What single cells held, and what they were given; a cell that holds something else by now is left alone. */
  readonly reentered?: readonly (FormulaCell & { readonly entered: unknown })[];
  /** Names whose formulas were entered again. */
  readonly renamed?: readonly EnteredName[];
  /** Id of the sheet that was in front. */
  readonly activeSheet: string;
}

export interface Replaced extends Partial<Adornments> {
  /** Id of the sheet. */
  readonly sheet: string;
  readonly snapshot: Snapshot;
}

/** Ids of what lay on or over the cells and was not of them; what is there beside these was added. */
export interface Adornments {
  readonly charts: readonly string[];
  readonly formats: readonly string[];
}

/** The writes that can be taken back, the last one last. */
let writes: readonly Write[] = [];
const listeners = new Set<() => void>();

/** The write that Undo would take back. */
export function lastWrite(): Write | undefined {
  return writes.at(-1);
}

/** Calls the listener whenever the last write changes; the result ends it. */
export function onLastWriteChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function rememberWrite(write: Write): void {
  know([...writes, write]);
}

/** Takes the last write back: deletes what it added, puts back what it replaced. What the user deleted meanwhile stays deleted. */
export async function undoLastWrite(): Promise<void> {
  const write = lastWrite();
  if (!write) return;
  await runExcel("The last write was not undone.", (context) => takeBack(context, write));
  know(writes.filter((other) => other !== write));
}

/** Takes a write back, or what was done of it. */
export async function takeBack(context: Excel.RequestContext, write: Additions): Promise<void> {
  const { application, worksheets, tables, names } = context.workbook;
  const added = [
    ...write.addedNames.map((name) => names.getItemOrNullObject(name)),
    ...write.addedTables.map((name) => tables.getItemOrNullObject(name)),
  ];
  const sheets = write.addedSheets.map((sheet) => worksheets.getItemOrNullObject(sheet));
  const active = worksheets.getItemOrNullObject(write.activeSheet);
  const replaced = (write.replaced ?? []).map((one) => ({
    ...one,
    on: worksheets.getItemOrNullObject(one.sheet),
  }));
  await context.sync();

  const written = replaced.filter(({ on }) => !on.isNullObject);
  for (const { on, ...before } of written) await deleteAddedAdornments(context, on, before);
  application.suspendApiCalculationUntilNextSync();
  application.suspendScreenUpdatingUntilNextSync();
  added.filter((item) => !item.isNullObject).forEach((item) => item.delete());
  if (!active.isNullObject) active.activate();
  sheets.filter((sheet) => !sheet.isNullObject).forEach((sheet) => sheet.delete());
  if (written.length === 0) await context.sync();
  for (const { on, snapshot } of written) await restoreBlock(context, on, snapshot);
  if (write.renamed && write.renamed.length > 0) await enterNamesBack(context, write.renamed);
  if (write.reentered) await enterBack(context, write.reentered);
}

async function enterBack(
  context: Excel.RequestContext,
  reentered: NonNullable<Write["reentered"]>,
): Promise<void> {
  const sheets = [...new Set(reentered.map(({ sheetId }) => sheetId))];
  const found = sheets.map((id) => context.workbook.worksheets.getItemOrNullObject(id));
  await context.sync();
  const gone = new Set(sheets.filter((_, index) => found[index]!.isNullObject));
  const cells = inBlockOrder(reentered.filter(({ sheetId }) => !gone.has(sheetId)));
  const now = await readCells(context, cells);
  for (const batch of inBatches(cells.filter(({ entered }, index) => now[index]!.formula === entered))) {
    writeFormulas(context, batch);
    await context.sync();
  }
}

/** The charts of a sheet and the conditional formats of a block on it. One round trip. */
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

function know(next: readonly Write[]): void {
  writes = next;
  listeners.forEach((listener) => listener());
}
