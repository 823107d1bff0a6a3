import { formatAddress } from "../../excel/addresses";
import { readTaken } from "../../excel/sheets/free-name";
import { placeSheets } from "../../excel/sheets/place";
import { writeSheets } from "../../excel/sheets/write-sheets";
import type { Write } from "../../excel/writes/undo";
import { write } from "../../excel/writes/write";
import type { Given } from "./call";
import type { Asked } from "./figures";
import type { Standing } from "./views";
import { type AccountPlan, planOf } from "./plan";
import { accountSheet } from "./sheet";

export interface WriteOptions {
  /** Called before each step with what it does. */
  readonly onProgress?: (step: string) => void;
  /** Ends the write between two steps and leaves the workbook as it was. */
  readonly signal?: AbortSignal;
}

export type WriteOutcome =
  { readonly kind: "written"; readonly write: Write } | { readonly kind: "cancelled" };

/** Writes an account to a new sheet, as formulas over the tables that it is read from. */
export async function writeAccount(
  all: Given,
  asked: Asked,
  standing: Standing | undefined,
  options: WriteOptions = {},
): Promise<WriteOutcome> {
  return writePlan(await planOf(all, asked, standing), options);
}

export function writePlan(
  plan: AccountPlan,
  { signal, onProgress }: WriteOptions = {},
): Promise<WriteOutcome> {
  const cancel = { signal, outcome: { kind: "cancelled" } as const };
  const what = "The account was not written.";
  return write({ kind: "account", what, cancel, onProgress }, async (writing): Promise<WriteOutcome> => {
    const placed = placeSheets(accountSheet(plan), await readTaken(writing.context));
    await writeSheets(writing, placed);
    return { kind: "written", write: await writing.remember(formatAddress(placed.sheets[0]!.printArea)) };
  });
}
