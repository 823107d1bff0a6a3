import { cellName, formatAddress, localAddress, type Block } from "../../../excel/addresses";
import { size, type Matrix } from "../../../excel/formulas/values";
import { finding, type Finding } from "./finding";

const rowsOfSheet = 1_048_576;
const columnsOfSheet = 16_384;
const shownCells = 5;

/** Finds what blocks the cells that a result needs below and beside its formula. One round trip. */
export async function explainSpillError(
  context: Excel.RequestContext,
  cell: Block,
  result: Matrix | undefined,
): Promise<Finding> {
  const sheet = context.workbook.worksheets.getItem(cell.sheet);
  const own = sheet.getRange(localAddress(cell)).getTables(false).load("items/name");
  const area = result && areaOf(cell, result);
  const isOutside =
    area && (area.row + area.rowCount > rowsOfSheet || area.column + area.columnCount > columnsOfSheet);
  const range = area && !isOutside ? sheet.getRange(localAddress(area)).load("formulas") : undefined;
  const tables = range?.getTables(false).load("items/name");
  await context.sync();

  if (own.items.length > 0) {
    return finding(
      "A table cell takes only one value.",
      `The formula stands in the table ${own.items[0]!.name} and has a result of several cells.`,
      "Move the formula outside the table, or put an @ before the function to keep the value of this row.",
    );
  }
  const what = "The result has no room.";
  const needs = result ? `It has ${size(result)}` : "";
  if (isOutside) {
    return finding(
      what,
      `${needs} and reaches past the edge of the sheet.`,
      "Move the formula up or to the left.",
    );
  }
  const inTheWay = range ? filledCells(range.formulas, area!) : [];
  if (inTheWay.length > 0) {
    const first = inTheWay[0]!;
    const names = inTheWay.slice(0, shownCells).map(({ row, column }) => cellName(row, column));
    const more = inTheWay.length - names.length;
    const listed = names.join(", ") + (more > 0 ? ` and ${more} more` : "");
    return {
      ...finding(
        what,
        `${needs} and needs ${formatAddress(area!)}. Something stands in ${listed}.`,
        "Clear or move these cells; the result then appears by itself.",
      ),
      cells: formatAddress(boundingOf(inTheWay, first)),
    };
  }
  if (tables && tables.items.length > 0) {
    const name = tables.items[0]!.name;
    return finding(what, `${needs}, and the table ${name} is in the way.`, "Move the formula or the table.");
  }
  return finding(
    what,
    area
      ? `${needs} and needs ${formatAddress(area)}. The cells are blank, so some of them must be merged.`
      : "Cells below or beside the formula hold something or are merged.",
    area ? "Unmerge these cells on the Home tab." : "Clear or unmerge the cells below and beside it.",
  );
}

function areaOf(cell: Block, result: Matrix): Block {
  return { ...cell, rowCount: result.length, columnCount: result[0]!.length };
}

/** The filled cells of the area, without the formula's own. */
function filledCells(formulas: readonly (readonly unknown[])[], area: Block): Block[] {
  return formulas.flatMap((line, down) =>
    line.flatMap((content, right) => {
      if (content === "" || (down === 0 && right === 0)) return [];
      return [{ ...area, row: area.row + down, column: area.column + right, rowCount: 1, columnCount: 1 }];
    }),
  );
}

function boundingOf(cells: readonly Block[], first: Block): Block {
  const bottom = Math.max(...cells.map(({ row }) => row));
  const left = Math.min(...cells.map(({ column }) => column));
  const right = Math.max(...cells.map(({ column }) => column));
  return { ...first, column: left, rowCount: bottom - first.row + 1, columnCount: right - left + 1 };
}
