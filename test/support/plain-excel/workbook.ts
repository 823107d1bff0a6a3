import type { Area } from "../../../workbench/excel/addresses";
import { formatAbsolute, intersect } from "../../../workbench/excel/addresses";
import { identity, RemoteObject, typeName } from "../../../workbench/host/remote";
import { adornments, Cells, Collection, lenient, newId, type SpillOf } from "./model";
import { areaOf, PlainRange, type Owner } from "./range";

/** A workbook of cells alone: it calculates nothing, and looks, charts and pages are taken and forgotten. */
export class PlainWorkbook extends RemoteObject implements Owner {
  readonly [typeName] = "Workbook";
  selected: PlainRange;
  private active: Sheet;
  private readonly sheets: Collection<Sheet>;
  private readonly named: Named[] = [];
  private readonly listed: Table[] = [];

  constructor(spillOf: SpillOf) {
    super();
    this.sheets = new Collection<Sheet>(
      [],
      (name: string) => lenient(new Sheet(new Cells(newId(), name, spillOf), this)),
      ({ name }) => name,
    );
    this.active = this.sheets.add("Sheet1" as never);
    this.selected = this.active.getRange("A1");
  }
  get worksheets(): RemoteObject {
    const { sheets } = this;
    const active = () => this.active;
    return new (class extends Collection<Sheet> {
      getActiveWorksheet(): Sheet {
        return active();
      }
    })(
      sheets.list,
      (name: never) => sheets.add(name),
      ({ name }) => name,
    );
  }
  get names(): RemoteObject {
    const { named } = this;
    return new Collection<Named>(
      named,
      (name: string, to: PlainRange | string) => new Named(name, to, named),
      ({ name }) => name,
    );
  }
  get tables(): RemoteObject {
    return this.tablesOf(() => true);
  }
  getSelectedRange(): PlainRange {
    return this.selected;
  }
  sheetOf({ id }: Cells): Sheet {
    return this.sheets.getItem(id);
  }
  tablesIn(cells: Cells, area: Area): RemoteObject {
    return this.tablesOf((table) => table.cells === cells && intersect(table.area, area) !== undefined);
  }
  activate(sheet: Sheet): void {
    this.active = sheet;
  }
  remove(sheet: Sheet): void {
    this.sheets.list.splice(this.sheets.list.indexOf(this.sheetOf(sheet.cells)), 1);
    for (const table of this.listed.filter(({ cells }) => cells === sheet.cells)) table.delete();
  }
  private tablesOf(isWanted: (table: Table) => boolean): RemoteObject {
    const make = ({ cells, area }: PlainRange): Table => {
      const table = lenient(new Table(cells, { ...area }, this, this.listed));
      this.listed.push(table);
      return table;
    };
    return new Collection<Table>(this.listed.filter(isWanted), make, ({ name }) => name);
  }
}

class Named extends RemoteObject {
  readonly [typeName] = "NamedItem";
  constructor(
    private readonly given: string,
    private readonly to: PlainRange | string,
    private readonly list: Named[],
  ) {
    super();
  }
  get name(): string {
    return this.given;
  }
  get formula(): string {
    const { to } = this;
    return typeof to === "string" ? to : `=${formatAbsolute(to.cells.name, to.area)}`;
  }
  delete(): void {
    this.list.splice(this.list.indexOf(this), 1);
  }
}

class Sheet extends RemoteObject {
  readonly [typeName] = "Worksheet";
  constructor(
    readonly cells: Cells,
    private readonly book: PlainWorkbook,
  ) {
    super();
  }
  override get [identity](): string {
    return this.cells.id;
  }
  get id(): string {
    return this.cells.id;
  }
  get name(): string {
    return this.cells.name;
  }
  get charts(): RemoteObject {
    return adornments(this.cells.adornments.charts);
  }
  get tables(): RemoteObject {
    return this.book.tablesIn(this.cells, { row: 0, column: 0, rows: 1_048_576, columns: 16_384 });
  }
  getRange(address: string): PlainRange {
    return PlainRange.of(this.cells, areaOf(address), this.book);
  }
  getRangeByIndexes(row: number, column: number, rows: number, columns: number): PlainRange {
    return PlainRange.of(this.cells, { row, column, rows, columns }, this.book);
  }
  getCell(row: number, column: number): PlainRange {
    return this.getRangeByIndexes(row, column, 1, 1);
  }
  getUsedRangeOrNullObject(): PlainRange | null {
    const area = this.cells.used();
    return area ? PlainRange.of(this.cells, area, this.book) : null;
  }
  activate(): void {
    this.book.activate(this);
  }
  delete(): void {
    this.book.remove(this);
  }
}

class Table extends RemoteObject {
  readonly [typeName] = "Table";
  private readonly key = newId();
  private given = this.key;
  constructor(
    readonly cells: Cells,
    readonly area: Area,
    private readonly book: PlainWorkbook,
    private readonly list: Table[],
  ) {
    super();
  }
  override get [identity](): string {
    return this.key;
  }
  get id(): string {
    return this.key;
  }
  get name(): string {
    return this.given;
  }
  set name(name: string) {
    this.given = name;
  }
  get worksheet(): RemoteObject {
    return this.book.sheetOf(this.cells);
  }
  get rows(): RemoteObject {
    return new Rows(this.area);
  }
  getHeaderRowRange(): PlainRange {
    return PlainRange.of(this.cells, { ...this.area, rows: 1 }, this.book);
  }
  delete(): void {
    const at = this.list.findIndex(({ id }) => id === this.id);
    if (at >= 0) this.list.splice(at, 1);
  }
}

class Rows extends RemoteObject {
  readonly [typeName] = "TableRowCollection";
  constructor(private readonly table: Area) {
    super();
  }
  get count(): number {
    return this.table.rows - 1;
  }
  add(): void {
    this.table.rows++;
  }
  deleteRowsAt(_: number, count: number): void {
    this.table.rows -= count;
  }
}
