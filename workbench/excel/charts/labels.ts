import { ServiceError } from "../../host/errors";
import { typeName } from "../../host/remote";
import { TextFormat } from "./format";
import type { ChartOwner } from "./part";
import { ChartPart } from "./part";
import { formatOf } from "./values";
import type { DataLabelLook, StoredSeries } from "./stored-chart";

/** The labels of one series, or of all series of a chart. Reading gives what the first series has. */
export class ChartDataLabels extends ChartPart {
  readonly [typeName] = "ChartDataLabels";
  constructor(
    owner: ChartOwner,
    private readonly series: readonly StoredSeries[],
  ) {
    super(owner);
  }

  get showValue(): boolean {
    return this.look.showValue;
  }
  set showValue(showValue: boolean) {
    this.set({ showValue });
  }
  get showPercentage(): boolean {
    return this.look.showPercentage;
  }
  set showPercentage(showPercentage: boolean) {
    this.set({ showPercentage });
  }
  get showCategoryName(): boolean {
    return this.look.showCategoryName;
  }
  set showCategoryName(showCategoryName: boolean) {
    this.set({ showCategoryName });
  }
  get showSeriesName(): boolean {
    return this.look.showSeriesName;
  }
  set showSeriesName(showSeriesName: boolean) {
    this.set({ showSeriesName });
  }
  get separator(): string {
    return this.look.separator;
  }
  set separator(separator: string) {
    this.set({ separator });
  }
  get position(): string {
    return this.look.position ?? "BestFit";
  }
  set position(position: string) {
    if (!positions.includes(position)) throw new ServiceError("InvalidArgument");
    this.set({ position });
  }
  get numberFormat(): string {
    return this.look.numberFormat ?? formatOf(this.owner.grid, this.series[0]?.values);
  }
  set numberFormat(numberFormat: string) {
    this.set({ numberFormat });
  }
  get format(): TextFormat {
    return new TextFormat(this.owner, "ChartDataLabelFormat", this.look.font);
  }

  private get look(): DataLabelLook {
    const [first] = this.series;
    if (!first) throw new ServiceError("InvalidOperation", "The chart has no series.");
    return first.labels;
  }
  /** Setting what labels show also makes them visible. */
  private set(change: Partial<DataLabelLook>): void {
    for (const { labels } of this.series) Object.assign(labels, change, { visible: true });
    this.changed();
  }
}

const positions = [
  ...["BestFit", "Bottom", "Center", "InsideBase", "InsideEnd", "Left", "None", "OutsideEnd", "Right", "Top"],
  "Callout",
];
