import { notFound } from "../../host/errors";
import type { EventSource } from "../../host/remote";
import { events, items, RemoteObject, typeName } from "../../host/remote";
import { bookEvents } from "../events/types";
import type { Grid } from "../grid";
import { refuseIfStructureProtected } from "./protection";
import { ROW_PIXELS } from "../formats/range-format";
import { checkSheetName, Worksheet } from "./worksheet";

export class WorksheetCollection extends RemoteObject {
  readonly [typeName] = "WorksheetCollection";

  constructor(private readonly grid: Grid) {
    super();
  }

  override get [events](): Record<string, EventSource> {
    return bookEvents;
  }
  override [items](): Worksheet[] {
    return this.grid.workbook.getSheets().map((sheet) => new Worksheet(this.grid, sheet.getSheetId()));
  }

  add(name?: string): Worksheet {
    refuseIfStructureProtected(this.grid);
    if (name !== undefined) checkSheetName(this.grid, name);
    const active = this.grid.workbook.getActiveSheet().getSheetId();
    const added = this.grid.facade.create(name ?? this.freeName(), NEW_SHEET_ROWS, NEW_SHEET_COLUMNS, {
      index: this.grid.workbook.getSheetSize(),
      sheet: { defaultRowHeight: ROW_PIXELS },
    });
    // The engine activates a sheet when it is added; Excel does not.
    this.grid.facade.setActiveSheet(active);
    return new Worksheet(this.grid, added.getSheetId());
  }
  getActiveWorksheet(): Worksheet {
    return new Worksheet(this.grid, this.grid.workbook.getActiveSheet().getSheetId());
  }
  getCount(visibleOnly = false): number {
    return this.listed(visibleOnly).length;
  }
  getFirst(visibleOnly = false): Worksheet {
    return this.listed(visibleOnly)[0]!;
  }
  getLast(visibleOnly = false): Worksheet {
    return this.listed(visibleOnly).at(-1)!;
  }
  getItem(key: string): Worksheet {
    return this.getItemOrNullObject(key) ?? notFound();
  }
  /** Finds a sheet by its id or its name, whose case does not matter. */
  getItemOrNullObject(key: string): Worksheet | null {
    const sheet = this.grid.workbook
      .getSheets()
      .find((known) => known.getSheetId() === key || known.getName().toLowerCase() === key.toLowerCase());
    return sheet ? new Worksheet(this.grid, sheet.getSheetId()) : null;
  }

  private listed(visibleOnly: boolean): Worksheet[] {
    return this[items]().filter((sheet) => !visibleOnly || sheet.visibility === "Visible");
  }

  private freeName(): string {
    for (let number = this.grid.workbook.getSheetSize() + 1; ; number++) {
      if (!this.getItemOrNullObject(`Sheet${number}`)) return `Sheet${number}`;
    }
  }
}

const NEW_SHEET_ROWS = 1000;
const NEW_SHEET_COLUMNS = 26;
