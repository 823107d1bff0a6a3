import { localAddress, parseAddress, type Block } from "../addresses";
import { blocksInBatches, loadEach, sendEach } from "../batches";
import type { FormulaCell } from "./formula-cells";

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

/** Reads what was entered into cells. A sheet that is gone has none. Takes one more round trip for each 50,000 cells. */
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
  const mayBeAnchors: FormulaRun[] = [];
  await sendEach(context, blocksInBatches(wanted), {
    queue: (batch) =>
      batch.map(({ sheet, block }) => ({
        sheet,
        block,
        range: worksheets.getItem(sheet).getRange(localAddress(block)).load("formulas, hasSpill"),
      })),
    take: (read) => {
      for (const { sheet, block, range } of read) {
        const { cells } = contents.find((one) => one.sheet === sheet)!;
        range.formulas.forEach((row: unknown[], down) =>
          row.forEach((content, right) => {
            if (content !== "") cells.set(keyOf(block.row + down, block.column + right), content);
          }),
        );
        if (maySpill(range.hasSpill)) mayBeAnchors.push(...runsOf(sheet, block, range.formulas));
      }
    },
  });
  await leaveOutSpilled(context, contents, mayBeAnchors);
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

/** False when no cell of a range spills or is spilled into. Excel gives null when some cells do, which office-js does not say. */
export function maySpill(hasSpill: boolean | null): boolean {
  return hasSpill !== false;
}

/** Cells below each other that all hold a formula. */
interface FormulaRun {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
}

/** The key of a cell among the contents of its sheet. */
export function keyOf(row: number, column: number): string {
  return `${row} ${column}`;
}

function runsOf(sheet: string, block: Block, formulas: readonly (readonly unknown[])[]): FormulaRun[] {
  const isFormula = (row: number, column: number): boolean => {
    const content = formulas[row]?.[column];
    return typeof content === "string" && content.startsWith("=");
  };
  const runs: FormulaRun[] = [];
  for (let column = 0; column < block.columnCount; column++) {
    for (let row = 0; row < block.rowCount; row++) {
      if (!isFormula(row, column)) continue;
      const first = row;
      while (isFormula(row + 1, column)) row++;
      runs.push({ sheet, row: block.row + first, column: block.column + column, rowCount: row + 1 - first });
    }
  }
  return runs;
}

/** Leaves out the cells that formulas spill into. Only formulas of a run that spills at all are asked where to. */
async function leaveOutSpilled(
  context: Excel.RequestContext,
  contents: readonly { readonly sheet: string; readonly cells: Map<string, unknown> }[],
  runs: readonly FormulaRun[],
): Promise<void> {
  const rangeOf = ({ sheet, row, column, rowCount }: FormulaRun): Excel.Range =>
    context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, rowCount, 1);
  const looks = await loadEach(context, runs, (run) => rangeOf(run).load("hasSpill"));
  const cells = runs.flatMap((run, index) => {
    if (!maySpill(looks[index]!.hasSpill)) return [];
    return Array.from({ length: run.rowCount }, (_, down) => ({ ...run, row: run.row + down, rowCount: 1 }));
  });
  const spills = await loadEach(context, cells, (cell) =>
    rangeOf(cell).getSpillingToRangeOrNullObject().load("rowIndex, columnIndex, rowCount, columnCount"),
  );
  spills.forEach((spill, index) => {
    if (spill.isNullObject) return;
    const anchor = cells[index]!;
    const { cells: known } = contents.find(({ sheet }) => sheet === anchor.sheet)!;
    const formula = known.get(keyOf(anchor.row, anchor.column));
    for (let down = 0; down < spill.rowCount; down++) {
      for (let right = 0; right < spill.columnCount; right++) {
        known.delete(keyOf(spill.rowIndex + down, spill.columnIndex + right));
      }
    }
    known.set(keyOf(anchor.row, anchor.column), formula);
  });
}
