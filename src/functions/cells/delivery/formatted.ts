import { formatsOf } from "../../../results/cell-formats";

/** A number that brings its format along. Excel shows it so where the cell has no format of its own; its value is the number. */
export interface FormattedNumber {
  readonly type: "Double" | "FormattedNumber";
  readonly basicType: "Double";
  readonly basicValue: number;
  readonly numberFormat: string;
}

/** Results of more cells stay plain: a format on each would slow long columns down and bring them near Excel's limit of size. */
const mostCells = 1_000;

/**
 * The cells of a result, with its numbers as formatted numbers where this Excel has them and the user has not turned them off.
 *
 * @see https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-data-types-concepts
 */
export function formatted<Cell>(name: string, cells: Cell[][]): (Cell | FormattedNumber)[][] {
  const type = isOn ? typeHere() : undefined;
  if (type === undefined || cells.length * (cells[0]?.length ?? 0) > mostCells) return cells;
  const shown: (Cell | FormattedNumber)[][] = cells;
  for (const { row, column, rowCount, columnCount, format } of formatsOf(name.replaceAll(".", "_"), cells)) {
    for (let down = row; down < row + rowCount; down++) {
      const line = shown[down]!;
      for (let right = column; right < column + columnCount; right++) {
        const value = line[right];
        if (typeof value !== "number") continue;
        line[right] = { type, basicType: "Double", basicValue: value, numberFormat: format };
      }
    }
  }
  return shown;
}

/**
 * What this Excel calls a number with a format: "Double" since ExcelApi 1.19, "FormattedNumber" from 1.16 on; before that it has none.
 * Without Office, and before Office knows its Excel, there is none either.
 *
 * @see https://learn.microsoft.com/javascript/api/excel/excel.formattednumbercellvalue
 */
function typeHere(): FormattedNumber["type"] | undefined {
  if (knownType === undefined && typeof Office !== "undefined") {
    // Office declares it as always there, but it is not until Office has started.
    const requirements = (Office.context as Partial<Office.Context> | undefined)?.requirements;
    if (requirements?.isSetSupported("ExcelApi", "1.19")) knownType = "Double";
    else if (requirements?.isSetSupported("ExcelApi", "1.16")) knownType = "FormattedNumber";
  }
  return knownType;
}

/** Kept once it is known, so that thousands of calls do not ask Office again. */
let knownType: FormattedNumber["type"] | undefined;

/** The user's choice is kept by this machine and not by the workbook, because cells calculate before a workbook's settings are read. */
const key = "Ballast.PlainResults";

let isOn = !isPlainChosen();

function isPlainChosen(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false; // Node has no storage, and some browsers forbid it.
  }
}

/** For the pane: whether this Excel shows formatted results, and the user's choice about them. */
export const numberFormats = {
  isOffered: (): boolean => typeHere() !== undefined,
  isOn: (): boolean => isOn,
  choose(next: boolean): void {
    isOn = next;
    try {
      if (next) localStorage.removeItem(key);
      else localStorage.setItem(key, "plain");
    } catch {
      // Then the choice holds until Excel is closed.
    }
  },
};
