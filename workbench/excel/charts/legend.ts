import { ServiceError } from "../../host/errors";
import { typeName } from "../../host/remote";
import { TextFormat } from "./format";
import { ChartPart } from "./part";

export class ChartLegend extends ChartPart {
  readonly [typeName] = "ChartLegend";

  get visible(): boolean {
    return this.stored.visible;
  }
  set visible(visible: boolean) {
    this.stored.visible = visible;
    this.changed();
  }
  get position(): string {
    return this.stored.position;
  }
  set position(position: string) {
    if (!legendPositions.includes(position)) throw new ServiceError("InvalidArgument");
    this.stored.position = position;
    this.stored.visible = true;
    this.changed();
  }
  get format(): TextFormat {
    return new TextFormat(this.owner, "ChartLegendFormat", this.stored.font);
  }

  private get stored() {
    return this.owner.chart.legend;
  }
}

const legendPositions = ["Top", "Bottom", "Left", "Right", "Corner"];
