import { formatAddress } from "../addresses";
import { inBlockOrder, readCells, type FormulaCell } from "../cells/formula-cells";

/** Addresses of the cells that show #NAME?: Excel does not know something in their formula. */
export async function findNameErrors(
  context: Excel.RequestContext,
  cells: readonly FormulaCell[],
): Promise<string[]> {
  const ordered = inBlockOrder(cells);
  const states = await readCells(context, ordered);
  const found = ordered.filter((_, index) => states[index]!.value === "#NAME?");
  if (found.length === 0) return [];
  const { worksheets } = context.workbook;
  worksheets.load("items/id, items/name");
  await context.sync();
  const names = new Map(worksheets.items.map(({ id, name }) => [id, name]));
  return found.map(({ sheetId, row, column }) =>
    formatAddress({ sheet: names.get(sheetId)!, row, column, rowCount: 1, columnCount: 1 }),
  );
}
