import type { StoredAxis, StoredChart, StoredSeries } from "../../charts/stored-chart";
import { newAxis } from "../../charts/stored-chart";
import type { ChartType } from "../../charts/types";
import type { Xml } from "../xml";
import { all, find, flagOf, numberOf, parseXml, valueOf } from "../xml";
import { areaLook, fontLook, lineLook, titleText, type ThemeColors } from "./read-look";
import type { Surroundings } from "./read-series";
import { readSeries } from "./read-series";
import { crossings, legendPositions, tickLabels, typeOf } from "./terms";

export type ReadChart = Omit<StoredChart, "id" | "name" | "from" | "to">;

/** The chart of a part. Undefined when it has nothing that the workbench draws. */
export function readChart(part: string, around: Surroundings): ReadChart | undefined {
  const space = find(parseXml(part), "chartSpace");
  const chart = find(space, "chart");
  const plot = find(chart, "plotArea");
  const groups = (plot?.children ?? []).flatMap((group) => {
    const type = groupType(group);
    return type === undefined ? [] : [{ group, type }];
  });
  const [first] = groups;
  if (!first) return undefined;
  const axes = new Axes(plot!, around.theme);
  const found = groups.flatMap(({ group, type }) =>
    all(group, "ser").map((xml) => {
      const series = readSeries(xml, group, type, around);
      if (type !== first.type) series.type = type;
      series.axisGroup = axes.isSecondary(group) ? "Secondary" : "Primary";
      return { order: numberOf(xml, "order") ?? 0, series };
    }),
  );
  const series = found.sort((a, b) => a.order - b.order).map((one): StoredSeries => one.series);
  const title = find(chart, "title");
  const legend = find(chart, "legend");
  return {
    type: first.type,
    title: {
      visible: title !== undefined,
      font: fontLook(title, around.theme),
      text: titleText(title),
    },
    legend: {
      visible: legend !== undefined,
      position: legendPositions.fromFile(valueOf(legend, "legendPos")) ?? "Right",
      font: fontLook(legend, around.theme),
    },
    area: areaLook(find(space, "spPr"), around.theme),
    series,
    axes: axes.of(first.group, groups.find(({ group }) => axes.isSecondary(group))?.group),
  };
}

function groupType(group: Xml): ChartType | undefined {
  const series = all(group, "ser");
  const symbols = series.map((one) => valueOf(one, "marker", "symbol"));
  return typeOf({
    element: group.name,
    horizontal: valueOf(group, "barDir") === "bar",
    grouping: valueOf(group, "grouping") ?? "standard",
    joined: series.length === 0 || series.some((one) => !find(one, "spPr", "ln", "noFill")),
    smooth: valueOf(group, "scatterStyle")?.startsWith("smooth") ?? false,
    marked:
      symbols.some((symbol) => symbol !== "none") &&
      (group.name !== "lineChart" || flagOf(group, "marker") !== false),
  });
}

class Axes {
  private readonly byId: ReadonlyMap<string, Xml>;

  constructor(
    plot: Xml,
    private readonly theme: ThemeColors,
  ) {
    const found = plot.children.filter(({ name }) => /^(cat|val|date|ser)Ax$/.test(name));
    this.byId = new Map(found.map((axis) => [valueOf(axis, "axId") ?? "", axis]));
  }

  /** A value axis of its own stands at the end of a category axis that is not shown. */
  isSecondary(group: Xml): boolean {
    const first = [...this.byId.keys()].slice(0, 2);
    const ids = idsOf(group);
    return this.byId.size > 2 && ids.length > 0 && !ids.some((id) => first.includes(id));
  }

  of(primary: Xml, secondary: Xml | undefined): StoredChart["axes"] {
    const [categories, values] = this.pair(primary);
    const [, second] = secondary ? this.pair(secondary) : [];
    const made = {
      category: this.read(categories, newAxis(false)),
      value: this.read(values, newAxis(true)),
      secondValue: this.read(second, newAxis(false)),
    };
    // An axis says where it crosses the other one; the chart keeps that with the axis that is crossed.
    cross(made.category, values);
    cross(made.value, categories);
    return made;
  }

  private pair(group: Xml): (Xml | undefined)[] {
    const axes = idsOf(group).map((id) => this.byId.get(id));
    return axes[0]?.name === "valAx" && axes[1]?.name !== "valAx" ? axes.reverse() : axes;
  }

  private read(axis: Xml | undefined, otherwise: StoredAxis): StoredAxis {
    if (!axis) return otherwise;
    const title = find(axis, "title");
    const gridlines = (name: string) => ({
      visible: find(axis, name) !== undefined,
      line: lineLook(find(axis, name, "spPr", "ln"), this.theme),
    });
    const format = find(axis, "numFmt")?.attributes;
    const isLinked = ["1", "true"].includes(format?.sourceLinked ?? "");
    return {
      visible: flagOf(axis, "delete") !== true,
      title: {
        text: titleText(title) ?? "",
        visible: title !== undefined,
        font: fontLook(title, this.theme),
      },
      numberFormat: isLinked ? undefined : format?.formatCode,
      minimum: numberOf(axis, "scaling", "min"),
      maximum: numberOf(axis, "scaling", "max"),
      majorUnit: numberOf(axis, "majorUnit"),
      logarithmic: find(axis, "scaling", "logBase") !== undefined,
      reversed: valueOf(axis, "scaling", "orientation") === "maxMin",
      tickLabelPosition: tickLabels.fromFile(valueOf(axis, "tickLblPos")) ?? "NextToAxis",
      tickLabelSpacing: numberOf(axis, "tickLblSkip"),
      font: fontLook(find(axis, "txPr"), this.theme),
      line: lineLook(find(axis, "spPr", "ln"), this.theme),
      majorGridlines: gridlines("majorGridlines"),
      minorGridlines: gridlines("minorGridlines"),
    };
  }
}

const idsOf = (group: Xml): string[] => all(group, "axId").map(({ attributes }) => attributes.val ?? "");

function cross(crossed: StoredAxis, by: Xml | undefined): void {
  const crossing = crossings.fromFile(valueOf(by, "crosses"));
  if (crossing === "Maximum" || crossing === "Minimum") crossed.crossing = crossing;
}
