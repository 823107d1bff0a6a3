import { restoreBlock, type Snapshot } from "./snapshot";
import { runExcel } from "./run";

/** What the last write added to the workbook and what it replaced: enough to take it back. */
export interface Write {
  /** Address of the cells that were written. */
  readonly address: string;
  /** Id of the sheet that was written on, which outlives a new name. */
  readonly sheet: string;
  /** What the written cells held before; without it the sheet itself was added. */
  readonly replaced?: Snapshot;
  readonly addedTable?: string;
  readonly addedNames: readonly string[];
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
  await runExcel("The last write was not undone.", async (context) => {
    const { workbook } = context;
    const { worksheets, tables, names } = workbook;
    const sheet = worksheets.getItemOrNullObject(write.sheet);
    const table = write.addedTable === undefined ? undefined : tables.getItemOrNullObject(write.addedTable);
    const active = worksheets.getItemOrNullObject(write.activeSheet);
    const added = write.addedNames.map((name) => names.getItemOrNullObject(name));
    await context.sync();

    workbook.application.suspendApiCalculationUntilNextSync();
    workbook.application.suspendScreenUpdatingUntilNextSync();
    added.filter((name) => !name.isNullObject).forEach((name) => name.delete());
    if (table && !table.isNullObject) table.delete();
    if (!active.isNullObject) active.activate();
    if (sheet.isNullObject) await context.sync();
    else if (write.replaced) await restoreBlock(context, sheet, write.replaced);
    else {
      sheet.delete();
      await context.sync();
    }
  });
  rememberWrite(undefined);
}
