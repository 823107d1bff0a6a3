import { formatAddress, type Block } from "../addresses";
import { inBlockOrder } from "../cells/formula-cells";
import type { Additions, ReenteredCell } from "./changes";

/** Every place that a write may have changed, for people: sheets, cells, tables, names, conditional formats, settings. */
export function placesOf(write: Additions): string[] {
  return [
    ...write.addedSheets.map(({ name }) => `the sheet ${name}`),
    ...write.replaced.map(({ snapshot }) => formatAddress(snapshot.block)),
    ...write.addedRows.map(({ block }) => formatAddress(block)),
    ...blocksOf(write.reentered, write.sheets).map(formatAddress),
    ...write.rules.map(({ where }) => `the conditional format of ${where}`),
    ...listed("table", [...write.addedTables, ...write.addedRows.map(({ table }) => table)]),
    ...listed("name", [
      ...new Set([...write.addedNames, ...[...write.removedNames, ...write.renamed].map(({ name }) => name)]),
    ]),
    ...(write.stored.length > 0 ? ["the settings that the workbook keeps for Ballast"] : []),
  ];
}

/** The first of the places as Undo shows it: an address where it is a sheet or cells. */
export function firstAddress(write: Additions): string {
  const [sheet] = write.addedSheets;
  if (!sheet) return placesOf(write)[0]!.replace(/^the /, "");
  return formatAddress({ sheet: sheet.name, row: 0, column: 0, rowCount: 1, columnCount: 1 });
}

/** Cells below each other as one block. */
function blocksOf(cells: readonly ReenteredCell[], sheets: Additions["sheets"]): Block[] {
  const names = new Map(sheets.map(({ id, name }) => [id, name]));
  const blocks: Block[] = [];
  for (const { sheetId, row, column } of inBlockOrder(cells)) {
    const sheet = names.get(sheetId)!;
    const above = blocks.at(-1);
    const continues = above?.sheet === sheet && above.column === column && above.row + above.rowCount === row;
    if (continues) blocks.splice(-1, 1, { ...above, rowCount: above.rowCount + 1 });
    else blocks.push({ sheet, row, column, rowCount: 1, columnCount: 1 });
  }
  return blocks;
}

function listed(noun: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return [`the ${noun}${names.length === 1 ? "" : "s"} ${names.join(", ")}`];
}
