import { formatAddress } from "../addresses";
import { countChanges, readContents, type Contents, type Place } from "../cells/contents";
import { Problem } from "../../base/problem";
import { runWrite } from "../run";
import { takeBack, type Additions } from "./take-back";

/** What was written, and what the cells held after it. */
export interface Write extends Additions {
  /** What wrote: each view offers to take back its own. */
  readonly kind: "rebalance" | "sample" | "template" | "settings" | "repair" | "formula";
  /** Address of the cells that were written. */
  readonly address: string;
  /** What the write left in its sheets and cells; of those missing here everything counts as changed since. */
  readonly contents: readonly Contents[];
}

/** What Undo would delete or write over although it is not as it was written. */
export interface Loss {
  readonly kind: "sheet" | "cells";
  /** Name of the sheet, or address of the cells. */
  readonly where: string;
  /** How many cells were filled or changed since the write. */
  readonly cells: number;
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

/** Remembers a write, and what it left in the cells. What cannot be read any more does not make the write fail. */
export async function rememberWrite(
  context: Excel.RequestContext,
  write: Omit<Write, "contents">,
): Promise<Write> {
  const contents = await readContents(context, placesOf(write)).catch(() => []);
  const remembered = { ...write, contents };
  know([...writes, remembered]);
  return remembered;
}

/**
 * Takes the last write back. Where that would lose what was entered since, `agree` is asked first; without its consent all
 * stays as it is. Returns whether the write was taken back.
 */
export async function undoLastWrite(
  agree: (losses: readonly Loss[]) => Promise<boolean> = refuse,
): Promise<boolean> {
  const write = lastWrite();
  if (!write) return false;
  let agreed: readonly Loss[] = [];
  for (;;) {
    const losses = await runWrite("The last write was not undone.", async (context) => {
      if (!writes.includes(write)) return [];
      const found = await findLosses(context, write);
      // What was changed while the question stood there is asked about too.
      if (found.length > 0 && JSON.stringify(found) !== JSON.stringify(agreed)) return found;
      await takeBack(context, write);
      know(writes.filter((other) => other !== write));
      return [];
    });
    if (losses.length === 0) return true;
    if (!(await agree(losses))) return false;
    agreed = losses;
  }
}

/** Where nobody can be asked. */
function refuse(losses: readonly Loss[]): Promise<boolean> {
  throw new Problem(
    "The last write was not undone.",
    losses.map(({ where }) => `${where} was changed since.`),
    "Delete it by hand where it is not needed any more.",
  );
}

/** The sheets and cells that Undo deletes or writes over. */
function placesOf({ addedSheets, replaced = [] }: Additions): Place[] {
  return [
    ...addedSheets.map((sheet) => ({ sheet })),
    ...replaced.map(({ sheet, snapshot: { block } }) => ({ sheet, block })),
  ];
}

async function findLosses(context: Excel.RequestContext, write: Write): Promise<Loss[]> {
  const now = await readContents(context, placesOf(write));
  const changed = now
    .map((contents) => ({
      ...contents,
      count: countChanges(
        write.contents.find(({ sheet }) => sheet === contents.sheet),
        contents,
      ),
    }))
    .filter(({ count }) => count > 0);
  const sheets = changed.map(({ sheet }) => context.workbook.worksheets.getItem(sheet).load("name"));
  if (sheets.length > 0) await context.sync();
  return changed.map(({ sheet, count }, index): Loss => {
    const { name } = sheets[index]!;
    const over = write.replaced?.find((one) => one.sheet === sheet);
    return write.addedSheets.includes(sheet) || !over
      ? { kind: "sheet", where: name, cells: count }
      : { kind: "cells", where: formatAddress({ ...over.snapshot.block, sheet: name }), cells: count };
  });
}

function know(next: readonly Write[]): void {
  writes = next;
  listeners.forEach((listener) => listener());
}
