import { ServiceError } from "../../host/errors";
import { typeName } from "../../host/remote";
import { AxisFormat, axisTitleSize, GridlinesFormat, TextFormat } from "./format";
import type { ChartOwner } from "./part";
import { ChartPart } from "./part";
import { isRound, kindOf } from "./types";
import { formatOf } from "./values";
import type { LineLook, StoredAxis } from "./stored-chart";

type AxisName = "category" | "value" | "secondValue";

export class ChartAxes extends ChartPart {
  readonly [typeName] = "ChartAxes";

  get categoryAxis(): ChartAxis {
    return this.axis("category");
  }
  get valueAxis(): ChartAxis {
    return this.axis("value");
  }
  getItem(type: string, group = "Primary"): ChartAxis {
    if (type === "Category" && group === "Primary") return this.categoryAxis;
    if (type === "Value" && group === "Primary") return this.valueAxis;
    const second = this.owner.chart.series.some(({ axisGroup }) => axisGroup === "Secondary");
    if (type === "Value" && group === "Secondary" && second) return this.axis("secondValue");
    throw new ServiceError("InvalidArgument");
  }

  private axis(name: AxisName): ChartAxis {
    if (isRound(this.owner.chart.type)) {
      throw new ServiceError("InvalidOperation", "A pie or a doughnut has no axes.");
    }
    return new ChartAxis(this.owner, name);
  }
}

export class ChartAxis extends ChartPart {
  readonly [typeName] = "ChartAxis";
  constructor(
    owner: ChartOwner,
    private readonly axisName: AxisName,
  ) {
    super(owner);
  }

  get axisGroup(): string {
    return this.axisName === "secondValue" ? "Secondary" : "Primary";
  }
  get type(): string {
    return this.axisName === "category" ? "Category" : "Value";
  }
  get visible(): boolean {
    return this.stored.visible;
  }
  set visible(visible: boolean) {
    this.set({ visible });
  }
  get numberFormat(): string {
    return axisFormat(this.owner, this.axisName);
  }
  set numberFormat(numberFormat: string) {
    this.set({ numberFormat });
  }
  get linkNumberFormat(): boolean {
    return this.stored.numberFormat === undefined;
  }
  set linkNumberFormat(linked: boolean) {
    this.set({ numberFormat: linked ? undefined : this.numberFormat });
  }
  /** Empty when the axis finds its own limits. */
  get minimum(): number | "" {
    return this.stored.minimum ?? "";
  }
  set minimum(minimum: number | "") {
    this.set({ minimum: this.limit(minimum) });
  }
  get maximum(): number | "" {
    return this.stored.maximum ?? "";
  }
  set maximum(maximum: number | "") {
    this.set({ maximum: this.limit(maximum) });
  }
  get majorUnit(): number | "" {
    return this.stored.majorUnit ?? "";
  }
  set majorUnit(unit: number | "") {
    if (typeof unit === "number" && unit <= 0) throw new ServiceError("InvalidArgument");
    this.set({ majorUnit: this.limit(unit) });
  }
  get scaleType(): string {
    return this.stored.logarithmic ? "Logarithmic" : "Linear";
  }
  set scaleType(type: string) {
    if (type !== "Linear" && type !== "Logarithmic") throw new ServiceError("InvalidArgument");
    this.set({ logarithmic: type === "Logarithmic" });
  }
  get reversePlotOrder(): boolean {
    return this.stored.reversed;
  }
  set reversePlotOrder(reversed: boolean) {
    this.set({ reversed });
  }
  /** The point of this axis at which the other one crosses it. */
  get position(): string {
    return this.stored.crossing ?? "Automatic";
  }
  set position(position: string) {
    if (position === "Automatic") this.set({ crossing: undefined });
    else if (position === "Maximum" || position === "Minimum") this.set({ crossing: position });
    else throw new ServiceError("InvalidArgument");
  }
  get tickLabelPosition(): string {
    return this.stored.tickLabelPosition;
  }
  set tickLabelPosition(tickLabelPosition: string) {
    if (!["NextToAxis", "High", "Low", "None"].includes(tickLabelPosition)) {
      throw new ServiceError("InvalidArgument");
    }
    this.set({ tickLabelPosition });
  }
  get tickLabelSpacing(): number | "" {
    return this.stored.tickLabelSpacing ?? "";
  }
  set tickLabelSpacing(spacing: number | "") {
    if (spacing !== "" && !(Number.isInteger(spacing) && spacing >= 1)) {
      throw new ServiceError("InvalidArgument");
    }
    this.set({ tickLabelSpacing: spacing === "" ? undefined : spacing });
  }

  get title(): ChartAxisTitle {
    return new ChartAxisTitle(this.owner, this.stored);
  }
  get majorGridlines(): ChartGridlines {
    return new ChartGridlines(this.owner, this.stored.majorGridlines);
  }
  get minorGridlines(): ChartGridlines {
    return new ChartGridlines(this.owner, this.stored.minorGridlines);
  }
  get format(): AxisFormat {
    return new AxisFormat(this.owner, this.stored.font, this.stored.line);
  }

  private get stored(): StoredAxis {
    return this.owner.chart.axes[this.axisName];
  }
  private set(change: Partial<StoredAxis>): void {
    Object.assign(this.stored, change);
    this.changed();
  }
  /** Only an axis of numbers has limits: a value axis, or the horizontal axis of a scatter chart. */
  private limit(value: number | ""): number | undefined {
    const numeric = this.axisName !== "category" || kindOf(this.owner.chart.type).shape === "scatter";
    if (!numeric) throw new ServiceError("InvalidOperation");
    if (value === "") return undefined;
    if (!Number.isFinite(value)) throw new ServiceError("InvalidArgument");
    return value;
  }
}

/** The number format of an axis: its own, or that of the cells. */
export function axisFormat({ grid, chart }: ChartOwner, name: AxisName): string {
  const group = name === "secondValue" ? "Secondary" : "Primary";
  const series = chart.series.find(({ axisGroup }) => axisGroup === group);
  return (
    chart.axes[name].numberFormat ?? formatOf(grid, name === "category" ? series?.categories : series?.values)
  );
}

class ChartAxisTitle extends ChartPart {
  readonly [typeName] = "ChartAxisTitle";
  constructor(
    owner: ChartOwner,
    private readonly axis: StoredAxis,
  ) {
    super(owner);
  }

  get text(): string {
    return this.axis.title.text;
  }
  set text(text: string) {
    Object.assign(this.axis.title, { text, visible: true });
    this.changed();
  }
  get visible(): boolean {
    return this.axis.title.visible;
  }
  set visible(visible: boolean) {
    this.axis.title.visible = visible;
    if (visible && this.axis.title.text === "") this.axis.title.text = "Axis Title";
    this.changed();
  }
  get format(): TextFormat {
    return new TextFormat(this.owner, "ChartAxisTitleFormat", this.axis.title.font, axisTitleSize);
  }
}

class ChartGridlines extends ChartPart {
  readonly [typeName] = "ChartGridlines";
  constructor(
    owner: ChartOwner,
    private readonly look: { visible: boolean; line: LineLook },
  ) {
    super(owner);
  }

  get visible(): boolean {
    return this.look.visible;
  }
  set visible(visible: boolean) {
    this.look.visible = visible;
    this.changed();
  }
  get format(): GridlinesFormat {
    return new GridlinesFormat(this.owner, this.look.line);
  }
}
