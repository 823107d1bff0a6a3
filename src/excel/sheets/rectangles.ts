import type { Block } from "../addresses";
import type { PlacedCell } from "./placed";

/** Joins cells of one kind to few blocks, so that few calls write a sheet. The cells have to come row by row. */
export function rectangles<K>(
  sheet: string,
  cells: readonly PlacedCell[],
  kindOf: (cell: PlacedCell) => K,
): { readonly block: Block; readonly kind: K }[] {
  const found: { block: Block; kind: K }[] = [];
  for (const { block, kind } of runs(sheet, cells, kindOf)) {
    const above = found.findIndex(
      (one) =>
        one.kind === kind &&
        one.block.column === block.column &&
        one.block.columnCount === block.columnCount &&
        one.block.row + one.block.rowCount === block.row,
    );
    if (above < 0) found.push({ block, kind });
    else
      found[above] = { kind, block: { ...found[above]!.block, rowCount: found[above]!.block.rowCount + 1 } };
  }
  return found;
}

/** Joins cells of one kind side by side. */
function runs<K>(sheet: string, cells: readonly PlacedCell[], kindOf: (cell: PlacedCell) => K) {
  const found: { block: Block; kind: K }[] = [];
  for (const cell of cells) {
    const { row, column } = cell;
    const kind = kindOf(cell);
    const last = found.at(-1);
    const follows =
      last?.kind === kind && last.block.row === row && last.block.column + last.block.columnCount === column;
    if (follows)
      found[found.length - 1] = { kind, block: { ...last.block, columnCount: last.block.columnCount + 1 } };
    else found.push({ kind, block: { sheet, row, column, rowCount: 1, columnCount: 1 } });
  }
  return found;
}
