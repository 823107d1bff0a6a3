import type { ICellData, IWorkbookData, IWorksheetData } from "@univerjs/core";
import { BooleanNumber, CellValueType, LocaleType } from "@univerjs/core";
import { AddSheetDataValidationCommand } from "@univerjs/sheets-data-validation";
import type { Cell, CellValue as FileValue, Sheet, Workbook as FileBook } from "hucre";
import { readXlsx } from "hucre/xlsx";
import { intersect, parseReference, toGridRange } from "../addresses";
import { RuleHandle } from "../conditional/rules";
import type { FunctionsMetadata } from "../functions/metadata";
import type { Grid } from "../grid";
import { Range } from "../ranges/range";
import { held } from "../ranges/reach";
import { storedName } from "../workbook/names";
import { ROW_PIXELS } from "../formats/range-format";
import { saveSettings } from "../workbook/settings";
import { TableCollection } from "../tables/collection";
import { takeTotals } from "../tables/look";
import { checkFile, usedArea } from "./check";
import { checkExtent } from "./extent";
import { FileCharts } from "./charts/file-charts";
import { FileFormulas } from "./formulas";
import { takePage } from "./page";
import { FileRefused } from "./refused";
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
  const found = await parse(file);
  checkFile(found);
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
    resources: [{ name: NAMES_RESOURCE, data: JSON.stringify(namesOf(found, formulas)) }],
  };
  return { book, complete: (grid) => complete(grid, found, file) };
}

async function parse(file: Uint8Array): Promise<FileBook> {
  try {
    checkExtent(file);
    return await readXlsx(file, { readStyles: true });
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new FileRefused(
      "",
      `It is no .xlsx workbook that can be read (${reason}).`,
      "Open it in Excel and save it as .xlsx.",
    );
  }
}

/** Names are handed over with the workbook: the engine calculates everything anew after each one that is added later. */
function namesOf({ namedRanges = [], sheets }: FileBook, formulas: FileFormulas) {
  const names = namedRanges.flatMap(({ name, range, scope }) => {
    if (name.startsWith("_xlnm.")) return []; // filters and print areas, which files keep as names
    const index = sheets.findIndex((sheet) => sheet.name === scope);
    const of = index < 0 ? undefined : sheetId(index);
    return storedName({ name, formula: formulas.fromFile(range), sheetId: of });
  });
  return Object.fromEntries(names.map((name) => [name.id, name]));
}

/** The plugin of the grid that keeps the names of a workbook reads them by this key. */
const NAMES_RESOURCE = "SHEET_DEFINED_NAME_PLUGIN";

const sheetId = (index: number): string => `sheet${index + 1}`;

type SheetData = Partial<IWorksheetData> & { id: string };

function toSheetData(sheet: Sheet, id: string, formulas: FileFormulas): SheetData {
  const { columns } = usedArea(sheet);
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
      [...(sheet.rowDefs ?? [])].map(([row, { height, hidden }]) => [
        row,
        {
          h: height === undefined ? undefined : height * PIXELS_PER_POINT,
          hd: hidden ? BooleanNumber.TRUE : undefined,
        },
      ]),
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
    if (value === null && !cell) return;
    const key = `${row},${column}`;
    const made: ICellData =
      cell?.formula !== undefined
        ? { f: formulas.fromFile(cell.formula) }
        : spilled.has(key)
          ? {}
          : contentOf(value);
    if (cell?.style) made.s = fromFileStyle(cell.style);
    if (cell?.hyperlink) made.custom = { hyperlink: linkOf(cell.hyperlink) };
    if (Object.keys(made).length > 0) (cells[row] ??= {})[column] = made;
  };
  sheet.rows.forEach((values, row) => {
    values.forEach((value, column) => put(row, column, value, sheet.cells?.get(`${row},${column}`)));
  });
  return cells;
}

/** The cells of the file that a formula of another cell fills. The next calculation fills them again. */
function spilledCells(sheet: Sheet): Set<string> {
  const found = new Set<string>();
  const used = usedArea(sheet);
  for (const [anchor, { formula, formulaType, formulaRef }] of sheet.cells ?? []) {
    if (formula === undefined || formulaType !== "array" || formulaRef === undefined) continue;
    const entered = parseReference(formulaRef)?.area;
    const area = entered && intersect(entered, used);
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

function contentOf(value: FileValue): ICellData {
  if (value === null) return {};
  if (typeof value === "string") return { v: value, t: CellValueType.STRING };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  // A date in a cell is the number of days since the end of 1899.
  const number = value instanceof Date ? value.getTime() / DAY_MS + DAYS_BEFORE_1970 : value;
  return { v: number, t: CellValueType.NUMBER };
}

const linkOf = ({ target, tooltip, location }: NonNullable<Cell["hyperlink"]>) => ({
  address: target || undefined,
  documentReference: location || undefined,
  screenTip: tooltip || undefined,
});

async function complete(grid: Grid, found: FileBook, file: Uint8Array): Promise<void> {
  saveSettings(grid, settingsOf(file));
  for (const [index, sheet] of found.sheets.entries()) await completeSheet(grid, sheetId(index), sheet);
  const charts = new FileCharts(file);
  const ids = new Map(found.sheets.map(({ name }, index) => [name, sheetId(index)]));
  for (const index of found.sheets.keys()) charts.addTo(grid, sheetId(index), index, ids);
  const active = found.activeSheet ?? 0;
  grid.facade.setActiveSheet(sheetId(active));
}

async function completeSheet(grid: Grid, id: string, sheet: Sheet): Promise<void> {
  const target = { unitId: grid.unitId, subUnitId: id };
  takePage(grid, id, sheet);
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
    RuleHandle.add(grid, id, made);
  }
  for (const validation of sheet.dataValidations ?? []) {
    const made = fromFileValidation(validation);
    if (!made) continue;
    const ranges = areasOf(validation.range).map((area) => toGridRange(held(grid, id, area)));
    const rule = { ...made, uid: `validation-${crypto.randomUUID()}`, ranges };
    grid.run(AddSheetDataValidationCommand.id, { ...target, rule });
  }
}
