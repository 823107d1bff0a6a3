import { inBatches, inBlockOrder, readCells, writeFormulas, type FormulaCell } from "./formula-cells";
import { restoreBlock, type Snapshot } from "./snapshot";
import { runExcel } from "./run";

/** What a write added to the workbook and what it replaced: enough to take it back. */
export interface Write {
  /** What wrote: each view offers to take back its own. */
  readonly kind: "rebalance" | "template" | "settings" | "repair" | "formula";
  /** Address of the cells that were written. */
  readonly address: string;
  /** Ids of sheets, which outlive new names. */
  readonly addedSheets: readonly string[];
  readonly addedTables: readonly string[];
  readonly addedNames: readonly string[];
  /** What cells held that were written over on a sheet that was there before. */
  readonly replaced?: { readonly sheet: string; readonly snapshot: Snapshot };
  /** What single cells held, and what they were given; a cell that holds something else by now is left alone. */
  readonly reentered?: readonly (FormulaCell & { readonly entered: unknown })[];
  /** Id of the sheet that was in front. */
  readonly activeSheet: string;
}

let last: Write | undefined;
const listeners = new Set<() => void>();

/** The write that Undo would take back. */
export function lastWrite(): Write | undefined {
  return last;
}

/** Calls the listener whenever the last write changes; the result ends it. */
export function onLastWriteChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function rememberWrite(write: Write | undefined): void {
  last = write;
  listeners.forEach((listener) => listener());
}

/** Takes the last write back: deletes what it added, puts back what it replaced. What the user deleted meanwhile stays deleted. */
export async function undoLastWrite(): Promise<void> {
  const write = last;
  if (!write) return;
  await runExcel("The last write was not undone.", (context) => takeBack(context, write));
  rememberWrite(undefined);
}

/** Takes a write back, or what was done of it: sheets may be given by their names too. */
export async function takeBack(
  context: Excel.RequestContext,
  write: Pick<Write, "addedSheets" | "addedTables" | "addedNames" | "replaced" | "reentered" | "activeSheet">,
): Promise<void> {
  const { application, worksheets, tables, names } = context.workbook;
  const added = [
    ...write.addedNames.map((name) => names.getItemOrNullObject(name)),
    ...write.addedTables.map((name) => tables.getItemOrNullObject(name)),
  ];
  const sheets = write.addedSheets.map((sheet) => worksheets.getItemOrNullObject(sheet));
  const active = worksheets.getItemOrNullObject(write.activeSheet);
  const written = write.replaced && worksheets.getItemOrNullObject(write.replaced.sheet);
  await context.sync();

  application.suspendApiCalculationUntilNextSync();
  application.suspendScreenUpdatingUntilNextSync();
  added.filter((item) => !item.isNullObject).forEach((item) => item.delete());
  if (!active.isNullObject) active.activate();
  sheets.filter((sheet) => !sheet.isNullObject).forEach((sheet) => sheet.delete());
  if (written && !written.isNullObject) await restoreBlock(context, written, write.replaced!.snapshot);
  else await context.sync();
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
