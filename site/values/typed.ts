import type { CellContent } from "../../src/excel/formulas/values";
import { isErrorName } from "../../src/excel/formulas/values";
import { type Given, isMatrix, readGiven } from "./formula";

/** What somebody types into a field of the try-out: a value, an array as in a formula, or a line for each row of a table. */
export function readTyped(text: string): Given {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  if (trimmed.startsWith("{") && trimmed.endsWith("}")) return readGiven(trimmed);
  if (rowOfNumbers.test(trimmed)) return [trimmed.split(/,\s+/).map(readCell)];
  const lines = text.replace(/\n+$/, "").split("\n");
  if (lines.length === 1 && !text.includes("\t")) return readCell(trimmed);
  const rows = lines.map((line) => line.split(line.includes("\t") ? "\t" : /\s*,\s*/).map(readCell));
  const width = Math.max(...rows.map(({ length }) => length));
  return rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null));
}

/** "0, 0.5, 1": a blank after each comma, so that neither 60,000 nor 0,5 is a row. */
const rowOfNumbers = /^[-+]?[\d.]+ ?%?(,[^\S\n]+[-+]?[\d.]+ ?%?)+$/;

/** As a field shows an argument, so that `readTyped` gives it again. */
export function typedText(given: Given): string {
  if (given === undefined) return "";
  if (!isMatrix(given)) return cellText(given);
  return given.length === 1
    ? `{${given[0]!.map((cell) => (typeof cell === "string" ? `"${cell}"` : cellText(cell))).join(", ")}}`
    : given.map((row) => row.map(cellText).join(", ")).join("\n");
}

function readCell(text: string): CellContent {
  const cell = text.trim().replace(/^"(.*)"$/, "$1");
  if (cell === "") return null;
  if (/^(true|false)$/i.test(cell)) return cell.toLowerCase() === "true";
  if (isErrorName(cell.toUpperCase())) return cell.toUpperCase();
  if (/^[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(cell)) return Number(cell.replaceAll(",", ""));
  const [, number, percent] = /^([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*(%?)$/i.exec(cell) ?? [];
  if (number === undefined) return cell;
  return percent === "%" ? Number((Number(number) / 100).toPrecision(15)) : Number(number);
}

function cellText(cell: CellContent): string {
  if (cell === null) return "";
  return typeof cell === "boolean" ? String(cell).toUpperCase() : String(cell);
}
