import { formatAddress, localAddress, overlaps, parseAddress, type Block } from "../../../excel/addresses";
import { Problem } from "../../../base/problem";
import { insertChart } from "../../../excel/sheets/write-charts";
import { pointsOf } from "../../../excel/sheets/write-looks";
import { loadAdornments } from "../../../excel/writes/adornments";
import { loadBlock } from "../../../excel/writes/snapshot";
import { write } from "../../../excel/writes/write";
import { chartBlock, chartOf, titlesAbove } from "./charts";
import { formatsOf } from "./formats";
import type { InsertPlan } from "./plan";
import type { PlannedResult } from "./result";
import { notInserted } from "./selection";
import { widthsOf } from "./widths";

/** What is known of the result before it is written. Without that one cell is written, and none is formatted. */
export interface Look {
  /** Of the function. */
  readonly id: string;
  /** Its values and what it reads. */
  readonly result: Extract<PlannedResult, { kind: "values" }>;
  readonly hasChart: boolean;
}

export type InsertOutcome =
  | { readonly kind: "inserted"; readonly address: string }
  /** Cells hold something; nothing was written. */
  | { readonly kind: "occupied"; readonly address: string; readonly filled: number };

/** Of a larger result the first rows are formatted: Undo has to know what was there before. */
const mostCells = 50_000;

/**
 * Writes the planned formula, formats what it spills and draws a chart beside it. Cells that hold something are written over only if
 * `overwrite` is true. Undo takes all of it back.
 */
export function insertFormula(plan: InsertPlan, overwrite: boolean, look?: Look): Promise<InsertOutcome> {
  return write(
    { kind: "formula", what: notInserted },
    async ({ context, changes, run, remember }): Promise<InsertOutcome> => {
      const target = parseAddress(plan.target);
      const sheet = context.workbook.worksheets.getItem(target.sheet).load("id");
      const titles = look?.hasChart ? titlesAbove(look.id) : undefined;
      const isShifted = titles !== undefined && !(await isBlankAbove(sheet, target, titles.length));
      const cell = isShifted ? { ...target, row: target.row + 1 } : target;
      const result = resultBlock(cell, look);
      const block = titles ? { ...result, row: result.row - 1, rowCount: result.rowCount + 1 } : result;
      const { filled, snapshot, tables } = await loadBlock(context, sheet, block, []);
      const address = formatAddress(block);
      const isSpilled = block.rowCount * block.columnCount > 1;
      if (isSpilled)
        refuse(
          address,
          tables,
          look!.result.reads.some((read) => overlaps(read, block)),
        );
      if (filled > 0 && !overwrite) return { kind: "occupied", address, filled };
      const beside = look?.hasChart ? await freeBeside(sheet, result) : undefined;
      const before = beside && (await loadAdornments(context, sheet, block));
      changes.replaced.push({ sheet: sheet.id, snapshot, ...before });
      const work = (): void => {
        if (filled > 0 && isSpilled) sheet.getRange(localAddress(block)).clear("Contents");
        const anchor = sheet.getRange(localAddress({ ...cell, rowCount: 1, columnCount: 1 }));
        // In a cell formatted as text, Excel would keep the formula as a text.
        const corner = titles ? snapshot.numberFormat[1]![0] : snapshot.numberFormat[0]![0];
        if (corner === "@") anchor.numberFormat = [["General"]];
        if (titles) sheet.getRange(localAddress({ ...block, rowCount: 1 })).values = [[...titles]];
        if (look) dress(sheet, result, look.id, look.result.values, snapshot.columnWidths);
        anchor.formulas = [[plan.formula]];
        if (look && beside) insertChart(sheet, chartOf(look.id, look.result.values, result, beside));
        sheet.activate();
        anchor.select();
      };
      await run([{ words: `Writing ${address}`, work }]);
      await remember(address);
      return { kind: "inserted", address: formatAddress(cell) };
    },
  );
}

/** The cells that the result takes, as many as are formatted. */
function resultBlock(cell: Block, look: Look | undefined): Block {
  const values = look?.result.values ?? [[null]];
  const columnCount = values[0]!.length;
  return { ...cell, rowCount: Math.min(values.length, Math.floor(mostCells / columnCount)), columnCount };
}

async function isBlankAbove(sheet: Excel.Worksheet, target: Block, columnCount: number): Promise<boolean> {
  if (target.row === 0) return false;
  const above = { ...target, row: target.row - 1, columnCount };
  const range = sheet.getRange(localAddress(above)).load("values, formulas");
  await sheet.context.sync();
  return [...range.values, ...range.formulas].flat().every((content) => content === "");
}

function refuse(address: string, tables: readonly string[], isRead: boolean): void {
  const remedy = "Select a cell with blank cells below it and at its right.";
  if (isRead) {
    throw new Problem(notInserted, [`The result needs ${address}, and reads some of these cells.`], remedy);
  }
  if (tables.length > 0) {
    const reason = `The result needs ${address}, where the table ${tables.join(", ")} is. In a table only single values stand.`;
    throw new Problem(notInserted, [reason], remedy);
  }
}

function dress(
  sheet: Excel.Worksheet,
  result: Block,
  id: string,
  values: Parameters<typeof formatsOf>[1],
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

/** Room for a chart: one column beside the result or, where something stands there, beside all that the sheet holds. */
async function freeBeside(sheet: Excel.Worksheet, result: Block): Promise<Block> {
  const near = chartBlock(result, result.column + result.columnCount + 1);
  const range = sheet.getRange(localAddress(near)).load("values");
  const used = sheet.getUsedRangeOrNullObject(true).load("columnIndex, columnCount");
  await sheet.context.sync();
  if (used.isNullObject || range.values.flat().every((content) => content === "")) return near;
  return chartBlock(result, Math.max(near.column, used.columnIndex + used.columnCount + 1));
}
