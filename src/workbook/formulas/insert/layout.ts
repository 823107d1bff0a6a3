import { formatAddress, localAddress, overlaps, type Block } from "../../../excel/addresses";
import { Problem } from "../../../base/problem";
import type { Matrix } from "../../../excel/formulas/values";
import { chartBlock, markCount, titlesAbove } from "./charts";
import type { PlannedResult } from "./result";
import { notInserted } from "./selection";

/** What is known of the result before it is written. */
export interface Look {
  /** Of the function. */
  readonly id: string;
  /** Its values and what it reads. Where only Excel can tell them, the formula's own cell alone is formatted. */
  readonly result: Extract<PlannedResult, { kind: "values" }> | undefined;
  /** A chart needs the values. */
  readonly hasChart: boolean;
}

/** Where a formula and what comes with it lie on a sheet. */
export interface Layout {
  /** The cell of the formula. */
  readonly cell: Block;
  /** The cells that its result takes, as many as are formatted. */
  readonly result: Block;
  /** The result with the titles that are written above it and the marks of its chart beside it. */
  readonly block: Block;
  readonly titles: readonly string[] | undefined;
}

/** Of a larger result the first rows are formatted: Undo has to know what was there before. */
const mostCells = 50_000;

/** Lays a formula out from the target on: titles go into the cells above or, where these hold something, into the target's row. */
export async function layOut(sheet: Excel.Worksheet, target: Block, look: Look | undefined): Promise<Layout> {
  const titles = look?.hasChart ? titlesAbove(look.id) : undefined;
  const isShifted = titles !== undefined && !(await isBlankAbove(sheet, target, titles.length));
  const cell = isShifted ? { ...target, row: target.row + 1 } : target;
  const result = { ...cell, ...sizeOf(look?.result?.values) };
  const above = titles ? 1 : 0;
  const beside = look?.hasChart && look.result ? markCount(look.id) : 0;
  const block = {
    ...result,
    row: result.row - above,
    rowCount: result.rowCount + above,
    columnCount: result.columnCount + beside,
  };
  return { cell, result, block, titles };
}

function sizeOf(values: Matrix | undefined): Pick<Block, "rowCount" | "columnCount"> {
  if (!values) return { rowCount: 1, columnCount: 1 };
  const columnCount = values[0]!.length;
  return { rowCount: Math.min(values.length, Math.floor(mostCells / columnCount)), columnCount };
}

async function isBlankAbove(sheet: Excel.Worksheet, target: Block, columnCount: number): Promise<boolean> {
  if (target.row === 0) return false;
  const above = { ...target, row: target.row - 1, columnCount };
  const range = sheet.getRange(localAddress(above)).load("values, formulas");
  await sheet.context.sync();
  return [...range.values, ...range.formulas].flat().every((content) => content === "");
}

/** Refuses cells in which Excel would not calculate the formula. */
export function refuseCells({ block }: Layout, tables: readonly string[], look: Look | undefined): void {
  const needs = `The result needs ${formatAddress(block)}`;
  const remedy = "Select a cell with blank cells below it and at its right.";
  if (look?.result?.reads.some((read) => overlaps(read, block))) {
    throw new Problem(notInserted, [`${needs}, and reads some of these cells.`], remedy);
  }
  const isSpilled = block.rowCount * block.columnCount > 1;
  if (tables.length > 0 && isSpilled) {
    const reason = `${needs}, where the table ${tables.join(", ")} is. In a table only single values stand.`;
    throw new Problem(notInserted, [reason], remedy);
  }
}

/** Room for a chart: one column beside the result or, where something stands there, beside all that the sheet holds. */
export async function freeBeside(sheet: Excel.Worksheet, result: Block): Promise<Block> {
  const near = chartBlock(result, result.column + result.columnCount + 1);
  const range = sheet.getRange(localAddress(near)).load("values");
  const used = sheet.getUsedRangeOrNullObject(true).load("columnIndex, columnCount");
  await sheet.context.sync();
  if (used.isNullObject || range.values.flat().every((content) => content === "")) return near;
  return chartBlock(result, Math.max(near.column, used.columnIndex + used.columnCount + 1));
}
