import { SetSelectionsOperation } from "@univerjs/sheets";
import { formatArea } from "../excel/addresses";
import { SheetCells } from "../excel/cells/cells";
import { isError } from "../excel/cells/cell-value";
import type { Grid } from "../excel/grid";
import { activeCell } from "../excel/cells/selection";

export interface Status {
  calculating: boolean;
  /** The error of the active cell in words. */
  error?: { cell: string; text: string };
}

/** Calls `onStatus` whenever the calculation starts or ends and whenever the active cell changes. */
export function watchStatus(grid: Grid, onStatus: (status: Status) => void): void {
  const tell = () => onStatus({ calculating: !grid.calculation.idle, error: activeError(grid) });
  grid.calculation.watch(tell);
  grid.commands.onCommandExecuted(({ id }) => {
    if (id === SetSelectionsOperation.id) tell();
  });
  tell();
}

function activeError(grid: Grid): Status["error"] {
  const { sheetId, area } = activeCell(grid);
  const value = new SheetCells(grid, sheetId).value(area.row, area.column);
  if (!isError(value)) return undefined;
  const text = grid.errorMessage(sheetId, area.row, area.column) ?? explanations[value] ?? "";
  return { cell: formatArea(area), text: `${value} ${text}`.trim() };
}

/** The meaning of Excel's errors, for errors without a message from a function. */
const explanations: Record<string, string> = {
  "#DIV/0!": "A number is divided by zero.",
  "#N/A": "There is no value.",
  "#NAME?": "The formula names something that is not known. Functions in the ribbon explains the cell.",
  "#NUM!": "The number is too large or not allowed here.",
  "#REF!": "The formula refers to cells that are gone.",
  "#SPILL!": "Cells below or beside are not empty. Clear them to see the whole result.",
  "#VALUE!": "An argument is missing or of the wrong kind. Functions in the ribbon explains the cell.",
};
