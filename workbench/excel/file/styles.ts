import type { IBorderData, IBorderStyleData, IColorStyle, IStyleData, Nullable } from "@univerjs/core";
import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import type { BorderLineStyle, BorderSide, CellStyle, Color, FontStyle } from "hucre";

/** The style of a cell in the file's terms. */
export function toFileStyle(style: IStyleData): CellStyle {
  const made: CellStyle = {};
  const font = fontOf(style);
  if (Object.keys(font).length > 0) made.font = { name: "Calibri", size: 11, ...font };
  const fill = toFileColor(style.bg);
  if (fill) made.fill = { type: "pattern", pattern: "solid", fgColor: fill };
  if (style.bd) {
    made.border = {};
    for (const [side, key] of sides) {
      const line = toFileLine(style.bd[key]);
      if (line) made.border[side] = line;
    }
  }
  const alignment: CellStyle["alignment"] = {};
  const horizontal = nameOf(horizontals, style.ht);
  const vertical = nameOf(verticals, style.vt);
  if (horizontal) alignment.horizontal = horizontal;
  if (vertical) alignment.vertical = vertical;
  if (style.tb === WrapStrategy.WRAP) alignment.wrapText = true;
  if (style.pd?.l) alignment.indent = Math.round(style.pd.l / INDENT_PIXELS);
  if (Object.keys(alignment).length > 0) made.alignment = alignment;
  if (style.n?.pattern) made.numFmt = style.n.pattern;
  return made;
}

/** The part of a style that a conditional format can change. */
export function toFileMark(style: IStyleData): CellStyle {
  const made: CellStyle = {};
  const font = fontOf(style);
  if (Object.keys(font).length > 0) made.font = font;
  const color = toFileColor(style.bg);
  if (color) made.fill = { type: "pattern", pattern: "solid", bgColor: color };
  return made;
}

export function fromFileStyle({ font, fill, border, alignment, numFmt }: CellStyle): IStyleData {
  const style: IStyleData = {};
  if (font?.name) style.ff = font.name;
  if (font?.size) style.fs = font.size;
  if (font?.bold !== undefined) style.bl = yesNo(font.bold);
  if (font?.italic !== undefined) style.it = yesNo(font.italic);
  if (font?.underline) style.ul = { s: BooleanNumber.TRUE };
  if (font?.strikethrough) style.st = { s: BooleanNumber.TRUE };
  const color = fromFileColor(font?.color);
  if (color) style.cl = color;
  if (fill?.type === "pattern" && fill.pattern !== "none") {
    const background = fromFileColor(fill.fgColor) ?? fromFileColor(fill.bgColor);
    if (background) style.bg = background;
  }
  const bd: IBorderData = {};
  for (const [side, key] of sides) {
    const line = border?.[side];
    if (line) bd[key] = fromFileLine(line);
  }
  if (Object.keys(bd).length > 0) style.bd = bd;
  if (alignment?.horizontal) style.ht = lookUp(horizontals, alignment.horizontal);
  if (alignment?.vertical) style.vt = lookUp(verticals, alignment.vertical);
  if (alignment?.wrapText) style.tb = WrapStrategy.WRAP;
  if (alignment?.indent) style.pd = { l: alignment.indent * INDENT_PIXELS };
  if (numFmt && numFmt !== "General") style.n = { pattern: numFmt };
  return style;
}

function fontOf({ ff, fs, bl, it, ul, st, cl }: IStyleData): FontStyle {
  const font: FontStyle = {};
  if (ff) font.name = ff;
  if (fs) font.size = fs;
  if (bl === BooleanNumber.TRUE) font.bold = true;
  if (it === BooleanNumber.TRUE) font.italic = true;
  if (ul?.s === BooleanNumber.TRUE) font.underline = true;
  if (st?.s === BooleanNumber.TRUE) font.strikethrough = true;
  const color = toFileColor(cl);
  if (color) font.color = color;
  return font;
}

const INDENT_PIXELS = 9;

const sides = [
  ["top", "t"],
  ["right", "r"],
  ["bottom", "b"],
  ["left", "l"],
] as const;

const horizontals = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
  justify: HorizontalAlign.JUSTIFIED,
  distributed: HorizontalAlign.DISTRIBUTED,
} as const;

const verticals = {
  top: VerticalAlign.TOP,
  center: VerticalAlign.MIDDLE,
  bottom: VerticalAlign.BOTTOM,
} as const;

const lines: Record<BorderLineStyle, BorderStyleTypes> = {
  thin: BorderStyleTypes.THIN,
  medium: BorderStyleTypes.MEDIUM,
  thick: BorderStyleTypes.THICK,
  dotted: BorderStyleTypes.DOTTED,
  dashed: BorderStyleTypes.DASHED,
  double: BorderStyleTypes.DOUBLE,
  hair: BorderStyleTypes.HAIR,
  mediumDashed: BorderStyleTypes.MEDIUM_DASHED,
  dashDot: BorderStyleTypes.DASH_DOT,
  mediumDashDot: BorderStyleTypes.MEDIUM_DASH_DOT,
  dashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  mediumDashDotDot: BorderStyleTypes.MEDIUM_DASH_DOT_DOT,
  slantDashDot: BorderStyleTypes.SLANT_DASH_DOT,
};

function toFileLine(line: Nullable<IBorderStyleData>): BorderSide | undefined {
  const style = (Object.keys(lines) as BorderLineStyle[]).find((name) => lines[name] === line?.s);
  const color = toFileColor(line?.cl);
  return style && { style, color };
}

const fromFileLine = ({ style, color }: BorderSide): IBorderStyleData => ({
  s: lines[style],
  cl: fromFileColor(color) ?? { rgb: "#000000" },
});

function toFileColor(color: Nullable<IColorStyle>): Color | undefined {
  const [, rgb] = /^#([0-9a-f]{6})$/i.exec(color?.rgb ?? "") ?? [];
  return rgb === undefined ? undefined : { rgb: rgb.toUpperCase() };
}

function fromFileColor(color: Color | undefined): { rgb: string } | undefined {
  return color?.rgb === undefined ? undefined : { rgb: `#${color.rgb.slice(-6).toUpperCase()}` };
}

const nameOf = <Name extends string>(names: Record<Name, unknown>, value: unknown): Name | undefined =>
  (Object.keys(names) as Name[]).find((name) => names[name] === value);

const lookUp = <Value>(names: Record<string, Value>, name: string): Value | null => names[name] ?? null;

const yesNo = (value: boolean): BooleanNumber => (value ? BooleanNumber.TRUE : BooleanNumber.FALSE);
