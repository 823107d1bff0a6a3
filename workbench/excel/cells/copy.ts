import type { SheetArea } from "../addresses";
import type { ICellData } from "@univerjs/core";
import { CellValueType } from "@univerjs/core";
import { LexerTreeBuilder } from "@univerjs/engine-formula";
import { ServiceError } from "../../host/errors";
import type { CellValue } from "./cell-value";
import { SheetCells } from "./cells";
import { blankCell, toCellData, writeCells } from "./write";
import type { Grid } from "../grid";

/** Copies cells as `copyFrom` does: the source is repeated to fill a larger target, and relative references move along. */
export function copyCells(
  grid: Grid,
  from: SheetArea,
  to: SheetArea,
  copyType: string,
  skipBlanks: boolean,
  transpose: boolean,
): void {
  if (!["All", "Formulas", "Values", "Formats"].includes(copyType)) throw new ServiceError("InvalidArgument");
  const source = new SheetCells(grid, from.sheetId);
  const lexer = grid.injector.get(LexerTreeBuilder);
  const height = transpose ? from.area.columns : from.area.rows;
  const width = transpose ? from.area.rows : from.area.columns;
  const area = {
    ...to.area,
    rows: Math.max(to.area.rows, height),
    columns: Math.max(to.area.columns, width),
  };

  const copies: (ICellData | undefined)[][] = [];
  for (let down = 0; down < area.rows; down++) {
    const line: (ICellData | undefined)[] = [];
    for (let right = 0; right < area.columns; right++) {
      const [y, x] = transpose ? [right % width, down % height] : [down % height, right % width];
      const row = from.area.row + y;
      const column = from.area.column + x;
      if (skipBlanks && source.isBlank(row, column)) {
        line.push(undefined);
        continue;
      }
      const moved = { rows: area.row + down - row, columns: area.column + right - column };
      const formula = source.formula(row, column);
      const keepsFormula = formula !== undefined && copyType !== "Values";
      const content: ICellData = keepsFormula
        ? { ...blankCell, f: lexer.moveFormulaRefOffset(formula, moved.columns, moved.rows) }
        : constant(source.value(row, column));
      const styling = { s: source.style(row, column) };
      if (copyType === "Formats") line.push(styling);
      else line.push(copyType === "All" ? { ...content, ...styling } : content);
    }
    copies.push(line);
  }
  writeCells(grid, to.sheetId, area, (row, column) => copies[row]![column]);
}

/** Text stays text, even if typing it would give a number. */
function constant(value: CellValue): ICellData {
  if (typeof value === "string" && value !== "") return { ...blankCell, v: value, t: CellValueType.STRING };
  return toCellData(value, false) ?? blankCell;
}
