import { typeName } from "../../host/remote";
import { TextFormat, titleSize } from "./format";
import { ChartPart } from "./part";
import { seriesName } from "./values";
import type { ChartOwner } from "./part";

export class ChartTitle extends ChartPart {
  readonly [typeName] = "ChartTitle";

  get text(): string {
    return titleText(this.owner);
  }
  set text(text: string) {
    this.stored.text = text;
    this.stored.visible = true;
    this.changed();
  }
  get visible(): boolean {
    return this.stored.visible;
  }
  set visible(visible: boolean) {
    this.stored.visible = visible;
    this.changed();
  }
  get format(): TextFormat {
    return new TextFormat(this.owner, "ChartTitleFormat", this.stored.font, titleSize);
  }

  private get stored() {
    return this.owner.chart.title;
  }
}

/** The title's own text, or the name of the only series, or the placeholder that Excel shows. */
export function titleText({ grid, chart }: ChartOwner): string {
  if (chart.title.text !== undefined) return chart.title.text;
  return chart.series.length === 1 ? seriesName(grid, chart, 0) : "Chart Title";
}
