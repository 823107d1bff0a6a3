import { type Block, keyOf } from "../addresses";
import { loadEach } from "../batches";

/** Cells and what was entered into them. */
export interface EnteredCells {
  readonly on: Excel.Worksheet;
  readonly block: Block;
  /** As Excel gives them: "" for a blank cell. */
  readonly formulas: readonly (readonly unknown[])[];
}

/** The cell of a formula and the cells that its result fills, of which it is the first. */
export interface Spill<In> {
  /** Where it was looked for. */
  readonly in: In;
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** False when no cell of a range spills or is spilled into. Excel gives null when some cells do, which office-js does not say. */
export function maySpill(hasSpill: boolean | null): boolean {
  return hasSpill !== false;
}

/**
 * Finds the results that formulas of these cells spill. Only formulas of a run that spills at all are asked where to. Takes two round
 * trips, and one more for each 1,000 such formulas.
 */
export async function findSpills<In extends EnteredCells>(
  context: Excel.RequestContext,
  entered: readonly In[],
): Promise<Spill<In>[]> {
  const runs = entered.flatMap(runsOf);
  const looks = await loadEach(context, runs, ({ cells: { on }, row, column, rowCount }) =>
    on.getRangeByIndexes(row, column, rowCount, 1).load("hasSpill"),
  );
  const anchors = runs.flatMap(({ cells, row, column, rowCount }, index) => {
    if (!maySpill(looks[index]!.hasSpill)) return [];
    return Array.from({ length: rowCount }, (_, down) => ({ in: cells, row: row + down, column }));
  });
  return spillsFrom(context, anchors);
}

/**
 * Finds the results that formulas above or at the left of these cells spill into them. Each of them is in the first row or column. Takes
 * three round trips, and one more for each 1,000 rows where something spills into the first column.
 */
export async function findSpillsInto<In extends EnteredCells>(
  context: Excel.RequestContext,
  cells: In,
): Promise<Spill<In>[]> {
  const { on, block } = cells;
  const edges = [
    { ...block, rowCount: 1 },
    { ...block, row: block.row + 1, rowCount: block.rowCount - 1, columnCount: 1 },
  ].filter(({ rowCount }) => rowCount > 0);
  const looks = await loadEach(context, edges, ({ row, column, rowCount, columnCount }) =>
    on.getRangeByIndexes(row, column, rowCount, columnCount).load("hasSpill"),
  );
  const asked = edges.flatMap((edge, index) => (maySpill(looks[index]!.hasSpill) ? cellsOf(edge) : []));
  const found = await loadEach(context, asked, ({ row, column }) =>
    on.getRangeByIndexes(row, column, 1, 1).getSpillParentOrNullObject().load("rowIndex, columnIndex"),
  );
  const outside = new Map(
    found
      .filter((one) => !one.isNullObject)
      .filter(({ rowIndex, columnIndex }) => rowIndex < block.row || columnIndex < block.column)
      .map(({ rowIndex: row, columnIndex: column }) => [keyOf(row, column), { in: cells, row, column }]),
  );
  return spillsFrom(context, [...outside.values()]);
}

async function spillsFrom<In extends EnteredCells>(
  context: Excel.RequestContext,
  anchors: readonly Pick<Spill<In>, "in" | "row" | "column">[],
): Promise<Spill<In>[]> {
  const spills = await loadEach(context, anchors, ({ in: { on }, row, column }) =>
    on
      .getRangeByIndexes(row, column, 1, 1)
      .getSpillingToRangeOrNullObject()
      .load("rowIndex, columnIndex, rowCount, columnCount"),
  );
  return spills.flatMap((spill, index): Spill<In>[] => {
    if (spill.isNullObject) return [];
    const { rowIndex: row, columnIndex: column, rowCount, columnCount } = spill;
    return [{ in: anchors[index]!.in, row, column, rowCount, columnCount }];
  });
}

function cellsOf({ row, column, rowCount, columnCount }: Block): { row: number; column: number }[] {
  return Array.from({ length: rowCount * columnCount }, (_, at) => ({
    row: row + Math.floor(at / columnCount),
    column: column + (at % columnCount),
  }));
}

/** Cells below each other that all hold a formula. */
interface FormulaRun<In> {
  readonly cells: In;
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
}

function runsOf<In extends EnteredCells>(cells: In): FormulaRun<In>[] {
  const { block, formulas } = cells;
  const isFormula = (row: number, column: number): boolean => {
    const content = formulas[row]?.[column];
    return typeof content === "string" && content.startsWith("=");
  };
  const runs: FormulaRun<In>[] = [];
  for (let column = 0; column < block.columnCount; column++) {
    for (let row = 0; row < block.rowCount; row++) {
      if (!isFormula(row, column)) continue;
      const first = row;
      while (isFormula(row + 1, column)) row++;
      runs.push({ cells, row: block.row + first, column: block.column + column, rowCount: row + 1 - first });
    }
  }
  return runs;
}
