import { formatAddress } from "../addresses";
import { countChanges, formulasIn, readContents, type CellRegion, type Contents } from "../cells/contents";
import { observable } from "../../base/observable";
import { Problem } from "../../base/problem";
import { runWrite } from "../run";
import { findNameErrors } from "./name-errors";
import { takeBack, type Additions } from "./take-back";

/** A write as Undo keeps it. */
export interface Write extends Additions {
  /** What wrote it: each view offers to take back its own writes. */
  readonly kind: "rebalance" | "sample" | "template" | "row" | "settings" | "repair" | "formula";
  /** Address of the cells that were written. */
  readonly address: string;
  /** What the cells held after the write. Where a sheet or block is missing here, everything in it counts as changed since. */
  readonly contents: readonly Contents[];
  /** Addresses of its formulas that showed #NAME? right after it. */
  readonly nameErrors: readonly string[];
}

/** Cells that were filled or changed since a write, and that Undo would delete or write over. */
export interface Loss {
  readonly kind: "sheet" | "cells";
  /** Name of the sheet, or address of the cells. */
  readonly where: string;
  /** How many cells. */
  readonly cells: number;
}

/** The writes that can be taken back, the last one last. */
export const writes = observable<readonly Write[]>([]);

/** The write that Undo would take back. */
export function lastWrite(): Write | undefined {
  return writes.get().at(-1);
}

/** Keeps a write, with what its cells hold now, for Undo. Where the cells cannot be read the write is kept all the same. */
export async function rememberWrite(
  context: Excel.RequestContext,
  write: Omit<Write, "contents" | "nameErrors">,
): Promise<Write> {
  const contents = await readContents(context, regionsOf(write)).catch(() => []);
  const nameErrors = await findNameErrors(context, [...formulasIn(contents), ...write.reentered]).catch(
    () => [],
  );
  const remembered = { ...write, contents, nameErrors };
  writes.set([...writes.get(), remembered]);
  return remembered;
}

/**
 * Takes the last write back and returns true. Where that would lose what was entered since, `agree` is asked first; if it says
 * no, nothing is changed and the result is false.
 */
export async function undoLastWrite(
  agree: (losses: readonly Loss[]) => Promise<boolean> = refuse,
): Promise<boolean> {
  const write = lastWrite();
  if (!write) return false;
  let agreed: readonly Loss[] = [];
  for (;;) {
    const losses = await runWrite("The last write was not undone.", async (context) => {
      if (!writes.get().includes(write)) return [];
      const found = await findLosses(context, write);
      // More may have been changed while the question was open: then it is asked again.
      if (found.length > 0 && JSON.stringify(found) !== JSON.stringify(agreed)) return found;
      await takeBack(context, write);
      writes.set(writes.get().filter((other) => other !== write));
      return [];
    });
    if (losses.length === 0) return true;
    if (!(await agree(losses))) return false;
    agreed = losses;
  }
}

/** The answer where nobody can be asked. */
function refuse(losses: readonly Loss[]): Promise<boolean> {
  throw new Problem(
    "The last write was not undone.",
    losses.map(({ where }) => `${where} was changed since.`),
    "Delete it by hand where it is not needed any more.",
  );
}

/** The sheets and cells that Undo deletes or writes over. */
function regionsOf({ addedSheets, addedRows, replaced }: Additions): CellRegion[] {
  return [
    ...addedSheets.map((sheet) => ({ sheet })),
    ...replaced.map(({ sheet, snapshot: { block } }) => ({ sheet, block })),
    ...addedRows.map(({ sheet, block }) => ({ sheet, block })),
  ];
}

async function findLosses(context: Excel.RequestContext, write: Write): Promise<Loss[]> {
  const now = await readContents(context, regionsOf(write));
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
    const over = regionsOf(write).find((one) => one.sheet === sheet)?.block;
    return over
      ? { kind: "cells", where: formatAddress({ ...over, sheet: name }), cells: count }
      : { kind: "sheet", where: name, cells: count };
  });
}
