import type { ICellData } from "@univerjs/core";
import {
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
} from "@univerjs/sheets";
import { ServiceError } from "../../host/errors";
import type { RemoteObject } from "../../host/remote";
import { typeName } from "../../host/remote";
import type { Area, SheetArea } from "../addresses";
import { contains, fromGridRange, intersect, toGridRange } from "../addresses";
import type { CellValue } from "../cells/cell-value";
import { copyCells } from "../cells/copy";
import type { RangeHyperlink } from "../cells/hyperlinks";
import { readHyperlink, writeHyperlink } from "../cells/hyperlinks";
import { formatText, isTextFormat } from "../cells/number-format";
import { selectArea } from "../cells/selection";
import { blankCell, toCellData, writeCells } from "../cells/write";
import { RangeFormat } from "../formats/range-format";
import { DataValidation } from "../validation/data-validation";
import { blockReader, readBlock, valueType, wrongShape } from "./blocks";
import type { Wanted } from "./cell-properties";
import { propertiesOf } from "./cell-properties";
import { LocatedRange } from "./located-range";

/** What clearing writes into a cell. */
const clearedBy: Readonly<Record<string, ICellData>> = {
  All: { ...blankCell, s: null, custom: null },
  Contents: blankCell,
  Formats: { s: null },
  Hyperlinks: { custom: null },
};

export class Range extends LocatedRange<Range> {
  readonly [typeName] = "Range";

  get values(): CellValue[][] {
    const { cells } = this;
    return readBlock(this.area, (row, column) => cells.value(row, column));
  }
  set values(input: unknown) {
    this.write(input);
  }
  get formulas(): CellValue[][] {
    const { cells } = this;
    return readBlock(this.area, (row, column) => cells.formula(row, column) ?? cells.value(row, column));
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
    return readBlock(this.area, (row, column) =>
      formatText(cells.value(row, column), cells.pattern(row, column)),
    );
  }
  get valueTypes(): string[][] {
    const { cells } = this;
    return readBlock(this.area, (row, column) => valueType(cells.value(row, column)));
  }
  get numberFormat(): string[][] {
    const { cells } = this;
    return readBlock(this.area, (row, column) => cells.style(row, column).n?.pattern ?? "General");
  }
  set numberFormat(input: unknown) {
    const formats = blockReader(input, this.area);
    writeCells(this.grid, this.sheetId, this.writable, (row, column) => {
      const pattern = formats(row, column);
      if (pattern === null || pattern === undefined) return undefined;
      if (typeof pattern !== "string" && typeof pattern !== "number") {
        throw new ServiceError("InvalidArgument");
      }
      return { s: { n: { pattern: String(pattern) } } };
    });
  }

  get rowHidden(): boolean | null {
    const rows = this.rowsOfSheet.map((row) => this.isHidden(row));
    return rows.every((hidden) => hidden === rows[0]) ? rows[0]! : null;
  }
  set rowHidden(isHidden: boolean) {
    this.grid.makeRoom(this.sheetId, this.area);
    const { row, rows } = this.area;
    const sheet = this.grid.sheetFacade(this.sheetId);
    if (isHidden) sheet.hideRows(row, rows);
    else sheet.unhideRow(sheet.getRange(row, 0, rows, 1));
  }
  getRowProperties(wanted: Wanted): object[] {
    return this.rowsOfSheet.map((row) => propertiesOf(this.rangeOf({ ...this.area, row, rows: 1 }), wanted));
  }
  /** Beyond the grid's rows all are alike, and none is hidden. */
  private get rowsOfSheet(): number[] {
    const { row, rows } = this.area;
    const present = Math.min(rows, Math.max(1, this.grid.sheet(this.sheetId)!.getRowCount() - row + 1));
    return Array.from({ length: present }, (_, down) => row + down);
  }
  private isHidden(row: number): boolean {
    const sheet = this.grid.sheet(this.sheetId)!;
    return !sheet.getRowRawVisible(row) || sheet.getRowFiltered(row);
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
  get conditionalFormats(): RemoteObject {
    return this.grid.links.conditionalFormats(this.sheetId, this.writable);
  }
  get dataValidation(): DataValidation {
    return new DataValidation(this.grid, this.sheetId, this.writable);
  }

  get hasSpill(): boolean | null {
    const spilled = this.cells.spills().filter(({ area }) => intersect(area, this.area));
    if (spilled.length === 0) return false;
    return spilled.some(({ area }) => contains(area, this.area)) ? true : null;
  }

  /** Properties of each cell, which `load` gives of the range as a whole. */
  getCellProperties(wanted: Wanted): object[][] {
    return readBlock(this.area, (row, column) =>
      propertiesOf(this.rangeOf({ row, column, rows: 1, columns: 1 }), wanted),
    );
  }
  /** The merged areas that lie in the range, wholly or in part. */
  getMergedAreasOrNullObject(): RemoteObject | null {
    const merged = this.grid.sheet(this.sheetId)!.getMergeData().map(fromGridRange);
    const areas = merged.filter((area) => intersect(area, this.area));
    return areas.length > 0 ? this.grid.links.rangeAreas(this.sheetId, areas) : null;
  }
  getTables(fullyContained = false): RemoteObject {
    return this.grid.links.tables(this.sheetId, (area) =>
      fullyContained ? contains(this.area, area) : intersect(area, this.area) !== undefined,
    );
  }

  clear(applyTo = "All"): void {
    const cleared = clearedBy[applyTo];
    if (!cleared) throw new ServiceError("InvalidArgument");
    const used = this.cells.used(false);
    const area = used && intersect(used, this.area);
    if (!area) return;
    writeCells(this.grid, this.sheetId, area, () => ({ ...cleared }));
  }
  /** Keeps only the content of the first cell. With `across`, each row becomes one cell. */
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
    source: SheetArea | string,
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

  /** Office.js calls this before it writes a large array in pieces. */
  _ValidateArraySize(rows: number, columns: number): void {
    if (rows !== this.area.rows || columns !== this.area.columns) throw wrongShape();
  }

  protected override rangeOf(area: Area): Range {
    return new Range(this.grid, this.sheetId, area);
  }

  private get facade() {
    return this.grid.sheetFacade(this.sheetId);
  }

  /** The range's area, with whole rows and columns cut to the size of the grid. */
  private get writable(): Area {
    const sheet = this.grid.sheet(this.sheetId)!;
    const rows = this.isEntireColumn ? sheet.getRowCount() : this.area.rows;
    const columns = this.isEntireRow ? sheet.getColumnCount() : this.area.columns;
    return { ...this.area, rows, columns };
  }

  private write(input: unknown): void {
    const at = blockReader(input, this.area);
    const { cells } = this;
    const area = this.writable;
    writeCells(this.grid, this.sheetId, area, (row, column) =>
      toCellData(at(row, column), isTextFormat(cells.style(area.row + row, area.column + column).n?.pattern)),
    );
  }

  /** The engine moves cells of the active sheet only. */
  private async move(commandId: string, shift: string, allowed: string[]): Promise<void> {
    if (!allowed.includes(shift)) throw new ServiceError("InvalidArgument");
    const range = toGridRange(this.writable);
    const active = this.grid.workbook.getActiveSheet().getSheetId();
    if (active !== this.sheetId) this.grid.facade.setActiveSheet(this.sheetId);
    await this.grid.commands.executeCommand(commandId, {
      unitId: this.grid.unitId,
      subUnitId: this.sheetId,
      range,
    });
    if (active !== this.sheetId) this.grid.facade.setActiveSheet(active);
  }
}
