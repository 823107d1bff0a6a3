import type { ICellData, IStyleData, Nullable, Worksheet as UniverWorksheet } from "@univerjs/core";
import { CellValueType, IUndoRedoService, ObjectMatrix, sequenceExecute } from "@univerjs/core";
import {
  SetRangeValuesCommand,
  SetRangeValuesMutation,
  SetRangeValuesUndoMutationFactory,
  SetStyleCommand,
  SheetInterceptorService,
} from "@univerjs/sheets";
import type { Area, GridRange } from "../addresses";
import { fromGridRange, toGridRange } from "../addresses";
import type { Grid } from "../grid";
import { refuseIfProtected } from "../sheets/protection";

/** Where an array formula stands and the area that it fills. */
export interface Spill {
  row: number;
  column: number;
  area: Area;
}

export type CellValue = string | number | boolean;

const errors = new Set([
  "#DIV/0!",
  "#N/A",
  "#NAME?",
  "#NULL!",
  "#NUM!",
  "#REF!",
  "#VALUE!",
  "#SPILL!",
  "#CALC!",
  "#GETTING_DATA",
  "#CYCLE!",
  "#ERROR!",
]);

export const isError = (value: unknown): value is string => typeof value === "string" && errors.has(value);

/** Looks at one sheet's cells, those into which an array formula has spilled included. */
export class SheetCells {
  private readonly sheet: UniverWorksheet;

  constructor(
    private readonly grid: Grid,
    private readonly sheetId: string,
  ) {
    this.sheet = grid.sheet(sheetId)!;
  }

  /** What the cell shows, before formatting; "" where it is blank. */
  value(row: number, column: number): CellValue {
    const cell = this.own(row, column);
    const shown = cell?.f || cell?.si || hasValue(cell) ? cell : (this.spilled(row, column) ?? cell);
    return toValue(shown);
  }

  formula(row: number, column: number): string | undefined {
    const cell = this.own(row, column);
    if (!cell) return undefined;
    if (cell.f) return cell.f;
    if (!cell.si) return undefined;
    return (
      this.grid.formulas.getFormulaStringByCell(row, column, this.sheetId, this.grid.unitId) ?? undefined
    );
  }

  /** Whether there is nothing in the cell: no value, no formula, nothing spilled. */
  isBlank(row: number, column: number): boolean {
    return this.formula(row, column) === undefined && this.value(row, column) === "";
  }

  style(row: number, column: number): IStyleData {
    return this.sheet.getComposedCellStyle(row, column);
  }

  /** The areas into which formulas of this sheet have spilled, the formula's own cell included. */
  spills(): Spill[] {
    const found: Spill[] = [];
    const ranges = this.grid.formulas.getArrayFormulaRange()[this.grid.unitId]?.[this.sheetId] ?? {};
    new ObjectMatrix<GridRange>(ranges).forValue((row, column, range) => {
      if (!range || this.formula(row, column) === undefined || this.value(row, column) === "#SPILL!") return;
      const area = fromGridRange(range);
      if (area.rows > 1 || area.columns > 1) found.push({ row, column, area });
    });
    return found;
  }

  /** The smallest area with everything that is in the sheet. Formatted cells count unless only values are asked for. */
  used(valuesOnly: boolean): Area | undefined {
    let top = Infinity;
    let left = Infinity;
    let bottom = -1;
    let right = -1;
    const take = (row: number, column: number) => {
      top = Math.min(top, row);
      left = Math.min(left, column);
      bottom = Math.max(bottom, row);
      right = Math.max(right, column);
    };
    this.sheet.getCellMatrix().forValue((row, column, cell) => {
      if (hasValue(cell) || cell?.f || cell?.si || (!valuesOnly && cell?.s)) take(row, column);
    });
    for (const { area } of this.spills()) {
      take(area.row, area.column);
      take(area.row + area.rows - 1, area.column + area.columns - 1);
    }
    if (bottom < 0) return undefined;
    return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  }

  private own(row: number, column: number): Nullable<ICellData> {
    return this.sheet.getCellMatrix().getValue(row, column);
  }

  private spilled(row: number, column: number): Nullable<ICellData> {
    return this.grid.formulas.getArrayFormulaCellData()[this.grid.unitId]?.[this.sheetId]?.[row]?.[column];
  }
}

function hasValue(cell: Nullable<ICellData>): boolean {
  return cell?.v !== undefined && cell.v !== null && cell.v !== "";
}

function toValue(cell: Nullable<ICellData>): CellValue {
  const value = cell?.v;
  if (value === undefined || value === null) return cell?.p?.body?.dataStream.replace(/\r\n$/, "") ?? "";
  if (cell?.t === CellValueType.BOOLEAN) return value === 1 || value === true;
  return value;
}

const blank: ICellData = { v: null, f: null, si: null, p: null };

/** What Univer stores when this is put into a cell by the API or typed; undefined leaves the cell as it is. */
export function toCellData(input: unknown, asText: boolean): ICellData | undefined {
  if (input === null || input === undefined) return undefined;
  if (typeof input === "number") return { ...blank, v: input, t: CellValueType.NUMBER };
  if (typeof input === "boolean") return { ...blank, v: input ? 1 : 0, t: CellValueType.BOOLEAN };
  const text = String(input);
  if (text === "") return blank;
  if (asText) return { ...blank, v: text, t: CellValueType.FORCE_STRING };
  if (text.startsWith("'")) return { ...blank, v: text.slice(1), t: CellValueType.FORCE_STRING };
  if (text.startsWith("=") && text.length > 1) return { ...blank, f: text };
  if (/^(true|false)$/i.test(text)) {
    return { ...blank, v: text.toUpperCase() === "TRUE" ? 1 : 0, t: CellValueType.BOOLEAN };
  }
  if (/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text)) {
    return { ...blank, v: Number(text), t: CellValueType.NUMBER };
  }
  return { ...blank, v: text, t: CellValueType.STRING };
}

type CellBlock = Record<number, Record<number, ICellData>>;

/** Writes into an area what `at` gives for each of its cells. */
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
 * The engine takes a cell that comes without a formula for one that has lost it, unless the write says that it is a matter of
 * style. Undo and redo cannot say so: they bring the formula along.
 */
function writeStyles(grid: Grid, sheetId: string, area: Area, cellValue: CellBlock): void {
  const { unitId, injector } = grid;
  const target = { unitId, subUnitId: sheetId };
  const before = SetRangeValuesUndoMutationFactory(injector, { ...target, cellValue });
  const again: CellBlock = {};
  new ObjectMatrix<ICellData>(before.cellValue as CellBlock).forValue((row, column, { f, si }) => {
    (again[row] ??= {})[column] = { ...cellValue[row]![column], ...(f && { f }), ...(si && { si }) };
  });
  grid.run(SetRangeValuesMutation.id, { ...target, cellValue, trigger: SetStyleCommand.id });
  const heights = injector
    .get(SheetInterceptorService)
    .generateMutationsOfAutoHeight({ ...target, ranges: [toGridRange(area)] });
  sequenceExecute(heights.redos, grid.commands);
  injector.get(IUndoRedoService).pushUndoRedo({
    unitID: unitId,
    undoMutations: [{ id: SetRangeValuesMutation.id, params: before }, ...heights.undos],
    redoMutations: [
      { id: SetRangeValuesMutation.id, params: { ...target, cellValue: again } },
      ...heights.redos,
    ],
  });
}

export const blankCell = blank;
