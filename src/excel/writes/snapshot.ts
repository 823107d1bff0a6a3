import { findSpills, findSpillsInto, maySpill, type EnteredCells } from "../cells/spills";
import { type Block, keyOf, localAddress } from "../addresses";
import { readBlocks } from "../batches";

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
export interface Style {
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
 * their cells. Takes one round trip for a few cells and four for more, and up to five others where formulas spill in them.
 */
export async function loadBlock(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  block: Block,
  styledRows: readonly number[],
  hasLines = false,
): Promise<LoadedBlock> {
  const isSmall = block.rowCount * block.columnCount <= fewCells;
  const range = sheet
    .getRange(localAddress(block))
    .load(isSmall ? "hasSpill, formulas, values, numberFormat" : "hasSpill");
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

  const { formulas, values, numberFormat }: Held = isSmall ? range : await readHeld(context, sheet, block);
  const spilledInto = maySpill(range.hasSpill)
    ? await findSpilledInto(context, { on: sheet, block, formulas })
    : undefined;
  const contents = formulas.map((row, r) =>
    row.map((formula, c) => (spilledInto?.has(keyOf(block.row + r, block.column + c)) ? "" : formula)),
  );
  return {
    snapshot: {
      block,
      contents,
      isText: values.map((row, r) =>
        row.map((value, c) => typeof value === "string" && value !== "" && value === contents[r]![c]),
      ),
      numberFormat,
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

interface Held {
  readonly formulas: unknown[][];
  readonly values: unknown[][];
  readonly numberFormat: string[][];
}

/** Cells of which all is read at once. */
const fewCells = 1_000;

/** Reads what many cells hold, each kind of it in an answer of its own: together they may be more than Excel on the web gives. */
async function readHeld(context: Excel.RequestContext, sheet: Excel.Worksheet, block: Block): Promise<Held> {
  const held: Held = { formulas: [], values: [], numberFormat: [] };
  for (const part of ["formulas", "values", "numberFormat"] as const) {
    await readBlocks(context, [{ block }], {
      load: (slice) => sheet.getRange(localAddress(slice.block)).load(part),
      take: (_, range) => {
        for (const row of range[part] as string[][]) held[part].push(row);
      },
    });
  }
  return held;
}

/** The cells into which the formula of another cell spills. */
async function findSpilledInto(
  context: Excel.RequestContext,
  cells: EnteredCells,
): Promise<ReadonlySet<string>> {
  const inside = await findSpills(context, [cells]);
  const into = await findSpillsInto(context, cells);
  const places = new Set<string>();
  for (const { row, column, rowCount, columnCount } of [...inside, ...into]) {
    for (let at = 1; at < rowCount * columnCount; at++) {
      places.add(keyOf(row + Math.floor(at / columnCount), column + (at % columnCount)));
    }
  }
  return places;
}
