import { RemoteObject, typeName } from "../../host/remote";
import type { Bar, Bound, RuleHandle } from "./rules";

export class DataBarConditionalFormat extends RemoteObject {
  readonly [typeName] = "DataBarConditionalFormat";
  constructor(private readonly handle: RuleHandle) {
    super();
  }

  get positiveFormat(): ConditionalDataBarPositiveFormat {
    return new ConditionalDataBarPositiveFormat(this.handle);
  }
  get negativeFormat(): ConditionalDataBarNegativeFormat {
    return new ConditionalDataBarNegativeFormat(this.handle);
  }
  get showDataBarOnly(): boolean {
    return barOf(this.handle).barOnly;
  }
  set showDataBarOnly(barOnly: boolean) {
    changeBar(this.handle, { barOnly });
  }
  get lowerBoundRule(): Bound {
    return barOf(this.handle).lower;
  }
  set lowerBoundRule(lower: Bound) {
    changeBar(this.handle, { lower });
  }
  get upperBoundRule(): Bound {
    return barOf(this.handle).upper;
  }
  set upperBoundRule(upper: Bound) {
    changeBar(this.handle, { upper });
  }
}

export class ConditionalDataBarPositiveFormat extends RemoteObject {
  readonly [typeName] = "ConditionalDataBarPositiveFormat";
  constructor(private readonly handle: RuleHandle) {
    super();
  }

  get fillColor(): string {
    return barOf(this.handle).positiveColor;
  }
  set fillColor(positiveColor: string) {
    changeBar(this.handle, { positiveColor });
  }
  get gradientFill(): boolean {
    return barOf(this.handle).gradient;
  }
  set gradientFill(gradient: boolean) {
    changeBar(this.handle, { gradient });
  }
}

export class ConditionalDataBarNegativeFormat extends RemoteObject {
  readonly [typeName] = "ConditionalDataBarNegativeFormat";
  constructor(private readonly handle: RuleHandle) {
    super();
  }

  get fillColor(): string {
    return barOf(this.handle).negativeColor;
  }
  set fillColor(negativeColor: string) {
    changeBar(this.handle, { negativeColor });
  }
  get matchPositiveFillColor(): boolean {
    const { negativeColor, positiveColor } = barOf(this.handle);
    return negativeColor === positiveColor;
  }
  set matchPositiveFillColor(match: boolean) {
    if (match) changeBar(this.handle, { negativeColor: barOf(this.handle).positiveColor });
  }
}

const barOf = (handle: RuleHandle): Bar => handle.condition("DataBar").bar;

function changeBar(handle: RuleHandle, change: Partial<Bar>): void {
  handle.change({ condition: { type: "DataBar", bar: { ...barOf(handle), ...change } } });
}
