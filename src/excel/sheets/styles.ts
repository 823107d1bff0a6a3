/** The looks of cells, for template files and for what is written to a workbook. */
export type StyleRole =
  | "title"
  | "subtitle"
  | "heading"
  | "note"
  | "remark"
  | "banner"
  | "link"
  | "label"
  | "input"
  | "result"
  | "columnTitle"
  | "total"
  | "indentedTitle"
  | "indentedLabel"
  | "bar"
  | "line";

export interface CellStyle {
  /** Points; the workbook's own size where absent. */
  readonly size?: number;
  readonly bold?: true;
  readonly underline?: true;
  /** Steps from the cell's edge; a step is about three spaces wide. */
  readonly indent?: number;
  readonly color?: string;
  readonly fill?: string;
  /** Lines at the cell's edges, all of them or one. */
  readonly border?: { readonly edge: "all" | "top" | "bottom"; readonly color: string };
  /** Points that a line takes. A row becomes higher than usual where a style or several lines need it. */
  readonly lineHeight: number;
}

/** Points of a row of the usual height. */
export const usualRowHeight = 15;

const accent = "#1F3A5F";
const grey = "#595959";
const pale = "#F3F6FA";

const columnTitle: CellStyle = {
  bold: true,
  color: accent,
  fill: "#E3EAF2",
  border: { edge: "bottom", color: "#8FA3BC" },
  lineHeight: usualRowHeight,
};

/** Blue on a light ground may be typed over and black is calculated, as is the custom in financial models. */
export const styles: Readonly<Record<StyleRole, CellStyle>> = {
  title: { size: 18, bold: true, color: accent, lineHeight: 27 },
  subtitle: { size: 11, color: grey, lineHeight: 16 },
  heading: {
    size: 12,
    bold: true,
    color: accent,
    border: { edge: "bottom", color: "#B4C3D6" },
    lineHeight: 19,
  },
  note: { size: 10, color: grey, lineHeight: 14 },
  // Beside a value at the right of its cell.
  remark: { size: 10, color: grey, indent: 1, lineHeight: 14 },
  banner: { size: 10, color: accent, fill: pale, lineHeight: 15 },
  link: { size: 10, color: "#0B5CAD", underline: true, lineHeight: 15 },
  label: { lineHeight: usualRowHeight },
  input: {
    color: "#1D4ED8",
    fill: "#EEF3FE",
    border: { edge: "all", color: "#C9D7F5" },
    lineHeight: usualRowHeight,
  },
  result: { color: "#000000", lineHeight: usualRowHeight },
  columnTitle,
  // Texts beside numbers at the right of their cells.
  indentedTitle: { ...columnTitle, indent: 1 },
  indentedLabel: { indent: 1, lineHeight: usualRowHeight },
  total: { bold: true, border: { edge: "top", color: "#8FA3BC" }, lineHeight: usualRowHeight },
  // A bar of signs in the cell.
  bar: { size: 9, color: "#1F5FA8", lineHeight: 14 },
  // To write on.
  line: { color: "#000000", border: { edge: "bottom", color: "#8FA3BC" }, lineHeight: usualRowHeight },
};

/** Excel's plainest style, without bands and filter buttons: the cells' own look makes tables and spilled results alike. */
export const tableStyle = "TableStyleLight1";

/** Colours of cells that meet a conditional rule, with a contrast of 4.5:1 or more. */
export const marks: Readonly<
  Record<"good" | "attention" | "bad", { readonly color: string; readonly fill: string }>
> = {
  good: { color: "#0B5A2B", fill: "#DDF2E3" },
  attention: { color: "#6B4A00", fill: "#FFF1CC" },
  bad: { color: "#9B1C1C", fill: "#FCE1E1" },
};

/** Colours of a chart's series or slices, in turn. They differ without red and green; white labels on them have a contrast of 4.5:1. */
export const chartColors = ["#1F5FA8", "#B85C00", "#5B7083", "#1F7F74", "#8E5BA6", "#B8505A"] as const;

/** The lines behind a chart. */
export const gridlineColor = "#D9DEE5";
