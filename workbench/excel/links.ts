import type { RemoteObject } from "../host/remote";
import type { Area } from "./addresses";

/**
 * Office.js's objects lead to each other in circles: a worksheet has ranges, and a range has a worksheet. The model's files
 * import in one direction only, from the workbook down to the range. Getters that lead back up make their object with these
 * functions, which `openWorkbook` gives to the grid. Their results go to the add-in, which sees them by reflection, so
 * RemoteObject is all that is said of their type.
 */
export interface UpwardLinks {
  worksheet: (sheetId: string) => RemoteObject;
  /** The tables of a sheet whose areas are wanted. */
  tables: (sheetId: string, isWanted: (area: Area) => boolean) => RemoteObject;
  /** The conditional formats that touch an area. */
  conditionalFormats: (sheetId: string, area: Area) => RemoteObject;
  /** Several areas of one sheet as one object. */
  rangeAreas: (sheetId: string, areas: readonly Area[]) => RemoteObject;
}
