import type { Area, SheetArea } from "../../../workbench/excel/addresses";
import { formatReference, parseReference } from "../../../workbench/excel/addresses";
import { blockReader, readBlock } from "../../../workbench/excel/ranges/blocks";
import { keepsReference, RemoteObject, typeName } from "../../../workbench/host/remote";
import { adornments, lenient, placeOf, type Cells } from "./model";

export interface Owner {
  readonly sheetOf: (cells: Cells) => RemoteObject;
  readonly tablesIn: (cells: Cells, area: Area) => RemoteObject;
}

export class PlainRange extends RemoteObject implements SheetArea {
  readonly [typeName] = "Range";
  constructor(
    readonly cells: Cells,
    readonly area: Area,
    private readonly owner: Owner,
  ) {
    super();
  }
  static of(...given: ConstructorParameters<typeof PlainRange>): PlainRange {
    return lenient(new PlainRange(...given));
  }
  override get [keepsReference](): boolean {
    return true;
  }
  get sheetId(): string {
    return this.cells.id;
  }
  get address(): string {
    return formatReference(this.cells.name, this.area);
  }
  get rowIndex(): number {
    return this.area.row;
  }
  get columnIndex(): number {
    return this.area.column;
  }
  get rowCount(): number {
    return this.area.rows;
  }
  get columnCount(): number {
    return this.area.columns;
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
  getCell(row: number, column: number): PlainRange {
    return this.at({ row: this.area.row + row, column: this.area.column + column, rows: 1, columns: 1 });
  }
  getRow(row: number): PlainRange {
    return this.at({ ...this.area, row: this.area.row + row, rows: 1 });
  }
  getResizedRange(rows: number, columns: number): PlainRange {
    return this.at({ ...this.area, rows: this.area.rows + rows, columns: this.area.columns + columns });
  }
  getAbsoluteResizedRange(rows: number, columns: number): PlainRange {
    return this.at({ ...this.area, rows, columns });
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
  private at({ row, column, rows, columns }: Area): PlainRange {
    return PlainRange.of(this.cells, { row, column, rows, columns }, this.owner);
  }
}

export function areaOf(address: string): Area {
  return parseReference(address)!.area;
}
