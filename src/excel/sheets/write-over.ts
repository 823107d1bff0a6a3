import { formatAddress, localAddress, type Block } from "../addresses";
import { Problem } from "../../base/problem";
import { loadBlock, type LoadedBlock } from "../writes/snapshot";
import { loadAdornments } from "../writes/adornments";
import type { Adornments } from "../writes/changes";
import type { Step, Writing } from "../writes/write";
import type { PlacedCell, PlacedSet, PlacedSheet } from "./placed";
import { rectangles } from "./rectangles";
import { insertConstants, insertFormulas } from "./write-cells";
import { insertCharts } from "./write-charts";
import { dressCells, pointsOf } from "./write-looks";
import { insertRules } from "./write-rules";
import { addNames } from "./write-sheets";

/** What is in cells that are to be written over, and on their sheet. */
export interface Underlay {
  readonly sheet: Excel.Worksheet;
  readonly cells: LoadedBlock;
  readonly adornments: Adornments;
}

/** Reads the cells of a block; `dressedRows` is the number of rows, from its first, that will get another look. */
export async function readUnderlay(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  block: Block,
  dressedRows: number,
): Promise<Underlay> {
  const rows = Array.from({ length: dressedRows }, (_, row) => row);
  const cells = await loadBlock(context, sheet.load("id"), block, rows);
  return { sheet, cells, adornments: await loadAdornments(context, sheet, block) };
}

/** Excel cannot write over a part of a table. */
export function refuseTables(what: string, { cells: { snapshot, tables } }: Underlay, remedy: string): void {
  if (tables.length === 0) return;
  const reason = `It needs ${formatAddress(snapshot.block)}, where the table ${tables.join(", ")} is.`;
  throw new Problem(what, [reason], remedy);
}

/**
 * Excel cannot write over a part of merged cells. Only a user who has agreed to the write may be asked for this: looking for merged
 * cells empties Excel's own undo on the desktop (office-js#5918).
 */
export async function refuseMergedCells(
  what: string,
  { sheet, cells: { snapshot } }: Underlay,
  remedy: string,
): Promise<void> {
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.13")) return;
  const merged = sheet.getRange(localAddress(snapshot.block)).getMergedAreasOrNullObject().load("address");
  await sheet.context.sync();
  if (merged.isNullObject) return;
  const reason = `It needs ${formatAddress(snapshot.block)}, where cells are merged: ${merged.address}.`;
  throw new Problem(what, [reason], remedy);
}

/**
 * Writes one placed sheet over cells of a sheet that was there before, as a part of a write. Only cells that `isDressed` picks get
 * a look, and they have to be in the rows that the underlay was read with: Undo puts back no other look.
 */
export async function writeOver(
  { context, changes, run }: Writing,
  underlay: Underlay,
  placed: PlacedSet,
  isDressed: (cell: PlacedCell) => boolean = () => true,
): Promise<void> {
  const [{ tables }] = placed.sheets as [PlacedSet["sheets"][number]];
  const { sheet, cells, adornments } = underlay;
  changes.addedTables.push(...tables.map(({ name }) => name));
  changes.addedNames.push(...placed.names.map(({ name }) => name));
  changes.replaced.push({ sheet: sheet.id, snapshot: cells.snapshot, ...adornments });
  await run(stepsOf(context, underlay, placed, isDressed));
}

/**
 * Writes the contents of cells anew that hold the same layout already, as a part of a write: what they look like and accept, their names
 * and charts, and the cells between them stay.
 */
export async function writeContents(
  { changes, run }: Writing,
  { sheet, cells: { snapshot } }: Underlay,
  placed: PlacedSheet,
): Promise<void> {
  changes.replaced.push({ sheet: sheet.id, snapshot });
  await run([
    {
      words: `Writing ${formatAddress(snapshot.block)}`,
      work: async () => {
        for (const { block } of rectangles(placed.name, placed.cells, () => true)) {
          sheet.getRange(localAddress(block)).clear("Contents");
        }
        await insertConstants(sheet, placed, true);
      },
    },
    {
      words: "Entering formulas",
      work: async () => {
        await insertFormulas(sheet, placed);
        sheet.activate();
      },
    },
  ]);
}

/** Formulas come after the names that they read, and charts come last. */
function stepsOf(
  context: Excel.RequestContext,
  { sheet, cells }: Underlay,
  { sheets, names }: PlacedSet,
  isDressed: (cell: PlacedCell) => boolean,
): Step[] {
  const { block, columnWidths } = cells.snapshot;
  const [placed] = sheets as [PlacedSet["sheets"][number]];
  return [
    {
      words: `Writing ${formatAddress(block)}`,
      work: async () => {
        sheet.getRange(localAddress(block)).clear("Contents");
        await insertConstants(sheet, placed, true);
        dressCells(sheet, placed.name, placed.cells.filter(isDressed), false);
        widen(sheet, block, columnWidths, placed.columnWidths);
      },
    },
    {
      words: "Naming cells",
      work: () => {
        addNames(context, names);
        // What the cells accepted before stays, as Undo could not put it back.
        insertRules(sheet, { ...placed, validations: [] });
      },
    },
    { words: "Entering formulas", work: () => insertFormulas(sheet, placed) },
    ...(placed.charts.length > 0
      ? [{ words: "Drawing charts", work: () => insertCharts(sheet, placed) }]
      : []),
  ];
}

/** The columns of a user's own sheet are never made narrower. `now` are the widths of the block's columns, which Undo knows. */
function widen(
  sheet: Excel.Worksheet,
  { row, column }: Block,
  now: readonly number[],
  wanted: readonly number[],
): void {
  now.forEach((points, at) => {
    const characters = wanted[at];
    if (characters === undefined || points >= pointsOf(characters)) return;
    sheet.getRangeByIndexes(row, column + at, 1, 1).format.columnWidth = pointsOf(characters);
  });
}
