import { localAddress, type Block } from "../addresses";
import type { PlacedCell, PlacedSheet } from "./placed";
import { rectangles } from "./rectangles";
import { styles, type CellStyle, type StyleRole } from "./styles";

/** Queues widths, heights, frozen rows, colours, lines and links. */
export function insertLooks(sheet: Excel.Worksheet, placed: PlacedSheet): void {
  sheet.showGridlines = false;
  placed.columnWidths.forEach((width, column) => {
    sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = pointsOf(width);
  });
  for (const { row, height } of placed.rowHeights) {
    sheet.getRangeByIndexes(row, 0, 1, 1).format.rowHeight = height;
  }
  dressCells(sheet, placed.name, placed.cells);
  for (const block of placed.merges) sheet.getRange(localAddress(block)).merge(false);
  for (const cell of placed.cells) if (cell.link !== undefined) link(sheet, cell, cell.link);
  if (placed.frozenRows > 0) sheet.freezePanes.freezeRows(placed.frozenRows);
}

/** Queues colours, alignment and lines of cells, which have to come row by row. Without `hasLines` lines stay as they are. */
export function dressCells(
  sheet: Excel.Worksheet,
  name: string,
  cells: readonly PlacedCell[],
  hasLines = true,
): void {
  for (const { block, kind } of rectangles(name, cells, lookOf)) {
    const [style, align, wraps] = kind.split(" ") as [StyleRole, PlacedCell["align"], string?];
    const range = sheet.getRange(localAddress(block));
    dress(range, styles[style], align, wraps !== undefined);
    if (hasLines) drawLines(range, block, styles[style].border);
  }
}

const lookOf = ({ style, align, wraps }: PlacedCell): string => `${style} ${align}${wraps ? " wraps" : ""}`;

function dress(range: Excel.Range, style: CellStyle, align: PlacedCell["align"], wraps: boolean): void {
  const { size, bold, underline, indent, color, fill } = style;
  range.format.horizontalAlignment = align === "right" ? "Right" : "Left";
  range.format.verticalAlignment = wraps ? "Top" : "Center";
  if (wraps) range.format.wrapText = true;
  if (indent !== undefined) range.format.indentLevel = indent;
  if (size !== undefined) range.format.font.size = size;
  if (bold) range.format.font.bold = true;
  if (underline) range.format.font.underline = "Single";
  if (color !== undefined) range.format.font.color = color;
  if (fill !== undefined) range.format.fill.color = fill;
}

/** Excel refuses lines between rows or columns where there is only one. */
function drawLines(range: Excel.Range, block: Block, border: CellStyle["border"]): void {
  const edges = {
    all: [
      "EdgeTop",
      "EdgeBottom",
      "EdgeLeft",
      "EdgeRight",
      ...(block.rowCount > 1 ? (["InsideHorizontal"] as const) : []),
      ...(block.columnCount > 1 ? (["InsideVertical"] as const) : []),
    ],
    top: ["EdgeTop"],
    bottom: ["EdgeBottom"],
  } as const;
  for (const edge of border ? edges[border.edge] : []) {
    const line = range.format.borders.getItem(edge);
    line.style = "Continuous";
    line.color = border!.color;
  }
}

/** Excel gives a link a look of its own, so ours comes after it. */
function link(sheet: Excel.Worksheet, { row, column, style, content }: PlacedCell, address: string): void {
  const range = sheet.getCell(row, column);
  range.hyperlink = { address, textToDisplay: String(content) };
  const { size, color } = styles[style];
  if (size !== undefined) range.format.font.size = size;
  if (color !== undefined) range.format.font.color = color;
}

/** The width of a column in points: a character takes 7 pixels, 5 are around them, and 4 pixels are 3 points. */
export function pointsOf(characters: number): number {
  return (characters * 7 + 5) * 0.75;
}
