import { formatAddress, localAddress, overlaps, parseAddress } from "./addresses";
import { describeSource } from "./holdings";
import { Problem } from "./problem";
import { layOut, type RebalanceLayout } from "./rebalance-layout";
import type { RebalanceForm } from "./rebalance-place";
import type { RebalancePlan } from "./rebalance-plan";
import { headerRow, panelColumn } from "./rebalance-rows";
import { runExcel } from "./run";
import { loadBlock, type LoadedBlock } from "./snapshot";
import { ensureProfileCells } from "./settings-sheet";
import { insertConstants, insertFormulas } from "./template/insert-cells";
import { insertCharts } from "./template/insert-charts";
import { dressCells, insertLooks, pointsOf } from "./template/insert-looks";
import { insertRules } from "./template/insert-rules";
import type { PlacedCell } from "./template/placed";
import { loadAdornments, rememberWrite, takeBack, type Additions, type Write } from "./undo";

export type Place = "new-sheet" | "selection";

export interface WriteOptions {
  readonly form: RebalanceForm;
  readonly place: Place;
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

/** Written, or not: cells at `address` hold something and the user has to agree first, or the user cancelled. */
export type WriteOutcome =
  | { readonly kind: "written"; readonly write: Write }
  | { readonly kind: "occupied"; readonly address: string; readonly filled: number }
  | { readonly kind: "cancelled" };

const notWritten = "The rebalance was not written.";

/** Writes the plan as live formulas or as values, to a new sheet or from the selected cell on, and remembers it for Undo. */
export function writeRebalance(plan: RebalancePlan, options: WriteOptions): Promise<WriteOutcome> {
  const { form, place, hasCharts, decimals, overwrite, onProgress, signal } = options;
  return runExcel(notWritten, async (context): Promise<WriteOutcome> => {
    onProgress?.("Looking at the workbook");
    const { workbook } = context;
    const sheets = workbook.worksheets.load("items/name");
    const names = workbook.names.load("items/name");
    const tables = workbook.tables.load("items/name");
    const active = workbook.worksheets.getActiveWorksheet().load("id, name");
    const selected = place === "selection" ? workbook.getSelectedRange().load("address") : undefined;
    await context.sync();

    const taken = new Set([...names.items, ...tables.items].map(({ name }) => name.toLowerCase()));
    const sheetNames = new Set(sheets.items.map(({ name }) => name.toLowerCase()));
    const number = firstFree((k) => {
      const prefix = prefixOf(k).toLowerCase();
      const inUse = [...taken].some((name) => name === prefix || name.startsWith(`${prefix}_`));
      return !inUse && (place === "selection" || !sheetNames.has(sheetNameOf(k).toLowerCase()));
    });
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
      refuseImpossible(plan, before.cells);
      if (before.cells.filled > 0 && overwrite !== address) {
        return { kind: "occupied", address, filled: before.cells.filled };
      }
    }

    const profileCells = form === "live" ? await ensureProfileCells(plan.profile) : undefined;
    const additions: Additions = {
      addedSheets: [...(before ? [] : [layout.sheet.name]), ...(profileCells?.addedSheets ?? [])],
      addedTables: layout.sheet.tables.map(({ name }) => name),
      addedNames: [...layout.names.map(({ name }) => name), ...(profileCells?.addedNames ?? [])],
      activeSheet: active.id,
      replaced: [
        ...(before ? [{ sheet: active.id, snapshot: before.cells.snapshot, ...before.adornments }] : []),
        ...(profileCells?.replaced ?? []),
      ],
    };
    const sheet = before ? active : workbook.worksheets.add(layout.sheet.name);
    try {
      for (const { words, work } of stepsOf(context, sheet, layout, before?.cells)) {
        if (signal?.aborted) break;
        onProgress?.(words);
        workbook.application.suspendApiCalculationUntilNextSync();
        workbook.application.suspendScreenUpdatingUntilNextSync();
        work();
        await context.sync();
      }
    } catch (error) {
      // In a batch of its own, as this one is at its end. What stands in the way of this too is left to the first error.
      await Excel.run((fresh) => takeBack(fresh, additions)).catch(() => undefined);
      throw error;
    }
    if (signal?.aborted) {
      await takeBack(context, additions);
      return { kind: "cancelled" };
    }

    sheet.load("id");
    await context.sync();
    const write: Write = {
      ...additions,
      kind: "rebalance",
      address,
      addedSheets: [...(before ? [] : [sheet.id]), ...(profileCells?.addedSheets ?? [])],
    };
    rememberWrite(write);
    return { kind: "written", write };
  });
}

/** What stands where it is to be written. */
async function look(context: Excel.RequestContext, sheet: Excel.Worksheet, layout: RebalanceLayout) {
  const rows = Array.from({ length: layout.dressedRows }, (_, row) => row);
  const cells = await loadBlock(context, sheet, layout.block, rows);
  return { cells, adornments: await loadAdornments(context, sheet, layout.block) };
}

interface Step {
  readonly words: string;
  readonly work: () => void;
}

/** One round trip each: formulas come after the names that they read, charts last. */
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
        insertConstants(sheet, placed);
        if (before) dressSelection(sheet, layout, before.snapshot.columnWidths);
        else insertLooks(sheet, placed, "Rebalance");
      },
    },
    {
      words: "Naming the inputs",
      work: () => {
        for (const { name, block } of names) {
          workbook.names.add(name, sheet.getRange(localAddress(block)));
        }
        // What a cell accepted before stays where the sheet was there before.
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

/** On a sheet that is the user's only what Undo can put back is dressed, and columns are only widened. */
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

/** A table cannot be written through, and the result cannot lie on the holdings that it is calculated from. */
function refuseImpossible(plan: RebalancePlan, { snapshot: { block }, tables }: LoadedBlock): void {
  const elsewhere = "Select a cell with free space below and to the right, or write to a new sheet.";
  if (overlaps(block, plan.holdings.block)) {
    const reason = `It needs ${formatAddress(block)}, where the holdings ${describeSource(plan.holdings)} are.`;
    throw new Problem(notWritten, [reason], elsewhere);
  }
  if (tables.length > 0) {
    const reason = `It needs ${formatAddress(block)}, where the table ${tables.join(", ")} is.`;
    throw new Problem(notWritten, [reason], elsewhere);
  }
}

function sheetNameOf(number: number): string {
  return number === 1 ? "Rebalance" : `Rebalance ${number}`;
}

function prefixOf(number: number): string {
  return number === 1 ? "Rebalance" : `Rebalance${number}`;
}

function firstFree(isFree: (number: number) => boolean): number {
  for (let number = 1; ; number++) if (isFree(number)) return number;
}
