import { meaningColors } from "../../base/palette";
import type { PlacedChart, PlacedSeries } from "./placed";
import { chartColors } from "./styles";

/** The colour of what a series means, or that of its place. */
export const colorOf = ({ meaning }: PlacedSeries, at: number): string =>
  meaning === undefined ? chartColors[at % chartColors.length]! : meaningColors[meaning];

/** How a series of a chart with axes is drawn, by Excel and in the files alike. */
export interface DrawnSeries {
  readonly shape: "bars" | "line";
  readonly line: "thick" | "thin" | "none";
  readonly marker: "None" | "Diamond" | "Triangle";
}

export function drawnAs(type: PlacedChart["type"], { look, meaning }: PlacedSeries): DrawnSeries {
  const isBars = (type === "bar" || type === "column") && look === undefined;
  return {
    shape: isBars ? "bars" : "line",
    line: look === "dashed" ? "thin" : look === "points" ? "none" : "thick",
    marker: look !== "points" ? "None" : meaning === "marginCall" ? "Triangle" : "Diamond",
  };
}
