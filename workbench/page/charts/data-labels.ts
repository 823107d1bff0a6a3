import type { Chart, Element, Plugin } from "chart.js";
import { ArcElement, BarElement } from "chart.js";
import type { ChartContent, SeriesContent } from "../../excel/charts/content";
import { isRound, kindOf } from "../../excel/charts/types";
import { formatText } from "../../excel/cells/number-format";
import { font, px, TEXT_SIZE } from "./text";
import type { ChartTheme } from "./theme";

/** Draws the data labels, which Chart.js does not have. */
export function dataLabels(content: ChartContent, theme: ChartTheme): Plugin {
  return {
    id: "data-labels",
    afterDatasetsDraw: (chart) => {
      const round = isRound(content.chart.type);
      for (const [index, series] of content.series.entries()) {
        const drawn = round ? content.series.length - 1 - index : index;
        if (!series.look.labels.visible || series.look.labels.position === "None") continue;
        for (const [at, element] of chart.getDatasetMeta(drawn).data.entries()) {
          const text = labelText(content, series, at);
          if (text !== "") write(chart, element, text, content, series, theme);
        }
      }
    },
  };
}

function labelText(content: ChartContent, { look, name, values, format }: SeriesContent, at: number): string {
  const value = values[at];
  if (value === null || value === undefined) return "";
  const whole = values.reduce<number>((sum, one) => sum + Math.abs(one ?? 0), 0);
  const { labels } = look;
  const parts = [
    labels.showSeriesName && name,
    labels.showCategoryName && content.categories[at],
    labels.showValue && formatText(value, labels.numberFormat ?? format),
    labels.showPercentage &&
      whole > 0 &&
      formatText(Math.abs(value) / whole, labels.showValue ? "0%" : (labels.numberFormat ?? "0%")),
  ];
  return parts.filter(Boolean).join(labels.separator);
}

function write(
  { ctx }: Chart,
  element: Element,
  text: string,
  { chart }: ChartContent,
  { look }: SeriesContent,
  theme: ChartTheme,
): void {
  const { size, weight, style, family } = font(look.labels.font, TEXT_SIZE);
  ctx.save();
  ctx.font = `${style} ${weight} ${size}px ${family}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  const kind = kindOf(look.type ?? chart.type);
  const label: Label = {
    position: look.labels.position ?? (kind.stacked ? "Center" : ""),
    size,
    width: ctx.measureText(text).width,
  };
  const at =
    element instanceof ArcElement
      ? onArc(element, label)
      : element instanceof BarElement
        ? atBar(element, label)
        : atPoint(element, label);
  if (at) {
    const behind = at.inside ? contrasting(element.options.backgroundColor) : theme.text;
    ctx.fillStyle = look.labels.font.color ?? behind;
    ctx.fillText(text, at.x, at.y);
  }
  ctx.restore();
}

interface Label {
  position: string;
  size: number;
  width: number;
}

interface Spot {
  x: number;
  y: number;
  /** True when the label lies on the colour of its point. */
  inside: boolean;
}

/** The spot of a label on its slice, or undefined when the slice is too thin for it. */
function onArc(arc: ArcElement, { position, size }: Label): Spot | undefined {
  const { x, y, startAngle, endAngle, innerRadius, outerRadius } = arc.getProps(
    ["x", "y", "startAngle", "endAngle", "innerRadius", "outerRadius"],
    true,
  );
  const inside = position !== "OutsideEnd";
  const radius = inside ? (innerRadius + outerRadius) / 2 : outerRadius + px(4) + size / 2;
  const angle = (startAngle + endAngle) / 2;
  if (inside && (endAngle - startAngle) * radius < size * 1.5) return undefined;
  return { x: x! + Math.cos(angle) * radius, y: y! + Math.sin(angle) * radius, inside };
}

function atBar(element: BarElement, { position, size, width }: Label): Spot | undefined {
  const bar = element.getProps(["x", "y", "base", "horizontal"], true);
  const end = bar.horizontal ? bar.x : bar.y;
  if (end === null) return undefined;
  const center = position === "Center";
  const inside = center || position === "InsideEnd";
  const outwards = Math.sign(end - bar.base) || (bar.horizontal ? 1 : -1);
  const away = px(3) + (bar.horizontal ? width : size) / 2;
  const along = center ? (end + bar.base) / 2 : end + (inside ? -1 : 1) * outwards * away;
  return bar.horizontal ? { x: along, y: bar.y!, inside } : { x: bar.x!, y: along, inside };
}

function atPoint(element: Element, { position, size }: Label): Spot | undefined {
  const { x, y } = element.tooltipPosition(true);
  if (x === null || y === null) return undefined;
  const away = px(4) + size / 2;
  return { x, y: position === "Bottom" ? y + away : y - away, inside: false };
}

/** Black or white, whichever has more contrast on the colour. */
function contrasting(color: unknown): string {
  const [, red, green, blue] = /^#(..)(..)(..)$/.exec(String(color)) ?? [];
  if (red === undefined) return "#ffffff";
  const [r, g, b] = [red, green!, blue!].map((part) => {
    const share = parseInt(part, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b! > 0.179 ? "#1b1f24" : "#ffffff";
}
