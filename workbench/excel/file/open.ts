import type { ICellData, IWorkbookData, IWorksheetData } from "@univerjs/core";
import { BooleanNumber, CellValueType, LocaleType } from "@univerjs/core";
import { AddSheetDataValidationCommand } from "@univerjs/sheets-data-validation";
import type { Cell, CellValue as FileValue, Sheet, Workbook as FileBook } from "hucre";
import { readXlsx } from "hucre/xlsx";
import { parseReference, toGridRange } from "../addresses";
import { toCellData } from "../cells/write";
import { RuleHandle } from "../conditional/rules";
import type { FunctionsMetadata } from "../functions/metadata";
import type { Grid } from "../grid";
import { NamedItemCollection } from "../workbook/names";
import { Range } from "../ranges/range";
import { ROW_PIXELS } from "../formats/range-format";
import { saveSettings } from "../workbook/settings";
import { TableCollection } from "../tables/collection";
import { takeTotals } from "../tables/look";
import { FileFormulas } from "./formulas";
import { areasOf, fromFileRule, fromFileValidation } from "./rules";
import { settingsOf } from "./settings-part";
import { fromFileStyle } from "./styles";

const PIXELS_PER_POINT = 4 / 3;
const CHARACTER_PIXELS = 7;
const PADDING_PIXELS = 5;
const LEAST_ROWS = 1000;
const LEAST_COLUMNS = 26;
const DAY_MS = 86_400_000;
const DAYS_BEFORE_1970 = 25_569;

export interface FoundBook {
  book: IWorkbookData;
  /** Adds what an open workbook is needed for: names, tables, rules and the add-in's settings. */
  complete: (grid: Grid) => Promise<void>;
}

export async function readWorkbook(
  file: Uint8Array,
  name: string,
  functions: FunctionsMetadata,
): Promise<FoundBook> {
  const found = await readXlsx(file, { readStyles: true });
  const formulas = new FileFormulas(functions);
  const sheets = found.sheets.map((sheet, index) => toSheetData(sheet, sheetId(index), formulas));
  const book: IWorkbookData = {
    id: `book-${crypto.randomUUID()}`,
    name,
    appVersion: "",
    locale: LocaleType.EN_US,
    styles: {},
    sheetOrder: found.sheets.map((_, index) => sheetId(index)),
    sheets: Object.fromEntries(sheets.map((sheet) => [sheet.id, sheet])),
  };
  return { book, complete: (grid) => complete(grid, found, formulas, settingsOf(file)) };
}

const sheetId = (index: number): string => `sheet${index + 1}`;

type SheetData = Partial<IWorksheetData> & { id: string };

function toSheetData(sheet: Sheet, id: string, formulas: FileFormulas): SheetData {
  const columns = Math.max(0, ...sheet.rows.map((row) => row.length));
  const { rows: ySplit = 0, columns: xSplit = 0 } = sheet.freezePane ?? {};
  const made: SheetData = {
    id,
    name: sheet.name,
    rowCount: Math.max(LEAST_ROWS, sheet.rows.length + 100),
    columnCount: Math.max(LEAST_COLUMNS, columns + 10),
    cellData: cellsOf(sheet, formulas),
    defaultRowHeight: ROW_PIXELS,
    hidden: sheet.hidden || sheet.veryHidden ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    showGridlines: sheet.view?.showGridLines === false ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    mergeData: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      startRow,
      startColumn: startCol,
      endRow,
      endColumn: endCol,
    })),
    columnData: Object.fromEntries(
      (sheet.columns ?? []).flatMap(({ width }, column) =>
        width === undefined ? [] : [[column, { w: Math.round(width * CHARACTER_PIXELS + PADDING_PIXELS) }]],
      ),
    ),
    rowData: Object.fromEntries(
      [...(sheet.rowDefs ?? [])].flatMap(([row, { height }]) =>
        height === undefined ? [] : [[row, { h: height * PIXELS_PER_POINT }]],
      ),
    ),
  };
  if (sheet.view?.tabColor?.rgb) made.tabColor = `#${sheet.view.tabColor.rgb.slice(-6)}`;
  if (xSplit > 0 || ySplit > 0) {
    const [startRow, startColumn] = [ySplit > 0 ? ySplit : -1, xSplit > 0 ? xSplit : -1];
    made.freeze = { xSplit, ySplit, startRow, startColumn };
  }
  return made;
}

function cellsOf(sheet: Sheet, formulas: FileFormulas): Record<number, Record<number, ICellData>> {
  const cells: Record<number, Record<number, ICellData>> = {};
  const spilled = spilledCells(sheet);
  const put = (row: number, column: number, value: FileValue, cell?: Cell) => {
    const key = `${row},${column}`;
    const content: ICellData =
      cell?.formula !== undefined
        ? { f: formulas.fromFile(cell.formula) }
        : spilled.has(key) || value === null
          ? {}
          : typeof value === "string"
            ? { v: value, t: CellValueType.STRING }
            : (toCellData(toValue(value), false) ?? {});
    const made: ICellData = Object.fromEntries(Object.entries(content).filter(([, part]) => part !== null));
    if (cell?.style) made.s = fromFileStyle(cell.style);
    if (cell?.hyperlink) made.custom = { hyperlink: linkOf(cell.hyperlink) };
    if (Object.keys(made).length > 0) (cells[row] ??= {})[column] = made;
  };
  sheet.rows.forEach((values, row) => {
    values.forEach((value, column) => put(row, column, value, sheet.cells?.get(`${row},${column}`)));
  });
  return cells;
}

/** The cells that a formula of another cell fills. The next calculation fills them again. */
function spilledCells(sheet: Sheet): Set<string> {
  const found = new Set<string>();
  for (const [anchor, { formula, formulaType, formulaRef }] of sheet.cells ?? []) {
    if (formula === undefined || formulaType !== "array" || formulaRef === undefined) continue;
    const area = parseReference(formulaRef)?.area;
    if (!area) continue;
    for (let row = area.row; row < area.row + area.rows; row++) {
      for (let column = area.column; column < area.column + area.columns; column++) {
        found.add(`${row},${column}`);
      }
    }
    found.delete(anchor);
  }
  return found;
}

/** A date in a cell is the number of days since the end of 1899. */
const toValue = (value: FileValue): FileValue =>
  value instanceof Date ? value.getTime() / DAY_MS + DAYS_BEFORE_1970 : value;

const linkOf = ({ target, tooltip, location }: NonNullable<Cell["hyperlink"]>) => ({
  address: target || undefined,
  documentReference: location || undefined,
  screenTip: tooltip || undefined,
});

async function complete(
  grid: Grid,
  found: FileBook,
  formulas: FileFormulas,
  settings: Record<string, string>,
): Promise<void> {
  saveSettings(grid, settings);
  for (const { name, range, scope } of found.namedRanges ?? []) {
    if (name.startsWith("_xlnm.")) continue; // filters and print areas, which files keep as names
    const index = found.sheets.findIndex((sheet) => sheet.name === scope);
    const names = new NamedItemCollection(grid, scope === undefined ? undefined : sheetId(index));
    names.add(name, formulas.fromFile(range));
  }
  for (const [index, sheet] of found.sheets.entries()) await completeSheet(grid, sheetId(index), sheet);
  const active = found.activeSheet ?? 0;
  grid.facade.setActiveSheet(sheetId(active));
}

async function completeSheet(grid: Grid, id: string, sheet: Sheet): Promise<void> {
  const target = { unitId: grid.unitId, subUnitId: id };
  for (const { name, range, style, showRowStripes, showAutoFilter, showTotalRow } of sheet.tables ?? []) {
    const area = range === undefined ? undefined : parseReference(range)?.area;
    if (!area) continue;
    const rows = area.rows - (showTotalRow ? 1 : 0);
    const table = await new TableCollection(grid, id).add(new Range(grid, id, { ...area, rows }), true);
    table.name = name;
    table.style = style ?? "";
    table.showBandedRows = showRowStripes ?? true;
    table.showFilterButton = showAutoFilter ?? true;
    if (showTotalRow) takeTotals(grid.tables.getTableById(grid.unitId, table.id)!);
  }
  for (const rule of [...(sheet.conditionalRules ?? [])].sort((a, b) => b.priority - a.priority)) {
    const made = fromFileRule(rule);
    if (!made) continue;
    const handle = RuleHandle.add(grid, id, made.areas[0]!, made.condition);
    handle.change({ ranges: made.areas.map(toGridRange), style: made.style, stopIfTrue: made.stopIfTrue });
  }
  for (const validation of sheet.dataValidations ?? []) {
    const made = fromFileValidation(validation);
    if (!made) continue;
    const ranges = areasOf(validation.range).map(toGridRange);
    const rule = { ...made, uid: `validation-${crypto.randomUUID()}`, ranges };
    grid.run(AddSheetDataValidationCommand.id, { ...target, rule });
  }
}
