import { keyOf, localAddress, parseAddress, type Block } from "../addresses";
import { readBlocks } from "../batches";
import type { FormulaCell } from "./formula-cells";
import { findSpills, maySpill, type EnteredCells } from "./spills";

/** Cells of a sheet: a block or, without one, all that hold something. */
export interface CellRegion {
  /** Id. */
  readonly sheet: string;
  readonly block?: Block;
}

/** What was entered into a sheet's cells: constants and formulas, without the results that formulas spill. */
export interface Contents {
  /** Id. */
  readonly sheet: string;
  readonly cells: ReadonlyMap<string, unknown>;
}

/** Reads what was entered into cells. A sheet that is gone has none. Takes five round trips for as many cells as are read at once. */
export async function readContents(
  context: Excel.RequestContext,
  regions: readonly CellRegion[],
): Promise<Contents[]> {
  const { worksheets } = context.workbook;
  const items = worksheets.load("items/id");
  await context.sync();
  const present = regions.flatMap((region) => {
    const on = items.items.find(({ id }) => id === region.sheet);
    if (!on) return [];
    return [{ region, used: region.block ? undefined : on.getUsedRangeOrNullObject(true).load("address") }];
  });
  if (present.some(({ used }) => used)) await context.sync();
  const wanted = present.flatMap(({ region: { sheet, block }, used }) => {
    if (block) return [{ sheet, block }];
    return used!.isNullObject ? [] : [{ sheet, block: parseAddress(used!.address) }];
  });
  const contents = [...new Set(present.map(({ region }) => region.sheet))].map((sheet) => ({
    sheet,
    cells: new Map<string, unknown>(),
  }));
  const mayBeAnchors: (EnteredCells & { readonly sheet: string })[] = [];
  await readBlocks(context, wanted, {
    load: ({ sheet, block }) =>
      worksheets.getItem(sheet).getRange(localAddress(block)).load("formulas, hasSpill"),
    take: ({ sheet, block }, { formulas, hasSpill }) => {
      const { cells } = contents.find((one) => one.sheet === sheet)!;
      formulas.forEach((row: unknown[], down) =>
        row.forEach((content, right) => {
          if (content !== "") cells.set(keyOf(block.row + down, block.column + right), content);
        }),
      );
      if (maySpill(hasSpill)) mayBeAnchors.push({ sheet, on: worksheets.getItem(sheet), block, formulas });
    },
  });
  for (const { in: where, row, column, rowCount, columnCount } of await findSpills(context, mayBeAnchors)) {
    const { cells } = contents.find(({ sheet }) => sheet === where.sheet)!;
    const formula = cells.get(keyOf(row, column));
    for (let down = 0; down < rowCount; down++) {
      for (let right = 0; right < columnCount; right++) cells.delete(keyOf(row + down, column + right));
    }
    cells.set(keyOf(row, column), formula);
  }
  return contents;
}

/** The formulas among the contents. */
export function formulasIn(contents: readonly Contents[]): FormulaCell[] {
  return contents.flatMap(({ sheet: sheetId, cells }) =>
    [...cells].flatMap(([key, content]): FormulaCell[] => {
      if (typeof content !== "string" || !content.startsWith("=")) return [];
      const [row, column] = key.split(" ").map(Number) as [number, number];
      return [{ sheetId, row, column, formula: content }];
    }),
  );
}

/** How many cells hold now what they did not hold before. */
export function countChanges(before: Contents | undefined, now: Contents): number {
  return [...now.cells].filter(([key, content]) => before?.cells.get(key) !== content).length;
}
