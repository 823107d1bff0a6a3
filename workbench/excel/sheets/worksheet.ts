import { SetTabColorCommand } from "@univerjs/sheets";
import { notFound, ServiceError } from "../../host/errors";
import type { EventSource } from "../../host/remote";
import { events, identity, RemoteObject, typeName } from "../../host/remote";
import { COLUMNS, ROWS } from "../addresses";
import { SheetCells } from "../cells/cells";
import { ChartCollection } from "../charts/collection";
import { sheetEvents } from "../events/types";
import { WorksheetFreezePanes } from "./freeze-panes";
import type { Grid } from "../grid";
import { NamedItemCollection } from "../workbook/names";
import { PageLayout } from "./page/page-layout";
import { Range } from "../ranges/range";
import { refuseIfStructureProtected, WorksheetProtection } from "./protection";
import { resolveArea } from "../cells/references";
import { TableCollection } from "../tables/collection";

export class Worksheet extends RemoteObject {
  readonly [typeName] = "Worksheet";

  constructor(
    private readonly grid: Grid,
    private readonly sheetId: string,
  ) {
    super();
    if (!grid.sheet(sheetId)) notFound();
  }

  override get [identity](): string {
    return this.sheetId;
  }
  override get [events](): Record<string, EventSource> {
    return sheetEvents(this.sheetId);
  }

  get id(): string {
    return this.sheetId;
  }
  get name(): string {
    return this.sheet.getName();
  }
  set name(name: string) {
    refuseIfStructureProtected(this.grid);
    checkSheetName(this.grid, name, this.sheetId);
    this.facade.setName(name);
  }
  get position(): number {
    return this.grid.workbook.getSheets().findIndex((sheet) => sheet.getSheetId() === this.sheetId);
  }
  set position(position: number) {
    refuseIfStructureProtected(this.grid);
    if (!Number.isInteger(position) || position < 0 || position >= this.grid.workbook.getSheetSize()) {
      throw new ServiceError("InvalidArgument");
    }
    this.grid.facade.moveSheet(this.facade, position);
  }
  get visibility(): string {
    return this.facade.isSheetHidden() ? "Hidden" : "Visible";
  }
  set visibility(visibility: string) {
    refuseIfStructureProtected(this.grid);
    if (visibility === "Visible") this.facade.showSheet();
    else if (this.isLastVisible()) throw new ServiceError("InvalidOperation");
    else this.facade.hideSheet();
  }
  get tabColor(): string {
    return this.sheet.getTabColor() || "";
  }
  set tabColor(color: string) {
    this.grid.run(SetTabColorCommand.id, {
      unitId: this.grid.unitId,
      subUnitId: this.sheetId,
      value: color === "" ? null : color,
    });
  }
  get showGridlines(): boolean {
    return !this.facade.hasHiddenGridLines();
  }
  /** Office.js reads `showGridlines` but sets it under this name. */
  set gridlines(show: boolean) {
    this.facade.setHiddenGridlines(!show);
  }

  get tables(): TableCollection {
    return new TableCollection(this.grid, this.sheetId);
  }
  get names(): NamedItemCollection {
    return new NamedItemCollection(this.grid, this.sheetId);
  }
  get charts(): ChartCollection {
    return new ChartCollection(this.grid, this.sheetId);
  }
  get protection(): WorksheetProtection {
    return new WorksheetProtection(this.grid, this.sheetId);
  }
  get pageLayout(): PageLayout {
    return new PageLayout(this.grid, this.sheetId);
  }
  get freezePanes(): WorksheetFreezePanes {
    return new WorksheetFreezePanes(this.grid, this.sheetId);
  }

  activate(): void {
    this.grid.facade.setActiveSheet(this.sheetId);
  }
  delete(): void {
    refuseIfStructureProtected(this.grid);
    if (this.isLastVisible()) throw new ServiceError("InvalidOperation");
    this.grid.facade.deleteSheet(this.sheetId);
  }
  calculate(): void {
    this.grid.calculate({ everything: true });
  }

  getRange(address?: string): Range {
    if (address === undefined || address === "") return this.all();
    const { sheetId, area } = resolveArea(this.grid, this.sheetId, address);
    return new Range(this.grid, sheetId, area);
  }
  getRangeByIndexes(row: number, column: number, rows: number, columns: number): Range {
    if (row < 0 || column < 0 || rows < 1 || columns < 1) throw new ServiceError("InvalidArgument");
    return new Range(this.grid, this.sheetId, { row, column, rows, columns });
  }
  getCell(row: number, column: number): Range {
    return this.getRangeByIndexes(row, column, 1, 1);
  }
  async getUsedRange(valuesOnly = false): Promise<Range> {
    // In Excel the used range of an empty sheet is its first cell.
    return (await this.getUsedRangeOrNullObject(valuesOnly)) ?? this.getCell(0, 0);
  }
  async getUsedRangeOrNullObject(valuesOnly = false): Promise<Range | null> {
    await this.grid.calculation.whenIdle();
    const area = new SheetCells(this.grid, this.sheetId).used(valuesOnly);
    return area ? new Range(this.grid, this.sheetId, area) : null;
  }

  private get sheet() {
    return this.grid.sheet(this.sheetId)!;
  }
  private get facade() {
    return this.grid.sheetFacade(this.sheetId);
  }
  private all(): Range {
    return new Range(this.grid, this.sheetId, { row: 0, column: 0, rows: ROWS, columns: COLUMNS });
  }
  private isLastVisible(): boolean {
    return this.grid.workbook
      .getSheets()
      .every((sheet) => sheet.getSheetId() === this.sheetId || sheet.isSheetHidden());
  }
}

const LONGEST_NAME = 31;

/** Throws when Excel would refuse this name for a sheet. */
export function checkSheetName(grid: Grid, name: string, ownId?: string): void {
  if (name === "" || name.length > LONGEST_NAME || /[\\/?*[\]:]/.test(name) || /^'|'$/.test(name)) {
    throw new ServiceError("InvalidArgument");
  }
  const taken = grid.workbook
    .getSheets()
    .some((sheet) => sheet.getSheetId() !== ownId && sheet.getName().toLowerCase() === name.toLowerCase());
  if (taken)
    throw new ServiceError(
      "ItemAlreadyExists",
      "A resource with the same name or identifier already exists.",
    );
}
