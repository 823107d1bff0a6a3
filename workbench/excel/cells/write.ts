import type { ICellData } from "@univerjs/core";
import { CellValueType, IUndoRedoService, ObjectMatrix, sequenceExecute } from "@univerjs/core";
import {
  SetRangeValuesCommand,
  SetRangeValuesMutation,
  SetRangeValuesUndoMutationFactory,
  SetStyleCommand,
  SheetInterceptorService,
} from "@univerjs/sheets";
import { ServiceError } from "../../host/errors";
import type { Area } from "../addresses";
import { toGridRange } from "../addresses";
import type { Grid } from "../grid";
import { refuseIfProtected } from "../sheets/protection";

export const blankCell: ICellData = { v: null, f: null, si: null, p: null };

/** The cell that Univer stores for an input by the API or the keyboard; undefined leaves the cell as it is. */
export function toCellData(input: unknown, asText: boolean): ICellData | undefined {
  if (input === null || input === undefined) return undefined;
  if (typeof input === "number") return { ...blankCell, v: input, t: CellValueType.NUMBER };
  if (typeof input === "boolean") return { ...blankCell, v: input ? 1 : 0, t: CellValueType.BOOLEAN };
  if (typeof input !== "string") throw new ServiceError("InvalidArgument");
  if (input === "") return blankCell;
  if (asText) return { ...blankCell, v: input, t: CellValueType.FORCE_STRING };
  if (input.startsWith("'")) return { ...blankCell, v: input.slice(1), t: CellValueType.FORCE_STRING };
  if (input.startsWith("=") && input.length > 1) return { ...blankCell, f: input };
  if (/^(true|false)$/i.test(input)) {
    return { ...blankCell, v: input.toUpperCase() === "TRUE" ? 1 : 0, t: CellValueType.BOOLEAN };
  }
  if (/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(input)) {
    return { ...blankCell, v: Number(input), t: CellValueType.NUMBER };
  }
  return { ...blankCell, v: input, t: CellValueType.STRING };
}

type CellBlock = Record<number, Record<number, ICellData>>;

/** Writes what `at` gives for each cell of an area, whose rows and columns it counts from zero. */
export function writeCells(
  grid: Grid,
  sheetId: string,
  area: Area,
  at: (row: number, column: number) => ICellData | undefined,
): void {
  refuseIfProtected(grid, sheetId);
  const contents: CellBlock = {};
  const styles: CellBlock = {};
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      const cell = at(row - area.row, column - area.column);
      if (cell) ((isStyleAlone(cell) ? styles : contents)[row] ??= {})[column] = cell;
    }
  }
  if (Object.keys(contents).length > 0) {
    grid.makeRoom(sheetId, area);
    const range = toGridRange(area);
    grid.run(SetRangeValuesCommand.id, { unitId: grid.unitId, subUnitId: sheetId, range, value: contents });
  }
  if (Object.keys(styles).length > 0) {
    grid.makeRoom(sheetId, area);
    writeStyles(grid, sheetId, area, styles);
  }
}

const isStyleAlone = (cell: ICellData): boolean => Object.keys(cell).every((key) => key === "s");

/**
 * When a written cell has no formula, the engine takes the formula for deleted, unless the write is marked as a change of style.
 * Undo and redo cannot carry that mark, so they write the formula again.
 */
function writeStyles(grid: Grid, sheetId: string, area: Area, cellValue: CellBlock): void {
  const { unitId, injector } = grid;
  const target = { unitId, subUnitId: sheetId };
  const [before, again] = styledBackAndForth(grid, sheetId, cellValue);
  grid.run(SetRangeValuesMutation.id, { ...target, cellValue, trigger: SetStyleCommand.id });
  const heights = changesHeight(cellValue)
    ? injector
        .get(SheetInterceptorService)
        .generateMutationsOfAutoHeight({ ...target, ranges: [toGridRange(area)] })
    : { undos: [], redos: [] };
  sequenceExecute(heights.redos, grid.commands);
  injector.get(IUndoRedoService).pushUndoRedo({
    unitID: unitId,
    undoMutations: [
      { id: SetRangeValuesMutation.id, params: { ...target, cellValue: before } },
      ...heights.undos,
    ],
    redoMutations: [
      { id: SetRangeValuesMutation.id, params: { ...target, cellValue: again } },
      ...heights.redos,
    ],
  });
}

/** Whether a row may become higher or lower: by its letters, their direction or where they wrap. To find how high takes long. */
function changesHeight(cellValue: CellBlock): boolean {
  return Object.values(cellValue).some((row) =>
    Object.values(row).some(
      ({ s }) => typeof s !== "object" || s === null || ofHeight.some((key) => key in s),
    ),
  );
}

const ofHeight = ["ff", "fs", "tr", "tb"] as const;

/** What Undo and redo write. Cells of the same look that get the same style share the style that Undo gives them, which takes long to find. */
function styledBackAndForth(grid: Grid, sheetId: string, cellValue: CellBlock): [CellBlock, CellBlock] {
  const cells = grid.sheet(sheetId)!.getCellMatrix();
  const looks = new Map<string, ICellData["s"]>();
  const before: CellBlock = {};
  const again: CellBlock = {};
  new ObjectMatrix<ICellData>(cellValue).forValue((row, column, { s }) => {
    const old = cells.getValue(row, column);
    const key = JSON.stringify([s, old?.s]);
    if (!looks.has(key)) looks.set(key, lookBefore(grid, sheetId, row, column, { s }));
    const formula = { f: old?.f, si: old?.si };
    // The letters of a rich text have styles of their own, which change with the cell's.
    (before[row] ??= {})[column] = { ...formula, p: structuredClone(old?.p), s: looks.get(key) };
    (again[row] ??= {})[column] = { ...formula, s };
  });
  return [before, again];
}

function lookBefore(
  grid: Grid,
  sheetId: string,
  row: number,
  column: number,
  cell: ICellData,
): ICellData["s"] {
  const params = { unitId: grid.unitId, subUnitId: sheetId, cellValue: { [row]: { [column]: cell } } };
  const { cellValue } = SetRangeValuesUndoMutationFactory(grid.injector, params);
  return cellValue?.[row]?.[column]?.s;
}
