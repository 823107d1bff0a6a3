import type { StoredAxis, StoredChart } from "../../charts/stored-chart";
import { kindOf } from "../../charts/types";
import { element, valued } from "../xml";
import { crossings, tickLabels } from "./terms";
import { lineOf, shape, textLook, title } from "./write-look";

/** The numbers by which groups of series name their axes. */
export const axisIds = {
  Primary: [111_111_111, 111_111_112],
  Secondary: [222_222_221, 222_222_222],
} as const;

/** The axes of a chart in the file's terms: two, or four when a series has a value axis of its own. */
export function axesOf(chart: StoredChart): string {
  const { category, value, secondValue } = chart.axes;
  const kind = kindOf(chart.type);
  const scatter = kind.shape === "scatter";
  const [along, across] = kind.horizontal ? ["l", "b"] : ["b", "l"];
  const made = (group: "Primary" | "Secondary", values: StoredAxis, crosses: string | undefined): string => {
    const [first, second] = axisIds[group];
    const hidden = group === "Secondary";
    const categories = hidden ? { ...category, visible: false } : category;
    return [
      element(
        scatter ? "c:valAx" : "c:catAx",
        {},
        common(categories, first, along),
        valued("c:crossAx", second),
        valued("c:crosses", hidden ? "autoZero" : (crossings.toFile(value.crossing) ?? "autoZero")),
        ...(scatter
          ? [valued("c:crossBetween", "midCat"), unit(category)]
          : [
              valued("c:auto", true),
              valued("c:lblAlgn", "ctr"),
              valued("c:lblOffset", 100),
              category.tickLabelSpacing === undefined
                ? undefined
                : valued("c:tickLblSkip", category.tickLabelSpacing),
              valued("c:noMultiLvlLbl", false),
            ]),
      ),
      element(
        "c:valAx",
        {},
        common(values, second, hidden ? opposite[across]! : across),
        valued("c:crossAx", first),
        valued("c:crosses", crosses ?? "autoZero"),
        valued("c:crossBetween", scatter || kind.shape === "area" ? "midCat" : "between"),
        unit(values),
      ),
    ].join("");
  };
  const second = chart.series.some(({ axisGroup }) => axisGroup === "Secondary");
  return (
    made("Primary", value, crossings.toFile(category.crossing)) +
    (second ? made("Secondary", secondValue, "max") : "")
  );
}

const opposite: Record<string, string> = { l: "r", b: "t" };

function common(axis: StoredAxis, id: number, position: string): string {
  const { title: heading, majorGridlines, minorGridlines, numberFormat, minimum, maximum } = axis;
  const gridlines = (name: string, { visible, line }: StoredAxis["majorGridlines"]) =>
    visible ? element(name, {}, shape({ line })) : undefined;
  return [
    valued("c:axId", id),
    element(
      "c:scaling",
      {},
      axis.logarithmic ? valued("c:logBase", 10) : undefined,
      valued("c:orientation", axis.reversed ? "maxMin" : "minMax"),
      maximum === undefined ? undefined : valued("c:max", maximum),
      minimum === undefined ? undefined : valued("c:min", minimum),
    ),
    valued("c:delete", !axis.visible),
    valued("c:axPos", position),
    gridlines("c:majorGridlines", majorGridlines),
    gridlines("c:minorGridlines", minorGridlines),
    heading.visible ? title(heading.text, heading.font) : undefined,
    element("c:numFmt", {
      formatCode: numberFormat ?? "General",
      sourceLinked: numberFormat === undefined,
    }),
    valued("c:majorTickMark", "none"),
    valued("c:minorTickMark", "none"),
    valued("c:tickLblPos", tickLabels.toFile(axis.tickLabelPosition)!),
    lineOf(axis.line) && element("c:spPr", {}, lineOf(axis.line)),
    textLook(axis.font),
  ].join("");
}

const unit = ({ majorUnit }: StoredAxis): string | undefined =>
  majorUnit === undefined ? undefined : valued("c:majorUnit", majorUnit);
