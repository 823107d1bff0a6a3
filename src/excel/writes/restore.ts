import { localAddress } from "../addresses";
import { rowsInRequests, sendEach, type RowsOfRequest } from "../batches";
import type { Snapshot, Style } from "./snapshot";

/** Puts back what a block held. Takes three round trips. */
export async function restoreBlock(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  snapshot: Snapshot,
): Promise<void> {
  const { block, contents, isText, numberFormat, styles, columnWidths } = snapshot;
  const range = sheet.getRange(localAddress(block));
  range.clear("Contents");
  for (const { rows, columns, style } of inAreas(styles)) {
    const { row, column, bold, size, color, underline, fill, lines = [], ...aligned } = style;
    const { format } = range.getCell(row, column).getResizedRange(rows - 1, columns - 1);
    format.set({ font: given({ bold, size, color, underline }), ...given(aligned) });
    if (fill?.toUpperCase() === "#FFFFFF") format.fill.clear();
    else if (fill) format.fill.color = fill;
    for (const { edge, style, weight, color: lineColor } of lines) {
      const border = format.borders.getItem(edge);
      if (style === "None") border.style = "None";
      else border.set({ style, weight, color: lineColor });
    }
  }
  columnWidths.forEach((columnWidth, column) => range.getCell(0, column).format.set({ columnWidth }));
  const cellsOf = ({ from, rows }: RowsOfRequest): Excel.Range =>
    sheet.getRangeByIndexes(block.row + from, block.column, rows.length, block.columnCount);
  // Formats and contents are a request each: together they may be more than Excel on the web takes.
  await sendEach(context, rowsInRequests(numberFormat), {
    queue: (piece) => (cellsOf(piece).numberFormat = piece.rows),
  });
  const entered = contents.map((row, r) =>
    row.map((content, c) => (isText[r]![c] ? asText(content) : content)),
  );
  const values: unknown[][] = [];
  await sendEach(context, rowsInRequests(entered), {
    queue: (piece) => {
      const cells = cellsOf(piece);
      cells.formulas = piece.rows;
      return cells.load("values");
    },
    take: (cells) => {
      for (const row of cells.values as unknown[][]) values.push(row);
    },
  });
  enterTextsAgain(sheet, snapshot, values);
  await context.sync();
}

/** A text that is no formula though it begins like one. */
function asText(content: unknown): unknown {
  return String(content).startsWith("=") ? `'${String(content)}` : content;
}

/** Queues the texts that Excel took for numbers or dates, those below each other as one block. */
function enterTextsAgain(
  sheet: Excel.Worksheet,
  { block, contents, isText }: Snapshot,
  values: readonly (readonly unknown[])[],
): void {
  const isTaken = (r: number, c: number): boolean =>
    isText[r]?.[c] === true && values[r]![c] !== contents[r]![c];
  for (let c = 0; c < block.columnCount; c++) {
    for (let r = 0; r < block.rowCount; r++) {
      const texts: string[][] = [];
      for (; isTaken(r, c); r++) texts.push([`'${String(contents[r]![c])}`]);
      if (texts.length === 0) continue;
      const first = block.row + r - texts.length;
      sheet.getRangeByIndexes(first, block.column + c, texts.length, 1).formulas = texts;
    }
  }
}

/** Cells that look the same and share the style of their upper left one. */
interface Area {
  readonly style: Style;
  readonly rows: number;
  readonly columns: number;
}

/** Cells side by side, and such rows below each other, as one area: hundreds of plain cells take a few calls. Lines belong to single cells. */
function inAreas(styles: readonly Style[]): Area[] {
  const strips: Area[] = [];
  for (const style of styles) {
    const left = strips.at(-1);
    const continues =
      left?.style.row === style.row &&
      left.style.column + left.columns === style.column &&
      looksLike(left.style, style);
    if (continues) strips.splice(-1, 1, { ...left, columns: left.columns + 1 });
    else strips.push({ style, rows: 1, columns: 1 });
  }
  const areas: Area[] = [];
  for (const strip of strips) {
    const at = areas.findIndex(
      ({ style, rows, columns }) =>
        style.row + rows === strip.style.row &&
        style.column === strip.style.column &&
        columns === strip.columns &&
        looksLike(style, strip.style),
    );
    if (at < 0) areas.push(strip);
    else areas.splice(at, 1, { ...areas[at]!, rows: areas[at]!.rows + 1 });
  }
  return areas;
}

function looksLike(one: Style, other: Style): boolean {
  if (one.lines?.length || other.lines?.length) return false;
  return JSON.stringify({ ...one, row: 0, column: 0 }) === JSON.stringify({ ...other, row: 0, column: 0 });
}

type Given<T> = { [Key in keyof T]?: NonNullable<T[Key]> };

function given<T extends object>(properties: T): Given<T> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null)) as Given<T>;
}
