import { formatAddress, keyOf } from "../addresses";
import { countChanges, formulasIn, readContents, type CellRegion, type Contents } from "../cells/contents";
import { observable } from "../../base/observable";
import { Problem } from "../../base/problem";
import { describeError, runWrite } from "../run";
import type { Additions, Replaced } from "./changes";
import { findNameErrors } from "./name-errors";
import { placesOf } from "./places";
import { prepareTakeBack } from "./take-back";
import { UnfinishedProblem } from "./unfinished";

/** A write as Undo keeps it. */
export interface Write extends Additions {
  /** What wrote it: each view offers to take back its own writes. */
  readonly kind:
    | "rebalance"
    | "sample"
    | "template"
    | "row"
    | "settings"
    | "repair"
    | "formula"
    | "brackets"
    | "sample account"
    | "account"
    | "import"
    | "freeze"
    | "live prices"
    | "market data";
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
  /** Set where it could not be read what the write left there: nobody knows which cells were changed since. */
  readonly isUnknown?: boolean;
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
    const losses = await runWrite(notUndone, async (context) => {
      if (!writes.get().includes(write)) return [];
      const found = await findLosses(context, write);
      // More may have been changed while the question was open: then it is asked again.
      if (found.length > 0 && JSON.stringify(found) !== JSON.stringify(agreed)) return found;
      const takeBack = await prepareTakeBack(context, write);
      await takeBack().catch((error: unknown) => {
        throw halfUndone(write, error);
      });
      writes.set(writes.get().filter((other) => other !== write));
      return [];
    });
    if (losses.length === 0) return true;
    if (!(await agree(losses))) return false;
    agreed = losses;
  }
}

const notUndone = "The last write was not undone.";

/** What is said where Undo ends on its way. The write stays, and the next Undo goes on. */
function halfUndone(write: Write, error: unknown): UnfinishedProblem {
  return new UnfinishedProblem(
    "undo",
    "The last write was undone only in part.",
    [
      ...describeError(notUndone, error).reasons,
      `These may still hold what was written: ${placesOf(write).join(", ")}.`,
    ],
    "Choose Undo again: it goes on with the rest.",
  );
}

/** The answer where nobody can be asked. */
function refuse(losses: readonly Loss[]): Promise<boolean> {
  throw new Problem(
    notUndone,
    losses.map(({ where }) => `${where} was changed since.`),
    "Delete it by hand where it is not needed any more.",
  );
}

/** The sheets and cells that Undo deletes or writes over. */
function regionsOf({ addedSheets, addedRows, replaced }: Additions): CellRegion[] {
  return [
    ...addedSheets.flatMap(({ id }) => (id === undefined ? [] : [{ sheet: id }])),
    ...replaced.map(({ sheet, snapshot: { block } }) => ({ sheet, block })),
    ...addedRows.map(({ sheet, block }) => ({ sheet, block })),
  ];
}

async function findLosses(context: Excel.RequestContext, write: Write): Promise<Loss[]> {
  const now = await readContents(context, regionsOf(write));
  const changed = now
    .map((contents) => ({ ...contents, ...changesIn(write, contents) }))
    .filter(({ count }) => count > 0);
  const sheets = changed.map(({ sheet }) => context.workbook.worksheets.getItem(sheet).load("name"));
  if (sheets.length > 0) await context.sync();
  return changed.map(({ sheet, count, isUnknown }, index): Loss => {
    const { name } = sheets[index]!;
    const over = regionsOf(write).find((one) => one.sheet === sheet)?.block;
    return over
      ? { kind: "cells", where: formatAddress({ ...over, sheet: name }), cells: count, isUnknown }
      : { kind: "sheet", where: name, cells: count, isUnknown };
  });
}

/** How many cells hold something that neither the write nor Undo put there. */
function changesIn(
  { contents, replaced }: Write,
  now: Contents,
): { readonly count: number; readonly isUnknown?: boolean } {
  const then = contents.find(({ sheet }) => sheet === now.sheet);
  const before = heldBefore(replaced.filter(({ sheet }) => sheet === now.sheet));
  const cells = new Map([...now.cells].filter(([key, content]) => before.get(key) !== content));
  return { count: countChanges(then, { ...now, cells }), isUnknown: then ? undefined : true };
}

/** What the blocks held before the write; Undo that ended on its way may have put a part of it back. */
function heldBefore(replaced: readonly Replaced[]): ReadonlyMap<string, unknown> {
  return new Map(
    replaced.flatMap(({ snapshot: { block, contents } }) =>
      contents.flatMap((row, down) =>
        row.map((content, right) => [keyOf(block.row + down, block.column + right), content] as const),
      ),
    ),
  );
}
