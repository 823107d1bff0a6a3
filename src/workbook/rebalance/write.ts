import { addSheet } from "../../excel/writes/add-sheet";
import { formatAddress, localAddress, overlaps, parseAddress } from "../../excel/addresses";
import { isOwn } from "../profiles/store";
import { describeSource } from "../inputs/holdings";
import { Problem } from "../../base/problem";
import { layOut, type RebalanceLayout } from "./sheet";
import type { RebalanceForm } from "./place";
import type { RebalancePlan } from "./plan";
import { headerRow, panelColumn } from "./rows";
import { runWrite } from "../../excel/run";
import { loadBlock, type LoadedBlock } from "../../excel/writes/snapshot";
import { loadSettings } from "../settings/store";
import { addMissingProfileCells, nothingAdded } from "../settings/sheet";
import { insertConstants, insertFormulas } from "../../excel/sheets/write-cells";
import { insertCharts } from "../../excel/sheets/write-charts";
import { dressCells, insertLooks, pointsOf } from "../../excel/sheets/write-looks";
import { insertRules } from "../../excel/sheets/write-rules";
import { layOutPages } from "../../excel/sheets/write-pages";
import type { PlacedCell } from "../../excel/sheets/placed";
import { loadAdornments, takeBack, takeBackFailed, type Additions } from "../../excel/writes/take-back";
import { rememberWrite, type Write } from "../../excel/writes/undo";

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
export async function writeRebalance(plan: RebalancePlan, options: WriteOptions): Promise<WriteOutcome> {
  const { form, place, hasCharts, decimals, overwrite, onProgress, signal } = options;
  const outcome = await runWrite(notWritten, async (context): Promise<WriteOutcome> => {
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
      refuseImpossible(plan, before.cells, before.merged);
      if (before.cells.filled > 0 && overwrite !== address) {
        return { kind: "occupied", address, filled: before.cells.filled };
      }
    }

    const profileCells = form === "live" ? await addMissingProfileCells(context, plan.profile) : nothingAdded;
    const addedSheets = [...profileCells.addedSheets];
    const additions: Additions = {
      addedSheets,
      addedTables: layout.sheet.tables.map(({ name }) => name),
      addedNames: [...layout.names.map(({ name }) => name), ...profileCells.addedNames],
      activeSheet: active.id,
      replaced: [
        ...(before ? [{ sheet: active.id, snapshot: before.cells.snapshot, ...before.adornments }] : []),
        ...profileCells.replaced,
      ],
    };
    try {
      const sheet = before ? active : await addSheet(context, layout.sheet.name);
      if (!before) addedSheets.push(sheet.id);
      for (const { words, work } of stepsOf(context, sheet, layout, before?.cells)) {
        if (signal?.aborted) break;
        onProgress?.(words);
        workbook.application.suspendApiCalculationUntilNextSync();
        workbook.application.suspendScreenUpdatingUntilNextSync();
        work();
        await context.sync();
      }
      if (!signal?.aborted && !before) {
        await layOutPages(context, [{ sheet: sheet.id, placed: layout.sheet }], "Rebalance");
      }
    } catch (error) {
      await takeBackFailed(additions);
      throw error;
    }
    if (signal?.aborted) {
      await takeBack(context, additions);
      return { kind: "cancelled" };
    }
    const write = await rememberWrite(context, { ...additions, kind: "rebalance", address });
    return { kind: "written", write };
  });
  // The cells of a profile of one's own may have come with a Settings sheet.
  if (form === "live" && isOwn(plan.profile)) await loadSettings();
  return outcome;
}

/** What stands where it is to be written. */
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

/** A table or merged cells cannot be written through, and the result cannot lie on the holdings that it is calculated from. */
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
  return number === 1 ? "Rebalance" : `Rebalance ${number}`;
}

function prefixOf(number: number): string {
  return number === 1 ? "Rebalance" : `Rebalance${number}`;
}

function firstFree(isFree: (number: number) => boolean): number {
  for (let number = 1; ; number++) if (isFree(number)) return number;
}
