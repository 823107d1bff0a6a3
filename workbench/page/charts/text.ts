import type { FontSpec } from "chart.js";
import type { FontLook } from "../../excel/charts/stored-chart";

/** Default sizes of text, in points. */
export const TITLE_SIZE = 12;
export const AXIS_TITLE_SIZE = 9;
export const TEXT_SIZE = 9;

export const px = (points: number): number => points / 0.75;

export function font({ size, bold, italic, name }: FontLook, points: number): FontSpec {
  return {
    size: px(size ?? points),
    weight: bold ? "bold" : "normal",
    style: italic ? "italic" : "normal",
    family: `${name ? `"${name}", ` : ""}"Segoe UI", system-ui, Arial, sans-serif`,
    lineHeight: 1.2,
  };
}
