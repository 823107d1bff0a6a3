import { InsertRangeMoveDownCommand, InsertRangeMoveRightCommand } from "@univerjs/sheets";
import { DeleteRangeMoveLeftCommand, DeleteRangeMoveUpCommand } from "@univerjs/sheets";
import { ServiceError } from "../../host/errors";
import { keepsReference, RemoteObject, typeName } from "../../host/remote";
import type { Area } from "../addresses";
import {
  bounding,
  COLUMNS,
  contains,
  formatReference,
  fromGridRange,
  intersect,
  ROWS,
  toGridRange,
} from "../addresses";
import type { CellValue, Spill } from "../cells/cells";
import { blankCell, isError, SheetCells, toCellData, writeCells } from "../cells/cells";
import { ConditionalFormatCollection } from "../conditional/formats";
import { copyCells } from "../cells/copy";
import { DataValidation } from "../validation/data-validation";
import type { Grid } from "../grid";
import type { RangeHyperlink } from "../cells/hyperlinks";
import { readHyperlink, writeHyperlink } from "../cells/hyperlinks";
import { formatText, isTextFormat } from "../cells/number-format";
import { RangeAreas } from "./range-areas";
import { RangeFormat } from "../formats/range-format";
import { parseOn } from "../cells/references";
import { surroundingRegion } from "../cells/region";
import { selectArea } from "../cells/selection";
import { TableCollection } from "../tables/collection";
import { Worksheet } from "../sheets/worksheet";

/** How many cells may be read at once before the answer would be too large. */
const LARGEST_READ = 5_000_000;

export class Range extends RemoteObject {
  readonly [typeName] = "Range";
  constructor(
    private readonly grid: Grid,
    readonly sheetId: string,
    readonly area: Area,
  ) {
    super();
  }

  override get [keepsReference](): boolean {
    return true;
  }

  /* Where it is */

  get address(): string {
    return formatReference(this.worksheet.name, this.area);
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
  get cellCount(): number {
    const count = this.area.rows * this.area.columns;
    return count > 2 ** 31 - 1 ? -1 : count;
  }
  get isEntireColumn(): boolean {
    return this.area.rows === ROWS;
  }
  get isEntireRow(): boolean {
    return this.area.columns === COLUMNS;
  }
  get worksheet(): Worksheet {
    return new Worksheet(this.grid, this.sheetId);
  }

  /* What is in it */

  get values(): CellValue[][] {
    const { cells } = this;
    return this.map((row, column) => cells.value(row, column));
  }
  set values(input: unknown) {
    this.write(input);
  }
  get formulas(): CellValue[][] {
    const { cells } = this;
    return this.map((row, column) => cells.formula(row, column) ?? cells.value(row, column));
  }
  set formulas(input: unknown) {
    this.write(input);
  }
  get formulasLocal(): CellValue[][] {
    return this.formulas;
  }
  set formulasLocal(input: unknown) {
    this.write(input);
  }
  get text(): string[][] {
    const { cells } = this;
    return this.map((row, column) =>
      formatText(cells.value(row, column), cells.style(row, column).n?.pattern),
    );
  }
  get valueTypes(): string[][] {
    const { cells } = this;
    return this.map((row, column) => valueType(cells.value(row, column)));
  }
  get numberFormat(): string[][] {
    const { cells } = this;
    return this.map((row, column) => cells.style(row, column).n?.pattern ?? "General");
  }
  set numberFormat(input: unknown) {
    const formats = this.grid2d(input);
    writeCells(this.grid, this.sheetId, this.writable, (row, column) => {
      const pattern = formats(row, column);
      if (pattern === null || pattern === undefined) return undefined;
      return { s: { n: { pattern: String(pattern) } } };
    });
  }

  get format(): RangeFormat {
    return new RangeFormat(this.grid, this.sheetId, this.area);
  }

  get hyperlink(): RangeHyperlink | null {
    return readHyperlink(this.grid, this.sheetId, this.area);
  }
  set hyperlink(link: RangeHyperlink) {
    writeHyperlink(this.grid, this.sheetId, this.writable, link);
  }
  get conditionalFormats(): ConditionalFormatCollection {
    return new ConditionalFormatCollection(this.grid, this.sheetId, this.writable);
  }
  get dataValidation(): DataValidation {
    return new DataValidation(this.grid, this.sheetId, this.writable);
  }

  get hasSpill(): boolean | null {
    const spilled = this.cells.spills().filter(({ area }) => intersect(area, this.area));
    if (spilled.length === 0) return false;
    return spilled.some(({ area }) => contains(area, this.area)) ? true : null;
  }

  async getSpillingToRange(): Promise<Range> {
    return (await this.getSpillingToRangeOrNullObject()) ?? notFound();
  }
  async getSpillingToRangeOrNullObject(): Promise<Range | null> {
    const spills = await this.calculatedSpills();
    const spill = spills.find(({ row, column }) => row === this.area.row && column === this.area.column);
    return spill ? this.at(spill.area) : null;
  }
  async getSpillParent(): Promise<Range> {
    return (await this.getSpillParentOrNullObject()) ?? notFound();
  }
  async getSpillParentOrNullObject(): Promise<Range | null> {
    const spill = (await this.calculatedSpills()).find(({ area }) => contains(area, this.area));
    return spill ? this.at({ row: spill.row, column: spill.column, rows: 1, columns: 1 }) : null;
  }

  /* Ranges that stand in relation to it */

  getCell(row: number, column: number): Range {
    return this.at({
      row: this.area.row + row,
      column: this.area.column + column,
      rows: 1,
      columns: 1,
    });
  }
  getRow(row: number): Range {
    return this.at({ ...this.area, row: this.area.row + row, rows: 1 });
  }
  getColumn(column: number): Range {
    if (column < 0 || column >= this.area.columns) throw new ServiceError("InvalidArgument");
    return this.at({ ...this.area, column: this.area.column + column, columns: 1 });
  }
  getLastCell(): Range {
    return this.getCell(this.area.rows - 1, this.area.columns - 1);
  }
  getLastRow(): Range {
    return this.getRow(this.area.rows - 1);
  }
  getLastColumn(): Range {
    return this.getColumn(this.area.columns - 1);
  }
  getOffsetRange(rows: number, columns: number): Range {
    return this.at({ ...this.area, row: this.area.row + rows, column: this.area.column + columns });
  }
  getResizedRange(deltaRows: number, deltaColumns: number): Range {
    return this.getAbsoluteResizedRange(this.area.rows + deltaRows, this.area.columns + deltaColumns);
  }
  getAbsoluteResizedRange(rows: number, columns: number): Range {
    return this.at({ ...this.area, rows, columns });
  }
  getRowsAbove(count = 1): Range {
    return count > 0
      ? this.at({ ...this.area, row: this.area.row - count, rows: count })
      : this.at({ ...this.area, row: this.area.row, rows: -count });
  }
  getRowsBelow(count = 1): Range {
    const end = this.area.row + this.area.rows;
    return count > 0
      ? this.at({ ...this.area, row: end, rows: count })
      : this.at({ ...this.area, row: end + count, rows: -count });
  }
  getColumnsAfter(count = 1): Range {
    const end = this.area.column + this.area.columns;
    return count > 0
      ? this.at({ ...this.area, column: end, columns: count })
      : this.at({ ...this.area, column: end + count, columns: -count });
  }
  getEntireRow(): Range {
    return this.at({ ...this.area, column: 0, columns: COLUMNS });
  }
  getEntireColumn(): Range {
    return this.at({ ...this.area, row: 0, rows: ROWS });
  }
  getIntersection(other: Range | string): Range {
    return this.getIntersectionOrNullObject(other) ?? notFound();
  }
  getIntersectionOrNullObject(other: Range | string): Range | null {
    const { sheetId, area } = this.other(other);
    const common = sheetId === this.sheetId ? intersect(this.area, area) : undefined;
    return common ? this.at(common) : null;
  }
  getBoundingRect(other: Range | string): Range {
    const { sheetId, area } = this.other(other);
    if (sheetId !== this.sheetId) throw new ServiceError("InvalidArgument");
    return this.at(bounding(this.area, area));
  }
  async getUsedRange(valuesOnly = false): Promise<Range> {
    return (await this.getUsedRangeOrNullObject(valuesOnly)) ?? notFound();
  }
  async getUsedRangeOrNullObject(valuesOnly = false): Promise<Range | null> {
    await this.grid.calculation.whenIdle();
    const used = this.cells.used(valuesOnly);
    const common = used && intersect(used, this.area);
    return common ? this.at(common) : null;
  }
  async getSurroundingRegion(): Promise<Range> {
    await this.grid.calculation.whenIdle();
    return this.at(surroundingRegion(this.cells, this.area));
  }
  /** The merged cells that lie in it, wholly or in part. */
  getMergedAreasOrNullObject(): RangeAreas | null {
    const merged = this.grid.sheet(this.sheetId)!.getMergeData().map(fromGridRange);
    const areas = merged.filter((area) => intersect(area, this.area));
    return areas.length > 0 ? new RangeAreas(this.grid, this.sheetId, areas) : null;
  }
  getTables(fullyContained = false): TableCollection {
    return new TableCollection(this.grid, this.sheetId, (area) =>
      fullyContained ? contains(this.area, area) : intersect(area, this.area) !== undefined,
    );
  }

  /* Changes */

  clear(applyTo = "All"): void {
    if (!["All", "Contents", "Formats", "Hyperlinks"].includes(applyTo))
      throw new ServiceError("InvalidArgument");
    const used = this.cells.used(false);
    const area = used && intersect(used, this.area);
    if (!area) return;
    writeCells(this.grid, this.sheetId, area, () => ({
      ...(applyTo === "All" || applyTo === "Contents" ? blankCell : {}),
      ...(applyTo === "All" || applyTo === "Formats" ? { s: null } : {}),
      ...(applyTo === "All" || applyTo === "Hyperlinks" ? { custom: null } : {}),
    }));
  }
  /** Of what the cells hold, the first one's stays; `across` makes one cell of each row. */
  merge(across = false): void {
    const cells = this.facade.getRange(toGridRange(this.writable));
    if (across) cells.mergeAcross({ isForceMerge: true });
    else cells.merge({ isForceMerge: true });
  }
  unmerge(): void {
    this.facade.getRange(toGridRange(this.writable)).breakApart();
  }
  async delete(shift: string): Promise<void> {
    const { facade, area } = this;
    if (this.isEntireRow) return void facade.deleteRows(area.row, area.rows);
    if (this.isEntireColumn) return void facade.deleteColumns(area.column, area.columns);
    const command = shift === "Left" ? DeleteRangeMoveLeftCommand : DeleteRangeMoveUpCommand;
    await this.move(command.id, shift, ["Left", "Up"]);
  }
  async insert(shift: string): Promise<Range> {
    const { facade, area } = this;
    if (this.isEntireRow || this.isEntireColumn) {
      if (this.isEntireRow) facade.insertRows(area.row, area.rows);
      else facade.insertColumns(area.column, area.columns);
      return this;
    }
    const command = shift === "Right" ? InsertRangeMoveRightCommand : InsertRangeMoveDownCommand;
    await this.move(command.id, shift, ["Right", "Down"]);
    return this;
  }
  async copyFrom(
    source: Range | string,
    copyType = "All",
    skipBlanks = false,
    transpose = false,
  ): Promise<void> {
    await this.grid.calculation.whenIdle();
    const from = this.other(source);
    copyCells(this.grid, from, { sheetId: this.sheetId, area: this.area }, copyType, skipBlanks, transpose);
  }
  select(): void {
    selectArea(this.grid, this.sheetId, this.area);
  }

  /** Asked by the library before it writes a large array in pieces. */
  _ValidateArraySize(rows: number, columns: number): void {
    if (rows !== this.area.rows || columns !== this.area.columns) throw wrongShape();
  }

  private get facade() {
    return this.grid.sheetFacade(this.sheetId);
  }
  private get cells(): SheetCells {
    return new SheetCells(this.grid, this.sheetId);
  }

  /** Whole rows and columns reach as far as the sheet at hand. */
  private get writable(): Area {
    const sheet = this.grid.sheet(this.sheetId)!;
    const rows = this.isEntireColumn ? sheet.getRowCount() : this.area.rows;
    const columns = this.isEntireRow ? sheet.getColumnCount() : this.area.columns;
    return { ...this.area, rows, columns };
  }

  private map<T>(read: (row: number, column: number) => T): T[][] {
    const { row, column, rows, columns } = this.area;
    if (rows * columns > LARGEST_READ) {
      throw new ServiceError("InvalidOperation", "The range is too large to be read at once.");
    }
    return Array.from({ length: rows }, (_, down) =>
      Array.from({ length: columns }, (_, right) => read(row + down, column + right)),
    );
  }

  private write(input: unknown): void {
    const at = this.grid2d(input);
    const { cells } = this;
    const area = this.writable;
    writeCells(this.grid, this.sheetId, area, (row, column) =>
      toCellData(at(row, column), isTextFormat(cells.style(area.row + row, area.column + column).n?.pattern)),
    );
  }

  /** One value for all cells, or a block of the range's own shape. */
  private grid2d(input: unknown): (row: number, column: number) => unknown {
    if (!Array.isArray(input)) return () => input;
    const rows = input as unknown[][];
    const fits =
      rows.length === this.area.rows &&
      rows.every((row) => Array.isArray(row) && row.length === this.area.columns);
    if (!fits) throw wrongShape();
    return (row, column) => rows[row]![column];
  }

  private at(area: Area): Range {
    const inside =
      area.row >= 0 &&
      area.column >= 0 &&
      area.rows >= 1 &&
      area.columns >= 1 &&
      area.row + area.rows <= ROWS &&
      area.column + area.columns <= COLUMNS;
    if (!inside) throw new ServiceError("InvalidArgument");
    return new Range(this.grid, this.sheetId, area);
  }

  private other(other: Range | string): { sheetId: string; area: Area } {
    return other instanceof Range ? other : parseOn(this.grid, this.sheetId, other);
  }

  private async calculatedSpills(): Promise<Spill[]> {
    if (this.area.rows !== 1 || this.area.columns !== 1) throw new ServiceError("InvalidArgument");
    await this.grid.calculation.whenIdle();
    return this.cells.spills();
  }

  private async move(commandId: string, shift: string, allowed: string[]): Promise<void> {
    if (!allowed.includes(shift)) throw new ServiceError("InvalidArgument");
    const range = toGridRange(this.writable);
    await this.grid.commands.executeCommand(commandId, {
      unitId: this.grid.unitId,
      subUnitId: this.sheetId,
      range,
    });
  }
}

function valueType(value: CellValue): string {
  if (value === "") return "Empty";
  if (isError(value)) return "Error";
  return { string: "String", number: "Double", boolean: "Boolean" }[
    typeof value as "string" | "number" | "boolean"
  ];
}

function notFound(): never {
  throw new ServiceError("ItemNotFound");
}

const wrongShape = () =>
  new ServiceError(
    "InvalidArgument",
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );
