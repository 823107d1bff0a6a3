import type { IBorderData, IBorderStyleData } from "@univerjs/core";
import { BorderStyleTypes } from "@univerjs/core";
import { ServiceError } from "../../host/errors";
import { items, RemoteObject, typeName } from "../../host/remote";
import type { AreaStyle } from "./area-style";

const edges = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideVertical",
  "InsideHorizontal",
] as const;
type Edge = (typeof edges)[number];

export class RangeBorderCollection extends RemoteObject {
  readonly [typeName] = "RangeBorderCollection";
  constructor(private readonly style: AreaStyle) {
    super();
  }

  override [items](): RangeBorder[] {
    return edges.map((edge) => new RangeBorder(this.style, edge));
  }

  get count(): number {
    return edges.length;
  }
  getItem(name: string): RangeBorder {
    const edge = edges.find((known) => known === name);
    if (!edge) throw new ServiceError("InvalidArgument");
    return new RangeBorder(this.style, edge);
  }
}

export class RangeBorder extends RemoteObject {
  readonly [typeName] = "RangeBorder";
  constructor(
    private readonly area: AreaStyle,
    private readonly edge: Edge,
  ) {
    super();
  }

  get sideIndex(): string {
    return this.edge;
  }
  get style(): string {
    return names.get(this.line?.s ?? BorderStyleTypes.NONE)?.style ?? "None";
  }
  set style(name: string) {
    const line = styles[name];
    if (line === undefined) throw new ServiceError("InvalidArgument");
    this.change((old) => ({ s: line, cl: old?.cl ?? black }));
  }
  get weight(): string {
    return names.get(this.line?.s ?? BorderStyleTypes.NONE)?.weight ?? "Thin";
  }
  set weight(name: string) {
    const line = weights[name];
    if (line === undefined) throw new ServiceError("InvalidArgument");
    this.change((old) => ({ s: line, cl: old?.cl ?? black }));
  }
  get color(): string {
    return (this.line?.cl.rgb ?? "#000000").toUpperCase();
  }
  set color(color: string) {
    this.change((old) => {
      const drawn = old && old.s !== BorderStyleTypes.NONE;
      return { s: drawn ? old.s : BorderStyleTypes.THIN, cl: { rgb: color } };
    });
  }

  /** The line of the first cell on this edge. */
  private get line(): IBorderStyleData | undefined {
    let found: IBorderStyleData | undefined;
    this.area.shared((style) => {
      found ??= style.bd?.[sides[this.edge]] ?? undefined;
      return null;
    });
    return found;
  }

  private change(change: (old: IBorderStyleData | undefined) => IBorderStyleData): void {
    const { rows, columns } = this.area.present;
    const side = sides[this.edge];
    this.area.changeEach((row, column, style) => {
      if (!lies(this.edge, row, column, rows, columns)) return undefined;
      const bd: IBorderData = { ...style.bd, [side]: change(style.bd?.[side] ?? undefined) };
      return { bd };
    });
  }
}

/** The side of a cell that carries the line. A line between two cells belongs to the upper or the left one. */
const sides: Record<Edge, "t" | "b" | "l" | "r"> = {
  EdgeTop: "t",
  EdgeBottom: "b",
  EdgeLeft: "l",
  EdgeRight: "r",
  InsideHorizontal: "b",
  InsideVertical: "r",
};

function lies(edge: Edge, row: number, column: number, rows: number, columns: number): boolean {
  switch (edge) {
    case "EdgeTop":
      return row === 0;
    case "EdgeBottom":
      return row === rows - 1;
    case "EdgeLeft":
      return column === 0;
    case "EdgeRight":
      return column === columns - 1;
    case "InsideHorizontal":
      return row < rows - 1;
    case "InsideVertical":
      return column < columns - 1;
  }
}

const black = { rgb: "#000000" };

const styles: Record<string, BorderStyleTypes> = {
  None: BorderStyleTypes.NONE,
  Continuous: BorderStyleTypes.THIN,
  Dash: BorderStyleTypes.DASHED,
  DashDot: BorderStyleTypes.DASH_DOT,
  DashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  Dot: BorderStyleTypes.DOTTED,
  Double: BorderStyleTypes.DOUBLE,
  SlantDashDot: BorderStyleTypes.SLANT_DASH_DOT,
};

const weights: Record<string, BorderStyleTypes> = {
  Hairline: BorderStyleTypes.HAIR,
  Thin: BorderStyleTypes.THIN,
  Medium: BorderStyleTypes.MEDIUM,
  Thick: BorderStyleTypes.THICK,
};

const names = new Map<BorderStyleTypes, { style: string; weight: string }>([
  ...Object.entries(styles).map(([style, line]) => [line, { style, weight: "Thin" }] as const),
  ...Object.entries(weights).map(([weight, line]) => [line, { style: "Continuous", weight }] as const),
]);
