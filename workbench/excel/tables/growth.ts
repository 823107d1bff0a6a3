import type { ICellData } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import { LexerTreeBuilder } from "@univerjs/engine-formula";
import type { ISetRangeValuesMutationParams } from "@univerjs/sheets";
import {
  SetRangeValuesCommand,
  SetRangeValuesMutation,
  SetRangeValuesUndoMutationFactory,
  SheetInterceptorService,
} from "@univerjs/sheets";
import { SetSheetTableMutation } from "@univerjs/sheets-table";
import type { Area } from "../addresses";
import { fromGridRange, intersect, toGridRange } from "../addresses";
import { SheetCells } from "../cells/cells";
import { blankCell } from "../cells/write";
import type { Grid } from "../grid";
import type { UniverTable } from "./look";
import { lookOf } from "./look";

/**
 * Takes a row that a person enters directly below a table into it, as Excel does, with the formulas of its calculated columns
 * and the formats of the row above. A row that holds something else already stays outside. Undo takes back all of it at once;
 * Excel takes back the growth first.
 */
export function growTables(grid: Grid): void {
  grid.injector.get(SheetInterceptorService).interceptCommand({
    getMutations({ id, params }) {
      if (id !== SetRangeValuesCommand.id || grid.isWriting) return { redos: [], undos: [] };
      const { subUnitId, cellValue } = params as ISetRangeValuesMutationParams;
      const entered = fromGridRange(new ObjectMatrix(cellValue ?? {}).getStartEndScope());
      const table = grid.tables
        .getTablesBySubunitId(grid.unitId, subUnitId)
        .find((one) => isRightBelow(grid, one, entered));
      return table ? growth(grid, table) : { redos: [], undos: [] };
    },
  });
}

function isRightBelow(grid: Grid, table: UniverTable, entered: Area): boolean {
  const row = rowBelow(table);
  if (entered.row !== row.row || entered.rows > 1 || !intersect(entered, row)) return false;
  if (lookOf(table).totals) return false;
  const cells = new SheetCells(grid, table.getSubunitId());
  const filled = columnsOf(row).filter((column) => !cells.isBlank(row.row, column));
  const isEntered = (column: number) => column >= entered.column && column < entered.column + entered.columns;
  return filled.length > 0 && filled.every(isEntered);
}

function growth(grid: Grid, table: UniverTable) {
  const target = { unitId: grid.unitId, subUnitId: table.getSubunitId() };
  const area = fromGridRange(table.getRange());
  const resize = (to: Area) => {
    const config = { updateRange: { newRange: toGridRange(to) } };
    return { id: SetSheetTableMutation.id, params: { ...target, tableId: table.getId(), config } };
  };
  const { row } = rowBelow(table);
  const write = { ...target, cellValue: { [row]: newRow(grid, table) } };
  const back = { ...target, cellValue: { [row]: rowBack(grid, table, write) } };
  return {
    redos: [resize({ ...area, rows: area.rows + 1 }), { id: SetRangeValuesMutation.id, params: write }],
    undos: [{ id: SetRangeValuesMutation.id, params: back }, resize(area)],
  };
}

/** What the new row's cells get. A cell that is written without its formula would lose it. */
function newRow(grid: Grid, table: UniverTable): Record<number, ICellData> {
  const area = fromGridRange(table.getRange());
  const { row } = rowBelow(table);
  const cells = new SheetCells(grid, table.getSubunitId());
  const written: Record<number, ICellData> = {};
  for (const column of columnsOf(area)) {
    const style = cells.ownStyle(row, column) ?? cells.ownStyle(row - 1, column);
    const format = style ? { s: style } : {};
    if (cells.isBlank(row, column)) {
      const formula = columnFormula(grid, cells, area, column);
      written[column] = formula === undefined ? format : { ...blankCell, ...format, f: formula };
    } else {
      const own = cells.formula(row, column);
      written[column] = own === undefined ? format : { ...format, f: own };
    }
  }
  return written;
}

/** What Undo writes. Undo of the entry itself gives the entered cells their old values. */
function rowBack(grid: Grid, table: UniverTable, write: ISetRangeValuesMutationParams) {
  const row = rowBelow(table);
  const cells = new SheetCells(grid, table.getSubunitId());
  const { cellValue } = SetRangeValuesUndoMutationFactory(grid.injector, write);
  const before = cellValue?.[row.row] ?? {};
  const back = (column: number) =>
    cells.isBlank(row.row, column) ? before[column] : { s: before[column]?.s };
  return Object.fromEntries(columnsOf(row).map((column) => [column, back(column)]));
}

/** The formula of a calculated column in the row below the table; undefined where its rows do not all have the same one. */
function columnFormula(grid: Grid, cells: SheetCells, area: Area, column: number): string | undefined {
  const lexer = grid.injector.get(LexerTreeBuilder);
  const first = cells.formula(area.row + 1, column);
  if (first === undefined) return undefined;
  const inRow = (row: number) => lexer.moveFormulaRefOffset(first, 0, row - 1);
  for (let row = 2; row < area.rows; row++) {
    if (cells.formula(area.row + row, column) !== inRow(row)) return undefined;
  }
  return inRow(area.rows);
}

function rowBelow(table: UniverTable): Area {
  const area = fromGridRange(table.getRange());
  return { ...area, row: area.row + area.rows, rows: 1 };
}

const columnsOf = ({ column, columns }: Area): number[] =>
  Array.from({ length: columns }, (_, index) => column + index);
