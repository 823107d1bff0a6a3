import { notFound, ServiceError } from "../../host/errors";
import { items, RemoteObject, typeName } from "../../host/remote";
import type { Area, SheetArea } from "../addresses";
import type { Grid } from "../grid";
import { Range } from "../ranges/range";

export class TableRowCollection extends RemoteObject {
  readonly [typeName] = "TableRowCollection";

  constructor(
    private readonly grid: Grid,
    private readonly table: () => SheetArea,
    private readonly resize: (area: Area) => void,
  ) {
    super();
  }

  override [items](): TableRow[] {
    return Array.from({ length: this.count }, (_, index) => this.rowAt(index));
  }

  get count(): number {
    return this.table().area.rows - 1;
  }
  getCount(): number {
    return this.count;
  }
  getItemAt(index: number): TableRow {
    if (index < 0 || index >= this.count) notFound();
    return this.rowAt(index);
  }

  /** Cells below the new rows move down. Without values one blank row is added. */
  async add(index?: number, values?: unknown[][]): Promise<TableRow> {
    const { area, sheetId } = this.table();
    values ??= [Array<string>(area.columns).fill("")];
    const at = index === undefined || index === -1 ? this.count : index;
    if (at < 0 || at > this.count || !Array.isArray(values)) throw new ServiceError("InvalidArgument");
    const added = { ...area, row: area.row + 1 + at, rows: values.length };
    const rows = new Range(this.grid, sheetId, added);
    await rows.insert("Down");
    this.resize({ ...area, rows: area.rows + values.length });
    rows.values = values;
    return this.rowAt(at);
  }

  /** Cells below the rows move up. A table keeps its last row, blank. */
  async deleteRowsAt(index: number, count = 1): Promise<void> {
    if (count < 1 || index < 0 || index + count > this.count) throw new ServiceError("InvalidArgument");
    for (let at = index + count - 1; at >= index; at--) await this.rowAt(at).delete();
  }

  private rowAt(index: number): TableRow {
    return new TableRow(this.grid, this.table, index, this.resize);
  }
}

export class TableRow extends RemoteObject {
  readonly [typeName] = "TableRow";

  constructor(
    private readonly grid: Grid,
    private readonly table: () => SheetArea,
    private readonly at: number,
    private readonly resize: (area: Area) => void,
  ) {
    super();
  }

  get index(): number {
    return this.at;
  }
  get values(): unknown[][] {
    return this.getRange().values;
  }
  set values(values: unknown) {
    this.getRange().values = values;
  }

  /** Cells below the row move up. A table keeps its last row, blank. */
  async delete(): Promise<void> {
    const { area } = this.table();
    if (this.at >= area.rows - 1) notFound();
    const range = this.getRange();
    if (area.rows === 2) {
      range.clear("Contents");
      return;
    }
    await range.delete("Up");
    this.resize({ ...area, rows: area.rows - 1 });
  }

  getRange(): Range {
    const { area, sheetId } = this.table();
    return new Range(this.grid, sheetId, { ...area, row: area.row + 1 + this.at, rows: 1 });
  }
}
