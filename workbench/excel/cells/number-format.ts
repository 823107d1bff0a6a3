import { numfmt } from "@univerjs/core";
import type { CellValue } from "./cell-value";
import { isError } from "./cell-value";

/** The text that a cell shows for a value under its number format. */
export function formatText(value: CellValue, pattern: string | undefined): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string" && (isError(value) || value === "")) return value;
  try {
    return numfmt.format(pattern ?? "General", value, { throws: true });
  } catch {
    return String(value); // Excel shows the plain value when it cannot read the format
  }
}

export const isTextFormat = (pattern: string | undefined): boolean => pattern === "@" || pattern === "@@@";
