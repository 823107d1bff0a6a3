import type { Corner, TextPart } from "../excel/sheets/description";

/**
 * The top of a template's first sheet. The line about the add-in is plain text: without the add-in Excel keeps the last values
 * and calculates nothing, so a formula could not detect that it is missing.
 */
export function head(title: string, answers: string, columns: number): TextPart[] {
  return [
    { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: title },
    { kind: "text", corner: { row: 1, column: 0 }, style: "subtitle", text: answers, columns },
    {
      kind: "text",
      corner: { row: 2, column: 0 },
      style: "banner",
      text: "Numbers by Ballast. If a cell shows #NAME?, add Ballast from Home > Add-ins (Insert in older Excel), then choose Repair formulas.",
      columns,
    },
  ];
}

/** A note that is blank until the table has more or fewer rows than its chart was made for. */
export function grown(
  key: string,
  column: string,
  rowCount: number,
  corner: Corner,
  columns: number,
): TextPart {
  const rows = `ROWS({${key}}[${column}])`;
  return {
    kind: "text",
    corner,
    style: "note",
    text: `=IF(${rows}=${rowCount},"","There are "&${rows}&" rows now; chart and print area were made for ${rowCount}. Change them to show all.")`,
    columns,
  };
}

/** Lines under a heading, each as wide as the given columns. */
export function notes(heading: string, corner: Corner, columns: number, lines: readonly Note[]): TextPart[] {
  return [
    { kind: "text", corner, style: "heading", text: heading, columns },
    ...lines.map((line, at): TextPart => ({
      kind: "text",
      corner: { row: corner.row + 1 + at, column: corner.column },
      style: line.address ? "link" : "note",
      columns,
      ...line,
    })),
  ];
}

/** A note. With an address it is a link. */
export type Note = Pick<TextPart, "text" | "lines" | "address">;
