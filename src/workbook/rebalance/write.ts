import type { Lot } from "../../core/venues/lot";
import type { RateSource } from "../settings/store";
import { formatAddress, overlaps, parseAddress, type Block } from "../../excel/addresses";
import { describeSource } from "../inputs/holdings";
import { Problem } from "../../base/problem";
import { layOut, type RebalanceLayout } from "./sheet";
import { addToJournal } from "./journal";
import { findWrittenBefore } from "./written-before";
import type { RebalanceForm } from "./place";
import type { RebalancePlan } from "./plan";
import { headerRow, pageWidth } from "./rows";
import { addMissingProfileCells, readWritten, type CompletedSheet } from "../settings/sheet";
import { firstFree, numbered, readTaken } from "../../excel/sheets/free-name";
import {
  readUnderlay,
  refuseMergedCells,
  refuseTables,
  writeContents,
  writeOver,
  type Underlay,
} from "../../excel/sheets/write-over";
import { writeSheets } from "../../excel/sheets/write-sheets";
import type { PlacedCell } from "../../excel/sheets/placed";
import type { Write } from "../../excel/writes/undo";
import { write } from "../../excel/writes/write";

/** To update is to write over the last live rebalance of the workbook; where none fits, a new sheet is written. */
export type WriteTarget = "new-sheet" | "update" | "selection";

export interface WriteOptions {
  readonly form: RebalanceForm;
  readonly target: WriteTarget;
  readonly hasCharts: boolean;
  /** Digits after the point of an amount of money. */
  readonly decimals: number;
  /** Excel's day of the next review, where one is known. */
  readonly nextReview?: number;
  /** Where the maintenance rate comes from, unless it is the user's own. */
  readonly rateSource?: RateSource;
  /** The lot of the contract that is traded, or in words why it is not known. */
  readonly lot?: Lot | string;
  /** Address of the filled cells that the user agreed to lose. */
  readonly overwrite?: string;
  /** Called before each step with what it does. */
  readonly onProgress?: (step: string) => void;
  /** Ends the write between two steps and leaves the workbook as it was. */
  readonly signal?: AbortSignal;
}

export type WriteOutcome =
  | { readonly kind: "written"; readonly write: Write; readonly isUpdate: boolean }
  /** The cells at the address hold something, and the user has to agree before they are lost. */
  | { readonly kind: "occupied"; readonly address: string; readonly filled: number }
  | { readonly kind: "cancelled" };

const notWritten = "The rebalance was not written.";

/** Writes the plan as live formulas or as values, and a line about it to the journal. */
export async function writeRebalance(plan: RebalancePlan, options: WriteOptions): Promise<WriteOutcome> {
  const { form, onProgress, signal } = options;
  const cancel = { signal, outcome: { kind: "cancelled" } as const };
  let added: CompletedSheet | undefined;
  const outcome = await write(
    { kind: "rebalance", what: notWritten, cancel, onProgress },
    async (writing): Promise<WriteOutcome> => {
      const time = new Date();
      const aim = await aimAt(writing.context, plan, options, time);
      if (aim.kind === "occupied") return aim;
      const { layout, underlay } = aim;
      const address = formatAddress(layout.block);
      added = form === "live" ? await addMissingProfileCells(writing, plan.profile) : undefined;
      if (aim.kind === "before") await writeContents(writing, aim.underlay, layout.placed.sheets[0]!);
      else if (underlay) await writeOver(writing, underlay, layout.placed, isDressed(layout));
      else await writeSheets(writing, layout.placed);
      await addToJournal(writing, { plan, address, time });
      return { kind: "written", write: await writing.remember(address), isUpdate: aim.kind === "before" };
    },
  );
  // The cells of a profile of the user's own may have come with a Settings sheet.
  if (added && outcome.kind === "written") await readWritten(added.cells);
  return outcome;
}

/** Where a rebalance is written: over a live one, over other cells, or to a sheet of its own. */
type Aim =
  | { readonly kind: "before"; readonly layout: RebalanceLayout; readonly underlay: Underlay }
  | { readonly kind: "here"; readonly layout: RebalanceLayout; readonly underlay?: Underlay }
  | Extract<WriteOutcome, { kind: "occupied" }>;

async function aimAt(
  context: Excel.RequestContext,
  plan: RebalancePlan,
  { form, target, hasCharts, decimals, nextReview, rateSource, lot, overwrite }: WriteOptions,
  time: Date,
): Promise<Aim> {
  const laidOut = (corner: Pick<Block, "sheet" | "row" | "column">, prefix: string): RebalanceLayout =>
    layOut(plan, corner, { form, hasCharts, decimals, nextReview, rateSource, lot, prefix, time });
  const before =
    target === "update" && form === "live" ? await findWrittenBefore(context, laidOut) : undefined;
  if (before) {
    const sheet = context.workbook.worksheets.getItem(before.corner.sheet);
    const underlay = await readUnderlay(context, sheet, before.layout.block, 0);
    if (underlay.cells.tables.length === 0) return { kind: "before", layout: before.layout, underlay };
  }
  const active = context.workbook.worksheets.getActiveWorksheet().load("id, name");
  const selected = target === "selection" ? context.workbook.getSelectedRange().load("address") : undefined;
  const { sheets, names } = await readTaken(context);
  // A name such as Rebalance_CashFlow takes its prefix too.
  const taken = [...(selected ? [] : sheets), ...names, ...names.map((name) => name.split("_")[0]!)];
  const number = firstFree(taken, (k) => [prefixOf(k), ...(selected ? [] : [sheetNameOf(k)])]);
  const corner = selected
    ? parseAddress(selected.address)
    : { sheet: sheetNameOf(number), row: 0, column: 0 };
  const layout = laidOut(corner, prefixOf(number));
  if (!selected) return { kind: "here", layout };
  const address = formatAddress(layout.block);
  const underlay = await readUnderlay(context, active, layout.block, layout.dressedRows);
  refuseHoldings(plan, layout.block);
  refuseTables(notWritten, underlay, elsewhere);
  const { filled } = underlay.cells;
  if (filled > 0 && overwrite !== address) return { kind: "occupied", address, filled };
  await refuseMergedCells(notWritten, underlay, elsewhere);
  return { kind: "here", layout, underlay };
}

/** The page: the table beside it may have any number of rows, whose looks Undo would have to keep. */
function isDressed({ block, dressedRows }: RebalanceLayout): (cell: PlacedCell) => boolean {
  return ({ row, column }) =>
    row <= block.row + headerRow || (row < block.row + dressedRows && column < block.column + pageWidth);
}

const elsewhere = "Select a cell with free space below and to the right, or write to a new sheet.";

/** The rebalance cannot lie on the holdings that it is calculated from. */
function refuseHoldings({ holdings }: RebalancePlan, block: Block): void {
  if (!overlaps(block, holdings.block)) return;
  const reason = `It needs ${formatAddress(block)}, where the holdings ${describeSource(holdings)} are.`;
  throw new Problem(notWritten, [reason], elsewhere);
}

function sheetNameOf(number: number): string {
  return numbered("Rebalance", number, " ");
}

function prefixOf(number: number): string {
  return numbered("Rebalance", number);
}
