import type { SheetArea } from "../addresses";
import { notFound } from "../../host/errors";
import { identity, items, RemoteObject, typeName } from "../../host/remote";
import { SheetCells } from "../cells/cells";
import { writeCells } from "../cells/write";
import type { Grid } from "../grid";
import { Range } from "../ranges/range";

export class TableColumnCollection extends RemoteObject {
  readonly [typeName] = "TableColumnCollection";

  constructor(
    private readonly grid: Grid,
    private readonly table: () => SheetArea,
  ) {
    super();
  }

  override [items](): TableColumn[] {
    return Array.from(
      { length: this.table().area.columns },
      (_, index) => new TableColumn(this.grid, this.table, index),
    );
  }

  get count(): number {
    return this.table().area.columns;
  }
  getCount(): number {
    return this.count;
  }
  getItem(key: string | number): TableColumn {
    return this.getItemOrNullObject(key) ?? notFound();
  }
  getItemOrNullObject(key: string | number): TableColumn | null {
    const named = (column: TableColumn) => column.name.toLowerCase() === String(key).toLowerCase();
    return (
      this[items]().find((column) => (typeof key === "number" ? column.id === key : named(column))) ?? null
    );
  }
  getItemAt(index: number): TableColumn {
    return this[items]()[index] ?? notFound();
  }
}

export class TableColumn extends RemoteObject {
  readonly [typeName] = "TableColumn";

  constructor(
    private readonly grid: Grid,
    private readonly table: () => SheetArea,
    private readonly at: number,
  ) {
    super();
  }

  override get [identity](): string {
    return String(this.id);
  }

  get id(): number {
    return this.at + 1;
  }
  get index(): number {
    return this.at;
  }
  get name(): string {
    const { row, column } = this.table().area;
    return String(new SheetCells(this.grid, this.table().sheetId).value(row, column + this.at));
  }
  set name(name: string) {
    const { area: whole } = this.table();
    const area = { ...whole, column: whole.column + this.at, rows: 1, columns: 1 };
    writeCells(this.grid, this.table().sheetId, area, () => ({ v: name, f: null, si: null, p: null }));
  }
  get values(): unknown[][] {
    return this.getRange().values;
  }

  getRange(): Range {
    return this.part(0, this.table().area.rows);
  }
  getHeaderRowRange(): Range {
    return this.part(0, 1);
  }
  getDataBodyRange(): Range {
    return this.part(1, this.table().area.rows - 1);
  }

  private part(from: number, rows: number): Range {
    const { row, column } = this.table().area;
    return new Range(this.grid, this.table().sheetId, {
      row: row + from,
      column: column + this.at,
      rows,
      columns: 1,
    });
  }
}
