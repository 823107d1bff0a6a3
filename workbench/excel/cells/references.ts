import { IDefinedNamesService } from "@univerjs/engine-formula";
import { ServiceError } from "../../host/errors";
import type { SheetArea } from "../addresses";
import { fromGridRange, parseReference } from "../addresses";
import type { Grid } from "../grid";

/** The cells of a range, or of a text on that sheet: an address, a defined name or a table. */
export function resolveArea(grid: Grid, sheetId: string, cells: SheetArea | string): SheetArea {
  if (typeof cells !== "string") return cells;
  const found = findArea(grid, sheetId, cells);
  if (found) return found;
  throw new ServiceError("InvalidArgument");
}

function findArea(grid: Grid, sheetId: string, text: string): SheetArea | undefined {
  const parsed = parseReference(text);
  if (parsed) {
    if (parsed.sheet === undefined) return { sheetId, area: parsed.area };
    const named = grid.workbook.getSheetBySheetName(parsed.sheet);
    return named ? { sheetId: named.getSheetId(), area: parsed.area } : undefined;
  }
  const name = grid.injector.get(IDefinedNamesService).getValueByName(grid.unitId, text);
  if (name) return findArea(grid, sheetId, name.formulaOrRefString.replace(/^=/, "").replaceAll("$", ""));
  return tableArea(grid, text);
}

/** A table's name alone means its data rows, as in a formula. */
function tableArea(grid: Grid, text: string): SheetArea | undefined {
  const [, name, part] = /^([\p{L}_\\][\p{L}\p{N}_.\\]*)(?:\[#(All|Data|Headers)\])?$/iu.exec(text) ?? [];
  const info = grid.tables
    .getTableList(grid.unitId)
    .find((table) => table.name.toLowerCase() === name?.toLowerCase());
  if (!info) return undefined;
  const all = fromGridRange(info.range);
  const wanted = part?.toLowerCase() ?? "data";
  if (wanted === "all") return { sheetId: info.subUnitId, area: all };
  if (wanted === "headers") return { sheetId: info.subUnitId, area: { ...all, rows: 1 } };
  return { sheetId: info.subUnitId, area: { ...all, row: all.row + 1, rows: all.rows - 1 } };
}
