import { markColors, seriesColors, sheetColors } from "../../base/palette";

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

const { accent, grey, black, titleEdge } = sheetColors;

const columnTitle: CellStyle = {
  bold: true,
  color: accent,
  fill: sheetColors.titleGround,
  border: { edge: "bottom", color: titleEdge },
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
    border: { edge: "bottom", color: sheetColors.headingEdge },
    lineHeight: 19,
  },
  note: { size: 10, color: grey, lineHeight: 14 },
  // Beside a value at the right of its cell.
  remark: { size: 10, color: grey, indent: 1, lineHeight: 14 },
  banner: { size: 10, color: accent, fill: sheetColors.bannerGround, lineHeight: 15 },
  link: { size: 10, color: sheetColors.link, underline: true, lineHeight: 15 },
  label: { lineHeight: usualRowHeight },
  input: {
    color: sheetColors.input,
    fill: sheetColors.inputGround,
    border: { edge: "all", color: sheetColors.inputEdge },
    lineHeight: usualRowHeight,
  },
  result: { color: black, lineHeight: usualRowHeight },
  columnTitle,
  // Texts beside numbers at the right of their cells.
  indentedTitle: { ...columnTitle, indent: 1 },
  indentedLabel: { indent: 1, lineHeight: usualRowHeight },
  total: { bold: true, border: { edge: "top", color: titleEdge }, lineHeight: usualRowHeight },
  // A bar of signs in the cell.
  bar: { size: 9, color: sheetColors.bar, lineHeight: 14 },
  // To write on.
  line: { color: black, border: { edge: "bottom", color: titleEdge }, lineHeight: usualRowHeight },
};

/** Excel's plainest style, without bands and filter buttons: the cells' own look makes tables and spilled results alike. */
export const tableStyle = "TableStyleLight1";

/** Colours of cells that meet a conditional rule. */
export const marks: Readonly<
  Record<"good" | "attention" | "bad", { readonly color: string; readonly fill: string }>
> = markColors;

/** Colours of a chart's series or slices, in turn. */
export const chartColors = seriesColors;
