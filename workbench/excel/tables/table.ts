import {
  AddTableThemeCommand,
  DeleteSheetTableCommand,
  SetSheetTableCommand,
  SetSheetTableMutation,
} from "@univerjs/sheets-table";
import { IDefinedNamesService } from "@univerjs/engine-formula";
import { notFound, ServiceError } from "../../host/errors";
import type { EventSource } from "../../host/remote";
import { events, identity, RemoteObject, typeName } from "../../host/remote";
import type { Area, SheetArea } from "../addresses";
import { fromGridRange, parseReference, toGridRange } from "../addresses";
import { tableEvents } from "../events/types";
import type { Grid } from "../grid";
import { Range } from "../ranges/range";
import { parseAnew } from "../calculation/parsed-formulas";
import { resolveArea } from "../cells/references";
import { TableColumnCollection } from "./columns";
import type { TableLook, UniverTable } from "./look";
import { lookOf } from "./look";
import { TableRowCollection } from "./rows";
import { isTableStyle, tableTheme } from "./styles";

export class Table extends RemoteObject {
  readonly [typeName] = "Table";

  constructor(
    private readonly grid: Grid,
    private readonly tableId: string,
  ) {
    super();
  }

  override get [identity](): string {
    return this.tableId;
  }
  override get [events](): Record<string, EventSource> {
    return tableEvents(this.tableId);
  }

  get id(): string {
    return this.tableId;
  }
  get name(): string {
    return this.stored.getDisplayName();
  }
  set name(name: string) {
    if (name === this.name) return;
    if (!isName(name) || isTaken(this.grid, name)) throw new ServiceError("InvalidArgument");
    // The engine's command refuses the name of a sheet; Excel allows it.
    const isSheet = this.grid.workbook.getSheets().some((sheet) => sameText(sheet.getName(), name));
    const { unitId } = this.grid;
    if (!isSheet) this.configure({ name });
    else this.grid.run(SetSheetTableMutation.id, { unitId, tableId: this.tableId, config: { name } });
  }
  get style(): string {
    return this.look.style;
  }
  set style(style: string) {
    if (style !== "" && !isTableStyle(style)) throw new ServiceError("InvalidArgument");
    this.restyle({ style });
  }
  get showBandedRows(): boolean {
    return this.look.bandedRows;
  }
  set showBandedRows(bandedRows: boolean) {
    this.restyle({ bandedRows });
  }
  get showHeaders(): boolean {
    return true;
  }
  set showHeaders(show: boolean) {
    if (!show) throw new ServiceError("NotImplemented");
  }
  get showFilterButton(): boolean {
    return this.look.filterButton;
  }
  set showFilterButton(filterButton: boolean) {
    this.restyle({ filterButton });
  }
  get showTotals(): boolean {
    return this.look.totals;
  }
  /** Fills a new totals row as Excel does: "Total" in the first column, and the sum or the count of the last column. */
  set showTotals(show: boolean) {
    if (show === this.look.totals) return;
    if (show) this.addTotals();
    else {
      this.getTotalRowRange().clear("All");
      this.look = { totals: false };
    }
    parseAnew(this.grid);
  }

  get columns(): TableColumnCollection {
    return new TableColumnCollection(this.grid, () => this.place);
  }
  get rows(): TableRowCollection {
    return new TableRowCollection(
      this.grid,
      () => this.place,
      (area) => this.resizeTo(area),
    );
  }
  get worksheet(): RemoteObject {
    return this.grid.links.worksheet(this.place.sheetId);
  }

  getRange(): Range {
    const { totals } = this.look;
    return this.part(({ area }) => ({ ...area, rows: area.rows + (totals ? 1 : 0) }));
  }
  getHeaderRowRange(): Range {
    return this.part(({ area }) => ({ ...area, rows: 1 }));
  }
  getDataBodyRange(): Range {
    return this.part(({ area }) => ({ ...area, row: area.row + 1, rows: area.rows - 1 }));
  }

  getTotalRowRange(): Range {
    if (!this.look.totals) notFound();
    return this.part(({ area }) => ({ ...area, row: area.row + area.rows, rows: 1 }));
  }

  resize(to: SheetArea | string): void {
    const { area } = resolveArea(this.grid, this.place.sheetId, to);
    const own = this.place.area;
    if (area.row !== own.row || area.column !== own.column || area.rows < 2) {
      throw new ServiceError("InvalidArgument");
    }
    this.resizeTo({ ...area, rows: area.rows - (this.look.totals ? 1 : 0) });
  }
  /** Removes the table and keeps its cells. */
  convertToRange(): Range {
    const range = this.getRange();
    this.remove();
    return range;
  }
  delete(): void {
    const range = this.getRange();
    this.remove();
    range.clear("All");
  }

  private get stored(): UniverTable {
    const stored = this.grid.tables.getTableById(this.grid.unitId, this.tableId);
    return stored ?? notFound();
  }
  private get place(): SheetArea {
    const { stored } = this;
    return { sheetId: stored.getSubunitId(), area: fromGridRange(stored.getRange()) };
  }
  private part(of: (place: { area: Area }) => Area): Range {
    return new Range(this.grid, this.place.sheetId, of(this.place));
  }
  private configure(config: object): void {
    const { unitId } = this.grid;
    if (!this.grid.run(SetSheetTableCommand.id, { unitId, tableId: this.tableId, ...config })) {
      throw new ServiceError("InvalidArgument");
    }
  }
  private resizeTo(area: Area): void {
    this.configure({ updateRange: { newRange: toGridRange(area) } });
  }
  private remove(): void {
    const { sheetId } = this.place;
    this.grid.run(DeleteSheetTableCommand.id, {
      unitId: this.grid.unitId,
      subUnitId: sheetId,
      tableId: this.tableId,
    });
  }

  private get look(): TableLook {
    return lookOf(this.stored);
  }
  private set look(change: Partial<TableLook>) {
    this.stored.setTableMeta({ ...this.look, ...change });
  }
  private addTotals(): void {
    this.look = { totals: true };
    const range = this.getTotalRowRange();
    const last = range.getLastColumn();
    const body = this.getDataBodyRange().getLastColumn();
    // A formula counts as a number, because it may not be calculated yet.
    const isSum = body.formulas.flat().some((one) => typeof one === "number" || String(one).startsWith("="));
    const column = this.columns.getItemAt(this.columns.count - 1).name.replace(/['[\]#@]/g, "'$&");
    range.getCell(0, 0).values = "Total";
    if (range.columnCount > 1) last.formulas = `=SUBTOTAL(${isSum ? 109 : 103},[${column}])`;
    range.format.font.bold = true;
    range.format.borders.getItem("EdgeTop").style = "Continuous";
  }
  private restyle(change: Partial<TableLook>): void {
    this.look = change;
    const { look } = this;
    this.grid.run(AddTableThemeCommand.id, {
      unitId: this.grid.unitId,
      tableId: this.tableId,
      themeStyle: tableTheme(look.style, look.bandedRows),
    });
  }
}

const LONGEST_NAME = 255;

const isName = (name: string): boolean =>
  /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) && name.length <= LONGEST_NAME && !parseReference(name);

function isTaken(grid: Grid, name: string): boolean {
  const tables = grid.tables.getTableList(grid.unitId);
  const names = Object.values(grid.injector.get(IDefinedNamesService).getDefinedNameMap(grid.unitId) ?? {});
  return [...tables, ...names].some((known) => sameText(known.name, name));
}

const sameText = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
