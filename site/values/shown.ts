import { type CellContent, isErrorName, type Matrix } from "../../src/excel/formulas/values";
import { formatsOf } from "../../src/results/cell-formats";
import { formats } from "../../src/results/formats";
import { resultKinds } from "../../src/results/kinds";

/** A cell of a result in words. */
interface ShownCell {
  readonly text: string;
  readonly kind: "figure" | "text" | "long" | "error" | "blank";
}

/** A result as a table: its titles, where it has or is known to have some, and its cells. */
export interface ShownResult {
  readonly titles: readonly string[] | undefined;
  /** True where the first cell of each row names the row. */
  readonly labelled: boolean;
  readonly rows: readonly (readonly ShownCell[])[];
  /** The columns that hold numbers and no long text, which are aligned at the right. */
  readonly numeric: readonly boolean[];
}

/** The result of the function with an id, whose doc comment says what it `returns`. */
export function shownResult(id: string, returns: string, values: Matrix): ShownResult {
  const dates = datesOf(id, values);
  const rows = values.map((row, at) =>
    row.map((cell, column) => shownCell(cell, dates.get(`${at},${column}`))),
  );
  const kind = resultKinds[id];
  const has = (column: number, wanted: ShownCell["kind"]) => rows.some((row) => row[column]!.kind === wanted);
  const numeric = rows[0]!.map((_, column) => has(column, "figure") && !has(column, "long"));
  const titled = typeof kind === "object" && "titles" in kind ? kind.titles : undefined;
  if (titled === "across" && rows.length > 1)
    return { titles: rows[0]!.map(({ text }) => text), labelled: false, rows: rows.slice(1), numeric };
  return { titles: columnTitles(returns, values[0]!.length), labelled: titled === "down", rows, numeric };
}

const exact = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 15 });

/** A number with all of its digits, in groups of three. */
export function shownNumber(value: number): string {
  return exact.format(value).replace("-", "−");
}

/** Characters of a text that has a line of its own. A longer one is broken into lines. */
const mostOfLine = 40;

function shownCell(cell: CellContent, format: "date" | "time" | undefined): ShownCell {
  if (cell === null || cell === "") return { text: "", kind: "blank" };
  if (typeof cell === "boolean") return { text: cell ? "TRUE" : "FALSE", kind: "text" };
  if (typeof cell === "number")
    return { text: format === undefined ? shownNumber(cell) : shownDate(cell, format), kind: "figure" };
  return { text: cell, kind: isErrorName(cell) ? "error" : cell.length > mostOfLine ? "long" : "text" };
}

/** Excel counts days from 1899-12-30. */
function shownDate(serial: number, format: "date" | "time"): string {
  const date = new Date(Math.round((serial - 25569) * 86_400_000)).toISOString();
  return format === "date" ? date.slice(0, 10) : date.slice(0, 16).replace("T", " ");
}

/** The cells that hold dates and times, by row and column. */
function datesOf(id: string, values: Matrix): ReadonlyMap<string, "date" | "time"> {
  const found = new Map<string, "date" | "time">();
  for (const { row, column, rowCount, columnCount, format } of formatsOf(id, values)) {
    if (format !== formats.date && format !== formats.time) continue;
    for (let at = row; at < row + rowCount; at++)
      for (let beside = column; beside < column + columnCount; beside++)
        found.set(`${at},${beside}`, format === formats.date ? "date" : "time");
  }
  return found;
}

/** The columns of a result without titles, where what it returns lists them: "Rule, status and message, a row each." */
function columnTitles(returns: string, count: number): readonly string[] | undefined {
  if (count < 2) return undefined;
  const plain = returns.replace(/ \([^)]*\)/g, "");
  const lists = [/([^:.;]+), a row each/, /: ([^:.;]+)\.?$/].flatMap((list) => list.exec(plain)?.[1] ?? []);
  return lists
    .map((list) => list.split(/, | and /).map((title) => title.trim()))
    .map((titles) => titles.map((title) => title.charAt(0).toUpperCase() + title.slice(1)))
    .find(({ length }) => length === count);
}
