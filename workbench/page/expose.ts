import { intersect } from "../excel/addresses";
import { SheetCells } from "../excel/cells/cells";
import { chartContents } from "../excel/charts/content";
import type { Bounds } from "../excel/charts/position";
import type { Condition } from "../excel/conditional/rules";
import { conditionalRules, ruleAreas } from "../excel/conditional/rules";
import { DataValidation } from "../excel/validation/data-validation";
import { formatText } from "../excel/cells/number-format";
import type { Grid } from "../excel/grid";
import type { OpenedBook } from "../excel/open";
import { resolveArea } from "../excel/cells/references";
import { selectAreas } from "../excel/cells/selection";
import type { CellValue } from "../excel/cells/cell-value";
import type { ValidationRule } from "../excel/validation/rules";
import type { Host } from "../host/host";

/** What browser tests can do with the page by `window.workbench`. */
interface WorkbenchWindow {
  readonly host: Host;
  /** Members of the Excel API that the add-in asked for and the workbench does not have. */
  readonly missing: readonly string[];
  /** Resolves when nothing is left to calculate, the add-in's functions included. */
  calculated: () => Promise<void>;
  /** The values of cells, by an address such as `Examples!B8`. */
  values: (address: string) => CellValue[][];
  /** The formulas of cells, or their values as text. */
  contents: (address: string) => string[][];
  /** The formatted texts that cells show. */
  texts: (address: string) => string[][];
  /** The message of the error in one cell. */
  message: (address: string) => string | undefined;
  /** Selects an area, or several areas with commas between their addresses. */
  select: (address: string) => void;
  /** The conditional formats that touch cells, in order of precedence. */
  conditionalFormats: (address: string) => Condition[];
  /** What cells accept; null when they differ. */
  validation: (address: string) => ValidationRule | null;
  /** The workbook as an .xlsx file. */
  saveFile: () => Promise<Uint8Array>;
  /** Replaces the workbook with an .xlsx file and restarts the add-in. Resolves when the file is open. */
  openFile: (bytes: Iterable<number>, name: string) => Promise<void>;
  /** The content and the position of a sheet's charts, in points. */
  charts: (sheetName: string) => ChartShown[];
}

interface ChartShown extends Bounds {
  name: string;
  type: string;
  /** Empty when no title is shown. */
  title: string;
  categories: string[];
  series: { name: string; values: (number | null)[] }[];
}

declare global {
  interface Window {
    workbench?: WorkbenchWindow;
  }
}

/** How the page saves and opens files. */
export interface Files {
  save: () => Promise<Uint8Array>;
  open: (bytes: Uint8Array, name: string) => Promise<void>;
}

export function expose({ grid, host }: OpenedBook, files: Files): void {
  const place = (address: string) => resolveArea(grid, grid.workbook.getActiveSheet().getSheetId(), address);
  const api: WorkbenchWindow = {
    host,
    missing: host.missing,
    calculated: () => grid.calculation.whenIdle(),
    values: (address) => read(grid, place(address), (cells, row, column) => cells.value(row, column)),
    contents: (address) =>
      read(
        grid,
        place(address),
        (cells, row, column) => cells.formula(row, column) ?? String(cells.value(row, column)),
      ),
    texts: (address) =>
      read(grid, place(address), (cells, row, column) =>
        formatText(cells.value(row, column), cells.pattern(row, column)),
      ),
    message: (address) => {
      const { sheetId, area } = place(address);
      return grid.errorMessage(sheetId, area.row, area.column);
    },
    charts: (sheetName) => {
      const sheet = grid.workbook.getSheetBySheetName(sheetName);
      if (!sheet) throw new Error(`There is no sheet ${sheetName}.`);
      return chartContents(grid, sheet.getSheetId()).map(({ chart, bounds, title, categories, series }) => ({
        name: chart.name,
        type: chart.type,
        title,
        ...bounds,
        categories,
        series: series.map(({ name, values }) => ({ name, values })),
      }));
    },
    conditionalFormats: (address) => {
      const { sheetId, area } = place(address);
      return conditionalRules(grid, sheetId)
        .filter((rule) => ruleAreas(grid, sheetId, rule).some((one) => intersect(one, area)))
        .map(({ condition }) => condition);
    },
    validation: (address) => {
      const { sheetId, area } = place(address);
      return new DataValidation(grid, sheetId, area).rule;
    },
    saveFile: () => files.save(),
    openFile: (bytes, name) => files.open(Uint8Array.from(bytes), name),
    select: (address) => {
      const places = address.split(",").map(place);
      selectAreas(
        grid,
        places[0]!.sheetId,
        places.map(({ area }) => area),
      );
    },
  };
  Object.defineProperty(window, "workbench", { value: Object.freeze(api), configurable: true });
}

function read<T>(
  grid: Grid,
  { sheetId, area }: ReturnType<typeof resolveArea>,
  at: (cells: SheetCells, row: number, column: number) => T,
): T[][] {
  const cells = new SheetCells(grid, sheetId);
  return Array.from({ length: area.rows }, (_, down) =>
    Array.from({ length: area.columns }, (_, right) => at(cells, area.row + down, area.column + right)),
  );
}
