import { formatAddress, localAddress, overlaps, parseAddress } from "../../excel/addresses";
import { isOwn } from "../profiles/store";
import { describeSource } from "../inputs/holdings";
import { Problem } from "../../base/problem";
import { layOut, type RebalanceLayout } from "./sheet";
import type { RebalanceForm } from "./place";
import type { RebalancePlan } from "./plan";
import { headerRow, panelColumn } from "./rows";
import { loadBlock, type LoadedBlock } from "../../excel/writes/snapshot";
import { loadSettings } from "../settings/store";
import { addMissingProfileCells } from "../settings/sheet";
import { firstFree, numbered, readTaken } from "../../excel/sheets/free-name";
import { insertConstants, insertFormulas } from "../../excel/sheets/write-cells";
import { insertCharts } from "../../excel/sheets/write-charts";
import { dressCells, insertLooks, pointsOf } from "../../excel/sheets/write-looks";
import { insertRules } from "../../excel/sheets/write-rules";
import { layOutPages } from "../../excel/sheets/write-pages";
import type { PlacedCell } from "../../excel/sheets/placed";
import { loadAdornments } from "../../excel/writes/take-back";
import type { Write } from "../../excel/writes/undo";
import { write, type Step } from "../../excel/writes/write";

export type WriteTarget = "new-sheet" | "selection";

export interface WriteOptions {
  readonly form: RebalanceForm;
  readonly target: WriteTarget;
  readonly hasCharts: boolean;
  /** Digits after the point of an amount of money. */
  readonly decimals: number;
  /** Address of the filled cells that the user agreed to lose. */
  readonly overwrite?: string;
  /** Called before each step with what it does. */
  readonly onProgress?: (step: string) => void;
  /** Ends the write between two steps and leaves the workbook as it was. */
  readonly signal?: AbortSignal;
}

export type WriteOutcome =
  | { readonly kind: "written"; readonly write: Write }
  /** The cells at the address hold something, and the user has to agree before they are lost. */
  | { readonly kind: "occupied"; readonly address: string; readonly filled: number }
  | { readonly kind: "cancelled" };

const notWritten = "The rebalance was not written.";

/** Writes the plan as live formulas or as values, to a new sheet or from the selected cell on. */
export async function writeRebalance(plan: RebalancePlan, options: WriteOptions): Promise<WriteOutcome> {
  const { form, target, hasCharts, decimals, overwrite, onProgress, signal } = options;
  const cancel = { signal, outcome: { kind: "cancelled" } as const };
  const following = { cancel, ...(onProgress && { onProgress }) };
  const outcome = await write(
    { kind: "rebalance", what: notWritten, ...following },
    async (writing): Promise<WriteOutcome> => {
      const { context, changes } = writing;
      const active = context.workbook.worksheets.getActiveWorksheet().load("id, name");
      const selected =
        target === "selection" ? context.workbook.getSelectedRange().load("address") : undefined;
      const { sheets, names } = await readTaken(context);
      // A name such as Rebalance_CashFlow takes its prefix too.
      const taken = [...(selected ? [] : sheets), ...names, ...names.map((name) => name.split("_")[0]!)];
      const number = firstFree(taken, (k) => [prefixOf(k), ...(selected ? [] : [sheetNameOf(k)])]);
      const corner = selected
        ? parseAddress(selected.address)
        : { sheet: sheetNameOf(number), row: 0, column: 0 };
      const layout = layOut(plan, corner, {
        ...{ form, hasCharts, decimals },
        prefix: prefixOf(number),
        time: new Date(),
      });
      const address = formatAddress(layout.block);
      const before = selected && (await look(context, active, layout));
      if (before) {
        refuseImpossible(plan, before.cells, before.merged);
        if (before.cells.filled > 0 && overwrite !== address) {
          return { kind: "occupied", address, filled: before.cells.filled };
        }
      }

      if (form === "live") await addMissingProfileCells(writing, plan.profile);
      changes.addedTables.push(...layout.sheet.tables.map(({ name }) => name));
      changes.addedNames.push(...layout.names.map(({ name }) => name));
      if (before) {
        changes.replaced.push({ sheet: active.id, snapshot: before.cells.snapshot, ...before.adornments });
      }
      const sheet = before ? active : await writing.addSheet(layout.sheet.name);
      await writing.run(stepsOf(context, sheet, layout, before?.cells));
      if (!before) await layOutPages(context, [{ sheet: sheet.id, placed: layout.sheet }], "Rebalance");
      return { kind: "written", write: await writing.remember(address) };
    },
  );
  // The cells of a profile of the user's own may have come with a Settings sheet.
  if (form === "live" && isOwn(plan.profile)) await loadSettings();
  return outcome;
}

/** Reads what is in the cells that are to be written, and on their sheet. */
async function look(context: Excel.RequestContext, sheet: Excel.Worksheet, layout: RebalanceLayout) {
  const rows = Array.from({ length: layout.dressedRows }, (_, row) => row);
  const merged = Office.context.requirements.isSetSupported("ExcelApi", "1.13")
    ? sheet.getRange(localAddress(layout.block)).getMergedAreasOrNullObject().load("address")
    : undefined;
  const cells = await loadBlock(context, sheet, layout.block, rows);
  return {
    cells,
    merged: merged && !merged.isNullObject ? merged.address : undefined,
    adornments: await loadAdornments(context, sheet, layout.block),
  };
}

/** Formulas come after the names that they read, and charts come last. */
function stepsOf(
  { workbook }: Excel.RequestContext,
  sheet: Excel.Worksheet,
  layout: RebalanceLayout,
  before: LoadedBlock | undefined,
): Step[] {
  const { sheet: placed, block, names } = layout;
  return [
    {
      words: `Writing ${formatAddress(block)}`,
      work: () => {
        if (before) sheet.getRange(localAddress(block)).clear("Contents");
        insertConstants(sheet, placed, before !== undefined);
        if (before) dressSelection(sheet, layout, before.snapshot.columnWidths);
        else insertLooks(sheet, placed);
      },
    },
    {
      words: "Naming the inputs",
      work: () => {
        for (const { name, block } of names) {
          workbook.names.add(name, sheet.getRange(localAddress(block)));
        }
        // On a sheet that was there before, cells go on accepting what they did: Undo could not put that back.
        insertRules(sheet, before ? { ...placed, validations: [] } : placed);
      },
    },
    { words: "Entering formulas", work: () => insertFormulas(sheet, placed) },
    {
      words: placed.charts.length > 0 ? "Drawing charts" : "Showing the sheet",
      work: () => {
        insertCharts(sheet, placed);
        if (before) return;
        sheet.activate();
        sheet.getRange("A1").select();
      },
    },
  ];
}

/** On the user's own sheet only those cells get a look that Undo can put back, and columns are never made narrower. */
function dressSelection(
  sheet: Excel.Worksheet,
  { sheet: placed, block, dressedRows }: RebalanceLayout,
  widths: readonly number[],
): void {
  const isDressed = ({ row, column }: PlacedCell): boolean =>
    row <= block.row + headerRow || (row < block.row + dressedRows && column >= block.column + panelColumn);
  dressCells(sheet, placed.name, placed.cells.filter(isDressed), false);
  placed.columnWidths.forEach((characters, column) => {
    const width = pointsOf(characters);
    if ((widths[column] ?? 0) < width) {
      sheet.getRangeByIndexes(block.row, block.column + column, 1, 1).format.columnWidth = width;
    }
  });
}

/** Excel cannot write over a part of a table or of merged cells; and the rebalance cannot lie on its own holdings. */
function refuseImpossible(
  plan: RebalancePlan,
  { snapshot: { block }, tables }: LoadedBlock,
  merged: string | undefined,
): void {
  const elsewhere = "Select a cell with free space below and to the right, or write to a new sheet.";
  if (overlaps(block, plan.holdings.block)) {
    const reason = `It needs ${formatAddress(block)}, where the holdings ${describeSource(plan.holdings)} are.`;
    throw new Problem(notWritten, [reason], elsewhere);
  }
  if (tables.length > 0) {
    const reason = `It needs ${formatAddress(block)}, where the table ${tables.join(", ")} is.`;
    throw new Problem(notWritten, [reason], elsewhere);
  }
  if (merged !== undefined) {
    const reason = `It needs ${formatAddress(block)}, where cells are merged: ${merged}.`;
    throw new Problem(notWritten, [reason], elsewhere);
  }
}

function sheetNameOf(number: number): string {
  return numbered("Rebalance", number, " ");
}

function prefixOf(number: number): string {
  return numbered("Rebalance", number);
}
