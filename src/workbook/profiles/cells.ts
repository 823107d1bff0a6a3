import type { Block } from "../../excel/addresses";
import type { NamedCells } from "../../excel/cells/named-cells";
import type { CellsColumn, Corner, Part } from "../../excel/sheets/description";
import { profileComponents, type CustomProfile } from "./schema";

/** What the names of all cells on the Settings sheet begin with. */
export const cellPrefix = "Ballast_";

/** What the names of profiles' cells begin with. */
export const profilePrefix = `${cellPrefix}Profile_`;

/** A profile's block on the Settings sheet: its name, two titles, the named cells of component and weight, their sum. */
const cellsRow = 2;
const cellsCount = profileComponents.length;
const rowCount = cellsRow + cellsCount + 1;
const columnCount = 2;

/** Columns from one profile's block to the next one's. */
export const profileStep = columnCount + 1;

/** In characters, of the columns of a block and the gap behind them. */
export const profileWidths = [20, 20, 4];

const columns: readonly [CellsColumn, CellsColumn] = [
  { title: "Component", format: "General" },
  { title: "Weight", format: "0.00##%" },
];

/** The block of a profile. Formulas read its cells by their name, which never changes. */
export function profileParts(profile: CustomProfile, { row, column }: Corner): Part[] {
  const { name, rangeName } = profile;
  return [
    { kind: "text", corner: { row, column }, style: "heading", text: name },
    {
      kind: "cells",
      corner: { row: row + cellsRow - 1, column },
      key: rangeName.slice(cellPrefix.length),
      style: "input",
      columns,
      rows: rowsOf(profile),
    },
    {
      kind: "cells",
      corner: { row: row + rowCount - 1, column },
      style: "total",
      columns: columns.map(({ format }) => ({ format })),
      rows: [["Sum", `=SUM(INDEX(${rangeName},0,2))`]],
    },
  ];
}

/** The whole block of a profile whose named cells are these. */
export function profileBlock(cells: Block): Block {
  return { ...cells, row: Math.max(0, cells.row - cellsRow), rowCount, columnCount };
}

/** True where the cells hold these weights. */
export function holdsProfile({ values }: NamedCells, profile: CustomProfile): boolean {
  return JSON.stringify(values) === JSON.stringify(rowsOf(profile));
}

/** Writes name and weights to the cells that a profile has already. */
export function writeProfileCells(cells: Excel.Range, profile: CustomProfile): void {
  cells.values = rowsOf(profile);
  const head = cells.getOffsetRange(-cellsRow, 0).getRow(0);
  head.numberFormat = [["@", "General"]]; // a name such as 10/90 is no date
  head.values = [[profile.name, ""]];
}

/** Clears a profile's block and takes its name away. */
export function removeProfileCells(
  context: Excel.RequestContext,
  cells: Excel.Range,
  rangeName: string,
): void {
  cells.getOffsetRange(-cellsRow, 0).getAbsoluteResizedRange(rowCount, columnCount).clear();
  context.workbook.names.getItem(rangeName).delete();
}

/** The components that the cells hold, without the blank rows. The schema judges them. */
export function componentsIn({ values }: NamedCells): { component: unknown; weight: unknown }[] {
  return values
    .filter((row) => row.some((value) => value !== ""))
    .map(([component, weight]) => ({ component, weight }));
}

function rowsOf({ components }: CustomProfile): (string | number)[][] {
  return Array.from({ length: cellsCount }, (_, row) => {
    const part = components[row];
    return part ? [part.component, part.weight] : ["", ""];
  });
}
