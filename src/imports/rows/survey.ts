import type { Format } from "../formats/format";
import type { Recognised } from "../formats/recognise";
import type { Grid } from "../files/source";
import { orderIn, type DateOrder } from "../values/clock";
import { markIn, type DecimalMark } from "../values/numbers";
import { bybitNumbers } from "./bybit-log";
import { okxNumbers } from "./okx-trading";
import { Columns } from "./row";
import { numberColumns } from "./rules";

/** What can only be told from all rows of a file together. */
export interface Survey {
  readonly mark: DecimalMark;
  readonly order: DateOrder | "either";
  /** The line of the first date that can be read both ways, and its text. */
  readonly eitherAt?: { readonly line: number; readonly value: string };
}

/** Reads a file once for the way in which its numbers and dates are written. */
export async function surveyOf(grid: Grid, found: Recognised): Promise<Survey> {
  const columns = new Columns(found.names, found.titles);
  const numbers = numbersOf(found.format)
    .map((name) => columns.find(name))
    .filter((at) => at >= 0);
  const time = columns.find(found.format.time);
  const marks = { ".": 0, ",": 0, ambiguous: 0 };
  const orders = new Set<DateOrder | "either">();
  let eitherAt: Survey["eitherAt"];
  for await (const piece of grid.pieces())
    for (const { line, cells } of piece) {
      for (const at of numbers) {
        const cell = cells[at] ?? "";
        // A cell without a mark says nothing of it.
        const mark = cell.includes(".") || cell.includes(",") ? markIn(cell) : undefined;
        if (mark) marks[mark]++;
      }
      const order = orderIn(cells[time] ?? "");
      if (order) orders.add(order);
      if (order === "either") eitherAt ??= { line, value: cells[time] ?? "" };
    }
  return { mark: decimalMark(marks, grid.isByComma), order: dateOrder(orders), eitherAt };
}

function numbersOf(format: Format): readonly string[] {
  if (format.special === "bybit-log") return bybitNumbers;
  return format.special === "okx-trading" ? okxNumbers : numberColumns(format);
}

function decimalMark(marks: Record<"." | "," | "ambiguous", number>, isByComma: boolean): DecimalMark {
  if (marks["."] > 0 && marks[","] > 0) return "mixed";
  if (marks[","] > 0) return ",";
  return marks["."] === 0 && marks.ambiguous > 0 && !isByComma ? "unknown" : ".";
}

function dateOrder(orders: ReadonlySet<DateOrder | "either">): DateOrder | "either" {
  if (orders.has("day")) return "day";
  if (orders.has("month")) return "month";
  return orders.has("either") ? "either" : "day";
}
