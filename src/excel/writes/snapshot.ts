import { maySpill } from "../cells/contents";
import { localAddress, type Block } from "../addresses";
import { loadEach } from "../batches";

/** What a block of cells held before it was written over. */
export interface Snapshot {
  readonly block: Block;
  /** Per cell the formula or the constant; "" where the result of another cell's formula spills into it. */
  readonly contents: readonly (readonly unknown[])[];
  readonly isText: readonly (readonly boolean[])[];
  readonly numberFormat: readonly (readonly string[])[];
  readonly styles: readonly Style[];
  readonly columnWidths: readonly number[];
}

/** Excel gives null where the letters of a cell differ or a fill is no plain colour, and does not take null back. */
interface Style {
  readonly row: number;
  readonly column: number;
  readonly bold: boolean | null;
  readonly size: number | null;
  readonly color: string | null;
  readonly underline: Excel.RangeFont["underline"] | null;
  /** White may be no fill at all: Excel gives the same for both. */
  readonly fill: string | null;
  readonly horizontalAlignment: Excel.Range["format"]["horizontalAlignment"];
  readonly verticalAlignment: Excel.Range["format"]["verticalAlignment"];
  readonly indentLevel: number;
  /** Only where the block was loaded with its lines. */
  readonly lines?: readonly Line[];
}

interface Line {
  readonly edge: Edge;
  readonly style: Excel.RangeBorder["style"];
  readonly weight: Excel.RangeBorder["weight"];
  readonly color: string;
}

const edges = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight"] as const;
type Edge = (typeof edges)[number];

/** A block that is about to be written over. */
export interface LoadedBlock {
  readonly snapshot: Snapshot;
  /** How many of its cells hold something. */
  readonly filled: number;
  /** Names of the tables that lie wholly or partly in it. */
  readonly tables: readonly string[];
}

/**
 * Loads a block. `styledRows` are the rows, counted from its first, whose look will change; with `hasLines` also the lines around
 * their cells. Takes three round trips at most.
 */
export async function loadBlock(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  block: Block,
  styledRows: readonly number[],
  hasLines = false,
): Promise<LoadedBlock> {
  const range = sheet.getRange(localAddress(block)).load("formulas, values, numberFormat, hasSpill");
  const tables = range.getTables(false).load("items/name");
  const columns = Array.from({ length: block.columnCount }, (_, column) =>
    range.getCell(0, column).load("format/columnWidth"),
  );
  const styled = styledRows.flatMap((row) =>
    columns.map((_, column) => ({
      row,
      column,
      cell: range
        .getCell(row, column)
        .load(
          "format/font/bold, format/font/size, format/font/color, format/font/underline, format/fill/color, format/horizontalAlignment, format/verticalAlignment, format/indentLevel",
        ),
    })),
  );
  const lines = styled.map(({ cell }) =>
    (hasLines ? edges : []).map((edge) => ({
      edge,
      border: cell.format.borders.getItem(edge).load("style, weight, color"),
    })),
  );
  await context.sync();

  const spilledInto = maySpill(range.hasSpill) ? await findSpilledInto(context, range, block) : undefined;
  const { formulas, values }: { formulas: unknown[][]; values: unknown[][] } = range;
  const contents = formulas.map((row, r) => row.map((formula, c) => (spilledInto?.[r]![c] ? "" : formula)));
  return {
    snapshot: {
      block,
      contents,
      isText: values.map((row, r) =>
        row.map((value, c) => typeof value === "string" && value !== "" && value === contents[r]![c]),
      ),
      numberFormat: range.numberFormat as string[][],
      styles: styled.map(({ row, column, cell: { format } }, index) => ({
        row,
        column,
        bold: format.font.bold,
        size: format.font.size,
        color: format.font.color,
        underline: format.font.underline,
        fill: format.fill.color,
        horizontalAlignment: format.horizontalAlignment,
        verticalAlignment: format.verticalAlignment,
        indentLevel: format.indentLevel,
        lines: lines[index]!.map(({ edge, border: { style, weight, color: lineColor } }) => ({
          edge,
          style,
          weight,
          color: lineColor,
        })),
      })),
      columnWidths: columns.map(({ format }) => format.columnWidth),
    },
    filled: formulas.flatMap((row, r) => row.filter((formula, c) => formula !== "" || values[r]![c] !== ""))
      .length,
    tables: tables.items.map(({ name }) => name),
  };
}

/** Puts back what a block held. Takes two round trips, and one more where Excel took a text for a number or a date. */
export async function restoreBlock(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  snapshot: Snapshot,
): Promise<void> {
  const { block, contents, isText, numberFormat, styles, columnWidths } = snapshot;
  const range = sheet.getRange(localAddress(block));
  range.clear("Contents");
  range.numberFormat = numberFormat as string[][];
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
  range.formulas = contents.map((row, r) =>
    row.map((content, c) =>
      isText[r]![c] && String(content).startsWith("=") ? `'${String(content)}` : content,
    ),
  );
  range.load("values");
  await context.sync();

  const { values } = range;
  isText.forEach((row, r) =>
    row.forEach((text, c) => {
      const content = contents[r]![c];
      if (text && values[r]![c] !== content) range.getCell(r, c).formulas = [[`'${String(content)}`]];
    }),
  );
  await context.sync();
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

/** True for each cell into which the formula of another cell spills. */
async function findSpilledInto(
  context: Excel.RequestContext,
  range: Excel.Range,
  block: Block,
): Promise<boolean[][]> {
  const { rowCount, columnCount } = block;
  const places = Array.from({ length: rowCount * columnCount }, (_, at) => at);
  const spilled = await loadEach(context, places, (at) => {
    const cell = range.getCell(Math.floor(at / columnCount), at % columnCount).load("address");
    return { cell, parent: cell.getSpillParentOrNullObject().load("address") };
  });
  const isInto = spilled.map(({ cell, parent }) => !parent.isNullObject && parent.address !== cell.address);
  return Array.from({ length: rowCount }, (_, row) =>
    isInto.slice(row * columnCount, (row + 1) * columnCount),
  );
}
