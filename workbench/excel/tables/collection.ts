import { AddSheetTableCommand } from "@univerjs/sheets-table";
import { notFound, ServiceError } from "../../host/errors";
import { items, RemoteObject, typeName } from "../../host/remote";
import type { Area, SheetArea } from "../addresses";
import { fromGridRange, intersect, toGridRange } from "../addresses";
import { SheetCells } from "../cells/cells";
import { writeCells } from "../cells/write";
import type { Grid } from "../grid";
import { Range } from "../ranges/range";
import { resolveArea } from "../cells/references";
import { Table } from "./table";

/** The tables of the workbook or of one sheet, or only those whose area is wanted. */
export class TableCollection extends RemoteObject {
  readonly [typeName] = "TableCollection";

  constructor(
    private readonly grid: Grid,
    private readonly sheetId?: string,
    private readonly lies: (area: Area) => boolean = () => true,
  ) {
    super();
  }

  override [items](): Table[] {
    return this.grid.tables
      .getTableList(this.grid.unitId)
      .filter(({ subUnitId }) => this.sheetId === undefined || subUnitId === this.sheetId)
      .filter(({ range }) => this.lies(fromGridRange(range)))
      .map(({ id }) => new Table(this.grid, id));
  }

  get count(): number {
    return this[items]().length;
  }
  getCount(): number {
    return this.count;
  }
  getFirst(): Table {
    return this[items]()[0] ?? notFound();
  }
  getItem(key: string): Table {
    return this.getItemOrNullObject(key) ?? notFound();
  }
  /** Finds a table by its id or its name, whose case does not matter. */
  getItemOrNullObject(key: string): Table | null {
    return (
      this[items]().find((table) => table.id === key || table.name.toLowerCase() === key.toLowerCase()) ??
      null
    );
  }
  getItemAt(index: number): Table {
    return this[items]()[index] ?? notFound();
  }

  async add(address: SheetArea | string, hasHeaders: boolean): Promise<Table> {
    const { sheetId, area } = this.place(address);
    this.mustBeFree(sheetId, area);
    const whole = hasHeaders ? area : { ...area, rows: area.rows + 1 };
    if (!hasHeaders) await this.pushDown(sheetId, area);
    nameColumns(this.grid, sheetId, whole);
    const id = `table-${crypto.randomUUID()}`;
    const range = toGridRange(whole.rows > 1 ? whole : { ...whole, rows: 2 });
    this.grid.makeRoom(sheetId, { ...whole, rows: Math.max(2, whole.rows) });
    const target = { unitId: this.grid.unitId, subUnitId: sheetId };
    const options = { showHeader: true };
    const name = freeName(this.grid);
    if (!this.grid.run(AddSheetTableCommand.id, { ...target, id, range, name, options })) {
      throw new ServiceError("InvalidOperation");
    }
    const table = new Table(this.grid, id);
    table.style = "TableStyleMedium2";
    return table;
  }

  private place(address: SheetArea | string) {
    const sheetId = this.sheetId ?? this.grid.workbook.getActiveSheet().getSheetId();
    return resolveArea(this.grid, sheetId, address);
  }
  private mustBeFree(sheetId: string, area: Area): void {
    const taken = this.grid.tables
      .getTableList(this.grid.unitId)
      .some((table) => table.subUnitId === sheetId && intersect(fromGridRange(table.range), area));
    if (taken) {
      throw new ServiceError("InvalidOperation", "A table can't overlap another table.");
    }
  }
  /** Cells without headers move down by one row to make room for new headers. */
  private async pushDown(sheetId: string, area: Area): Promise<void> {
    await new Range(this.grid, sheetId, { ...area, rows: 1 }).insert("Down");
  }
}

/** Turns the header row into texts, of which none is blank and no two are the same. */
function nameColumns(grid: Grid, sheetId: string, area: Area): void {
  const cells = new SheetCells(grid, sheetId);
  const taken = new Set<string>();
  writeCells(grid, sheetId, { ...area, rows: 1 }, (_, index) => {
    const shown = cells.value(area.row, area.column + index);
    const wanted = shown === "" ? `Column${index + 1}` : String(shown);
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}${number}`;
    taken.add(name.toLowerCase());
    return name === shown ? undefined : { v: name, f: null, si: null, p: null };
  });
}

function freeName(grid: Grid): string {
  const taken = new Set(grid.tables.getTableList(grid.unitId).map(({ name }) => name.toLowerCase()));
  for (let number = 1; ; number++) if (!taken.has(`table${number}`)) return `Table${number}`;
}
