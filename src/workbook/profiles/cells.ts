import type { NamedCells } from "../../excel/cells/named-cells";
import { profileComponents, type CustomProfile } from "./schema";

/** What the names of profiles' cells begin with. */
export const profilePrefix = "Ballast_Profile_";

/** A profile's block on the Settings sheet: its name, two titles, the named cells of component and weight, their sum. */
export const profileBlock = {
  rowCount: 8,
  columnCount: 2,
  cellsRow: 2,
  cellsCount: profileComponents.length,
} as const;

/** Fills a profile's block, beginning with the cell of its name, and gives its cells their name. */
export function addProfileCells(
  sheet: Excel.Worksheet,
  row: number,
  column: number,
  profile: CustomProfile,
): void {
  const { cellsRow, cellsCount, columnCount } = profileBlock;
  const cells = sheet.getRangeByIndexes(row + cellsRow, column, cellsCount, columnCount);
  sheet.getRangeByIndexes(row + 1, column, 1, columnCount).values = [["Component", "Weight"]];
  sheet.getRangeByIndexes(row, column, 1, columnCount).format.font.bold = true;
  sheet.getRangeByIndexes(row + 1, column, 1, columnCount).format.fill.color = "#E8EEF4";
  cells.format.font.color = "#1D4ED8";
  cells.numberFormat = Array.from({ length: cellsCount }, () => ["General", "0.00##%"]);
  sheet.getRangeByIndexes(row + cellsRow + cellsCount, column, 1, columnCount).numberFormat = [
    ["General", "0.00##%"],
  ];
  sheet.getRangeByIndexes(row, column, 1, columnCount).format.columnWidth = 108;
  sheet.context.workbook.names.add(profile.rangeName, cells);
  writeProfileCells(cells, profile);
}

/** Writes name, weights and their sum where the profile's cells are. */
export function writeProfileCells(cells: Excel.Range, profile: CustomProfile): void {
  const { cellsRow, cellsCount } = profileBlock;
  const rows = Array.from({ length: cellsCount }, (_, row) => profile.components[row]);
  cells.values = rows.map((part) => (part ? [part.component, part.weight] : ["", ""]));
  const head = cells.getOffsetRange(-cellsRow, 0).getRow(0);
  head.numberFormat = [["@", "General"]]; // a name such as 10/90 is no date
  head.values = [[profile.name, ""]];
  cells.getLastRow().getOffsetRange(1, 0).formulas = [["Sum", `=SUM(INDEX(${profile.rangeName},0,2))`]];
}

/** Clears a profile's block and takes its name away. */
export function removeProfileCells(
  context: Excel.RequestContext,
  cells: Excel.Range,
  rangeName: string,
): void {
  const { cellsRow, rowCount } = profileBlock;
  cells.getOffsetRange(-cellsRow, 0).getAbsoluteResizedRange(rowCount, 2).clear();
  context.workbook.names.getItem(rangeName).delete();
}

/** The components that the cells hold, for the schema to judge; rows without anything are none. */
export function componentsIn({ values }: NamedCells): { component: unknown; weight: unknown }[] {
  return values
    .filter((row) => row.some((value) => value !== ""))
    .map(([component, weight]) => ({ component, weight }));
}
