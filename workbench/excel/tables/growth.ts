import type { ICellData, Nullable } from "@univerjs/core";
import { IUndoRedoService, ObjectMatrix } from "@univerjs/core";
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
import { selectedPlace } from "../cells/selection";
import { blankCell } from "../cells/write";
import type { Grid } from "../grid";
import type { UniverTable } from "./look";
import { lookOf } from "./look";

/**
 * Takes rows that a person enters or pastes directly below a table into it, as Excel does, with the formulas of its calculated
 * columns and the formats of the row above. Rows that hold something else already stay outside. Undo takes back what was typed
 * together with the growth; after pasting it takes back the growth first, as in Excel.
 */
export function growTables(grid: Grid): void {
  grid.injector.get(SheetInterceptorService).interceptCommand({
    getMutations({ id, params }) {
      if (id !== SetRangeValuesCommand.id || grid.isWriting) return nothing;
      const { subUnitId, cellValue } = params as ISetRangeValuesMutationParams;
      const entered = fromGridRange(new ObjectMatrix(cellValue ?? {}).getStartEndScope());
      return growth(grid, subUnitId, entered) ?? nothing;
    },
  });
  grid.commands.onCommandExecuted(({ id }) => {
    if (pasteCommands.has(id)) growAfterPaste(grid);
  });
}

const nothing = { redos: [], undos: [] };

/** The grid's commands that paste cells, which they then select. They write without the command above. */
const pasteCommands = new Set([
  "univer.command.paste",
  "sheet.command.paste",
  "sheet.command.paste-by-short-key",
  "sheet.command.paste-value",
  "sheet.command.paste-besides-border",
]);

function growAfterPaste(grid: Grid): void {
  const { sheetId, area } = selectedPlace(grid);
  const grown = growth(grid, sheetId, area);
  if (!grown) return;
  for (const { id, params } of grown.redos) grid.run(id, params);
  const undoing = grid.injector.get(IUndoRedoService);
  undoing.pushUndoRedo({ unitID: grid.unitId, undoMutations: grown.undos, redoMutations: grown.redos });
}

/** What takes the entered rows into the table above them; undefined when they belong to none. */
function growth(grid: Grid, sheetId: string, entered: Area) {
  const table = grid.tables
    .getTablesBySubunitId(grid.unitId, sheetId)
    .find((one) => isRightBelow(grid, one, entered));
  return table && mutations(grid, table, entered.rows);
}

function isRightBelow(grid: Grid, table: UniverTable, entered: Area): boolean {
  const below = rowsBelow(table, entered.rows);
  if (entered.row !== below.row || !intersect(entered, below)) return false;
  if (lookOf(table).totals) return false;
  const cells = new SheetCells(grid, table.getSubunitId());
  const filled = rowsOf(below).flatMap((row) =>
    columnsOf(below).filter((column) => !cells.isBlank(row, column)),
  );
  const isEntered = (column: number) => column >= entered.column && column < entered.column + entered.columns;
  return filled.length > 0 && filled.every(isEntered);
}

function mutations(grid: Grid, table: UniverTable, count: number) {
  const target = { unitId: grid.unitId, subUnitId: table.getSubunitId() };
  const area = fromGridRange(table.getRange());
  const resize = (to: Area) => {
    const config = { updateRange: { newRange: toGridRange(to) } };
    return { id: SetSheetTableMutation.id, params: { ...target, tableId: table.getId(), config } };
  };
  const rows = rowsOf(rowsBelow(table, count));
  const newCells = rows.map((row) => [row, newRow(grid, table, row)] as const);
  const write = { ...target, cellValue: Object.fromEntries(newCells) };
  const { cellValue: before } = SetRangeValuesUndoMutationFactory(grid.injector, write);
  const oldCells = rows.map((row) => [row, rowBack(grid, table, row, before?.[row] ?? {})] as const);
  const back = { ...target, cellValue: Object.fromEntries(oldCells) };
  return {
    redos: [resize({ ...area, rows: area.rows + count }), { id: SetRangeValuesMutation.id, params: write }],
    undos: [{ id: SetRangeValuesMutation.id, params: back }, resize(area)],
  };
}

/** What the cells of a new row get. A cell that is written without its formula would lose it. */
function newRow(grid: Grid, table: UniverTable, row: number): Record<number, ICellData> {
  const area = fromGridRange(table.getRange());
  const last = area.row + area.rows - 1;
  const cells = new SheetCells(grid, table.getSubunitId());
  const written: Record<number, ICellData> = {};
  for (const column of columnsOf(area)) {
    const style = cells.ownStyle(row, column) ?? cells.ownStyle(last, column);
    const format = style ? { s: style } : {};
    if (cells.isBlank(row, column)) {
      const formula = columnFormula(grid, cells, area, column, row);
      written[column] = formula === undefined ? format : { ...blankCell, ...format, f: formula };
    } else {
      const own = cells.formula(row, column);
      written[column] = own === undefined ? format : { ...format, f: own };
    }
  }
  return written;
}

/** What Undo writes. Undo of the entry itself gives the entered cells their old values. */
function rowBack(
  grid: Grid,
  table: UniverTable,
  row: number,
  before: Record<number, Nullable<ICellData>>,
): Record<number, Nullable<ICellData>> {
  const cells = new SheetCells(grid, table.getSubunitId());
  const back = (column: number) => (cells.isBlank(row, column) ? before[column] : { s: before[column]?.s });
  return Object.fromEntries(
    columnsOf(fromGridRange(table.getRange())).map((column) => [column, back(column)]),
  );
}

/** The formula of a calculated column in a row below the table; undefined where its rows do not all have the same one. */
function columnFormula(
  grid: Grid,
  cells: SheetCells,
  area: Area,
  column: number,
  row: number,
): string | undefined {
  const lexer = grid.injector.get(LexerTreeBuilder);
  const first = cells.formula(area.row + 1, column);
  if (first === undefined) return undefined;
  const inRow = (at: number) => lexer.moveFormulaRefOffset(first, 0, at - area.row - 1);
  for (let at = area.row + 2; at < area.row + area.rows; at++) {
    if (cells.formula(at, column) !== inRow(at)) return undefined;
  }
  return inRow(row);
}

function rowsBelow(table: UniverTable, rows: number): Area {
  const area = fromGridRange(table.getRange());
  return { ...area, row: area.row + area.rows, rows };
}

const rowsOf = ({ row, rows }: Area): number[] => Array.from({ length: rows }, (_, index) => row + index);

const columnsOf = ({ column, columns }: Area): number[] =>
  Array.from({ length: columns }, (_, index) => column + index);
