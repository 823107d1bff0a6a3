import type { ScaleOptions } from "chart.js";
import { formatText } from "../../excel/cells/number-format";
import type { ChartContent } from "../../excel/charts/content";
import type { LineLook, StoredAxis } from "../../excel/charts/stored-chart";
import type { ChartKind } from "../../excel/charts/types";
import { kindOf } from "../../excel/charts/types";
import { AXIS_TITLE_SIZE, font, px, TEXT_SIZE } from "./text";
import type { ChartTheme } from "./theme";

/** The axes of the chart as Chart.js draws them. */
export function scales(content: ChartContent, theme: ChartTheme): Record<string, ScaleOptions> {
  const { chart, series } = content;
  const kind = kindOf(chart.type);
  const { category, value, secondValue } = chart.axes;
  const [along, across] = kind.horizontal ? ["y", "x"] : ["x", "y"];
  const first = series.filter(({ look }) => look.axisGroup === "Primary");
  const second = series.filter(({ look }) => look.axisGroup === "Secondary");
  const negative = first.some(({ values }) => values.some((number) => (number ?? 0) < 0));
  const format = kind.stacked === "share" && value.numberFormat === undefined ? "0%" : content.formats.value;

  // Labels next to the category axis lie at the value 0, so they move into the chart when there are negative values.
  const inside =
    category.tickLabelPosition === "NextToAxis" &&
    value.crossing === undefined &&
    negative &&
    kind.shape !== "scatter";
  const far = (axis: StoredAxis, crossed: StoredAxis) =>
    axis.tickLabelPosition === "High" ||
    (axis.tickLabelPosition === "NextToAxis" && crossed.crossing === "Maximum");
  const edge = far(category, value) !== value.reversed;
  const horizontalEdge = far(value, category) !== category.reversed;
  // The axis itself is the line at 0, wherever its labels are.
  const zero = negative && category.line.color !== null && category.visible ? category.line : undefined;
  // Data labels beside horizontal bars need more room.
  const labelsBeside = kind.horizontal === true && first.some(({ look }) => look.labels.visible);
  const made: Record<string, ScaleOptions> = {
    [along]: {
      ...axisLook(zero && !inside ? { ...category, line: { ...zero, color: null } } : category, theme),
      ...(kind.shape === "scatter"
        ? numbers(category, content.formats.category, series.map(({ x }) => x).flat())
        : categories(category, kind)),
      position: inside
        ? { [across]: 0 }
        : kind.horizontal
          ? edge
            ? "right"
            : "left"
          : edge
            ? "top"
            : "bottom",
    } as unknown as ScaleOptions,
    [across]: {
      ...axisLook(value, theme, zero),
      ...numbers(value, format, first.map(({ values }) => values).flat(), kind, labelsBeside),
      stacked: kind.stacked !== undefined,
      position: kind.horizontal ? (horizontalEdge ? "top" : "bottom") : horizontalEdge ? "right" : "left",
    } as unknown as ScaleOptions,
  };
  if (second.length > 0) {
    made.second = {
      ...axisLook(secondValue, theme),
      ...numbers(secondValue, content.formats.secondValue, second.map(({ values }) => values).flat()),
      axis: across,
      position: kind.horizontal ? "top" : "right",
    } as unknown as ScaleOptions;
  }
  return made;
}

function axisLook(axis: StoredAxis, theme: ChartTheme, zero?: LineLook) {
  const { visible, line } = axis.majorGridlines;
  const at = <Value>(ofZero: (line: LineLook) => Value, otherwise: Value) =>
    zero
      ? ({ tick }: { tick: { value: number } }) => (tick.value === 0 ? ofZero(zero) : otherwise)
      : otherwise;
  return {
    display: axis.visible,
    title: {
      display: axis.title.visible,
      text: axis.title.text,
      color: axis.title.font.color ?? theme.text,
      font: font(axis.title.font, AXIS_TITLE_SIZE),
    },
    grid: {
      display: visible,
      color: at(({ color }) => color ?? theme.line, line.color ?? theme.line),
      lineWidth: at(({ weight }) => px(weight ?? 0.75), px(line.weight ?? 0.75)),
      drawTicks: false,
    },
    border: {
      display: axis.line.color !== null,
      color: axis.line.color ?? theme.line,
      width: px(axis.line.weight ?? 0.75),
    },
  };
}

function ticks(axis: StoredAxis) {
  return {
    display: axis.tickLabelPosition !== "None",
    color: axis.font.color,
    font: font(axis.font, TEXT_SIZE),
    padding: 6,
  };
}

/** Excel puts the first category of horizontal bars at the bottom. */
function categories(axis: StoredAxis, kind: ChartKind) {
  const spacing = axis.tickLabelSpacing;
  return {
    type: "category",
    offset: kind.shape !== "area",
    stacked: kind.stacked !== undefined,
    reverse: axis.reversed !== (kind.horizontal === true),
    ticks: {
      ...ticks(axis),
      autoSkip: spacing === undefined,
      autoSkipPadding: 12,
      maxRotation: 45,
      callback(this: { getLabelForValue: (at: number) => string }, at: number, index: number) {
        if (spacing !== undefined && index % spacing !== 0) return null;
        const label = this.getLabelForValue(at);
        // Excel breaks the words of a label that none of its neighbours may hide.
        const breaks = spacing === 1 && kind.shape === "bar" && kind.horizontal !== true;
        return breaks && label.includes(" ") ? label.split(" ") : label;
      },
    },
  };
}

function numbers(
  axis: StoredAxis,
  format: string,
  values: (number | null)[],
  kind?: ChartKind,
  labelsBeside = false,
) {
  return {
    type: axis.logarithmic ? "logarithmic" : "linear",
    min: axis.minimum,
    max: axis.maximum ?? (kind?.stacked === "share" ? 1 : undefined),
    // Excel leaves a twentieth of the axis free beyond the largest value; Chart.js counts in halves of it.
    grace: labelsBeside ? "30%" : "10%",
    beginAtZero: kind?.stacked !== undefined || startsAtZero(values),
    reverse: axis.reversed,
    ticks: {
      ...ticks(axis),
      maxTicksLimit: 6,
      maxRotation: 0,
      // Beside each other the labels of large numbers would touch.
      autoSkip: kind?.horizontal === true,
      autoSkipPadding: 10,
      stepSize: axis.majorUnit,
      callback: (tick: number | string) => shown(Number(tick), format),
    },
  };
}

/** In Excel an axis starts at 0 unless all values lie within a sixth of the largest one. */
function startsAtZero(values: (number | null)[]): boolean {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value === null) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const far = Math.max(Math.abs(least), Math.abs(most));
  return least * most <= 0 || (most - least) / far > 1 / 6;
}

/** Rounds first, because the numbers of ticks carry errors of binary fractions. */
const shown = (value: number, format: string): string => formatText(Number(value.toPrecision(12)), format);
