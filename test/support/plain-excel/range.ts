import type { Area, SheetArea } from "../../../workbench/excel/addresses";
import { parseReference } from "../../../workbench/excel/addresses";
import { blockReader, readBlock } from "../../../workbench/excel/ranges/blocks";
import { PlacedRange } from "../../../workbench/excel/ranges/placed-range";
import { type RemoteObject, typeName } from "../../../workbench/host/remote";
import { adornments, lenient, placeOf, type Cells } from "./model";

export interface Owner {
  readonly sheetOf: (cells: Cells) => RemoteObject;
  readonly tablesIn: (cells: Cells, area: Area) => RemoteObject;
}

export class PlainRange extends PlacedRange<PlainRange> implements SheetArea {
  readonly [typeName] = "Range";
  constructor(
    readonly cells: Cells,
    area: Area,
    private readonly owner: Owner,
  ) {
    super(area);
  }
  static of(...given: ConstructorParameters<typeof PlainRange>): PlainRange {
    return lenient(new PlainRange(...given));
  }
  get sheetId(): string {
    return this.cells.id;
  }
  protected nameOfSheet(): string {
    return this.cells.name;
  }
  get worksheet(): RemoteObject {
    return this.owner.sheetOf(this.cells);
  }
  get formulas(): unknown[][] {
    return readBlock(this.area, (row, column) => this.cells.read(row, column));
  }
  set formulas(input: unknown) {
    const at = blockReader(input, this.area);
    this.each((row, column) =>
      this.cells.enter(row, column, at(row - this.area.row, column - this.area.column)),
    );
  }
  /** A formula's result is a number of 16 digits, as those that spill are. */
  get values(): unknown[][] {
    return this.formulas.map((row) =>
      row.map((content) => (typeof content === "string" && content.startsWith("=") ? 1 / 7 : content)),
    );
  }
  set values(input: unknown) {
    this.formulas = input;
  }
  get numberFormat(): unknown[][] {
    return readBlock(this.area, (row, column) => this.cells.formats.get(placeOf(row, column)) ?? "General");
  }
  set numberFormat(input: unknown) {
    const at = blockReader(input, this.area);
    this.each((row, column) =>
      this.cells.formats.set(
        placeOf(row, column),
        at(row - this.area.row, column - this.area.column) as string,
      ),
    );
  }
  get hasSpill(): boolean | null {
    const spills = this.cells.spillsIn(this.area);
    if (spills.length === 0) return false;
    const { row, column, rows, columns } = this.area;
    return spills.some(
      (one) =>
        one.row <= row &&
        one.column <= column &&
        one.row + one.rows >= row + rows &&
        one.column + one.columns >= column + columns,
    )
      ? true
      : null;
  }
  get conditionalFormats(): RemoteObject {
    return adornments(this.cells.adornments.formats);
  }
  clear(): void {
    this.each((row, column) => this.cells.enter(row, column, ""));
  }
  getBoundingRect({ area }: PlainRange): PlainRange {
    return this.at({ ...this.area, rows: area.row + area.rows - this.area.row });
  }
  getTables(): RemoteObject {
    return this.owner.tablesIn(this.cells, this.area);
  }
  getSpillingToRangeOrNullObject(): PlainRange | null {
    const spill = this.cells.spills.find(
      ({ row, column }) => row === this.area.row && column === this.area.column,
    );
    return spill ? this.at(spill) : null;
  }
  getSpillParentOrNullObject(): PlainRange | null {
    const [spill] = this.cells.spillsIn(this.area);
    return spill ? this.at({ ...spill, rows: 1, columns: 1 }) : null;
  }
  getMergedAreasOrNullObject(): null {
    return null;
  }
  _ValidateArraySize(): null {
    return null;
  }

  private each(visit: (row: number, column: number) => void): void {
    const { row, column, rows, columns } = this.area;
    for (let down = 0; down < rows; down++)
      for (let right = 0; right < columns; right++) visit(row + down, column + right);
  }
  protected rangeOf({ row, column, rows, columns }: Area): PlainRange {
    return PlainRange.of(this.cells, { row, column, rows, columns }, this.owner);
  }
}

export function areaOf(address: string): Area {
  return parseReference(address)!.area;
}
