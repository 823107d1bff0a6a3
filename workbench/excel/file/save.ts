import type { ICellData } from "@univerjs/core";
import { BooleanNumber } from "@univerjs/core";
import { IDefinedNamesService } from "@univerjs/engine-formula";
import { SheetDataValidationModel } from "@univerjs/sheets-data-validation";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Cell, NamedRange, TableDefinition, WriteSheet } from "hucre";
import { writeXlsx } from "hucre/xlsx";
import { contains, formatArea, fromGridRange } from "../addresses";
import { isError } from "../cells/cell-value";
import { SheetCells } from "../cells/cells";
import { conditionalRules, ruleAreas } from "../conditional/rules";
import type { FunctionsMetadata } from "../functions/metadata";
import type { Grid } from "../grid";
import type { RangeHyperlink } from "../cells/hyperlinks";
import { meant } from "../ranges/reach";
import { readSettings } from "../workbook/settings";
import { lookOf } from "../tables/look";
import { chartPlaces, putCharts } from "./charts/put-charts";
import { FileFormulas } from "./formulas";
import { pageNames, toFilePage } from "./page";
import { toFileRule, toFileValidation } from "./rules";
import type { AddinReference } from "./settings-part";
import { putSettings } from "./settings-part";
import { toFileStyle } from "./styles";

const POINTS_PER_PIXEL = 0.75;
const CHARACTER_PIXELS = 7;
const PADDING_PIXELS = 5;

/**
 * The workbook as an .xlsx file: values, formulas, styles, names, tables, charts, page layouts, conditional formats, validation,
 * links and the add-in's settings.
 */
export async function saveWorkbook(
  grid: Grid,
  functions: FunctionsMetadata,
  addin: AddinReference,
): Promise<Uint8Array> {
  return zipSync(await workbookParts(grid, functions, addin));
}

/** The parts of that file by their paths. */
export async function workbookParts(
  grid: Grid,
  functions: FunctionsMetadata,
  addin: AddinReference,
): Promise<Record<string, Uint8Array>> {
  await grid.calculation.whenIdle();
  const formulas = new FileFormulas(functions);
  const sheets = grid.workbook.getSheets().map((sheet) => toFileSheet(grid, sheet.getSheetId(), formulas));
  const active = grid.workbook.getActiveSheet().getSheetId();
  const activeSheet = grid.workbook.getSheets().findIndex((sheet) => sheet.getSheetId() === active);
  const file = await writeXlsx({ sheets, namedRanges: names(grid, formulas), activeSheet });
  const parts = unzipSync(file);
  orderFonts(parts);
  putCharts(parts, grid);
  putSettings(parts, readSettings(grid), addin);
  return parts;
}

/** The file format requires the size of a font before its colour; the writer does it the other way round. */
function orderFonts(parts: Record<string, Uint8Array>): void {
  const styles = strFromU8(parts["xl/styles.xml"]!);
  parts["xl/styles.xml"] = strToU8(styles.replace(/(<color [^>]*\/>)(<sz [^>]*\/>)/g, "$2$1"));
}

function toFileSheet(grid: Grid, sheetId: string, formulas: FileFormulas): WriteSheet {
  const sheet = grid.sheet(sheetId)!;
  const { columnData, rowData, mergeData, tabColor, showGridlines, hidden } = sheet.getConfig();
  const { xSplit, ySplit } = sheet.getFreeze();
  const made: WriteSheet = {
    name: sheet.getName(),
    cells: cellsOf(grid, sheetId, formulas),
    tables: tablesOf(grid, sheetId, formulas),
    charts: chartPlaces(grid, sheetId),
    conditionalRules: conditionalRules(grid, sheetId).map((rule, index) =>
      toFileRule(rule, ruleAreas(grid, sheetId, rule), index + 1),
    ),
    dataValidations: grid.injector
      .get(SheetDataValidationModel)
      .getRules(grid.unitId, sheetId)
      .flatMap((rule) => {
        const range = rule.ranges
          .map((one) => formatArea(meant(grid, sheetId, fromGridRange(one))))
          .join(" ");
        return toFileValidation(rule, range) ?? [];
      }),
    merges: mergeData.map(({ startRow, startColumn, endRow, endColumn }) => ({
      startRow,
      startCol: startColumn,
      endRow,
      endCol: endColumn,
    })),
    columns: columnWidths(columnData),
    rowDefs: new Map(
      Object.keys(rowData).flatMap((key) => {
        const row = Number(key);
        const { h, hd } = rowData[row] ?? {};
        const height = h === undefined ? undefined : h * POINTS_PER_PIXEL;
        const isHidden = hd === BooleanNumber.TRUE;
        return height === undefined && !isHidden ? [] : [[row, { height, hidden: isHidden }] as const];
      }),
    ),
    view: {
      showGridLines: showGridlines !== BooleanNumber.FALSE,
      tabColor: tabColor ? { rgb: tabColor.replace("#", "").toUpperCase() } : undefined,
    },
  };
  Object.assign(made, toFilePage(grid, sheetId));
  if (hidden === BooleanNumber.TRUE) made.hidden = true;
  if (xSplit > 0 || ySplit > 0) {
    made.freezePane = { rows: ySplit || undefined, columns: xSplit || undefined };
  }
  return made;
}

function columnWidths(columnData: Record<number, { w?: number } | undefined | null>): WriteSheet["columns"] {
  const last = Math.max(-1, ...Object.keys(columnData).map(Number));
  return Array.from({ length: last + 1 }, (_, column) => {
    const width = columnData[column]?.w;
    return width === undefined ? {} : { width: Math.max(0, (width - PADDING_PIXELS) / CHARACTER_PIXELS) };
  });
}

function cellsOf(grid: Grid, sheetId: string, formulas: FileFormulas): Map<string, Partial<Cell>> {
  const cells = new SheetCells(grid, sheetId);
  const spills = cells.spills();
  const made = new Map<string, Partial<Cell>>();
  const put = (row: number, column: number, stored?: ICellData) => {
    const formula = cells.formula(row, column);
    const value = cells.value(row, column);
    const style = toFileStyle(cells.style(row, column));
    const cell: Partial<Cell> = {};
    if (formula !== undefined) {
      const spill = spills.find((one) => one.row === row && one.column === column);
      const table = tableAt(grid, sheetId, row, column);
      cell.type = "formula";
      cell.formula = formulas.toFile(formula, table);
      cell.formulaResult = value;
      if (spill || formulas.callsAddin(formula)) {
        cell.formulaType = "array";
        cell.formulaDynamic = true;
        cell.formulaRef = formatArea(spill?.area ?? { row, column, rows: 1, columns: 1 });
      }
    } else if (value !== "") {
      cell.value = value;
      cell.type = isError(value) ? "error" : (typeof value as "string" | "number" | "boolean");
    } else cell.type = "empty";
    if (Object.keys(style).length > 0) cell.style = style;
    const link = stored?.custom?.hyperlink as RangeHyperlink | undefined;
    if (link) {
      cell.hyperlink = {
        target: link.address ?? "",
        tooltip: link.screenTip || undefined,
        location: link.documentReference || undefined,
      };
    }
    if (cell.type !== "empty" || cell.style) made.set(`${row},${column}`, cell);
  };
  grid
    .sheet(sheetId)!
    .getCellMatrix()
    .forValue((row, column, stored) => put(row, column, stored ?? undefined));
  for (const { area } of spills) {
    for (let row = area.row; row < area.row + area.rows; row++) {
      for (let column = area.column; column < area.column + area.columns; column++) {
        if (!made.has(`${row},${column}`) || made.get(`${row},${column}`)!.type === "empty") put(row, column);
      }
    }
  }
  return made;
}

function tablesOf(grid: Grid, sheetId: string, formulas: FileFormulas): TableDefinition[] {
  const cells = new SheetCells(grid, sheetId);
  return grid.tables.getTablesBySubunitId(grid.unitId, sheetId).map((table) => {
    const { style, bandedRows, filterButton, totals } = lookOf(table);
    const body = fromGridRange(table.getRange());
    const area = { ...body, rows: body.rows + (totals ? 1 : 0) };
    const totalsRow = body.row + body.rows;
    const name = table.getDisplayName();
    return {
      name,
      displayName: name,
      range: formatArea(area),
      style,
      showRowStripes: bandedRows,
      showAutoFilter: filterButton,
      showTotalRow: totals,
      columns: Array.from({ length: area.columns }, (_, index) => {
        const column = area.column + index;
        const title = { name: String(cells.value(area.row, column)) };
        if (!totals) return title;
        const formula = cells.formula(totalsRow, column);
        if (formula !== undefined) {
          return { ...title, totalFunction: "custom", totalFormula: formulas.toFile(formula, name) };
        }
        const label = cells.value(totalsRow, column);
        return label === "" ? title : { ...title, totalLabel: String(label) };
      }),
    };
  });
}

function tableAt(grid: Grid, sheetId: string, row: number, column: number): string | undefined {
  return grid.tables
    .getTablesBySubunitId(grid.unitId, sheetId)
    .find((table) => {
      const area = fromGridRange(table.getRange());
      const whole = { ...area, rows: area.rows + (lookOf(table).totals ? 1 : 0) };
      return contains(whole, { row, column, rows: 1, columns: 1 });
    })
    ?.getDisplayName();
}

function names(grid: Grid, formulas: FileFormulas): NamedRange[] {
  const stored = grid.injector.get(IDefinedNamesService).getDefinedNameMap(grid.unitId) ?? {};
  const own = Object.values(stored).map(({ name, formulaOrRefString, localSheetId, comment }) => {
    const scope = localSheetId === undefined ? undefined : grid.sheet(localSheetId)?.getName();
    const range = formulas.toFile(formulaOrRefString, undefined);
    return { name, range, scope, comment: comment || undefined };
  });
  return [...own, ...grid.workbook.getSheets().flatMap((sheet) => pageNames(grid, sheet.getSheetId()))];
}
