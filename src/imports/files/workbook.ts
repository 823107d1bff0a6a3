import { readXlsx, type CellValue } from "hucre/xlsx";
import { canonical } from "../values/decimals";
import type { Grid, Line } from "./source";

const rowsAtOnce = 2000;

/** The sheets of a workbook with their cells as texts: numbers at the digits that Excel keeps, times as ISO. */
export async function readWorkbook(name: string, data: Blob): Promise<Grid[]> {
  const { sheets } = await readXlsx(await data.arrayBuffer());
  return sheets.map((sheet) => {
    const lines = sheet.rows
      .map((cells, index): Line => ({ line: index + 1, cells: cells.map(textOf) }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
    return {
      name: sheets.length > 1 ? `${name} ${sheet.name}` : name,
      pieces: () => inPieces(lines),
      isByComma: false,
      isWhole: true,
    };
  });
}

async function* inPieces(lines: readonly Line[]): AsyncGenerator<readonly Line[], void> {
  for (let at = 0; at < lines.length; at += rowsAtOnce)
    yield await Promise.resolve(lines.slice(at, at + rowsAtOnce));
}

function textOf(value: CellValue): string {
  if (value === null) return "";
  if (value instanceof Date) return isoTime(value);
  // Excel keeps 15 digits; a whole number below 2^53 has all of its own.
  if (typeof value === "number")
    return canonical(Number.isSafeInteger(value) ? String(value) : value.toPrecision(15));
  return String(value).replaceAll("\ufeff", "");
}

/** To the nearest second, since a day's fraction is a rounded number. */
function isoTime(value: Date): string {
  return new Date(Math.round(value.getTime() / 1000) * 1000).toISOString().slice(0, 19).replace("T", " ");
}
