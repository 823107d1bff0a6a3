import { RemoteObject, typeName } from "../../host/remote";
import { Application } from "./application";
import type { Grid } from "../grid";
import { NamedItemCollection } from "./names";
import { WorkbookProtection } from "../sheets/protection";
import { Range } from "../ranges/range";
import { RangeAreas } from "../ranges/range-areas";
import { activeCell, selectedAreas, selectedPlace } from "../cells/selection";
import { SettingCollection } from "./settings";
import { TableCollection } from "../tables/collection";
import { WorksheetCollection } from "../sheets/collection";

/** The root of the object model: `context.workbook`. */
export class Workbook extends RemoteObject {
  readonly [typeName] = "Workbook";

  constructor(private readonly grid: Grid) {
    super();
  }

  get name(): string {
    return this.grid.workbook.name;
  }
  get application(): Application {
    return new Application(this.grid);
  }
  get worksheets(): WorksheetCollection {
    return new WorksheetCollection(this.grid);
  }
  get tables(): TableCollection {
    return new TableCollection(this.grid);
  }
  get names(): NamedItemCollection {
    return new NamedItemCollection(this.grid);
  }
  get protection(): WorkbookProtection {
    return new WorkbookProtection(this.grid);
  }
  get settings(): SettingCollection {
    return new SettingCollection(this.grid);
  }

  /** The range of an event. The event's reference is the address of the range. */
  _GetRangeForEventByReferenceId(reference: string): Range {
    return this.worksheets.getActiveWorksheet().getRange(reference);
  }
  _GetRangeOrNullObjectForEventByReferenceId(reference: string): Range {
    return this._GetRangeForEventByReferenceId(reference);
  }

  getSelectedRange(): Range {
    const { sheetId, area } = selectedPlace(this.grid);
    return new Range(this.grid, sheetId, area);
  }
  getSelectedRanges(): RangeAreas {
    return new RangeAreas(this.grid, selectedPlace(this.grid).sheetId, selectedAreas(this.grid));
  }
  getActiveCell(): Range {
    const { sheetId, area } = activeCell(this.grid);
    return new Range(this.grid, sheetId, area);
  }
}
