import { strFromU8, unzipSync } from "fflate";
import { cellsIn, formatArea, parseReference } from "../addresses";
import { limits } from "./limits";
import { count, FileRefused } from "./refused";

/** Refuses a file whose parts or sheets are too large, before it is read: the reader makes an entry for every blank cell too. */
export function checkExtent(file: Uint8Array): void {
  let bytes = 0;
  const sheets = unzipSync(file, {
    filter: ({ name, originalSize }) => {
      bytes += originalSize;
      if (bytes <= limits.unpackedBytes) return /^xl\/worksheets\/[^/]+\.xml$/.test(name);
      throw new FileRefused(
        "",
        `Unpacked, the file has more than ${count(limits.unpackedBytes)} bytes, which the workbench does not open.`,
        "Delete sheets, rows or pictures that are not needed, and save the file again.",
      );
    },
  });
  for (const [name, part] of Object.entries(sheets)) checkSheet(name, strFromU8(part));
}

function checkSheet(name: string, xml: string): void {
  const end = lastCell(xml);
  if (!end || cellsIn(end) <= limits.cells) return;
  throw new FileRefused(
    /sheet\d+/.exec(name)?.[0] ?? name,
    `The used part of the sheet is ${formatArea(end)} with ${count(cellsIn(end))} cells, blank ones included; the workbench opens up to ${count(limits.cells)}.`,
    "Delete the rows and columns that are not needed, and save the file again.",
  );
}

/** The area from A1 to the last cell in the part of a sheet. */
function lastCell(xml: string) {
  let rows = 0;
  const names = new Set<string>();
  for (const [, column, row] of xml.matchAll(/<c\b[^>]*?\sr="([A-Z]{1,3})(\d{1,7})"/g)) {
    rows = Math.max(rows, Number(row));
    names.add(column!);
  }
  const columns = Math.max(
    0,
    ...[...names].map((name) => (parseReference(`${name}1`)?.area.column ?? 0) + 1),
  );
  return rows === 0 ? undefined : { row: 0, column: 0, rows, columns };
}
