import { items, keepsReference, RemoteObject, typeName } from "../../host/remote";
import type { Area } from "../addresses";
import type { Grid } from "../grid";
import { Range } from "./range";

/** Several areas of one sheet, such as those that a user selects while holding Ctrl. */
export class RangeAreas extends RemoteObject {
  readonly [typeName] = "RangeAreas";

  constructor(
    private readonly grid: Grid,
    private readonly sheetId: string,
    private readonly ranges: readonly Area[],
  ) {
    super();
  }

  override get [keepsReference](): boolean {
    return true;
  }

  get address(): string {
    return this.areas[items]()
      .map(({ address }) => address)
      .join(",");
  }
  get areaCount(): number {
    return this.ranges.length;
  }
  get cellCount(): number {
    return this.ranges.reduce((count, { rows, columns }) => count + rows * columns, 0);
  }
  get areas(): RangeCollection {
    return new RangeCollection(this.ranges.map((area) => new Range(this.grid, this.sheetId, area)));
  }
  get worksheet(): RemoteObject {
    return this.grid.links.worksheet(this.sheetId);
  }
}

export class RangeCollection extends RemoteObject {
  readonly [typeName] = "RangeCollection";

  constructor(private readonly ranges: readonly Range[]) {
    super();
  }

  override [items](): readonly Range[] {
    return this.ranges;
  }
  getCount(): number {
    return this.ranges.length;
  }
  getItemAt(index: number): Range | undefined {
    return this.ranges[index];
  }
}
