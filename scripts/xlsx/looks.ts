import type { CellStyle, FontStyle } from "hucre";
import type { PlacedCell } from "../../src/excel/sheets/placed";
import { marks, styles, type StyleRole } from "../../src/excel/sheets/styles";

/** The workbook's normal font. */
export const normalFont: FontStyle = { name: "Calibri", size: 11, family: 2, scheme: "minor" };

/** A placed cell's look in hucre's terms. */
export function cellLook({ style, format, align, wraps }: PlacedCell): CellStyle {
  return {
    ...roleLook(style),
    alignment: {
      horizontal: align,
      indent: styles[style].indent,
      vertical: wraps ? "top" : "center",
      wrapText: wraps ? true : undefined,
    },
    numFmt: format === "General" ? undefined : format,
  };
}

function roleLook(role: StyleRole): CellStyle {
  const { size, bold, underline, color, fill, border } = styles[role];
  return {
    font: {
      ...normalFont,
      size: size ?? normalFont.size,
      bold,
      underline,
      color: color === undefined ? undefined : { rgb: hex(color) },
    },
    fill: fill === undefined ? undefined : { type: "pattern", pattern: "solid", fgColor: { rgb: hex(fill) } },
    border: border && lines(border),
  };
}

/** What a conditional rule puts over a cell's own look. */
export function markLook(mark: keyof typeof marks): CellStyle {
  const { color, fill } = marks[mark];
  return {
    font: { color: { rgb: hex(color) } },
    fill: { type: "pattern", pattern: "solid", bgColor: { rgb: hex(fill) } },
  };
}

/** The colour as files hold it, without the number sign. */
export const hex = (color: string) => color.slice(1).toUpperCase();

function lines({ edge, color }: { edge: "all" | "top" | "bottom"; color: string }): CellStyle["border"] {
  const line = { style: "thin", color: { rgb: hex(color) } } as const;
  return edge === "all" ? { top: line, right: line, bottom: line, left: line } : { [edge]: line };
}
