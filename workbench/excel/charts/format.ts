import { ServiceError } from "../../host/errors";
import { typeName } from "../../host/remote";
import { ChartPart } from "./part";
import type { ChartOwner } from "./part";
import type { AreaLook, FontLook, LineLook } from "./stored-chart";

export class ChartFill extends ChartPart {
  readonly [typeName] = "ChartFill";
  constructor(
    owner: ChartOwner,
    private readonly look: AreaLook,
  ) {
    super(owner);
  }

  setSolidColor(color: string): void {
    this.look.fill = checkedColor(color);
    this.changed();
  }
  clear(): void {
    this.look.fill = null;
    this.changed();
  }
}

export class ChartLineFormat extends ChartPart {
  readonly [typeName]: string = "ChartLineFormat";
  constructor(
    owner: ChartOwner,
    private readonly look: LineLook,
  ) {
    super(owner);
  }

  get color(): string {
    return this.look.color ?? "";
  }
  set color(color: string) {
    this.look.color = checkedColor(color);
    this.changed();
  }
  get lineStyle(): string {
    return this.look.color === null ? "None" : (this.look.style ?? "Automatic");
  }
  set lineStyle(style: string) {
    if (!lineStyles.includes(style)) throw new ServiceError("InvalidArgument");
    if (style === "None") this.look.color = null;
    else this.look.style = style;
    this.changed();
  }
  get weight(): number {
    return this.look.weight ?? DEFAULT_WEIGHT;
  }
  set weight(points: number) {
    if (!(points >= 0)) throw new ServiceError("InvalidArgument");
    this.look.weight = points;
    this.changed();
  }
  clear(): void {
    this.look.color = null;
    this.changed();
  }
}

/** The line around a chart or a point. */
export class ChartBorder extends ChartLineFormat {
  override readonly [typeName] = "ChartBorder";
}

export class ChartFont extends ChartPart {
  readonly [typeName] = "ChartFont";
  constructor(
    owner: ChartOwner,
    private readonly look: FontLook,
    private readonly otherwise: { size: number; bold: boolean },
  ) {
    super(owner);
  }

  get bold(): boolean {
    return this.look.bold ?? this.otherwise.bold;
  }
  set bold(bold: boolean) {
    this.set({ bold });
  }
  get italic(): boolean {
    return this.look.italic ?? false;
  }
  set italic(italic: boolean) {
    this.set({ italic });
  }
  get color(): string {
    return this.look.color ?? "#595959";
  }
  set color(color: string) {
    this.set({ color: checkedColor(color) });
  }
  get name(): string {
    return this.look.name ?? "Calibri";
  }
  set name(name: string) {
    this.set({ name });
  }
  get size(): number {
    return this.look.size ?? this.otherwise.size;
  }
  set size(size: number) {
    if (!(size >= 1 && size <= 409)) throw new ServiceError("InvalidArgument");
    this.set({ size });
  }

  private set(change: FontLook): void {
    Object.assign(this.look, change);
    this.changed();
  }
}

/** The formats of a chart's parts. Each has the font, fill, line or border that Excel gives to that part. */
export class TextFormat extends ChartPart {
  readonly [typeName]: string;
  constructor(
    owner: ChartOwner,
    name: string,
    private readonly look: FontLook,
    private readonly otherwise = textSize,
  ) {
    super(owner);
    this[typeName] = name;
  }
  get font(): ChartFont {
    return new ChartFont(this.owner, this.look, this.otherwise);
  }
}

export class AxisFormat extends TextFormat {
  constructor(
    owner: ChartOwner,
    look: FontLook,
    private readonly axisLine: LineLook,
  ) {
    super(owner, "ChartAxisFormat", look);
  }
  get line(): ChartLineFormat {
    return new ChartLineFormat(this.owner, this.axisLine);
  }
}

export class GridlinesFormat extends ChartPart {
  readonly [typeName] = "ChartGridlinesFormat";
  constructor(
    owner: ChartOwner,
    private readonly look: LineLook,
  ) {
    super(owner);
  }
  get line(): ChartLineFormat {
    return new ChartLineFormat(this.owner, this.look);
  }
}

export class SeriesFormat extends ChartPart {
  readonly [typeName] = "ChartSeriesFormat";
  constructor(
    owner: ChartOwner,
    private readonly look: AreaLook,
  ) {
    super(owner);
  }
  get fill(): ChartFill {
    return new ChartFill(this.owner, this.look);
  }
  get line(): ChartLineFormat {
    return new ChartLineFormat(this.owner, this.look.line);
  }
}

/** The format of a point, and of the area of the whole chart. */
export class AreaFormat extends ChartPart {
  readonly [typeName]: string;
  constructor(
    owner: ChartOwner,
    name: string,
    private readonly look: AreaLook,
  ) {
    super(owner);
    this[typeName] = name;
  }
  get fill(): ChartFill {
    return new ChartFill(this.owner, this.look);
  }
  get border(): ChartBorder {
    return new ChartBorder(this.owner, this.look.line);
  }
}

const textSize = { size: 9, bold: false };
export const titleSize = { size: 14, bold: false };
export const axisTitleSize = { size: 10, bold: false };

const DEFAULT_WEIGHT = 2.25;

const lineStyles = [
  ...[
    "None",
    "Automatic",
    "Continuous",
    "Dash",
    "DashDot",
    "DashDotDot",
    "Dot",
    "Grey25",
    "Grey50",
    "Grey75",
  ],
  "RoundDot",
];

/** Excel takes `#RRGGBB` and the names of colours in HTML. */
function checkedColor(color: unknown): string {
  if (typeof color !== "string" || !/^(#[0-9a-f]{6}|[a-z]+)$/i.test(color)) {
    throw new ServiceError("InvalidArgument");
  }
  return color;
}
