import { formatAddress, localAddress, parseAddress, type Block } from "../../../excel/addresses";
import type { Matrix } from "../../../excel/formulas/values";
import { insertChart } from "../../../excel/sheets/write-charts";
import { pointsOf } from "../../../excel/sheets/write-looks";
import { loadAdornments, noteAddedCharts } from "../../../excel/writes/adornments";
import type { Replaced } from "../../../excel/writes/changes";
import { loadBlock } from "../../../excel/writes/snapshot";
import { write } from "../../../excel/writes/write";
import { chartOf, markColumns } from "./charts";
import { formatsOf } from "../../../results/cell-formats";
import { formats } from "../../../results/formats";
import { freeBeside, layOut, refuseCells, type Look } from "./layout";
import type { InsertPlan } from "./plan";
import { notInserted } from "./selection";
import { widthsOf } from "./widths";

export type InsertOutcome =
  | { readonly kind: "inserted"; readonly address: string }
  /** Cells hold something; nothing was written. */
  | { readonly kind: "occupied"; readonly address: string; readonly filled: number };

/**
 * Writes the planned formula, formats what it spills and draws a chart beside it. Cells that hold something are written over only if
 * `overwrite` is true. Undo takes all of it back.
 */
export function insertFormula(
  { formula, target }: Pick<InsertPlan, "formula" | "target">,
  overwrite: boolean,
  look?: Look,
): Promise<InsertOutcome> {
  return write(
    { kind: "formula", what: notInserted },
    async ({ context, changes, run, remember }): Promise<InsertOutcome> => {
      const wanted = parseAddress(target);
      const sheet = context.workbook.worksheets.getItem(wanted.sheet).load("id");
      const layout = await layOut(sheet, wanted, look);
      const { cell, result, block, titles } = layout;
      const { filled, snapshot, tables } = await loadBlock(context, sheet, block, []);
      const address = formatAddress(block);
      refuseCells(layout, tables, look);
      if (filled > 0 && !overwrite) return { kind: "occupied", address, filled };
      const values = look?.result?.values;
      const chart =
        look?.hasChart && values
          ? chartOf(look.id, values, result, await freeBeside(sheet, block))
          : undefined;
      const before = chart && (await loadAdornments(context, sheet, block));
      const replaced: Replaced = { sheet: sheet.id, snapshot, ...before };
      changes.replaced.push(replaced);
      const work = (): void => {
        const written = sheet.getRange(localAddress(block));
        const anchor = sheet.getRange(localAddress(cell));
        if (filled > 0) written.clear("Contents");
        // In a cell formatted as text, Excel would keep the formula as a text.
        if (snapshot.numberFormat[cell.row - block.row]![0] === "@") anchor.numberFormat = [["General"]];
        if (titles) written.getRow(0).values = [[...titles]];
        if (look) dress(sheet, result, look.id, values ?? anyNumber, snapshot.columnWidths);
        anchor.formulas = [[formula]];
        if (chart && look) writeMarks(sheet, result, look.id);
        if (chart) insertChart(sheet, chart);
        sheet.activate();
        anchor.select();
      };
      await run([{ words: `Writing ${address}`, work }]);
      if (chart) await noteAddedCharts(context, sheet, replaced);
      await remember(address);
      return { kind: "inserted", address: formatAddress(cell) };
    },
  );
}

/** Beside the result, where its chart's marks come from. */
function writeMarks(sheet: Excel.Worksheet, result: Block, id: string): void {
  markColumns(id, result).forEach(({ title, formula }, at) => {
    const column = result.column + result.columnCount + at;
    sheet.getRangeByIndexes(result.row, column, 1, 1).values = [[title]];
    sheet.getRangeByIndexes(result.row + 1, column, 1, 1).formulas = [[formula]];
    const body = sheet.getRangeByIndexes(result.row + 1, column, result.rowCount - 1, 1);
    body.numberFormat = Array.from({ length: result.rowCount - 1 }, () => [formats.price]);
  });
}

/** Stands for a result that is not known. */
const anyNumber: Matrix = [[1]];

function dress(
  sheet: Excel.Worksheet,
  result: Block,
  id: string,
  values: Matrix,
  now: readonly number[],
): void {
  const areas = formatsOf(id, values);
  for (const { row, column, rowCount, columnCount, format } of areas) {
    const rows = Math.min(rowCount, result.rowCount - row);
    if (rows <= 0) continue;
    const range = sheet.getRangeByIndexes(result.row + row, result.column + column, rows, columnCount);
    range.numberFormat = Array.from({ length: rows }, () => Array<string>(columnCount).fill(format));
  }
  // A number in a column that is too narrow shows as ###.
  widthsOf(values, areas).forEach((characters, at) => {
    if (now[at]! >= pointsOf(characters)) return;
    sheet.getRangeByIndexes(0, result.column + at, 1, 1).format.columnWidth = pointsOf(characters);
  });
}
