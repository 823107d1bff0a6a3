/**
 * Every colour of sheets, charts and the pane's own drawings. `test/base/palette.test.ts` proves that the series of a chart differ
 * for readers who do not see red or green, and stand out from their ground.
 */

/** Colours of a chart's series or slices on white, in turn. White labels on them have a contrast of 4.5:1. */
export const seriesColors = ["#0478D6", "#B84A00", "#6D7782", "#0A8257", "#52224A", "#2333B8"] as const;

/** The same on the dark ground of the pane. */
export const seriesColorsOnDark = ["#0871F4", "#F95E19", "#7A808A", "#23BE88", "#EFDCE6", "#AAB1F4"] as const;

const [blue, orange, grey, , plum, indigo] = seriesColors;

/** What a series means, where that and not its place gives it its colour. */
export const meaningColors = {
  buy: blue,
  sell: orange,
  now: grey,
  target: blue,
  entry: grey,
  mark: indigo,
  marginCall: plum,
  liquidation: orange,
} as const;

export type Meaning = keyof typeof meaningColors;

/** The parts of a chart around its series. */
export const chartLook = {
  ground: "#FFFFFF",
  edge: "#D9D9D9",
  text: "#404040",
  gridline: "#D9DEE5",
  /** The line at 0, from which bars go both ways. */
  zero: "#595959",
} as const;

/** Text, grounds and lines of cells. */
export const sheetColors = {
  accent: "#1F3A5F",
  grey: "#595959",
  black: "#000000",
  link: "#0B5CAD",
  input: "#1D4ED8",
  inputGround: "#EEF3FE",
  inputEdge: "#C9D7F5",
  bannerGround: "#F3F6FA",
  titleGround: "#E3EAF2",
  titleEdge: "#8FA3BC",
  headingEdge: "#B4C3D6",
  bar: blue,
} as const;

/** Cells that meet a conditional rule, with a contrast of 4.5:1 or more. */
export const markColors = {
  good: { color: "#0B5A2B", fill: "#DDF2E3" },
  attention: { color: "#6B4A00", fill: "#FFF1CC" },
  bad: { color: "#9B1C1C", fill: "#FCE1E1" },
} as const;
