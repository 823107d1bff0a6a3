import { BooleanNumber } from "@univerjs/core";
import type { IRangeThemeStyleItem } from "@univerjs/sheets";
import { RangeThemeStyle } from "@univerjs/sheets";

/** Excel's table styles repeat every seven: one in grey, then one for each of the six accent colours of the theme. */
const accents = ["#595959", "#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"];

const pattern = /^TableStyle(Light|Medium|Dark)(\d{1,2})$/;
const most: Record<string, number> = { Light: 21, Medium: 28, Dark: 11 };

export function isTableStyle(name: string): boolean {
  const [, kind, number] = pattern.exec(name) ?? [];
  return kind !== undefined && Number(number) >= 1 && Number(number) <= most[kind]!;
}

/** The look of a table style. An empty name means no style. */
export function tableTheme(name: string, bandedRows: boolean): RangeThemeStyle {
  const [, kind, number] = pattern.exec(name) ?? [];
  const accent = accents[(Number(number ?? 1) - 1) % accents.length]!;
  const theme = new RangeThemeStyle(`${name || "none"}${bandedRows ? "" : " without bands"}`);
  if (kind === undefined) return theme;
  const strong = kind !== "Light" || Number(number) > 7;
  const header: IRangeThemeStyleItem = strong
    ? { bg: { rgb: accent }, cl: { rgb: "#FFFFFF" }, bl: BooleanNumber.TRUE }
    : { cl: { rgb: accent }, bl: BooleanNumber.TRUE };
  theme.setHeaderRowStyle(header);
  if (bandedRows) {
    theme.setFirstRowStyle({ bg: { rgb: tint(accent, kind === "Dark" ? 0.5 : 0.86) } });
    theme.setSecondRowStyle({ bg: { rgb: kind === "Medium" ? "#FFFFFF" : tint(accent, 0.94) } });
  }
  return theme;
}

/** Mixes a colour with the given share of white. */
function tint(color: string, share: number): string {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16);
    return Math.round(value + (255 - value) * share)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`.toUpperCase();
}
