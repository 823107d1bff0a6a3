import type { TextPart } from "../src/workbook/template/description";

/**
 * What stands at the top of a template's first sheet. The line on the add-in is always there: without the add-in Excel keeps
 * the last values and calculates nothing, so a formula could not tell.
 */
export function head(title: string, answers: string, columns: number): TextPart[] {
  return [
    { kind: "text", place: { row: 0, column: 0 }, style: "title", text: title },
    { kind: "text", place: { row: 1, column: 0 }, style: "subtitle", text: answers, columns },
    {
      kind: "text",
      place: { row: 2, column: 0 },
      style: "banner",
      text: "Numbers by Ballast. If a cell shows #NAME?, add Ballast from Insert > Add-ins, then choose Repair formulas.",
      columns,
    },
  ];
}

/** Lines of a sheet's notes under their heading, each over the given columns. */
export function notes(row: number, column: number, columns: number, lines: readonly Note[]): TextPart[] {
  let next = row + 1;
  const heading: TextPart = {
    kind: "text",
    place: { row, column },
    style: "heading",
    text: "Notes",
    columns,
  };
  return [
    heading,
    ...lines.map(({ text, lines: height = 1, link }): TextPart => {
      const place = { row: next, column };
      next += 1;
      return { kind: "text", place, style: link ? "link" : "note", text, columns, lines: height };
    }),
  ];
}

export interface Note {
  readonly text: string;
  readonly lines?: number;
  readonly link?: boolean;
}
